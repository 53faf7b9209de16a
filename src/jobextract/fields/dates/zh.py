"""Chinese (written simplified; the folded text is): dates, and what makes one a deadline or a start."""

import re

from jobextract.fields.candidate import Rule

MONTHS: dict[str, int] = {}
_N = "[0-9一二三四五六七八九十]"
_YEAR = r"(?P<y>20\d\d|[二][〇零○][一二三四五][〇零○一二三四五六七八九])"

DATES = (
    Rule(
        "minguo",
        re.compile(
            rf"(?:民国|中华民国)[ ]?(?P<roc>1\d\d)[ ]?年(?:[ ]?(?P<m>{_N}{{1,2}})[ ]?月)?(?:[ ]?(?P<d>{_N}"
            rf"{{1,3}})[ ]?[日号])?"
        ),
    ),
    Rule(
        "minguo-duan",
        re.compile(rf"(?<!\d)(?P<roc>1[01]\d)[ ]?年[ ]?(?P<m>{_N}{{1,2}})[ ]?月(?:[ ]?(?P<d>{_N}{{1,3}})[ ]?[日号])?"),
    ),
    Rule(
        "nian-yue-ri",
        re.compile(
            rf"(?<!\d){_YEAR}[ ]?年[ ]?(?P<m>{_N}{{1,2}})[ ]?月[ ]?(?P<d>{_N}{{1,3}})(?:[ ]?[日号]|(?![ ]?[\d日号-]))"
        ),
    ),
    Rule(
        "nian-yue",
        re.compile(
            rf"(?<!\d){_YEAR}[ ]?年?[ ]?[(（]?(?<=[年(（ ])(?P<m>{_N}{{1,2}})[ ]?月(?:份|底|末|初|中旬|上旬|下旬)?"
        ),
    ),
    Rule(
        "yue-ri",
        re.compile(rf"(?<![\d年一二三四五六七八九十])(?P<m>{_N}{{1,2}})[ ]?月[ ]?(?P<d>{_N}{{1,3}})[ ]?[日号]"),
    ),
    Rule(
        "yue",
        re.compile(
            rf"(?<![\d年第一二三四五六七八九十])(?P<m>{_N}{{1,2}})[ ]?月(?:份|底|末|初|中旬|上旬|下旬|中(?=[，。,]|前)"
            r"|(?=[ ]?(?:之?前|以前|入学|入职|到岗|到任|进站|开学|报到|起聘|上班)))(?![\d一二三四五六七八九十])"
        ),
    ),
    Rule(
        "yue-ri-xie",
        re.compile(
            r"(?:截止|截至)(?:日期|时间)?[ ]?[:：]?[ ]?(?P<core>(?P<m>1[0-2]|0?[1-9])[/.](?P<d>[0-3]?\d))(?![\d/]|\.\d)"
        ),
    ),
    Rule("xuenian", re.compile(rf"(?<!\d){_YEAR}[ ]?[-–—~～至/][ ]?(?:20)?\d\d[ ]?学年度?")),
    Rule("ji", re.compile(rf"(?<!\d){_YEAR}[ ]?级(?!别)")),
    Rule("jijie", re.compile(rf"(?<!\d){_YEAR}[ ]?年?[ ]?(?:春夏|秋冬|春|夏|秋|冬|暑|寒)(?:季|期|假)?")),
    Rule("nian", re.compile(rf"(?<![\d-]){_YEAR}[ ]?(?:学年度?|年度?)(?![ ]?\d)")),
)

