"""English: dates, and what makes one a deadline or a start."""

import re

from jobextract.fields.candidate import Rule

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_PLAIN_MONTH = _MONTH.replace("?P<mon>", "?:")
_YEAR = r"(?P<y>20\d\d|19\d\d)(?!\d)"
_DAY = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"

# Tried in this order at each place; the first that fits wins.
DATES = (
    Rule(
        "iso",
        re.compile(r"(?<![\d./-])(?P<y>20\d\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<d>[0-3]?\d)(?![\d/-])"),
    ),
    Rule(
        "day-month-number",
        re.compile(r"(?<![\d./-])(?P<d>[0-3]?\d)\.[ ]?(?P<m>[01]?\d)\.[ ]?(?P<y>20\d\d)(?![\d-])"),
    ),
    Rule(
        "slashes",
        re.compile(r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[/-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>20\d\d)(?![\d/-])"),
    ),
    Rule(
        "day-month",
        re.compile(
            rf"(?<![\d.:/-]){_DAY}(?:[ ]of)?(?:[ ]day[ ]of)?[ -]?{_MONTH}(?:,?[ -]?(?:of[ ])?{_YEAR}"
            rf"|[ ]?'(?P<y2>\d\d)\b)?",
            re.I | re.A,
        ),
    ),
    Rule(
        "month-day",
        re.compile(rf"\b{_MONTH}[ ]?(?:the[ ])?{_DAY}(?![\d:])(?:,?[ ]{{0,2}}{_YEAR})?", re.I | re.A),
    ),
    # "July and October 2022", "early May - late July, 2021": the first month counts.
    Rule(
        "month-range",
        re.compile(
            rf"\b{_MONTH}[ ]?(?:and|or|to|until|/|-|–|—)[ ]?(?:(?:early|mid|late"
            rf"|end)[- ](?:of[ ])?)?{_PLAIN_MONTH},?[ ]?(?:'(?P<y2>\d\d)\b|{_YEAR})",
            re.I | re.A,
        ),
    ),
    Rule("month-year", re.compile(rf"\b{_MONTH}[,/]?[ -]?(?:of[ ])?(?:{_YEAR}|'(?P<y2>\d\d)\b)", re.I | re.A)),
    Rule(
        "season-month",
        re.compile(rf"\b(?:spring|summer|fall|autumn|winter)[ ]?\({_MONTH}\),?[ ]?{_YEAR}", re.I | re.A),
    ),
    Rule(
        "season",
        re.compile(
            rf"\b(?:spring|summer|fall|autumn|winter)(?:[ ](?:semester|term|quarter|intake"
            rf"|session))?,?[ ]?(?:of[ ])?(?:{_YEAR}|'(?P<y2>\d\d)\b)",
            re.I | re.A,
        ),
    ),
    Rule("year", re.compile(rf"(?<![\w./:-]){_YEAR}(?![\w/:-]|\.\d)")),
)

# Words shortly before a date that say what it is; the nearest counts.
DEADLINE_BEFORE = re.compile(
    r"\bdeadlines?\b|\bclosing dates?\b|\bclos(?:es?|ing)\b|\blast date\b|\bdue\b(?! to)|\bno later than\b"
    r"|\bnot later than\b|\bending\b"
    r"|\blatest by\b|\bapply (?:by|before|until)\b|\bopen (?:until|till)\b|\b(?:accepted|accept|received"
    r"|submitted|submit|considered"
    r"|reviewed|evaluated|sent|apply|arrive[ds]?|reach us)\b[^.;:!?]{0,60}\b(?:by|before|until|till"
    r"|prior to)\b|\bfirst-served basis until\b"
    r"|\bapplication (?:period )?ends?\b|\bdate limite\b|\bapply (?:here )?by\b|\bddl\b",
    re.I | re.A,
)
# Only together with a word about applying in the same sentence, and right before the date.
DEADLINE_BEFORE_WEAK = re.compile(r"\b(?:by|before|until|till|prior to|up to(?: and including)?)\b", re.I | re.A)
DEADLINE_AFTER = re.compile(
    r"[ ]?(?:\([^()\n]{1,24}\))?[ ]?[-–—:,(]?[ ]?(?:\bis the (?:application )?deadline|deadline\b"
    r"|\(deadline\)|at the latest\b)",
    re.I | re.A,
)
START_BEFORE = re.compile(
    r"\bstart(?:s|ing)?\b(?: dates?| times?)?|\bbegin(?:s|ning)?\b|\bcommenc(?:e|es|ing"
    r"|ement)\b(?: dates?)?|\bavailable (?:from|in|as of|starting)\b"
    r"|\bonset\b|\bjoin(?:ing)? (?:us |the (?:group|lab|team) )?in\b|\bentry (?:in|for)\b|\bentering in\b"
    r"|\bduration of the internship\b"
    r"|\bintake(?: in| for)?\b|\badmission (?:in|for)\b|\bearliest\b",
    re.I | re.A,
)
# Before a season, a month or a year, in a sentence that offers places.
START_BEFORE_WEAK = re.compile(r"\b(?:for|in|from|as of|of)(?: the)?(?: academic year)?\b", re.I | re.A)
START_AFTER = re.compile(
    r"[ ]?(?:\([^()\n]{1,24}\))?[ ]?(?:\bstart\b|start date|entry\b|intake\b|admissions?\b|enrol?lment\b"
    r"|\bcohort\b|openings?\b)",
    re.I | re.A,
)
# The date of something else.
NEITHER_BEFORE = re.compile(
    r"\binterview|\bnot before\b|\breview(?:ing)?\b[^.;]{0,60}\b(?:begin|start|commence)s?|\b(?:begin"
    r"|start)\b[^.;]{0,12}\breview(?:ing)?(?: of)?(?: the)?(?: applications)?|\bnotif|\bpublished\b"
    r"|\bposted\b|\bupdated?\b|\bsince\b|\bfounded\b"
    r"|\bestablished\b|\bconsidered from\b|\breviewed from\b|\bborn\b|\bcomplet(?:e|ed|ion)\b|\bobtain"
    r"|\bawarded\b|\bgraduat|\bfixed-term until\b"
    r"|\bends? (?:on|in)\b|\bproject\b[^.;]{0,20}\b(?:until|ends?)\b|\bopens? (?:on|from)\b|\bconference\b"
    r"|\bdefen[cs]e\b|\bfunded until\b|\bhired until\b"
    r"|\bcontract until\b|\bupdates?\b|\bnews\b|\bannounced\b|\bweekdays?\b|\bfilled\b|\bref\b",
    re.I | re.A,
)
APPLYING = re.compile(
    r"\bappl(?:y|ying|ications?|icants?)\b|\bsubmit|\bsubmission|\bsend\b|\bsent\b|\bcv\b|\bcover letter"
    r"|\binterested\b|\bcontact\b|\bproposals?\b|\be-?mail|\bwrit(?:e|ing) to\b|\bregister|\bregistration\b"
    r"|\bhand(?:ed)? in\b|\bCVs\b|\bform\b|\bportal\b",
    re.I | re.A,
)
OFFERING = re.compile(
    r"\bpositions?\b|\bopenings?\b|\brecruit|\bhir(?:e|ing)\b|\blooking for\b|\bseek(?:ing)?\b"
    r"|\bstudents?\b|\bpostdoc|\badmi(?:t|ssion)|\badmissions\b|\bappl"
    r"|\bfellow|\binterns?\b|\binternships?\b|\bph\.?d",
    re.I | re.A,
)
AMERICAN = re.compile(
    r"\bU\.?S\.?A\.?\b|\bUnited States\b|,[ ](?:CA|NY|MA|TX|IL|PA|WA|MI|NC|GA|OH|NJ|VA|FL|MD|CO|AZ|WI|MN"
    r"|IN)\b[ ]?\d{0,5}"
)

# A whole heading, label or column head over dates.
DEADLINE_LABEL = re.compile(
    r"^\W*(?:(?:the|submission|registration|application|applications?)\s+)?(?:deadlines?|closing dates?"
    r"|applications? close[sd]?|close date|due dates?"
    r"|apply by|apply before|apply until|until|open until|last day|closes|closing|closed on)(?: for applications?| to apply)?\W*$",
    re.I | re.A,
)
START_LABEL = re.compile(
    r"^\W*(?:(?:earliest|expected|preferred|possible|proposed|the)\s+){0,2}(?:start(?:ing)?(?: dates?)?"
    r"|starts|commencement(?: date)?|available from)\W*$",
    re.I | re.A,
)

_UNTIL_FILLED = (
    r"(?:(?:remain(?:s)?|is|are|will be|stay(?:s)?|be)[ ])?(?:open[ ])?(?:until|till|when)[ ](?:(?:the|all"
    r"|both|a|an|our|these|this|suitable|ideal|right|appropriate|qualified"
    r"|available)[ ]){0,3}(?:(?:position|post|vacanc|place|opening|slot|role|candidate|spot)(?:\(s\)|s|y"
    r"|ies|es)?)?[ ]?(?:(?:is|are|has|have|been|being)[ ]){0,2}"
    r"(?:filled|found|hired|selected|identified|appointed)\b"
)
_ALL_YEAR = r"\ball[ -]year[ -](?:a?round|long)\b|\byear[ -]a?round\b|\bthroughout the year\b"
OPEN_DEADLINE = (
    Rule("until-filled", re.compile(_UNTIL_FILLED, re.I | re.A), 0.8),
    Rule(
        "rolling-basis",
        re.compile(
            r"\b(?:on an?|on|in a)?[ ]?(?:rolling|ongoing|continuous|continual|long-term)[ ](?:basis"
            r"|admissions?|deadline|review|applications?)\b",
            re.I | re.A,
        ),
        0.72,
    ),
    Rule(
        "rolling-label",
        re.compile(
            r"\bdeadline[^.;\n]{0,12}[:：–—-][ ]*(?P<core>rolling|open|none|ongoing|no deadline|asap"
            r"|as soon as possible|n/a)\b",
            re.I | re.A,
        ),
        0.82,
    ),
    Rule("rolling-alone", re.compile(r"[(\t] ?(?P<core>rolling) ?(?:[)\t]|$)", re.I | re.A), 0.75),
    Rule(
        "any-time",
        re.compile(
            r"\b(?:welcomed?|accept\w{0,3}|appl(?:y|ications?)|contact|write|get in touch|e-?mail|consider\w{0,5}|open)\b"
            r"[^.;\n]{0,60}?\b(?P<core>at any (?:time|moment|point)(?: (?:of|in|during|throughout) the year)?)\b",
            re.I | re.A,
        ),
        0.66,
    ),
    Rule(
        "year-round",
        re.compile(
            rf"\b(?:open|available|accept\w{{0,3}}|appl(?:y|ications?)|recruit\w{{0,5}}|hir(?:e|ing)"
            rf"|consider\w{{0,5}}|welcomed?|seek(?:ing)?|positions?"
            rf"|openings?)\b[^.;\n]{{0,50}}?(?P<core>{_ALL_YEAR})",
            re.I | re.A,
        ),
        0.75,
    ),
    Rule(
        "year-round-label",
        re.compile(rf"(?:^|[:：\t\n(（]|-[ ])[ ]?(?P<core>{_ALL_YEAR})[ ]?(?=$|[\n\t.,;|)）])", re.I | re.A),
        0.75,
    ),
    Rule(
        "no-deadline",
        re.compile(
            r"\bno (?:fixed |specific |strict |set |formal |particular )?(?:application )?deadlines?\b"
            r"|\bat any time\b(?=[^.]{0,40}\bappl)",
            re.I | re.A,
        ),
        0.75,
    ),
    Rule(
        "as-they-come",
        re.compile(
            r"\b(?:applications?|applicants|candidates)\b[^.;\n]{0,60}\bas (?:they|it) (?:come|arrive"
            r"|are received|are submitted|is received)\b(?: in)?",
            re.I | re.A,
        ),
        0.7,
    ),
    Rule(
        "considered-from",
        re.compile(
            r"\bdeadline\b.{0,4}[:：][ ]?(?P<core>applications? (?:will be|are) (?:considered"
            r"|reviewed) (?:from|starting)[^.;\n]{0,30})",
            re.I | re.A,
        ),
        0.8,
    ),
    Rule(
        "reviewing-as-they-come",
        re.compile(r"\b(?:start|begin) reviewing applications as they (?:come in|arrive|are received)", re.I | re.A),
        0.8,
    ),
    Rule(
        "always-open",
        re.compile(
            r"\b(?:we (?:are|accept|welcome|recruit|hire)[^.;\n]{0,24})?\b(?:continuously|constantly"
            r"|year after year) (?:recruit|hir|accept|look|seek)(?:ing)?\b(?: for)?",
            re.I | re.A,
        ),
        0.6,
    ),
)
OPEN_START = (
    Rule(
        "start-asap",
        re.compile(
            r"\b(?:start|starting|begin|beginning|employment|appointed|filled|available|commenc\w{1,5}"
            r"|position|date)\b[^.;\n]{0,60}?"
            r"(?P<core>\basap\b|\bas soon as possible\b|\b(?:as of|at"
            r"|from)? ?(?:the )?earliest (?:possible )?(?:date|convenience|opportunity)(?: possible)?)",
            re.I | re.A,
        ),
        0.75,
    ),
    Rule(
        "immediately",
        re.compile(
            r"\b(?P<core>available immediately|filled immediately|start(?:ing)? immediately"
            r"|immediate(?:ly)? (?:start|available|starting))\b",
            re.I | re.A,
        ),
        0.75,
    ),
    Rule(
        "flexible-start",
        re.compile(
            r"\bstart(?:ing)? (?:date|time)s?\b[^.;\n]{0,12}\b(?:flexible|negotiable|open)\b"
            r"|\bflexible start(?:ing)? date",
            re.I | re.A,
        ),
        0.65,
    ),
)
