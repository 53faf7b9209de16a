"""Topics in English."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.topics.grammar import Grammar

_I = re.IGNORECASE


def _words(*alternatives: str) -> str:
    """Whole words; a part of a hyphenated word is none."""
    return rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])"


def _rule(name: str, pattern: str, confidence: float) -> Rule:
    return Rule(name, re.compile(pattern, _I), confidence)


# Adverbs that stand between a trigger and its topics.
_ADVERB = (
    r"(?:(?:broadly|primarily|mainly|mostly|generally|particularly|especially|specifically|also|currently|largely"
    r"|both|either|not limited to|but (?:is |are )?not limited to|e\.g\.,?|any of)[ ,:]+)?"
)
_AREA = (
    r"(?:area|field|topic|domain|direction|theme|subject|discipline|problem|question|sub-?field|line|strand"
    r"|subarea|sub-area|challenge)s?"
)
_JOB = (
    r"(?:positions?|post-?docs?|post-?doctoral (?:research )?(?:fellows?|researchers?|associates?|scholars?|positions?)"
    r"|fellow(?:ship)?s?|studentships?|scholarships?|research associates?"
    r"|research assistants?|assistantships?|scientists?|internships?|interns?|openings?|professor(?:ship)?s?"
    r"|lecturers?|lectureships?|thes[ie]s|dissertations?|vacanc(?:y|ies)"
    r"|(?:ph\.?d\.?|doctoral|master'?s?|m\.?sc\.?) (?:projects?|topics?|research|call|opportunity))"
)
_NUMBERED = r"(?:(?:ph\.?d\.?|post-?doc\w*|doctoral|master'?s?|thesis|research|student)\s)?(?:positions?|projects?|topics?|thes[ie]s|wp|work packages?|themes?|direction|opening|task|esr|dc|area)s?"

OPENERS = (
    # interest
    _rule("interested-in", rf"\binterested (?:in|by) {_ADVERB}", 0.75),
    _rule(
        "interests",
        r"\binterests?(?: (?:are|is|include[sd]?|lies?|span|covers?|areas?))*(?: broadly| primarily| mainly)?"
        rf"(?: \([^()]{{1,60}}\))?(?: in| includ(?:e|ing)|:)+ {_ADVERB}",
        0.7,
    ),
    _rule("passionate-about", r"\b(?:passionate|enthusiastic|excited|curious) about (?:doing |using |applying )?", 0.6),
    # what a group or project does
    _rule(
        "research-on",
        r"\b(?:research|projects?|studies|investigations?|experts?|specialists?|programs?|scholarships?|experiments?)"
        rf"(?: interests?)?(?: areas?| topics?)?(?: is| are)? (?:on|about|into) {_ADVERB}",
        0.65,
    ),
    _rule(
        "research-in",
        r"\b(?:research|projects?|opportunities|advances|innovations?|excellence|methodologies|problems"
        r"|challenges|discoveries|terrain)(?: program| interests| work| topics)? in (?:the world of )?"
        rf"{_ADVERB}",
        0.6,
    ),
    _rule(
        "research-is",
        rf"\b(?:research|projects?|interests?|topics?|{_AREA})(?: interests?| topics?| areas?| will)?"
        r" (?:includes?|covers?|spans?|involves?|encompass(?:es)?|lies? (?:in|at)|cent(?:er|re)s? (?:on|around)"
        rf"|concerns?|investigates?|studies|explores?|examines?|addresses|deals? with|specializes in) {_ADVERB}",
        0.65,
    ),
    _rule("group-does", r"\b(?:group|lab|laboratory|team|i)(?: also| mainly| primarily)? (?:studies|investigates|explores|specializes in|speciali[sz]es on) ", 0.65),
    _rule("works-on", rf"\b(?:works?|working|worked)(?: closely| primarily| mainly| together)? on {_ADVERB}", 0.65),
    _rule(
        "focus-on",
        r"\b(?:focus(?:es|ed|ing)?|emphasis|concentrat(?:es|ed|ing)|speciali[sz](?:es|ed|ing))"
        rf"(?: \w+ly| will be| is)? (?:on|in) {_ADVERB}",
        0.6,
    ),
    _rule(
        "we-study",
        r"\b(?:we|i|researchers? who|postdocs? to|candidate will|student will|fellow will)(?: will| also| currently| mainly| have| primarily)? "
        r"(?:study|studying|investigate|explore|examine) (?!and\b)",
        0.55,
    ),
    _rule("intersection-of", r"\b(?:intersection|interface|interplay|interconnections?|crossroads|frontiers?) (?:of|between) ", 0.75),
    _rule("advance", r"\b(?:boundaries|state of the art|frontiers?|lens) (?:of|in) (?:knowledge in )?", 0.5),
    _rule(
        "understanding-of",
        r"\b(?:contribut\w+ to|advanc\w+|deepen\w*|improv\w+|transform\w*)(?: [\w']+){0,3} understanding of |\binsights (?:in|into) ",
        0.55,
    ),
    _rule("students-in", r"\b(?:invited for|looking for|seeking|recruiting|hiring|openings? for)[^.;,]{0,30}? students? in (?!the|our|a\b)", 0.55),
    _rule("work-involves", r"\byour (?:work|research|project) in ", 0.6),
    # naming an area
    _rule(
        "area-of",
        rf"(?<!\ba )(?<!related )(?<!relevant )(?<!cognate )(?<!technical )(?<!similar )\b{_AREA}(?: of (?:interest|research|study|expertise))?(?: \([^()]{{1,40}}\))?"
        r" (?:of|in|like|such as|includ(?:es?|ing)|related to|are|around|within)[ :]+"
        rf"{_ADVERB}",
        0.7,
    ),
    _rule(
        "lines-are",
        r"\b(?:research (?:lines?|areas?|directions?|topics?|themes?|interests?|focus)|(?:area|field)s? of (?:research|interest|expertise))"
        r"(?: of \w+(?: \w+){0,2})? (?:is|are|include)[ :]+",
        0.7,
    ),
    _rule(
        "area-colon",
        rf"\b(?:research|project|thesis|interest|focus|current|possible|potential|specific|key)?[ ]?"
        rf"(?:{_AREA}|keywords?|interests?|focus)(?: of (?:interest|research))?(?: include| are)?[ ]?: ?",
        0.7,
    ),
    _rule(
        "related-to",
        r"\b(?:topics?|projects?|problems?|questions?|research|work|issues?|directions?|systems|themes?|data|development)(?: \w+)?"
        r" (?:related|relating|relevant) to ",
        0.65,
    ),
    _rule("expertise-such-as", r"\b(?:approaches|methodologies|phenomena|methods) such as (?:the )?", 0.5),
    # positions
    _rule("position-in", rf"\b{_JOB}(?: \([^()]{{1,40}}\))? (?:in|on|about) (?!the [A-Z]|our )(?:the (?:area|field)s? of )?", 0.6),
    _rule("phd-in", r"\bpursu\w+ (?:an? |their )?(?:ph\.?d\.?s?|doctorate|master|msc) in (?:the (?:area|field)s? of )?", 0.55),
    _rule("position-to-study", rf"\b{_JOB} (?:to (?:investigate|study|explore|develop|work on)|(?:investigat|study|explor|develop|model)ing) ", 0.6),
)
_VERBS = (
    "join|joining|apply|applying|pursu(?:e|ing)|work(?:s|ing)?|contribut(?:e|es|ing)|collaborat(?:e|ing)|becoming|being"
    "|having|doing|tak(?:e|ing)|get(?:ting)?|mak(?:e|ing)|helping|help|gaining|learning (?:more|about|how)|conducting"
    "|conduct|carrying|participat(?:e|ing)|visiting|hiring|supervising|mentoring|teaching|writing|publish(?:ing)?"
    "|finding|meeting|hearing|exploring opportunities|see|seek|discuss(?:ing)?|contact(?:ing)?|send(?:ing)?"
    "|lead(?:ing)?|support(?:ing)?|provid(?:e|ing)|using|engag(?:e|ing)|offering|bringing|solving|solve|is|are|have"
    "|trying|promoting|encourag(?:e|ing)|foster(?:ing)?|push|reconstruct(?:ing)?|evaluating|planning experiments"
)
GRAMMAR = Grammar(
    script=None,
    openers=OPENERS,
    title_openers=(
        _rule(
            "title-comma",
            r"\b(?:post-?docs?|post-?doctoral (?:research )?(?:fellow|researcher|associate|scholar)|research (?:associate|fellow|engineer|scientist)|engineer|scientist|lecturer|professor|fellow)"
            r"(?:[ ]I{1,3})?(?:, |[ ][–—-] |[ ]\()",
            0.55,
        ),
        _rule("title-colon", r"^(?:.{0,20}\b)?(?:positions?|ph\.?d\.?|post-?doc\w*|internships?|thesis|studentships?|fellowships?)(?: \d{1,2})?(?: \([^()]{1,40}\))?(?: [–—-] |: )", 0.6),
        _rule("title-bracket", r"\b(?:positions?|ph\.?d\.?|post-?doc\w*|internships?|thesis|studentships?|fellowships?) \((?=[^()]*,)", 0.55),
    ),
    veto=re.compile(r"\bpapers? (?:entitled|titled|accepted)|\bhas been accepted|\bcommitted to (?:equal|divers)|equal[- ]opportunity|(?:hold|have|with) (?:an? )?(?:ph\.?d|master|degree)", _I),
    hint=re.compile(
        r"interest|passion|enthusias|excited|curious|research|project|work|stud|focus|emphasis|concentrat|speciali"
        r"|dedicated|devoted|area|field|topic|domain|direction|theme|subject|keyword|position|postdoc|post-doc|fellow"
        r"|phd|ph\.d|intern|opening|professor|lectur|thes|intersection|interface|interplay|investigat|explor"
        r"|expertise|understanding|challenge|problem|lens|boundar|approaches|techniques|excellence",
        _I,
    ),
    stop=re.compile(
        r"[.!?](?=\s|$)|(?<!including)(?<!such as)(?<!e\.g\.)(?<! of)(?<! include):|[{}\[\]]| [–—-] |—|\u2026|https?:"
        r"|(?<!\bi)(?<!\bii)(?<!iii)(?<!\biv)(?<![\s(][a-d1-9])[)）]|"
        + _words(
            "that|which|who|whom|whose|where|when|while|if|because|but|so that|to|using|via|through|by|under",
            "is|are|was|were|be|been|will|would|can|could|may|might|should|must|has|have|had|do|does|did",
            "we|you|i|they|he|she|it|our|your|my|their|us|me|this|these|those|at|starting|beginning|led|funded",
            "supervised|co-supervised|co-advised|advised|located|from|within|during|since|after|before|please|apply",
            "based|with|without|across|as part|as an?|as the|as tools|how|what|why|whether|against|towards?|into",
            "as well(?! as)|about|among|available|supported|rather|not|there|then|than|also|beyond|encouraged|welcome|ranging",
            "arising|depending|together|tailored|above|below|listed|generated|fit|reinforced|conducted|until|per|up",
            r"for (?:the|a|an|our|this|up|more|further|\d\S*|example|instance)",
            r"in (?:the (?:context|framework|department|school|group|lab|team|institute|faculty|field|area)"
            r"|collaboration|order|our|this|a|an|addition|close|which|partnership|accordance|general)",
        ),
        _I,
    ),
    phrase_stop=re.compile(
        r"[.!?](?=\s|$)|[:{}\[\]]|—|\u2026|https?:|" + _words("that|which|who|whom|whose|where|we|you|is|are|was|were|will|can|how|what"), _I
    ),
    separator=re.compile(
        r"[,;、，；•·|]| / |/ |\band/or\b|\bas well as\b|(?<!\w)(?:i{1,3}|[a-d1-9])\) |\balong with\b|\btogether with\b", _I
    ),
    conjunction=re.compile(r"\s(?:and|or|&|plus)\s", _I),
    extension=re.compile(
        r"\b(?:such as|like|including(?: but not limited to)?|includes?|especially|particularly|in particular|e\.g\.,?"
        r"|i\.e\.,?|namely|for example|for instance|specifically|related to|applied to|esp\.|focusing on"
        r"|with applications? (?:in|to)|(?:and )?(?:their|its) applications? (?:in|to)|applications in)[ :,]*",
        _I,
    ),
    lead=re.compile(
        r"(?:[\s\"'“”‘’*_~\-–—>(]|(?:and|or|as well as|&|the|an?|its|some|any|one|all|both|either|at least one of|their"
        r"|other|etc|new|novel|cutting-edge|state-of-the-art|innovative|exciting|various|diverse|different|fundamental"
        r"|several|many|multiple|broad|modern|topics?|related|current|ongoing|important|challenging|interesting|open"
        r"|key|emerging|more|interdisciplinary|hard|transformative|next-generation|high-impact"
        r"|developing|understanding|designing|building|studying|exploring|investigating|improving|advancing"
        r"|applying|characterizing|implementing|analy[sz]ing|modeling(?= (?:the|of|and))|creating|conducting|identifying|dissecting|quantifying"
        r"|harnessing|addressing|assessing|examining|enabling|verifying|testing|pursuing|incorporating|extracting|describing|comparing|making"
        r"|(?:the )?(?:broad |general |wide |following |mathematical |computational |important |main |various |new )?"
        r"(?:areas?|fields?|topics?|domains?|aspects?|problems?|world|range|questions?|study|application|applications"
        r"|use|theory and applications?|challenges|frontiers?|development|basics|concepts?|role|ways|impact|methods?(?= (?:for|of) )|(?:new )?ways)"
        r" (?:of|in|for|on|related to)|research (?:in|on|into|program in)|topics related to|e\.g\.,?|i\.e\.,?|such as|including|in|of|on|on the)"
        r"(?=[\s\"“'])[\s]*)+",
        _I,
    ),
    tail=re.compile(
        r"(?:[\s\"'“”‘’*_~,;:.\-–—>)(/]+|[\s](?:and|or|&|in|of|for|on|etc|e\.g\.?|research|researches|projects?|areas?|fields?"
        r"|topics?|domains?|related (?:areas?|fields?|topics?)|problems|studies|interests?|directions?|positions?|group"
        r"|lab|and more|broadly(?: defined)?|in general|respectively|more|work|approaches|techniques"
        r"|(?:research )?and (?:its|their|related|other|beyond|applications?|research|development)(?: \w+)?|\(s\)))+$",
        _I,
    ),
    reject=re.compile(
        rf"^(?:{_VERBS})\b|"
        r"\b(?:university|universit\w+|institute|institution|college|department|school|centre|center"
        r"|laborator(?:y|ies)|faculty|division|observatory|academia|group|lab|labs|team|teams|phd|ph\.d|postdoc\w*|msc|m\.sc|master'?s?|bachelor\w*"
        r"|doctoral|degree|students?|candidates?|applicants?|position|positions|opportunit(?:y|ies)|salary|funding|grant|deadline"
        r"|application form|email|e-mail|cv|vitae|resume|transcripts?|letters?|statement|motivation|qualifications|interview"
        r"|january|february|march|april|june|july|august|september|october|november|december|spring|fall|20\d\d"
        r"|member|members|career|environment|atmosphere|supervisor|supervision|publications?|papers?|journals?|conferences?|experience|skills?|people"
        r"|colleagues|collaborators?|collaboration|someone|everyone|things|ways?|questions?|years?|months?|weeks?|professors?|dr\.?|prof\.?"
        r"|following|interested|etc|time|page|website|here|other|others|same|projects?|areas?|fields?|topics?"
        r"|background|backgrounds|interests?|discipline|disciplines|level|hours|opening|openings|programme|researchers?|courses?|basis|ideas?|links?"
        r"|role|meetings?|results|training|accomplishments|costs|semester|responsibilities|equivalent|tasks|aspects|directions"
        r"|north america|united states|africa|asia|aspect)\b"
        r"|^(?:research|science|engineering|mathematics|practice|academia|industry|theory|applications?|methods?|work"
        r"|data|english|more|new|first|one|two|three|people|program|programming|life|future|innovation|teams|python|java"
        r"|c\+\+|matlab|r|advanced|general|person|details?|technology|technologies|development|tools|techniques|europe"
        r"|germany|uk|usa|us|china|japan|canada|addition|particular|computer sciences?|physics|chemistry|biology"
        r"|electrical engineering|related disciplines?|close|depth|much|problems?|reflection|action|related|studying"
        r"|design|simulation|testing|building|developing|collaboration|open|ours|passionate|hardworking|together|above"
        r"|\w+(?:able|ible|ary|ous|ful|ant)|location|italy|france|others?|sim|link|learning|knowledge|community|population|impact|interventions?"
        r"|(?!(?:signal|music|logic|survival|arsenic|plastic|ceramic|epidemic|capital|clinic|fabric|traffic|metal|crystal|mineral|animal|digital|aerosol)$)[a-z]+(?:al|ic|ive|ed))$"
        r"|(?:^|[ -])(?!(?:\w*(?:signal|logic|topic|music|surviv|epidemic|traffic|fabric|ceramic|plastic|metal|crystal|capital|animal|mineral|material|potential|trial|retriev|remov|renew|disposal|chemical|pharmaceutical|dynamic|acoustic|seed|feed|speed|weed|reed|perspective|drive|archive|narrative|derivative|library|boundary|variable|table|cable|genomic|metabolic|additive|adhesive|explosive|laboratory|journal|control|festival|festivals|referral|clinical|individual|mental|digital|aerial|bacterial)\w*)$)"
        r"[a-z]+(?:al|ic|ive|ed|able|ible|ous|ant|advancing|major|minor|related)$",
        _I,
    ),
    heading=re.compile(
        r"^(?:\W*|\d[\d.]*\s*)(?:(?:our|my|the|current|main|possible|potential|example|available|open|ongoing|suggested"
        r"|key|major|selected|specific|general|prospective|active|present|future|broad|lab)\s+)*"
        r"(?:(?:research|project|thesis|study|phd|focus|topic)\s+(?:\w+\s+)?(?:areas?|interests?|topics?|directions?"
        r"|themes?|fields?|focus|lines?|ideas?|projects?|keywords?|agenda|domains?|thrusts?|priorit(?:y|ies)|highlights)"
        r"|topics?(?: of interest)?|topic areas?|areas?|areas? of (?:interest|research|expertise|focus)|research|projects?"
        r"|keywords?|interests|what (?:do )?(?:we|i) (?:do|study|work on)\??|focus areas?"
        r"|sub-?areas?|directions?|themes|work packages?)"
        r"(?: include| of interest| we work on| available)?(?:\s*\([^()]*\))?\s*[:?!.]?\s*$",
        _I,
    ),
    other_heading=re.compile(
        r"require|qualif|skill|apply|application|contact|benefit|offer|publication|news|responsib|dut(?:y|ies)|profile"
        r"|education|experience|people|member|salary|deadline|alumni|teaching|award|grant|faq|links|team|position|software|resources|funding",
        _I,
    ),
    lead_in=re.compile(
        r"(?:\b(?:areas?|topics?|directions?|themes?|interests?|fields?|subjects?|problems|projects?|research|questions"
        r"|focus|work)\b[^.!?]{0,80}[:：]\s*$)"
        r"|(?:\b(?:areas such as|fields such as|topics such as|topics including|areas including|areas of|fields of|topics of|projects on|research on|work on|especially|(?:current|following|ongoing) (?:projects|topics|areas|directions))[:,]?\s*$)"
        r"|\b(?:interested in|passionate about|work(?:ing|s)? on|interests? in|focus(?:es)? on|questions)\s*[:：]\s*$",
        _I,
    ),
    lead_in_sure=re.compile(r"interest|research (?:area|topic|direction|theme)|working (?:on|in)|work on", _I),
    label_end=re.compile(r",? (?:in which|in that|in what|where(?:by)?) (?:we|an?|the|our|you)\b|: "),
    lead_in_veto=re.compile(
        r"experience|background|qualif|skill|familiar|degree|course|\bsend\b|submit|\bapply\b|document|e-?mail|\bcv\b"
        r"|resume|statement|publication|papers|duties|responsib|tasks|requirement|must|knowledge"
        r"|benefit|contact|deadline|steps|please|attach|training|how to|you (?:need|have)|work schedule|updates?\b",
        _I,
    ),
    prose=re.compile(
        r"\b(?:we|you|i|our|your|will|is|are|was|were|has|have|can|should|must|they|he|she|who|please|my|his|her|if|be"
        r"|et al|proceedings|journal|conference|university|reviewer)\b|@|https?:|\b(?:19|20)\d\d\b",
        _I,
    ),
    duty=re.compile(
        r"^(?:implement|convert|transform|assist|conduct|manage|maintain|participate|prepare|supervise|mentor|coordinate|own|keep|promote"
        r"|design and implement|build and|collaborate|perform|write|create|communicate|support|contribute|work)(?:ing)?\b|^(?:searching|running|writing|using) ",
        _I,
    ),
    position=re.compile(rf"^(?:{_JOB}|ph\.?d\.?|master'?s?|undergraduates?|(?:ph\.?d\.?|graduate|master'?s?|undergraduate|visiting) (?:students?|scholars?)|engineers?|[ /&,]|and|or)+$", _I),
    numbered=re.compile(rf"^\s*(?:{_NUMBERED}\s*(?:no\.?|#)?\s*\d{{0,2}}|[A-Z]{{2,4}}\s?\d{{1,2}})\s*(?:[:：]|\s[–—-])\s*", _I),
    comma=re.compile(r"(?!)"),
    clause=re.compile(rf"^(?:and |or )?(?:{_VERBS})\b", _I),
    adjective=re.compile(r"^[a-z-]+(?:al|ic|ive|ed|ary|ous|ent|able|global|local|virtual|augmented|digital)$", _I),
    reach=140,
    least=3,
    longest=110,
)