DEADLINE_BEFORE = re.compile(
    r"截止(?!目前)|截至(?!目前|今|现)|期限|(?:报名|申请|应聘|投递|招聘|征集)(?:日期|时间)|有效期|最后日期|最晚|不晚于|不迟于"
    r"|deadline|DDL|(?:申请|报名|投递)[^。；]{0,10}至",
    re.I,
)
DEADLINE_BEFORE_WEAK = re.compile(r"至|到|于|在")
REVIEW_BEFORE = re.compile(r"(?:评审|审阅|评阅|审核|筛选)(?:将|会|拟)?(?:于|从|自)")
REVIEW_AFTER = re.compile(
    r"[ ]?(?:起|后)?[ ]?(?:将|会)?(?:开始|启动|进行)(?:第一轮|首轮|首批)?(?:申请|材料|简历)?(?:的)?(?:集中)?(?:评审|审阅|评阅|审核|审理|筛选|遴选)"
)
FULL_CONSIDERATION = re.compile(
    r"(?:优先|重点)(?:考虑|审核|审阅|评审|录取|处理|安排面试|面试)|(?:第一|首)(?:轮|批)(?:次)?(?:评审|审核|审阅|筛选|遴选|面试|截止)|开始(?:审阅|评审|评阅|审核)|优先(?:截止|申请)(?:日期|时间)?"
)
LATER = re.compile(
    r"(?:之后|以后|此后|逾期|其后|过后)(?:收到|提交|投递|申请)?[^。；]{0,10}(?:视|仍|依旧|继续|滚动|rolling|招满|先到先得|看运气|看情况|不保证|不一定|随缘|酌情|也会|亦)",
    re.I,
)
DEADLINE_AFTER = re.compile(
    r"[ ]?(?:[(（][^()（）\n]{1,16}[)）])?[ ]?(?:\d{1,2}[:：点时]\d{0,2}(?:[:：]\d\d)?)?[ ]?(?:之前|以前"
    r"|前(?![沿期后])|止|截止|为止)"
    r"(?!(?:[^。；，]{0,8})(?:毕业|获得|取得|出生|入学|拿到|完成(?!(?:网上|线上|在线)?(?:报名|申请|注册|投递|提交))))"
    r"|[ ]?(?:关闭|关(?=[，。；,])|停止(?:接受|接收|报名|申请))"
)
# Behind the end of an interval in which to apply.
INTERVAL_AFTER = re.compile(
    r"[ ]?(?:\d{1,2}[:：]\d\d)?[ ]?(?:期间|内)?[ ]?[，,]?[ ]?(?:将|把|登录|登陆|通过|在线|网上|发送|提交|报名|申请|投递)"
)
OTHERS_ACT = re.compile(r"公布|通知结果|录取结果|面试结果")
EVENT = re.compile(r"研讨会|征文|投稿|特刊|专刊|竞赛|大会|年会")
START_BEFORE = re.compile(
    r"入学(?:时间|日期)?|入职(?:时间|日期)?|到岗(?:时间|日期)?|开始(?:时间|日期)?|起始(?:时间|日期)?"
    r"|上岗(?:时间)?|报到(?:时间)?|实习时间|派出时间|拟于|计划于|起聘(?:日期|时间)?|进站(?:时间|日期)|到任|到职|上班(?:时间|日期)|聘期(?:自|从|由)|合同期?限?(?:自|从)"
)
START_BEFORE_WEAK = re.compile(r"招收|招生|招募|拟招|计划招|面向|欢迎|申请|报考|名额|招|提供|于")
# With a word of offering in the same sentence.
START_AFTER = re.compile(
    r"[ ]?[)）]?(?:[春秋]季)?[ ]?(?:[(（][^()（）\n]{1,12}[)）])?[ ]?(?:起(?![点始源草至到])"
    r"|开始(?:工作|学习|入职|上班|实习|任职)?(?![^，。]{0,4}(?:申请|接受|报名|审|评|筛|招|投))|entry|intake)",
    re.I,
)
# Alone.
ARRIVAL_AFTER = re.compile(
    r"[ ]?[)）]?(?:[春秋]季)?[ ]?(?:[(（][^()（）\n]{1,12}[)）])?[ ]?(?:起|左右|之?前|以?后|之后)?[ ]?(?:均|即|都|方|最好|务必|就)?(?:可以?|能够?|须|需)?[ ]?(?:前?来|到)?(?:校|组|所|院|实验室)?"
    r"(?:入学(?!考试|典礼)|(?:入职|到岗|上岗|报到|进站|入站|到任|到职|起聘|上班|起薪|履职)(?=[^\u4e00-\u9fff]|[的者]|开始|工作|$))"
)
NEITHER_BEFORE = re.compile(
    r"面试|出生|毕业于|成立于?|发布|更新|获得|截图|以来|自从|始于|发表|获批|复试|公布|通知时间|会议"
    r"|开放申请|接受申请|新闻|满\d|周岁|年龄|公示|讲座|统计|计算时间|任教|任职于|毕业"
)
# Around a date up to which something is counted.
COUNTED = re.compile(r"年龄|周岁|共有|已有|累计|发表|已毕业|计算|统计")
APPLYING = re.compile(r"申请|报名|投递|发送|发至|发到|提交|简历|材料|应聘|应征|收件|收到|截止|邮件|邮箱|报考|联系")
APPLICATION = re.compile(r"申请|应聘|报名|简历|招聘|招生")
OFFERING = re.compile(
    r"招|聘|职缺|征|申请|报考|名额|岗位|实习|入学|推免|保研|直博|(?<!年)(?<!年[ ])(?:暑期|寒假)(?!学校|课程|班)"
)
# Between the beginning of the sentence and a season: nobody is taken then.
DENIED = re.compile(r"不再?招|不收|停招|无名额|没有名额")
MONTH_FIRST = re.compile(r"美国")
POSITION_BEFORE = re.compile(
    r"(?:博士生?|硕士生?|研究生|实习生?|博士后|助理|招生|招聘|名额|学生)[ ]?[(（,，:：·|][ ]?$"
)

