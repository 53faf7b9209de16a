"""Funders and partners in English text: who they are, and the words that say what part they play."""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule
from jobextract.fields.organizations.supporters.cues import Cue

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f"
_W = rf"[{_UPPER}][\w'&-]{{0,24}}"

# Acronyms and names of those who fund research. Alone they say nothing: a cue has to stand beside them.
FUNDERS = (
    re.compile(
        r"(?<![\w-])(?:AEI|AFOSR|AHRC|ANID|ANR|ANRF|ARC|ASTAR|A\*STAR|BBSRC|BELSPO|BMBF|CAPES|CFREF|CIHR|CNPq"
        r"|CONACYT|CONAHCYT|CONICET|CONICYT|CSC|CSIR|DAAD|DARPA|DBT|DECRA|DFF|DFG|DOE|DST|DoD|DoE|EMBO"
        r"|EPSRC|ERC|ESA|ESRC|FAPERJ|FAPESP|FCT|FNP|FNRS|FONDECYT|FORMAS|FRQNT|FWF|FWO|F\.R\.S\.-FNRS|Formas"
        r"|GACR|GAČR|HFSP|HFSPO|HRB|IARPA|IITP)(?!\w)"
    ),
    re.compile(
        r"(?<![\w-])(?:ISF|JSPS|JST|KIAT|MEXT|MICINN|MICIU|MINCIENCIAS|MITACS|MOE|MOST|MRC|Mitacs|NASA|NAWA|NCBR"
        r"|NCBiR|NCN|NEDO|NERC|NFR|NHMRC|NIH|NKFIH|NOAA|NRF|NRFK|NSERC|NSF|NSFC|NSTC|NWO|ONR"
        r"|OTKA|RANNIS|RCN|RFBR|RGC|RSF|Rannis|Rannís|SERB|SFI|SNF|SNSF|SSHRC|STFC|TAČR|TÜB[İI]TAK"
        r"|UEFISCDI|UGC|UKRI|USDA|VINNOVA|Vinnova)(?!\w)"
    ),
    re.compile(
        r"(?<![\w-])(?:European (?:Research Council|Commission|Union|Regional Development Fund|Social Fund"
        r"|Innovation Council)(?! (?:Law|member|citizen))"
        r"|(?:U\.?S\.? |Chinese |Swiss |Irish |German )?National (?:Science Foundation"
        r"|Natural Science Foundation(?: of China)?|Institutes? of Health|Research Foundation|Research Council"
        r"|Science Cent(?:re|er)|Science and Technology Council|Endowment for the Humanities)"
        r"|(?:German|Deutsche) (?:Research Foundation|Forschungsgemeinschaft)|German Academic Exchange Service"
        r"|German Federal Ministry of [A-Z]\w+(?: and [A-Z]\w+)?|Swiss National Science Foundation"
        r"|Austrian Science Fund|Dutch Research Council|Research Council of (?:Norway|Finland|Lithuania)"
        r"|Academy of Finland|Swedish Research Council"
        r"|Danish (?:National Research Foundation|Council for Independent Research)"
        r"|Independent Research Fund Denmark|Czech Science Foundation"
        r"|Polish National (?:Science Centre|Agency for Academic Exchange)"
        r"|Engineering and Physical Sciences Research Council|Economic and Social Research Council"
        r"|Natural Environment Research Council|Medical Research Council"
        r"|Biotechnology and Biological Sciences Research Council|Arts and Humanities Research Council"
        r"|UK Research and Innovation|Leverhulme Trust|Royal Society(?! of)|Wellcome(?: Trust)?"
        r"|Cancer Research UK|British Academy|(?:Alexander von )?Humboldt Foundation|Volkswagen Foundation"
        r"|VolkswagenStiftung|Simons Foundation)(?!\w)"
    ),
    re.compile(
        r"(?<![\w-])(?:Sloan Foundation|Alfred P\. Sloan Foundation|(?:Bill (?:&|and) Melinda )?Gates Foundation"
        r"|(?:Gordon and Betty )?Moore Foundation|John Templeton Foundation|Templeton Foundation"
        r"|Schmidt (?:Sciences|Futures)|Chan Zuckerberg Initiative|Howard Hughes Medical Institute|HHMI"
        r"|Novo Nordisk Foundation|Carlsberg Foundation|Lundbeck Foundation|Villum (?:Foundation|Fonden)"
        r"|Wallenberg Foundation|Knut and Alice Wallenberg Foundation|Human Frontier Science Program"
        r"|Australian Research Council|National Health and Medical Research Council"
        r"|Natural Sciences and Engineering Research Council(?: of Canada)?"
        r"|Canadian Institutes of Health Research|China Scholarship Council"
        r"|Japan Society for the Promotion of Science|Japan Science and Technology Agency"
        r"|Agence Nationale de la Recherche|French National Research Agency"
        r"|(?:Hong Kong )?Research Grants Council|Department of (?:Energy|Defense)|Science Foundation Ireland"
        r"|Israel Science Foundation|Department of Science and Technology)(?!\w)"
    ),
)

