"""Employers in Chinese text, in simplified form: how they are named, and what speaks for and against one."""

from __future__ import annotations

import re

from jobextract.fields.organizations.evidence import Evidence
from jobextract.fields.supervisors.zh import CHINESE_NAME, NOT_ENDINGS, NOT_GIVEN, NOT_NAMES
from jobextract.matching import FilteredPattern

_TITLE = r"(?:助理|副|特聘|讲席)*(?:教授|研究员|老师|院士|博士|导师|讲师|主任医师|主任技师)"

PREFILTER = FilteredPattern(
    r"大学|学院|研究院|研究所|实验室|课题组|研究组|项目组|团队|中心|公司|集团|学部|系|医院|科学院|工作室"
    r"|研究室|组"
)

# A piece of a chain such as university + school + group: a body, short as can be, and the word for its kind.
PIECE = re.compile(
    r"(?P<latin>(?<![A-Za-z0-9-])[A-Za-z][A-Za-z0-9-]{0,20} ?)?(?P<body>[\u4e00-\u9fffA-Z·]{0,18}?)"
    r"(?P<suffix>大学(?:[（(][\u4e00-\u9fff]{2,4}[)）])?(?![生学习们毕城]|本科|以上|英语|教师|排名)|高等研究院"
    r"|科学院|研究生院|研究院|研究所|研究中心|研究室|研究小组"
    r"|学院(?!派)|实验室|课题组|研究组|项目组|工作室|团队|中心|学部|书院|医院|学系"
    r"|(?<=[\u4e00-\u9fff]{4})(?<![小分一二三四五六七八九十A-Z课究目验试照调重编])组(?=\n|$|[（(])|(?<![联关体维派科])系(?![统列数于])|有限公司|公司|集团)"
)
# Before the name of a university, or of any unit, stands one of these.
CUT_UNIVERSITY = re.compile(
    r".*(?:的|[在于与和及是由至到从将我该各其]|(?<!华)为|(?<!日)本|加入|进入|来自|欢迎|依托|挂靠|隶属|面向"
    r"|[就任入]职|[担现起就]任|访问|毕业|联合|[拥具建设]有|包括|通过|根据|符合|参照|参考|全职|国内外?"
    r"|海外|境外"
    r"|知名|著名|一流|优秀|重点|相关|其他|多个|若干|部分|不同|生|报考|就读|攻读|推荐|联系|按照|享受|前往"
    r"|关于|\d年|[月日起或被让使把给]|个|名|教授|研究员|老师|博士|博士后|院士|地址|单位|地点|类似|支持"
    r"|申报|提供|计划|申请|查询|选择|结束|颁发|按|以|号|区|市|考入|保送|录取|获得?|先后|我校|以及|还有"
    r"|如)"
)
CUT_UNIT = re.compile(
    r".*(?:的|有(?![机色限源效])|你|首页|旗下|想去?|[问找](?=.{2}|$)(?!题)|两所|两家|加盟|登录|指导|进行|注意|以上|首批|一家|全力|剩余|们|[生会]来"
    r"|能力[和与及]|意识[和与及]|精神[和与及]|[和与及](?=对)|参与|负责|熟悉|协助|组织|经过|支持|申报"
    r"|提前|上述|结合|带领|具备|良好|增强|代表|颁发|计划|申请|选择|结束|组建|展现|成立|除|当|就"
    r"|会|按|号|区(?=[^域块])|(?<!城)市(?!场)|[在于是由至到从将我该各其]|(?<!华)为|(?<!日)本|加入|进入|来自"
    r"|欢迎|依托|挂靠|隶属|面向|[就任入]职|[担现起就]任|访问|毕业|[拥具建设]有|包括|通过|根据|符合|参照|参考|全职"
    r"|国内外?|海外|境外|知名|著名|一流"
    r"|优秀|其他|多个|若干|部分|不同|研究生|报考|就读|攻读|推荐|联系|按照|享受|前往|关于|\d年"
    r"|[或被让使把给]|个|地址|单位|地点|考入|保送|录取|获得|先后|以及|还有|校区|学校与|大学[与和])"
)


def is_person(name: str) -> bool:
    """Whether characters that open with a family name read as a person's name."""
    return name[:2] not in NOT_NAMES and name[1:3] not in NOT_GIVEN and name[-1] not in NOT_ENDINGS


TITLE_INSIDE = re.compile(rf".*{_TITLE}")
PERSON_AT_END = re.compile(rf"(?P<person>{CHINESE_NAME})(?P<title>{_TITLE})?(?:青年科学家)?$")

