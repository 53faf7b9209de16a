"""Supervisors in Chinese text, in simplified form: surnames, titles, labels and what speaks against."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.supervisors.names import FULL_NAME, words

# Family names, the most frequent first. The second group is rarer, or common as a word: it counts only where
# no other character stands before, or one that ends an organization's name.
COMMON_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康文牛樊"
    "葛邢安乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞柳甘祝宁尚舒阮柯纪梅童凌毕季裴霍涂苗谷曲翁冉骆蓝辛靳柴蒙鲍"
    "华喻祁蒲滕屈饶牟艾尤穆卓吉缪简芦褚娄窦戚岑党宫卜晏席柏宗瞿"
    "赖萧傅阎洪施常左"
)
RARE_SURNAMES = (
    "向齐易包符单成盛路游管房解阳时农司古车项连麦景费冷卫米桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇"
    "桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜"
    "海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母"
    "裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干尉冶斯元束檀衣信展阴昝智幸奉植衡"
    "富尧闭由汲"
    "荀滑隗郗邴钮乜竺糜庾缑蒯闾鄂沃訾逄逮苍贲隽仉佴谯笪巢盍桓褟奕耶钭靖牧仰毋"
)
_SURNAMES = COMMON_SURNAMES + RARE_SURNAMES
_COMPOUND = (
    "欧阳|上官|皇甫|令狐|诸葛|司徒|司马|申屠|夏侯|公孙|慕容|尉迟|长孙|宇文|端木|百里|南宫|东方|西门|独孤|轩辕|淳于|范姜"
    "|拓跋|呼延|闻人|澹台|赫连|钟离|公羊|濮阳|鲜于|闾丘|完颜|纳兰"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split("|"))


def begins_with_surname(text: str) -> bool:
    """Tell whether a text, folded, may be a Chinese name by its first characters."""
    return text[:1] in _SURNAMES or text[:2] in COMPOUND_SURNAMES


_GIVEN = r"[\u4e00-\u9fff]"
CHINESE_NAME = rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}|[{_SURNAMES}]{_GIVEN}{{1,2}})"
_SPACED_NAME = rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}|[{_SURNAMES}](?:{_GIVEN}{{1,2}}| {_GIVEN}(?!{_GIVEN})))"
_TITLES = (
    r"(?:助理|副|特聘|讲席|讲座|长聘副?|准聘副?|青年|客座|杰出|首席|(?:特聘)?副|特任|独立)?(?:教授"
    r"|研究员)|院士|老师|博士(?![后生研学点论毕期在阶班及、/或和与]|课程|项目)"
    r"|助研究员|(?:博士生|硕士生|研究生)?导师|助理教授|首席科学家|青年科学家|讲师|(?:高级|正高级)?工程师"
    r"|(?:副?主任|主治)医师|PI(?![A-Za-z])"
)
_RANK = rf"(?P<rank>{_TITLES})"
_LATIN = rf"(?P<name>{FULL_NAME})"
_SEPARATOR = r"(?:[、，,和与及或 /]{1,2})"
_WITH_RANK = rf"{_SPACED_NAME} ?(?:{_TITLES})?"

# A surname of the second group after another character: only right after these.
BEFORE_RARE = frozenset("系院校所室司由请与至给或及")

# A Chinese name right after, or right before, the same person's name in Latin script.
BESIDE = re.compile(rf" ?[（(]? ?(?P<name>{CHINESE_NAME})(?![\u4e00-\u9fff])")
BEFORE = re.compile(rf"(?<![\u4e00-\u9fff])(?P<name>{CHINESE_NAME}) ?[（(]? ?$")
WHOLE_NAME = re.compile(_SPACED_NAME)
# A name inside a list of people.
IN_LIST = re.compile(rf"(?P<name>{_SPACED_NAME})(?= ?(?:{_TITLES})|[^\u4e00-\u9fff]|[和与及]|$)")

# How the column of a table that holds supervisors is headed.
MENTOR_COLUMN = words(
    """
    导师 指导教师 指导老师 合作导师 招生导师 负责人 教师 教师姓名 导师姓名 PI
    """
)

RULES = (
    Rule("name-and-title", re.compile(rf"(?P<name>{_SPACED_NAME.replace('1,2}', '1,2}?')}) ?{_RANK}"), 0.68),
    Rule(
        "surname-and-title",
        re.compile(
            rf"(?<![\u4e00-\u9fff])(?P<name>[{_SURNAMES}]) ?(?P<rank>老师|教授"
            r"|博士(?![后生研学点论毕]))(?=[^\u4e00-\u9fff]|$)"
        ),
        0.62,
    ),
    Rule(
        "label",
        re.compile(
            r"(?:(?:招生|指导|合作|志愿|博士生|研究生|硕士生|论文|第一)?导师|指导(?:老师|教师)"
            r"|(?:课题组?|团队|实验室|项目|平台)?(?:负责人|组长|带头人)|课题组长|首席科学家|PI"
            r"|主要?研究者)"
            rf"(?:姓名|简介|信息|为|是|包括)?[:： \n]{{1,2}}(?P<names>{_WITH_RANK}(?:{_SEPARATOR}"
            rf"{_WITH_RANK}){{0,5}})(?![\u4e00-\u9fff])"
        ),
        0.82,
    ),
    Rule(
        "contact-label",
        re.compile(
            rf"(?:联系人|联系老师|联系方式|联络人|请联系)[:： \n]{{1,2}}(?P<names>{_WITH_RANK}(?:"
            rf"{_SEPARATOR}{_WITH_RANK}){{0,2}})(?![\u4e00-\u9fff])"
        ),
        0.45,
    ),
    Rule(
        "group-of",
        re.compile(rf"(?P<name>{CHINESE_NAME})(?:课题组|团队|实验室|工作室|研究组|项目组|研究室|小组)"),
        0.6,
    ),
    Rule(
        "name-then-title",
        re.compile(
            rf"(?:^|[\n。！；的] ?)(?P<name>{_SPACED_NAME})(?:,? ?[（(][^（）()\n]{{2,40}}[)）])? ?(?:[，"
            rf",:：]|现[任为]|是)(?=[^。\n]{{0,40}}?{_RANK})"
        ),
        0.74,
    ),
    Rule(
        "name-then-mail",
        re.compile(
            rf"(?:^|\n)(?P<name>{_SPACED_NAME})(?:{_TITLES})?[ ，,:：\n]{{1,3}}(?:Email|E-mail|email"
            r"|邮箱|电子邮件)"
        ),
        0.6,
    ),
    Rule(
        "label-alone",
        re.compile(rf"(?:负责人|带头人|组长)(?P<name>{CHINESE_NAME})(?=[（(，,。、；;]|{_TITLES})"),
        0.7,
    ),
    Rule(
        "i-am",
        re.compile(
            rf"(?:我是|我叫|本人|我[（(])(?:[^，。；\n]{{2,24}}(?:大学|学院|[系所院]|实验室|中心|组|团队)的)? ?"
            rf"(?P<name>{CHINESE_NAME})(?![\u4e00-\u9fff])(?![，,（(]?[^，,。招]{{0,8}}(?:博士后|博士生|硕士生|研究生|学生))"
        ),
        0.75,
    ),
    Rule(
        "owner-heading",
        re.compile(rf"^(?P<name>{_SPACED_NAME})(?: ?[–—|·-] ?|的)(?=.{{0,12}}(?:招生|招聘|主页|个人|课题组|加入))"),
        0.72,
    ),
    Rule(
        "copyright",
        re.compile(rf"(?:©|版权所有)[^\u4e00-\u9fff]{{0,20}}(?P<name>{CHINESE_NAME})(?![\u4e00-\u9fff])"),
        0.62,
    ),
    Rule(
        "latin-name-and-title",
        re.compile(rf"{_LATIN} ?(?P<rank>(?:副|助理)?教授|研究员|老师|导师|院士)"),
        0.66,
    ),
    Rule(
        "latin-and-chinese",
        re.compile(rf"(?P<name>{CHINESE_NAME}) ?[（(] ?{FULL_NAME} ?[)）](?=.{{0,40}}{_RANK})"),
        0.7,
    ),
)

AGAINST = re.compile(
    r"\d{4}年[^。]{0,60}(?:博士|担任|毕业)|合作者|推荐人|校友|毕业于|曾[任在]|师从|感谢|致谢|秘书"
    r"|助理[:： ]|行政|人事|编著|教材|作者|主编|论文|获奖|学生[:： ]|办公室|例如|比如|原副?校长|创始人"
    r"|院长|学长|同学|姓名"
)
AGAINST_HEADING = re.compile(
    r"校友|毕业生|论文|成果|新闻|动态|合作者|合作单位|致谢|获奖|奖励|学生$|成员|发表|参考文献|学校简介"
)
# Words that begin like a name.
NOT_NAMES = words(
    """
    万元 万名 上海 与其 东南 严格 严肃 严谨 中国 丰富 主任 乌克 于人 于学 于新 于未 于本 于计 于该 云南
    云计 任何 任命 任职 任课 伊利 但不 但是 位于 位置 何时 何种 余万 余位 余名 余篇 余项 侯选 信任 信号
    信息 修改 元宇 元素 充分 全体 全国 全奖 全日 全球 全程 全职 全部 全面 全额 公共 公司 公开 公派 关于
    关注 其他 兼任 农业 农学 农村 农林 况下 况且 冷冻 冷却 冷泉 初步 初级 利用 利益 包含 包容 包括 北京
    区分 区块 区域 医学 华东 华中 华为 华人 华侨 华北 华南 华盛 单个 单人 单位 单克 单次 单独 单科 单细
    南京 南大 南开 南方 南洋 南科 卫星 卫生 印度 印第 危机 历任 原则 原创 原副 原始 原子 原校 原理 古代
    古生 史学 司法 向全 向各 向国 向海 向社 和主 和企 和其 和副 和助 和博 和名 和导 和工 和教 和本 和特
    和研 和硕 和老 和讲 和课 和青 和首 哈佛 哈尔 商业 商务 国内 国务 国外 国家 国际 宁波 安全 安徽 安排
    宣传 容易 容量 宾夕 富士 富有 封装 封闭 封面 尚未 尚需 居住 居家 居民 展开 展示 左右 巴黎 师傅 师兄
    师姐 师生 师范 师资 师门 常任 常年 常用 常见 常规 干细 干部 平台 平均 平时 年轻 幸福 广东 广州 应届
    应有 应用 应聘 康复 康奈 强化 强大 强度 强烈 强调 戈登 成为 成功 成员 成本 成果 成电 成立 成绩 成都
    成长 战略 房补 房间 担任 支付 支持 支撑 文化 文学 文本 文献 文章 斯坦 方便 方可 方向 方式 方才 方案
    方法 方面 施工 时任 时候 时序 时间 明年 明显 明确 易于 易用 晋升 普林 普渡 普通 景观 智慧
    智能 曾任 曾在 曾获 有关 本人 本校 权威 权限 来信 来自 杭州 查看 查询 梅奥 森林 植物 欢迎 武器 武汉
    段落 江南 江苏 江西 池塘 沙漠 沙特 浦东 浦江 海南 海外 海归 海德 海洋 海淀 温哥 温室 温州 温度 温馨
    游学 游戏 湖南 满足 澳门 牛津 现任 甘肃 田野 田间 由于 由各 由本 由该 申博 申报 申请 白天 盖茨 相互
    相似 相关 相应 知名 石墨 石家 石油 祝愿 程序 程度 空间 符号 符合 简介 简单 简历 简称 简章 管理 米兰
    索取 索引 练习 经费 经验 能够 花费 药学 药物 著名 衡量 西安 解决 解放 解析 解读 解释 计划 计算 许可
    许多 诺贝 谈话 谈谈 谷歌 责任 贵州 费用 贺信 资深 路径 路由 路线 车辆 车间 边界 边缘 连接 连续 连读
    那么 那些 都是 都有 金属 金融 金额 钟表 银行 门户 门槛 闻名 阳光 阳性 阿联 阿里 隆重 项目 首席 香港
    马克 高中 高层 高校 高水 高等 高级 麻省 齐全
    """
)
# Words that end in what looks like a family name; it stands for itself and the one before it.
ENDINGS_BEFORE = words(
    """
    设计 统计 组成 完成 生成 合成 集成 形成 工程 课程 过程 流程 编程 乐于 关于 由于 位于 属于 基于 至于
    对于 用于 大于 提高 地方 官方 双方 我方 多方 责任 主任 担任 现任 聘任 就任 历任 信任 资金
    基金 奖金 黄金 冶金 合金 化石 岩石 长江 浙江 松江 珠江 明白 蛋白 森林 园林 平常 非常 通常 日常 经常
    异常 措施 实施 设施
    中文 英文 论文 人文 天文 外文 水文 语文 同时 及时 实时 按时 小时 简单 名单 千万 方向 面向 定向 导师
    教师 律师 讲师 公安 西安 平安 延安 治安 保安 相关 有关 机关 海关 主管 保管 监管 交通 联通 系统 学习
    实习 深圳 广东 山东 华东 河南 湖南 海南 云南 济南 越南 石油 钻石 材料 肥料 原料 电池 温室 房屋 楼房
    燃料 牛马 罗马 河马 石墨 矿石 化工 北方 南方 东方 西方 对方 各方 校方 医方 香江 古生 张江
    镇江 九江 丽江 湛江 南宁 西宁 辽宁 海宁 安宁 永康 健康 小康 富康 光谷 硅谷 贺州 通州 空白 鲁东 齐鲁
    江苏 姑苏 大连 嘉兴 绍兴 温州 余姚 新华 中华 清华 精华 繁华 年华 国际 南京 东吴 天山 黄山
    华山 芜湖 大理 物理 管理 处理 助理 代理 整理 数理 心理 地理 原理 合理 病理 生理 毒理 药理 梳理 办理
    受理 经理 总理 推理 治理 黄河 常熟 前沿 一方 供方 甲方 乙方 社会 学会 协会 大会 联合 综合 结合 融合
    """
)
# What a family name's character is followed by in words, not in names.
NOT_GIVEN = words(
    """
    大学 学院 学系 科学 科研 研究 课题 国家 推荐 考核 导师 教师 学者 人才 老师 教授 实验 技术 工程 中心
    团队 项目 专业 方向 生物 医学 物理 化学 数学 能源 材料 环境 海洋 智能 计算 信息 数据 系统 设计 学习
    管理 平台 公司 集团 资助 支持 相关 优秀 青年 高级 合作 联合 学术 校区 生态 催化 电子 光学 力学 网络
    视觉 语言 认知 感知 机器 机械 控制 电力 通信 制造 药物 细胞 分子 蛋白 基因 免疫 神经 肿瘤 临床 影像
    地质 地球 大气 气候 遥感 量子 理论 应用 经济 金融 教育 心理 社会 法学 历史 考古 文化 建筑 土木 交通
    航空 航天 农业 植物 动物 食品 化工 石油 岩土 水利 园艺 育种 病理 药理 影视 媒体 传感 光电 微纳 纳米
    储能 电池 芯片 算法 软件 决策 优化 运筹 统计 几何 代数 拓扑 概率 天文 粒子 高能 核能 等离 辐射 放射
    超导 磁性 仿真 建模 创新 创业 前沿 基础 交叉 国际 国内
    """
)

# Characters that no given name ends in before a title.
NOT_ENDINGS = frozenset("的之了是为与和及或等者们名位级任兼课副在由向到从对以该各其本员长系院所部室组士授师")
