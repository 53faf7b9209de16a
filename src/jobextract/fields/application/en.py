"""English: what to send in, how to hand it in, to whom, and under which subject line."""

import re

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
}  # fmt: skip
_COUNT = (
    r"(?:(?:at least|up to|minimum(?: of)?|a minimum of|the|your|about|between) ){0,5}"
    r"(?:(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|ten)(?:\s?(?:-|–|to|or)\s?(?:\d{1,2}|two|three|four|five))?(?: \(\d\))?(?:,)? )?"
)
_PERSONS = _COUNT.replace("?P<count>", "?P<persons>")
_REFEREES = r"(?:(?:academic|professional|possible|potential|independent|personal|suitable|strong|further|confidential) (?:and |or )?){0,5}(?:referees?|references?|recommenders?|recommendations?|people|persons|professors|names|supervisors|academics|scientists)"

# (kind, term, whether only words of sending or a list of documents make it one, pattern). At one place the first row
# goes first. A group "count" holds how many.
_BRIEF = r"\b(?:(?:an?|one|two|three|few|couple of|half an?) )?(?:(?:short|brief|concise|one-page|half-page|1-page|two-page|single|detailed|signed) ){0,5}"

DOCUMENTS: tuple[tuple[str, str, bool, str], ...] = (
    (
        "cv",
        "CV",
        False,
        r"\b(?:an? )?(?:(?:short|brief|one-page|two-page) )?(?:summar(?:y|ies)|versions?|outline) of (?:your |the |an? )?(?:curricul(?:um|a)(?: vitae)?|r[ée]sum[ée]|c\.?v\.?)(?!\w)",
    ),
    (
        "references",
        "references",
        False,
        rf"{_COUNT}(?:confidential |strong |signed |academic |supporting ){{0,5}}(?:letters?|statements?)(?: of| from) {_PERSONS}{_REFEREES}\b"
        r"|\b(?:an? |one |two |three )?(?:short |signed )?letters? (?:of support |of recommendation )?(?:from|by) (?:(?:your|an?|the|one|some|at least|two|previous|former|current|present|academic|thesis|phd|master'?s) ){0,4}(?:supervis\w+|advis[eo]rs?|teachers?|mentors?|employers?|lecturers?|tutors?|someone who|somebody who|(?:people|persons|a person) who)\b",
    ),
    (
        "references",
        "references",
        False,
        rf"{_COUNT}(?:confidential |strong |signed |academic |professional |supporting ){{0,5}}(?:recommendation|reference|support) letters?\b",
    ),
    (
        "references",
        "references",
        False,
        r"(?:(?:full |the ){0,5}(?:names?|contact (?:details?|info(?:rmation)?|addresses)|contacts?|e-?mails?(?: addresses)?|(?:phone |telephone )?numbers?|addresses|affiliations?|details|information|lists?)(?: and |, (?:and )?|/| & )?){1,6}"
        rf" (?:of|for|from) {_PERSONS}{_REFEREES}\b",
    ),
    (
        "references",
        "references",
        False,
        r"\b(?P<count>\d|one|two|three|four|five)(?:\s?(?:-|–|to|or)\s?(?:\d|two|three|four|five))? (?:(?:academic|professional|possible|potential|independent|suitable) (?:and |or )?){0,5}(?:referees?|references?|recommenders?|recommendations|names (?:of|i may|we may|who|that))\b"
        r"|\b(?:referees?|(?:academic |professional )?references|recommenders)\b",
    ),
    (
        "transcripts",
        "degree certificate",
        False,
        r"\bcop(?:y|ies) of (?:\w+ )?certificates?\b|\b(?:cop(?:y|ies) of )?(?:the |your |all )?(?:(?:ph\.?d|university|academic|degree|diploma|master'?s?|msc|bsc|bachelor'?s?|school|relevant|education\w*|graduation|doctoral|completion|highest) (?:and |or |, ?)?){1,6}(?:certificates?|diplomas?)\b|\bdiplomas?(?: supplements?)?\b",
    ),
    (
        "transcripts",
        "transcript",
        False,
        r"\b(?:(?:official|unofficial|academic|university|full|recent|complete|undergraduate|graduate|degree|current) (?:or )?){0,5}transcripts?(?: of (?:records|grades|your grades))?\b"
        r"|\b(?:grade|mark) ?(?:reports?|sheets?|transcripts?)\b|\b(?:list|record|overview|copy|copies|certificates?) of (?:your |all |university |the ){0,5}(?:grades|marks|courses|courses and grades|coursework|results|degrees?)\b|\bacademic records?\b|\bcourse lists?\b",
    ),
    (
        "research_statement",
        "research statement",
        False,
        r"\b(?:research|project|phd|thesis|scientific|dissertation)(?: and teaching)? (?:statements?|plans?|proposals?|outlines?|concepts?|summar(?:y|ies)|sketch(?:es)?|exposé|ideas? (?:paper|document))\b"
        rf"|{_BRIEF}(?:statements?|descriptions?|summar(?:y|ies)|outlines?|overviews?|accounts?|explanations?|pages?|paragraphs?|notes?|sentences) (?:of|on|about|describing|summari[sz]ing|outlining|explaining) (?:(?:your|the|their|current|past|previous|future|own|main|specific|planned|proposed|relevant|prior|personal|scientific|and|or) ){{0,4}}(?:research|interests|project|scientific (?:interests|work|experience))(?: (?:interests?|experiences?|plans?|vision|ideas?|goals|background|proposal|project|work|and|or|career)){{0,4}}\b"
        r"|\bproject (?:description|idea)s?\b|\bexposé\b|\bproposals? (?:of|for|describing)\b",
    ),
    (
        "research_statement",
        "research interests",
        True,
        r"\b(?:your |their |specific |main |brief ){0,5}research (?:interests|experience|vision|ideas?|background)\b|\b(?:thesis )?proposals?\b",
    ),
    (
        "cover_letter",
        "cover letter",
        False,
        r"\b(?:(?:short|brief|one-page|detailed|signed|personal) ){0,5}(?:cover(?:ing)?|motivation(?:al)?|application|presentation|introduction|introductory)[- ]?(?:letters?|statements?|e-?mails?)\b"
        r"|\bletters? of (?:motivation|application|intent|interest|introduction|purpose)\b"
        rf"|{_BRIEF}statements? of (?:(?:your )?(?:motivation|purpose|interests?|intent|goals)|how|why)\b|\bpersonal statements?\b|\bcover note\b"
        r"|\bmotivation(?=[,;.)]| and | & |$)|\bself-introduction\b",
    ),
    (
        "cover_letter",
        "statement",
        True,
        rf"{_BRIEF}(?:statements?|pages?|paragraphs?|notes?|summar(?:y|ies)|descriptions?|introductions?|explanations?|sentences|lines|texts?|accounts?)(?: each)? (?:on|about|explaining|describing|why|of|saying|outlining|that (?:answers|explains|describes)|stating)(?: (?!and\b|with\b|to\b|cv\b|by\b|or\b)[\w'’–-]+){{1,6}}"
        r"|\b(?:one-page|two-page|short|brief|half-page|1-page|personal|motivational) (?:personal )?(?:statements?|introductions?|self-introductions?|bio(?:graphy|sketch)?s?)\b|\b(?:one|two|three|a few|a couple of) (?:paragraphs|sentences|lines)\b",
    ),
    (
        "cover_letter",
        "letter",
        True,
        r"\b(?:an? )?(?:(?:short|brief|one-page|personal|two-page) ){0,5}letter(?: of one page)?\b(?! of| from|s)",
    ),
    (
        "other",
        "teaching statement",
        False,
        r"\b(?:teaching|diversity|inclusion|DEI|leadership|outreach) (?:statements?|philosophy|portfolio|dossier)\b|\bstatements? of teaching\b|\bteaching evaluations?\b|\b(?:research and )?teaching plans?\b",
    ),
    (
        "cv",
        "CV",
        False,
        r"\b(?:(?:full|detailed|complete|current|updated|up-to-date|recent|academic|short|scientific|professional|brief|two-page|one-page|english|your|most|latest) ){0,5}(?:c\.?v\.?(?:'?s)?(?![\w.])|curricul(?:um|a) (?:vitae|vit[æa])|(?<=your )curriculum|curriculum(?= (?:with|in|and|\()|[,;])|r[ée]sum[ée]s?(?! (?:work|activit))|vitae|lebenslauf|bio-?data)(?: \(or r[ée]sum[ée]\))?",
    ),
    (
        "publications",
        "list of publications",
        False,
        r"\b(?:(?:full|complete|short|selected) ){0,5}(?:lists? of (?:\w+ )?(?:publications?|papers)|publications? (?:lists?|records?)|list of (?:own )?(?:scientific )?(?:works|articles))\b",
    ),
    (
        "publications",
        "papers",
        True,
        r"(?:(?P<count>\d{1,2}|one|two|three|four|five|six|ten)(?:\s?(?:-|–|to)\s?(?:\d{1,2}|two|three|five))? (?:or (?:two|three|more) )?)?(?:(?:recent|selected|relevant|representative|best|important|own|key|scientific|sample|your|published|first-author|most|significant) (?:and )?){0,5}(?:publications?|(?:p?re|off)prints?|(?:research |journal )?papers?|articles|manuscripts?)\b(?! lists?| records?)",
    ),
    (
        "thesis",
        "thesis",
        True,
        r"\b(?:(?:abstracts?|summar(?:y|ies)|cop(?:y|ies)|pdfs?|drafts?|link|titles?|chapters?) (?:of|to) )?(?:(?:your|the|their|an?|english) )?(?:(?:master'?s?|bachelor'?s?|m\.?sc\.?|b\.?sc\.?|ph\.?d\.?|doctoral|diploma|undergraduate|final) (?:and |or |/)?){0,5}(?:thes[ie]s|dissertations?)(?: (?:abstracts?|summar(?:y|ies)|pdf|drafts?|chapters?))?\b(?! (?:position|topic|project|in our|with us|work|proposal|supervis|committee))",
    ),
    (
        "code",
        "code",
        False,
        r"\b(?:(?:links? to|address of) )?(?:your |a |an? )?(?:public )?(?:git(?:hub|lab)|bitbucket)(?: (?:profile|repositor(?:y|ies)|account|page|link|handle|user(?:name)?))?s?\b(?! issues| pages)|\bcode (?:samples?|examples?|portfolio|repositor(?:y|ies))\b|\b(?:samples?|examples?|pieces?) of (?:your |own )?(?:code|software|programming)\b|\bprogramming samples?\b",
    ),
    (
        "code",
        "portfolio",
        True,
        r"\b(?:code|software|programming|project|developer|github) portfolios?\b|\bportfolios? of (?:\w+ ){0,3}(?:code|software|programs|projects)\b|\brepositor(?:y|ies)\b|\bcode\b(?! of| name)",
    ),
    (
        "other",
        "writing sample",
        False,
        r"\b(?:(?:academic|research|english) )?writing samples?\b|\bsamples? of (?:\w+ ){0,3}(?:writing|work)\b|\bwork samples?\b|\bessays?\b(?= (?:on|about|of)|[,.;)]|$)",
    ),
    (
        "other",
        "language certificate",
        False,
        r"\b(?:proof|evidence|certificates?|documentation) of (?:\w+ ){0,2}(?:english|language|german|dutch|proficiency)\b(?: \w+)?|\b(?:english|language)(?: proficiency| test| skills)? (?:certificates?|test scores?|scores?|test results?)\b|\b(?:toefl|ielts|gre|gmat)(?:[/ ,]+(?:toefl|ielts|gre|or|and)){0,5} (?:scores?|certificates?|results?|reports?)\b",
    ),
    ("other", "portfolio", True, r"\b(?:design |creative |work |online )?portfolios?(?: of (?:\w+ ){0,3}\w+)?\b"),
    ("transcripts", "certificates", True, r"\bcertificates?\b(?! of| in\b| programme| program)"),
    (
        "other",
        "passport",
        True,
        r"\b(?:(?:cop(?:y|ies)|scans?) of (?:\w+ )?)?(?:passports?|identity (?:documents?|cards?)|ID (?:card|document)s?|driving licen[cs]e|driver'?s licen[cs]e)\b|\b(?:passport )?photo(?:graph)?s?\b|\b(?:short )?(?:introductory |introduction )?videos?\b",
    ),
    (
        "other",
        "form",
        True,
        r"\b(?:completed|filled(?:[- ](?:in|out))?|signed|attached) (?:\w+ ){0,2}(?:application )?(?:forms?|questionnaires?|checklists?)\b|\blearning agreements?\b|\bpolice (?:check|clearance)\b|\bproof of (?:enrol?lment|funding|\w+)\b|\b(?:your |class |course |weekly |term ){1,4}(?:timetable|schedule|availability)\b|\b(?:an? |one |two |three )?links? (?:to (?:something|anything|one thing|work|a project|projects) )?(?:that |which )?you(?: are|'re| have|'ve) [^,;.\n]{2,30}|\b(?:certificate|letter) of (?:enrol?lment|acceptance)\b|\bslides?\b",
    ),
)

