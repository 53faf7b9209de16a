"""Funders and partners in Chinese text, in simplified form."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.organizations.supporters.cues import Cue

FUNDERS = (
    re.compile(
        r"国家自然科学基金(?:委员会|委)?|国家自科基金|自然科学基金委(?:员会)?|国家社会科学基金|国家社科基金|中国博士后科学基金(?:会)?|国家留学基金(?:管理)?委(?:员会)?"
        r"|留学基金委|[\u4e00-\u9fff]{2,3}省自然科学基金(?:委)?|科学技术部|科技部|教育部|国家科委|国科会|国家科学及技术委员会|研究资助局|大学教育资助委员会|创新科技署"
        r"|创新及科技基金|欧洲研究理事会|欧盟|德国科学基金会|美国国家科学基金会|日本学术振兴会|瑞士国家科学基金会|瑞典研究理事会|新加坡教育部"
        r"|新加坡国家研究基金会|澳大利亚研究理事会"
    ),
)
_PAYS = re.compile(r"(?:等[^。；\n]{0,10}?)?[^。；，,\n]{0,12}?(?:资助|支持|拨款|赞助|出资|经费)")
_JOINS = re.compile(
    r"(?:等[^。；\n]{0,14}?)?[^。；\n]{0,16}?(?:合作|联合(?!会|大学|国|招|带|聘)|共建|共同(?:承担|开展|建设|培养|指导)|协作|联手|携手)"
)

CUES: tuple[Cue, ...] = (
    Cue(
        "funders",
        Rule(
            "funded-by",
            re.compile(r"(?:由|受到?|获得?|得到|经|来自|蒙)(?=[^。！？；\n]{2,50}?(?:资助|支持|拨款|赞助|出资|经费))"),
        ),
        "funder",
        closing=_PAYS,
    ),
    Cue(
        "funders",
        Rule(
            "funders-label",
            re.compile(
                r"(?:资助|赞助|捐赠|捐助|出资|经费支持|经费|资金|基金|支持)(?:单位|机构|方|人|来源|支持)?[:：] ?"
            ),
        ),
        "funder",
    ),
    Cue(
        "funders",
        Rule(
            "funder-funded",
            re.compile(
                r"(?:[（(][^()（）\n]{1,12}[)）])?(?:的|联合|共同|全额|等|提供|重大|重点|面上|青年|专项|最新|新|科研|研究)*(?:资助|拨款|赞助|支持|项目"
                r"|课题|计[划画]|经费|奖学金|公派|名额|指标|出资|全奖|买单)"
            ),
        ),
        "lexicon",
        after=True,
    ),
    Cue(
        "partners",
        Rule(
            "with-partner",
            re.compile(
                r"(?:与|和|同|跟|联合)(?=[^。！？；\n]{2,80}?(?:合作|联合(?!会|大学|国|招|带|聘)|共建|共同(?:承担|开展|建设|培养|指导)|协作|联手|携手))"
            ),
        ),
        "known",
        closing=_JOINS,
    ),
    Cue(
        "partners",
        Rule(
            "partners-label",
            re.compile(
                r"(?:合作(?:单位|企业|伙伴|高校|机构|院校|医院|方)|协作单位|共建单位)(?:主要)?(?:包括|有|为|:|：) ?"
            ),
        ),
        "listed",
    ),
    Cue(
        "partners",
        Rule(
            "as-partner",
            re.compile(r"(?:为|是|作为)(?:我们的|本项目的|本课题组的|主要|长期)*合作(?:单位|企业|伙伴|方)"),
        ),
        "organization",
        after=True,
    ),
)

FUNDER_HEAD = re.compile(
    r"(?:基金|基金会|委员会|基金委|科技[部厅局]|教育[部厅局]|理事会|资助局|管理局|人民政府|公司|集团)$"
)
BODY = re.compile(r"(?!)")
NAME = re.compile(
    r"[\u4e00-\u9fffA-Z·]{2,16}?(?:基金会|基金委|委员会|科技[部厅局]|教育[部厅局]|理事会|资助局|公司|集团)"
)
NO_ORGANIZATION = re.compile(r"计划|项目|奖学金|本|我|该|相关|若干|多家|多个|两家|知名")
AGAINST = re.compile(
    r"(?:近[\d一二两三四五六七八九十]+年|累计|先后|历年|申报|申请|竞争|协助|鼓励|获得者|入选|曾|评审|专家|结题|指导|参与过|毕业于|曾获)[^。；\n]{0,24}$|(?:主持|承担|获批)(?:了|完成|参与|过|并|、"
    r"|有)*[^，。；之的\n]{0,4}$"
)
AGAINST_HEADING = re.compile(r"校友|毕业|论文|成果|新闻|动态|获奖|奖励|发表|去向|教育(?:经历|背景)|工作经历|简历")
SEPARATOR = re.compile(r"\s*(?:、|，|,|和|与|及|以及|/)\s*")
# Companies that a list of partners names without more.
COMPANIES = re.compile(
    r"华为|腾讯|阿里(?:巴巴|云)?|百度|字节(?:跳动)?|蚂蚁(?:集团)?|京东|美团|快手|滴滴|网易|小米|商汤(?:科技)?|旷视|大疆|宁德时代|比亚迪|中兴|联想"
    r"|微软(?:亚洲研究院)?|谷歌|英伟达|英特尔|国家电网|中石油|中石化|中国移动|中国电信|中国联通|中车|商飞|航天科技|航天科工"
)
