"""English: numbers of positions, and what makes a number one."""

import re

from jobextract.fields.candidate import Rule

NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1
    )
}
_N = rf"(?:[1-9]\d?|{'|'.join(NUMBERS)})"
_SOME = r"(?:several|multiple|various|numerous|many|a few|a number of|a couple of)"
COUNT = (
    r"(?<![\w.,/:#€$£¥+-])(?:(?P<most>up to|at most|a maximum of|no more than)[ ])?"
    rf"(?:(?P<n>{_N})(?:[ ]?(?:-|–|—|~|to|or)[ ]?(?P<m>{_N}))?(?:[ ]?\(\d\d?\))?(?:\+|[ ]?[x×](?![\w]))?(?![\w%:/-]|[.,]\d)|(?P<some>{_SOME})\b)"
)
_POSITION = (
    r"(?:positions?|posts?(?![- ]?doc)|openings?|vacanc(?:y|ies)|studentships?|scholarships?|fellowships?"
    r"|assistantships?|internships?|professorships?|traineeships?|slots?|spots?|jobs?)\b"
)
_PERSON = (
    r"(?:post-?docs?|post-?doctoral(?:[ ](?:research[ ])?(?:researchers?|fellows?|associates?|scholars?))?"
    r"|(?:ph\.?d\b\.?s?|doctoral|(?:master(?:'?s)?|m\.?sc|graduate|undergraduate|bachelor(?:'?s)?)(?=[ ]))(?:[- ](?:students?|candidates?|researchers?|interns?))?"
    r"|students?|undergraduates?|interns?|trainees?|research[ ](?:assistants?|associates?|fellows?|engineers?|scientists?|technicians?)"
    r"|researchers?|engineers?|scientists?|assistants?|technicians?|candidates?|annotators?|programmers?|developers?|professors?|lecturers?|fellows?|people|persons?)(?!\w|'s)"
)
# No word between the number and the noun: what else is counted, and what begins another phrase.
_OTHER = (
    r"(?!(?:of|for|with|in|at|to|on|by|from|who|that|which|is|are|was|were|per|the|this|these|those|your|our|my|his|her|their|has|have|will|can|until|before|after|if|as"
    r"|years?|months?|weeks?|days?|hours?|times?|semesters?|terms?|letters?|references?|referees?|papers?|publications?|pages?|copies|emails?|projects?|areas?|topics?|types?|kinds?"
    r"|jan\w*|feb\w*|march|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\b)"
)
_QUALITY = rf"(?:[ ]{_OTHER}[\w.'’/&+()%-]{{1,24}},?){{0,6}}?"
_NOUN = rf"(?P<noun>(?:{_PERSON}[ /]?(?:(?:or|and|&)[ ])?){{0,2}}[ ]?(?P<position>{_POSITION})|{_PERSON})"

