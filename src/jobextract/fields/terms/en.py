"""English: words for how long a position lasts and how much of a week it takes."""

import re

from jobextract.fields.candidate import Rule

NUMBERS = {
    "half an": 0.5, "half a": 0.5, "one and a half": 1.5, "one-and-a-half": 1.5, "one": 1.0, "two": 2.0, "three": 3.0,
    "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0,
    "twelve": 12.0, "fifteen": 15.0, "eighteen": 18.0, "twenty": 20.0, "twenty-four": 24.0, "thirty": 30.0,
    "thirty-six": 36.0,
}  # fmt: skip
_NUMBER = r"\d{1,2}(?:[.,]\d)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_UNIT = r"years?|yrs?|months?|weeks?|semesters?"
MONTHS = {"year": 12.0, "yr": 12.0, "month": 1.0, "week": 12 / 52, "semester": 6.0}
"""Months of a unit, by its singular."""

# "two to three years", "six months up to two years", "three (3) years", "a 2-year post"; "2 + 1 years" can be extended.
AMOUNTS = (
    Rule(
        "amount",
        re.compile(
            rf"(?<![\w.,/$€£¥%+-])(?:(?P<low>{_NUMBER})(?:[ -]?(?P<low_unit>{_UNIT}))?"
            rf"(?:[ ]?[-–—/][ ]?|[ ](?:to|or|and up to|up to)[ ]|(?P<also>[ ]and[ ])|[ ]?(?P<plus>\+)[ ]?))?"
            rf"(?<![\d.,])(?P<high>{_NUMBER})(?:[ ]?\([\w -]{{1,12}}\))?(?:[ ]full|[ ]calendar|[ ]academic)?"
            rf"(?P<dash>[ -]{{0,3}})(?P<unit>{_UNIT})\b(?![ ]?-[ ]?old)",
            re.I | re.A,
        ),
    ),
)

BETWEEN = re.compile(r"\b(?:between|from) $", re.I | re.A)
# What stands right behind an amount of time that is something else: experience, age, a distance in time, a rate.
NOT_AFTER = re.compile(
    r"[ ]?(?:\+|or more|plus|minimum)?[ ]?(?:'s?)?[ ]?(?:\([^()\n]{1,16}\)[ ]?)?"
    r"(?:(?:of[ ])?(?:[\w/,-]+[ ]){0,5}?(?:experience|expertise|track record|practice|coursework|undergraduate"
    r"|schooling)\b"
    r"|of (?:age|graduat|stud(?:y|ies)|university|college|work|specialist|post-?doc|practi|training|full-time"
    r"|professional"
    r"|research (?:work|after|in)|the (?:degree|phd)|having|receiving|obtaining|completing|their|your (?:degree|phd))"
    r"|(?:ago|old|older|after|since|before|prior|following|earlier|later|in advance|out of|from (?:the |your |their )?"
    r"(?:award|date|phd|time|defen|degree|complet)|past|away|notice|beyond|into|at most from|post-?phd"
    r"|have passed|behind)\b"
    r"|(?:a|per|each|every|of (?:the|every|each))[ ](?:year|month|week|semester)\b"
    r"|,?[ ]tenure\b|(?:degree|bachelor|b\.?sc|m\.?sc|master|undergraduate|college|university degree"
    r"|course of study|working)\b"
    r"|(?:as a|in (?:industry|academia|a (?:similar|comparable|relevant)|the field))\b|[ ]?(?:cumulative"
    r"|in total in)\b)",
    re.I | re.A,
)
# What stands right before such an amount.
NOT_BEFORE = re.compile(
    r"\b(?:past|(?:the|our|my|your|their) last|previous|recent|preceding|first|second|third|final|next|every"
    r"|each|per|within|after|than|age|aged|since|by"
    r"|over|in the|coming|following|another|additional|subsequent|under|before|during|ago|turn|celebrat\w+"
    r"|spent?|spending"
    r"|(?:probation|trial)(?:ary)?(?:[ ]period)?(?:[ ]of|:)?|for (?:more than|almost|nearly|about the|over)"
    r"|(?:paid|vacation|holidays?|leave|notice period)(?:[ ]of)?)[ ](?:the[ ]|about[ ]|up to[ ])?$"
    r"|\b(?:a|per) month(?: gross| before taxe?s?)?[ ]?[,(] $|\b(?:hous\w+|accommodation|ship|subsid\w+"
    r"|median \w+ of service is|insurance)\b[^.;]{0,24}$"
    r"|\b(?:probation\w*|trial)\b[^.;]{0,16}\($|\bexperience\b[^.;\n]{0,24}$"
    r"|\b(?:worked|studied|lived|served|was|did|had|been|visited)\b[^.;\n]{0,24}$"
    r"|\bis (?:usually|normally|typically) $|\bsecondments?\b[^.;]{0,60}$",
    re.I | re.A,
)
# Leave and probation stand as amounts of time among what is offered.
NOT_IN = re.compile(
    r"^[ -](?:of )?(?:(?:annual|paid|maternity|parental|fully paid|probation\w*|trial)[ ]){0,2}(?:leave"
    r"|vacation|holidays?|probation|trial|notice|off)\b",
    re.I | re.A,
)

