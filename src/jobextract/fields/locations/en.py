"""Where the work takes place, in English: rules as data.

A place name is judged by what stands around it. `BEFORE` and `NOT_BEFORE` are searched in the text that ends
where the place begins (so they end in ``\\Z``), `AFTER` and `NOT_AFTER` are matched where the place with its
", Country" ends. What stands against a place multiplies the confidence of what speaks for it.
"""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.matching import FilteredPattern

_I = re.IGNORECASE

# A label opens a line; what follows in the line, or in the next one, is the place of work.
_OPEN = (
    r"^\W{0,6}(?:(?:job|work(?:ing)?|employment|position|posting|primary|main|lab(?:oratory)?|office|campus"
    r"|mailing|postal|street|visiting|our|full|contact|physical)[ ]{1,2}){0,2}"
)
_CLOSE = r"(?:[ ]?\([^()\n]{0,40}\))?[ ]{0,2}(?:[:：|\t]|[-–—][ ]|$)"

LABELS: tuple[Rule, ...] = (
    Rule(
        "label",
        re.compile(
            rf"{_OPEN}(?:locations?|workplaces?|places?(?: of (?:work|employment))?|duty station"
            rf"|where(?: we are)?|city|countr(?:y|ies)){_CLOSE}",
            _I,
        ),
        0.9,
    ),
    Rule(
        "address",
        re.compile(rf"{_OPEN}(?:address(?:es)?|where to find us|find us|visit us|how to find us){_CLOSE}", _I),
        0.9,
    ),
)

_NEAR = (
    r"(?:(?:the|our|downtown|central|beautiful|lively|vibrant|historic|scenic|sunny|city|town|greater"
    r"|heart|center|centre"
    r"|middle|outskirts|very|both|either|of|capital)[ ]){0,6}"
)

BEFORE: tuple[Rule, ...] = (
    Rule(
        "located-in",
        re.compile(
            r"\b(?:located|based|situated|headquartered|housed|stationed|resid(?:e|ing|ent)|sits?"
            r"|offices?|labs?|campus(?:es)?"
            r"|employed|moved?|moving|relocat(?:e|ed|ing|ion)|workplace)\b"
            rf"(?:[ ](?:[a-z]{{3,12}}ly|at|on|in|to|within|near|next|available|close|is"
            rf"|are)\b[^.;:!?\n]{{0,70}}?)?[ ](?:in|at|to|near|around) {_NEAR}\Z",
            _I,
        ),
        0.85,
    ),
    Rule(
        "work-in",
        re.compile(
            r"\b(?:work(?:ing)?|liv(?:e|ing)|life|stay|places?|positions?|posts?|jobs?|internships?"
            r"|studentships?"
            r"|welcome|cost of living|rents?|hiring|openings?|vacanc(?:y|ies)|(?:join|visit|find) us"
            r"|years?|months?"
            r"|universit(?:y|ies)|departments?|in[- ]person|full[- ]time|people|teams?|labs?|groups?"
            r"|institutes?|we are [^.;\n]{0,40}|held"
            r"|takes? place|hosted(?: by [^.;\n]{0,50})?|carried out|offered)"
            rf" (?:in|at|to|near) {_NEAR}\Z",
            _I,
        ),
        0.7,
    ),
    Rule(
        "city-of",
        re.compile(r"\b(?:city|town|district|quarter|suburb|outskirts|cent(?:er|re)|heart) of \Z", _I),
        0.75,
    ),
    Rule(
        "life-in",
        re.compile(r"(?:\A|\n)\W{0,6}(?:life in|living in|welcome to|about|visit|city of) \Z", _I),
        0.75,
    ),
)

IN_BEFORE = re.compile(rf"\b(?:in|near|at) {_NEAR}\Z", _I)  # counts in a sentence that speaks of the call

AFTER: tuple[Rule, ...] = (
    Rule("campus", re.compile(r" (?:main |city )?campus\b", _I), 0.8),
    Rule("subsidy", re.compile(r"(?:['’]s)? (?:municipal |city )?government\b", _I), 0.55),
    Rule(
        "terms",
        re.compile(
            r",? ?[(|·,–—-] ?(?:on-?site|hybrid|remote|full[- ]time|part[- ]time|fixed[- ]term|permanent"
            r"|temporary|\d+ (?:months?|years?|weeks?))\b",
            _I,
        ),
        0.75,
    ),
    Rule("area", re.compile(r" (?:metropolitan |metro |bay )?area\b", _I), 0.7),
    Rule(
        "praised",
        re.compile(
            r"(?: itself)?,? (?:is|offers|has|provides) (?:also |known |one of |a |an |the )[^.\n]{0,70}"
            r"\b(?:cit(?:y|ies)|places?|town|capital|metropolis|hub)\b",
            _I,
        ),
        0.75,
    ),
)

