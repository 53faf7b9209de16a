"""English words and phrases that tell what a heading, a lead-in or a sentence is about.

All patterns are matched without regard to case on the folded text. `HEADINGS` are tried in order on the words of a
heading or label; the first that matches decides. `CUES` are weighed and added up over a sentence.
"""

from __future__ import annotations

import re

# ASCII: a word ends where Chinese begins.
FLAGS = re.IGNORECASE | re.ASCII

# (role, preferred, pattern for the heading's words). "none" marks headings under which no posting stands.
HEADINGS: tuple[tuple[str, bool, str], ...] = (
    (
        "requirement",
        True,
        r"\b(?:preferred|desired|desirable|nice[- ]to[- ]have|bonus(?: points?)?|optional|pluses|advantageous"
        r"|assets?|helpful skills|good to have|would be (?:a plus|an advantage|nice)|strong plus|is a plus"
        r"|beneficial|additional (?:knowledge|skills|qualifications|experience))\b",
    ),
    (
        "application",
        False,
        r"\b(?:how (?:to|do i|can i|should i|you can) (?:apply|reach|contact|join|get in touch)|application (?:process|procedures?|materials?"
        r"|instructions?|packages?|documents?|guidelines?|deadlines?|details|channels?|steps?|requirements?)|(?:required|supporting|application)"
        r" (?:documents|materials)|to apply|applying|apply(?: now| here)?|requirements for (?:the )?application|what to (?:send|include|submit|write)|documents"
        r"|contact(?: us| me| information| details)?|submission|selection process|interview(?: process)?|questions|"
        r"(?:important |key )?dates|deadlines?|contact and application|ready to apply|get(?:ting)? in touch"
        r"|more information|further information|letters? of recommendation|materials|inquir(?:y|ies)|enquiries"
        r"|formal application|initial contact|before you (?:apply|write|email)|e-?mail(?:ing)?)\b"
        r"|^(?:contact|application|applications|apply)s?\b",
    ),
    (
        "benefit",
        False,
        r"\b(?:what we (?:offer|provide|have to offer|can offer)|what you(?:'ll| will| can)? (?:get|gain|expect|learn|receive)|we offer"
        r"|our offer|the offer|offers?\b(?! letter)|benefits?|salary|salaries|compensation|remuneration|stipends?|funding|fund(?:ed)? by"
        r"|financial (?:support|aid)|scholarships?|fellowships? available|why (?:join|us|work|choose|study|apply)|why (?:our|this)"
        r"|perks|working conditions?|employment conditions?|conditions|terms|contract|career (?:development|support|growth|prospects)"
        r"|life in|treatment|package|support|resources|facilities|environment|mentoring|mentorship|training"
        r"|advising (?:style|philosophy)|lab (?:culture|philosophy|values)|diversity|equal opportunit(?:y|ies)"
        r"|equity|what to expect from (?:us|me))\b",
    ),
    (
        "responsibility",
        False,
        r"\b(?:responsibilit(?:y|ies)|duties|tasks?|your role|role overview|(?:the )?role|what you(?:'ll| will) (?:do|be doing|work on)|the work"
        r"|work content|job description|position description|description of (?:the )?(?:position|job|work)|your (?:tasks|mission|challenges?)|mission|main activities|activities"
        r"|job summary|day[- ]to[- ]day|workload|what (?:the|this) (?:job|position|role) (?:involves|entails)|position (?:summary|overview))\b",
    ),
    (
        "requirement",
        False,
        r"\b(?:requirements?|qualifications?|qualified|your profile|(?:candidate|applicant|required|expected|ideal|desired)?'?s? ?profile|prerequisites?"
        r"|eligibility|criteria|skills?|who (?:should apply|we(?:'re| are) looking for|can apply|are you|is eligible|you are|we want)|looking for"
        r"|what (?:we(?:'re| are)|i(?:'m| am)) looking for|what (?:we|i) (?:look for|expect|require|want|need|value)|(?:about|let's talk about) you\b"
        r"|you (?:are|have|should|bring|will (?:have|bring|need))|we expect|expectations?|essentials?|must[- ]haves?|competenc(?:e|es|ies)"
        r"|what you(?:'ll)? (?:bring|need)|background|ideal candidates?|(?:successful|suitable|target) (?:candidates?|applicants?)|candidates?"
        r"|academic excellence|knowledge|experience|education|personal qualities|attributes|language proficiency|english requirements"
        r"|physical requirements|required|minimum|you'd be a (?:good|great) fit|good fit|applicant)\b",
    ),
    (
        "none",
        False,
        r"\b(?:publications?|selected papers|papers|news|alumni|former (?:members|students)|past (?:members|students|opportunities|positions)|members|people|team members|current (?:students|members|graduate|phd|lab)"
        r"|teaching|courses?|awards?|honors|grants|students supervised|cv|curriculum vitae|biography|bio|references|bibliography"
        r"|blog|posts|comments|categories|tags|menu|navigation|seminars?|events?|talks|press|media|gallery|photos|sponsors|acknowledge?ments?"
        r"|editorial|services?|software|faq|frequently asked|useful links|links|related (?:posts|links)|archive|previous|visitors?|syllabus"
        r"|schedule|collaborators|graduated|group photos?)\b",
    ),
    (
        "topic",
        False,
        r"\b(?:research (?:areas?|topics?|directions?|interests?|themes?|fields?|focus(?:es)?|lines|subjects|projects?|problems|agenda|program|questions|goals?)"
        r"|topics?(?: of interest| areas?)?|areas? of (?:interest|research|focus|expertise)|(?:current|possible|potential|available|example|our|ongoing|sample|suggested) (?:projects|topics|research|directions|areas|work)"
        r"|project (?:areas?|topics|ideas|themes)|projects?|directions|themes|our research|our work|what (?:do )?(?:we|i|you) (?:do|work on|study)|research)\b",
    ),
    (
        "about",
        False,
        r"\b(?:about|introduction|overview|who (?:we are|i am)|our (?:group|lab|team|vision|mission|philosophy)|the (?:group|lab|team|project|institute|university|department)|background|welcome"
        r"|vision|summary|context|location|where|job location|project description)\b",
    ),
)

