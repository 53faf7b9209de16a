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
        "day-month-short-year",
        re.compile(r"(?<![\d./-])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>2\d)(?![\d-]|\.\d)"),
        needs=".2",
    ),
    Rule("year-month", re.compile(r"(?<![\d./-])(?P<y>20\d\d)[-/.](?P<m>1[0-2]|0?[1-9])(?![\d./-]|[ ]?[-–/]\d)")),
    Rule(
        "slashes",
        re.compile(r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[/-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>20\d\d)(?![\d/-])"),
    ),
    Rule(
        "slashes-short-year",
        re.compile(r"(?<![\d./-])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>2\d)(?![\d/-])"),
        needs="/2",
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
    Rule(
        "academic-year",
        re.compile(
            rf"\bacademic year(?:[ ]of)?[ ]?{_YEAR}(?:[ ]?[-–/][ ]?(?:20)?\d\d\b)?"
            r"|(?<![\d/-])(?P<y2>20\d\d)[ ]?[-–/][ ]?(?:20)?\d\d[ ]academic year",
            re.I | re.A,
        ),
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
    Rule("year", re.compile(rf"(?<![\w./:-]){_YEAR}(?![\w/:-]|\.\d|[ ]?[年级届])")),
    # Counts in capitals alone, lest "may" and "march" the verbs be months.
    Rule(
        "month",
        re.compile(
            rf"(?:\b(?:in|of|by|until|till|before|from|for|around|early|mid|late|is|be)[ -]|[:：][ ]?)(?P<core>{_MONTH})(?!['’]?[ ]?[\d(])",
            re.I | re.A,
        ),
    ),
)

# Words shortly before a date that say what it is; the nearest counts.
DEADLINE_BEFORE = re.compile(
    r"\bdeadlines?\b|\bclosing dates?\b|\bclos(?:es?|ing)\b|\blast date\b|\bdue\b(?! to)|\bending\b"
    r"|\bapply (?:by|before|until)\b|\bopen (?:until|till)\b|\b(?:accepted|accept|received"
    r"|submitted|submit|considered"
    r"|reviewed|evaluated|sent|apply|arrive[ds]?|reach us)\b[^.;:!?]{0,60}\b(?:by|before|until|till"
    r"|prior to)\b|\bfirst-served basis until\b"
    r"|\bapplication (?:period )?ends?\b|\bdate limite\b|\bapply (?:here )?by\b|\bddl\b",
    re.I | re.A,
)
# The day from which applications are looked at: later ones may be, too.
REVIEW_BEFORE = re.compile(
    r"\b(?:review(?:ing)?|screening|evaluation|assessment|consideration)\b[^.;]{0,60}\b(?:begin|start|commence)s?(?:[ ](?:on|from|around|in))?"
    r"|\b(?:begin|start|commence)s?\b[^.;]{0,12}\b(?:review|screen|evaluat|assess)(?:ing)?(?:[ ]of)?(?:[ ]the)?(?:[ ]applications)?",
    re.I | re.A,
)
# Around a date that promises full attention until then, and does not refuse it later.
FULL_CONSIDERATION = re.compile(
    r"\bfull(?:est)? consideration\b|\bfully considered\b|\bpriority (?:deadline|date|consideration|review|will be given)\b|\bguarantee\w{0,2} consideration\b"
    r"|\b(?:will be|be|are) (?:given|get) (?:priority|preference)\b|\bfirst (?:select|review|consider|look|screen|round of)|\b(?:reviewed|considered|screened) first\b"
    r"|\b(?:first|initial|early|priority|preferred) (?:application )?(?:deadline|consideration|review|screening)\b",
    re.I | re.A,
)
# In the sentence behind it.
LATER = re.compile(
    r"\b(?:later|late) applications\b[^.;]{0,20}\b(?:may|will|can|might)\b(?! not)|\b(?:received|submitted|sent|arriving|that arrive)?[ ]?(?:after|later than) (?:this|that|the) (?:date|day|deadline)\b[^.;]{0,20}\b(?:may|will|can|might)\b(?! not)"
    r"|\bafter (?:that|which)\b[^.;]{0,40}\buntil\b[^.;]{0,20}\bfilled\b"
    r"|\b(?:then|thereafter|afterwards?|after (?:that|which|this)),?[ ](?:\w+[ ]){0,5}?rolling\b|\brolling (?:thereafter|afterwards?|after (?:that|this))\b",
    re.I | re.A,
)
# Only together with a word about applying in the same sentence, and right before the date.
DEADLINE_BEFORE_WEAK = re.compile(
    r"\b(?:by|before|until|till|prior to|up to(?: and including)?|no later than|not later than|not after|(?:at the )?latest(?: by| on)?)\b",
    re.I | re.A,
)
# Before an interval in which to apply.
PERIOD_BEFORE = re.compile(
    r"\bapplication (?:period|window|phase)\b|\b(?:call|portal|applications?|registration|submissions?)\b[^.;\n]{0,20}\bopens?\b|\bopen for applications?\b",
    re.I | re.A,
)
DEADLINE_AFTER = re.compile(
    r"[ ]?(?:\([^()\n]{1,24}\))?[ ]?[-–—:,(]?[ ]?(?:\bis the (?:application )?deadline|deadline\b"
    r"|\((?:application )?deadline\b[^()\n]{0,12}\)|at the latest\b)",
    re.I | re.A,
)
# Who does something by the date is not the applicant, or it is the deadline of something else.
OTHERS_ACT = re.compile(
    r"\b(?:notifications?|decisions?|results|offers|invitations)\b|\b(?:be|are|is) (?:notified|informed|contacted|invited|announced)\b|\bprocessing\b|\b(?:finish|complete) (?:the|our)\b",
    re.I | re.A,
)
EVENT = re.compile(
    r"\b(?:workshop|conference|symposium|special issue|programme committee|program committee|call for papers|proceedings|hackathon|beam ?time)\b",
    re.I | re.A,
)
_NUMBER = "one|two|three|four|five|six|nine|ten|twelve|eighteen|twenty-four"
START_BEFORE = re.compile(
    r"\b(?:contract|employment|appointment|fellowship|duration)\b[^.;\n]{0,40}\bfrom\b|\b(?:open|run|runs|running) from\b|\benter(?:ing)? in\b|\btak(?:e|ing) up (?:duty|duties|the (?:post|position|appointment))\b|\bstart(?:s|ing)?\b(?: dates?| times?)?|\bbegin(?:s|ning)?\b|\bcommenc(?:e|es|ing"
    r"|ement)\b(?: dates?)?|\bavailable (?:from|in|as of|starting)\b"
    r"|\bonset\b|\bjoin(?:ing)? (?:us |the (?:group|lab|team) )?in\b|\bentry (?:in|for)\b|\bentering in\b"
    r"|\bduration of the internship\b"
    rf"|\b(?:\d{{1,2}}|{_NUMBER})[ -](?:years?|months?|weeks?)\b\)?[,;]?[ ](?:starting[ ]|with effect[ ])?from\b"
    r"|\b(?:full[- ]time|part[- ]time|\d{1,3}[ ]?%|FTE|E[ ]?(?:9[ab]?|1[0-5]))\)?,?[ ]from\b"
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
# Before the first and between the first and the second of two dates that bound an interval.
BETWEEN = re.compile(r"\bbetween[ ](?:the[ ])?$", re.I | re.A)
BETWEEN_GAP = re.compile(r"[ ]?(?:and|-|–)[ ](?:the[ ])?", re.I | re.A)
# A date at the beginning of a sentence, "From September I can take two students", and what must follow it.
START_FIRST = re.compile(
    r"\W*(?:from|as of|as from|starting(?: from| in| on)?|beginning(?: in| on)?|with effect from|effective)[ ](?:the[ ])?(?:early |mid-?|late )?",
    re.I | re.A,
)
START_THEN = re.compile(
    r"(?:[ ]on(?:wards?)?)?,?[ ](?![^.;\n]{0,90}\b(?:applications?|proposals?|registrations?|not|no|courses?|lectures?)\b)"
    r"(?:(?:I|we|(?:the|our|my)(?:[ ][\w-]+){1,5}?)[ ](?:can|could|will|would|shall|am|are|is|have|has|plan|want|seeks?|offers?|hope|hire|look)\b[^.;\n]{0,60}?"
    r"\b(?:take|taking|hir(?:e|ing)|recruit(?:ing)?|employ|host|welcome|admit|accept|supervise|look(?:ing)? for|seek(?:ing)?|offer(?:ing)?|positions?|places?|posts?|room for|money for|appoint|openings?|vacanc(?:y|ies))\b"
    r"|(?:there (?:is|are|will be)[ ])?(?:an?|one|two|three|four|several)\b[^.;\n]{0,60}?\b(?:positions?|places?|posts?|opens?|openings?|available|vacant|studentships?|wanted|sought|needed)\b)",
    re.I | re.A,
)
# Between the beginning of the sentence and a season: nobody is taken then.
DENIED = re.compile(r"\b(?:not|no(?: longer)?|cannot|never|unable to)\b|n['’]t\b", re.I | re.A)
# The date of something else.
NEITHER_BEFORE = re.compile(
    r"\binterview|\bnot before\b|\bnotif|\bpublished\b|\bselection deadline\b|\bworkshops?\b|\bresults?\b|\bdecisions?\b|\bvalid until\b"
    r"|\bposted\b|\bupdated?\b|\bsince\b|\bfounded\b"
    r"|\bestablished\b|\bconsidered from\b|\breviewed from\b|\bborn\b|\bcomplet(?:e|ed|ion)\b|\bobtain"
    r"|\bawarded\b|\bgraduat(?!e (?:schools?|students?|colleges?|office|program|admission))|\bfixed-term until\b"
    r"|\bends? (?:on|in)\b|\bproject\b[^.;]{0,20}\b(?:until|ends?)\b|\bopens? on\b|\bopens from\b|\b(?:applications?|call|registration|portal)\b[^.;]{0,20}\bopen from\b|\bconference\b"
    r"|\bdefen[cs]e\b|\bfunded until\b|\bhired until\b"
    r"|\b(?:worked|spent|visited|stayed|lasted|served|ran|was|were)\b[^.;\n]{0,50}\bfrom\b|\bcontract until\b|\bupdates?\b|\bnews\b|\bannounced\b|\bweekdays?\b|\bfilled\b|\bref\b",
    re.I | re.A,
)
APPLYING = re.compile(
    r"\bappl(?:y|ying|ications?|icants?)\b|\bsubmit|\bsubmission|\bsend\b|\bsent\b|\bcv\b|\bcover letter"
    r"|\binterested\b|\bcontact\b|\bwrite\b|\breach out\b|\bget in touch\b|\bproposals?\b|\be-?mail|\bwrit(?:e|ing) to\b|\bregister|\bregistration\b"
    r"|\bhand(?:ed)? in\b|\bCVs\b|\bform\b|\bportal\b",
    re.I | re.A,
)
APPLICATION = re.compile(r"\bappl(?:y|ying|ications?|icants?)\b|\bpositions?\b|\bcv\b", re.I | re.A)
OFFERING = re.compile(
    r"\bpositions?\b|\bopenings?\b|\brecruit|\bhir(?:e|ing)\b|\blooking for\b|\bseek(?:ing)?\b"
    r"|\bstudents?\b|\bpostdoc|\badmi(?:t|ssion)|\badmissions\b|\bappl"
    r"|\bfellow|\binterns?\b|\binternships?\b|\bph\.?d",
    re.I | re.A,
)
_AMERICAN = re.compile(
    r"\b(?-i:U\.?S\.?A)\b|\bUnited States\b|,[ ](?-i:CA|NY|MA|TX|IL|PA|WA|MI|NC|GA|OH|NJ|VA|FL|MD|CO|AZ|WI|MN"
    r"|IN)\b"
)
# Signs of where 03/04/2026 is the third of April, and of where it is the fourth of March.
DAY_FIRST = re.compile(rf"\b[0-3]?\d(?:st|nd|rd|th)?[ ]{_PLAIN_MONTH}[ ]20\d\d\b", re.I | re.A)
MONTH_FIRST = re.compile(
    rf"{_AMERICAN.pattern}|\b{_PLAIN_MONTH}[ ][0-3]?\d(?:st|nd|rd|th)?,[ ]20\d\d\b|@[\w.-]{{1,40}}\.edu\b(?!\.)",
    re.I | re.A,
)
# A position right before a season or an academic year, as in "PhD students (Fall 2027)".
POSITION_BEFORE = re.compile(
    r"\b(?:positions?|students?|interns?|internships?|post-?docs?|assistants?|assistantships?|fellows?|fellowships?|ph\.?d|masters?|openings?|studentships?)\b[.]?[ ]?[(,:–—|-]{1,2}[ ]?(?:for |starting )?$",
    re.I | re.A,
)

# A whole heading, label or column head over dates.
DEADLINE_LABEL = re.compile(
    r"^\W*(?:(?:the|submission|registration|application|applications?)\s+)?(?:deadlines?|closing dates?"
    r"|applications? close[sd]?|close date|due dates?"
    r"|apply by|apply before|apply until|applications? by|applications? until|until|open until|last day|closes|closing|closed on|priority date)(?: for applications?| to apply)?\W*$",
    re.I | re.A,
)
START_LABEL = re.compile(
    r"^\W*(?:(?:earliest|expected|preferred|possible|proposed|planned|anticipated|desired|ideal|the)\s+){0,2}(?:(?:employment |contract |project |course |programme |program |term )?start(?:ing)?(?: dates?)?"
    r"|starts|commencement(?: date)?|available from|taking up duty|joining date|entry date|date of (?:appointment|commencement|joining)"
    r"|(?:start|beginning) of (?:the )?(?:contract|position|project|employment|work|studies|internship|stay|programme|program|term|semester|funding)|entry|intake|begin(?:ning)?)\W*$",
    re.I | re.A,
)

_UNTIL_FILLED = (
    r"(?:(?:remain(?:s)?|is|are|will be|stay(?:s)?|be)[ ])?(?:open[ ])?(?:until|till|when)[ ](?:(?:the|all"
    r"|both|a|an|our|these|this|suitable|ideal|right|appropriate|qualified"
    r"|available)[ ]){0,3}(?:(?:position|post|vacanc|place|opening|slot|role|candidate|someone|somebody|spot)(?:\(s\)|s|y"
    r"|ies|es)?)?[ ]?(?:(?:is|are|has|have|been|being)[ ]){0,2}"
    r"(?:filled|found|hired|selected|identified|appointed)\b"
)
_ALL_YEAR = r"\ball[ -]year[ -](?:a?round|long)\b|\byear[ -]a?round\b|\bthroughout the year\b"
OPEN_DEADLINE = (
    Rule("until-filled", re.compile(_UNTIL_FILLED, re.I | re.A), 0.75),
    Rule(
        "rolling-basis",
        re.compile(
            r"\b(?:on an?|on|in a)?[ ]?(?:rolling|ongoing|continuous|continual|long-term)[ ](?:basis"
            r"|admissions?|deadline|review|applications?)\b",
            re.I | re.A,
        ),
        0.65,
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
    Rule(
        "rolling-then",
        re.compile(
            r"(?:\b(?:then|thereafter|afterwards?|after (?:that|which|this))|之后|此后|其后|然后)[ ]?[,，:：]?[ ]?(?:(?:it is|we are|is|are)[ ])?(?P<core>rolling)\b"
            r"|\brolling(?=[ ](?:thereafter|afterwards?|after (?:that|this))\b)",
            re.I,
        ),
        0.7,
    ),
    Rule("rolling-alone", re.compile(r"[(\t] ?(?P<core>rolling) ?(?:[)\t]|$)", re.I | re.A), 0.75),
    Rule(
        "any-time",
        re.compile(
            r"\b(?:welcomed?|accept\w{0,3}|appl(?:y|ications?)|contact|write|get in touch|e-?mail|consider\w{0,5}|open)\b"
            r"[^.;\n]{0,60}?\b(?P<core>(?:at )?any ?(?:time|moment|point)(?: (?:of|in|during|throughout) the year)?)\b",
            re.I | re.A,
        ),
        0.66,
    ),
    Rule(
        "any-time-first",
        re.compile(
            r"\b(?P<core>(?:at )?any ?time)\b(?=[^.;:\n]{0,40}\b(?:appl(?:y|ications?)|write|send|e-?mail)\b)",
            re.I | re.A,
        ),
        0.66,
    ),
    Rule(
        "any-time-alone",
        re.compile(
            r"(?:^|[.!?:：;(|\n\t—–][ ]?)(?P<core>(?:at )?any ?time|whenever you (?:like|want|wish))(?=[ ]?(?:[,.;)|\n\t]|$))",
            re.I | re.A,
        ),
        0.66,
    ),
    Rule(
        "work-at-any-time",
        re.compile(
            r"\b(?:thes[ei]s|projects?|internships?|rotations?|stays?)\b[^.;\n]{0,40}?\b(?P<core>at any time(?: (?:of|in|during) the year)?)\b",
            re.I | re.A,
        ),
        0.6,
    ),
    Rule(
        "whenever",
        re.compile(
            r"\b(?:apply|write|applications?|send)\b[^.;\n]{0,40}?\b(?P<core>whenever (?:you|they) (?:like|want|wish|please|are ready|feel ready))\b"
            r"|\b(?:every(?:one|body)|any(?:one|body)|all|the) ?(?:else|others?)[:,]?[ ](?:(?:can|may|should)[ ]apply[ ]|apply[ ])?(?:whenever|(?:at )?any ?time)\b",
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
            r"\bno (?:fixed |specific |strict |set |formal |particular |hard |firm )?(?:application |closing )?(?:deadlines?|closing date)\b",
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
        0.6,
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
# In the sentence of a rule of `ANY_TIME`: what may be done then is not to apply.
ANY_TIME = frozenset({"any-time", "any-time-first", "any-time-alone", "work-at-any-time"})
NOT_OPEN = re.compile(
    r"\b(?:questions?|enquir\w+|inquir\w+|queries|withdraw\w*|terminat\w+|cancel\w*|leave|quit|stop|unsubscrib\w+|delet\w+|at any (?:time|point) (?:before|until|between|up to))\b",
    re.I | re.A,
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

# Hours, read right before or behind a date.
HOURS = (
    re.compile(
        r"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[:：.h](?P<min>[0-5]\d)(?:[:：][0-5]\d)?(?!\d|\.\d)[ ]?(?:(?P<part>[ap]\.?[ ]?m)\b\.?)?",
        re.I | re.A,
    ),
    re.compile(r"(?<![\d:.])(?P<h>1[0-2]|0?[1-9])[ ]?(?P<part>[ap]\.?[ ]?m)\b\.?", re.I | re.A),
    re.compile(r"(?:\b12[ ])?\b(?P<part>noon|midday|midnight)\b", re.I | re.A),
    re.compile(r"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[ ]?h(?:rs|ours)?\b", re.I | re.A),
)
PARTS_OF_DAY = {"am": "am", "pm": "pm", "noon": "noon", "midday": "noon", "midnight": "night"}
BETWEEN_DATE_AND_HOUR = re.compile(
    r"\b(?:at|on|by|before|until|the|hours|hrs|h|o'clock|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
# Abbreviations, and in lower case what stands before "time". CST and IST are left out: they name several zones.
ZONES = {
    "UTC": "UTC+00:00", "GMT": "UTC+00:00", "WET": "UTC+00:00", "BST": "UTC+01:00", "WEST": "UTC+01:00",
    "CET": "UTC+01:00", "CEST": "UTC+02:00", "EET": "UTC+02:00", "SAST": "UTC+02:00", "EEST": "UTC+03:00",
    "MSK": "UTC+03:00", "HKT": "UTC+08:00", "SGT": "UTC+08:00", "AWST": "UTC+08:00", "JST": "UTC+09:00",
    "KST": "UTC+09:00", "AEST": "UTC+10:00", "AEDT": "UTC+11:00", "NZST": "UTC+12:00", "NZDT": "UTC+13:00",
    "EDT": "UTC-04:00", "EST": "UTC-05:00", "CDT": "UTC-05:00", "MDT": "UTC-06:00", "MST": "UTC-07:00",
    "PDT": "UTC-07:00", "PST": "UTC-08:00", "AoE": "UTC-12:00", "AOE": "UTC-12:00", "anywhere on earth": "UTC-12:00",
    "ET": "America/New_York", "PT": "America/Los_Angeles",
    "greenwich mean": "UTC+00:00", "universal": "UTC+00:00", "western european": "UTC+00:00",
    "british summer": "UTC+01:00", "central european": "UTC+01:00", "central european standard": "UTC+01:00",
    "central european summer": "UTC+02:00", "eastern european": "UTC+02:00", "east european": "UTC+02:00",
    "eastern european summer": "UTC+03:00", "beijing": "UTC+08:00", "china": "UTC+08:00",
    "china standard": "UTC+08:00", "eastern": "America/New_York", "us eastern": "America/New_York",
    "eastern standard": "UTC-05:00", "eastern daylight": "UTC-04:00", "us central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles",
    "pacific standard": "UTC-08:00", "pacific daylight": "UTC-07:00",
    "uk": "Europe/London", "british": "Europe/London", "london": "Europe/London", "irish": "Europe/Dublin",
    "dublin": "Europe/Dublin", "portuguese": "Europe/Lisbon", "lisbon": "Europe/Lisbon", "spanish": "Europe/Madrid",
    "madrid": "Europe/Madrid", "french": "Europe/Paris", "paris": "Europe/Paris", "belgian": "Europe/Brussels",
    "brussels": "Europe/Brussels", "dutch": "Europe/Amsterdam", "amsterdam": "Europe/Amsterdam",
    "german": "Europe/Berlin", "berlin": "Europe/Berlin", "swiss": "Europe/Zurich", "zurich": "Europe/Zurich",
    "italian": "Europe/Rome", "rome": "Europe/Rome", "austrian": "Europe/Vienna", "vienna": "Europe/Vienna",
    "czech": "Europe/Prague", "prague": "Europe/Prague", "polish": "Europe/Warsaw", "warsaw": "Europe/Warsaw",
    "danish": "Europe/Copenhagen", "copenhagen": "Europe/Copenhagen", "norwegian": "Europe/Oslo",
    "oslo": "Europe/Oslo", "swedish": "Europe/Stockholm", "stockholm": "Europe/Stockholm",
    "finnish": "Europe/Helsinki", "helsinki": "Europe/Helsinki", "estonian": "Europe/Tallinn",
    "greek": "Europe/Athens", "athens": "Europe/Athens", "turkish": "Europe/Istanbul", "israel": "Asia/Jerusalem",
    "indian": "Asia/Kolkata", "india": "Asia/Kolkata", "indian standard": "UTC+05:30", "singapore": "Asia/Singapore",
    "hong kong": "Asia/Hong_Kong", "macau": "Asia/Macau", "taiwan": "Asia/Taipei", "taipei": "Asia/Taipei",
    "japan": "Asia/Tokyo", "japanese": "Asia/Tokyo", "tokyo": "Asia/Tokyo", "korean": "Asia/Seoul",
    "korea": "Asia/Seoul", "seoul": "Asia/Seoul", "sydney": "Australia/Sydney", "melbourne": "Australia/Melbourne",
    "brisbane": "Australia/Brisbane", "perth": "Australia/Perth", "new zealand": "Pacific/Auckland",
    "new york": "America/New_York", "toronto": "America/Toronto",
}  # fmt: skip
