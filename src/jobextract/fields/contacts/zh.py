"""Chinese (written simplified; the folded text is): how addresses are disguised, labelled and introduced."""

import re

from jobextract.fields.candidate import Rule

AT_WORDS = frozenset({"艾特", "圈a", "圈A"})
DOT_WORDS = frozenset({"点", "．", "。"})

SUBSTITUTES = (
    Rule(
        "ba-huan-at",
        re.compile(
            r"(?:[将把请用]|^|[（(，,])[ ]?['\"]?([^\s@，。（(将把请用]{1,4}?)['\"]?[ ]?(?:替?换[为成]"
            r"|改[为成]"
            r"|变[为成]|代表|→|->|=)[ ]?['\"]?@"
        ),
        0.8,
    ),
    Rule("yong-at-huan", re.compile(r"用[ ]?@[ ]?(?:替换|代替)[ ]?['\"]?([^\s@，。）)'\"]{1,4})"), 0.8),
)

CUE = r"邮箱|邮件|信箱|电邮|邮址|联系|投递|发送|发至|发到|寄[往至到]|简历|请发"

NOT_LOCAL: frozenset[str] = frozenset()
PLACEHOLDERS = frozenset({"xxx", "xxxx", "xingming"})
UNRELATED_LOCAL: frozenset[str] = frozenset()
PEOPLE_HEADING = (
    r"^\W*(?:(?:实验室|课题组|团队|本组|小组|现有|在读|已毕业|毕业|往届|历届|当前|主要|研究组){0,3})"
    r"(?:成员|校友|毕业生|毕业学生|合作者|组员|团队成员|人员)\W*$"
)

_FAMILY = "[\u4e00-\u9fff]"
NAME_BEFORE = (
    Rule(
        "lianxiren",
        re.compile(
            rf"(?:联系人|联络人|联系老师|负责人)[ ]?[:：]?[ ]?({_FAMILY}{{2,4}}?)(?:教授|老师|博士|研究员"
            rf"|副|先生|女士|[ ，,;；(（\n\t])[^@]{{0,24}}$"
        ),
    ),
    Rule(
        "laoshi-before",
        re.compile(
            rf"(?:^|[\s:：，,。；;（(、和或给至到与向系])({_FAMILY}{{2,3}})(?:副教授|助理教授|教授|老师"
            rf"|博士|研究员|副研究员)"
            r"[ ]?(?:的?(?:电子)?(?:邮箱|邮件|信箱))?[ ]?[(（:：，,]?[ ]?(?:邮箱|电子邮箱"
            r"|E-?mail)?[ ]?[:：]?[ ]?$",
            re.I,
        ),
    ),
)
NAME_AFTER = (
    Rule(
        "laoshi-after",
        re.compile(rf"[ ]?[（(]({_FAMILY}(?![先教老女]){_FAMILY}{{1,2}}?)(?:副教授|教授|老师|博士|研究员|收)?[）)]"),
    ),
)
NAME_TEXT = (Rule("laoshi-link", re.compile(rf"({_FAMILY}{{2,3}})(?:副教授|助理教授|教授|老师|博士|研究员|副研究员)")),)
# Two or three characters that are no name.
NOT_NAME = frozenset(
    {
        "联系",
        "邮箱",
        "邮件",
        "投递",
        "简历",
        "导师",
        "本人",
        "课题组",
        "实验室",
        "指导",
        "招聘",
        "请发",
        "下载",
        "请注明",
        "首席",
        "特聘",
        "讲席",
    }
)

PHONES = (
    Rule(
        "dianhua",
        re.compile(
            r"(?:电话|手机|座机|联系方式|热线)(?:号码|号)?(?:[ ]?[/／][ ]?(?:微信"
            r"|传真)(?:同号)?)?(?:[ ]?[(（][^)）\n]{0,12}[)）])?[ ]?[:：]?[ ]?"
            r"(?P<number>(?:\+|\(\+|\(?\d)[\d\u2013\u2014 ()-]{5,22}\d)",
            re.I,
        ),
        0.8,
    ),
)

APPLY_LINK = (
    r"申请(?:表|链接|入口|系统|网址|网站|页面|平台|通道)|报名(?:表|链接|入口|系统|通道|网址)|(?:填写"
    r"|在线)?问卷|投递(?:链接|入口|通道|简历)"
    r"|网申|(?:立即|在线|点击|点此|我要)(?:申请|报名|投递|应聘)|招聘(?:系统|平台)|信息(?:收集|登记)表"
    r"|^\W*(?:申请|报名|应聘)\W*$"
)
PLAIN_LINK = r"^\W*(?:此处|这里|链接|点击|点击此处|点此|该链接|此链接|表格|表单|网页|下方链接)\W*$"
APPLY_SENTENCE = (
    r"(?:申请|报名|应聘|投递|填写|网申).{0,60}(?:链接|网址|网站|系统|表|问卷|此处|这里|点击"
    r"|平台|通道|入口|[:：])|(?:点击|通过|登录).{0,40}(?:申请|报名|填写|投递)"
)