# (role, preferred, pattern) for a sentence that ends with a colon and leads into what follows.
LEAD_INS: tuple[tuple[str, bool, str], ...] = (
    (
        "topic",
        False,
        r"^(?!.*\b(?:experience|backgrounds?|expertise|training|skills?|degree|knowledge|criteria|qualifications?)\b).*"
        r"\b(?:interest(?:s|ed) in|topics?|research (?:areas?|directions?|interests?)|areas?|directions|themes|projects?)\b[^:]{0,60}:\s*$",
    ),
    (
        "requirement",
        True,
        r"\b(?:preferred|preference|desirable|desired|advantage|(?:is|are|be) (?:a |an )?(?:strong )?(?:plus|asset|bonus|beneficial|highly valued)"
        r"|nice to have|bonus|optional|ideally|especially (?:interested|welcome|encourage)|not (?:hard |strict )?requirements?|helpful|beneficial|appreciated|welcomed?)\b",
    ),
    (
        "application",
        False,
        r"\b(?:(?:send|submit|include|attach|provide|upload|e-?mail|forward)\b.{0,120}:|application (?:should|must|package|needs)|please (?:send|submit|include|email|provide|contact|apply|attach)"
        r"|following (?:documents|materials|information|items|attachments)|documents|materials|apply (?:via|through|at|by|here)|contact|containing|attachments?)\b",
    ),
    (
        "benefit",
        False,
        r"\b(?:we (?:offer|provide|can offer)|you (?:will|can) (?:get|gain|receive|enjoy|be offered|benefit)|what you(?:'ll| will) get|benefits?|offer(?:s|ed)?|compensation|salary|reasons to join|funding (?:opportunities|options|sources)"
        r"|perks)\b",
    ),
    (
        "responsibility",
        False,
        r"\b(?:responsib(?:le|ilities)|duties|tasks|(?:you|candidates?|applicants?|students?|postdocs?|holder|fellow|researchers?|who) will(?! (?:have|possess|hold|be (?:able|proficient|familiar|fluent)))|work (?:includes|involves)|the work|involves?)\b",
    ),
    (
        "requirement",
        False,
        r"\b(?:requirements?|required?|qualifications?|criteria|(?:should|must|needs? to|are expected to|is expected to|would|will|ideally) (?:have|possess|hold|be|meet|demonstrate)|skills?|profile"
        r"|looking for|seek(?:ing)?|candidates? (?:who|with|will have|should|must|typically have|have)|students? (?:who|with) |applicants? (?:who|with|should|must|are expected)|backgrounds?|you (?:have|are|should|must|bring|at least)|experience (?:in|with)|strong training|prerequisites?"
        r"|expect(?:ed|ations?)?|who can|eligible|essential|the following|welcome .{0,60}\b(?:with|who))\b",
    ),
    (
        "topic",
        False,
        r"\b(?:topics?|areas?|research (?:directions?|interests?|themes|questions|focus|problems)|fields?|projects?|directions?|interests?|interested in|work(?:ing)? on|themes?|subjects?|focus(?:es)? on)\b",
    ),
)

