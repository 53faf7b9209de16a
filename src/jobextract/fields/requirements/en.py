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

DEGREES: tuple[tuple[str, str], ...] = (
    (
        "phd",
        r"\b(?:ph\.?\s?d\.?|doctora(?:l|te)(?: degree)?|d\.?phil)\b(?! students?| candidates?| thesis| supervisor| position)",
    ),
    (
        "master",
        r"\b(?:master'?s?(?! students)|m\.?sc\.?|m\.?eng|m\.?phil|m\.?s\.?(?= (?:degree|or|in|/))|graduate degree)(?=\W|$)",
    ),
    (
        "bachelor",
        r"\b(?:bachelor'?s?|b\.?sc\.?|b\.?eng|b\.?s\.?(?= (?:degree|or|in|/))|undergraduate degree|honou?rs degree|university degree)(?=\W|$)",
    ),
)
FIELDS = re.compile(
    r"\b(?:degree|ph\.?\s?d\.?|doctorate|master'?s?|m\.?sc\.?|bachelor'?s?|b\.?sc\.?|background|majors?|majoring|diploma|training|graduates?|students)\b(?: \([^)]{1,30}\))?(?: degree| level)?,? (?:in|from)(?: (?:a|the|either|one of the following))?(?: (?:fields?|areas?|disciplines?) (?:of|such as|like|including)| field such as| discipline such as)? "
    r"(?P<fields>[A-Z]?[\w/&' ,()-]{3,200}?)(?=(?:,? (?:or|and|with) (?:a |an |any |other |another )?(?:closely |strongly )?(?:related|relevant|similar|equivalent|cognate|adjacent|comparable|other|strong)|[.;:]|,? (?:with|is|are|from|by|at|obtained|awarded|before|should|who|etc|as well|including|preferably|have)\b|$))",
    re.I,
)
FIELD_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|or)?|/|\band\b|\bor\b|&)\s+|\s*/\s*", re.I)
YEARS = FilteredPattern(
    re.compile(
        r"(?P<years>\d{1,2}(?:\.5)?|one|two|three|four|five|six|seven|eight|ten)\s?\+?(?:\s?(?:-|–|to)\s?\d{1,2})?\s+(?:or more )?years?(?:'|’)?(?: of)?(?: \w+){0,4} experience|experience of (?:at least )?(?P<years2>\d{1,2}|one|two|three|four|five) years",
        re.I,
    )
)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "chinese": "zh",
    "mandarin": "zh",
    "japanese": "ja",
    "spanish": "es",
    "dutch": "nl",
    "swedish": "sv",
    "danish": "da",
    "italian": "it",
    "portuguese": "pt",
    "korean": "ko",
    "norwegian": "no",
    "finnish": "fi",
    "russian": "ru",
}
