"""English (and the signs of Latin script): currencies, pay scales, and words about pay and funding."""

import re

from jobextract.fields.candidate import Rule

# As written right before or behind an amount, in lower case -> ISO 4217. "?": what it is depends on the country.
CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "pounds": "GBP",
    "$": "?$", "us$": "USD", "usd": "USD", "u.s.$": "USD", "us dollars": "USD", "dollars": "?$", "a$": "AUD", "au$": "AUD",
    "aud": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "cdn$": "CAD", "cad$": "CAD", "nz$": "NZD", "nzd": "NZD",
    "hk$": "HKD", "hkd": "HKD", "hkd$": "HKD", "s$": "SGD", "sg$": "SGD", "sgd": "SGD", "nt$": "TWD", "ntd": "TWD",
    "twd": "TWD", "mop": "MOP", "mop$": "MOP", "chf": "CHF", "fr.": "CHF", "sfr": "CHF", "swiss francs": "CHF", "francs": "CHF",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kr": "?kr", "kr.": "?kr", "kroner": "?kr", "kronor": "SEK", "isk": "ISK",
    "pln": "PLN", "zł": "PLN", "zl": "PLN", "czk": "CZK", "kč": "CZK", "huf": "HUF", "ft": "HUF", "ron": "RON", "bgn": "BGN",
    "¥": "?¥", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "jpy": "JPY", "yen": "JPY", "krw": "KRW", "₩": "KRW", "won": "KRW",
    "inr": "INR", "rs": "INR", "rs.": "INR", "₹": "INR", "rupees": "INR", "myr": "MYR", "rm": "MYR", "thb": "THB", "baht": "THB",
    "idr": "IDR", "php": "PHP", "vnd": "VND", "bdt": "BDT", "tk": "BDT", "tk.": "BDT", "taka": "BDT", "pkr": "PKR", "lkr": "LKR",
    "zar": "ZAR", "kes": "KES", "ksh": "KES", "ugx": "UGX", "tzs": "TZS", "ngn": "NGN", "ghs": "GHS", "etb": "ETB", "egp": "EGP",
    "brl": "BRL", "r$": "BRL", "reais": "BRL", "clp": "CLP", "clp$": "CLP", "mxn": "MXN", "mx$": "MXN", "ars": "ARS", "cop": "COP",
    "pen": "PEN", "uyu": "UYU", "pesos": "?peso", "ils": "ILS", "nis": "ILS", "₪": "ILS", "try": "TRY", "₺": "TRY", "aed": "AED",
    "sar": "SAR", "qar": "QAR", "rub": "RUB", "uah": "UAH", "gel": "GEL", "kzt": "KZT", "hrk": "HRK", "rsd": "RSD",
}  # fmt: skip
# What a sign means where the page's addresses end in a country's domain; "": where they do not.
SIGNS_BY_COUNTRY = {
    "?$": {"au": "AUD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "sg": "SGD", "tw": "TWD", "": "USD"},
    "?kr": {"se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK"},
    "?¥": {"jp": "JPY", "": "CNY"},
    "?peso": {"cl": "CLP", "mx": "MXN", "ar": "ARS", "co": "COP", "uy": "UYU"},
}
COUNTRIES = {
    "australia": "au", "canada": "ca", "toronto": "ca", "montreal": "ca", "vancouver": "ca", "new zealand": "nz", "aotearoa": "nz",
    "hong kong": "hk", "singapore": "sg", "taiwan": "tw", "sweden": "se", "norway": "no", "denmark": "dk", "iceland": "is",
    "japan": "jp", "tokyo": "jp", "kyoto": "jp", "osaka": "jp", "chile": "cl", "mexico": "mx", "argentina": "ar", "colombia": "co",
    "uruguay": "uy", "melbourne": "au", "sydney": "au", "oslo": "no", "stockholm": "se", "copenhagen": "dk", "santiago": "cl",
    "valparaiso": "cl", "valparaíso": "cl",
}  # fmt: skip
FACTORS = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "lakh": 1e5, "lakhs": 1e5, "lpa": 1e5}