_ADVERB = (
    r"(?: (?:generously|partly|partially|jointly|fully|entirely|mainly|kindly|also|currently|co-?\w+|in (?:part"
    r"|full)|in whole))*"
)
_MONEY = (
    r"(?:[Ff]unding|[Ff]unds|[Gg]rants?|[Mm]oney|[Ff]inanc\w+|[Ss]upport|[Ss]ponsorship|[Ss]cholarships?"
    r"|[Ff]ellowships?|[Aa]wards?|[Ss]tipends?)"
)
_JOINT = (
    r"(?:[Cc]o-?operat\w+|[Cc]ollaborat\w+|[Pp]artner(?:s|ed|ing|ship)?|[Aa]lliance|[Jj]oint(?:ly)?|[Cc]onjunction"
    r"|[Tt]eam(?:ed|ing)? up|(?:work|working|works) (?:very )?closely)"
)

CUES: tuple[Cue, ...] = (
    Cue(
        "funders",
        Rule(
            "funded-by",
            re.compile(
                rf"\b(?:[Cc]o-?)?(?:[Ff]unded|[Ff]inanced|[Ss]ponsored|[Pp]aid){_ADVERB} (?:by|through|from)"
                rf"(?: (?:an?|the))?(?: [a-z-]+ (?:from|of)(?: the)?)? "
            ),
        ),
        "named",
    ),
    Cue(
        "funders",
        Rule(
            "supported-by",
            re.compile(rf"\b[Ss]upported{_ADVERB} (?:by|through)(?: (?:an?|the))?(?: [a-z-]+ (?:from|of)(?: the)?)? "),
        ),
        "funder",
    ),
    Cue(
        "funders",
        Rule(
            "money-from",
            re.compile(
                rf"\b{_MONEY} (?:is |was |are |comes? |provided |awarded |granted |given )*(?:from|by|through)"
                rf"(?: the)? "
            ),
        ),
        "payer",
    ),
    Cue("funders", Rule("grant-of", re.compile(rf"\b{_MONEY} of (?:the )?")), "funder"),
    Cue(
        "funders",
        Rule(
            "funders-label",
            re.compile(
                r"(?:^|\n|(?<=[.;] ))(?:(?:[Pp]roject |[Mm]ain )?(?:[Ff]und(?:er|or)s?|FUNDERS?|[Ss]ponsors?|[Dd]onors?|[Bb]enefactors?)"
                r"|(?:[Ff]unding|[Ff]inanc(?:e|ing)|[Gg]rant|[Ss]ponsoring)(?: (?:agenc(?:y|ies)|bod(?:y|ies)|sources?|organi[sz]ations?"
                r"|institutions?|providers?|giver))?|[Ff]inancial support|[Ss]ources? of (?:funding|funds|finance|money)"
                r"|(?:[Ff]unded|[Ff]inanced|[Ss]ponsored|[Pp]aid(?: for)?) by)(?: past and present| \(s\))?(?: ?[:|\t] ?|  +)"
            ),
        ),
        "payer",
    ),
    Cue(
        "funders",
        Rule("funder-funded", re.compile(r"(?:-|\s)?(?:co-)?(?:funded|sponsored|financed|supported)\b")),
        "lexicon",
        after=True,
    ),
    Cue(
        "funders",
        Rule(
            "funder-grant",
            re.compile(
                r"(?:[ -](?:[A-Z][\w-]+|\([A-Z]\w+\)|[a-z]+))?(?:[ -](?:[A-Z][\w-]+))?[ -](?:[Gg]rants?"
                r"|[Pp]rojects?|[Ff]unding|[Ff]ellowships?|[Ss]cholarships?|[Ss]tipends?|[Ss]tudentships?"
                r"|[Pp]rogramm?es?|[Dd]octorado|[Pp]ostdoctorado|[Mm]oney)\b"
            ),
        ),
        "lexicon",
        after=True,
    ),
    Cue(
        "funders",
        Rule(
            "funder-pays",
            re.compile(
                r" (?:\([^()\n]{1,12}\) )?(?:funds|pays for|finances|sponsors|is funding|has funded"
                r"|has awarded|covers the (?:salary|costs?))\b"
            ),
        ),
        "funder",
        after=True,
    ),
    Cue(
        "funders",
        Rule(
            "grant-in-brackets",
            re.compile(
                r"\b(?:[Pp]roject|[Gg]rant|[Ss]tudentship|[Ff]ellowship|[Ss]cholarship|[Pp]rogramme|[Ff]unding|[Aa]ward)s?"
                r"(?: (?!and |or |by )[^\s().;:]+){0,8} ?\("
            ),
        ),
        "funder",
        closing=re.compile(r"\s?(?:\)|[-/#]?\d|,? (?:[Nn]o|[Nn]r|[Gg]rant|[Pp]roject|[Rr]ef|[Aa]ward)\b)"),
    ),
    Cue(
        "funders",
        Rule(
            "funder-decides",
            re.compile(
                r"(?: \([^()\n]{1,12}\))?(?:'s)? (?:approves|has approved|has granted|grants us|reimburses|pays|provides the|covers"
                r"|requires (?:that|of)|money|rules|rates?|guidelines|stipend rates?|budget|quota|places?|slots?)\b"
            ),
        ),
        "lexicon",
        after=True,
    ),
    Cue(
        "partners",
        Rule(
            "with-partner",
            re.compile(
                rf"\b{_JOINT}(?: [\w-]+){{0,5}}? (?:with|between)(?: (?:our|the|an?|its|their))?"
                rf"(?: [a-z][\w-]*){{0,4}}?(?: (?:at|from|in|of|such as|like|including))?(?: the)? "
            ),
        ),
        "known",
    ),
    Cue(
        "partners",
        Rule("and-with", re.compile(r"\b(?:[Cc]o-?operat\w+|[Cc]ollaborat\w+)[^.;:\n]{3,80}? and with (?:the )?")),
        "known",
    ),
    Cue(
        "partners",
        Rule(
            "partners-label",
            re.compile(
                r"\b(?:[Pp]artners?|[Cc]ollaborators|[Cc]ollaborating (?:institutions|partners)|[Pp]artner "
                r"(?:institutions?|universit(?:y|ies)|organi[sz]ations?))(?: (?:include|are|is|comprise)|:)"
                r"(?: the)? ?"
            ),
        ),
        "organization",
    ),
    Cue(
        "partners",
        Rule(
            "project-with",
            re.compile(
                r"\b(?:[Pp]roject|[Ss]tudy|[Ss]tudies|[Tt]rial|[Pp]rogramme|[Ss]urvey|[Rr]esearch|[Ww]ork"
                r"|[Tt]ogether)(?: (?!student|experience|you)[a-z-]+){0,8}? with (?:the )?(?:[a-z-]+ ){0,2}?"
            ),
        ),
        "body",
    ),
    Cue(
        "partners",
        Rule(
            "stay-at",
            re.compile(
                r"\b(?:[Ss]econdments?|[Rr]esearch (?:stays?|visits?)|[Pp]lacements?|months? "
                r"(?:of [\w -]{0,30})?(?:are |is )?(?:spent|hosted))(?: [a-z]+){0,4}? (?:at|to|with|in|by) "
                r"(?:the )?"
            ),
        ),
        "known",
    ),
    Cue(
        "partners",
        Rule(
            "as-partner",
            re.compile(
                r",? (?:\([^()\n]{1,12}\) )?(?:as (?:an? |our |the )?(?:[a-z]+ ){0,2}(?:partners?"
                r"|collaborators?)|is (?:an? |our |the )(?:[a-z]+ ){0,2}(?:partner|collaborator))\b"
            ),
        ),
        "organization",
        after=True,
    ),
)