# From when until when a contract runs: names of months, or their numbers, and years.
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
CALENDAR = {name: number for number, name in enumerate(_MONTH.split("|"), 1)}
INTERVALS = (
    Rule(
        "interval",
        re.compile(
            rf"\b(?:\d{{1,2}}(?:st|nd|rd"
            rf"|th)?[ ])?(?P<m1>{_MONTH})[a-z]{{0,6}}\.?[ ](?:\d{{1,2}},[ ])?(?P<y1>20\d\d)[ ]?(?:to|until|till|through"
            rf"|-|–|—)[ ]?"
            rf"(?:the end of[ ]|\d{{1,2}}(?:st|nd|rd"
            rf"|th)?[ ])?(?P<m2>{_MONTH})[a-z]{{0,6}}\.?[ ](?:\d{{1,2}},[ ])?(?P<y2>20\d\d)\b",
            re.I | re.A,
        ),
        0.8,
    ),
)
INTERVAL_BEFORE = re.compile(
    r"\b(?:contract|appointment|position|post|employment|duration|term|job|runs?|internship|fellowship"
    r"|scholarship|period)\b[^.;\n]{0,60}$",
    re.I | re.A,
)
# A contract that ends on a day and whose length is not said.
UNTIL = (
    Rule(
        "fixed-term-until",
        re.compile(
            r"\b(?:fixed[ -]term|temporary|limited|time-limited|contract|appointment)[ ](?:position[ ]|contract[ ]"
            r"|appointment[ ]|post[ ]|is[ ]|runs[ ]|basis[ ]|,?[ ]){0,3}(?:until|till|ending on"
            r"|through to)[ ](?:the end of[ ])?(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20)",
            re.I | re.A,
        ),
        0.62,
    ),
)