DEADLINE_LABEL = re.compile(
    r"^\W*(?:(?:申请|报名|应聘|应征|投递|招聘|收件|简历|材料)(?:材料|提交|投递)?)?(?:的)?(?:截止|截至|期限)(?:日期"
    r"|时间|日)?\W*$"
)
START_LABEL = re.compile(
    r"^\W*(?:预计|期望|最早|拟|计划)?(?:(?:入职|入学|到岗|上岗|开始|报到|起聘|进站|到职|到任|开学|起薪|上班)(?:时间|日期|日)|入职|入学|到岗|上岗|报到|起聘|进站|到职|到任|开学)\W*$"
)

OPEN_DEADLINE = (
    Rule(
        "changqi-zhaoshou",
        re.compile(
            r"(?:长期|常年|全年|终年)(?:[面向社会海内外公开诚积极滚持续动在均都稳定大量]{0,8})(?:招(?=[ ]?(?:[，,。；;:：！!、）)]|$))|招收|招聘"
            r"|招募|招人|招生|招纳|招揽|招贤|征聘|征募|诚聘|诚招|诚征|接受申请|接受报名|接收|有效|开放"
            r"|接纳|欢迎)(?:申请|简历)?|有效期[ ]?[:：][ ]?长期"
        ),
        0.72,
    ),
    Rule(
        "chixu-zhaoshou",
        re.compile(
            r"(?:持续|滚动|不间断|一直)(?:[在面向公开诚招])?(?:招收|招聘|招募|招人|招生|录取|录用|审核"
            r"|审理|接收|接受|受理|开放|有效)(?:申请|简历)?"
        ),
        0.66,
    ),
    Rule(
        "zhaoman-weizhi",
        re.compile(
            r"(?:招|聘|额|满|录)?(?:招满|聘满|额满|满员|满额|招到|录满|满)(?:合适|人选|名额|为"
            r"|即)*(?:为?止|截止|即止)|[招找聘]到[^，。；]{0,8}为止|(?:一经|如)?[招聘]得合适人选(?:即|后)?(?:截止|止)|直[至到](?:岗位|职位|名额)?[招聘]满|找到合适(?:的)?人选(?:后)?(?:即|就)?(?:截止|关闭|停止)"
        ),
        0.82,
    ),
    Rule(
        "wu-jiezhi",
        re.compile(
            r"(?:无|没有|不设|暂无)(?:固定|明确|特定)?(?:的)?(?:申请)?截止(?:日期|时间)?|截止(?:日期"
            r"|时间)[ ]?[:：][ ]?(?:长期|不限|无|招满|常年|滚动)"
        ),
        0.82,
    ),
    Rule(
        "suishi-shenqing",
        re.compile(r"(?:全年|随时)(?:均|都)?(?:可|接受|开放|欢迎)(?:以)?(?:申请|报名|投递|联系申请)"),
        0.66,
    ),
    Rule(
        "suishi-ge",
        re.compile(r"(?<=\t)[ ]?(?P<core>随时|长期|常年|滚动|全年)(?:招|可|均可|有效|开放)?[ ]?(?=$|[\t\n])"),
        0.6,
    ),
)
OPEN_START = (
    Rule(
        "jinkuai-ruzhi",
        re.compile(
            r"(?<!能)(?:尽快|尽早|立即|立刻|随时|即刻|马上|即日起?|即时)(?:可|能|可以|均可|安排)?(?:入职|到岗|上岗|入学|开始工作|报到|到任|到职|进站|起聘|上班)"
            r"(?!者|优先|[^，。；]{0,4}优先)"
        ),
        0.7,
    ),
    Rule(
        "ruzhi-jinkuai",
        re.compile(
            r"(?:入职|到岗|上岗|入学|开始|起始|起聘|到职|到任|进站|上班)(?:时间|日期|日)?[ ]?[:：为]?[ ]?(?P<core>即日起?|尽快|尽早|随时|不限|立即|越快越好)(?!至|接受|报名|招|投)"
        ),
        0.7,
    ),
    Rule("pinqi-jiri", re.compile(r"(?:聘期|工作期间|聘用期间?|任期)[ ]?[:：][ ]?(?:自)?(?P<core>即日)(?=起)"), 0.7),
)

