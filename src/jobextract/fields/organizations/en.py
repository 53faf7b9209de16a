"""Employers in English text: how they are named, and what speaks for and against a mention."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.organizations.evidence import Evidence
from jobextract.fields.supervisors.names import words

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f"


def _not(words: str) -> str:
    """Exclude words whose first letter has just been read, so that the search for names skips to the next capital."""
    return rf"(?<!(?=(?:{words})\b).)"


# A capitalised word, or an initial, that may stand inside a name.
_NO_NAME = _not("The|We|I|Our|My|If|You|Your|This|Dr|Prof|Please|Contact|At|In|About")
_REST = r"(?:[\w'’&-]{0,24}|\.|(?<=S)t\.)"
_W = rf"[{_UPPER}]{_NO_NAME}{_REST}"
_LINK = r"(?:of|for|de|des|du|der|und|für|di|do|da|del|della|la|le|et|in|on|the|and|e|y|&)"
_HEADS = (
    r"Universit(?:y|ies|é|ät|à|eit|at)|Universidad|Universidade|Institut(?:e|o)?|Departments?|Dept\.?"
    r"|Schools?|Facult(?:y|ies)|College|Cent(?:er|re|ro)"
    r"|Laborator(?:y|ies|oire)|Division|Section|Academy|Graduate School|Unit|[ÉE]cole|Politecnico"
    r"|Polytechnic|Hochschule|Hospital|Observatory|Museum|Chair"
)
_UNIT_HEADS = (
    r"[Dd]epartments?|[Dd]ept\.?|School|Faculty|Institute|Cent(?:er|re)|Laborator(?:y|oire)|Division"
    r"|Section|College|Academy|Chair|Graduate School|Program(?=me)"
)
# The same, but no word for a kind of organization.
_PLAIN = rf"[{_UPPER}]{_not(_HEADS)}{_NO_NAME}{_REST}"
_TERM = rf"{_PLAIN}(?: {_PLAIN}){{0,3}}"
# "Mechanical, Aerospace, and Biomedical Engineering": commas only in a list that an "and" closes.
_TERMS = (
    rf"{_TERM}(?:(?:, {_TERM}){{1,4}},? (?:and|&) {_TERM}"
    rf"|(?! of (?:the )?(?:\S+ ){{1,3}}Universit) (?:and|&|of|for|in|of the|and the|de|du|et) {_TERM}){{0,3}}"
)
_ACRONYM = rf"(?P<name>[{_UPPER}][A-Za-z]{{0,15}}[A-Z][A-Za-z-]{{0,15}})(?![\w@])"

RULES = (
    Rule(
        "unit-of",
        re.compile(rf"(?P<name>(?:{_PLAIN} ){{0,4}}(?:{_UNIT_HEADS}) (?:of|for) (?:the )?{_TERMS})"),
        0.5,
    ),
    Rule(
        "university-of",
        re.compile(
            rf"(?P<name>(?:{_W} ){{0,3}}(?:Universit(?:y|é|ät|à|eit|at)|Universidad"
            rf"|Universidade) (?:(?:of|de|del|della|di|do|da|des|du|degli Studi di|la|van|zu) |(?:dell|d|l)['’]){{0,2}}{_W}(?:(?: |[-–—]"
            rf"| \"){_W}){{0,3}}\"?)"
        ),
        0.5,
    ),
    Rule(
        "name-unit",
        re.compile(
            rf"(?P<name>{_PLAIN} (?:& )?(?:{_PLAIN} (?:& )?){{0,6}}(?:Universit(?:y|ät|eit)|Uni|Institutes?"
            r"|Institut|College|School|Cent(?:er|re)|[Dd]epartment|Division|Academy|Agency|Section"
            r"|Hospital"
            r"|Observatory|Laborator(?:y|ies)|Research Unit|Unit|Polytechnic)(?: of (?:Technology"
            r"|Science|Sciences|Medicine|Engineering))?)(?![\w])"
        ),
        0.5,
    ),
    Rule(
        "name-and-unit",
        re.compile(
            rf"(?P<name>{_PLAIN} (?:{_PLAIN},? (?:(?:&|and) )?){{1,6}}(?:Cent(?:er|re)"
            r"|Department|Division|Laboratory|Research Unit|Unit))(?![\w])"
        ),
        0.5,
    ),
    Rule(
        "students-of",
        re.compile(
            r"(?:[Cc]urrent|enrolled|as well as|for|[Aa]n?"
            rf"|other) (?P<name>{_W}(?: {_W})?)(?= (?:(?:[Uu]nder)?grad|[Mm]aster's students"
            r"|[Ss]tudents?\b|PhD students))"
        ),
        0.4,
    ),
    Rule(
        "placed",
        re.compile(
            r"(?:[Pp]rograms?|[Pp]ositions?|[Gg]roup|[Ll]ab|[Ff]aculty|[Ss]tudents|[^.\n]{2}[)]|[Cc]ampus"
            rf"|[Dd]egree|admitted|I) at (?:the )?(?P<name>{_W}(?: {_W}){{0,2}})(?=[.,;:)]| [a-z(]|$)"
        ),
        0.4,
    ),
    Rule(
        "lab",
        re.compile(
            rf"(?P<name>{_W},? (?:(?:&|and|in|of|for) )?(?:{_W},? (?:(?:&|and|in|of|for) )?){{0,6}}(?:\([A-Z][\w-]{{1,12}}\) )?(?:[Ll]ab(?:or"
            r"atory|s)?|[Rr]esearch [Gg]roup|[Gg]roup|[Tt]eam|[Cc]ollective))(?![\w-])"
        ),
        0.5,
    ),
    Rule(
        "company",
        re.compile(
            rf"(?P<name>{_W}(?: {_W}){{0,3}} (?:GmbH|Ltd\.?|Limited|Inc\.?|S\.A\.|AG|Corporation|Corp\.|LLC"
            r"|B\.V\.|SE))(?![\w])"
        ),
        0.6,
    ),
    Rule(
        "host",
        re.compile(
            r"(?:Host|Employer|Company|Institution|Organi[sz]ation|Unit"
            rf"|Place)(?: [Ii]nstitution)?: ?(?P<name>{_W}(?:[ -](?:{_LINK} ){{0,2}}{_W}){{0,6}})"
        ),
        0.7,
    ),
    Rule(
        "romance-unit",
        re.compile(
            r"(?P<name>(?:Facultad|Faculdade|Facoltà|Departamento|Dipartimento|Instituto|Istituto|Escuela|Escola|Scuola"
            rf"|(?:Technische |Pädagogische )?(?:Fachh|H)ochschule)(?: (?:(?:de|del|di|do|da|dos|das|della|y|e|la"
            rf"|für|und) ){{0,2}}{_W}){{1,4}})"
        ),
        0.5,
    ),
    Rule(
        "french-lab",
        re.compile(
            r"(?P<name>(?:Laboratoire|Institut|Centre|UMR|École|Ecole)(?: (?:d'|de |des |du |de la "
            rf"|d')[\w'-]{{2,24}}| {_W}){{1,4}})"
        ),
        0.45,
    ),
    Rule(
        "cued",
        re.compile(
            r"(?:[Pp]ositions? (?:at|in)|[Oo]penings? at|[Jj]oin|[Gg]roup at|[Ll]ab at|[Ss]tudents? at"
            r"|based at|employed (?:by|at)|located at|Work(?:ing)? at"
            rf") (?:the )?{_ACRONYM}"
        ),
        0.4,
    ),
    Rule("cued", re.compile(rf"^At (?:the )?{_ACRONYM}"), 0.4),
)

# Words that a name does not begin with.
TRIM = words(
    """
    The A An Our My Your This That At In Of For From With By To And Or As Join Joining About Contact
    Visit Welcome Why Dear Current Former New Open Openings Opening Position Positions Postdoc
    Postdoctoral PhD Phd Ph.D. Doctoral Master Master's MSc Students Student Graduate Undergraduate
    Prospective Location Address Affiliation Host Employer Place Unit Copyright Jobs Job Vacancies
    Vacancy Research Please See If We I Applicants Apply Prof Prof. Professor Dr Dr. Associate
    Assistant Both All Any Each Every Other Many Several Most Some Two Three Which Where When While
    Interested Internship Internships Hiring Team Members Also Lecturer Senior Junior Summer Homepage
    Home PI Within Through Project Title Name Email E-mail Phone Work Workplace Working Department's
    Related Various Contacts Details Opportunities Projects Programs Program Programme Studies Is Are
    Be Head Director Chair Chief Dean University's Career Careers Then Here
    """
)
# Words that a name does not end in.
TRIM_END = words(
    """
    Students Student Undergraduate Undergraduates Graduate Masters Professorship PhD Postdoctoral
    Postdoc Department's Program and of for the in at is are & - with to or by as Is Are We I Our The A
    An You Your If
    """
)
# Words that end the name of something else.
NOT_LAST = words(
    """
    Ranking Rankings Fellowship Fellowships Scholarship Scholarships Award Awards Prize Press Grant Grants
    Professor Journal Conference Workshop
    """
)
# What is left over when nothing names the unit.
GENERIC = words(
    """
    lab labs laboratory laboratories group groups team teams research school department institute
    center centre college university academy division section unit faculty hospital graduate our my the
    your new working small large first high medical business law public private national international
    local joint host home study focus project control user interest age peer core support reading
    medium primary middle secondary elementary interdisciplinary young dynamic diverse wet dry open
    current former student engineering science sciences collective other sports management
    """
)
UNIVERSITY = re.compile(r"Universit|Universidad|College|Polytechnic|Hochschule|Institute of Technology|École|Ecole")
DEPARTMENT = re.compile(r"[Dd]epartment|[Dd]ept|School|Faculty|Division|Section|College of|Graduate")
GROUP = re.compile(r"\b(?:[Ll]abs?|[Gg]roup|[Tt]eam|[Cc]ollective)\b|Laborator")
COMPANY = re.compile(r"GmbH|Ltd|Inc\b|S\.A\.|\bAG\b|Corp|LLC|B\.V\.|Company")
INSTITUTE = re.compile(r"Institut|Cent(?:er|re)|Academy|Observatory|Hospital|Museum|CNRS|Inria|INRIA|RIKEN")

# What the text right around a mention says for and against the employer: log-odds, see employers.py.
EVIDENCE = (
    Evidence(
        "label-before",
        "before",
        re.compile(
            r"(?:Host|Employer|Company|Institution|Organi[sz]ation|Place|Location|Affiliation|Unit"
            r"|Work ?place|Address)[^:\n]{0,20}: ?$"
        ),
        1.1,
    ),
    Evidence("person-inside", "name", re.compile(r".*'s? "), -0.8),
    Evidence(
        "degree-before",
        "before",
        re.compile(
            r"(?:[Dd]egrees?|Ph\.?D\.?|B\.?S\.?c?|M\.?S\.?c?|[Bb]achelor\w*|[Mm]aster\w*|graduat\w+|studied"
            r"|received|obtained|earned|completed|alum\w*|former\w*|previously|worked|moved"
            r"|visiting) [^.]{0,30}(?:from|with)(?: the)? ?\W?$"
        ),
        -3.0,
    ),
    Evidence(
        "funding-before",
        "before",
        re.compile(
            r"(?:[Ff]und(?:ed|ing|s) (?:by|from|through)|[Ff]inanced by|[Ss]ponsored by"
            r"|supported by)[^.]{0,40}$"
        ),
        -3.0,
    ),
    Evidence(
        "funding-after",
        "after",
        re.compile(
            r" ?(?:\([\w-]+\) )?(?:[Ss]cholarship|[Ff]ellowship|[Aa]ward|[Gg]rant|[Pp]rize|[Pp]ress|[Mm]edal"
            r"|[Rr]anking)"
        ),
        -2.0,
    ),
    Evidence(
        "now-at",
        "before",
        re.compile(r"(?:now|currently|became|joined|→|->|next)[^.]{0,30}(?:at|to)(?: the)? ?\W?$"),
        -1.5,
    ),
    Evidence(
        "hiring-after",
        "after",
        re.compile(
            r"(?:[^.\n]{0,120}?)\b(?:is|are|has|have|seeks?|invites?|offers?|welcomes?"
            r"|opens?)(?: (?:currently|now|always|actively|multiple|several|two|one|an?|also|all|looking"
            r"|hiring))*[^.\n]{0,30}?(?:looking for|recruit|hiring|seek|search|opening|position|vacanc"
            r"|applications?|students|invite|welcome|appl)"
        ),
        0.4,
    ),
    Evidence(
        "unit-before",
        "before",
        re.compile(r"\b(?:Departments?|Faculty|School|Institute|Cent(?:er|re)|Group|Lab)\b[^.;:\n]{0,50}, (?:the )?$"),
        0.8,
    ),
    Evidence("at-before", "before", re.compile(r"\b(?:at|within|At)(?: the)? ?\W?$"), 0.8),
    Evidence("the-before", "before", re.compile(r"^(?:The|Our|My|At|Welcome to|Join)(?: the)? ?\W?$"), 0.7),
    Evidence(
        "admission-before",
        "before",
        re.compile(
            r"(?:[Aa]ppl(?:y|ying|ication)|admi(?:t|ssion)\w*|enrol\w*|program\w*|deadline\w*|registered"
            r"|accepted)[^.]{0,60}$"
        ),
        -0.3,
    ),
    Evidence(
        "collaboration-before",
        "before",
        re.compile(
            r"(?:[Cc]ollaborat\w+|partner\w*|cooperat\w+|together with|exchange|in conjunction|co-?organi\w+"
            r"|ties|such as|including|e\.g\.|like|similar|sponsor\w*|partly)[^.]{0,90}$"
        ),
        -1.0,
    ),
    Evidence(
        "person-before",
        "before",
        re.compile(r"(?:(?:Dr|Prof)\.?|[Pp]rofessor) (?:[\w.-]+ ){1,3}\W?(?:at|of|from|in|,)?(?: the)? ?\W?$"),
        -0.7,
    ),
)
AGAINST_HEADING = re.compile(
    r"[Aa]lumni|[Ff]ormer|[Pp]ublication|[Rr]eference|[Cc]ollaborat|[Aa]cknowledg|[Nn]ews|[Pp]apers?\b"
    r"|[Ff]und|[Aa]wards?|[Ee]ducation|[Bb]io|[Pp]artner|[Ss]ponsor|[Ff]ellowship|[Ss]cholarship"
    r"|[Pp]lacement"
)