# Words before an amount that make it the length of what is offered; the first that fits says how sure that is.
LENGTH_BEFORE = (
    Rule(
        "length-label",
        re.compile(
            r"\b(?:duration|length|contract (?:period|length|term|type|duration)|term of (?:appointment|employment"
            r"|contract)"
            r"|period of employment|appointment (?:period|length|term)|employment (?:period|duration)"
            r"|tenure of (?:the )?\w+)"
            r"[^.;\n]{0,40}$",
            re.I | re.A,
        ),
        0.92,
    ),
    Rule(
        "length-contract",
        re.compile(
            r"\b(?:contracts?|fixed[ -]?term|temporary|limited (?:to|for)|restricted to|appointments?|appointed"
            r"|employ(?:ed|ment)"
            r"|hired|recruited|initial(?:ly)?(?: period| term)?|tenable|time-limited)\b[^.;\n]{0,60}$",
            re.I | re.A,
        ),
        0.88,
    ),
    Rule(
        "length-period",
        re.compile(
            r"\b(?:for (?:a |an )?(?:total |initial |fixed |maximum )?(?:period|term|duration)s? of|a (?:period|term"
            r"|duration) of) "
            r"(?:up to |at least )?$",
            re.I | re.A,
        ),
        0.86,
    ),
    Rule(
        "length-position",
        re.compile(
            r"\b(?:positions?|posts?|jobs?|roles?|fellowships?|scholarships?|studentships?|internships?|traineeships?"
            r"|post-?docs?"
            r"|(?:is|are|be|fully|been) (?:fully )?(?:funded|financed|offered|available|supported|paid)|funding|award"
            r"|stipend"
            r"|ph\.?d(?: stud\w+)?|doctora\w+|grant|assistantship|salary|researcher|students?|fellows?|assistants?"
            r"|offer)\b"
            r"[^.;\n]{0,50}\b(?:for|of|runs?|lasts?|is|are|over|takes?|covers?|to|at least|:)[ ](?:[a-z-]+[ ]){0,4}$",
            re.I | re.A,
        ),
        0.78,
    ),
    Rule(
        "length-least",
        re.compile(
            r"\b(?:(?:for |is |of |to )?(?:a |an )?(?:minimum|maximum)(?: (?:of|period of|stay of|duration of))?"
            r"|for (?:at least|no less than|not less than)|minimum (?:commitment|stay|period|duration)(?: is| of|:)?)"
            r"[ ](?:about )?$",
            re.I | re.A,
        ),
        0.62,
    ),
    Rule(
        "length-worked",
        re.compile(
            r"(?:\bFTE|\d[ ]?%|\b(?:full|part|half)[ -]?time|\bper week|\ba week|/ ?week|/ ?wk|\bpaid)[ ,)]{1,3}"
            r"(?:for|over)[ ](?:a period of[ ]|up to[ ]|at least[ ])?$",
            re.I | re.A,
        ),
        0.7,
    ),
    Rule(
        "length-taken",
        re.compile(
            r"\b(?:thes[ie]s|projects?|programmes?|programs?|internships?|placements?|traineeships?|stays?|stud(?:y|ies)"
            r"|rotations?|apprenticeship|with us)\b[^.;\n]{0,30}\btakes?[ ](?:[a-z-]+[ ]){0,3}$",
            re.I | re.A,
        ),
        0.68,
    ),
    Rule(
        "length-run",
        re.compile(
            r"\b(?:runs?|lasts?|lasting|last|stays? (?:of|for)|stay|commit(?:ment)?(?: (?:to|of|for))?|come for"
            r"|join (?:us )?for|spend"
            r"|work with us (?:for)?|visit\w* (?:of|for)|available for|give us|duration|stays?|hosted for|length)"
            r"[ ](?:[a-z-]+[ ]){0,5}$",
            re.I | re.A,
        ),
        0.68,
    ),
)
# Words behind an amount that do so: "two-year postdoc", "24 months fixed-term", "1 year, renewable".
LENGTH_AFTER = (
    Rule(
        "length-of-contract",
        re.compile(
            r"[ ,(/-]{0,3}(?:(?:fully|full|externally|funded|paid|a|an|initial|full-time|part-time|fixed"
            r"|fte)[ -,]{1,2}){0,3}"
            r"(?:fixed[ -]?term|contracts?|appointments?|temporary|renewable|extend[ai]ble|employment|limited)\b",
            re.I | re.A,
        ),
        0.88,
    ),
    Rule(
        "length-of-position",
        re.compile(
            r"[ ,(-]{0,2}(?:[\w/.&'-]+[ ]){0,5}?(?:position|post|post-?doc\w*|ph\.?d|doctora\w+|fellowships?|fellows?"
            r"|studentships?|scholarships?"
            r"|internships?|traineeships?|role|job|research (?:assistant|associate|position|job|fellow)\w*|researcher"
            r"|funding|stipend)\b",
            re.I | re.A,
        ),
        0.84,
    ),
    Rule(
        "length-extended",
        re.compile(
            r"[^.;\n]{0,30}?\b(?:with (?:the |a |an )?(?:possib|option|potential|opportunity|review|evaluation)|renew"
            r"|exten(?:d|sion)|prolong|in the first instance"
            r"|initially|at first|in the doctoral school|in duration)",
            re.I | re.A,
        ),
        0.8,
    ),
    Rule(
        "length-least-behind",
        re.compile(
            r"[ ,(]{0,2}(?:full[ -]?time|part[ -]?time)?[ ,(]{0,2}(?:(?:at (?:the )?(?:very )?least|minimum|min\.?"
            r"|or longer)(?![ ](?:of|experience|work))|(?:full|part)[ -]?time(?=[ ]?(?:[.,;:)|\t]|$)))",
            re.I | re.A,
        ),
        0.7,
    ),
    Rule(
        "length-of-project",
        re.compile(r"[ -](?:[\w-]+[ ]){0,3}(?:project|stay|visit|programme?|commitment)\b", re.I | re.A),
        0.6,
    ),
)
LENGTH_LABEL = re.compile(
    r"^[^\w\u3400-\u9fff]*(?:(?:expected|contract|project|employment|appointment|position)[ ])?(?:duration"
    r"|length|term|contract|period"
    r"|contract type|type of contract|(?:minimum|time|required)?[ ]?commitment|(?:minimum|length of) stay"
    r"|minimum (?:duration|period|term)|time frame|how long(?: is it| for)?)\W*(?:of (?:the )?\w+)?\W*$",
    re.I | re.A,
)
UP_TO = re.compile(
    r"\b(?:up to|at most|max(?:imum|\.)?(?: of)?|no longer than|not exceed\w*) (?:a total of )?$", re.I | re.A
)
# An amount alone in its clause: "Two years, 280k a year", "(full-time, one year)".
ALONE_BEFORE = re.compile(r"(?:^|[(,;:–—|\t]|[.] )[ ]*$")
ALONE_AFTER = re.compile(
    r"[ ]?(?:[.,;:)|\t]|$|\bin (?:summer|spring|autumn|winter)|from\b|starting|between\b|\+)", re.I | re.A
)