PERIODS = {
    "year": "year", "yr": "year", "annum": "year", "p.a": "year", "pa": "year", "annual": "year", "annually": "year",
    "yearly": "year", "y": "year", "month": "month", "mo": "month", "mth": "month", "monthly": "month", "p.m": "month", "pm": "month",
    "week": "week", "weekly": "week", "day": "day", "daily": "day", "hour": "hour", "hr": "hour", "h": "hour",
    "hourly": "hour", "pcm": "month", "calendar month": "month",
}  # fmt: skip
PERIOD_AFTER = re.compile(
    r"[ ]?(?:/-)?[ ]?(?:\((?:or )?(?:[^()\n]{1,40})\)[ ]?)?(?:[a-z, ()€$£'+&-]{0,48}?(?:[ ,(]|(?=/)))??"
    r"(?:(?:/[ ]?|per[ ]|an?[ ]|each[ ]|every[ ]|p\.?[ ]?)(?P<per>calendar month|year|annum|yr|y|month|mo|mth"
    r"|week|day|hour|hr|h|a|m)\b"
    r"|(?P<adverb>p\.a|p\.m|pa|pm|pcm|annually|yearly|monthly|weekly|daily|hourly|annual(?= salary| stipend"
    r"| gross)|lpa)\b)",
    re.I | re.A,
)
PERIOD_BEFORE = re.compile(
    r"\b(?P<adverb>annual|annually|yearly|monthly|weekly|daily|hourly|per year|per annum|per month|a month"
    r"|a year|every month|p\.a|per hour|p\.m"
    r"|each month|each year|€/month|eur/month)\b",
    re.I | re.A,
)
# Before tax, after tax.
GROSS = re.compile(
    r"\b(?:gross|before (?:tax|deduction)\w*|before (?:social )?(?:security )?contributions?|brutto|pre-tax"
    r"|before any tax\w*)\b",
    re.I | re.A,
)
NET = re.compile(r"\b(?:net|netto|after[ -]tax(?:es|ation)?|take[- ]home)\b(?! of\b)", re.I | re.A)
PAYMENTS = re.compile(
    r"\b(?:(?P<n>1[2-6])(?:th)?[ ]?(?:(?:monthly|equal|salary)[ ])?(?:times|x|×|payments?|instal+ments?"
    r"|salaries|payrolls?|paychecks?)\b"
    r"|(?:[,(x×/+][ ]?|\b(?:in|over|paid|times)[ ])(?P<n3>1[2-6])[ ]months?\b(?![ ](?:from|starting|beginning"
    r"|contract|fixed|position|appointment|with|of|extend|renew))"
    r"|[x×][ ]?(?P<n2>1[2-6])\b)(?![ ]?(?:contract|fixed|position))",
    re.I | re.A,
)
# An amount that has only an upper or only a lower end.
UP_TO = re.compile(
    r"\b(?:up to|at most|max(?:imum|\.)?(?: of)?|no more than|not more than|as much as|reaching"
    r"|ceiling of)[ ]?(?:about )?\W{0,3}$",
    re.I | re.A,
)

UP_TO_AFTER = re.compile(r"[ ,(]{0,2}(?:max(?:imum|\.)?|at (?:the )?most|tops|as a maximum|upper limit)\b", re.I | re.A)
# What is paid until a probation is over.
ON_TRIAL = re.compile(r"\b(?:probation\w*|trial)\b[^;\n]{0,30}$", re.I | re.A)
# A position and what it is paid, where the word for pay stands before the positions.
EACH = re.compile(
    r"\b(?:ph\.?d|post-?docs?|students?|masters?|fellows?|assistants?|interns?|engineers?|professors?|researchers?)\b"
    r"[^.;\n]{0,16}$",
    re.I | re.A,
)