# Words of sending: what stands in their sentence is sent in.
SEND = (
    r"\b(?:send(?:ing)?|sent|submit(?:ted|ting)?|submission|include(?:s|d)?|including|attach(?:ed|ing|ments?)?|enclos(?:e|ed|ing)|upload(?:ed)?|provide|forward(?:ed)?|e-?mail(?:ing)?|mail (?:me|us|your)|hand in|deliver(?:ed)?|bring|"
    r"contain(?:s|ing)?|consist(?:s|ing)? of|compris\w+|(?:accompanied|supported) by|along with|together with|with (?:your|a|an|the following)|required documents|drop (?:me|us)|write (?:to )?(?:me|us)|reach out|apply (?:with|by)|(?:tell|show) (?:me|us)|share|link to|in (?:a )?single pdf|one pdf|as (?:a )?pdf)\b"
)
# What leads into a list of documents.
LIST_LEAD = r"\b(?:send|submit|include|attach|enclose|provide|upload|e-?mail|forward|with|contain(?:s|ing)?|containing|consist(?:s|ing)? of|comprise[sd]?|following|documents|materials|attachments|application|package|including|needs?|required|ask for)\b[^.!?]{0,140}:\W*$|\b(?:including|include|with|following|consisting of|contain(?:s|ing)?)\W*$"
# What may be left out.
OPTIONAL = (
    r"\b(?:optional(?:ly)?|if (?:available|applicable|any|possible|you have(?: (?:one|any|them|it))?|you like|you wish|relevant|ready|appropriate|already|there are any)|where (?:available|applicable)|(?:is|are|would be) (?:welcome|appreciated|a plus|optional|nice)|not (?:required|mandatory|necessary|needed|obligatory)"
    r"|may (?:also )?(?:include|attach|add|be included)|(?:can|could) (?:also )?(?:include|attach|add)|feel free to (?:include|attach|add)|when available|preferably|ideally)\b"
)
# Where the document of another, or of the group, is spoken of.
NOT_SENT = (
    r"\b(?:(?:my|our|his|her|prof\w*\.?(?: \w+)?'s) (?:\w+ )?|(?:read|see|look at|browse|check(?: out)?|skim|visit|familiari[sz]e|on the basis of|based on|download|cite|know) [^.;]{0,60}|no (?:need (?:for|to)|cv|cover letter|letters?)"
    r"|(?:do not|don't|please do not|not necessary to|without) (?:need to )?(?:send|attach|include|submit|upload)?[^.,;]{0,40}|(?:will|may|can) (?:then )?(?:be )?(?:request(?:ed)?|ask(?:ed)?|contact(?:ed)?)[^.;]{0,50}|write (?:you|them|strong|good) [^.;]{0,20}|(?:we|i) (?:will|can|would|may) [^.;]{0,40}|not required|will write|\bno (?:\w+ )?|\b(?:i|we|you)(?: \w+)? (?:write|give|provide) (?:\w+ )?|publish\w* |you will (?:\w+ ){0,6})$"
)