# (role, weight, pattern): what a sentence says itself.
CUES: tuple[tuple[str, float, str], ...] = (
    (
        "requirement",
        1.7,
        r"\b(?:even better|so much the better|(?:will|would|does|may|can) help\b(?! you (?:to|with|get|find))|helps?(?: a lot)?(?=[.,;]|$)|counts? (?:for more|in your favou?r)|in your favou?r|no exceptions)",
    ),
    # requirement
    (
        "requirement",
        2.8,
        r"\b(?:applicants?|candidates?|students?|you|they|the (?:ideal|successful|appointed) (?:candidate|applicant)s?|(?:he|she)(?:/(?:he|she))?|individuals?|who) (?:(?:will|would|should|must|need(?:s)? to|are expected to|is expected to|are required to|is required to|also|ideally|preferably|typically|either|already) ){1,3}(?:\w+ly )?(?:have|possess|hold|be (?:a |an )?(?:\w+ )?(?:able|capable|familiar|proficient|fluent|willing|motivated|comfortable|enrolled|eligible|experienced|interested|skilled|highly|self|passionate|independent|good|team|creative|strong|currently|available|committed|ready|curious|enthusiastic)|demonstrate|bring|meet|enjoy|show|complete|know|obtain)",
    ),
    (
        "requirement",
        2.4,
        r"\b(?:must|should) (?:have|possess|hold|demonstrate|be (?:able|proficient|familiar|fluent|willing|capable))\b",
    ),
    (
        "requirement",
        2.6,
        r"\b(?:is|are|will be|would be|being) (?:strictly |absolutely |highly |strongly |also |considered |definitely |not |a |an |minimum |hard |the |only )*(?:required|requirements?|essential|necessary|mandatory|a must|desirable|desired|preferred|advantageous|(?:big |huge |strong |great |definite |significant )?(?:plus|asset|advantage|bonus)(?:es)?|beneficial|a prerequisite|prerequisites?|expected of|helpful|valued|appreciated|favou?red|prioritized)\b",
    ),
    (
        "requirement",
        2.2,
        r"\b(?:is|are) (?:a )?(?:plus|asset|advantage|bonus)\b|\ba plus\b|\ban? (?:advantage|asset)\b|\bpreferabl[ey]\b|\bpreference (?:will be|is) given\b|\bpreferred\b|\bdesirable\b|\bnice[- ]to[- ]have\b|\bideally\b",
    ),
    (
        "requirement",
        3.0,
        r"^\W*(?:an? |completed |recent |relevant |good |excellent )?(?:ph\.?\s?d\.?|doctora(?:te|l degree)|master'?s?|m\.?sc\.?|bachelor'?s?|b\.?sc\.?|b\.?a\.?|m\.?a\.?|degree|diploma)(?= (?:degree|in|or|from|with|level)\b|[,/;(])(?! (?:students?|positions?|candidates?|thesis|projects?|program))",
    ),
    (
        "requirement",
        2.6,
        r"\b(?:you|applicants?|candidates?|students?|visitors?|they) (?:must|need to|have to|are required to|should already|may not)\b(?! (?:also )?(?:send|submit|apply|contact|include|register|attach|first|write|e-?mail|provide|be submitted))",
    ),
    (
        "requirement",
        1.2,
        r"\b(?:is|are) (?:also |particularly |especially |strongly )?(?:needed|expected|wanted|sought|welcome)\b(?! to (?:apply|contact|join|write|send))",
    ),
    (
        "requirement",
        2.5,
        r"\b(?:you|they|applicants?|candidates?|students?)(?:'d| would| will|'ll| do)?(?: also)? need (?:an?|the|to be|to have|at least|some|good|solid|strong|basic|experience|knowledge|your own)\b",
    ),
    (
        "requirement",
        1.6,
        r"\b(?:we|i)(?: do| also| would)?(?: strongly)? (?:expect|require|ask for|prefer|insist on|hope for)\b",
    ),
    ("requirement", 2.0, r"\bage (?:below|under|limit)\b|\b(?:under|below) \d\d(?: years)?\b|\byounger than \d\d\b"),
    (
        "requirement",
        1.8,
        r"\b(?:english|german|french|dutch|spanish|italian|chinese|mandarin|japanese|swedish|danish|norwegian|portuguese)\b[^.;]{0,20}\b(?:[ABC][12]|level|fluent|fluency|conversational|native|proficien\w+)\b",
    ),
    (
        "requirement",
        1.9,
        r"\b(?:is|are|would be) (?:a must|compulsory|indispensable|obligatory|mandatory|necessary|nice|lovely|great|ideal|good|wonderful|fine|a (?:clear |real )?(?:advantage|strength|help))\b(?! (?:to|place|opportunity|environment|chance|time|way))",
    ),
    ("requirement", 1.4, r"^\W*(?:current|final[- ]year|enrolled|recent) (?:[\w./-]+ ){0,4}(?:students?|graduates?)\b"),
    ("requirement", 3.0, r"^(?:do|are|have|can|will|would) you (?!interested|want|wish|looking|know)[^?]{8,}\?"),
    (
        "requirement",
        2.2,
        r"\b(?:medical|nursing|engineering|science|law|first|higher|college|honou?rs) degree\b|\bnot (?:above|over|older than) \d\d\b"
        r"|\b(?:first|corresponding)(?: or (?:first|corresponding|senior))? author\b|\bevidence of\b",
    ),
    (
        "requirement",
        1.9,
        r"\b(?:everyone|everybody|anyone) (?:needs?|has to) (?:an? |to )?(?!apply|contact|send|write)"
        r"|\b(?:would|will) suit (?:an? |some)|\bfor some(?:one|body) (?:who|with)\b",
    ),
    ("requirement", 1.5, r"\bwe value\b|\bis requested\b|\bthings (?:i|we) look for\b"),
    (
        "requirement",
        0.6,
        r"\b(?:required|essential|desired|preferred|minimum) (?:qualifications?|skills?|background|experience)\b|\bprerequisites?\b|\bqualifications (?:are|include)\b",
    ),
    (
        "requirement",
        2.2,
        r"\b(?:strong|solid|excellent|good|proven|demonstrated|prior|previous|extensive|some|basic|sound|relevant|advanced|deep|working|practical|hands-on|outstanding|thorough|broad|significant|substantial|documented|first|very good)\b(?: \w+| and| or|,|/){0,4} (?:background|experiences?|knowledge|skills?|understanding|command|abilit(?:y|ies)|interests?|motivation|track record|foundations?|proficiency|training|expertise|publication record|academic record|records?|familiarity|grasp)\b",
    ),
    (
        "requirement",
        2.1,
        r"\b(?:experience|expertise|familiarity|knowledge|proficiency|proficient|familiar|fluency|fluent|background|skilled|skills|competence|competent|interest|training|comfortable|understanding) (?:in|with|of|on|using)\b|\b(?:programming|communication|writing|analytical|coding|mathematical|interpersonal|organi[sz]ational|quantitative|language|technical|presentation|verbal|oral|english|computational|problem[- ]solving)(?: \w+| and|,){0,3} (?:skills?|abilit(?:y|ies)|experience|background)\b",
    ),
    (
        "requirement",
        2.5,
        r"\b(?:ph\.?d\.?|doctoral|doctorate|master'?s?|m\.?sc\.?|bachelor'?s?|b\.?sc\.?|undergraduate|graduate|honou?rs|university|advanced|relevant|academic)(?: or [\w.']+)? degrees?\b|\b(?:degree|ph\.?d\.?|doctorate|m\.?sc\.?|b\.?sc\.?|master'?s?|bachelor'?s?|majors?|diploma)(?: \([^)]{1,30}\))?,? (?:(?:degree|or equivalent) )?(?:in|from) ",
    ),
    (
        "requirement",
        2.1,
        r"\b(?:ability|able|willing|willingness|capable|capability|capacity|eager|eagerness|desire|readiness|ready|commitment|committed|keen|keenness) (?:to|of|for)\b",
    ),
    (
        "requirement",
        1.0,
        r"\b(?:self-?motivated|self-?driven|team[- ]?player|teamwork|highly motivated|work ethic|independent(?:ly)?|curious|curiosity|creativ(?:e|ity)|responsible|passion(?:ate)?|enthusias(?:m|tic)|detail[- ]oriented|collaborative|proactive|diligent|hard[- ]?working|critical thinking)\b",
    ),
    (
        "requirement",
        1.2,
        r"\b(?:we|i) (?:\w+ ){0,2}(?:expect|require|value|prefer|look for|seek|need|encourage|welcome|want)\b.{0,60}\b(?:who|with|having|from|background|experience|students?|candidates?|applicants?|interested)\b|\b(?:looking|searching|seeking|search) (?:for )?.{0,80}\b(?:with|who|having|background|experience|from)\b",
    ),
    (
        "requirement",
        2.5,
        r"\b(?:students?|candidates?|applicants?|applications?|those|anyone|people|someone|individuals?|researchers?|persons?|scientists?) (?:who (?:are|have|is|has|want|wish|enjoy|can|love|possess|hold|share)|with (?:a |an |strong |prior |previous |good |excellent |some |relevant |solid |expertise|experience|background|interests?|degrees?|knowledge|skills?))",
    ),
    (
        "requirement",
        0.9,
        r"\b(?:gpa|ielts|toefl|cet-?[46]|gre scores?|cefr|native speaker|years? of (?:\w+ ){0,3}experience|postdoctoral experience|work experience|peer[- ]reviewed (?:publications?|journals?|papers?)|publications? in (?:top|leading|peer)|publication record|driver'?s licen[cs]e|work permit|citizenship|citizens|permanent residents?|eligible)\b",
    ),
    (
        "requirement",
        2.0,
        r"\b(?:minimum|at least|no more than|within) (?:of )?(?:\w+|\d+)[- ](?:years?|months?|semesters?|weeks?|hours?|days?|credits?)\b",
    ),
    (
        "requirement",
        0.4,
        r"^(?:you|candidates?|applicants?) (?:are|have|enjoy|love|can|like|want|know)\b|\bif you (?:are|have)\b.{0,60}\b(?:background|experience|skills?|degree|passion|motivated|curious)\b",
    ),
    (
        "requirement",
        1.5,
        r"\bopen (?:only )?to (?:all |both )?(?:applicants|candidates|students|researchers|graduates|citizens|anyone|individuals)\b|\bonly (?:open|available|accept|consider|applicants|candidates|students)\b|\bshould not apply\b|\bnot apply if\b",
    ),
    (
        "requirement",
        2.5,
        r"\b(?:python|matlab|c\+\+|java|pytorch|tensorflow|linux|fortran|r programming|latex|julia|cuda|git|sql|javascript|machine learning frameworks?)\b",
    ),
    # application
    (
        "application",
        2.6,
        r"\b(?:please|kindly|should|must|can|may|to apply|apply by|encouraged to|invited to|feel free to|do not hesitate to|don't hesitate to|welcome to|just|and|then|or|,)(?: also| directly| then| first| simply)? (?:send|submit|e-?mail|contact|apply (?:via|through|online|by|at|here|to|directly|using|on|for|with)|include|attach|upload|fill|complete|reach out|provide|write to|get in touch|drop|forward|address|specify|indicate|mention|list)\b",
    ),
    (
        "application",
        2.2,
        r"^(?:\W*)(?:send|submit|e-?mail|contact|apply|include|attach|upload|fill (?:out|in)|reach out|provide|write to|get in touch|complete|drop (?:me|us)|click|visit|use|check|see|read|attach|mention|make sure|cc)\b",
    ),
    (
        "application",
        1.8,
        r"\b(?:cover letters?|curriculum vitae|\bcv\b|r[eé]sum[eé]s?|transcripts?|letters? of (?:recommendation|reference|motivation|interest|support)|references? letters?|names? (?:and contact .{0,20})?of (?:\w+ )?(?:referees|references)|referees|personal statement|research statement|statement of (?:purpose|research|interest)|motivation letter|writing samples?|application (?:form|package|portal|system|materials?|documents?|deadline|website))\b",
    ),
    (
        "application",
        1.6,
        r"\b(?:deadline|closing date|review of applications|applications? (?:will|are|is|must|should|received|can|need|close)|shortlisted|interviews?|screening|subject (?:line|of (?:the|your) e-?mail)|rolling basis|until (?:the position is |it is |they are )?filled|selection (?:process|committee)|generic e-?mails|e-?mails? (?:will|may|with|that))\b",
    ),
    (
        "application",
        1.0,
        r"\S@\S|\(at\)|\[at\]|\be-?mail\b|\bapply\b|\bapplications?\b|\bcontact\b|\bform\b|\bhttps?://",
    ),
    # benefit
    (
        "benefit",
        2.2,
        r"\b(?:salary|salaries|stipends?|remuneration|compensation|fully[- ]funded|scholarships?|health insurance|pension|paid (?:leave|vacation)|vacation days|holidays|housing|relocation|tuition|allowance|per (?:year|month|annum|hour)|tv-?l|bonus pay|funding (?:is|will|for|from|available|opportunit)|funded (?:by|through|for)|competitive (?:salary|pay|package|compensation)|benefits package)\b|[$€£¥]\s?\d",
    ),
    (
        "benefit",
        2.0,
        r"\bwe (?:also )?(?:offer|provide|will provide|are committed|support|strive|aim to provide|believe|foster|cover|will support|will help|help|have (?:funding|access|a strong))\b|\b(?:you|students?|candidates?|postdocs?|members?|fellows?|they) (?:will|can|would|may) (?:also )?(?:have (?:the )?(?:opportunit|access|chance|freedom)|receive|get|gain|benefit|enjoy|learn|be (?:paid|funded|supported|offered|given|mentored|trained|part of|joining|provided|able to (?:use|access|attend)))",
    ),
    (
        "benefit",
        1.6,
        r"\b(?:opportunit(?:y|ies) (?:to|for)|access to|state-of-the-art (?:facilities|equipment|computing|lab)|world[- ]class|vibrant|(?:supportive|stimulating|inclusive|friendly|international|collaborative|diverse|welcoming) (?:\w+ )?(?:environment|atmosphere|team|community|culture)|career development|mentoring|mentorship|full[- ]time position|part[- ]time|fixed[- ]term|contract|renewable|extendable|extension|duration|for (?:a period of )?(?:up to )?(?:one|two|three|four|\d) years?|starting date|start date|equal opportunit|affirmative action|disabilit(?:y|ies)|regardless of|without regard)\b",
    ),
    # responsibility
    (
        "responsibility",
        2.2,
        r"\b(?:you|(?:the |this )?(?:\w+ )?(?:successful )?(?:candidate|applicant|student|postdoc|researcher|fellow|assistant|position holder|holder|appointee|intern|engineer|scientist|associate|position|role|person|work|project|research)s?|they) will (?:also )?(?:be (?:responsible|involved|in charge|working|expected to (?:conduct|work|develop|lead|contribute|carry|perform|publish|supervise|teach))|work|conduct|develop|lead|contribute|collaborate|perform|carry|design|join|focus|participate|assist|support|help|investigate|study|explore|build|implement|supervise|teach|publish|take|apply|include|involve|analy[sz]e|manage|coordinate)\b",
    ),
    (
        "responsibility",
        1.6,
        r"^\W*(?:conduct|develop|design|lead|assist|perform|support|manage|participate|collaborate|contribute|prepare|publish|present|supervise|implement|coordinate|analy[sz]e|carry out|maintain|build|create|write|help|organi[sz]e|work|train|mentor|teach|investigate|explore|ensure|drive|collect|formulate|evaluate|push)(?:ing)?\b(?! (?:experience|closely))",
    ),
    (
        "responsibility",
        1.4,
        r"\b(?:responsible for|in charge of|duties include|tasks include|main tasks?|the (?:position|role|project|work) (?:involves|includes|entails|consists))\b",
    ),
    # topic
    (
        "topic",
        1.8,
        r"\b(?:research (?:focus(?:es)?|interests?|areas?|topics?|themes?|directions?|activities|program)|(?:our|my|the (?:group|lab|team)'s) (?:\w+ )?(?:research|work|group|lab|team|interests?) (?:\w+ )?(?:focus(?:es|ed)?|is|are|include|spans?|lies|aims?|works|studies|develops|investigates|concerns|seeks|covers|explores)|we (?:work on|study|develop|investigate|are interested|focus|use|explore|aim|combine)|topics? (?:of interest|include|are)|areas? (?:of|such as|include)|working on|in the (?:broad |general |following )?(?:fields?|areas?) of)\b",
    ),
    # about
    (
        "about",
        1.2,
        r"\b(?:founded|established|located|ranked|ranking|is one of the|home to|published in|received (?:his|her|the)|ph\.?d\.? from|award|our (?:lab|group|team|alumni)|welcome to)\b",
    ),
    # other
    (
        "other",
        1.8,
        r"\b(?:copyright|all rights reserved|powered by|last (?:updated|modified)|cookies?|loading|©)\b",
    ),
)