GENERIC = re.compile(
    r"^(?:本|我|该|各|其|某|每|我们|你们|他们|国内外?|海外|国外|境外|重点|一流|优秀|知名|著名|双一流"
    r"|综合性?|高水平|世界|研究型|普通|全日制|所在|依托|相关|合作|联合|国家|省级|部级|省部级|国家级"
    r"|教育部|科研|研究|学术|创新|技术|实验|计算|数据|服务|管理|培训|活动|学生|教学|课程|项目|开发|产品"
    r"|业务|核心|年轻|青年|"
    r"高效|跨学科|国际|国际化|招聘|主办|人才|二级|直属|招生|培养|学习|测试|导师|教授|老师|博士|硕士|本科"
    r"|硬件|软件|算法|呼叫|客服|[两几三四五][所家个](?:商业|民营|上市|合作)?[\u4e00-\u9fff]{0,4}|所属|整个|一个|不同|多个|优化|博士后|加入|欢迎|感谢|新|大|小|多|好)?"
    r"(?:大学|学院|研究生院|研究院|研究所|实验室|研究中心|工程中心|中心|学部|书院|医院|学系|系|课题组"
    r"|研究组|项目组|工作室|团队|研究室|公司|集团|研究小组)$"
)
JOINERS = frozenset("和与及对、")  # a name neither begins with them nor has them before its last word
UNIT_END = frozenset("学院系所室部心")
UNIVERSITY = re.compile(r"大学(?:[（(].*[)）])?$|科学院$")
DEPARTMENT = re.compile(r"(?:学院|学部|学系|系|书院|研究生院)$")
GROUP = re.compile(r"(?:课题组|研究组|项目组|实验室|工作室|团队|研究室|小组|Lab|LAB|Group)$")
COMPANY = re.compile(r"(?:公司|集团|股份|科技)$")
INSTITUTE = re.compile(r"(?:研究院|研究所|中心|医院)$")

# What the text right around a mention says for and against the employer: log-odds, see employers.py.
EVIDENCE = (
    Evidence(
        "label-before",
        "before",
        re.compile(
            r"(?:隶属于?|属于|位于|坐落于?|依托|工作地点[:：]?|地址[:：]?|单位[:：]?|就读于?|任职于?|现任"
            r"|起任|入职|供职于?)[^。\n]{0,12}$"
        ),
        0.6,
    ),
    Evidence(
        "hiring-after",
        "after",
        re.compile(r"[^。\n]{0,60}?(?:招聘|招收|招募|诚聘|招生|公开招|拟招|现招|寻找|诚邀)"),
        0.3,
    ),
    Evidence(
        "title-after",
        "after",
        re.compile(r"[^。，,\n]{0,14}?(?:教授|研究员|讲师|院士|老师|博士生导师|博导)"),
        0.4,
    ),
    Evidence(
        "degree-after",
        "after",
        re.compile(
            r"[^。，,\n]{0,14}?(?:学士|硕士|博士学位|博士(?!后|生|研)|毕业|本科(?!生)|读博|深造|访问"
            r"|博士后研究员)"
        ),
        -1.0,
    ),
    Evidence(
        "degree-before",
        "before",
        re.compile(
            r"(?:毕业于|获得?|曾[在任]|先后|师从|访问|赴|前往|博士后.{0,4}|本科.{0,6}|硕士.{0,6}|去向|推荐到"
            r"|录取|保送|就职|深造)[^。；\n]{0,16}$"
        ),
        -3.5,
    ),
    Evidence(
        "collaboration-before",
        "before",
        re.compile(r"(?:合作|联合|联培|共建|交流|包括|例如|如[:：]?|等|推荐|海外|国内外)[^。；\n]{0,24}$"),
        -0.6,
    ),
    Evidence(
        "collaboration-after",
        "after",
        re.compile(r"[^。；\n]{0,20}?(?:等(?:国内外|多所|知名|机构|高校|单位|名校|企业)|合作|联合培养|共建)"),
        -2.2,
    ),
    Evidence("funding-after", "after", re.compile(r"[^。，,\n]{0,6}?(?:奖学金|基金|资助|出版社|学报)"), -1.5),
)
AGAINST_HEADING = re.compile(
    r"校友|毕业|论文|成果|新闻|动态|合作|致谢|获奖|奖励|成员|发表|去向|教育(?:经历|背景)|工作经历|资助"
    r"|基金"
)