# What an amount is: right behind it, or before it; the nearest decides.
PAY_WORDS = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|pays?|paid|payment|stipends?|remunerations?|compensations?|earn(?:s|ings)?"
    r"|income|package|gross|bursary"
    r"|fellowship|scholarship|studentship|assistantship|living allowance|maintenance|emoluments?|starting at"
    r"|hourly rate|take-home|base)\b",
    re.I | re.A,
)
# Right behind an amount "paid" says nothing: allowances are paid too.
PAY_BEHIND = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|stipends?|remunerations?|compensation|income|gross|scholarship|fellowship)\b",
    re.I | re.A,
)
SURE_PAY_WORDS = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|pays?|paid|stipends?|remunerations?|compensations?|earn(?:s|ings)?|income"
    r"|gross|emoluments?)\b",
    re.I | re.A,
)
OTHER_WORDS = re.compile(
    r"\b(?:travel\w*|conference|budgets?|grants? of|start-?up|relocat\w+|hous(?:e|ing)|accommodation|rent\w*"
    r"|bonus(?:es)?|fees?|tuition|research (?:fund\w*"
    r"|costs?|budget|allowance|expenses|support)|exchange|equipment|prizes?|awards? of|settl\w+|insurance"
    r"|removal|supplement\w*|project|projects|donat\w+|gifts?"
    r"|bench|consumables|invest\w+|deposit|reimburs\w+|top-?up|pension|moving|turnover|revenue|cash award"
    r"|(?<!living )allowances?|child\w*|subsid\w+"
    r"|one-time|one-off|lump sum|median|cost of living|worth|complex|gratuity|kit|cash transfers?"
    r"|participation|participants?|vouchers?|meal|holiday allowance"
    r"|contingency|HRA|endowment|transport\w*|field allowance|visa|application fee)\b",
    re.I | re.A,
)
NO_MONEY_AFTER = re.compile(
    r"[ ]?(?:%|hours|h\b|days|weeks|months|years|students|people|positions|[./-]\d|:\d|st\b|nd\b|rd\b|th\b)",
    re.I | re.A,
)
LABEL = re.compile(
    r"^[^\w\u3400-\u9fff]*(?:(?:annual|monthly|gross|starting|base|our)[ ])?(?:salary|pay|money|remuneration"
    r"|compensation|stipend|wages?|income|package|value|fellowship|scholarships?|studentship|bursary|allowance"
    r"|amount|ctc|earnings|rate(?: of pay)?|emoluments?|funding|what (?:we offer|you get)|salary (?:range|scale|and (?:benefits"
    r"|other things)))\b[^.\n]{0,24}$",
    re.I | re.A,
)
# Between the ends of a range.
RANGE = r"[ ](?:to|and|or|until)[ ]"
# Signs that stand inside of common words, so that they tell nothing of a text.
IN_WORDS = frozenset(
    (
        "eur kr kr. ft pen try won rm tk tk. rs php nis ars cop ron sar aed cad aud ils fr. sek inr mop idr thb"
        " pounds dollars"
    ).split()
)
# Words of a text that may hold an amount, beside the signs of currencies.
MONEY_HINT = (
    r"eur[ /]|\baud |\bcad |\bsek |\binr |\bmop\b|salar|stipend|remunerat|compensation|wage|\bpay|per month"
    r"|per year|per annum|\brs\b|\bkr\b"
)
# What stands behind an amount that is a salary without another word.
BENEFITS_AFTER = re.compile(
    r"[ ]?(?:[+,(]|plus|and|with)?[ ]{0,2}(?:(?:full|generous|excellent|the usual)[ ])?(?:benefits"
    r"|stock options|equity|health|pro rata|DOE\b|depending on|before (?:tax|contrib"
    r"|social)|gross|net\b|fringe|social security|commensurate|\d+ days of leave|pension|p\.?a\b)",
    re.I | re.A,
)
# Who gets an amount only if chosen for a programme as well.
IF_CHOSEN = re.compile(
    r"\b(?:if (?:selected|awarded|successful)|selected for|awardees|program(?:me)?\b[^.;\n]{0,12}:|exceptional"
    r"|outstanding)\b",
    re.I | re.A,
)