# A call that is not open (any more).
CLOSED = (
    r"\b(?:position|positions|call|calls|vacancy|vacancies|opening|openings|applications?|recruitment|admissions?|post|posts|job|spots?|deadline|competition)\b"
    r"(?: \w+){0,4} (?:(?:is|are|has|have|been|was|were|now|already|currently)\s+){1,4}"
    r"(?:filled|closed|taken|completed|expired|passed|over|full(?![- ]?(?:time|y|ly))|ended)\b"
    r"|\((?:position )?(?:filled|closed|expired|taken|now closed|positions? filled|admission has completed|no longer available)[!.]?\)"
    r"|\[(?:filled|closed|expired|taken)\]|^\W*(?:filled|closed|expired|position (?:filled|closed|taken))\W*$"
    r"|\bno longer (?:accepting|available|recruiting|looking|open|hiring|taking)\b"
    r"|\b(?:not|n't) (?:currently |actively |presently |be |able to )*(?:recruiting|hiring|accepting|taking|looking for|open|recruit|accept|take|hire|have (?:any )?(?:open|available|funded))\b(?! (?:an?y? )?(?:internship|self|late))"
    r"|\b(?:no|don't have any|do not have any|currently no|not have) (?:currently |new |further |current |other )?(?:open(?:ings?| positions?| calls?)|vacanc(?:y|ies)|positions? (?:available|open|at)|positions\b|available positions|job (?:openings|offers)|opportunities available)"
    r"|\bhave (?:now )?closed\b|\bfilled\s*[!.)]|\bnot accepting applications\b"
    r"|\bno (?:\w+ )?(?:open|vacant|available|funded) (?:\w+ ){0,3}(?:positions?|posts?|places?|openings?)\b"
    r"|\bcurrently none\b|^\W*(?:none|not?) (?:at the moment|at present|right now|currently|in 20\d\d|this (?:year|term|semester|cycle))\b"
    r"|\b(?:we|i)(?: are| am|'re|'m) (?:currently |now |already )?(?:full\b(?! of|[- ]?time)|at capacity\b)"
    r"|\b(?:cannot|can not|can't|unable to|not able to) (?:currently )?(?:host|supervise|admit|take(?: on)?|accept|hire|offer) "
    r"(?:any |new |more |further |additional ){0,2}(?:\w+ )?(?:students?|interns?|visitors?|postdocs?|applicants?|members?|positions?)\b"
    r"|\bno longer (?:be(?:ing)? )?(?:accepted|considered|possible)\b|\b(?:position|post|job) has been offered\b"
)

