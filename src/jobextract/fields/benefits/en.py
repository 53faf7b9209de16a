"""English: what is offered, by kind, and how an offer is introduced, linked and taken back."""

from jobextract.fields.benefits.levels import NAMED, SURE, VAGUE

_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)"
_CURRENCY = (
    r"(?:[€£¥₹$]|\b(?:hk|s|us|a|au|ca|c|nt|nz|sg)\$|\b(?:eur|usd|gbp|chf|rmb|cny|hkd|sgd|cad|aud|jpy|sek|nok|dkk|czk"
    r"|inr|krw|twd|mop|pln|nzd|thb|myr|brl|zar|kes|clp|pesos?|rupees?|euros?|dollars|pounds|yuan|francs|kroner|kronor|yen)\b)"
)
_SUM = r"\d{1,3}(?:[ ,.'’]\d{3}){1,6}(?:\.\d\d)?|\d[\d.,]*"
_RANGE = rf"(?:{_SUM})\s?k?(?:\s?(?:-|–|—|to|and)\s?{_CURRENCY}?\s?(?:{_SUM})\s?k?)?"
_PERIOD = (
    r"(?:(?:,?\s(?:gross|net|before tax|after tax))?\s?"
    r"(?:/|\bper\b|\ban?\b|\beach\b|\bevery\b)\s?(?:calendar )?(?:year|month|hour|annum|day|week|yr|mo|h)\b|\s?\bp\.?\s?a\b"
    r"|\s(?:\w+ )?(?:monthly|yearly|annually|hourly|daily)|\spro[- ]rata\b)"
)

_AMOUNT = rf"(?:{_CURRENCY}\s?{_RANGE}(?:\s?(?:thousand|million))?|(?<![\w.,]){_RANGE}(?:\s(?:thousand|million))?\s?{_CURRENCY})"
# Sums of money, asked for where a text holds digits and a sign of money; what stands beside them says better what
# they are paid as.
SUM_SIGN = _CURRENCY
SUMS: tuple[tuple[str, int, str], ...] = (
    ("travel", SURE, rf"{_AMOUNT}{_PERIOD}? (?:for|towards) (?:travel\w*|conferences?|meetings?)\b"),
    ("money", SURE, rf"{_AMOUNT}{_PERIOD}|(?<![\w.,]){_RANGE}\s?{_PERIOD} (?:for|before|after|gross|net)\b"),
    ("money", SURE, rf"{_CURRENCY}\s?\d{{2,3}}(?:\s?[-–—]\s?{_CURRENCY}?\d{{2,3}})?k\b"),
    ("money", NAMED, _AMOUNT),
)

# (kind, how much the words say, pattern). At one place the first row goes first, so that what is
# paid for something ("travel allowance", "childcare subsidy") stands before what is just paid.

