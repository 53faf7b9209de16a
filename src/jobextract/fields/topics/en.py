"""Topics in English."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.topics.grammar import Grammar

_I = re.IGNORECASE
# Adverbs that stand between a trigger and its topics.
_ADVERB = (
    r"(?:(?:broadly|primarily|mainly|mostly|generally|particularly|especially|specifically|also|currently|largely"
    r"|both|either|not limited to|but (?:is |are )?not limited to|e\.g\.,?|any of)[ ,:]+)?"
)
_AREA = r"(?:area|field|topic|domain|direction|theme|subject|discipline|aspect|problem|question|sub-?field|line|strand|subarea)s?"
_JOB = (
    r"(?:positions?|post-?docs?|post-?doctoral (?:fellows?|researchers?|associates?|scholars?|positions?)"
    r"|fellow(?:ship)?s?|students?|studentships?|ph\.?d\.?s?|scholarships?|researchers?|research associates?"
    r"|research assistants?|assistantships?|scientists?|internships?|interns?|openings?|professor(?:ship)?s?"
    r"|lecturers?|lectureships?|thes[ie]s|dissertations?|vacanc(?:y|ies)|doctorates?)"
)


def _rule(name: str, pattern: str, confidence: float) -> Rule:
    return Rule(name, re.compile(pattern, _I), confidence)


OPENERS = (
    # interest
    _rule("interested-in", rf"\binterested (?:in|by) {_ADVERB}", 0.75),
    _rule("interests", rf"\binterests?(?: (?:are|is|include[sd]?|lies?|span|covers?|areas?))*(?: broadly| primarily| mainly)?(?: in| includ(?:e|ing)|:)+ {_ADVERB}", 0.75),
    _rule("passionate-about", r"\b(?:passionate|enthusiastic|excited|curious|passion) (?:about|for) (?:doing |using |applying )?", 0.7),
    # what a group or project does
    _rule("research-on", rf"\b(?:research|projects?|work|studies|investigations?|stud(?:y|ies)|thes[ie]s|experts?|specialists?|programs?|scholarships?)(?: interests?)?(?: areas?| topics?)?(?: is| are)? (?:on|about|into) {_ADVERB}", 0.65),
    _rule("research-in", rf"\b(?:research|projects?|work|opportunities|advances|innovations?|specializ(?:es|ing)|specialis(?:es|ing)|excellence|methodologies|problems|challenges|expertise|working|careers?)(?: program| interests| work| topics)? in {_ADVERB}", 0.6),
    _rule("research-is", rf"\b(?:research|work|projects?|group|lab|laboratory|team|interests?|topics?|{_AREA})(?: \w+)? (?:includes?|covers?|spans?|involves?|encompass(?:es)?|lies? (?:in|at)|cent(?:er|re)s? (?:on|around)|concerns?|investigates?|studies|explores?|addresses|specializes in|deals? with) {_ADVERB}", 0.65),
    _rule("works-on", rf"\b(?:works?|working|worked)(?: closely| primarily| mainly)? (?:on|in) {_ADVERB}", 0.65),
    _rule("focus-on", rf"\b(?:focus(?:es|ed|ing)?|emphasis|concentrat(?:es|ed|ing)|speciali[sz](?:es|ed|ing)|dedicated|devoted|committed)(?: \w+ly| will be| is)? (?:on|in|to) {_ADVERB}", 0.65),
    _rule("we-study", r"\b(?:we|lab|group|team|i|project)(?: will| also| currently| mainly| have| primarily)? (?:study|studies|investigate|investigates|explore|explores|examine|examines|develop|develops) ", 0.6),
    _rule("intersection-of", r"\b(?:intersection|interface|interplay|crossroads) (?:of|between) ", 0.75),
    # naming an area
    _rule("area-of", rf"\b(?:the|this|following|broad|general|exciting|related)?[ ]?{_AREA}(?: of (?:interest|research|study|expertise))?(?: \([^()]{{1,40}}\))? (?:of|in|like|such as|includ(?:es?|ing)|related to|are|around|within) {_ADVERB}", 0.7),
    _rule("area-colon", rf"\b(?:research|project|thesis|interest|focus|current|possible|potential|specific|key)?[ ]?(?:{_AREA}|keywords?|interests?|focus)(?: of (?:interest|research))?(?: include| are)?[ ]?: ?", 0.7),
    _rule("related-to", r"\b(?:topics?|projects?|problems?|questions?|research|work|issues?|directions?|systems|themes?)(?: \w+)? (?:related|relating|relevant) to ", 0.65),
    _rule("aspects-of", r"\baspects of ", 0.55),
    # positions
    _rule("position-in", rf"\b{_JOB}(?: \([^()]{{1,40}}\))? (?:in|on|about) (?:the (?:area|field)s? of )?", 0.6),
    _rule("study-of", r"\b(?:study|investigation|exploration|understanding|modell?ing|analysis) of ", 0.55),
)
_VERBS = (
    "join|joining|apply|applying|pursu(?:e|ing)|work(?:s|ing)?|contribut(?:e|es|ing)|collaborat(?:e|ing)|becoming|being|having|doing"
    "|tak(?:e|ing)|get(?:ting)?|mak(?:e|ing)|helping|help|gaining|learning (?:more|about|how)|conducting|conduct|carrying|participat(?:e|ing)|visiting"
    "|hiring|supervising|mentoring|teaching|writing|publish(?:ing)?|finding|meeting|hearing|exploring opportunities|see|seek"
    "|discuss(?:ing)?|contact(?:ing)?|send(?:ing)?|lead(?:ing)?|support(?:ing)?|provid(?:e|ing)|using|engag(?:e|ing)|offering|bringing|solving|solve|is|are|have"
)
GRAMMAR = Grammar(
    openers=OPENERS,
    hint=re.compile(
        r"interest|passion|enthusias|excited|curious|research|project|work|stud|focus|emphasis|concentrat|speciali|dedicated"
        r"|devoted|area|field|topic|domain|direction|theme|subject|keyword|position|postdoc|post-doc|fellow|phd|ph\.d"
        r"|intern|opening|professor|lectur|thes|aspect|intersection|interface|interplay|investigat|explor|develop|problem",
        _I,
    ),
    stop=re.compile(
        r"[.!?](?=\s|$)|[:{}\[\]]| [–—-] |—|\u2026|https?:"
        r"|\b(?:that|which|who|whom|whose|where|when|while|if|because|but|so that|to|using|via|through|by|under"
        r"|is|are|was|were|be|been|will|would|can|could|may|might|should|must|has|have|had|do|does|did"
        r"|we|you|i|they|he|she|it|our|your|my|their|us|this|these|those|at|starting|beginning|led|funded|supervised|co-supervised"
        r"|located|from|within|during|since|after|before|please|apply|based|with|without|across|as part|as an?|as the|as tools|how"
        r"|what|why|whether|against|towards?|into|about|among|available|supported|rather|not|there|then|than|also|beyond"
        r"|encouraged|welcome|ranging|arising|for (?:the|a|an|our|this|up|more|further|\d)|in (?:the (?:context|framework|department|school|group|lab|team|institute|faculty)|collaboration|order|our|this|a|an|addition|particular\b(?! of)|close|which|partnership))\b",
        _I,
    ),
    separator=re.compile(r"[,;、，；•·|]| / |\band/or\b|\bas well as\b|\b(?:i{1,3}|[a-d1-9])\) |\balong with\b|\btogether with\b", _I),
    conjunction=re.compile(r"\s(?:and|or|&|plus)\s", _I),
    extension=re.compile(r"\b(?:such as|like|including(?: but not limited to)?|especially|particularly|in particular|e\.g\.,?|i\.e\.,?|namely|for example|for instance|specifically|related to|applied to)[ :,]*", _I),
    lead=re.compile(
        r"(?:[\s\"'“”‘’*_~\-–—>(]|(?:and|or|as well as|&|the|an?|its|some|any|one|all|both|either|at least one of|their|other|etc"
        r"|new|novel|cutting-edge|state-of-the-art|innovative|exciting|various|diverse|different|fundamental|several|many|multiple|broad|modern|topics?|related|current|ongoing|important|challenging|interesting|hard|open|key|emerging|more|advanced"
        r"|developing|development of|understanding|designing|building|studying|exploring|investigating|improving|advancing|applying|characterizing|implementing|analyzing|modeling"
        r"|(?:the )?(?:broad |general |wide )?(?:areas?|fields?|topics?|domains?|aspects?|problems?|world|range|questions?|study|application|applications|use|intersection|interface|theory and applications?|foundations|challenges|frontiers?|methods?)"
        r" (?:of|in|for|on|related to)|research (?:in|on|into)|topics related to|e\.g\.,?|i\.e\.,?|such as|including|in|of|on)(?=[\s\"“'])[\s]*)+",
        _I,
    ),
    tail=re.compile(
        r"(?:[\s\"'“”‘’*_~,;:.\-–—>)]+|[\s](?:and|or|&|in|of|for|on|etc|research|researches|projects?|areas?|fields?|topics?|domains?|related (?:areas?|fields?|topics?)|problems|studies|interests?|directions?|positions?|group|lab|and more|broadly(?: defined)?|in general|respectively|more|work|and (?:its|their|related|other|beyond)(?: \w+)?|\(s\)))+$",
        _I,
    ),
    reject=re.compile(
        rf"^(?:{_VERBS})\b|\b(?:university|universit\w+|institute|college|department|school|centre|center|laborator(?:y|ies)|faculty|group|lab|team|phd|ph\.d|postdoc\w*|msc|m\.sc|master'?s?|bachelor\w*|doctoral|degree|"
        r"students?|candidates?|applicants?|position|opportunit(?:y|ies)|salary|funding|grant|deadline|application form|email|e-mail|cv|interview|january|february|march|april|june|july|august|september|october|november|december|spring|fall|20\d\d|"
        r"member|career|environment|supervisor|publications?|papers?|journals?|conferences?|experience|skills?|people|colleagues|collaborators?|someone|everyone|things|ways?|questions?|years?|months?|weeks?|"
        r"professors?|dr\.?|prof\.?|following|interested|etc|time|page|website|here|other|others|same|projects?|areas?|fields?|topics?|background|interests?|discipline|level|hours)\b"
        r"|^(?:research|science|engineering|mathematics|practice|academia|industry|theory|applications?|methods?|work|data|english|more|new|first|one|two|three|people|program|programming|life|future|innovation|education abroad|teams|python|java|c\+\+|matlab|r|advanced|general|person|detail|detail\w*|technology|technologies|development|tools|techniques|europe|germany|uk|usa|us|china|japan|canada|addition|particular|computer science|physics|chemistry|biology|electrical engineering|related disciplines?|close|depth)$",
        _I,
    ),
    heading=re.compile(
        r"^(?:\W*|\d[\d.]*\s*)(?:(?:our|my|the|current|main|possible|potential|example|available|open|ongoing|suggested|key|major|selected|specific|general|prospective|active|present|future|broad|lab)\s+)*"
        r"(?:(?:research|project|thesis|study|phd|focus|topic)\s+(?:\w+\s+)?(?:areas?|interests?|topics?|directions?|themes?|fields?|focus|lines?|ideas?|projects?|keywords?|agenda|domains?|thrusts?|priorit(?:y|ies)|programs?|highlights)"
        r"|topics?(?: of interest)?|topic areas?|areas?|areas? of (?:interest|research|expertise|focus)|research|projects?|keywords?|interests|what (?:do )?(?:we|i) (?:do|study|work on)|what do we (?:do|study|work on)\??|focus areas?|sub-?areas?|directions?|themes|projects?|work packages?)"
        r"(?: include| of interest| we work on| available)?(?:\s*\([^()]*\))?\s*[:?!.]?\s*$",
        _I,
    ),
    other_heading=re.compile(r"require|qualif|skill|apply|application|contact|benefit|offer|publication|news|responsib|dut(?:y|ies)|profile|education|experience|people|member|salary|deadline|alumni|teaching|award|grant|faq|links|team|opening|position", _I),
    lead_in=re.compile(
        r"(?:\b(?:areas?|topics?|directions?|themes?|interests?|fields?|subjects?|problems|projects?|research|questions|focus)\b[^.!?]{0,80}[:：]\s*$)"
        r"|(?:\b(?:such as|including|include|especially|areas of|fields of|topics|work on|in)[:,]?\s*$)",
        _I,
    ),
    prose=re.compile(r"\b(?:we|you|i|our|your|will|is|are|was|were|has|have|can|should|must|they|he|she|who|please|my|his|her|if|be)\b|@|https?:|\b(?:19|20)\d\d\b", _I),
    comma=re.compile(r"(?!)"),
    clause=re.compile(rf"^(?:and |or )?(?:{_VERBS})\b", _I),
    least=3,
    longest=110,
)