# In the part of the sentence before the place: what makes it something else than the workplace.
NOT_BEFORE: tuple[Rule, ...] = (
    Rule(
        "education",
        re.compile(
            r"\b(?:(?:ph\.?d|doctorate|bachelor'?s?|master'?s?|b\.?sc|m\.?sc|degrees?"
            r"|diploma)\b(?! (?:positions?|students?|projects?|thes|stud|candidates?|scholar|fellow"
            r"|posts?))"
            r"|(?:graduat(?:ed|ing|e)|studied|educated|obtained|received|earned|completed|previously"
            r"|formerly|former|prior to|before (?:that|joining|coming|moving))\b|\b(?:i|he|she|they"
            r"|who) (?:was|were|spent|did|held|worked)\b)"
            r"[^;\n]{0,60}\b(?:from|at|in|of|with)\b[^;\n]{0,60}\Z",
            _I,
        ),
        0.4,
    ),
    Rule(
        "elsewhere",
        re.compile(
            r"\b(?:collaborat\w*|partners?|partnership|cooperat\w*|together with|alumn\w+|now (?:a|an|at"
            r"|in|with)|went to"
            r"|published|proceedings|proc|conferences?|workshops?|symposium|meeting|talks?|presented"
            r"|visits? (?:to|in|with|at)"
            r"|visited|visiting stays?|trips?"
            r"|exchange|(?:summer|winter|spring|autumn) schools?|grew up|born|raised|keynote|ranked"
            r"|ranking|top \d+|supported by|funded by|grants? from"
            r"|citizens?|nationals?|nationality"
            r"|students from|applicants from|residents of|field ?(?:work|sites?|season)|surveys?"
            r"|data (?:from|on|in)|archives?|histor(?:y|ies) of|stud(?:y|ies) (?:of|on|in)"
            r"|distance (?:of|from|to)|from|hours?|members? of|serves?|clients|customers)\b[^;\n]{0,80}\Z",
            _I,
        ),
        0.5,
    ),
)

# Right behind the place.
NOT_AFTER: tuple[Rule, ...] = (
    Rule("partner", re.compile(r" (?:at|with) (?:a|an|the|our) (?:partner|collaborat)", _I), 0.5),
    Rule("possessive", re.compile(r"['’]s\b"), 0.5),
    # The city's name stands for its university.
    Rule(
        "university",
        re.compile(
            r",? (?:is an? (?:equal|affirmative|public|private|research|leading|world)|(?:values|welcomes"
            r"|requires|provides|students?|affiliates)\b)",
            _I,
        ),
        0.5,
    ),
    Rule(
        "fund",
        re.compile(r" (?:allowance|rate|time\b|fellowship|scholarship|scheme|students?\b|citizens?)", _I),
        0.3,
    ),
)

# The place is part of a name: "University of Oxford", "ETH Zurich", "Boston University", "Hong Kong PhD
# Fellowship".
NAME_BEFORE = re.compile(
    r"(?:\b(?!(?:City|Town|Canton|Region|Port|Heart|Center|Centre|Capital|Greater|State|Outskirts|North"
    r"|South|East|West)\b)"
    r"[A-ZÀ-Þ][\w'’.-]*(?: \([^()\n]{1,20}\))? (?:of|de|di|du|des|del|della|degli|da|do|von|zu|für|at|van"
    r"|d['’]|d['’] )(?: the| la| l['’])?[ ]?"
    r"|\b(?!(?:In|At|From|To|Near|Visit|About|Since|The|Downtown|Greater|Central|North|South|East|West"
    r"|And|Or|With|Both|For|Around|Within"
    r"|Location|Locations|Place|Where|Address|City|Country|Based|Base|Workplace|Office|Downtown|Sunny"
    r"|Living|Life|Welcome|Why|Our|By|On|Of|Is|Room|Floor|Road|Street|Avenue|Rd|St|Ave|District|County"
    r"|Building)\b)"
    r"[A-ZÀ-Þ][\w'’-]*[ ]|\w[-–]|[@.])\Z"
)
NAME_AFTER = re.compile(
    r" (?:of|de|for|der) [A-ZÀ-Þ]| (?:district|quarter|neighbou?rhood|borough|suburb) (?:of|in)\b"
    r"|(?:['’]s)? (?!(?:SAR|Campus|Area|Office|City|Metropolitan|Region|And|Or"
    r"|On|In|At|Is|Duration|Salary|Start|Contract|Deadline|Contact"
    r"|Tel|Phone|Email|E-mail|Fax|Postal|Zip)\b)(?:PhD\b|[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]|[A-Z]{2,}\b(?![ ]?\d))"
    r"|[-–](?![ ])\w| (?:university|universities|institute|college|government|school|hospital"
    r"|lab(?:oratory)?|airport|consortium|schemes?|system|colleagues|students?|staff|faculty|community"
    r"|affiliates)\b"
)

