"""English: terms for levels and kinds of position, and the phrases that offer one."""

# (types, pattern): tried in this order at each place; the first that fits takes the words. No type: it only
# takes them; "~": too general to count outside a title.
_WHO = (
    r"(?:students?|candidates?|researchers?|scholars?|fellow(?:ship)?s?|associates?|scientists?"
    r"|positions?|interns?|visitors?|applicants?)"
)
TERMS: tuple[tuple[str, str], ...] = (
    (
        "",
        r"\b(?:ph\.?\s?d\.?|doctoral|master'?s?|m\.?sc\.?|bachelor'?s?|b\.?sc\.?|undergraduate|graduate"
        r"|university)(?:'s)? (?:degrees?|diplomas?|level courses?|advis[oe]rs?|supervis\w+|transcripts?"
        r"|education|thesis committee)\b",
    ),
    (
        "",
        r"\b(?:students?|candidates?|those|anyone) with (?:a |an )?(?:ph\.?d|master'?s?|bachelor'?s?"
        r"|m\.?sc|b\.?sc)\b",
    ),
    (
        "postdoc",
        rf"\b(?-i:PDRAs?)\b|\bpost[- ]?(?:doc(?:s|toral|torate|torates)?"
        rf"|ph\.?d)\b(?:[ -](?:research(?:er)?s?|{_WHO})){{0,3}}",
    ),
    (
        "research_assistant",
        r"\b(?:graduate |undergraduate |student |full[- ]time |part[- ]time )?research(?: and teaching"
        r"| (?:&|and) engineering| technical| project)? assistants?(?:hips?)?\b(?! professor)"
        r"|\b(?-i:RAs?)\b(?!/?TA)|\bhiwis?\b|\bstudent (?:research )?assistants?\b|\bpre-?doc(?:s"
        r"|toral)?(?: (?:fellow|researcher|research assistant)s?)?\b|\bresearch aides?\b",
    ),
    (
        "faculty",
        r"\b(?:(?:research|assistant|associate|full|junior|tenured?|tenure[- ]track|adjunct|teaching"
        r"|university|endowed|clinical) ){1,3}(?:professors?(?:hips?)?|faculty)\b|\bprofessorships?\b"
        r"|\blectur(?:er|eship)s?\b|\bfaculty (?:positions?|members?|openings?|candidates?)\b"
        r"|\btenure[- ]track\b",
    ),
    (
        "visiting",
        rf"\bvisiting(?: (?:\w+[ /]){{0,3}}{_WHO})?\b|\b(?:short[- ]term |academic |external )?visitors?\b"
        rf"|\bexchange students?\b|\bsabbatical visitors?\b",
    ),
    (
        "phd",
        rf"\bgraduate \(ph\.?\s?d\.?\)(?: students?)?|\b(?:joint |industrial )?(?:ph\.?\s?d\b\.?s?"
        rf"|doctoral|d\.?\s?phil)(?:'?s)?(?:[ -](?:research(?:er)?s?|student(?:ship)?s?|{_WHO})){{0,3}}"
        rf"|\bdoctorates?\b|\bdoctorands?\b|\bearly[- ]stage researchers?\b",
    ),
    (
        "master phd",
        r"\b(?:post)?grad(?:uate)?(?: (?:research|summer|exchange|rotation))? (?:students?|researchers?"
        r"|positions?|applicants?|admissions?|studentships?|school applicants?)\b|\bpostgraduates?\b"
        r"|\bgraduates? and undergraduates?\b",
    ),
    (
        "undergraduate",
        r"\bunder-?grad(?:uate)?s?\b(?: (?:research )?(?:students?|researchers?|assistants?|fellows?))?"
        r"|\bbachelor'?s?'?(?: (?:student|thes[ie]s|project)s?)?\b|\b(?-i:B\.?\s?(?:Sc|sc|Eng"
        r"|Tech))\b\.?(?: students?)?|\b(?-i:B\.?S\.?)(?= (?:students?|thes[ie]s))"
        r"|\bhonou?rs\b(?: (?:students?|thes[ie]s|projects?)\b|(?=[ ]?/))|\bsenior thes[ie]s\b|\burop\b"
        r"|\breu\b",
    ),
    (
        "master",
        r"\bmaster'?s?'?(?:[ -](?:students?|candidates?|thes[ie]s|projects?|positions?|program(?:me)?s?"
        r"|applicants?))?\b|\bm\.?\s?(?:sc|phil|eng|tech|res|a\.?sc)\b\.?(?: \(?(?:students?|thes[ie]s"
        r"|positions?))?|\b(?-i:M\.?S\.?)(?![\w])(?!\.\w)(?: students?)?|\b(?-i:M\.?A\.?)(?= students?)",
    ),
    (
        "intern",
        r"\b(?:research |summer |academic |student )?interns?(?:hips?)?\b|\btrainees?(?:hips?)?\b"
        r"|\bsummer (?:research )?(?:students?|program(?:me)?s?)\b|\bstagiaires?\b",
    ),
    (
        "technician",
        r"\b(?:lab(?:oratory)?|research|technical)?[ ]?technicians?\b|\blab techs?\b|\btechnical staff\b",
    ),
    (
        "engineer",
        r"\b(?:research |software |machine learning |data |ml ){0,4}(?:engineers?|developers?"
        r"|programmers?)\b",
    ),
    (
        "researcher",
        r"\b(?:senior |staff |principal |junior |associate |assistant |applied "
        r"|lead ){0,4}(?:research (?:scientists?|fellow(?:ship)?s?|associates?|specialists?|staffs?"
        r"|investigators?)|quantitative researchers?)\b|\b(?:computational )?(?:chemist|biologist"
        r"|statistician|physicist)s?\b",
    ),
    ("~researcher", r"\b(?:scientists?|researchers?|investigators?)\b"),
    (
        "other",
        r"\b(?:project|lab(?:oratory)?|program(?:me)?|growth|product|commercial|office|data) (?:managers?"
        r"|leads?|coordinators?|administrators?|specialists?)\b|\bcoordinators?\b|\badministrators?\b"
        r"|\binstructional assistants?\b|\bpost-?bac\w{0,12}\b|\bconsultants?\b",
    ),
)
# Types that general words name: they count in a title, hardly in a sentence.
WEAK = frozenset({"researcher", "faculty", "other", "technician"})

