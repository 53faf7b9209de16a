"""English rules for requirements: where an item begins and ends inside a sentence, and what it is about."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.matching import FilteredPattern

_PEOPLE = (
    r"(?:students?|applicants?|candidates?|researchers?|graduates?|undergraduates?|individuals?|people|persons?|someone"
    r"|anyone|those|postdocs?|scientists?|engineers?|interns?|assistants?|fellows?|scholars?|members?|professionals|colleagues?|developers?)"
)

# The group `item` is the requirement inside a sentence that says something else besides.
INSIDE: tuple[Rule, ...] = (
    Rule(
        "recruits-people-with",
        re.compile(
            r"\b(?:looking for|seek(?:s|ing)?|search(?:ing)? for|welcom(?:e|es|ing)|invit(?:e|es|ing)|encourag(?:e|es|ing)"
            r"|recruit(?:s|ing)?|hir(?:e|es|ing)|interested in|accept(?:s|ing)?|appoint|open to)\b"
            r"[^.;!?]{0,120}?\b"
            + _PEOPLE
            + r"\b[^.;!?]{0,50}?\s(?:with|who(?:'re|'s| would| will| can)?(?: have| has| are| is)?|having|possessing)\s"
            r"(?P<item>[^.;!?]{12,300}?)"
            r"(?=\s+(?:to (?:join|work|support|help|conduct|lead|contribute|carry|develop|study|explore|assist|participate|perform|pursue|be part|apply)\b"
            r"|and (?:we|you)\b)|[.;!?]\s|[.;!?]?$)",
            re.I,
        ),
        0.6,
    ),
    Rule(
        "recruits-from",
        re.compile(
            r"\b(?:looking for|seek(?:s|ing)?|welcom(?:e|es)|encourag(?:e|es)|invit(?:e|es)|interested in|open to|recruit(?:s|ing)?)\b[^.;!?]{0,60}?"
            r"(?P<item>\b(?:\w+ )?"
            + _PEOPLE
            + r" from (?!around|across|all|any|outside|every)[^.;!?]{8,160}?(?:backgrounds?|disciplines?|fields?|departments?|universit(?:y|ies)|institutions?|etc))",
            re.I,
        ),
        0.55,
    ),
    Rule(
        "if-you",
        re.compile(
            r"\bif you (?P<item>(?:(?:are|'re) (?:a |an |currently |already )|have (?!any|questions|trouble|further|additional|more|problems|your own|read)|hold |already have |possess )[^.;!?]{8,200}?),?\s+"
            r"(?:please|you (?:should|can|may|are|could|might)|contact|apply|e-?mail|send|feel free|don't hesitate|do not hesitate|we |drop|get in touch|reach|then|I |consider)",
            re.I,
        ),
        0.55,
    ),
    Rule(
        "people-with-may-apply",
        re.compile(
            r"(?:^|[.;:]\s+|\b(?:and|but) )(?P<item>(?:[\w'-]+ ){0,4}?"
            + _PEOPLE
            + r"\b(?: \w+){0,2}? (?:with|who|from|in|having|majoring|trained|of)\s[^.;!?]{8,160}?)\s+"
            r"(?:should|are|is|can|may|must|will)\s+(?:also |always |strongly |especially |particularly |warmly |highly |very |most |all )*"
            r"(?:encouraged|welcomed?|invited|contact|e-?mail|apply|send|reach)\b",
            re.I,
        ),
        0.55,
    ),
    Rule(
        "ideal-for",
        re.compile(
            r"\b(?:(?:ideal|suitable|suited|perfect|intended|great) (?:for|to)|would suit)\s(?P<item>(?:a |an |the )?(?:[\w/&-]+ ){0,5}?"
            + _PEOPLE
            + r"\s(?:with|who)\s[^.;!?]{10,200})",
            re.I,
        ),
        0.5,
    ),
    Rule(
        "requires",
        re.compile(
            r"\b(?:position|role|job|work|project|research|program(?:me)?|which|that|it|we|this) requires? (?P<item>(?!a visa|approval|the use)[^.;!?]{10,200})",
            re.I,
        ),
        0.55,
    ),
)

# An expression that says how necessary the item before or around it is.
PREFERRED = FilteredPattern(
    re.compile(
        r"\b(?:prefer(?:red|ably|ence|able)|(?:a|big|strong|huge|great|definite|an) (?:\w+ )?(?:plus|bonus|asset|advantage)|(?:are|is|be) (?:\w+ ){0,2}(?:pluses|assets|plus|advantages)|plus(?=[.;,)]|$)|desirable|desired|advantageous"
        r"|beneficial|nice[- ]to[- ]have|bonus|ideally|welcome(?:d)?\b(?! to)|helpful|appreciated|favou?red|favou?rably|prioriti[sz]ed|priority|would be (?:great|nice|good|useful|ideal)|highly valued|especially (?:interested|welcome|encouraged)"
        r"|advantage|encouraged|recommended|optional|not (?:strictly |absolutely )?(?:required|necessary|essential|mandatory|a must)|not need(?:ed)?|useful|added advantages?|considered an asset|competitive)\b",
        re.I,
    )
)
REQUIRED = FilteredPattern(
    re.compile(
        r"(?<!not )(?<!not strictly )(?<!not absolutely )\b(?:required|essential|mandatory|necessary|must|a must|need(?:s|ed)? to|have to|minimum|crucial|critical|should have|requirement|prerequisite|expected)\b",
        re.I,
    )
)
SEPARATOR = re.compile(r"(?:;\s+|,\s+(?:and |but |while |whereas )?|\s(?:but|while|whereas)\s|\.\s+)", re.I)
ENUMERATION = re.compile(r"(?:^|[\s:;,])(?=\((?:i{1,3}|iv|v|vi{0,3}|[a-h]|\d{1,2})\)\s)")
# Opens a list of items inside one sentence.
LISTED = FilteredPattern(
    re.compile(
        r"\b(?:qualifications|requirements|prerequisites|(?:required|essential|desired|preferred|necessary) skills|criteria"
        r"|things (?:i|we) look for[^.,:]{0,40}|qualities (?:i|we) look for[^.,:]{0,40})\s+(?:are|include|includes|would be)\b:?\s+",
        re.I,
    )
)
LISTED_SEPARATOR = re.compile(r",\s+(?:and |as well as |but also )?|\s+as well as\s+|;\s+", re.I)
LABEL = re.compile(
    r"^\W*(?:(?:basic|minimum|required|essential|preferred|key|main|general|additional|our|the|job|applicant|candidate) )*"
    r"(?:requirements?|qualifications?|criteria|prerequisites?|profile|skills required|eligibility|we (?:expect|require|are looking for)|you have|must[- ]haves?)\s*:\s*",
    re.I,
)

# Category -> what speaks for it; all that match add up.
CATEGORIES: tuple[tuple[str, float, str], ...] = (
    (
        "education",
        3.0,
        r"\b(?:ph\.?\s?d\.?|doctora(?:l|te)|master'?s?|m\.?sc\.?|bachelor'?s?|b\.?sc\.?|m\.?eng|b\.?eng|diploma|degrees?|gpa|d\.?phil|mbbs|m\.?phil)\b(?! students| supervisor| thesis)",
    ),
    (
        "education",
        1.6,
        r"\b(?:background|majors?|majoring|discipline|field of study|coursework|courses|graduates?|undergraduates?|students? (?:from|in|of|enrolled)|enrolled|academic record|academic excellence|grades|academic (?:performance|background)|trained in|training in|education)\b",
    ),
    (
        "education",
        1.4,
        r"\b(?:or|and|in) (?:a |an )?(?:closely |other )?(?:related|relevant|similar|equivalent|cognate) (?:fields?|disciplines?|areas?|subjects?|degrees?)\b",
    ),
    (
        "language",
        3.6,
        r"\b(?:english|german|french|chinese|mandarin|japanese|spanish|dutch|swedish|danish|italian|portuguese|korean|norwegian|finnish|ielts|toefl|language (?:skills|proficiency|requirements?|abilit))\b(?! (?:department|literature|teacher))",
    ),
    (
        "language",
        1.0,
        r"\b(?:fluen(?:t|cy)|written and (?:spoken|oral|verbal)|oral and written|spoken|native speaker)\b",
    ),
    (
        "publication",
        3.2,
        r"\b(?:publications?|published|publishing|publication record|papers? (?:in|at)|first[- ]author|peer[- ]reviewed|top(?:-tier)? (?:conferences?|journals?|venues?))\b",
    ),
    (
        "eligibility",
        3.2,
        r"\b(?:citizens?(?:hip)?|permanent residents?|work (?:permit|authori[sz]ation)|visa|nationals?|nationality|eligib(?:le|ility)|years? of age|age (?:of|under|limit)|under \d\d|(?:no more|not more|less) than \w+ years|within (?:the (?:last|past) )?\w+ years|must (?:be|have been) (?:enrolled|admitted|resident)|mobility rule|security clearance|background check|licen[cs]e|vaccinat|resident|currently enrolled|current (?:\w+ )?students?|own (?:funding|scholarship|fellowship))\b",
    ),
    (
        "experience",
        2.4,
        r"\b(?:experience[ds]?|track record|worked (?:with|on|in)|work history|hands-on|prior|previous(?:ly)?|history of|internships?)\b",
    ),
    (
        "skill",
        1.9,
        r"\b(?:skills?|knowledge|programming|coding|proficien(?:t|cy)|familiar(?:ity)?|abilit(?:y|ies)|able to|capab(?:le|ility)|understanding|expertise|competen(?:t|ce|cy|cies)|python|matlab|c\+\+|java|r\b|linux|software|statistic(?:s|al)|mathematic(?:s|al)|math|machine learning|command of|techniques?|methods|modell?ing|analysis|analytical|technical|algorithms?|computer)\b",
    ),
    (
        "trait",
        2.2,
        r"\b(?:motivat(?:ed|ion)|passion(?:ate)?|curio(?:us|sity)|enthusias(?:m|tic)|creativ(?:e|ity)|team[- ]?(?:player|work|spirit)|work(?:ing)? (?:independently|in a team|as part of|with others|collaboratively|well)|collaborat(?:ive|ion|e)|interpersonal|communicat(?:ion|e)|independen(?:t|tly|ce)|self-\w+|responsible|responsibility|diligent|hard-?working|work ethic|attitude|interest(?:ed|s)?|willing(?:ness)?|commit(?:ted|ment)|proactive|initiative|open[- ]minded|dedicat(?:ed|ion)|eager(?:ness)?|organi[sz](?:ed|ational)|problem[- ]solv(?:ing|er)|critical(?:ly)? think(?:ing)?|desire|ambitio(?:n|us)|kind(?:ness)?|integrity|respectful|values?|enjoy|excited|detail|flexib(?:le|ility)|perseverance|drive[n]?|leadership|mindset|resilien(?:t|ce))\b",
    ),
    (
        "language",
        2.6,
        r"\b(?:cantonese|russian|arabic|polish|ukrainian|romanian|turkish|hungarian|hindi|bengali|tamil|urdu|k?i?swahili|catalan|greek"
        r"|czech|slovak|slovene|croatian|serbian|bulgarian|estonian|latvian|lithuanian|icelandic|irish|hebrew|persian|farsi|thai|vietnamese"
        r"|indonesian|malay)\b(?! (?:universit|citizen|national|resident|student))",
    ),
    ("education", 1.2, r"\b(?:studied|passed|(?:a|one|two|first) courses?|credits|transcripts?|graduating)\b"),
    (
        "experience",
        1.5,
        r"\b(?:ha(?:ve|s|d) (?:\w+ )?(?:built|used|handled|run|trained|written|done|coded|dealt|looked|shipped|made|taught|seen|supervised"
        r"|developed|designed|carried|conducted)|\d+\+? years|years (?:of|in))\b",
    ),
    (
        "skill",
        0.5,
        r"\b(?:can (?:program|code|read|write)|algebra|calculus|gis|sql|docker|kubernetes|cad|simulations?|signal processing"
        r"|robotics|electronics|microscopy|sequencing|spectroscopy|pytorch|stata|latex|git)\b|(?<![\w.])C(?= (?:for|and|or)\b)",
    ),
    (
        "trait",
        1.2,
        r"\b(?:patien(?:ce|t)|(?:not|no) (?:afraid|fear)|calm|humou?r|steady|stamina|careful(?:ly)?|likes?|love|wish|want|comfortable|prepared"
        r"|happy to|talk to|courage|honest(?:y)?|reliab(?:le|ility)|punctual\w*)\b",
    ),
    (
        "eligibility",
        1.4,
        r"\b(?:students? only|only (?:open to|for)|open (?:only )?to|enrol+ed (?:at|in)|at least 18|over 18|sophomores?|juniors?|seniors?"
        r"|(?:first|second|third|final)[- ]year)\b",
    ),
    (
        "other",
        2.6,
        r"\b(?:hours? (?:per|a|each) (?:week|day)|(?:minimum|at least|commit(?:ment)?)[^.]{0,30}(?:\d+|one|two|three|six|twelve)[- ](?:\w+ )?(?:months?|years?|semesters?|weeks?|quarters?)(?! (?:of )?(?:[\w-]+ ){0,3}experience)|full[- ]time|part[- ]time|available (?:to|for|from|during)|availability|start(?:ing)? (?:in|by|date)|travel|relocat|attend|in[- ]person|on[- ]site|semesters?)\b",
    ),
)

# Degree -> what names it, where it is asked for.
DEGREES: tuple[tuple[str, str], ...] = (
    (
        "phd",
        r"(?<!after )(?<!during )(?<!post-)(?<!post )(?<!after their )(?<!after the )(?<!during the )(?<!during their )(?<!during your )(?<!\bno )(?:\b(?:ph\.?\s?d\.?|doctora(?:l|te)s?(?: degree)?|d\.?phil)(?![\w.])|whose (?:doctoral|ph\.?\s?d\.?) (?:thesis|work) )(?!'?s?[ -](?:thesis|dissertation|training|students?|and postdoc|candidates?|supervisors?|positions?|stud(?:y|ies)|program(?:me)?s?|advisors?|committee|level|researchers?|fellows?|scholars?|applicants?|admission|school|project|offer|(?:degree )?programs?))",
    ),
    (
        "master",
        r"\b(?:master(?:'?s)?(?!'?s?[ -](?:students?|thesis|supervisor|program(?:me)?s?|(?:or|and|/) ?(?:doctora|ph|bachelor|undergrad)[\w'.]* ?(?:stud|program|cand))|\w)|m\.?sc\.?(?!/?\w{0,5} students)|m\.?eng|m\.?phil|m\.?tech|m\.?res|m\.ed|mph|mba|ll\.m|magister|diplom-?ingenieur|laurea magistrale|m\.?e\.?(?= (?:degree|or|in)\b|/)|m\.?s\.?(?= (?:degree|or|in|/))|m\.?a\.?(?= (?:degree|or|in|/))|(?<!under)(?<!under-)graduate degree)(?=\W|$)",
    ),
    (
        "bachelor",
        r"\b(?:bachelor(?:'?s)?(?!'?s?[ -](?:students?|thesis)|\w)|b\.?sc\.?|b\.?eng|b\.?tech|b\.?a\.?sc|b\.ed|b\.?pharm|b\.com|mbbs|ll\.?b|b\.?e\.?(?=(?: (?:degree|or|in)\b|/))|b\.?s\.?(?= (?:degree|or|in|/))|b\.?a\.?(?= (?:degree|or|in|/))|undergraduate degree|honou?rs(?: degree)?(?= (?:or|degree|in))|university degree|licen[ct]iatura(?! plus)|(?:a|college|university|relevant) degree(?= in|$)|^degree(?= in))(?=\W|$)",
    ),
)
_OF_STUDENTS = r"(?:ph\.?\s?d\.?|doctoral|doctorate|master'?s?|bachelor'?s?|m\.?sc\.?|b\.?sc\.?|m\.?tech\.?|b\.?tech\.?|m\.?phil\.?|m\.?eng\.?|b\.?eng\.?)"
# Where a degree is no condition: it is what comes later, or what another person has.
DEGREE_AHEAD = FilteredPattern(
    re.compile(
        r"\b(?:apply(?:ing)? (?:for|to)|pursu(?:e|ing)|towards?|aim(?:ing)? (?:for|at)|interest(?:ed)? in (?:doing |pursuing )?|enrol+(?:ed|ment)? (?:in|at|as)|admitted to|admission to|eligib\w+ for|enter|(?:want|plan|intend|wish|hope)s?(?:ing)? to (?:do|start|get|obtain|earn)|right to pursue)"
        r"(?: (?:a|an|the|our|your|their|any))?(?: \w+){0,2} (?:master'?s?(?: or)?|doctoral|ph\.?d\.?|bachelor'?s?|m\.?sc\.?)[\w.' ]{0,40}"
        rf"|\b{_OF_STUDENTS}(?:(?:, (?:and |or )?| and | or |/){_OF_STUDENTS})*[ -](?:students?|candidates?|scholars)\b",
        re.I,
    )
)
EQUIVALENT = FilteredPattern(
    re.compile(
        r"\bor (?:an? |the )?(?:equivalent|comparable|corresponding|similar)(?! (?:fields?|subjects?|areas?|disciplines?|programs?|domains?|topics?|courses?|languages?))(?=\W|$)"
        r"|\bor (?:an? )?(?:other )?(?:foreign )?equivalent(?: \w+)? (?:degree|qualification|experience|practice)|\bequivalent (?:degree|qualification|academic qualification)|\bor its equivalent",
        re.I,
    )
)
FIELDS = re.compile(
    r"\b(?:degrees?|ph\.?\s?d\.?|d\.?phil|doctorates?|master'?s?|m\.?sc\.?|m\.?a\.?|m\.?s\.?|m\.?eng|bachelor'?s?|b\.?sc\.?|b\.?a\.?|b\.?s\.?|b\.?eng|licen[ct]iatura|honou?rs|m\.?d\.?|[mb]\.?tech|[mb]\.?e\.?|studied|majored|(?<!strong )(?<!solid )(?<!good )(?<!excellent )(?<!level )(?<!theoretical )(?<!technical )backgrounds?|majors?|majoring|diploma|graduates?|graduating|undergraduates?|students?|studies|study|qualification|training|trained|educated|education)(?!\w)\.?"
    r"(?: \([^)]{1,30}\))?(?: (?:degrees?|level|students?|stud(?:y|ies)|course|program(?:me)?|diploma|background|or above|or higher|or equivalent))?,?(?: (?:\(?or equivalent\)?|preferably|ideally|obtained|awarded|completed|in hand))?,?(?: in| of(?= (?:laws?|science|arts|engineering|public|business|philosophy) in)| of(?= (?:laws?|engineering|education|public (?:health|policy|administration)|social work|architecture|pharmacy|nursing|medicine|fine arts|music|theology|veterinary medicine|business administration)\b(?! in\b))|(?P<weak> from|(?<=students) of|(?<=student) of|(?<=graduates) of|(?<=studied)))(?: (?:a|an|the|any|either|one of the following|at least one of))?"
    r"(?: (?:relevant |related |following |quantitative |adjacent |most |several |many |all )*(?:fields?|areas?|disciplines?|subjects?)(?: of(?: the)?| such as| like| including|:|,? e\.g\.,?| \((?:e\.g\.,? |such as |including |like )?)| field such as| discipline such as)? "
    r"(?P<fields>[A-Z]?[\w/&' ,()+.-]{2,220}?)(?=(?:,(?: and| or)? (?:an?|your|some|at least) |,? (?:or|and|with) (?:an? |any |the |in |in an? |other |another |some )?(?:closely |strongly |otherwise )?(?:related|relevant|similar|equivalent|cognate|adjacent|allied|near|papers|proficiency|expertise|skills|comparable|neighbou?ring|other|another|strong|something|someone|good|solid|excellent|demonstrated|experience|knowledge|equivalent|a (?:first|good|strong|keen|solid)|either|proven|its|at least|several|fluen\w+|interest\w*|some|programming|that)\b|[;:]|\.(?:\s|$)|,? (?:with|is|are|from|by|at|on|obtained|awarded|before|should|who|which|that|etc\.?|as well|including|preferably|ideally|have|has|having|than|to|for|will|can|may|must|within|no more|not|but|completed|received|earned|conferred|defended|prior|when|where|within|during|after|either|plus|experience|(?:or|and) equivalent|degree|fields?|disciplines?|areas?|background|subjects?|including|especially|if|because|as (?:a|the|demonstrated|evidenced)|are|were|was|knows|grade)\b|\s\(|\s[–—-]\s|$))",
    re.I,
)
FIELDS_ALONE = re.compile(
    r"^(?:an? )?(?P<weak>)(?P<fields>[a-z][\w ,/&-]{3,80}?)(?: (?:majors?|backgrounds?|degree)(?: (?:preferred|required|welcome|only|are|is|or higher)\b|[.,;]|$)| (?:is |are )?(?:preferred|welcome|desirable)\W{0,2}$)|^(?:majors?|fields? of study|disciplines?)\s?: ?(?P<labelled>[\w ,/&()-]{3,200})",
    re.I,
)
# What a name of a subject ends in, where little else says that it is one.
SUBJECT = re.compile(
    r"(?:ics|logy|ing|sciences?|try|phy|omy|maths?|mathematics|medicine|law|arts?|design|history|studies|education|finance|humanities|nursing|pharmacy|agriculture|architecture|management|\bcs|\bee|\bece|stem|\bai|business|journalism|languages?|literature)$",
    re.I,
)
FIELD_SEPARATOR = re.compile(
    r"\s*,\s*(?:(?:and|or)(?:/or)?\s+)?(?:in\s+)?|\s+(?:and/or|and|or|&)\s+(?:in\s+)?|\s*/\s*|\s*;\s*", re.I
)
FIELD_NOISE = re.compile(
    r"^(?:(?:either|in|the|an?|any|one of|such as|e\.g\.|like|including|fields?|areas?|of|relevant|closely|related|from|other|another|both|especially|preferably|disciplines?|subjects?)\b[\s:,.]*)+"
    r"|[\s,]*(?:\betc\.?|\bfields?|\bareas?|\bdisciplines?|\bsubjects?|\bbackgrounds?|\bmajors?|\bdegrees?|\bdepartments?|\bdomains?|\brelated|[.)(])+$",
    re.I,
)
NOT_A_FIELD = re.compile(
    r"^(?:sciences?|humanities or|domestic|international|first-class.*|foreign|.*\bforeign|several|most|many|adjacent|doctoral|graduate|undergraduate|junior|senior|senior .*|hand|papers|near|one of.*|ms|or|and|a|an|the|all|any|other|others|our|your|their|this|that|these|us|me|related|relevant|similar|field|fields|good|strong|hand|research|progress|addition|particular|general|science and|time|person|english|german|chinese|academia|industry|one|two|full|advance|lab|laboratory|group|team|training|years?|quantitative|master'?s?|ph\.?d\.?|bachelor'?s?|m\.?sc\.?|doctorate|university|universities|\d.*)$"
    r"|\b(?:universit(?:y|ies)|institutions?|institute|countr(?:y|ies)|year|semester|degree|students?|programs?|programmes?|background|backgrounds|experience|skills?|you|your|we|i|lab|group|level|part|order|apply|position|courses?|research|projects?|working|using|developing|europe|china|germany|abroad|city|region|school|thesis|world|department|positions?|hand|least|strong|excellent|good|career|work|enrolled|above|their|his|her)\b",
    re.I,
)
_HEADS = r"(?:engineering|sciences?|physics|chemistry|biology|mathematics|psychology|economics|linguistics|studies|informatics|medicine|mechanics|geography)"
# "mechanical, aerospace or energy engineering": what may lack the noun that follows later.
FIELD_ADJECTIVE = re.compile(
    r"^(?:mechanical|electrical|electronics?|electronic|civil|chemical|environmental|aerospace|aeronautical|energy|biomedical|industrial|structural|geotechnical|software|naval|nuclear|agricultural|materials?|bio|biological|computer|computing|information|data|physical|social|natural|life|earth|political|cognitive|applied|theoretical|experimental|computational|clinical|developmental|marine|atmospheric|plant|soil|food|crop|animal|health|behaviou?ral|organic|inorganic|analytical|molecular|cell|cellular|systems|control|pure|process|automotive|geological|petroleum|textile|medical)$",
    re.I,
)
FIELD_HEAD = re.compile(rf"\s(?P<head>{_HEADS})$", re.I)
# Names skills that are not asked for, or less than something else.
SPARED = FilteredPattern(
    re.compile(
        r"\b(?:(?:do not|don't|does not|doesn't|not) (?:mind|matter|care) (?:whether|if)\b[^,;.]{3,80}|(?:no matter|regardless of) (?:whether|if|how)\b[^,;.]{3,80}"
        r"|(?:more|rather|less) than (?:\w+ )?(?:the )?[\w-]+(?: skills?)?(?=[,;.]|$)|instead of [^,;.]{3,40}"
        r"|(?:no|without)(?: (?:prior|previous|special|specific|formal|particular))?(?: \w+)? (?:knowledge|experience|skills?|background|training)\b[^,;.]{0,60}?(?:is |are )?(?:required|needed|necessary|expected|assumed)\b)"
        r"|(?:^|[;.,] |\b(?:but|and) )[^;.,]{3,120} (?:is|are) (?:not|neither) (?:strictly |absolutely )?(?:required|needed|necessary|expected|a (?:must|requirement|prerequisite))\b(?!,? (?:but|although|though|yet|however))",
        re.I,
    )
)
# What a subject of study is known by, where the degree's own subject is not meant.
KNOWN_SUBJECT = FilteredPattern(
    re.compile(
        r"\b(?:courses?|class|coursework|passed|taken|knowledge|knows?|understanding|grounding|foundations?|fundamentals|basics|solid|strong|command|familiar(?:ity)?|experience|skills?|proficien\w+|expertise|interest(?:ed)?|exposure|acquaintance|backgrounds? in|has to be (?:done|taken)|(?:have|has) (?:done|taken|completed))\b",
        re.I,
    )
)
_COUNT = r"\d{1,2}(?:\.5)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen"
NUMBERS = {
    "half a": 0.5, "half an": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "eighteen": 18,
}  # fmt: skip
_TIME = rf"(?P<years>{_COUNT})(?: \(\d+\))?\s?\+?(?:\s?(?:-|–|to)\s?\d{{1,2}}\+?)?(?: or more|\splus)?[\s-]+(?P<unit>year|month)s?['’]?"
# Years of experience; the first group of a name that matches counts.
YEARS: tuple[str, ...] = (
    rf"{_TIME}(?: of)?(?: (?!old|ago|or less|and)[\w/&,-]+){{0,5}}? (?:experience|expertise|work\b|working|employment|practice|training in|track record)",
    rf"{_TIME} (?:of|as) (?:an? )?(?:professional|practical|hands-on|industrial|relevant|post-?doctoral|clinical|teaching|commercial|proven|postdoc|research assistant|software|engineer)",
    rf"\bexperience(?: \w+){{0,3}} (?:of|for|exceeding) (?:at least |a minimum of |more than |over )?{_TIME}",
    rf"\b(?:at least|a minimum of|minimum(?: of)?|min\.?|(?<!no )(?<!not )more than|over|no less than|not less than|minimally)(?: of)? {_TIME}(?! (?:old|ago|of age|commitment|contract|program))",
    rf"(?P<years>{_COUNT}) or more (?P<unit>year|month)s\b|(?P<years2>\d{{1,2}})\s?\+ ?(?P<unit2>year|month)s?\b",
)
YEARS_NOT = re.compile(
    r"\b(?:past|last|previous|next|within|commit\w*|contract|of age|old|older|ago|available|availability|hours?|defen[cs]e|after)\b",
    re.I,
)
# What names a language -> its code.
LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "chinese": "zh", "mandarin": "zh", "putonghua": "zh", "cantonese": "yue", "japanese": "ja",
    "spanish": "es", "dutch": "nl", "swedish": "sv", "danish": "da", "italian": "it", "portuguese": "pt", "korean": "ko",
    "norwegian": "no", "finnish": "fi", "russian": "ru", "polish": "pl", "czech": "cs", "slovak": "sk", "slovene": "sl", "slovenian": "sl",
    "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "greek": "el", "latin": "la", "turkish": "tr", "arabic": "ar", "hebrew": "he",
    "persian": "fa", "farsi": "fa", "hindi": "hi", "urdu": "ur", "bengali": "bn", "tamil": "ta", "thai": "th", "vietnamese": "vi",
    "indonesian": "id", "malay": "ms", "kiswahili": "sw", "swahili": "sw", "catalan": "ca", "croatian": "hr", "serbian": "sr", "ukrainian": "uk",
    "estonian": "et", "latvian": "lv", "lithuanian": "lt", "icelandic": "is", "irish": "ga", "welsh": "cy", "basque": "eu", "mongolian": "mn",
    "tibetan": "bo", "hmong": "hmn", "gaelic": "gd", "scottish gaelic": "gd", "old irish": "sga", "old english": "ang",
    "middle english": "enm", "old norse": "non", "old french": "fro", "ancient greek": "grc", "classical chinese": "lzh", "syriac": "syc", "coptic": "cop", "akkadian": "akk",
    "aramaic": "arc", "yiddish": "yi", "maltese": "mt", "luxembourgish": "lb", "galician": "gl", "breton": "br", "frisian": "fy", "albanian": "sq", "macedonian": "mk",
    "bosnian": "bs", "belarusian": "be", "armenian": "hy", "georgian": "ka", "azerbaijani": "az", "kazakh": "kk", "uzbek": "uz", "kyrgyz": "ky", "pashto": "ps", "dari": "prs",
    "kurdish": "ku", "punjabi": "pa", "gujarati": "gu", "marathi": "mr", "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "sinhalese": "si", "bangla": "bn",
    "burmese": "my", "khmer": "km", "lao": "lo", "tagalog": "tl", "filipino": "tl", "javanese": "jv", "hausa": "ha", "yoruba": "yo", "igbo": "ig", "somali": "so",
    "xhosa": "xh", "isizulu": "zu", "setswana": "tn", "kinyarwanda": "rw", "oromo": "om", "tigrinya": "ti", "wolof": "wo", "quechua": "qu", "guarani": "gn", "hokkien": "nan",
    "taiwanese": "nan", "hakka": "hak", "maori": "mi", "hawaiian": "haw", "sami": "se", "faroese": "fo", "greenlandic": "kl", "moldovan": "ro", "sign language": "sgn", "uyghur": "ug", "sanskrit": "sa", "afrikaans": "af", "zulu": "zu", "amharic": "am", "nepali": "ne",
}  # fmt: skip
# Says that a language is to be spoken or read, in a requirement that is about other things too.
LANGUAGE_ASKED = FilteredPattern(
    re.compile(
        r"\b(?:fluen(?:t|cy)|proficien(?:t|cy)|excellent|good|solid|basic|spoken|native|command|speak(?:s|ing)?|reading knowledge)(?: (?:in|of|spoken|written|and|level|conversational))*"
        rf" (?:{'|'.join(sorted(LANGUAGES, key=lambda word: (-len(word), word)))})(?! (?:citizen|universit|nationals?|department|law|history)\w*)\b",
        re.I,
    )
)
LANGUAGE_NOT = re.compile(
    r"(?:-speaking)? (?:universit\w+|citizens?|nationals?|nationality|residents?|government|academy|research|council|foundation|law|history|literature|students?|legal|passport|medicine|society|scholarship|market|countr\w+|institut\w+|school|economy|department|degree|system|culture|archives|people|participants|text[s]?\b|medium|companies|company|hospital|equivalent|teacher|studies|red cross|patients)"
)
LANGUAGE_BEFORE = re.compile(
    r"(?:other than|except|apart from|besides)(?: \w+ (?:and|or))?\s?$|(?:\bnot|non-)\s?$", re.I
)
# Level -> words for it.
LEVELS: tuple[tuple[str, str], ...] = (
    ("native", r"\b(?:(?:near[- ])?native|mother[- ]tongue)\b"),
    ("fluent", r"\b(?:fluent(?:ly)?|fluency|full command|full professional)\b"),
    (
        "proficient",
        r"\b(?:proficien(?:t|cy|tly)|excellent|outstanding|very high|high level|advanced|mastery|business[- ]level)\b",
    ),
    (
        "good",
        r"\b(?:good|strong|solid|decent|adequate|sound|very well|well|competent|effective|clear(?:ly)?|sufficient|intermediate|upper[- ]intermediate)\b",
    ),
)
NOT_ASKED = FilteredPattern(
    re.compile(
        r"\b(?:not (?:strictly |absolutely )?(?:required|needed|necessary|a (?:requirement|must|prerequisite|condition)|mandatory|essential|expected|compulsory)|no (?:condition|requirement|prerequisite|knowledge of)|n't (?:needed|required|necessary)|no (?:\w+ ){1,3}(?:is|are) (?:needed|required|necessary)|can be (?:learnt|learned|acquired)|will pick up|nobody will test|(?:is|are) optional|(?:do|does|need) not (?:need|have to|require|speak))\b",
        re.I,
    )
)
WELCOME = re.compile(
    r"\b(?:plus|asset|advantage\w*|bonus|helpful|beneficial|desirable|preferred|welcome|useful|easier|better|handy|appreciated)\b",
    re.I,
)
CLAUSE = re.compile(
    r"[;.]\s+|,\s+(?:but|while|whereas|and)\s+(?=[^,;.]*\b(?:is|are|would|not)\b)|\bbut\b|\bwhile\b|\bwhereas\b|,\s+",
    re.I,
)
# Highest age.
AGES: tuple[str, ...] = (
    r"\b(?:under|below|younger than|up to|not (?:be )?(?:older|over)(?: than)?|no older than|not exceeding|no more than|not more than|(?:not|no) (?:be )?(?:above|beyond)|less than|maximum age(?: of| is|:)?|(?:upper )?age limit(?: of| is|:)?|not (?:have )?(?:reached|turned|attained)|aged? (?:under|below|up to)|at most)(?: the age of)? (?P<age>[2-6]\d)\b(?! ?(?:%|hours|months|weeks|days|pages|students|euro|people|minutes|credits|h\b|km|kg))(?= (?:years?(?: old| of age|$|[^\w ]| at| by| on)|at the)|$|[^\w ]|\)| or)",
    r"\b(?P<age>[2-6]\d) years (?:of age |old )?or (?:younger|below|under|less)|\baged? (?P<age2>[2-6]\d) or (?:younger|below|under)|\bages? (?:of )?(?:1[6-9]|2\d)\s?(?:-|–|to)\s?(?P<age3>[2-6]\d)\b",
)
_SINCE = rf"(?P<years>{_COUNT})(?: \(\d+\))?[\s-]+(?:calendar )?years?['’]?"
# Years since the doctorate, at most; `SINCE` must stand in the text too.
DEGREE_YEARS: tuple[str, ...] = (
    rf"\b(?:within|in|during)(?: the)?(?: (?:last|past|previous|preceding))? {_SINCE}(?! (?:of (?:starting|experience|employment)|contract|from now))",
    rf"\b(?:no more than|not more than|no longer than|not longer than|less than|fewer than|not older than|no older than|under|up to|at most|maximum(?: of)?|max\.?|not exceed(?:ing)?) {_SINCE}(?: (?:ago|old|after|since|of|from|before|post|prior)|\W|$)",
    rf"{_SINCE} (?:at most )?(?:or less )?(?:after|since|from|of|post)[- ](?:the |their |your |his |her |completing |receiving |obtaining |award of )*(?:ph\.?d|doctora|degree|graduation)",
)
AGE_NOT = re.compile(r"\b(?:over|at least|minimum(?: age)?(?: of)?) $", re.I)
SINCE = FilteredPattern(
    re.compile(
        r"\b(?:ph\.?\s?d\.?|doctora\w+|degree|defen[cds]e?d?|dissertation|graduat\w+)(?!\w)(?!'?s?[ -](?:students?|candidates?|position))",
        re.I,
    )
)
SINCE_NOT = re.compile(
    r"\b(?:experience|published?|publications?|papers?|employ\w*|contract|lived|resid\w+|mobility|stay|duration|enrol\w*|completed within|finish)\b",
    re.I,
)
PAPERS = r"(?:papers?|articles?|publications?|manuscripts?|works)"
# Publications: how many, and that there are to be some at all where the requirement is about something else.
PAPER_COUNT: tuple[str, ...] = (
    rf"\b(?P<count>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten)(?: \(\d+\))?(?: or more|\+|\splus)?(?: (?!years?|months?)[\w/'-]+){{0,6}}?[ -]{PAPERS}\b(?! (?:per|a) (?:week|year))",
    rf"\b{PAPERS} (?:\w+ ){{0,3}}\((?:at least |min\.? |minimum )?(?P<count>\d{{1,2}})\)",
)
FIRST_AUTHOR = FilteredPattern(
    re.compile(
        r"\b(?:(?:first|lead|leading|sole|corresponding|main|senior)(?:[- ]or[- ](?:co-?)?\w+)?[- ]author\w*|as (?:the )?first or)",
        re.I,
    )
)
PUBLISHED = FilteredPattern(
    re.compile(
        rf"\b(?:publication (?:record|list)|(?:record|history) of (?:\w+ ){{0,3}}publi\w+|published (?:\w+ ){{0,4}}{PAPERS}|{PAPERS} published|first[- ]author(?:ed|ship)? (?:\w+ )?{PAPERS}|peer[- ]reviewed (?:\w+ )?{PAPERS}|journal {PAPERS}|publications? (?:at|in) (?!progress)|(?:have|having) published)\b",
        re.I,
    )
)
PUBLISHED_NOT = re.compile(
    r"\b(?:abilit(?:y|ies)|able|capab\w+|willing\w*|interest\w*|aim|plan|help|desire|eager|opportunit\w+|potential|motivat\w+|ready|want|skills?) (?:\w+ ){0,3}(?:to|in|for) (?:\w+ ){0,4}(?:publish\w*|publications?|write|writing|papers?)|\b(?:read|reading|understand\w*|review(?:ing)?|writ(?:e|ing)|prepar(?:e|ing)|draft\w*) (?:\w+ ){0,4}(?:papers?|articles?|publications?|manuscripts?)\b",
    re.I,
)
