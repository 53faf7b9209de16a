"""Where the work takes place, in Chinese: rules as data, written in simplified characters.

See `en.py` for what each name is matched against.
"""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.matching import FilteredPattern

_OPEN = (
    r"^\W{0,6}(?:(?:工作|实习|入职|上班|办公|单位|学校|公司|学习|通讯|通信|联系|邮寄|实验室|团队|岗位"
    r"|所在|详细|来访|就业|招聘|任职)的?){0,2}"
)
_CLOSE = (
    r"(?:(?:与|及|和|&)(?:设施|联系方式|交通|环境)|可选|任选|不限)?[ ]?(?:Location|Address"
    r"|\([^()\n]{0,30}\)"
    r"|（[^（）\n]{0,30}）)?"
    r"[ ]{0,2}(?:[:：|\t】\]]|为|$)"
)

LABELS: tuple[Rule, ...] = (
    Rule(
        "label",
        re.compile(rf"{_OPEN}(?:地点|所在地|工作地|城市|地区|校区|位置|地域|坐标|[Bb]ase地?){_CLOSE}"),
        0.9,
    ),
    Rule("address", re.compile(rf"{_OPEN}(?:地址|校址){_CLOSE}"), 0.9),
)

_CITY = (
    r"(?:(?:[\u4e00-\u9fff]{2,4})?省?会(?:城市)?|美丽的|风景秀丽的|著名的|历史文化名城|国际大都市"
    r"|[\u4e00-\u9fff]{0,12}城市)?"
)

BEFORE: tuple[Rule, ...] = (
    Rule(
        "located-in",
        re.compile(
            rf"(?:(?:位于|坐落于|坐落在|座落于|地处|设在|设立在|设于|落户于|驻地|驻扎在|办公室在"
            rf"|办公地点在|办公地在|实验室在|实验室就在|总部在|校区在|工作地在|地点在|地点为|地点是|常驻)"
            rf"[ ]?{_CITY}|(?:实验室|课题组|团队|学校|研究院|公司|学院)(?:就)?在)\Z"
        ),
        0.85,
    ),
    Rule("base-in", re.compile(r"(?:\b[Bb]ased?(?: in)?|坐标)[ :：]{0,2}\Z"), 0.85),
    Rule("on-duty", re.compile(r"(?:到岗|坐班|线下|全职|实地|现场|驻场|入职地?)[（(/：: ]{1,2}\Z"), 0.75),
    Rule("settle", re.compile(r"(?:落户|户口落|留在|扎根|定居)(?:于|到|至|在)?\Z"), 0.65),
)

IN_BEFORE = re.compile(r"(?:招聘|招收|诚聘|招募|岗位|名额)[^。;；\n]{0,20}[在于][ ]?\Z")

AFTER: tuple[Rule, ...] = (
    Rule("campus", re.compile(r"校区"), 0.85),
    Rule("work", re.compile(r"市?(?:办公|上班|工作(?![经地站室会组居]))"), 0.6),
    Rule("settle", re.compile(r"(?:市)?(?:户口|落户|户籍|居住证|工作居住证)"), 0.65),
    Rule(
        "subsidy",
        re.compile(
            r"市?(?:政府|生活补贴|(?:[\"'《][^\"'《》\n]{1,10}[\"'》])?人才(?:补贴|政策|住房|房|公寓|奖励"
            r"|引进)|住房补贴|购房补贴|租房补贴"
            r"|公租房)"
        ),
        0.55,
    ),
    Rule(
        "teams",
        re.compile(
            r"(?:[、和及与/][\u4e00-\u9fff]{2,4}){0,3}(?:等地)?(?:均|都|皆)?(?:设有|设立|有)(?:研发中心"
            r"|研发|办公室|办公点|团队|实验室|分部|校区)"
        ),
        0.7,
    ),
    Rule(
        "praised",
        re.compile(r"(?:,|，|是)?(?:一座|国际化|宜居|顶尖|著名的?)[\u4e00-\u9fff]{0,10}(?:都市|城市|大学)"),
        0.6,
    ),
)

NOT_BEFORE: tuple[Rule, ...] = (
    Rule(
        "education",
        re.compile(
            r"(?:毕业|本科|学士|硕士|博士学位|获|曾任|曾在|曾于|曾为|历任|先后|访问学者|访学|留学|深造"
            r"|就读|求学|任教于|任职|供职|从事博士后|赴|前往|交流|之前|原)"
            r"[^。;；\n]{0,50}\Z"
        ),
        0.4,
    ),
    Rule(
        "elsewhere",
        re.compile(
            r"来自[^，,。;；\n]{0,12}\Z|(?:简介[:：]|合作|会议|大会|论坛|召开|举办|参加|客户|总部|上市"
            r"|分公司|设点|推荐|校友|去向|就业|入选|研究区|调研|数据|国籍|欢迎|面向|排名|支持"
            r"|包括)[^。;；\n]{0,40}\Z"
        ),
        0.5,
    ),
)