OFFER = (
    r"\b(?:recruit(?:s|ing|ment)?|hir(?:e|ing)|looking for|seek(?:s|ing)?|search(?:ing)? for|openings?\b"
    r"|vacanc(?:y|ies)|open positions?|positions? (?:is|are) (?:\w+ )?(?:open|available)"
    r"|(?:position|positions) (?:available|in|for|on|as)|prospective|applications? (?:from|for)|(?:accept"
    r"|admit|take|tak)(?:s|ing)? (?:\w+ ){0,3}(?:students?|applications?|interns?|visitors?|postdocs?)"
    r"|welcome[sd]?|invit(?:e|es|ing|ed)|opportunit(?:y|ies) for|(?:want|wish|interested|apply"
    r"|applying) (?:\w+ ){0,4}(?:as|for) an?\b|join (?:us|my|our|the)|encourage[sd]?|available (?:for|to)"
    r"|interested (?:students|candidates|postdocs)|multiple|several|fully[- ]funded)\b"
)
# A sentence that says that nothing is open.
NOT_OPEN = (
    r"\b(?:no|not|n't|cannot|unable to|never)\b(?! only)[^.;:]{0,30}\b(?:openings?|vacanc(?:y|ies)"
    r"|open positions?|hir(?:e|ing)"
    r"|recruit(?:ing)?|accept(?:ing)?|tak(?:e|ing) (?:on )?(?:new|any|more)|looking for"
    r"|have (?:any )?(?:positions|funding))\b"
)
NOT_BEFORE = (
    r"\b(?:hold(?:s|ing)?|have|has|having|had|with|obtain(?:ed|ing)?|complet(?:ed?|ing)|recent(?:ly)?"
    r"|possess(?:es|ing)?|earned|received|finish(?:ed|ing)?|before|after|pursu(?:e|ing)|current(?:ly)?"
    r"|former|past"
    r"|awarded|defended|(?:am|is|was|start|started|serve[sd]?|working|worked) (?:as )?|during (?:my|his"
    r"|her|your|their)|my|his|her|our (?:current|former)|(?:with|by|advis(?:e|ed|ing)|mentor(?:ed"
    r"|ing)?|supervis(?:e|ed|ing)|training|alongside|other|between|including|teaching) (?:\w+ ){0,2})"
    r"(?: an?| the| his| her| your| their| my)? ?(?:recent |relevant |strong )?$"
)
NOT_AFTER = (
    r"[ ]?(?:['’]s )?(?:in hand|from\b|or equivalent|holders?\b|graduates?\b|degrees?\b|diploma"
    r"|required|is required|theses\b|defen[cs]e|supervis|advis[oe]r|committee|alumni|level\b|who graduated"
    r"|under (?:my|the) supervision)"
)
# A verb of seeking that stands before the term it governs.
SEEKS = (
    r"\b(?:looking (?:for|to (?:hire|recruit))|seek(?:s|ing)?|hir(?:e|es|ing)|recruit(?:s|ing)?"
    r"|search(?:es|ing)? for|openings? (?:for|as)|positions? (?:for|as|of)|in search of|opportunit(?:y"
    r"|ies) for"
    r"|invite (?:applications? )?(?:from|for)?|welcome)\b[^.;:!?]{0,60}$"
)
# "Graduate students" may mean both levels; which, the page says by naming one.
EITHER = r"(?:post)?grad(?:uate)?s?\b.{0,30}"
MASTER = r"\bmaster'?s?\b(?! degrees?| of)|\bM\.?\s?(?:Sc|Phil|Eng|Tech)\b|\bMS\b|\bM\.S\."
DOCTORAL = r"\bph\.?\s?d\b|\bdoctoral\b"
