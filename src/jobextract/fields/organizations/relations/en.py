"""English (and other names in Latin script): kinds of organizations by their names, and how one stands in another."""

from __future__ import annotations

import re

from jobextract.fields.organizations.relations.ranks import (
    DEPARTMENT,
    FACULTY,
    GROUP,
    HOUSE,
    INSTITUTE,
    OTHER,
    TOP,
    UNIT,
    UNIVERSITY,
    Size,
)

# Forms of names that say the kind, tried in order before the head of the name is looked at.
FORMS: tuple[tuple[re.Pattern[str], Size], ...] = (
    (
        re.compile(
            r"\b(?:GmbH|Ltd|Limited|Inc|Corp|Corporation|LLC|Company|Co\.|plc|PLC|AG|AB|SE|Oyj?|ASA|KK|SAS|SARL|Lda"
            r"|ApS)\b\.?$|\b(?:S\.A\b|S\.(?:C\.)?p\.A\b|S\.r\.l\b|B\.V\b|N\.V\b|A/S|sp\. z o\.o\.|s\.r\.o\b)"
        ),
        Size("company", TOP),
    ),
    (
        re.compile(r"\b(?:National|Federal) (?:\w+ ){0,3}?Laborator(?:y|ies)\b|\bNational Labs?\b", re.IGNORECASE),
        Size("institute", HOUSE),
    ),
    (
        re.compile(r"\b(?:Key|State|Joint) (?:\w+ ){0,3}?Lab(?:orator(?:y|ies))?\b", re.IGNORECASE),
        Size("institute", INSTITUTE),
    ),
    (re.compile(r"\bInstitute of (?:Science and )?Technology\b", re.IGNORECASE), UNIVERSITY),
    (re.compile(r"^(?!.*\b(?:of|for)\b).*\w College$"), UNIVERSITY),
)
# Words for kinds of organizations; the last one before "of" is the head of a name.
HEAD = re.compile(
    r"\b(?:(?P<company>ltd|inc|gmbh)"
    r"|(?P<group>labs?|laborator(?:y|ies|io)|laboratoire|groups?|gruppe|team|collective|chair|lehrstuhl|studio"
    r"|research unit)"
    r"|(?P<section>sections?)"
    r"|(?P<unit>units?|service|program(?:me)?)"
    r"|(?P<department>departments?|dept|division|departamento|dipartimento|département|abteilung|fachbereich)"
    r"|(?P<faculty>schools?|facult(?:y|ies)|college|facultad|faculdade|facoltà|faculté|fakultät|escuela|escola|scuola)"
    r"|(?P<institute>institut(?:e|es|o|et)?|istituto|cent(?:er|re|ro|rum)|zentrum|observatory|light source|facility)"
    r"|(?P<house>hospital|clinic|klinik(?:um)?|academy|museum|agency)"
    r"|(?P<other>librar(?:y|ies)|archives?|press)"
    r"|(?P<university>universit\w*|universidade?|universidad|polytechnic|politecnico|hochschule|[ée]cole|uni))\b",
    re.IGNORECASE,
)
HEADS: dict[str, Size] = {
    "company": Size("company", TOP),
    "group": Size("group", GROUP),
    "section": Size("department", UNIT),
    "unit": Size("group", UNIT),
    "department": Size("department", DEPARTMENT),
    "faculty": Size("department", FACULTY),
    "institute": Size("institute", INSTITUTE),
    "house": Size("institute", HOUSE),
    "other": OTHER,
    "university": UNIVERSITY,
}
TAIL = re.compile(r" (?:of|for|at|in|on|de|del|della|dell'|du|des|dei|di|da|do|für|van|voor)\b| d'|,", re.IGNORECASE)
# What companies are called where no head says more.
TRADE = re.compile(
    r"\w (?:Technolog(?:ies|y)|Tech|Robotics|Therapeutics|Pharma(?:ceuticals?)?|Analytics|Instruments|Industries|AI|Systems"
    r"|Solutions|Software|Semiconductors?|Biotech|Bio|Biosciences|Biologics|Diagnostics|Medtech|Motors|Automotive"
    r"|Aerospace|Photonics|Sensors|Audio|Voice|Games|Networks|Consulting|Ventures|Holdings|Partners|Bank|Electric)$"
)
# "University of Somewhere School of Law": what follows is the name's head.
PART_OF_ONE = re.compile(
    r"Universit\w+ of (?:[A-Z][\w-]+ ){1,3}"
    r"(?=(?:School|College|Departments?|Institute|Cent(?:er|re)|Hospital|Faculty)\b)"
)
# Of those in lists of universities, these teach no students.
NO_UNIVERSITY = re.compile(
    r"^(?!.*Universi).*\b(?:Institution|Hospital|Observatory|Laborator(?:y|ies)|Clinic|Academia|Academy of Sciences"
    r"|Research Institute)\b"
)

OWNER = re.compile(
    r"(?P<owner>(?:[A-Z][\w'-]+ ){1,3}(?:University|Hospital|Academy))(?:'s)? (?!Hospital|Clinic)(?=[A-Z])"
)
"""The larger organization that a name begins with."""
OF_SUBJECT = re.compile(r"\bcent(?:er|re|ro|rum)\b|^institut\w* (?:of|for|für|de|di|d')", re.IGNORECASE)
"""Institutes that are often part of a university, unlike those that bear a name."""

CONNECTORS = (
    r"(?:and|of|at|in|within|from|y|et|und|e|de|del|della|dell'|der|du|an der|am)\b ?(?:the |la |los |l')?|the "
)
"""Words between the names of one chain, as a source of a pattern."""
PLACED = re.compile(
    r"\s*(?:\([^()\n]{1,40}\))?,? (?:(?:an?|one|which|that|who|we|is|are|sits?|belongs?|forms?|lies|lives?|based|housed"
    r"|hosted|located|embedded|affiliated|joint|part|unit|centre|center|lab|group|research|now|here|inside|within|at|in"
    r"|of|to|by|and|the|led|jointly|both|newly|founded|established|small|department|institute|floor|third|second|first"
    r"|ground)\b ?){1,9}"
)
"""Words by which the first of two names is placed in the second."""
STANDS = re.compile(
    r"(?:[^.;:!?\n]{0,40}\b(?:based|located|situated|headquartered|headquarters|seated|offices?|HQ|campus) (?:is |are )?(?:in|at|near) "
    r"|,\s+(?:\d[^,\n]{0,40},\s+)?| in | \(|\s?[|·]\s?)"
)
"""Words between a name and the place where it stands."""
POSSESSIVE = re.compile(r"'s? (?:own |new |renowned )?")
AND = re.compile(r"\b(?:and|y|et|und)\b|[&;]")
PART_OF = re.compile(r"\b(?:of|at|in|within|to)\b")
REFERENCE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Tt]his) (?P<head>unit|group|lab|laboratory|team|cent(?:er|re)|institute|department|school"
    r"|section) (?:is|belongs|sits|forms|lies)\b[^.;:!?\n]{0,50}\b(?:of|at|in|to|within) (?:the )?$"
)
"""A unit spoken of by its head alone, before the name of what it is part of."""
SHORT_FOR = r"(?:the|short|in short|abbreviated|acronym):? |"
"""Words before a short name in parentheses, as a source of a pattern."""
MINOR = frozenset({"of", "for", "and", "the", "in", "at", "on", "de", "la", "del", "des", "du", "für", "und", "y", "&"})
"""Words that acronyms leave out."""