# A sentence or heading that offers a position.
OFFER: tuple[str, ...] = (
    r"\b(?:we|i|lab|group|team|department|institute|company|university|centre|center|school|faculty|program(?:me)?|he|she|they|project)\b(?:'re|'m|(?: \w+){0,6}?)? (?:(?:is|are|am|was|will be|may be|be|currently|always|actively|now|also|constantly|continuously|regularly|often|have been|has been) ){0,4}(?:looking (?:for|to (?:hire|recruit|expand|add|grow|take))|seek(?:s|ing)?|hir(?:e|es|ing)|recruit(?:s|ing)?|searching for|welcom(?:e|es|ing)|invit(?:e|es|ing)|encourage|accept(?:s|ing)?|open to|happy to (?:host|supervise|hear|consider|take|talk)|interested in (?:hiring|recruiting|working with|supervising|hearing|taking|hosting|admitting)|advertis(?:e|es|ing)|offer(?:s|ing)? (?:a|an|one|two|three|several|multiple|\d+|fully|research|internship|ph\.?d|positions?|opportunit)|taking (?:on )?(?:new )?)",
    r"\b(?:open|available|vacant|funded|multiple|several|job|new|research|faculty|postdoctoral|postdoc|ph\.?d\.?|doctoral|internship|student|graduate|phd student|assistant|thesis|current|following|various|full[- ]time|paid) (?:\w+ ){0,2}(?:positions?|openings?|vacanc(?:y|ies)|opportunit(?:y|ies)|posts?|studentships?|fellowships?|internships?|jobs?)\b",
    r"\b(?:positions?|openings?|opportunit(?:y|ies)|internships?|studentships?|fellowships?|vacanc(?:y|ies)) (?:\w+ ){0,3}(?:is|are|available|open|in|for|at|as|to|starting|on|with)\b",
    r"\bapplications? (?:\w+ ){0,3}(?:is|are) (?:\w+ )?(?:invited|welcome|open|accepted|considered|encouraged|sought)\b",
    r"\b(?:candidates|students|applicants|applications|researchers|postdocs|inquiries|visitors) (?:\w+ ){0,8}(?:are|is) (?:always |also |very |warmly |highly |strongly |most )*(?:welcome|encouraged|invited|sought)\b",
    r"\b(?:join (?:us|our|my|the|this)|work with (?:us|me)|we're hiring|now hiring|prospective (?:\w+ ){0,3}(?:students?|postdocs?|members?|applicants?|interns?|visitors?|ph\.?d)|call for applications|if you(?:'re| are)? (?:\w+ ){0,3}(?:interested|want|would like|wish|like|looking|excited|enthusiastic|passionate|keen|motivated|a (?:\w+ ){0,2}student)|interested (?:candidates|students|applicants|individuals|in (?:joining|working|applying|doing|pursuing|a (?:ph|post|master|position|research|summer|thesis)))|to apply|apply (?:now|here|to join|for))\b",
    r"\b(?:have|has|there (?:is|are)|offers?) (?:now |currently )?(?:a|an|one|two|three|several|some|room for) (?:[\w-]+ ){0,4}(?:jobs?|positions?|places?|openings?|vacanc(?:y|ies)|posts?)\b",
    r"\b(?:i|we|he|she|they|group|lab) (?:can|could|will|would like to|plan to|hope to|want to|intend to|expect to|aim to)(?: also)? (?:take|host|supervise|hire|recruit|admit|accept|employ|advise|appoint)\b",
)