# Hand in: the sentence says where an application goes.
APPLY = r"\b(?:apply|applying|applied|applications?|applicants?|candidates?|submit(?:ted)?|submissions?|send(?:ing)?|sent|cv|r[ée]sum(?:e|(?=é))|cover letter|curriculum vitae|upload|e-?mail (?:your|me|us|a|him|her|the|to|dr|prof)|drop (?:me|us)|write to|mail (?:your|to)|(?:please|can|to) e-?mail|hand in|transcripts?|contact (?:me|us) (?:with|by e)|express\w* (?:of )?(?:your )?interest)\b"
# Strong words of handing in, against which a word of asking does not count.
HAND_IN = r"\b(?:send|submit|e-?mail|forward|mail)\b[^.?!;]{0,90}\b(?:cv|r[ée]sum|curriculum|application|letter|documents|materials|transcripts?|statement|proposal|package|file|pdf)|\b(?:applications?|cv|documents|materials|resumes?|packages?) (?:should|must|can|may|are|is|to|will)(?: to)?(?: be)? (?:sent|submitted|mailed|e-?mailed|addressed|made|uploaded|directed)|\bto apply\b|\bapply (?:by|to|via|through|with|at|here|online)\b"
CONTACT = r"\b(?:contact|get in touch|reach out|reach (?:me|us)|write|e-?mail|mail|talk to|drop|let (?:me|us) know|message|interested)\b"
ASKING = r"\b(?:questions?|enquir(?:y|ies|e|ing)|inquir(?:y|ies|e|ing)|(?:more|further|additional|detailed|other) (?:information|details|info)|(?:for|about|discuss) (?:the )?(?:details|information|position)|informal(?:ly)?|clarifications?|learn more|find out more|problems?|technical|press|accessib\w+|accommodations?|doubts?|queries|unclear|not sure|beforehand|unsubscribe|sign ?off|mailing list|newsletter|digest)\b|\b(?:before|prior to) (?:you )?(?:apply(?:ing)?|submitting)\b"
INVITES_MAIL = r"\b(?:e-?mail|mail (?:me|us)|write me|send (?:me|us)|write (?:to )?(?:me|us)|contact (?:me|us)|drop (?:me|us)|get in touch|reach out)\b"
HEADING = r"\b(?:how to apply|to apply|appl(?:y|ying|ications?)|contact(?: us)?|join(?: us)?|interested)\b"
POST = r"\b(?:(?:by|via|through) (?:post|postal mail|regular mail|surface mail|snail mail|courier|registered mail)|(?:postal|mailing) address|hard ?cop(?:y|ies))\b"