# Cells beside an amount of time that is no length of a position.
OTHER_LABEL = re.compile(
    r"\W*(?:[\w-]+[ ])?(?:experience|age|leave|probation|notice(?: period)?|holidays?)\b", re.I | re.A
)
RENEWABLE = re.compile(
    r"\b(?<!non-)(?<!not )(?:renewable|extend[ai]ble|prolongable)\b(?! (?:energ|power|resourc|sourc|fuel"
    r"|hydrogen|material|chemical|feedstock|electric|carbon|heat))"
    r"|\b(?:possib\w+|may|can|could|might|option|opportunity|potential(?:ly)?|prospects?|chance|subject to"
    r"|expected to|likely to|will be)"
    r"(?! not)[^.;\n]{0,60}\b(?:renew(?:ed|al|ing)?|exten(?:d|ded|sions?|ding)|prolong(?:ed|ation"
    r"|ing)?)\b(?! of the deadline)"
    r"|\b(?:renewals?|extensions?|prolongation)\b[^.;\n]{0,40}\b(?:possible|possibility|envisaged|foreseen"
    r"|likely|available)"
    r"|\bwith (?:a )?(?:possible |potential )?(?:renewal|extension|prolongation)\b|\b(?:then|annually"
    r"|yearly) renew(?:ed|able)\b",
    re.I | re.A,
)
RENEWABLE_OF = re.compile(r"\b(?:contract|position|appointment|employment|post|fellowship)s?\b", re.I | re.A)
PERMANENT = (
    Rule(
        "permanent",
        re.compile(
            r"\b(?<!non-)(?<!not )(?:(?P<core>permanent)[ ](?:(?:full|part)[ -]time[ ]|academic[ ]|research[ ]"
            r"|faculty[ ]|staff[ ])?(?:contract|position|post|job"
            r"|employment|appointment|role|faculty)s?\b"
            r"|(?:contract|position|post|appointment|employment|job|role)s?[ ](?:type|is|are|:)[: ]{0,3}(?:a "
            r"|full[ -]time(?:,| and)? )?"
            r"(?P<core2>permanent|indefinite|open-ended)\b|open-ended (?:contract|position|appointment)"
            r"|indefinite(?:[- ]term)? (?:contract|appointment|position|employment)|contract of indefinite duration"
            r"|unlimited (?:contract|employment)|unbefristet)",
            re.I | re.A,
        ),
        0.85,
    ),
    Rule(
        "permanent-listed", re.compile(r"(?:^|[(,;:|\t/])[ ]?(?P<core>permanent)[ ]?(?=[),;|\t/]|$)", re.I | re.A), 0.8
    ),
    Rule(
        "tenured",
        re.compile(
            r"\b(?<!or )(?P<core>tenured) (?:position|(?:full |associate )?professor|faculty|post)", re.I | re.A
        ),
        0.7,
    ),
)
# A permanent post that is only hoped for, or is somebody else's.
NOT_PERMANENT = re.compile(
    r"\b(?:lead(?:s|ing)? to|becom\w+|transition\w*|towards?|prospect\w*|possib\w+|conver\w+|not|eventual\w*"
    r"|later|who|held|option of"
    r"|seeking|obtain\w*|tenure[- ]track|after)\b[^.;\n]{0,50}$",
    re.I | re.A,
)