KINDS: tuple[tuple[str, int, str], ...] = (
    # family
    (
        "family",
        SURE,
        r"\b(?:child[- ]?care|day[- ]?care|(?:kindergarten|nursery)(?: (?:places?|spots?|fees?|vouchers?|care)| (?=on|at|for|in)|(?=[,;.)]|$))|kindergartens|nurseries|cr[eè]che|dual[- ]career|family[- ]friendly"
        r"|parental leave|maternity leave|paternity leave|flexi(?:ble)?[- ]?time|flexible (?:working )?(?:hours|time|schedules?"
        r"|work(?:ing)? (?:hours|arrangements?|models?|times?))|home[- ]office|job[- ]shar(?:e|ing)|telework(?:ing)?|tele-?commuting"
        r"|(?:work[- ]life|work and (?:family|private) life)[- ]?balance|compatib\w+ of (?:work|family|job|career)[^,;.]{0,30}"
        r"|(?:children'?s?|child) (?:education|schooling|allowances?)|(?:support|job|visa)s? for (?:your )?(?:partner|spouse|famil)\w*)\b",
    ),
    (
        "family",
        NAMED,
        r"\b(?:(?:done|work) from home|remote[- ](?:work(?:ing)?|first|friendly)|(?:work|working) (?:remotely|from home)|mobile work(?:ing)?|hybrid(?: work\w*)?"
        r"|flexible (?:and \w+ )?work\w*|spous(?:e|es|al)|famil(?:y|ies)|(?:children|kids)|schools?(?= for))\b",
    ),
    # leave
    (
        "leave",
        SURE,
        rf"\b{_NUMBER}(?:\s?\+)?(?: (?:working|paid|business|calendar)){{0,5}}[ -](?:days?|weeks?)'?(?: of| off| per year of)?(?: (?:paid|annual|yearly)){{0,5}}"
        r" (?:leave|vacations?|holidays?|off|time off|annual leave)\b|\b(?:paid|annual) (?:leave|vacations?|holidays?|time off)\b"
        r"|\b(?:vacation|holiday|leave) (?:days|entitlement|allowance)\b|\bsabbaticals?\b|\bbank holidays\b",
    ),
    ("leave", NAMED, r"\b(?:vacations?|(?<!public )holidays?|days off|time off)\b"),
    # travel
    (
        "travel",
        SURE,
        r"\b(?:job[- ]?tickets?|(?:(?:conference|research|field)[- ])?travel(?:ling)?(?: and (?:conference|research|training|relocation))?"
        r" (?:budgets?|allowances?|fund(?:s|ing)?|support|grants?|money|stipends?|subsid(?:y|ies)|bursar(?:y|ies)|reimbursements?)"
        r"|conference (?:budgets?|allowances?|fund(?:s|ing)?|support|grants?|fees|costs|attendance|participation|travel|trips?|visits?)"
        r"|(?:flight|air|train|plane|bus|rail) (?:tickets?|pass(?:es)?|fares?)|airfares?|public transport(?:ation)?(?: (?:ticket|pass|allowance|subsidy)\w*)?"
        r"|(?:removal|moving|relocation|travel(?:ling)?|flight|transport(?:ation)?|commuting|fuel|taxi|bus|train|local travel|conveyance) (?:costs?|expenses|charges|fares?)|cycle[- ]to[- ]work"
        r"|(?:fund(?:s|ing)?|money|budgets?|allowances?|support) (?:for|to|towards) (?:(?:attend|present|participat)\w* (?:at|in)?|(?:[\w-]+ ){0,2}(?:travel|conferences?|trips?|field ?trips?|meetings?))(?:(?! and\b)[^,;.]){0,30})\b",
    ),
    (
        "travel",
        SURE,
        r"\bpublic[- ]transport(?:ation)? (?:vouchers?|passe?s?|tickets?)\b",
    ),
    (
        "travel",
        NAMED,
        r"\b(?:(?:attend|present(?:ing)? (?:\w+ ){0,3}at|travel(?:ling)? to|visit|participat\w+ (?:at|in)|go to|trips? to)(?:ing)? (?:[\w-]+ ){0,3}(?:conferences?|meetings?|workshops?)"
        r"|(?:[\w-]+ ){0,2}trips?(?= (?:in|every|per|each|a year|once|twice|abroad|to))|research (?:stays?|visits?|exchanges?)|(?:stays?|visits?|secondments?|internships?) abroad|secondments?|exchange visits?|study visits?"
        r"|(?:conferences?|travel(?:ling)?|commut\w+|parking)(?= (?:fund|budget|support|cost|pass|are|is|and)|[,;.)]|$))\b",
    ),
    # housing
    (
        "housing",
        SURE,
        r"\b(?:(?:free|subsidi[sz]ed|staff|university|university-owned|on-campus|campus|shared|furnished|affordable|temporary|guest|two-bedroom|one-bedroom|postdoc(?:toral)?) (?:\w+ )?"
        r"(?:accommodation|housing|apartments?|flats?|rooms?|lodging|residences?)|(?:housing|accommodation|rent(?:al)?) (?:allowances?|subsid(?:y|ies)|support|assistance|benefits?|bonus|provided|is (?:provided|free|covered|offered|available))"
        r"|(?:board|room) and (?:lodging|board)|guest[- ]?house|help(?: (?:in|with))? (?:finding|find) (?:an? )?(?:accommodation|housing|flat|apartment))\b",
    ),
    (
        "housing",
        NAMED,
        r"\b(?:accommodations?|housing|apartments?|flats?|lodgings?|dormitor(?:y|ies)|two-bedroom|(?<!we )rent)\b",
    ),
    # insurance
    (
        "insurance",
        SURE,
        r"\b(?:(?:health|medical|dental|social|accident|unemployment|life|liability|disability|travel)(?:,? (?:and|&) \w+)? (?:insurances?|security(?: (?:benefits|contributions|coverage))?|coverage|cover)"
        r"|(?:occupational|private|free|paid|comprehensive) health[- ]?care|(?:health|medical) (?:benefits?|plans?)|pensions?(?: (?:schemes?|funds?|plans?|contributions?))?"
        r"|retirement (?:plans?|benefits?|savings|contributions?)|superannuation|401\(?k\)?|company pension)\b(?! (?:compan|industr|sector|data|econom|system|reform|pric|risk))",
    ),
    (
        "insurance",
        NAMED,
        r"\b(?:(?:fringe |social |employee |excellent |full |generous |staff |statutory )?benefits(?: packages?)?(?! (?:from|of|society|the))|health[- ]?care|insurances?)\b",
    ),
    (
        "equipment",
        SURE,
        r"\b(?:budget|fund|money|funding)s? for (?:[\w-]+ )?(?:equipment|consumables|instruments|hardware|books|materials)\b",
    ),
    # money
    (
        "money",
        SURE,
        rf"\b(?:(?:(?:gross|net|starting|basic|base|annual|yearly|monthly|senior|total|minimum|doctoral|standard|full|attractive|competitive|internationally|good|generous|decent|comfortable|normal|fair|excellent) ){{0,5}}"
        r"(?:salar(?:y|ies)|stipends?|wages?|remuneration|compensation|(?<!we )(?<!i )(?<!will )(?<!to )(?<!can )pay(?! attention|ing|ment| for| the| to| your| (?:an?|one|two|you|them|people)\b)|honorari(?:um|a))(?! (?:competition|holders?|recipients?|committee|negotiations?|expectations?|requirements?)\b)"
        r"(?: (?:and|&) (?:\w+ ){0,2}(?:benefits?|conditions|compensation|remuneration|allowances?)(?: packages?)?)?(?: (?:packages?|grade|scales?|levels?))?"
        rf"(?:[^.;,\n(]{{0,40}}?(?:{_CURRENCY}\s?{_RANGE}|{_RANGE}\s?{_CURRENCY}){_PERIOD}?)?)\b",
    ),
    (
        "money",
        SURE,
        r"\b(?:tuition[- ](?:fee )?(?:waivers?|fees?(?: (?:are|is))? (?:paid|covered|waived)|remission|is (?:paid|covered|waived)|coverage|support)|(?:full |free )tuition(?: (?:waiver|fees?))?"
        r"|(?:fee|tuition) waivers?|stock options|equity (?:package|share|stake|option)s?|gratuit(?:y|ies)|13th[- ]month(?: salary)?|start-?up (?:grants?|funds?|funding|packages?)|seed (?:fund|grant|funding)s?"
        r"|tax (?:relief|exemptions?|breaks?|benefits?)|(?:reduced|lower) (?:income )?tax(?:es)?|tax-free)\b",
    ),
    (
        "money",
        SURE,
        r"\b(?:year[- ]end |annual |performance |signing |sign-on |christmas |holiday )?(?<!is a )(?<!be a )bonus(?:es)?(?! points?)\b",
    ),
    (
        "money",
        SURE,
        r"\b(?:living|relocation|settling-in|family|mobility|monthly|research|removal|moving|training|hardship) (?:and \w+ )?(?:allowances?|bonus(?:es)?|subsid(?:y|ies)|grants?|support|assistance|packages?|budgets?)\b",
    ),
    (
        "money",
        SURE,
        r"\b(?:contributions?|help|support) (?:to|towards?|with|for) (?:the )?(?:relocation|moving|removal)\b",
    ),
    (
        "money",
        SURE,
        r"\b(?:state|government|national|university|departmental|full|merit|annual|monthly|three-year|four-year|doctoral) scholarships?(?! (?:holders?|students?|recipients?|applica|competition|program|scheme|committee|council))\b",
    ),
    ("money", SURE, r"\b(?:tv-?l|tvöd|tv-h)\b[^,;.]{0,12}"),
    (
        "money",
        NAMED,
        r"\b(?:allowances?|scholarships?(?! (?:holders?|students?|recipients?|applica|competition|committee|council))|bursar(?:y|ies)|fully[- ]funded|full funding|paid(?: (?:position|according|by the hour|hourly|opportunit\w+|internships?))?|financial (?:support|aid|assistance)"
        r"|research (?:funds?|funding|budget)|pay (?:scale|grade|group)s?|tuition|subsid(?:y|ies)|costs are covered|reimburse\w*)\b",
    ),
    ("money", VAGUE, r"\b(?:fund(?:ing|ed|s)?|paid|fellowships?|studentships?|grants?)\b"),
    # career
    (
        "career",
        SURE,
        r"\b(?:(?:recommendation letters?|letters? of (?:recommendation|reference))(?= (?:for|from|to support|is|are|will|on|when|at))|professional development|career (?:development|support|advice|coaching|guidance|planning|growth|perspectives?|prospects|advancement|progression|opportunit\w+)"
        r"|mentor(?:ing|ship)(?: (?:program(?:me)?s?|scheme))?|(?:free )?(?:language|norwegian|german|swedish|danish|dutch|french|english|finnish|icelandic|czech|italian|spanish|japanese|chinese|mandarin|korean|portuguese|estonian|polish) (?:courses?|classes|lessons)"
        r"|co-?authorship|(?:course|academic|university|independent study for|study) credits?|independent study for credit|training (?:budget|program(?:me)?s?|courses?|opportunit\w+|network|allowance)|further (?:education|training)|soft[- ]skills? (?:training|courses?))\b",
    ),
    (
        "career",
        NAMED,
        r"\b(?:training|mentors?|mentored|coaching|courses?|workshops?|summer schools?|supervision|guidance|qualification|habilitation|promotions?|careers?|teaching experience|(?:your )?own (?:research )?(?:projects?|line|agenda|topics?|programme|ideas)|(?:second|two|dedicated|additional|external) (?:co-?)?(?:supervisors?|advis[eo]rs?)|co-?supervis(?:ors?|ion)|(?:regular|weekly|one-to-one|individual) (?:meetings|feedback|supervision)|graduate school|doctoral school"
        r"|authorship|tenure(?:-track)?|credit|recommendation letters?|letters? of (?:recommendation|reference)|certificates?"
        r"|(?:admission|path|transfer|transition) to (?:the |a )?ph\.?d\w*)\b",
    ),
    (
        "career",
        VAGUE,
        r"\b(?:train(?:ed)?|network(?:ing)?|publish|publications?|opportunit(?:y|ies)|possibilit(?:y|ies)|chances?|learn(?:ing)?|collaborat\w+|development|support(?: (?:in|for|with))?)\b",
    ),
    # equipment
    (
        "equipment",
        NAMED,
        r"\b(?:(?:high[- ]performance |super-?)?comput(?:ing|ational|e|er) (?:clusters?|resources?|infrastructure|facilit\w+|power|time|equipment)|supercomputers?|gpus?(?: \w+)?|workstations?|laptops?|desks?|(?:your own|an|own|private|shared|single|quiet|bright) (?:offices?|lab(?:oratory)? bench)|office space|work ?spaces?|(?:mechanical|electronics?|machine|glass(?:blowing)?|in-house|metal|wood|engineering) workshops?"
        r"|shared (?:\w+ ){0,2}(?:platforms?|facility)"
        r"|equipment|equipped|facilit(?:y|ies)|infrastructures?|library access|access to (?:the |our )?librar(?:y|ies)|(?:modern|new|well[- ]equipped|state[- ]of[- ]the[- ]art|excellent|world-class) (?:\w+ )?(?:laborator(?:y|ies)|labs?)|beam ?time)\b",
    ),
    (
        "equipment",
        VAGUE,
        r"\b(?:state[- ]of[- ]the[- ]art|resources|hpc|clusters?|offices?|work ?places?|laborator(?:y|ies)|labs?|instrument(?:s|ation)|hardware|data ?sets?|librar(?:y|ies))\b",
    ),
    # other
    (
        "other",
        SURE,
        r"\b(?:canteens?|cafeterias?|(?:meal|lunch|food|gift) (?:vouchers?|tickets?|allowances?|subsid(?:y|ies))|(?:free |subsidi[sz]ed )(?:lunch(?:es)?|meals?|coffee|fruit|drinks)|coffee (?:machines?|corner|bar)|table (?:football|tennis)|ping[- ]pong|gyms?|sports? (?:facilities|services?|programs?|programmes?|centre|center)|fitness (?:\w+ )?"
        r"|(?:visa|work[- ]permit|skilled worker|immigration|h-?1b) (?:\w+ )?(?:support|sponsorship|assistance|help)|sponsorship (?:under|for|of|via) [^,;.]{0,30}\b(?:visas?|route|permits?)|sponsor(?:ing)? (?:\w+ ){0,2}(?:visas?|work permits?)|(?:help|support|assistance) (?:with|for|in) (?:your |the )?(?:visas?|immigration|paperwork|relocation|moving)|(?:flat|low) hierarch(?:y|ies)|team[- ]building|discounts?)\b",
    ),
    (
        "other",
        VAGUE,
        r"\b(?:environments?|atmosphere|cultures?|teams?|colleagues|communit(?:y|ies)|visas?|work permits?|sponsorship|permanent (?:contract|position)s?|autonomy|independence|sports?|lunch(?:es)?|meals?|coffee|retreats?|quality of life|welcome (?:centre|center|service)|relocation)\b",
    ),
)