# Portals named without a link, and texts of links to one.
PORTAL = (
    r"\b(?:(?:online |our |the |university(?:'s)? |campus |electronic |official ){0,5}(?:(?:application|recruitment|recruiting|jobs?|careers?|admissions?|e-recruitment|vacanc(?:y|ies)|online|hr|human resources|employment) )(?:portal|system|platform|page|website|site|board|form|web ?form|link)s?"
    r"|(?:the |this |our |google |interest |contact )form\b(?! of)|application portal|portal|(?:the |apply )button(?: (?:below|above|at the \w+))?|jobbnorge|interfolio|academicjobsonline|mathjobs|euraxess|varbi|apply (?:here|now|online))\b"
)
PORTAL_AFTER = (
    r"\b(?:via|through|using|on|in|at|with|by|from|fill (?:in|out)|complete|submit|press|click(?: on)?)\b[^.;:]{0,30}$"
)
NO_PORTAL = r"\b(?:cv|publications?|scholar|home ?page|more (?:information|details|about)|details|read|lab(?:oratory)?|group|people|news|twitter|github|linkedin|pdf|template|guidelines?|here for|our (?:research|website)|privacy|info(?:rmation)?|description|advert\w*|faq|instructions|requirements|contact)\b"
APPLY_LINK = r"\b(?:apply|application|portal|form|vacanc(?:y|ies)|submit|job|recruitment|admissions?|register|registration|programme?|call)\b"