COUNTRY_AFTER = re.compile(r"['’]s [A-ZÀ-Þ]")
STREET_AFTER = re.compile(r" (?:Street|St\b|Road|Rd\b|Avenue|Ave\b|Square|Lane|Drive)")

# Words that are places somewhere, but not here unless their region stands behind them.
NOT_PLACES = frozenset(
    {
        "alliance",
        "an",
        "are",
        "as",
        "bank",
        "best",
        "center",
        "central",
        "centro",
        "college",
        "come",
        "data",
        "date",
        "deal",
        "fall",
        "gap",
        "green",
        "head",
        "institut",
        "institute",
        "is",
        "lead",
        "liberal",
        "male",
        "man",
        "march",
        "may",
        "mission",
        "normal",
        "of",
        "opportunity",
        "salary",
        "same",
        "sim",
        "spring",
        "summer",
        "time",
        "to",
        "union",
        "universidad",
        "university",
        "young",
    }
)

# Under these headings nothing tells a workplace.
NOT_HEADINGS = re.compile(
    r"\b(?:news|alumni|alumnae|former|past members|previous|publications?|papers|talks|presentations"
    r"|conferences?|events|awards?|honou?rs"
    r"|collaborat\w+|partners?|sponsors?|visitors?|biograph\w*|education|experience|appointments"
    r"|references|bibliography|voices|testimonials?)\b",
    _I,
)

# A street or building before the place, or a postcode beside it: an address.
# Asked only where a digit stands before the place.
ADDRESS_BEFORE = re.compile(
    r"(?:\b\d{1,5}[A-Za-z]?(?:[-–/]\d+)?,? (?:[A-ZÀ-Þ][\w'’.-]*[ ]){1,5}"
    r"(?:Street|St\b|Road|Rd\b|Avenue|Ave\b|Drive|Dr\b|Lane|Way|Boulevard|Blvd|Place|Square|Circle|Mall"
    r"|Crescent|Highway|Parkway)"
    r"|\w{3,}(?:stra(?:ß|ss)e|str\.|weg|allee|platz|ring|gasse|gatan|vägen|vegen|veien|vej|laan|straat"
    r"|plein|plads|katu|tie) \d"
    r"|\b\d{1,4},? (?:bis )?(?:rue|avenue|boulevard|quai|chemin|allée|place|cours) "
    r"|\d-\d{1,3}(?:-\d{1,3})? [A-Z])[^.!?;]{0,70}\Z"
)
ADDRESS_WORD_BEFORE = FilteredPattern(
    re.compile(
        r"(?:\b(?:[Pp]rivate [Bb]ag|P\.? ?O\.? ?[Bb]ox|Postfach|Room|Building|Floor|Bldg\.?|District)\b"
        r"|\b(?:Via|Calle|Rua|Avenida|Av\.|Piazza|Plaza|Viale|Corso|ul\.) [A-ZÀ-Þ]"
        r"|\w-(?:ro|gu|gil|dong|ku|cho|chome)\b)[^.!?;]{0,70}\Z"
    )
)
ADDRESS_AFTER = re.compile(
    r"[ ,.\-–]{1,3}(?:[A-Z]{2}[ ,]{1,2})?(?:\d{4,6}\b(?!-\d\d)|\d{3}-\d{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
    r"|[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2})\b"
)
POSTCODE_BEFORE = re.compile(
    r"(?:(?:^|[,\n(] ?|\b[A-Z]{1,2}[- ]{1,3})(?:\d{4,6}(?: [A-Z]{2})?|\d{3} \d{2})"
    r"|\b\d{3}-\d{4})[ ,]{1,3}\Z",
    re.MULTILINE,
)