# What a name of somebody who pays ends in or begins with.
FUNDER_HEAD = re.compile(
    r"\b(?:foundation|fund|funds|council|agency|ministry|commission|union|trust|stiftung|fonds|fondation"
    r"|fundaci[oó]n|fondazione|academy"
    r"|association|society|charity|endowment|government|department of energy|science cent(?:re|er)"
    r"|gemeinschaft|fonden)\b",
    re.IGNORECASE,
)
# Heads of public bodies, which "with" alone makes partners.
BODY = re.compile(
    r"^(?:(?:[A-Z][\w-]+ ){0,3}Ministry of|Federal (?:Office|Agency)|National (?:Institute|Agency|Office)|City of)\b"
)
# A name of one who is not known, up to where its capitals end.
NAME = re.compile(
    r"(?:[\w-]+ ){1,4}?(?:foundation|fund|council|agency|ministry|academy)\b"
    rf"|(?:[{_UPPER}][\w.'’&/-]*)(?:(?: (?:of|for|and|the|in|on|&|de|der|für|des|du|del|la"
    rf"|fur)){{0,2}} [{_UPPER}][\w'’&/-]*){{0,8}}"
)
# Names of grants, not of those who give them.
NO_ORGANIZATION = re.compile(
    r"\b(?:Grants?|Fellowships?|Scholarships?|Projects?|Programm?es?|Awards?|Horizon|Marie|Erasmus|Prof"
    r"|Professor|Dr|Starting|Advanced"
    r"|Consolidator|Synergy|Chair|Initiative|Schemes?|Action|Actions|MSCA|Call|I|We|Our|My|You|January"
    r"|February|March|April|May|June"
    r"|July|August|September|October|November|December|Excellence|The|This|These)\b|\d"
)
# A mention beside which such words stand is of somebody's past or of what an applicant may try.
AGAINST = re.compile(
    r"(?:[Ww]on|[Rr]ecipient|[Rr]eceived(?! (?!an? )(?:\w+ )?$)|[Hh]older|[Rr]eviewer|[Pp]anel|[Ee]ditor|[Aa]lum\w+|[Ff]ormer\w*"
    r"|[Pp]reviously|[Mm]ember) [^.]{0,50}$"
)
AGAINST_HEADING = re.compile(
    r"[Aa]lumni|[Ff]ormer|[Pp]ublication|[Rr]eference|[Nn]ews|[Pp]apers?\b|[Ee]ducation|\b[Bb]io(?:s"
    r"|graph\w+)?\b|[Pp]lacement|[Aa]wards|[Hh]ono"
)
SEPARATOR = re.compile(r"(?:\s*(?:,|;|/|&|\band\b|\bas well as\b|\bor\b)\s*){1,2}(?:by |from |with )?(?:the |both )?")