_POST = (
    r"(?:positions?|posts?|jobs?|contracts?|roles?|employment|appointments?|basis|researchers?"
    r"|research (?:assist|associ|fellow|posi|scien|staff|engin|job|role|tech|coord)\w*"
    r"|RAs?\b|postdoc\w*|staff|ph\.?d(?! stud)"
    r"|fellows?\w*|pre-?doc\w*|assistants?|interns?\w*|work|workers?|engineers?|technicians?|lecturers?"
    r"|equivalent|salary|"
    r"project|lab(?:oratory)? (?:manager|technician|assistant)|programmer|developer|scientist|data|doctoral"
    r"|junior|senior|offer|load)"
)
# Groups: `full`, `part`, `half`, `volunteer` say which; `low`, `high` percent; `fte` a part of one; `hours`, `hours_max` a week.
WORKING_TIME = (
    Rule(
        "full-time-post",
        re.compile(
            rf"\b(?P<full>full[ -]?time)(?=[ ,]{{1,2}}(?:[\w/()-]+[ ,]{{1,2}}){{0,4}}?{_POST}\b|[ ]?/[ ]?part|[ ]?\()",
            re.I | re.A,
        ),
        0.8,
    ),
    Rule(
        "full-time-said",
        re.compile(
            r"(?:^|[(,;:|\t/·•–—][ ]?|\b(?:is|are|be|work|working|time|contract|post|position|job|employment|type|paid"
            r"|a|hours|one|the|and|or)[ ]"
            r"(?:a[ ])?)(?P<full>full[ -]?time)\b(?![ -](?:stud|degree|phd|master|enrol|undergrad|permanent academic"
            r"|experience|academic program))",
            re.I | re.A,
        ),
        0.7,
    ),
    Rule(
        "part-time-post",
        re.compile(
            rf"\b(?P<part>part[ -]?time)(?=[ ,]{{1,2}}(?:[\w/()-]+[ ,]{{1,2}}){{0,4}}?{_POST}\b|[ ]?/[ ]?full|[ ]?\()",
            re.I | re.A,
        ),
        0.75,
    ),
    Rule(
        "part-time-said",
        re.compile(
            r"(?:^|[(,;:|\t/·•–—][ ]?|\b(?:is|are|be|work|working|time|contract|post|position|job|employment|type|paid"
            r"|a|hours|one|or)[ ](?:a[ ])?)"
            r"(?P<part>part[ -]?time)\b(?![ -](?:stud|degree|phd|master|enrol|undergrad))",
            re.I | re.A,
        ),
        0.62,
    ),
    Rule(
        "full-time-anywhere",
        re.compile(r"\b(?P<full>full[ -]?time)\b(?![ -](?:stud|degree|phd|master|enrol|undergrad))", re.I | re.A),
        0.45,
    ),
    Rule("half-time", re.compile(r"\b(?P<half>half[ -]time|half[ -](?:a )?(?:position|post))\b", re.I | re.A), 0.75),
    Rule(
        "fte",
        re.compile(
            r"(?<![\d.,])(?P<fte>0[.,]\d{1,2}|1(?:[.,]0{1,2})?)(?:[ ]?[-–][ ]?(?P<fte_max>1(?:[.,]0{1,2})?"
            r"|0[.,]\d{1,2}))?[ ]?(?:FTE|full-time equivalent)\b"
            r"|\bFTE[: =]{1,3}(?P<fte2>0[.,]\d{1,2}|1(?:[.,]0{1,2})?)(?!\d)",
            re.I | re.A,
        ),
        0.88,
    ),
    Rule(
        "percent-of-post",
        re.compile(
            r"(?<![\d.,-])(?P<low>\d{2,3}(?:[.,]\d)?)[ ]?%?(?:[ ]?(?:[-–—/]|to|or)[ ]?(?P<high>\d{2,3}))?[ ]?(?:%"
            r"|percent\b|per cent\b)"
            r"(?=[ ,)/-]{0,3}(?:of (?:a |the )?(?:full[ -]?time|full position|regular|weekly|position|tv"
            r"|standard weekly)"
            r"|(?:FTE|employment|work(?:load|ing time)|positions?|post|contract|part[ -]time|full[ -]time|appointment"
            r"|time position|Stelle"
            r"|pensum|ph\.?d position|postdoc|ph\.?d|doctoral|research (?:assistant|position|associate)|salary"
            r"|regular (?:weekly )?working)\b))",
            re.I | re.A,
        ),
        0.85,
    ),
    Rule(
        "percent-said",
        re.compile(
            r"\b(?:part[ -]?time|full[ -]?time|workload|working time|employment(?: level| rate)?|employed|position"
            r"|positions|post|pensum|contract|FTE"
            r"|(?:degree|scope|extent|level) of employment|volume|fixed-term|permanent|work at(?: least)?"
            r"|commit to(?: at least)?|scientist|student|from"
            r"|researcher|postdoc|assistant|candidate|engineer|technician)"
            r"[ ]?[(,:|\t]?[ ]?(?:is|of|at|to|at least|the)?[ ]?(?<![\d.,-])(?P<low>\d{2,3})[ ]?%?(?:[ ]?(?:[-–—/]|to"
            r"|or)[ ]?(?P<high>\d{2,3}))?[ ]?%"
            r"(?=[ ]?(?:[),.;|\t/]|$|of full|FTE|position|E[ ]?1\d|TV))",
            re.I | re.A,
        ),
        0.75,
    ),
    Rule(
        "percent-first",
        re.compile(r"^(?P<low>\d{2,3})[ ]?%?(?:[ ]?[-–—/][ ]?(?P<high>\d{2,3}))?[ ]?%(?=[ ]?[,;)|])", re.I | re.A),
        0.72,
        needs="%",
    ),
    Rule(
        "hours-a-week",
        re.compile(
            r"(?<![\d.,-])(?P<hours>\d{1,2}(?:[.,]\d{1,2})?|two|three|four|five|six|eight|ten|twelve|fifteen|twenty"
            r"|thirty)"
            r"(?:[ ]?(?:[-–—]|to|or)[ ]?(?P<hours_max>\d{1,2}|six|eight|ten|twelve|fifteen|twenty"
            r"|thirty))?[ ]?\+?(?:[ ]working)?"
            r"[ -]?(?:h|hrs?|hours?)\.?(?:[ ]?/[ ]?(?:week|wk)|[ ](?:per|a|each|every)[ ](?:week|wk)|[ ]weekly)\b",
            re.I | re.A,
        ),
        0.7,
    ),
    Rule("hours-listed", re.compile(r"\((?P<hours>\d{1,2})[ ]?(?:hrs|hours)(?=\))", re.I | re.A), 0.6),
    Rule(
        "volunteer",
        re.compile(
            r"\b(?P<volunteer>no (?:salary|pay|wages?|remuneration|stipend|payment)(?=[ ]?(?:[,.;:()!]|$|is (?:paid|given"
            r"|offered|provided)|can be|but|and|for|or))|(?<!leave )without (?:pay|salary|remuneration)(?![ -](?:leave|gap))"
            r"|(?:is|are) not (?:paid|remunerated|salaried)(?=[ ]?(?:[,.;:()!]|$|but|and|position|internship))"
            r"|not a paid (?:position|internship|role|job)"
            r"|voluntary (?:research |lab(?:oratory)? |student |unpaid )?(?:assistants?|interns?\w*|positions?|roles?|placements?"
            r"|trainees?\w*|helpers?)|as (?:an? )?(?:\w+ )?volunteers?(?=[ ]?(?:[,.;:()]|$|or\b|and\b|for\b|in (?:the|our|my)"
            r"|first))|volunteer (?:basis|positions?|research|students?|interns?\w*|RAs?|roles?|opportunit\w+"
            r"|assistants?|work|or)"
            r"|volunteer(?=[ ]?[,)])|unpaid(?! (?:leave|overtime))|on a voluntary basis|volunteer(?:ing)? in (?:the"
            r"|our|my) (?:lab|group))\b",
            re.I | re.A,
        ),
        0.7,
    ),
)
# Volunteers who do no work of the posting.
NOT_VOLUNTEER = re.compile(
    r"\b(?:healthy volunteers?|participants?|subjects?|women|gender|peer review\w*|reviewers?|conferences?"
    r"|festival|community service|social clubs?)\b",
    re.I | re.A,
)
# Working times of those who are already there.
NOT_OFFERED = re.compile(
    r"\b(?:consists? of|compris\w+|composed of|made up of|team of|staff of|group of)[ ](?:[\w-]+[ ]){1,3}full[ -]time"
    r"|\b(?:we|lab|group|team|institute|center|centre|company|department)[ ](?:currently[ ])?(?:have|has|employs?|counts?"
    r"|are)[ ](?:[\w-]+[ ]){1,3}full[ -]time[ ](?:[a-z]+[ ])?(?:employees|staff|members|researchers|scientists|people"
    r"|faculty|engineers|academics)\b(?![ ](?:positions?|openings?|vacanc))",
    re.I | re.A,
)
# Sentences whose hours, shares or full time are about something else.
NOT_WORKING_TIME = re.compile(
    r"\b(?:teach\w*|lectur\w+|office hours|reimburs\w+|tax|marks|gpa|top|discount|allowance|accept\w* rate"
    r"|meetings?|practical|subsid\w+"
    r"|women|gender|visa|healthy volunteers?|credits?|working hours are|sleep|exercise|compute|spend up to"
    r"|home office|from home)\b",
    re.I | re.A,
)
EITHER = re.compile(r"\b(?:or|and|and/or)\b|[/;]")