_GROUP = (
    r"(?:EG|E|S|pay[ -]?(?:grade|group|scale|level)|Entgeltgruppe|salary (?:group|grade|scale|level|bracket)"
    r"|remuneration (?:group|level)|group|grade|level|scale|Gr\.)"
)
# Pay scales: the normal form is made of the template and the named groups; "tv" stands for German tariffs.
SCALES: tuple[tuple[Rule, str], ...] = (
    (
        Rule(
            "tv",
            re.compile(
                rf"\b(?P<tv>TV-?L|TV[öo]e?D|TV-?H|TV-?Ü|TV-?A-?L|TVA-L)(?:[ -](?:Bund|VKA|Berlin|Hessen|Ost|West|G-U|HU|FU"
                rf"|TU))?(?:[ -]?(?:tariff|pay scale|scale))?[ ,:(/-]{{0,3}}"
                rf"(?:{_GROUP}[ .-]{{0,2}}){{0,3}}(?P<group>1[0-5](?:[ ]?[ÜU]|[abc])?|[3-9][abc]?)(?![\d%]|[ ]?%|[.,:]\d"
                rf"|[ ]?(?:hours|h/|months|years))",
                re.I | re.A,
            ),
            0.9,
        ),
        "tv",
    ),
    (
        Rule(
            "tv-behind",
            re.compile(
                rf"\b(?:{_GROUP}[ .-]{{0,2}}){{1,2}}(?P<group>1[0-5](?:[ ]?[ÜU])?"
                rf"|[3-9])(?:[ ]?[ab])?[ ,/]{{0,2}}(?:\d{{2,3}}[ ]?%)?[ ,(]{{0,3}}"
                rf"(?:(?:of|according to|in accordance with|under|based on|on|as per|in)[ ])?(?:(?:the|a"
                rf"|German)[ ]){{0,2}}(?:(?:collective|public|federal|pay|salary|state)[\w -]{{0,48}}?[( ])?"
                rf"(?P<tv>TV-?L|TV[öo]e?D|TV-?H)\b",
                re.I | re.A,
            ),
            0.9,
        ),
        "tv",
    ),
    (Rule("tv-alone", re.compile(r"\b(?P<tv>TV-L|TVL|TV[öo]D|TVoeD|TV-H)\b", re.A), 0.72), "tv"),
    (
        Rule("bat", re.compile(r"\bBAT[ -]?(?P<group>(?:III|II|IV|I|V)[ab]?(?:/2)?)\b(?![ ]?-)", re.A), 0.88),
        "BAT {group}",
    ),
    (
        Rule(
            "e-group",
            re.compile(
                r"(?<![\w.])(?P<group>E[ ]?1[0-5])\b(?![\d.])(?=[^\n]{0,24}(?:%|level|salary|pay|position|PhD|Postdoc|\))"
                r"|[ ]?$)",
                re.A,
            ),
            0.62,
        ),
        "E{group:digits}",
    ),
    (
        Rule(
            "w-salary",
            re.compile(
                r"\b(?:(?:salary|pay|scale|grade|group|Besoldungsgruppe|bracket)[ ](?:scale[ ]"
                r"|group[ ])?(?P<group>[WAC][ ]?(?:1[0-5]|[1-4]))\b|(?P<group2>W[1-3])[- ](?:professor|position|BBesO"
                r"|tenure))",
                re.A,
            ),
            0.8,
        ),
        "{group}",
    ),
    (
        Rule("skp", re.compile(r"\b(?:SKP|stillingskode|SKO)[ .:-]{0,2}(?P<group>1\d{3})\b", re.I | re.A), 0.85),
        "SKP {group}",
    ),
    (
        Rule(
            "position-code",
            re.compile(
                r"\b(?P<name>pay grade|salary grade|position code|job code|wage code|salary code)[ ]?(?P<group>1\d{3})\b",
                re.I | re.A,
            ),
            0.8,
        ),
        "SKP {group}",
    ),
    (
        Rule(
            "grade",
            re.compile(
                r"\b(?P<name>Grade|Band|Level)[ ](?P<group>(?:UE)?(?:1[0-4]|[4-9])[abcABC]?|[A-E])\b(?=[ ]?[:,;.(|\t)]"
                r"|[ ]?[-–—][ ]|[ ]?$|[ ](?:salary|on the|position|role|post|£|\(|academic|lecturer|research))"
                r"(?![ ]?(?:students?|or (?:better|above)|point|in (?:mathematics|math|english)))",
                re.A,
            ),
            0.74,
        ),
        "{name} {group}",
    ),
    (
        Rule(
            "scale",
            re.compile(r"\b(?P<name>[Ss]cale|schaal)[ ](?P<group>P|1[0-6]|[5-9])\b(?![.,]?\d|[ ]?%)", re.A),
            0.78,
        ),
        "scale {group}",
    ),
    (
        Rule(
            "collective-group",
            re.compile(
                r"\b(?:collective agreement|Kollektivvertrag|KV|Uni-KV)[^.;\n]{0,40}?\b(?:group|category|job group"
                r"|Verwendungsgruppe)?[ ]?(?P<group>[ABC][1-4]?(?:/[12])?)\b(?![ -][a-z])|\b(?:group"
                r"|category)[ ](?P<group2>B1)\b",
                re.A,
            ),
            0.74,
        ),
        "{group}",
    ),
    (
        Rule(
            "nih",
            re.compile(
                r"\bNIH[ -](?:NRSA|post-?doc\w*|stipend|salary|pay|scale|minimum|guidelines|levels?"
                r"|rates?)\b(?:[ -](?:NRSA|post-?doc\w*|stipend|salary|pay|scales?|minimum|guidelines|levels?|rates?))*",
                re.I | re.A,
            ),
            0.66,
        ),
        "NIH",
    ),
    (
        # "EUR 45,847 (UCA Level 2)": the scale of a country's universities, named by their letters.
        Rule(
            "lettered",
            re.compile(
                r"[(,;][ ]?(?:on |at )?(?P<written>(?:[A-Z]{2,6}[ ]){1,2}(?:Level|Grade|Band|Scale|Point|Step)[ ]"
                r"(?:\d{1,2}|[A-E]))\b(?![.,]?\d|[ ]?%)",
                re.A,
            ),
            0.74,
        ),
        "{written}",
    ),
    (Rule("gs", re.compile(r"\b(?P<group>GS-(?:9|1[0-5]))\b", re.A), 0.7), "{group}"),
)
SCALE_BEFORE = re.compile(
    r"\b(?:salar(?:y|ies)|pay|paid|remunerat\w+|employ\w+|position|contract|money|wage|post|role|according)\b",
    re.I | re.A,
)
NO_SCALE = re.compile(
    r"\b(?:school|students?|pupils?|children|class|exam|course|gpa|marks|academic record|english|maths?|german"
    r"|language|jlpt|delf|cefr|goethe|trl|bsl|biosafety|hsk|security|clearance)\b",
    re.I | re.A,
)

