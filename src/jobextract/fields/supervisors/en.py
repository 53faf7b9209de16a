"""Supervisors in English text: titles, cues and what speaks against."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.supervisors.names import FULL_NAME, NAME, words

_RANK = (
    r"(?:(?:Full|Associate|Assistant|Assoc\.|Asst\.|Adjunct|Distinguished|Research|Chair|Visiting"
    r"|University|Junior) )?"
    r"(?:A/)?[Pp]rof(?:essors?|[sa]?\.|[sa])?(?![a-z])|(?<![A-Za-z.])D(?:rs?\.|rs?(?= )|octor(?= ))"
)
_DEGREES = r"(?:[ \n]?(?:[Dd]r|rer|nat|[Ii]ng|Dr-Ing|habil|h\.?c|med|phil|PhD)\b\.?-?){0,5}"
_TITLE = rf"(?P<rank>(?:{_RANK}){_DEGREES})"
_LIST = rf"(?P<names>{NAME}(?:(?:,? (?:and|&) |, )(?!(?:and|&) ){NAME}){{1,5}})"
_ONE = rf"(?P<name>{FULL_NAME})"
_OPTIONAL_TITLE = rf"(?:(?:{_RANK}){_DEGREES}[ \n]?)?"
_PAREN = r"(?: \([^()\n]{2,80}\)| (?:at|of|from) (?:the )?[^,.;()\n]{2,50}?(?= and |, | & ))?"
_PEOPLE = (
    rf"(?P<names>{_OPTIONAL_TITLE}{FULL_NAME}{_PAREN}(?:(?:,? (?:and|&) |, "
    rf"| / ){_OPTIONAL_TITLE}{FULL_NAME}{_PAREN}){{0,5}})"
)

TITLED = re.compile(rf"(?:{_RANK}){_DEGREES}[ \n]?")
# A name inside a list of people; what stands in parentheses is skipped.
IN_LIST = re.compile(rf"\([^()\n]{{0,80}}\)|{_OPTIONAL_TITLE}(?P<name>{FULL_NAME})")

# How the column of a table that holds supervisors is headed.
MENTOR_COLUMN = words(
    """
    mentor mentors supervisor supervisors advisor adviser pi investigator
    """
)

RULES = (
    Rule("titled-name", re.compile(rf"{_TITLE}[ \n]?(?P<name>{NAME})"), 0.62),
    Rule("titled-names", re.compile(rf"(?P<rank>[Pp]rof(?:essor)?s\.?|Drs\.?)[ \n]{_LIST}"), 0.62),
    Rule(
        "supervised-by",
        re.compile(
            r"(?:[Ss]upervis(?:ed|ion|ing team)(?: by| of)|(?:co-?)?(?:advised|mentored|supervised|led"
            r"|headed|directed|hosted|guided) (?:jointly )?(?:by|with)"
            rf"|[Uu]nder the (?:guidance|direction|leadership|mentorship|supervision) of)\s{_PEOPLE}"
        ),
        0.8,
    ),
    Rule(
        "label",
        re.compile(
            r"(?:^|[\n(;|.•] ?|PI |Name )(?:(?:[Pp]rincipal|[Ll]ead|[Cc]hief) [Ii]nvestigators?|PIs?"
            r"|(?:[Pp]ossible |[Pp]otential |[Mm]ain |[Pp]rimary |[Pp]roject |[Tt]hesis |[Pp]hD )?"
            r"[Ss]upervis(?:ors?|ing [Tt]eam)(?:'s?)?(?: names?)?|(?:[Cc]o-)?[Aa]dvis[eo]rs?"
            r"|[Ss]upervis(?:ion|ed by)|[Mm]entors?"
            r"|(?:[Gg]roup|[Tt]eam|[Pp]roject|[Ll]ab) (?:[Ll]eader|[Hh]ead|[Dd]irector)s?"
            r"|[Ll]aboratory [Hh]ead)(?:\(s\))?"
            rf"(?:\s?[:–—]|\t| is| are)\s{{0,2}}{_PEOPLE}"
        ),
        0.85,
    ),
    Rule(
        "contact",
        re.compile(
            r"(?:(?:[Cc]ontact|[Ee]-?mail(?: to)?|[Rr]each out to|[Ww]rite to|[Ii]nquiries to"
            r"|[Cc]ontact [Pp]ersons?|directed to"
            r"|[Ss]en(?:d|t)(?: directly)? to|by email to|(?:cover letter\)?|referees|materials?"
            rf"|documents?|applications?|CV|résumé|resume) to)(?: ?:| ?-)?)\s{{1,2}}{_PEOPLE}"
        ),
        0.66,
    ),
    Rule(
        "contact-short",
        re.compile(r"(?:[Cc]ontact|[Ee]-?mail) (?P<short>[A-Z][a-z]{1,15})(?= by\b| via\b| at\b| \(| if\b)"),
        0.52,
    ),
    Rule(
        "group-of",
        re.compile(
            rf"(?:{_TITLE}[ \n]?)?(?P<name>{FULL_NAME})'s? (?:[a-z]+ )?(?:[Ll]ab(?:oratory)?|[Gg]roup"
            r"|[Tt]eam)\b"
        ),
        0.7,
        needs="'",
    ),
    Rule(
        "work-with",
        re.compile(
            r"(?:[Ww]ork(?:ing)? (?:closely|directly) with|[Ww]ork with|post-?doc(?:toral work)? with"
            rf"|[Jj]oin)\s(?P<names>{_OPTIONAL_TITLE}{FULL_NAME}{_PAREN}"
            rf"(?:(?:,? (?:and|&) |, ){_OPTIONAL_TITLE}{FULL_NAME}{_PAREN}){{0,5}})"
        ),
        0.6,
    ),
    Rule(
        "who-leads",
        re.compile(rf"(?P<name>{FULL_NAME}),? who (?:leads|heads|directs|runs|supervises)\b"),
        0.8,
    ),
    Rule(
        "i-am",
        re.compile(
            rf"(?:\bI am|\bI'm|[Mm]y name is|mention me,) {_OPTIONAL_TITLE}(?P<name>{FULL_NAME})(?=[,.;( \n]"
            r"|$)"
        ),
        0.7,
    ),
    Rule(
        "name-then-rank",
        re.compile(
            rf"(?:^|\n)(?P<name>{FULL_NAME})(?: \([^()\n]{{2,40}}\))?(?:, | will join | is (?:currently "
            r"|now )?(?:an? |the )?|\n| - | – | \| )"
            r"(?=[^.\n]{0,140}\b(?P<rank>(?:(?:Full|Associate|Assistant|Distinguished|Chair"
            r"|Tenure-[Tt]rack (?:Assistant|Associate)) )?Professor|Principal Investigator|Group Leader"
            r"|Lab(?:oratory)? (?:Head|Director)|PI)\b)"
        ),
        0.7,
    ),
    Rule(
        "copyright",
        re.compile(
            rf"(?:©|\([Cc]\)|[Cc]opyright)(?: ?©)?[ \d,–—-]{{0,16}}(?: by)? ?{_OPTIONAL_TITLE}(?P<name>"
            rf"{FULL_NAME})(?=[,.;:|]|\n| [–—|-]|$| All)"
        ),
        0.6,
    ),
)

# Standing before the name in its sentence: someone else's person.
AGAINST = re.compile(
    r"[Cc]ollaborat|[Cc]o-?work|[Aa]lumn|[Ff]ormer|[Tt]hank|[Aa]cknowledg|[Aa]dministrat|[Ss]ecretar"
    r"|\bHR\b|[Hh]uman [Rr]esource|[Ll]ab manager"
    r"|(?:[Gg]raduate|[Pp]rogram(?:me)?|[Aa]dmissions?|[Oo]ffice) [Cc]oordinator|\bDear\b|[Tt]extbook"
    r"|[Bb]ook|[Aa]uthor|[Pp]aper|[Pp]ublish|[Ll]ecture by|[Ss]tudents? (?:of|in)|advice|[Aa]dapted"
    r"|[Ii]nspired"
    r"|[Pp]artners?\b|[Pp]revious|lab lead|lab members?|[Ww]ebmaster|[Tt]emplate|[Dd]esign|[Tt]heme"
)
# Right after the name: someone else's person, or something they made.
AGAINST_AFTER = re.compile(
    r",? (?:\([^()]{0,30}\),? )?(?:is |an? |our |the |current |senior )*(?:[Pp]ost-?doc|PhD [Ss]tudent"
    r"|[Dd]octoral|[Ll]ab [Mm]anager|[Tt]echnician|[Aa]dministrat|[Ss]ecretary|HR\b|[Ss]tudent"
    r"|[Rr]esearch [Aa]ssistant|[Cc]oordinator|[Oo]ffice)|'s? (?:advice|guide|talk|book|paper|blog|post"
    r"|lecture|page|website|tips|theorem|law|award|prize|fellow)"
)
# A heading above that makes everyone below it someone else.
AGAINST_HEADING = re.compile(
    r"[Aa]lumni|[Ff]ormer|[Pp]ublication|[Rr]eference|[Cc]ollaborat|[Aa]cknowledg|[Nn]ews|[Pp]apers?\b"
    r"|[Pp]ress|(?:[Cc]urrent|[Gg]raduated|[Ff]ormer|[Pp]ast) (?:[Ss]tudents|[Mm]embers)|[Aa]wards?\b"
    r"|[Cc]ase [Ss]tudies|[Rr]eading"
)
# Words that no family name is.
NOT_NAME_WORD = re.compile(
    r"(?:Postdoc|Universi|Institut|Depart|Laborat|Research|Scien|Techn|Doctora)|\w*(?:tion|tional|ology"
    r"|ments?|ics|ives?|ness|ility|ware|ships?|graphy|ning|tics|nal)$"
)
NOT_NAMES = words(
    """
    A Hr Check Children Admin Author Authors Anyone Them Him Her About Academic Academy Admission
    Admissions All American An And Apply Application Applications Art Artificial Arts Asia Asian
    Assistant Associate August Award Bachelor Biology Board Business California Candidate Candidates
    Career Center Centre Chair Chemistry China Chinese City College Committee Computer Computing
    Conference Contact Cover Data December Degree Department Dept Design Director Division Doctor
    Doctoral Dr Earth Ecology Education Email Engineering English Environment Europe European Faculty
    February Fellow Fellows Fellowship Fellowships For Foundation Funding Germany Graduate Grant Grants
    Group Head Health History Home Human Humanities I If Informatics Information Institute
    Institutes Intelligence Intelligent International Investigator Investigators January Job Jobs
    Journal July Lab Laboratory Labs Language Learning Lecturer Letter Library Linguistics
    Machine Manager March Master Masters Mathematics May Medical Medicine Member Members Mentor Natural
    Network Networks Neuroscience New News November Now October Office Officer Online Open Opening
    Openings Opportunities Opportunity Our Paper People PhD Physics Please Policy Position
    Positions Postdoc Postdocs Postdoctoral President Prize Prof Professor Professors Professorship
    Profs Program Programme Programs Project Projects Psychology Public Publications Qualification
    Quantum Reader Recruitment Research Researcher Researchers Resources Royal Scholar Scholarship
    Scholarships School Science Sciences Scientific Scientist Security Senior September Service
    Services Singapore Site Skills Social Software Staff State States Student Students Studies Study
    Summer Supervisor Supervisors Support System Systems Team Technical Technician Technology The
    Theory This Training Undergraduate United University Us Vision Visiting We Web Website Winter Work
    You Your Zoom Emeritus Google GitHub Twitter LinkedIn Dean Deputy Vice Chief Executive Development
    Management Economics Finance Philosophy Robotics Statistics Astronomy Analysis Modeling
    Modelling Dynamics Evolution Genetics Genomics Climate Change Energy Materials Optics Africa
    Australia Canada France Italy Japan India Interested Hiring Join Lab-based Inc Ltd LLC GmbH
    Corporation Company Limited Rights Reserved Jekyll Bootstrap Wix Github Pages Template
    """
)
