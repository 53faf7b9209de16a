"""Chinese, in simplified form: kinds of organizations by their names, and how one stands in another."""

from __future__ import annotations

import re

from jobextract.fields.organizations.relations.ranks import (
    DEPARTMENT,
    FACULTY,
    GROUP,
    HOUSE,
    INSTITUTE,
    TOP,
    UNIT,
    UNIVERSITY,
    Size,
)

# Endings of names, tried in order.
FORMS: tuple[tuple[re.Pattern[str], Size], ...] = (
    (
        re.compile(
            r"(?:公司|集团|股份|科技|智能|生物|医药|制药|药业|医疗|机器人|半导体|微电子|软件|银行|证券|保险|汽车|网络)$"
        ),
        Size("company", TOP),
    ),
    (re.compile(r"国家实验室$"), Size("institute", HOUSE)),
    (
        re.compile(r"(?:(?:国家|全国|省部共建|教育部|省)[\u4e00-\u9fff]{0,16}|重点|联合|协同创新)(?:实验室|创新中心)$"),
        Size("institute", INSTITUTE),
    ),
    (re.compile(r"(?:课题组|研究组|项目组|实验室|工作室|团队|组|Lab|LAB|Group)$"), Size("group", GROUP)),
    (re.compile(r"(?:研究室|教研室)$"), Size("group", UNIT)),
    (re.compile(r"(?:科学院|博物馆|医院|总院)$"), Size("institute", HOUSE)),
    (re.compile(r"(?:学系|系)$"), Size("department", DEPARTMENT)),
    (
        re.compile(r"(?:(?:研究|事业|研发|技术|工程|业务|临床|实验)部|科室|门诊|(?<![学本专理工文商百预一二三教])科)$"),
        Size("department", DEPARTMENT),
    ),
    (re.compile(r"大学(?:[（(][^()（）]*[)）])?$"), UNIVERSITY),
    (re.compile(r"(?:学院|学部|书院|研究生院)$"), Size("department", FACULTY)),
    (re.compile(r"研究院$"), Size("institute", FACULTY)),
    (re.compile(r"(?:研究所|中心|天文台|光源|所)$"), Size("institute", INSTITUTE)),
)
COLLEGE = re.compile(
    r"^[\u4e00-\u9fff]{2,}?(?:理工|师范|工业|科技|科学技术|工程技术|外国语|财经|政法|民族|职业技术|海洋|美术|音乐"
    r"|体育|工商|(?<!经济)农|(?<![科基])医)学院$"
)
"""Universities that are named a college: 理工学院 behind a name that says where."""
NO_UNIVERSITY = re.compile(r"研究院$|医院$")

OWNER = re.compile(
    r"(?P<owner>[\u4e00-\u9fff·]{2,14}?(?:大学|科学院|(?<!大)学院(?=[\u4e00-\u9fff]{2,}系))"
    r"(?:[（(][\u4e00-\u9fff]{2,4}[)）])?)(?=.{2})"
)
NO_TRADE = frozenset(
    {
        "国家",
        "全国",
        "中国",
        "中科",
        "研究",
        "科技",
        "人工",
        "智能",
        "创新",
        "未来",
        "联合",
        "国际",
        "先进",
        "数字",
        "中央",
        "数据",
    }
    | {
        "基础",
        "技术",
        "算法",
        "机器",
        "量子",
        "生物",
        "医学",
        "工程",
        "能源",
        "材料",
        "信息",
        "电子",
        "自动",
        "视觉",
        "语音",
        "模型",
    }
)
"""Characters that names of many companies and units begin with."""
BELONGS = re.compile(r"(?:旗下|下属|下设|所属|公司|集团)的?$")
"""Words before a unit's name by which it is the company's that the page is about."""
OF_SUBJECT = re.compile(r"中心$")
OWNS = re.compile(r"(?:大学|学院|科学院)$")
"""What is left of a longer name of a unit when the shorter one is taken off its end."""

CONNECTORS = r"和|及|与|的|下属|下设|旗下|所属"
PLACED = re.compile(
    r"[^。！？；\n]{0,16}?(?:属于?|挂靠(?:在|于)?|依托(?:于|在)?|设在|设于|建于|位于|坐落(?:于|在)|归属(?:于)?|来自"
    r"|落户(?:于|在)?|加入)(?:了)?"
)
STANDS = re.compile(
    r"[^。！？；\n]{0,30}?(?:总部|位于|地处|坐落于?|坐标|办公地点?|地址)(?:设|位|坐落)?[在于]?[:：]?|\s?[（(|｜·,，]\s?"
)
"""Words between a name and the place where it stands."""
AND = re.compile(r"[和及与、；]")
PART_OF = re.compile(r"属于?$")
SHORT_FOR = r"(?:以下)?简称[:：]?|英文名?[:：]?|"

SUBJECTS = {
    "cs": "计算机",
    "cse": "计算机",
    "ai": "人工智能",
    "math": "数学",
    "maths": "数学",
    "stat": "统计",
    "phys": "物理",
    "physics": "物理",
    "chem": "化学",
    "bio": "生物",
    "life": "生命",
    "law": "法学",
    "econ": "经济",
    "psy": "心理",
    "psych": "心理",
    "med": "医学",
    "ee": "电子",
    "me": "机械",
    "civil": "土木",
    "mse": "材料",
    "env": "环境",
    "geo": "地",
    "ocean": "海洋",
    "astro": "天文",
}
"""How departments are called in addresses on the web."""