FUNDING: tuple[tuple[str, Rule], ...] = (
    (
        "fully_funded",
        Rule(
            "fully-funded",
            re.compile(r"\bfully[ -](?:funded|financed|sponsored|supported)\b(?! by\b)", re.I | re.A),
            0.85,
        ),
    ),
    (
        "fully_funded",
        Rule(
            "fully-funded-by",
            re.compile(r"\bfully[ -](?:funded|financed|sponsored|supported)(?= by\b)", re.I | re.A),
            0.8,
        ),
    ),
    (
        "fully_funded",
        Rule(
            "full-funding",
            re.compile(
                r"\bfull (?:funding|scholarships?|financial (?:support|aid|assistance)|PhD scholarships?"
                r"|tuition scholarships?)\b",
                re.I | re.A,
            ),
            0.8,
        ),
    ),
    (
        "partly_funded",
        Rule(
            "partly-funded",
            re.compile(
                r"\b(?:part(?:ly|ially)|half)[ -](?:funded|financed)\b|\bpartial (?:funding|scholarships?"
                r"|financial support)\b",
                re.I | re.A,
            ),
            0.75,
        ),
    ),
    (
        "self_funded",
        Rule(
            "self-funded",
            re.compile(
                r"\bself[ -](?:funded|funding|financed|financing|sponsored|supported|paying)\b|\b(?:their"
                r"|your) own (?:funding|financing|funds|scholarships?|fellowships?|funding source)\b"
                r"|\bown funding\b",
                re.I | re.A,
            ),
            0.72,
        ),
    ),
)
_NAME = r"(?:[A-Z][\w.&'’/-]*|ERC|EU|of|de|for|the|and|in|für)"
# Names of scholarships that one brings or gets, and of grants that pay: named groups `name` where it is not the whole match.
SCHOLARSHIPS = (
    Rule(
        "named-in-brackets",
        re.compile(
            r"\b(?:fellowship|scholarship|studentship|stipend)s?[ ]\((?P<name>[A-Z][^(),;\n]{2,40}?)(?=[,;)])", re.A
        ),
        0.7,
    ),
    Rule("csc", re.compile(r"\b(?P<csc>China Scholarship Council(?:[ ]\(CSC\))?|CSC)\b(?!-IT)", re.A), 0.72),
    Rule(
        "msca",
        re.compile(
            r"\b(?P<msca>(?:EU )?MSCA(?:[ -](?:IF|PF|Postdoctoral|Individual|Doctoral))?(?: Fellowships?)?"
            r"|Marie[ -]S?k?ł?l?o?d?o?w?s?k?a?[ -]?Curie(?: Actions?)?(?:[ ](?:Individual|Postdoctoral|Post-Doctoral"
            r"|Doctoral))?(?:[ ](?:[Ff]ellowships?|[Aa]ctions?|[Ss]cholarships?|[Gg]rants?))?)(?![\w-])",
            re.A,
        ),
        0.7,
    ),
    # Fellowship programmes that go by a name alone, and those whose name says so in another language.
    Rule(
        "programme-name",
        re.compile(
            r"\b(?P<name>(?:(?:[A-Z][\w-]+[ ])?(?:Postdoctorado|Doctorado Nacional|Pós-Doutorado)|Juan de la Cierva"
            r"|Ramón y Cajal|Beatriu de Pinós|Newton International|Walter Benjamin|Swiss Excellence"
            r"|Stipendium Hungaricum|T[üu]rkiye Burslar[ıi]|Chevening)"
            r"(?:[ ](?:[Ff]ellowships?|[Ss]cholarships?|[Gg]rants?|[Pp]rogramme|[Ss]cheme))?)(?!\w)",
            re.A,
        ),
        0.6,
    ),
    Rule(
        "named-fellowship",
        re.compile(
            r"\b(?P<name>(?:(?:[A-Z][\w&'’-]*|of|de|for"
            r"|von)[ ]){0,5}?[A-Z][\w&'’-]*[ ]?(?:\([A-Z]{2,8}\)[ ])?(?:(?:PhD|Doctoral|Postdoctoral|Research"
            r"|Postgraduate|International|Graduate|Junior|Foundation)[ ]){0,3}"
            r"(?:Fellowships?|Scholarships?|Studentships?|fellowships?|scholarships?))(?:[ ](?:Schemes?|Programmes?"
            r"|Programs?))?\b(?:[ ]\([A-Z]{2,8}\))?",
            re.A,
        ),
        0.62,
    ),
    Rule(
        "scholarship-beside",
        re.compile(
            r"\((?:[\w-]+[ ]){0,2}(?P<name>(?:[\w-]+[ ])?(?:scholarship|studentship|bursary))(?=[,;)])",
            re.I | re.A,
        ),
        0.68,
    ),
    Rule(
        "scholarship",
        re.compile(
            r"\b(?:(?:PhD|doctoral|postgraduate|research|university|state|government|national|faculty|departmental|monthly|tax-free"
            r"|school|institutional|\w+-year)[ ])(?:scholarships?|studentships?|bursar(?:y|ies))\b"
            r"|\b(?:scholarships?|studentships?|bursar(?:y|ies))(?= (?:for|are|is|that|of|available|pays?|covers?|include"
            r"|can|will|may|holders?))|\bstipends?(?= (?:competitions?|schemes?|programmes?|programs?|applications?))",
            re.I | re.A,
        ),
        0.56,
    ),
    Rule(
        "own-fellowship",
        re.compile(
            r"\b(?:(?:write|writing|apply(?:ing)? for|bring|own|obtain|secure|develop|proposals? for"
            r"|independent)[ ](?:an?[ ]|your[ ]|their[ ]|external[ ]|own[ ]|independent[ ]|personal[ ]|research[ ]"
            r"|postdoctoral[ ]){0,3})(?P<name>fellowships?|scholarships?)(?=[ ](?:propos|applic)|\b)",
            re.I | re.A,
        ),
        0.54,
    ),
    Rule(
        "known-name",
        re.compile(
            r"\b(?P<name>HKPFS|MEXT|DAAD|Fulbright|Humboldt|EMBO|HFSP|FAPESP|CNPq|CAPES|CSIR|UGC|DST[- ]INSPIRE"
            r"|ANID(?: Doctorado Nacional)?|Vanier|NSERC|FWO|FNRS|JSPS|SNSF|NSTIP|Becas?|Bolsas?|Bourses?|Borsa|Erasmus(?:\+| Mundus)?|EPSRC"
            r"|NERC|BBSRC|AHRC|ESRC|UKRI|Rhodes|Gates"
            r"|Swiss Government Excellence)\b(?![ -](?:funded|(?:research |collaborative |bilateral )?(?:project|grant)\b))(?=[^.\n]{0,24}\b(?:fellow|scholar|stipend|award|student"
            r"|grant|fund))",
            re.A,
        ),
        0.62,
    ),
)
GRANTS = (
    Rule(
        "funded-by-grant",
        re.compile(
            r"\b(?:funded|financed|supported|sponsored|paid)[ ](?:(?:by|through|from|under|within|via"
            r"|for)[ ])(?:the[ ]|an?[ ]|our[ ]|my[ ]|her[ ]|his[ ])?(?:new[ ]|recent[ ]|recently awarded[ ])?"
            r"(?P<name>(?:[\w.&'’/-]+[ ]){0,6}?(?:[Gg]rants?|[Pp]roject|[Aa]wards?|[Pp]rogram(?:me)?s?|Fellowship"
            r"|Horizon (?:Europe|2020)|Excellence|Initiative)\b)",
            re.A,
        ),
        0.72,
    ),
    Rule(
        "grant-called",
        re.compile(
            r"\b(?:grant|project)\b[^.;\n]{0,60}?\b(?:called|named"
            r"|entitled)[ ](?P<name>(?:[A-Z][\w-]*[ ]?){1,5}(?<![ ]))",
            re.A,
        ),
        0.66,
    ),
    Rule(
        "erc",
        re.compile(
            r"\b(?P<name>(?:H2020 )?ERC[ -](?:(?:Starting|Consolidator|Advanced|Synergy|Proof of Concept|StG|CoG"
            r"|AdG)\b(?:[ ][Gg]rant)?|[Gg]rant))",
            re.A,
        ),
        0.72,
    ),
    Rule(
        "funder-project",
        re.compile(
            r"(?<!\w)(?P<name>GAČR|GACR|TAČR|NSF|NIH|DFG|EPSRC|BBSRC|NERC|ESRC|AHRC|NWO|FWO|FNRS|SNSF|FWF|UKRI|ARC|NSERC|CIHR"
            r"|DARPA|NASA|ANR|NCN|OTKA|NKFIH?|VR|RCN|DFF|JST|JSPS|KAKENHI|FAPESP|CNPq|BMBF|Horizon Europe|NSFC|RGC)"
            r"[ -](?:research |collaborative |bilateral )?(?:project|grant)\b(?!s)",
            re.A,
        ),
        0.6,
    ),
    Rule(
        "funded-adjective",
        re.compile(
            r"\b(?P<name>NSF|NIH|ERC|DFG|EPSRC|EU|NWO|FWO|SNSF|FWF|UKRI|ARC|NSERC|DARPA|DOE|NASA"
            r"|Horizon Europe)[ -]funded\b",
            re.A,
        ),
        0.62,
    ),
)
OFFERING = re.compile(
    r"\b(?:positions?|students?|candidates?|applicants?|ph\.?d\w*|postdoc\w*|funding|apply|applications?"
    r"|scholars?|fellows?|visitors?|visiting|stay|studentship"
    r"|internships?|we (?:offer|have|can)|studies|post|program\w*|welcome|host|support|available|offer|tuition"
    r"|master)\b",
    re.I | re.A,
)
# Sentences whose scholarships are somebody's, and whose funds are for something else.
NOT_FUNDING = re.compile(
    r"\b(?:recipients?|received|won|awarded (?:to|the)|alumni|congrat\w+|holder of|holds?|was awarded"
    r"|my research (?:is|was)|previously|career|acknowledg\w+"
    r"|proud|gone on to|went on|prestigious awards|elected|honou?rs?|news|former|external funding"
    r"|competitive (?:external )?(?:research )?funding|experience (?:with|in|of)|principal investigator of"
    r"|track record|completed|past|earlier|views and opinions)\b"
    r"|^[^\w\u3400-\u9fff]*(?:19|20)\d\d\b|\b(?:no|not|unfunded|nor|don't|cannot) (?:\w+ ){0,4}(?:funding"
    r"|scholarships?|fully)\b",
    re.I | re.A,
)
# Words before a name that are not part of it, and names that name nothing.
LEADING = re.compile(r"(?:the|a|an|our|for|of|and|in|new|by|with|on|to|this|via|through|apply|see)\s+", re.I)
GENERIC = re.compile(
    r"(?:(?:the|a|an|our|my|phd|doctoral|postdoctoral|post-doctoral|research|graduate|full|university|open|all"
    r"|other|several|external|merit|"
    r"additional|prestigious|internal|institutional|early career|teaching|postgraduate|visiting|master"
    r"|predoctoral|pre-doctoral|personal|junior|senior|international|national|student|student's|competitive"
    r"|undergraduate|"
    r"new|funding|further|independent|possible|various|current|available|summer|this|these|project|two|one"
    r"|three|ph\.d\.?)\s*)*"
    r"(?:fellowships?|scholarships?|studentships?|grants?|projects?|awards?|program(?:me)?s?|initiative)?",
    re.I,
)