# Hours, read right before or behind a date.
_PART = "(?P<part>上午|下午|中午|傍晚|晚上|晚间|晚|凌晨|早上|夜里|午夜)"
HOURS = (
    re.compile(rf"{_PART}[ ]?(?P<h>\d{{1,2}})[:：](?P<min>[0-5]\d)"),
    re.compile(
        rf"(?:{_PART}[ ]?)?(?<![\d:])(?P<h>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[ ]?[点时](?!间)(?:(?P<half>半)|整|(?P<min>[0-5]?\d)分)?"
    ),
    re.compile(r"(?P<part>中午|正午|午夜)"),
)
PARTS_OF_DAY = {
    "上午": "am", "早上": "am", "凌晨": "am", "中午": "noon", "正午": "noon", "下午": "pm", "傍晚": "pm", "晚上": "night",
    "晚间": "night", "晚": "night", "夜里": "night", "午夜": "night",
}  # fmt: skip
BETWEEN_DATE_AND_HOUR = re.compile(r"(?:周|星期)[一二三四五六日天]|当[日天]|之?前")
# What stands before 时间.
ZONES = {
    "北京": "UTC+08:00", "中国": "UTC+08:00", "香港": "Asia/Hong_Kong", "澳门": "Asia/Macau", "台湾": "Asia/Taipei",
    "台北": "Asia/Taipei", "新加坡": "Asia/Singapore", "东京": "Asia/Tokyo", "日本": "Asia/Tokyo", "首尔": "Asia/Seoul",
    "韩国": "Asia/Seoul", "伦敦": "Europe/London", "英国": "Europe/London", "德国": "Europe/Berlin", "柏林": "Europe/Berlin",
    "法国": "Europe/Paris", "巴黎": "Europe/Paris", "荷兰": "Europe/Amsterdam", "瑞士": "Europe/Zurich",
    "瑞典": "Europe/Stockholm", "丹麦": "Europe/Copenhagen", "挪威": "Europe/Oslo", "芬兰": "Europe/Helsinki",
    "格林尼治": "UTC+00:00", "欧洲中部": "UTC+01:00", "美东": "America/New_York", "美国东部": "America/New_York",
    "纽约": "America/New_York", "美西": "America/Los_Angeles", "美国西部": "America/Los_Angeles",
    "悉尼": "Australia/Sydney", "墨尔本": "Australia/Melbourne",
}  # fmt: skip