# Groups: `n`, `m` the least and the most, `most` where the number is the most, `some` where there is none, `position`
# where places are counted and not persons; persons need a word of offering before them.
RULES = (
    Rule(
        "number-label",
        re.compile(
            r"\b(?:number|no\.?|nr\.?)[ ]of[ ](?:(?:open|available|vacant)[ ])?(?P<position>positions?|posts?|vacancies|openings?|places|hires|students|studentships)"
            rf"(?:[ ](?:available|open|offered))?[ ]?[:：\t|–-][ ]?(?P<core>{COUNT})",
            re.I | re.A,
        ),
    ),
    Rule(
        "positions-label",
        re.compile(
            rf"(?:^|[\n|\t])[ ]?(?P<position>(?:available |open )?(?:positions?|posts?|vacancies|openings|headcount)(?: available| open)?)[ ]?[:：\t][ ]?(?P<core>{COUNT})(?=[ ]?(?:$|[\n\t.,;(]))",
            re.I | re.A,
        ),
    ),
    Rule("number-of-positions", re.compile(rf"(?P<core>{COUNT}{_QUALITY}[ ]{_NOUN})", re.I | re.A)),
    Rule(
        "number-behind",
        re.compile(
            r"(?:student|doc|ph\.?d|fellow|researcher|associate|assistant|engineer|scientist|intern|technician|candidate|master|position|post|opening|studentship|professor|lecturer|officer|investigator|coordinator|manager|analyst|specialist|nurse|programmer|developer)(?P<position>s?)[ ]?"
            r"(?P<core>\([x×]?[ ]?(?P<n>[1-9])(?:[ ]?[-–][ ]?(?P<m>[1-9]))?[ ]?[x×]?(?:[;,][ ][^()\d\n]{3,50})?\)|[x×][ ]?(?P<times>[1-9])(?![\w.]))",
            re.I | re.A,
        ),
        0.7,
    ),
    Rule(
        "number-admitted",
        re.compile(
            r"\b(?:admit|hire|recruit|take|take on|accept|appoint|(?:there (?:is|are)(?: exactly| only)?))[ ](?:(?:about|around|roughly|exactly|only)[ ])?"
            rf"(?P<core>(?:exactly[ ])?{COUNT})(?=[ ]?(?:[.,;)]|$|per year\b|each year\b|a year\b|every year\b))(?P<position>)",
            re.I | re.A,
        ),
        0.7,
    ),
)
OFFERING = re.compile(
    r"\b(?:look(?:ing|s)? (?:for|to (?:hire|recruit|add|appoint))|seek(?:s|ing)?|sought|recruit(?:s|ing|ment)?|hir(?:e|es|ing)|welcom(?:e|es|ing)|invit(?:e|es|ed)|accept(?:s|ing)?"
    r"|admit(?:s|ting)?|take(?:s)?(?: on)?|taking|host|appoint(?:s|ing)?|wanted|wants?|need(?:s|ed)?|search(?:ing)? for|applications? (?:for|from)|opening(?:s)? for|position(?:s)? for|place(?:s)? for"
    r"|room for|space for|fund(?:s|ing)? for|money[^.]{0,40}\bfor|offer(?:s|ing)?|employ|engage|vacanc\w+|(?:positions?|openings?)(?: available)?(?=[ ]?[:：])|join us|would like to have)\b",
    re.I | re.A,
)
# Behind persons, as in "one postdoc and two PhD posts are open".
OFFERED = re.compile(r"\b(?:available|open|wanted|sought|needed|to be filled)\b", re.I | re.A)
# Right behind persons, as in "One PhD student, 65 %, four years".
TERMS = re.compile(
    r"[ ]?[,(:–—][ ]?(?:\d{1,3}[ ]?%|TV-?L\b|full[- ]time\b|part[- ]time\b|fully[ -]funded\b|funded for\b|E[ ]?1[0-5]\b|(?:starting|start|from)[ ](?:in[ ])?(?:\d|[A-Z][a-z]{2,8}[ ]20)"
    r"|(?:\d|two|three|four)[ -]years?\b(?! into| ago| older))",
    re.I | re.A,
)
# Between two statements of one call whose numbers add up.
AND = re.compile(r"[ ]?(?:,|,? and|&|\+|,? plus|,? as well as)[ ]", re.I | re.A)
# At the end of a posting's title, as in "Field officer (6; two of them abroad)".
TITLE_END = re.compile(r"(?P<core>\((?P<n>[1-9]\d?)(?:[;,][^()\n]{2,60})?\))\W*$", re.A)
# The number is of something else: of the past, of what others do, of a part; and where persons are counted, of a group.
OTHER = re.compile(
    r"\b(?:receiv\w*|hired|recruited|admitted|graduated|had|held|past|previous(?:ly)?|last|former|alumni|since|among|between|apply (?:for|to)|applying (?:for|to)|applied (?:for|to)"
    r"|one of|each of|of (?:the|these|our)|filled|worked|spent|joined|every other|career)\b",
    re.I | re.A,
)
GROUP = re.compile(
    r"\b(?:currently (?:has|have|consists?|includes?)|consist\w*|compris\w*|compos\w*|team of|group of|network of|cohort of|lab of|includ(?:es|ing)|together with|along with"
    r"|work(?:ing|s)? (?:with|alongside)|co-?supervis\w*|supervis\w*|mentor\w*|advis(?:e|ed|es|ing))\b",
    re.I | re.A,
)
# Right before the number.
BEFORE = re.compile(
    r"(?:\b(?:the|these|those|all|other|both|my|our|their|his|her|position|project|wp|grade|level|topic|year|page|section|phase|item|step|ref|no|type|part|group|(?<!total )of|additional|after|than|least (?=several))[ .#-]*)$",
    re.I | re.A,
)
# Right behind the statement.
BEHIND = re.compile(
    r"[ ]?(?:letters?|who (?:have|has) (?:graduated|left)|(?:have|has) been filled|(?:have|has) (?:graduated|left|joined)|(?:were|was|is|are) (?:filled|closed)|will (?:share|work)|work on|receive|months?|years?|days?)\b"
    r"|[ ]?'s\b",
    re.I | re.A,
)
COLUMN = re.compile(
    r"^\W*(?:(?:number|no\.?|nr\.?|#)(?: of (?:positions?|posts?|vacancies|openings|places))?|positions?|posts|vacancies|openings|places|headcount)\W*$",
    re.I | re.A,
)