# A subject line that is asked for; the group "subject" holds it.
_QUOTED = r"[\"“”„«‘'`]{1,2}(?P<subject>[^\"“”»’`\n]{2,90}?)[\"“”»’'`]{1,2}(?!\w)"
_BRACKETS = r"(?P<brackets>\[[^\]\n]{2,80}\][^.,;)\n]{0,40}?)"
_BRACKETED = r"(?P<bracketed>\[[^\]\n]{2,80}\])"
_PLAIN = r"(?P<plain>[^\s.,;:\"“”„«‘'\n(][^.,;\"“”\n]{1,70}?)"
SUBJECTS: tuple[str, ...] = (
    rf"\bsubject(?:[- ]?lines?|[- ]?headers?|[- ]?headings?| field| title)?(?: of (?:the|your) (?:e-?mail|message|mail))?(?: (?:should|must|has to|needs to|to) (?:be|read|contain|include|state|start with|begin with|say))?(?: (?:of|reading|containing|with|as|being|starting with|is))?\s?[:=]?\s?{_QUOTED}",
    rf"{_QUOTED},? (?:(?:in|as|to|into|at the beginning of|on) )?(?:the |your |its )?(?:e-?mail(?:'s)? |message )?(?:subject|title|header|heading)",
    rf"\b(?:title|titled|entitled|heading|header|quoting|quote|mention(?:ing)?|reference|ref\.?|keyword|word|tag|write|put)(?: (?:of (?:the|your) (?:e-?mail|message)|the reference|reference|the code|code|number|the words?|in|as|the|subject|line)){{0,5}}\s?[:=]?\s?{_QUOTED}(?=[^.;]{{0,50}}(?:subject|title|e-?mail|mail|message|application|[.;)]|$))",
    rf"\bsubject(?:[- ]?lines?)?[^.;:\[\n]{{0,40}}[:=]?\s?{_BRACKETS}(?=[.,;)\n]|$| (?:to|and)\b)|{_BRACKETED}[^.;:\n]{{0,20}} (?:subject|title|header)\b",
    rf"\bsubject(?:[- ]?lines?)?\s?[:=]\s?{_PLAIN}(?=[.;,\n)]|$)",
    rf"\bwith (?:the )?subject(?:[- ]?line)? (?!line){_PLAIN}(?= (?:to|by|before|and|including|with|containing)\b|[.;,\n)]|$)",
    r"\b(?:quoting|quote|citing|with)(?: the)? (?:ref(?:erence)?|code|vacancy|job)(?:\.| number| no\.?| code| ref\.?| id){0,5}:? (?P<reference>[A-Z][\w/-]*\d[\w/-]*|\d[\w/-]{2,})",
    r"\b(?:put|write|include|use|with|add) (?:the |your )?(?P<words>[\w&+/-]+(?: [\w&+/-]+){0,5}?) (?:in|as|into|to) (?:the |your )?(?:e-?mail(?:'s)? )?(?:subject|title|header)\b",
)
# Whom to address.
_NAME_PART = r"(?:[A-Z\u00c0-\u00de\u0100-\u017f][\w'’\u00c0-\u017f-]{1,24}|[A-Z]\.(?:-?[A-Z]\.)?|(?:van|von|der|den|de|del|della|di|da|dos|la|le|ter|bin|binte|ibn|al|el|af|y)(?= ))"
_TITLES = r"(?:(?:(?:Assoc(?:iate|\.)?|Assist(?:ant|\.)?|Asst\.?|Full|Adjunct)\s)?(?:[Pp]rof(?:essors?)?\.?|[Dd]rs?\.?|[Dd]octor|Mr\.?|Ms\.?|Mrs\.?|Ir\.?|A/Prof\.?)\s?){0,3}"
_DEGREES = r"(?:(?:[Ii]ng|habil|rer|nat|med|h\.?\s?c|phil)\.\s?){0,5}"
_PERSON = rf"{_TITLES}{_DEGREES}(?P<recipient>{_NAME_PART}(?: {_NAME_PART}){{0,4}})"
RECIPIENTS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(?:[Ss]end|[Ss]ent|[Ss]ubmit(?:ted)?|[Ee]-?mail(?:ed)?|[Ff]orward(?:ed)?|[Aa]ddressed|[Dd]irected|[Ww]rite|[Aa]pplications?|CV|letter|references|transcripts?|documents|materials|statement|application|[Rr]each out|[Aa]pply)\b[^.;:!?\n]{{0,120}}?\b(?:to|with)\s(?:the attention of\s)?(?:the\s)?{_PERSON}"
    ),
    re.compile(
        rf"(?:[Cc]ontact|[Ee]-?mail|[Ww]rite to|[Mm]ail|[Rr]each out to|[Cc]ontact person\s?:|[Cc]ontact\s?:|[Aa]ttn\.?\s?:?|[Tt]o\s?:)\s{{1,2}}{_PERSON}"
    ),
)
# Whom a page names as the one to contact about applying.
CONTACT_PERSON = re.compile(
    rf"(?:[Cc]ontact [Pp]erson|[Aa]pplications? to|[Cc]ontact for applications)\s?:\s?{_PERSON}"
)
PERSON = re.compile(rf"(?<!\w){_PERSON}")
# An address of somebody named elsewhere.
REFERRED = r"\b(?:her|him|both|supervisors?)\b"
# The same right before the address.
OWNERS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"{_TITLES}{_DEGREES}(?P<recipient>{_NAME_PART}(?: {_NAME_PART}){{1,4}})\s?(?:[(<,:–-]|at|by e-?mail)\s?(?:at\s|via\s)?(?:e-?mail)?\s?[:(<]?\s?$"
    ),
)
# Capitalized words that are no person or office.
NOT_RECIPIENT = frozenset(
    """
    information emails e-mails email details name names contact person head please the this that i we you us me my our your contact email e-mail mail phd postdoc msc cv pdf university department institute lab group
    apply application applications for if in at by december january february march april may june july august september october november monday
    tuesday wednesday thursday friday saturday sunday english research science sciences computer european google github https http www
    """.split()
)
# Offices that are addressed.
OFFICES = r"\b(?:to|contact) (?:the |our )?(?P<recipient>(?:[A-Z][\w-]+ )?(?:Search Committee|Head(?:,| of) Human Resources|Human Resources(?: Department| Office)?|HR(?: [Dd]epartment| [Oo]ffice| [Tt]eam)?|Selection Committee|Recruitment Office|Admissions? Office|Secretariat|[Gg]roup [Ss]ecretary|[Ll]ab [Mm]anager))\b"
# What is asked for later, or of others.
NOT_SENT_AFTER = r"[^.;,]{0,12}\b(?:are|is|will be) (?:only )?(?:contacted|approached|asked|consulted|requested|called)\b|[^.;,]{0,20}\b(?:(?:will|may|can|might) (?:then |also )?be (?:requested|asked|contacted|solicited|needed|required (?:later|at))|upon request|on request|at a later stage)\b| to (?:\w+ )?(?:journals|conferences)\b"
# Headings over lists of nothing but documents.
DOCUMENT_HEADING = r"\b(?:documents?|materials|what to (?:send|submit|include|attach)|application package|your application(?: should)?)\b"
NO_POST = r"\bpost-?doc|not (?:be )?(?:accepted|considered)|\bno (?:paper|hard)|do not send"
# Right before a link: one applies there.
APPLY_TO = r"\bapply (?:directly |formally |online |now )?(?:to|for|at) (?:the |our )?$"
# Link texts that say nothing by themselves.
PLAIN_LINK = (
    r"^\W*(?:https?://|www\.|here|this (?:link|page|website|site|form)|link|click here|website|(?:the )?following link)"
)