# Headings that announce openings without naming one.
GENERIC = (
    r"^\W*(?:(?:current |open |our |job |available |research |new |all |latest |other |lab |group )*(?:openings?|positions?|opportunit(?:y|ies)|vacanc(?:y|ies)|jobs?|careers?|recruitments?|recruiting|recruit)(?: (?:in|at|with) (?:the|our|my) .*| available| open)?"
    r"|(?:how to )?join(?:ing)?(?: us| our (?:group|lab|team)| the (?:group|lab|team)| me| in)?(?: now| today)?|work with (?:us|me)|opening positions?|(?:we(?:'re| are) )?(?:now )?hiring|we want you|get involved|prospective (?:students|members|applicants|lab members|group members)"
    r"|join(?:ing)? .{2,40}|hiring|openings? and .*|become a member|apply|welcome|contact(?: us)?|home|about(?: us)?)\W*$"
)

# Words that name a level or kind of position; the key is the type (see schema.PositionType).
LEVELS: tuple[tuple[str, str], ...] = (
    ("postdoc", r"\bpost[- ]?doc(?:s|toral|torate|torates)?\b(?!-)|\bpost[- ]ph\.?d\b"),
    (
        "phd",
        r"\bph\.?\s?d\.?s?\b(?!['’]?s? (?:degree|in hand))|\bdoctoral (?:student|candidate|researcher|position|fellow|research position|network position|school|thesis)s?\b|\bdoctorates?\b|\bd\.?phil\b|\bdoctoral\b|\bstudentships?\b",
    ),
    (
        "master",
        r"\bmaster'?s?\b(?! degree)|\bm\.?\s?sc\.?\b|\bm\.?phil\b|\bm\.?s\.?(?= (?:students?|thes[ie]s|positions?|and|by|program|/))|\bm\.?a\.? (?:students?|opportunit|program)|\bgraduate (?:student|researcher|research assistant|position|assistantship|opportunit|thesis)\w*\b|\bgraduates?\b(?= (?:and|&|/))|\bmrc?es\b",
    ),
    (
        "undergraduate",
        r"\bundergrad(?:uate)?s?\b|\bbachelor'?s?\b(?! degree)|\bb\.?\s?sc\.?\b|\bhonou?rs (?:student|project|thesis|position)s?\b|\bhigh school\b|\burop\b",
    ),
    (
        "research_assistant",
        r"\bresearch (?:and teaching |& engineering |technical )?assistants?(?:ships?)?\b|\bRAs?\b|\bstudent assistants?\b|\bpre-?doc(?:toral|s)?\b|\bpost-?bac(?:c|calaureate)?s?\b|\bhiwi\b|\blab(?:oratory)? assistants?\b|\bstudent helpers?\b",
    ),
    ("intern", r"\binterns?(?:hips?)?\b|\bsummer (?:students?|research|program)\b|\btrainees?(?:ships?)?\b"),
    ("engineer", r"\bengineers?\b|\bdevelopers?\b|\bprogrammers?\b"),
    (
        "faculty",
        r"\bfaculty (?:positions?|members?|openings?)\b|\b(?:assistant|associate|full|junior|tenure[- ]track|adjunct|university|visiting|endowed|research)[- ](?:professor(?:ship)?s?|faculty)\b|\blecturers?(?:ships?)?\b|\bprofessorships?\b|\btenure[- ]track\b|\breader in\b|\bjunior group leaders?\b",
    ),
    (
        "visiting",
        r"\bvisiting (?:\w+ ){0,2}(?:students?|scholars?|researchers?|scientists?|fellows?|positions?|ph\.?d|visitors?)\b|\bvisitors?\b|\bvisiting\b|\bexchange students?\b",
    ),
    (
        "technician",
        r"\b(?:lab(?:oratory)? |research )?technicians?\b|\blab(?:oratory)? managers?\b|\btechnical (?:staff|assistant)s?\b",
    ),
    (
        "researcher",
        r"\b(?:(?:senior|staff|associate|principal|assistant|junior|early[- ]career|full[- ]time|applied|project|ml|ai) )*(?:researchers?|research (?:scientists?|associates?|fellows?|staff|officers?|specialists?|professionals?)|scientists?|investigators?|data scientists?|analysts?)\b|\b\w*(?:statistician|chemist|biologist|physicist|ecologist|economist|geologist|informatician)s?\b",
    ),
    (
        "other",
        r"\bproject managers?\b|\bcoordinators?\b|\badministrators?\b|\badministrative (?:assistant|staff|officer)s?\b|\bcommunications? (?:officer|manager)s?\b|\bgrowth lead\b|\bsecretar(?:y|ies)\b",
    ),
)
# What a title may say around a level without being a sentence.
TITLE_NOUN = r"\b(?:positions?|openings?|studentships?|fellowships?|internships?|vacanc(?:y|ies)|opportunit(?:y|ies)|scholarships?|jobs?|posts?|projects?|thes[ie]s|students?|candidates?|recruitment|call|applications?|researchers?|assistantships?)\b"
# Sections about people who are already there, or pages that are no call.
NOT_A_TITLE = r"\b(?:duration|location|length|current members|former|past|alumni|graduated|defen[cs]e|defended|congratulat\w+|welcome(?:s|d)? (?!applic)|award\w*|joined|members|degree|faq|guide(?:lines)?|advice|tips|how to|why|what|news|20\d\d\s*[-–]\s*(?:20\d\d|present|now)|curriculum|course|ph\.?d\.? in .* from|since 20\d\d|requirements?|responsibilities|benefits?|application process|program(?:me)? requirements|supervis(?:ed|ion|or|ors)|experience|fellowship program(?:me)?s?|thesis (?:defen[cs]e|title)|funding|salary|admission requirements|applying|process|deadline)\b"
# A page of another kind, by its title: whom it speaks of has a place already, or is offered something else.
OTHER_GENRE = (
    r"\b(?:norms|(?:hand|work)book|(?:user|cluster|lab) manual|code of conduct|seminars?|colloqui(?:um|a)|(?:summer|winter|spring|autumn) school"
    r"|workshops?|tutorials?|conference|symposium|biography|curriculum vitae|advice (?:for|to|on)|take[- ]home|exam|homework|syllabus"
    r"|lecture notes|call for (?:papers|abstracts|proposals|nominations|submissions|participants|participation)|(?:best|young|early)[\w -]{1,24} (?:award|prize)s?|award (?:call|nominations?)|screener|privacy policy"
    r"|how to (?:run|write|apply to grad)|past (?:opportunities|positions)|[a-z]{2,4} ?\d{3,4}(?=[: ]))\b"
    r"|^\W*(?:(?:selected|recent|list of) )?publications\W*$|^\W*(?:bachelor|master) of \w+ in\b|^\W*(?:course|lecture|alumni|biography)\W*$"
)