# Words before an offer that are no part of it.
LEAD = (
    r"^\W*(?:(?:in (?:return|addition|exchange)|moreover|furthermore|additionally|also|besides|apart from (?:this|that)),?\s)?"
    r"(?:(?:we|i|the (?:university|department|group|lab|institute|company|cent(?:re|er)|school|position|post|job|fellowship)|you|(?:phd |doctoral |graduate |all )?students?|postdocs?|candidates?|it|our (?:lab|group|team))(?:'ll| will| can| may| are able to)?(?: also| further)? "
    r"(?:offers?|provides?|gives? you|guarantees?|get|gets|receives?|enjoys?|be offered|be given|be provided with|have|benefit from|expect|includes?|comes? with)(?: (?:you|our \w+|all \w+))?(?: with)?"
    r"|(?:we|what we|our) offer(?:s|ed)?(?: you)?|what you(?:'ll| will)? get|offered|there (?:is|are)|benefits? (?:include|are)|(?:benefits?|perks|(?:our )?offer|conditions)(?=\s?[:–-])|with|including|as well as|plus|and|or)\b\s?[:–-]?\s*(?=\S)"
)
# An offer in a sentence of another role.
OFFER = (
    r"\b(?:we|university|department|group|lab|institute|company|cent(?:re|er)|school|position|post|job|fellowship)\b (?:\w+ )?(?:offers?|provides?|guarantees?|covers?|pays?|includes?|comes? with)\b"
    r"|\bwe (?:can |will |also ){0,5}(?:offer|provide|give|pay|cover|arrange)\b|\byou(?:'ll| will) (?:get|receive|enjoy|have access|be paid|benefit)\b|\bin return\b|\b(?:is|are|will be) (?:paid|covered|reimbursed|provided|guaranteed|free)\b"
)
# Where one thing offered ends and the next begins.
BREAKS = r",(?!\d{3})|;|\n|\s[–—+]\s|\b(?:and|as well as|plus|including|with|along with|together with|in addition to|or)\b|&|•"
# Words that stand over an offer, or say which column holds it.
LABEL = r"^\W*(?:(?:the|our|your|and|&|/|we|what|you|get|offer|salary|salaries|pay|package|benefits?|perks|scholarships?|stipends?|remuneration|compensation|allowances?|conditions|working|funding|training|career) ?){1,5}\W*$"
# What takes an offer back.
NOT_OFFERED = r"\b(?:no|not|cannot|can't|don't|doesn't|never|without|unable|unpaid|unfunded|lack of|self-funded|nor|unless|if you)\b(?! only| later| less)"
# Sentences that offer nothing, whatever they name.
NEVER = (
    r"\b(?:equal[- ](?:opportunit|employment)\w*|affirmative action|without regard to|regardless of|discriminat\w+|underrepresented|under-represented|disabled (?:persons|applicants)|severely"
    r"|diversity (?:statement|and inclusion)|cookies?|copyright|click|check out|subscribe|read more|background checks?|i will be on|is taken by|(?:won|received|awarded) (?:a|an|the)\b|(?:has|have|had) (?:already |just |now )?(?:been (?:awarded|filled|given)|gone to)\b"
    r"|(?:could|should) be better|drawbacks?|downsides?|not so (?:good|great)|what we (?:lack|miss)|the bad news)"
)
# Sentences about time and place: what they name without doubt counts, nothing else.
NO_OTHER = (
    r"^\W*(?:(?:expected |earliest |possible |preferred )?(?:start(?:ing)?(?: date)?|duration|location|deadline|contract (?:duration|type|period)|working (?:hours|time)|place of work|workplace|type of (?:contract|position)|employment type|supervis\w+|language|teaching \w+|hours|institution|department|application\w*|contact|city|project))\s?[:–-]"
    r"|\b(?:starting|start) date\b|\bdeadlines?\b|\b(?:fixed[- ]term|temporary|initial|full[- ]time|part[- ]time) (?:\w+ )?(?:period|contract|appointment|position)\b|\b(?:employment contract|on a contract|renewable|prolongation|probation|FTE|teaching load|extended|extension)\b"
    r"|\b(?:appointment|position|contract|post|funding|positions) (?:is|are|will be|has|have|runs?)(?: to be)? (?:(?:initially|limited|filled|available|funded|full-time|part-time|fixed|for|a|an|duration|of|possible|expected) ?){1,5}"
    r"|^\W*funded (?:until|for|by)\b|\bis (?:an?|one of the) [^.;]{0,40}\b(?:cit(?:y|ies)|universit(?:y|ies))\b|\b(?:cost of living|typical (?:prices?|costs|rents?))\b|\b(?:how to apply|under the (?:joint )?supervision|you will be (?:supervised|working|based)|(?<!to )work(?:ing)? (?:closely )?(?:with|on)|we are (?:recruiting|looking|seeking|hiring))\b"
)
# What an applicant does or has; the words of the kinds say nothing there.
ASKED = r"\b(?:experience (?:in|with)|knowledge of|responsib\w+|you (?:should|must|have|are)\b(?! access)|applicants?|candidates? (?:should|must)|degree in|skills?|interested in)\b"