_INSTITUTION = (
    r"(?:[Uu]niversit\w*|[Uu]niversidad\w*|[Uu]ni|[Ii]nstitut\w*|[Ii]stituto|[Cc]ollege|[Ss]chool"
    r"|[Aa]cademy|[Cc]ent(?:er|re)|[Ll]aborator(?:y|ies)|[Ll]ab"
    r"|[Dd]epartment|[Dd]ept\.?|[Ff]aculty|[Hh]ospital|[Oo]bservatory|[Mm]useum|[Pp]olytechni\w+"
    r"|[Ll]ibrary|[Pp]olitecnico|[Éé]cole|Ltd|GmbH|Inc)"
)
_REST = r"(?: (?:[A-ZÀ-Þ&][\w'’.-]*|of|for|and|the|de|für|di|des|do)){0,8}(?: ?\([^()\n]{1,20}\))?"

# An employer named right before the place: "Institute of Optics, Jena", "NIMS, Tsukuba".
EMPLOYER_BEFORE = re.compile(
    rf"(?:\b{_INSTITUTION}\b{_REST},? ?(?:, |\((?:in )?| (?:in|at) )"
    r"|\b[A-Z][A-Za-z]*[A-Z]{1,8}\)?, )\Z"
)
# Words of an invitation: the sentence speaks of the call itself.
INVITES = re.compile(
    r"\b(?:positions?|openings?|vacanc\w+|hiring|recruit\w*|invites?|applications?|apply|candidates?"
    r"|seek(?:s|ing)?|look(?:s|ing) for"
    r"|available|opportunit\w+|join|studentships?|fellowship|postdoc\w*|ph\.?d|appointment|wanted|offers?"
    r"|internships?|clos(?:es|ing)|deadline|salary|our (?:lab|group|team))\b",
    _I,
)

# Words of a line that names a position.
POSITION = re.compile(
    r"\b(?:engineer|developer|researcher|scientist|post-?doc\w*|ph\.?d|doctoral|professor\w*|lecturer"
    r"|fellows?(?:hip)?s?|interns?(?:hip)?s?|assistants?"
    r"|technician|analyst|manager|positions?|openings?|studentships?|vacanc\w+)\b",
    _I,
)

WORKPLACE: tuple[Rule, ...] = (
    Rule(
        "hybrid",
        re.compile(
            r"\bhybrid\b(?=[ ](?:work|position|role|model|mode|arrangement|schedule|job|office|format)"
            r"|[ ]?[,;:)(.]|$)|\b(?:partly|partially) remote|\b(?:on-?site|in[- ]person) (?:or|and"
            r"|/) (?:remote|online)"
            r"|\b(?:remote|online) (?:or|and) (?:on-?site|in[- ]person)"
            r"|(?:work(?:ing)?[ -](?:from[ -]home|remotely)|remote work(?:ing)?|home ?office"
            r"|telework(?:ing)?)"
            r"[^.\n]{0,30}(?:possible|option|allowed|days?|system|flexib)|\boptions? to work remotely"
            r"|\bwork(?:ing)? remotely\b[^.\n]{0,60}\b(?:option|possible|allowed)"
            r"|\bflexibility around working from home",
            _I,
        ),
        0.7,
    ),
    Rule(
        "remote",
        re.compile(
            r"\b(?:fully|100 ?%|completely|entirely) remote\b|\bremote[- ](?:first|only|position|role|job"
            r"|internship)|^\W{0,4}(?:location|where|workplace)\W{1,4}remote\b"
            r"|\bwork(?:s|ing)? remotely|\bremote(?:ly)? (?:from anywhere|worldwide)",
            _I | re.MULTILINE,
        ),
        0.7,
    ),
    Rule(
        "on_site",
        re.compile(
            r"\b(?:on-?site|in[- ]person)\b(?=[^.\n]{0,30}(?:\b(?:position|work|job|role|days|only"
            r"|required|presence|at|in)\b|[.,;)]|$))"
            r"|\bno (?:remote|online)|\bnot (?:a )?remote|\bdo not (?:have|offer)[^.\n]{0,30}remote",
            _I,
        ),
        0.6,
    ),
)
WORKPLACE_HINT = FilteredPattern(re.compile(r"remote|hybrid|on-?site|in[- ]person|from home|home ?office|telework", _I))
NOT_WORKPLACE = re.compile(
    r"interview|meeting|sensing|remote(?:ly)? sensed|operations?\b|hybrid (?:model|system|method|of"
    r"|electr)|event|talk|seminar|course",
    _I,
)
