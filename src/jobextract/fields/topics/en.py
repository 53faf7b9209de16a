"""Topics in English."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.topics.grammar import Grammar, Opener, index
from jobextract.matching import FilteredPattern

_I = re.IGNORECASE


def _any(*alternatives: str) -> str:
    """Whole words; a part of a hyphenated word is none."""
    return rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])"


def _opener(
    name: str, pattern: str, confidence: float, *, list_only: bool = False, weak: bool = False, whole: bool = False
) -> Opener:
    return Opener(Rule(name, re.compile(pattern, _I), confidence), list_only, weak, whole)


# Words that stand between a trigger and its topics.
_ADVERB = (
    r"(?:(?:broadly|primarily|mainly|mostly|generally|particularly|especially|specifically|also"
    r"|currently|largely"
    r"|both|either|not limited to|but (?:is |are )?not limited to|e\.g\.,?|any of|one or more of)[ ,:]+)?"
)
_AREA = (
    r"(?:area|field|topic|domain|direction|theme|subject|discipline|problem|question|sub-?field|line|strand"
    r"|sub-?area|challenge)s?"
)
_JOB = (
    r"(?:positions?|post-?docs?|post-?doctoral (?:research )?(?:fellows?|researchers?|associates?"
    r"|scholars?|positions?)"
    r"|fellow(?:ship)?s?|studentships?|scholarships?|research associates?|research assistants?"
    r"|assistantships?"
    r"|scientists?|internships?|interns?|openings?|professor(?:ship)?s?|lecturers?|lectureships?|thes[ie]s"
    r"|dissertations?|vacanc(?:y|ies)|(?:doctoral|senior|junior|visiting) researchers?|technicians?|chair"
    r"|(?:ph\.?d\.?|doctoral|master'?s?|m\.?sc\.?) (?:projects?|topics?|research|call|opportunity))"
)
_SOME = (
    r"(?:current|ongoing|recent|running|active|available|possible|potential|open|main|student|thesis|honours|sample)"
)
# Who does research, and the verbs that say so. A verb in the third person with a group before it is sure.
_GROUP = (
    r"(?:groups?|labs?|laborator(?:y|ies)|teams?|units?|sections?|cent(?:re|er)s?|institutes?|departments?|chair"
    r"|projects?|programmes?|programs?|consortium|network|collaboration|initiative|observatory|clinic|museum|facility)"
)
_LATELY = r"(?:,? (?:also|mainly|mostly|primarily|chiefly|currently|now|especially|further|jointly|together))?"
_STUDIES = (
    r"(?:studies|investigates|explores|examines|analy[sz]es|tackles|traces|maps|measures|models|monitors|tracks"
    r"|reconstructs|simulates|builds|develops|designs|searches for|hunts for|looks (?:at|into)|deals with|works with"
    r"|asks about|treats|covers|edits|documents|catalogues|excavates|characteri[sz]es|concerns|addresses)"
)
_STUDY = (
    r"(?:investigate|explore|examine|analy[sz]e|tackle|trace|map|measure|model|monitor|track|reconstruct|simulate"
    r"|build|develop|design|search for|hunt for|look (?:at|into)|deal with|edit|document|catalogue|excavate"
    r"|characteri[sz]e)"
)
_STUDYING = (
    r"(?:studying|investigating|exploring|examining|analy[sz]ing|tackling|tracing|mapping|measuring|modell?ing"
    r"|monitoring|tracking|reconstructing|simulating|searching for|looking (?:at|into)|dealing with|comparing"
    r"|documenting|concerning|concerned with|devoted to|dedicated to|addressing)"
)
# What such a verb takes that is no subject.
_NO_SUBJECT = (
    r"(?!(?:an? |the |our |your |its |their |his |her |this |that |these |each |every |all |on |in |with |to "
    r"|by |success"
    r"|people|it |them |students|you|how |what |why |whether |applica|talent|careers?|skills|trust|relation|both ))"
)
_WORK = (
    r"(?:work|research|project|thesis|dissertation|stud(?:y|ies)|post|position|programme|program|scholarship"
    r"|fellowship|phd|grant|themes?|subjects?)"
)
_NUMBERED = (
    r"(?:(?:ph\.?d\.?|post-?doc\w*|doctoral|master'?s?|thesis|research|student) )?(?:positions?"
    r"|projects?|topics?"
    r"|thes[ie]s|wp|work packages?|themes?|directions?|openings?|tasks?|esr|areas?)"
)

OPENERS = (
    # interest
    _opener("interested-in", rf"\binterested (?:in|by) {_ADVERB}", 0.75),
    _opener(
        "interests",
        r"\binterests?(?: (?:are|is|include[sd]?|lies?|span|covers?|areas?)){0,3}(?: broadly| primarily"
        r"| mainly)?"
        rf"(?: \([^()]{{1,60}}\))?(?: in| includ(?:e|ing)|:){{1,2}} {_ADVERB}",
        0.65,
    ),
    _opener(
        "passionate-about",
        r"\b(?:(?:passionate|enthusiastic|excited|curious) about|fascinated by) (?:doing |using "
        r"|applying )?",
        0.52,
    ),
    # what a group or project does
    _opener(
        "research-on",
        r"\b(?:research|projects?|studies|investigations?|experts?|specialists?|programs?|scholarships?"
        r"|experiments?)"
        rf"(?: interests?)?(?: areas?| topics?)?(?: is| are)? (?:on|about|into) {_ADVERB}",
        0.52,
    ),
    _opener(
        "research-in",
        r"\b(?:research|projects?|opportunities|advances|innovations?|excellence|methodologies|problems"
        r"|challenges|discoveries)(?: program| interests| work| topics)? in (?:the world of )?"
        rf"{_ADVERB}",
        0.52,
    ),
    _opener(
        "research-is",
        rf"\b(?:research|projects?|interests?|topics?|{_AREA})(?: interests?| topics?| areas?| will)?"
        r" (?:includes?|covers?|spans?|involves?|encompass(?:es)?|lies? (?:in|at)|cent(?:er|re)s? (?:on"
        r"|around)"
        r"|revolves? around|concerns?|investigates?|studies|explores?|examines?|addresses|deals? with"
        rf"|speciali[sz]es in) {_ADVERB}",
        0.55,
    ),
    _opener(
        "topics-include",
        r"\b(?:topics|areas|interests|directions|themes|sub-?areas|projects)\b[^.;:,]{0,60} includ(?:e"
        r"|es|ing)"
        r"(?:,? but (?:are |is )?not limited to)?[,:]? ",
        0.75,
    ),
    _opener(
        "group-does",
        r"\b(?:group|lab|laboratory|team|i)(?: also| mainly| primarily)?"
        r" (?:studies|investigates|explores|speciali[sz]es (?:in|on)) ",
        0.65,
    ),
    _opener(
        "works-on",
        rf"\b(?:works?|working|worked)(?: closely| primarily| mainly| together| extensively)? on {_ADVERB}",
        0.68,
    ),
    _opener(
        "focus-on",
        r"\b(?:focus(?:es|ed|ing)?|emphasis|concentrat(?:es|ed|ing)|speciali[sz](?:es|ed|ing|ation))"
        rf"(?: \w+ly| will be| is)? (?:on|in) {_ADVERB}",
        0.55,
    ),
    _opener(
        "we-study",
        r"\b(?:we|i|researchers? who|postdocs? to|(?:candidate|student|fellow|applicant|researcher)s? will)"
        r"(?: will| also| currently| mainly| have| primarily)? (?:study|studying|investigate|explore"
        r"|examine) (?!and\b)",
        0.6,
    ),
    _opener(
        "intersection-of",
        r"\b(?:intersection|interface|interplay|interconnections?|crossroads|frontiers?) (?:of|between) ",
        0.72,
    ),
    _opener(
        "advance",
        r"\b(?:boundaries|state[ -]of[ -]the[ -]art|lens) (?:of|in) (?:knowledge in )?",
        0.52,
    ),
    _opener(
        "understanding-of",
        r"\b(?:contribut\w+ to|advanc\w+|deepen\w*|improv\w+"
        r"|transform\w*)(?: [\w']+){0,3} understanding of "
        r"|\binsights (?:in|into) ",
        0.6,
    ),
    _opener("work-in", r"\byour (?:work|research) in ", 0.55),
    _opener(
        "we-do",
        rf"\bwe{_LATELY} {_STUDY} {_NO_SUBJECT}",
        0.56,
        weak=True,
    ),
    _opener("groups-do", rf"\bour {_GROUP}{_LATELY} {_STUDIES} {_NO_SUBJECT}", 0.6),
    _opener(
        "group-verbs",
        rf"\b{_GROUP}\b(?: (?:at|of|in)\b[^.;:!?]{{1,70}}?)?,?{_LATELY} {_STUDIES} {_NO_SUBJECT}",
        0.6,
        weak=True,
    ),
    _opener("who-studies", r"\bwho (?:studies|investigates|explores|examines|is studying|are studying) ", 0.6),
    _opener(
        "work-is-on",
        rf"\b{_WORK} (?:is|are|will be|would be) (?:mainly |primarily |chiefly )?(?:on|about|concerned with|devoted to"
        r"|dedicated to) (?!site|weekdays|weekends|campus|hold|a |an |(?:the )?\w+ campus|request|top|time|track"
        r"|going)",
        0.6,
    ),
    _opener(
        "work-concerns",
        rf"\b{_WORK} (?:touch(?:es)?(?: up)?(?:on)? (?:on )?|deals? with |turns? on |looks? (?:at|into) |concerns? "
        r"|asks? about |treats? |traces? |maps? |tackles? |sits between |is about )",
        0.6,
    ),
    _opener(
        "project-doing",
        rf"\b(?:projects?|study|studies|programme|program|network|trials?|experiment|surveys?|team|group"
        rf"|collaboration|lab)"
        rf"(?: \([^()]{{1,40}}\))? {_STUDYING} ",
        0.6,
    ),
    _opener(
        "brings-together",
        r"\b(?:brings? together|bringing together|unites?|combines?|combining)"
        r" (?=[^.;:]{3,60},[^.;:]{3,80} and )(?![^.;:]* with )(?!(?:people|research|scientists|expert|academ"
        r"|students|the ))",
        0.56,
        weak=True,
    ),
    _opener(
        "combined-to-study",
        r"\b(?:combin|us|employ|integrat)(?:e|es|ing)\b[^.;:]{3,120}?"
        r" to (?:study|investigate|explore|examine|probe|reconstruct) (?!how |whether |why )",
        0.56,
        weak=True,
    ),
    _opener(
        "study-of",
        r"\b(?:a|an|new|cohort|field|pilot|longitudinal|case|comparative|clinical|large|joint)"
        r" (?:study|studies|investigation|monograph|trial|trials) (?:of|on|into) ",
        0.56,
        weak=True,
        whole=True,
    ),
    _opener("trials-on", r"\b(?:trials?|cohorts?|registr(?:y|ies)) (?:on|into) ", 0.6, weak=True),
    _opener(
        "from-to",
        r"\b(?:interests?|topics?|projects?|research|work|themes?|questions|activities|subjects"
        r"|portfolio)\b[^.;:,]{0,25}"
        r" (?:reach|rang|extend|stretch|run|go|spann?|vary)(?:es|e|s"
        r"|ing)? (?:all the way )?from (?P<topics>[^.;:]{3,80}?)"
        r"(?:,? (?:over|via|through|across"
        r"|and) (?P<topics_between>[^.;:]{3,80}?))?,? (?:up )?to (?P<topics_end>[^.;:]{3,100})",
        0.58,
        weak=True,
    ),
    _opener(
        "one-and-other",
        r"\b(?:projects?|positions?|posts?|topics?|studentships?|theses|students|researchers|fellows|scholarships?)"
        r"\b[^.;:]{0,40}[,:–—(-] ?(?:the |no )?(?:one|first)(?: is| will be)? (?:on|in|about"
        r"|for) (?P<topics>[^.;:]{4,80}?)"
        r"[,;]?(?: and)? (?:the )?(?:other|another|one|second)(?: one)?(?: is| will be)? (?:on|in|about|for)"
        r" (?P<topics_other>[^.;:]{4,100})",
        0.62,
        whole=True,
    ),
    _opener(
        "at-the-heart",
        r"(?:^|(?<=[.;:!?] ))(?P<topics>[^.;:!?]{4,120}?),? (?:is|are|stands?|lies?) at the (?:heart|core"
        r"|cent(?:re|er))"
        r" of (?:our|the|my|its) (?:\w+ )?(?:work|research|interests|project|programme|group)",
        0.6,
    ),
    _opener(
        "bracket-behind-name",
        r"\b(?:programmes?|programs?|projects?|network|grant|consortium|initiative|centre|center)\b[^.()]{0,80}[\"”’»']"
        r" \((?!head|prof|dr\b|led|p\.?i|funded|grant)(?P<topics>[^()\d]{3,60},[^()\d]{3,160})\)",
        0.62,
    ),
    _opener(
        "colon-behind-clause",
        r"\b(?:works? on|working on|stud(?:y|ies)|hunts? for|search(?:es)? for|interested in|care about"
        r"|busy with|range of"
        r"|occup(?:y|ies)|ask(?:s)? (?:how|what|why))\b[^.:;!?]{5,120}: (?=[^.:;!?]{3,60},[^.:!?]{3,80}(?:,| and ))",
        0.56,
        weak=True,
    ),
    _opener(
        "we-are-a-group",
        r"\bwe are an? (?P<topics>(?!small|large|young|new|growing|single|friendly|dynamic|team|diverse|lively"
        r"|research|major|leading"
        r"|well|multi|inter|collab|fun|mid|medium|tight|close|highly|vibrant|relatively|world|university|public"
        r"|private)"
        r"[^\W\d_][\w-]{4,30}(?: [a-z-]{3,20})?) (?:group|lab|laboratory|unit)\b",
        0.54,
    ),
    _opener(
        "more-exactly",
        r"\b(?:more (?:exactly|precisely|specifically)|in short|concretely|specifically|put simply"
        r"|in other words|right now"
        r"|these days|at the moment|to be (?:more )?(?:exact|precise|concrete)|among them|for (?:example|instance)): "
        r"(?=[^.:;!?]{3,60},)",
        0.56,
        weak=True,
    ),
    _opener(
        "active-in",
        r"\b(?:we|i|group|lab|team|who|unit|chair|department)(?: \w+ly| also)? (?:(?:works?|working|(?:is"
        r"|are) active|specialise) in)"
        r" (?:the (?:area|field)s? of )?(?!the |our |an? |teams|small|close|collab|partner|english|pairs|shifts|labs?)",
        0.56,
        weak=True,
    ),
    _opener(
        "experts-in",
        r"\b(?:experts?|leaders?|pioneers?|authorit(?:y|ies)) (?:in|on) (?!the |our |an? )",
        0.53,
        weak=True,
    ),
    _opener(
        "our-field-is",
        r"\b(?:my|our|his|her|their|its) (?:main |own |current |special |common |other )?(?:field|subject|area"
        r"|topic|special(?:i)?ty"
        r"|theme|territory|bread and butter)s? (?:is|are) (?!to |in |not |an? |the (?:following|same))",
        0.6,
    ),
    _opener(
        "are-our-interests",
        r"(?:^|(?<=[.;:!?] ))(?P<topics>[^.;:!?]{4,120}?),? (?:is|are) (?:(?:among|part of|some of) (?:our|the"
        r"|my) (?:\w+ )?"
        r"(?:interests|topics|themes|subjects)|(?:our|my) (?:main |current |favourite )?(?:subjects?|topics?"
        r"|themes?|interests?)\b)",
        0.6,
    ),
    _opener(
        "supervise-on",
        r"\bsupervis(?:e|es|ing|ed)(?: \w+){0,3} (?:theses|projects|students|dissertations|work|research) (?:on"
        r"|in|about)"
        r" (?!the |our |an? )",
        0.6,
    ),
    _opener(
        "proposals-on",
        r"\b(?:proposals?|enquiries|ideas) (?:on|about|dealing with|in the (?:area|field)s? of) (?!how )",
        0.58,
    ),
    _opener(
        "someone-to-study",
        r"\b(?:someone|post-?docs?|students?|researchers?|colleagues?|fellows?|person|candidates?"
        r"|scientists?) to (?:study"
        r"|investigate|explore|examine|measure|analy[sz]e|map) (?!how |the |at |in |with |for )",
        0.55,
        weak=True,
    ),
    _opener("known-for", r"\bknown for (?:its|their|our|her|his|the)? ?(?:work|research|studies) (?:on|in|into) ", 0.6),
    _opener("devoted-to", r"\bdevoted to (?:the (?:study|history) of )?(?!the )", 0.55, weak=True),
    _opener(
        "centred-on",
        r"\b(?:cent(?:re|er)(?:s|ed|d)? (?:on|around)|revolv(?:es?|ing) around|organi[sz]ed around) ",
        0.55,
        weak=True,
    ),
    _opener("you-study", r"\byou (?:will|would)(?: mainly| first| then)? (?:study|investigate|explore|examine) ", 0.56),
    _opener(
        "questions-of",
        r"\b(?:questions|problems|issues|aspects) (?:of|around|surrounding|concerning|about|regarding) (?!\w+ing\b)",
        0.52,
        weak=True,
    ),
    _opener(
        "strengths",
        r"\b(?:strengths?|expertise|specialisms?|focus)(?: of the \w+)? (?:lies?|is|are) (?:in|on) ",
        0.58,
        weak=True,
    ),
    # naming an area
    _opener(
        "subjects-are",
        r"\b(?:subjects?|(?:sub-?)?themes?|topics?|projects|areas|lines of (?:work|enquiry|inquiry|research)"
        r"|strands|fields"
        r"|priorities|interests|specialit(?:y|ies)|emphases)\b(?: [^.;:,]{0,50})?"
        r" (?:are|is|(?:would|could|can|might|may|will) be|comprise) "
        r"(?!(?:not|also|welcome|available|open|subject|as|to|in|at|on|given|up|usually|often|free|listed"
        r"|described|possible"
        r"|there|for|from|under|of|negotiable|flexible|funded|based|more|very|only|chosen|one|part|still|currently|then"
        r"|you|we|it|no|if|by|limited|so|too|now|that|just|highly|within|outside|a |an |well|particularly"
        r"|especially|found|useful|theoretical|either|both|all)\b)",
        0.56,
    ),
    _opener(
        "work-colon",
        rf"\b(?:{_SOME} )(?:(?:phd|msc|master'?s?|research) )?(?:projects?|subjects?|themes|stud(?:y|ies)|theses"
        rf"|work|lines)"
        r"(?: [^.;:,]{1,40})?: (?:\(?[1ai]\) )?",
        0.75,
    ),
    _opener(
        "offered-colon",
        r"\b(?:projects|topics|subjects|themes|theses|(?:open|current|present) (?:problems|questions)"
        r"|lines of (?:work|enquiry|inquiry|research)|strands)"
        r"(?: (?:offered|available|proposed|on offer|we|for|in|this|next|keep|open|at)[^.;:]{0,40})?: (?:\(?[1ai]\) )?",
        0.7,
    ),
    _opener(
        "project-line", r"^(?:research |phd |thesis )?(?:project|subject|topic|theme)(?: title)? ?: ", 0.76, whole=True
    ),
    _opener(
        "area-of",
        r"(?<!\ba )(?<!related )(?<!relevant )(?<!cognate )(?<!technical )(?<!similar )"
        rf"\b{_AREA}(?: of (?:interest|research|study|expertise))?(?: \([^()]{{1,40}}\))?"
        rf" (?:of|in|like|such as|includ(?:es?|ing)|related to|are|around|within)[ :]+"
        rf"(?!(?:work|enquiry|inquiry|research|thought)\b){_ADVERB}",
        0.75,
    ),
    _opener(
        "lines-are",
        r"\b(?:research (?:lines?|areas?|directions?|topics?|themes?|interests?|focus)"
        r"|(?:area|field)s? of (?:research|interest|expertise))(?: of \w+(?: \w+){0,2})? (?:is|are"
        r"|include)[ :]+",
        0.72,
    ),
    _opener(
        "area-colon",
        rf"\b(?:{_AREA}|keywords?|interests?|focus)(?: of (?:interest|research))?(?: include| are)?[ ]?: ?",
        0.8,
    ),
    _opener(
        "related-to",
        r"\b(?:topics?|projects?|problems?|questions?|research|work|issues?|directions?|systems|themes?"
        r"|data"
        r"|development)(?: \w+)? (?:related|relating|relevant) to ",
        0.72,
    ),
    _opener(
        "approaches-such-as",
        r"\b(?:approaches|methodologies|phenomena|methods) such as (?:the )?",
        0.6,
    ),
    # positions
    _opener(
        "position-in",
        rf"\b{_JOB}(?: \([^()]{{1,40}}\))? (?:in|on|about) (?!the [A-Z]|our )(?:the (?:area|field)s? of )?",
        0.75,
        list_only=True,
    ),
    _opener(
        "position-to-study",
        rf"\b{_JOB} (?:to (?:investigate|study|explore|develop|work on)|(?:investigat|study|explor"
        rf"|develop|model)ing) ",
        0.52,
    ),
    _opener(
        "pursuing-degree-in",
        r"\bpursu\w+ (?:an? |their )?(?:ph\.?d\.?s?|doctorate|master|m\.?sc) in (?:the (?:area"
        r"|field)s? of )?",
        0.55,
    ),
    _opener(
        "students-in",
        r"\b(?:invited for|looking for|seeking|recruiting|hiring|openings? for|supervis\w+|admit\w*|accepts?|takes?)"
        r"[^.;,]{0,30}? students? in"
        r" (?!the|our|a\b)",
        0.6,
    ),
)
TITLE_OPENERS = (
    _opener(
        "title-first",
        r"^(?P<topics>[^,–—()|:]{6,80}?)(?: [–—-] |: | \()(?:an? )?(?:fully funded )?(?:ph\.?d\.?|post-?doc\w*|doctoral"
        r"|master'?s?|m\.?sc\.?|research (?:assistant|fellow|associate))\b",
        0.55,
        whole=True,
    ),
    _opener(
        "title-student-in",
        r"\b(?:ph\.?d\.?|doctoral|graduate|master'?s?|m\.?sc\.?) (?:students?|candidates?) (?:in|on) (?!the "
        r"|our |an? )",
        0.6,
        list_only=True,
    ),
    _opener(
        "title-comma",
        r"\b(?:post-?docs?|post-?doctoral (?:research )?(?:fellow|researcher|associate|scholar)|ph\.?d"
        r"|(?:ph\.?d\.?|doctoral|master'?s?) (?:student|candidate|researcher|project|position)"
        r"|research (?:assistant|associate|fellow|engineer|scientist)|engineer|scientist|lecturer|professor|fellow)"
        r"(?: I{1,3})?(?:, | [–—-] | \()",
        0.58,
        list_only=True,
    ),
    _opener(
        "title-colon",
        r"^(?:.{0,20}\b)?(?:positions?|ph\.?d\.?|m\.?sc\.?|doctoral|post-?doc\w*|internships?|thesis|studentships?"
        r"|fellowships?|scholarships?)(?: (?:students?|candidates?|researchers?|scholarships?|projects?|fellows?))?"
        r"(?: \d{1,2})?(?: \([^()]{1,40}\))?(?: [–—-] |: )"
        r"(?![^.]{0,40}(?:stipend|salary|interview|[€$£\d]))",
        0.6,
        list_only=True,
    ),
    _opener(
        "title-bracket",
        r"\b(?:positions?|ph\.?d\.?|post-?doc\w*|internships?|thesis|studentships?"
        r"|fellowships?) \((?=[^()]*,)",
        0.6,
    ),
)

# What people do, not what they study.
_VERBS = (
    r"join(?:ing)?|apply(?:ing)?|pursu(?:e|ing)|work(?:s|ing)?|contribut(?:e|es|ing)|collaborat(?:e"
    r"|ing)|becom(?:e|ing)"
    r"|being|having|doing|tak(?:e|ing)|get(?:ting)?|mak(?:e|ing)|help(?:ing)?|gain(?:ing)?"
    r"|learning (?:more|about|how)"
    r"|conduct(?:ing)?|carry(?:ing)?|participat(?:e|ing)|visiting|hiring|supervis(?:e|ing)"
    r"|mentor(?:ing)?|teaching"
    r"|writing|publish(?:ing)?|finding|meeting|hearing|see|seek(?:ing)?|discuss(?:ing)?|contact(?:ing)?"
    r"|send(?:ing)?"
    r"|lead(?:ing)?|support(?:ing)?|provid(?:e|ing)|using|engag(?:e|ing)|offer(?:ing)?|bring(?:ing)?"
    r"|solv(?:e|ing)|is|uses?"
    r"|are|have|trying|promot(?:e|ing)|encourag(?:e|ing)|foster(?:ing)?|push(?:ing)?|evaluating|choose"
    r"|choosing"
    r"|interacting|present(?:ing)?|attend(?:ing)?|shar(?:e|ing)"
)
# Words that mark a phrase as an institution, a person, a formality or a piece of a sentence.
_NO_TOPIC = (
    r"universit\w+|institut(?:e|es|ion|ions)|college|departments?|school|cent(?:er|re)|laborator(?:y"
    r"|ies)|faculty"
    r"|division|observatory|academia|groups?|labs?|teams?|ph\.?d\.?s?|postdoc\w*|m\.?sc|master'?s?"
    r"|bachelor\w*|doctoral"
    r"|degree|students?|candidates?|applicants?|positions?|opportunit(?:y|ies)|salary|funding|grants?"
    r"|deadline|e-?mail"
    r"|cv|vitae|resume|transcripts?|letters?|statement|motivation|qualifications|interview|january"
    r"|february|march"
    r"|april|june|july|august|september|october|november|december|spring|fall|20\d\d|members?|careers?"
    r"|environment"
    r"|atmosphere|supervisors?|supervision|publications?|papers?|journals?|conferences?|experience"
    r"|skills?|people"
    r"|colleagues|collaborat(?:ors?|ions?)|someone|everyone|things|ways?|questions?|years?|months?"
    r"|weeks?|professors?"
    r"|dr\.?|prof\.?|following|interested|etc|time|page|website|here|others?|same|projects?|areas?"
    r"|fields?|topics?"
    r"|backgrounds?|interests?|disciplines?|levels?|hours|openings?|programmes?|researchers?|courses?"
    r"|basis|ideas?"
    r"|links?|roles?|meetings?|results|training|costs|semester|responsibilities|equivalent|tasks"
    r"|aspects?|directions"
    r"|contacts?|posts|america|africa|asia|europe|united states|united kingdom|nowadays|eager"
    r"|passionate|self-driven|stipend|interviews|requirements?|advertisements?|announcements?|vacanc(?:y|ies)"
    r"|descriptions?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|holidays"
)
# Too vague to be a topic on their own.
_VAGUE = (
    r"research|science|engineering|mathematics|practice|industry|theory|applications?|methods?|work"
    r"|data|english|more"
    r"|new|first|one|two|three|program|programming|life|future|innovation|python|java|c\+\+|matlab|r"
    r"|advanced|general"
    r"|person|details?|technolog(?:y|ies)|development|tools|techniques|germany|italy|france|uk|usa|us"
    r"|china|japan"
    r"|canada|addition|particular|computer sciences?|physics|chemistry|biology|electrical engineering"
    r"|close|depth"
    r"|much|problems?|reflection|action|related|studying|design|simulation|testing|building|developing"
    r"|open|ours"
    r"|together|above|location|learning|knowledge|community|population|impact|interventions?|expertise"
    r"|perspectives"
    r"|leadership|teamwork|personality|basic science|ra|ras|full[ -]time|part[ -]time|[mfwdx/]+|visiting"
    r"|science and engineering|research program|currently open|senior|junior|equilibrium|domains?"
)
# Words that look like adjectives and are none.
_NOUNS = (
    r"signal|topic|music|survival|epidemic|traffic|fabric|ceramic|plastic|metal|crystal|capital|mineral"
    r"|material|potential|trial|retrieval|removal|renewal|disposal|chemical|pharmaceutical|dynamic"
    r"|acoustic|seed|feed|speed"
    r"|weed|reed|perspective|drive|archive|narrative|derivative|variable|table|cable|genomic|additive"
    r"|adhesive"
    r"|explosive|journal|control|festival|referral|individual|mental|aerosol|arsenic|clinic|virus"
    r"|republic|magic|fuel"
)
GRAMMAR = Grammar(
    script=None,
    openers=index(OPENERS),
    title_openers=index(TITLE_OPENERS),
    veto=FilteredPattern(
        re.compile(
            r"\bpapers? (?:entitled|titled|accepted)|\bhas been accepted|\bcommitted to (?:equal|divers)"
            r"|equal[- ]opportunity|(?:hold|have|with|complet\w+) (?:an? )?(?:ph\.?d|master|degree)"
            r"|equal treatment",
            _I,
        )
    ),
    stop=FilteredPattern(
        re.compile(
            r"[.!?](?=\s|$)|(?<!including)(?<!such as)(?<!e\.g\.)(?<! of)(?<! include):|[{}\[\]]| [–—-] |—"
            r"|\u2026|https?:"
            r"|(?<!\bi)(?<!\bii)(?<!iii)(?<!\biv)(?<![\s(][a-d1-9])[)）]|"
            + _any(
                "that|which|who|whom|whose|where|when|while|if|because|but|so that|using|via|through|by",
                r"(?<!access )(?<!adaptation )(?<!resistance )(?<!exposure )(?<!tolerance )(?<!response )(?<!responses )to",
                r"under (?:the|an?|our|this|his|her|your|my|prof\w*|dr|supervision|guidance|grant|contract"
                r"|\w+ (?:agreement|contract))",
                "full[- ]time|part[- ]time",
                "is|are|was|were|be|been|will|would|can|could|may|might|should|must|has|have|had|do|does|did",
                "we|you|i(?!\\))|they|he|she|it|our|your|my|their|us|me|this|these|those|at|starting|beginning|led|funded",
                "supervised|co-supervised|co-advised|advised|located|from|within|during|since|after|before|please|apply",
                "based|with|without|across|as part|as an?|as the|as tools|how|what|why|whether|against|towards?|into",
                "as well(?! as)|about|among|available|supported|rather|not|there|then|than|also|beyond|encouraged|welcome",
                "ranging|arising|depending|together|tailored|above|below|listed|generated|reinforced|until|per|up|aiming",
                "already|each|ensuring|leveraging|nowadays",
                r"for (?:the|a|an|our|this|up|more|further|\d\S*|example|instance)",
                r"in (?:the (?:context|framework|department|school|group|lab|team|institute|faculty|field|area)"
                r"|collaboration|order|our|this|a|an|addition|close|which|partnership|accordance|general)",
            ),
            _I,
        )
    ),
    phrase_stop=FilteredPattern(
        re.compile(
            r"[.!?](?=\s|$)|[:{}\[\]]|—|\u2026|https?:|"
            + _any("that|which|who|whom|whose|where|we|you|is|are|was|were|will|can|how|what"),
            _I,
        )
    ),
    separator=re.compile(
        r"[,;、，；•·|]| / |/ |\band/or\b|\bas well as\b|(?<!\w)(?:i{1,3}|[a-d1-9])\) |\balong with\b"
        r"|\btogether with\b",
        _I,
    ),
    comma=re.compile(r"(?!)"),
    clause=re.compile(rf"^(?:and |or )?(?:{_VERBS})\b", _I),
    conjunction=re.compile(r"\s(?:and|or|&|plus)\s", _I),
    extension=re.compile(
        r"\b(?:such as|like|including(?: but not limited to)?|includes?|especially|particularly"
        r"|in particular|e\.g\.,?"
        r"|i\.e\.,?|namely|for example|for instance|specifically|related to|applied to|esp\.|focusing on"
        r"|with applications? (?:in|to)|(?:and )?(?:their|its) applications? (?:in|to)"
        r"|applications in)[ :,]*",
        _I,
    ),
    lead=re.compile(
        r"(?:[\s\"'“”‘’*_~\-–—>(]|(?:and|or|as well as|&|the|an?|its|some|any|one|all|both|either"
        r"|at least one of|their"
        r"|other|etc|new|novel|cutting-edge|state-of-the-art|innovative|exciting|various|diverse"
        r"|different|fundamental"
        r"|several|many|multiple|broad|modern|topics?|related|current|ongoing|important|challenging"
        r"|interesting|open"
        r"|key|emerging|more|interdisciplinary|hard|transformative|next-generation|high-impact|so-called"
        r"|developing|understanding|designing|building|studying|exploring|investigating|improving|advancing"
        r"|applying|characterizing|implementing|analy[sz]ing|modeling(?= (?:the|of|and))|creating"
        r"|conducting"
        r"|identifying|dissecting|quantifying|harnessing|addressing|assessing|examining|enabling"
        r"|verifying|testing"
        r"|pursuing|incorporating|extracting|describing|comparing|tackling|making"
        r"|(?:the )?(?:broad |general |wide |following |mathematical |computational |important |main "
        r"|various |new )?"
        r"(?:areas?|fields?|topics?|domains?|aspects?|problems?|world|range|questions?|study"
        r"|applications?|use"
        r"|theory and applications?|challenges|frontiers?|development|basics|concepts?|role|ways|impact"
        r"|methods?(?= (?:for|of) )) (?:of|in|for|on|related to)"
        r"|research (?:in|on|into|program in)|topics related to|e\.g\.,?|i\.e\.,?|such as|including|in"
        r"|of|on)"
        r"(?=[\s\"“']))+",
        _I,
    ),
    tail=FilteredPattern(
        re.compile(
            r"(?:[\s\"'“”‘’*_~,;:.\-–—>)(/]|[\s](?:and|or|&|in|of|for|on|the|an?|etc|e\.g\.?|research"
            r"|researches|projects?|areas?"
            r"|fields?|topics?|domains?|related (?:areas?|fields?|topics?)|problems|studies|interests?"
            r"|directions?"
            r"|positions?|group|lab|and more|broadly(?: defined)?|in general|respectively|more|work"
            r"|approaches|techniques"
            r"|(?:research )?and (?:its|their|related|other|beyond|applications?|research"
            r"|development)(?: \w+)?|\(s\)))+$",
            _I,
        )
    ),
    reject=FilteredPattern(
        re.compile(
            rf"^\d[\d.,]* (?:fte|yrs?)\b|^(?:fwd|re)$|^(?:{_VERBS})\b|\b(?:{_NO_TOPIC})\b|^(?:{_VAGUE})$"
            rf"|(?:^|[ -])(?!(?:\w*(?:{_NOUNS})|logic|animal)$)[a-z]+(?:al|ic|ive|ed|able|ible|ous|ant|ary"
            rf"|advancing|major|minor)$",
            _I,
        )
    ),
    adjective=re.compile(r"^[a-z-]+(?:al|ic|ive|ed|ary|ous|ent|able)$", _I),
    least=3,
    longest=110,
    endings=(
        (
            re.compile(
                r"\b(?:series|species|studies|analyses|humanities|diabetes|rabies|herpes|aids|news|lens|bias|(?:bio)?gas"
                r"|atlas|canvas|pancreas|chaos|cosmos|ethos|cmos|means|arts|[a-z]+ics)$"
            ),
            r"\g<0>",
        ),
        (re.compile(r"\b([ml])ice$"), r"\1ouse"),
        (re.compile(r"matrices$"), "matrix"),
        (re.compile(r"(vert|\bind)ices$"), r"\1ex"),
        (re.compile(r"(\blea|shel|wol)ves$"), r"\1f"),
        (re.compile(r"(gas|bias|lens|[^aeiou]o)es$"), r"\1"),
        (re.compile(r"(hypothes|nthes|\bthes|\bcris)es$"), r"\1is"),
        (re.compile(r"(mov|cook|calor|prair)ies$"), r"\1ie"),
        (re.compile(r"(?<=[a-z]{2})ies$"), "y"),
        (re.compile(r"(?<=ss|ch|sh|us)es$|(?<=x)es$"), ""),
        (re.compile(r"(?<=[a-z]{2})(?<=[^siu])s$"), ""),
    ),
    heading=FilteredPattern(
        re.compile(
            r"^(?:\W*|\d[\d.]*\s*)(?:(?:our|my|the|current|main|possible|potential|example|available|open"
            r"|ongoing|suggested"
            r"|key|major|selected|specific|general|prospective|active|present|future|broad|lab|recent|running"
            r"|student|students'"
            r"|master'?s?|msc|bachelor'?s?|phd|honours|semester|offered|proposed|sample)\s+){0,4}"
            r"(?:(?:research|project|thesis|study|phd|focus|topic)\s+(?:\w+\s+)?(?:areas?|interests?"
            r"|topics?|directions?"
            r"|themes?|fields?|focus|lines?|ideas?|projects?|keywords?|agenda|domains?|thrusts?|priorit(?:y"
            r"|ies)"
            r"|highlights)|topics?(?: of interest)?|topic areas?|areas?|areas? of (?:interest|research"
            r"|expertise|focus)"
            r"|research|projects?|keywords?|interests"
            r"|what (?:(?:do|would|will|can|could) )?(?:we|i|you) (?:(?:actually|really) )?(?:do|study"
            r"|be working on|work on|investigate)"
            r"|subjects?|theses|lines of (?:work|research|enquiry|inquiry)|strands|studies|(?:theses"
            r"|topics) and (?:\w+ )?projects"
            r"|focus areas?"
            r"|sub-?areas?|directions?|themes|work packages?)"
            r"(?: include| of interest| we work on| available| on offer| offered)?(?: (?:for "
            r"|in )?20\d\d)?(?:\s*\([^()]*\))?\s*[:?!.]?\s*$",
            _I,
        )
    ),
    other_heading=FilteredPattern(
        re.compile(
            r"require|qualif|skill|apply|application|contact|benefit|offer|publication|news|responsib"
            r"|dut(?:y|ies)|profile"
            r"|education|experience|people|member|salary|deadline|alumni|teaching|award|grant|faq|links"
            r"|team|position"
            r"|software|resources|funding",
            _I,
        )
    ),
    lead_in=FilteredPattern(
        re.compile(
            r"\b(?:areas such as|fields such as|topics such as|topics including|areas including|areas of"
            r"|fields of"
            r"|topics of|projects on|research on|work on|especially|(?:current|following"
            r"|ongoing) (?:projects|topics|areas"
            r"|directions))[:,]?\s*$",
            _I,
        )
    ),
    lead_in_colon=FilteredPattern(
        re.compile(
            r"\b(?:areas?|topics?|directions?|themes?|interests?|fields?|subjects?|problems|projects?"
            r"|research|questions"
            r"|focus|work)\b[^.!?]{0,80}[:：]\s*$"
            r"|\b(?:interested in|passionate about|work(?:ing|s)? on|interests? in"
            r"|focus(?:es)? on)\s*[:：]\s*$",
            _I,
        )
    ),
    lead_in_veto=FilteredPattern(
        re.compile(
            r"experience|background|qualif|skill|familiar|degree|course|\bsend\b|submit|\bapply\b|document"
            r"|e-?mail|\bcv\b"
            r"|resume|statement|publication|papers|duties|responsib|tasks|requirement|must|knowledge"
            r"|benefit|contact"
            r"|deadline|steps|please|attach|training|how to|you (?:need|have)|work schedule|updates?\b",
            _I,
        )
    ),
    lead_in_sure=FilteredPattern(
        re.compile(r"interest|research (?:area|topic|direction|theme)|working (?:on|in)|work on", _I)
    ),
    reach=140,
    label_end=re.compile(r",? (?:in which|in that|in what|where(?:by)?) (?:we|an?|the|our|you)\b|: "),
    prose=FilteredPattern(
        re.compile(
            r"\b(?:we|you|i|our|your|will|is|are|was|were|has|have|can|should|must|they|he|she|who|please"
            r"|my|his|her|if|be"
            r"|et al|proceedings|journal|conference|university|reviewer)\b|@|https?:|\b(?:19|20)\d\d\b",
            _I,
        )
    ),
    duty=re.compile(
        r"^(?:(?:implement|convert|transform|assist|conduct|manage|maintain|participate|prepare"
        r"|supervise|mentor"
        r"|coordinate|own|keep|promote|design and implement|build and|collaborate|perform|write|create"
        r"|communicate"
        r"|support|contribute|work)(?:ing)?\b|(?:searching|running|writing|using) )",
        _I,
    ),
    position=re.compile(
        rf"^(?:{_JOB}|ph\.?d\.?s?|master'?s?|undergraduates?"
        r"|(?:ph\.?d\.?|graduate|master'?s?|undergraduate|visiting) (?:students?|scholars?)|engineers?"
        r"|[ /&,]|and|or)+$",
        _I,
    ),
    numbered=re.compile(
        rf"\s*(?:{_NUMBERED}\s*(?:no\.?|#)?\s*\d{{0,2}}|[A-Z]{{2,4}}\s?\d{{1,2}})\s*(?:[:：]|\s[–—-])\s*", _I
    ),
)