NOT_AFTER: tuple[Rule, ...] = (
    Rule(
        "event",
        re.compile(r"(?:市)?(?:成功)?(?:召开|创立|成立|注册|设有分公司|举办|举行|参加|出差|出席)"),
        0.4,
    ),
    Rule(
        "fund",
        re.compile(
            r"(?:市|省)?(?:币|元|时间|户籍人口|博士后科学基金|博士|奖学金|超级博士后|超博|科学基金"
            r"|自然科学|杰青|优青|人才计划|方言|话|文学|历史|文化|经济|市场|上市|队|籍|人)"
        ),
        0.3,
    ),
)

NAME_BEFORE = re.compile(
    r"(?:中国科学院|中科院|清华|北大|华为|微软|阿里|腾讯|百度|字节|大学|学院|·[\u4e00-\u9fff]{0,4}"
    r"|[A-Za-z]{2,10})\Z"
)
NAME_AFTER = re.compile(
    r"(?:市|省)?(?:(?![区县路街道号镇乡村、,，。;；:：（）()与和及或/的\s])[\u4e00-\u9fff]){0,14}?"
    r"(?:大学(?!城|大马路|路|道|街)|学院|研究院|研究所|研究中心|实验室|医院|公司|集团|银行|分行|分会|中学"
    r"|学校|科学院|先进院|中心|基金|奖学金|奖|计划|协会|学会|学报|学者|大赛)"
    r"|[\u4e00-\u9fff]{0,4}·"
)
# A country before an employer that lies in it: 澳大利亚…大学.
COUNTRY_AFTER = re.compile(r"(?<!中国)[\u4e00-\u9fff]{2,12}?(?:大学|学院|研究院|研究所|理工)")
# A street named after a place, unless the name ends as one (苏州市…路).
STREET_AFTER = re.compile(r"(?<![省市区县])[东西南北中]?[一二三四]?(?:路|街|大道|巷)")

NOT_PLACES = frozenset({"合作", "大学城"})

NOT_HEADINGS = re.compile(
    r"新闻|动态|校友|毕业|去向|合作单位|合作者|合作院校|论文|发表|获奖|荣誉|教育背景|教育经历|工作经历"
    r"|学术经历|个人简历|参考文献|学术活动|访问学者"
)

ADDRESS_WORD_BEFORE = re.compile(r"(?!)")
ADDRESS_BEFORE = re.compile(r"(?:路|街|道|弄|巷)[ ]?\d{1,5}[ ]?号[^。;；\n]{0,12}\Z")
ADDRESS_AFTER = re.compile(
    r"市?(?:[ ,，]{0,3}\d{6}\b|(?:[\u4e00-\u9fff]{1,8}[区县镇])?[^。;；,，、\n\t]{0,24}?"
    r"(?:(?:路|街|道|弄|巷|村|庄)(?:[东西南北中][一二三四五六七八九]?段)?[ ]?[\d０-９]{1,5}"
    r"|[\d０-９]{1,5}[ ]?号|街道|邮编|大厦[\d０-９]))"
)
POSTCODE_BEFORE = re.compile(r"(?:\b\d{5,6}|(?:^|[：:\n] ?)\d{3})[ ]?\Z", re.MULTILINE)

EMPLOYER_BEFORE = re.compile(
    r"(?:大学|学院|研究院|研究所|研究中心|实验室|医院|公司|集团|系|中心)[ ]?(?:[（(，,/|·@]"
    r"|[ ])[ ]?(?:中国)?\Z"
)
INVITES = re.compile(
    r"招聘|招收|诚聘|招募|招生|现面向|课题组|团队|实验室|本组|岗位|博士后|加入|入职|名额|提供|诚邀|申请"
)

POSITION = re.compile(
    r"工程师|研究员|研究助理|科研助理|博士后|博士生|硕士生|实习|教授|讲师|教师|岗位|助理|职位|招聘|招生"
)

WORKPLACE: tuple[Rule, ...] = (
    Rule(
        "hybrid",
        re.compile(
            r"混合办公|(?:线下|现场|坐班)(?:或|/|和|与)(?:远程|线上)|(?:远程|线上)(?:或|/|和|与)(?:线下"
            r"|现场)|或远程|部分远程|(?:可(?:以|申请)?|支持|接受|允许)远程|远程(?:办公|工作|兼职)?(?:可"
            r"|亦可|也可|均可)"
        ),
        0.7,
    ),
    Rule(
        "remote",
        re.compile(r"(?:全程|完全|以|进行|均为|纯)远程|远程(?:办公|实习|岗位|科研实习|工作)|居家办公"),
        0.6,
    ),
    Rule(
        "on_site",
        re.compile(
            r"(?:需|须|要求|必须|能够?|可)(?:全职)?(?:线下|现场|坐班|到校|到岗|实地)|线下(?:实习|办公"
            r"|工作|坐班|参与)|现场工作|不(?:接受|支持)远程"
        ),
        0.6,
    ),
)
WORKPLACE_HINT = FilteredPattern(r"远程|线下|线上|现场|坐班|到岗|到校|居家|实地|混合办公")
NOT_WORKPLACE = re.compile(r"远程(?:医疗|放行|教育|控制|操作)|面试|遥感|预计到岗|到岗时间|会议|讲座")
