"""English: how addresses are disguised, labelled and introduced."""

import re

from jobextract.fields.candidate import Rule

# Words that stand for the signs of an address.
AT_WORDS = frozenset({"at", "at sign", "at-sign", "atsign", "a", "a t", "ät"})
DOT_WORDS = frozenset({"dot", "d0t", "period"})

# "replace # with @": an agreed sign instead of the real one.
SUBSTITUTES = (
    Rule(
        "replace-with-at",
        re.compile(r"\breplace[ ]['\"(]?(\S{1,6}?)['\")]?[ ](?:with|by)[ ]['\"(]?@", re.I),
        0.8,
    ),
    Rule(
        "sign-means-at",
        re.compile(r"(?:^|[\s(（])['\"]?([#*$%&]{1,2})['\"]?[ ]?(?:=|->|→|means)[ ]?['\"]?@"),
        0.8,
    ),
)

# What announces an address: looked for shortly before it.
CUE = (
    r"\be-?mails?\b|\bmail\b|\bcontact|\bwrite\b|\bsend\b|\bsubmit|\breach\b|\benquir|\binquir"
    r"|\bget in touch|✉|📧"
)

# Never the local part of an address that is disguised with a bare "at".
_NOT_LOCAL = """
us me him her them you it we i available website site page online web url link visit find found look
see read more apply application applications details information info here there posted hosted
located based working work lab group team position positions program programs projects research
center centre department university school faculty student students held time and or is are be was
were at the a an of in on to email mail
"""
NOT_LOCAL = frozenset(_NOT_LOCAL.split())
# Local parts that are a riddle or a specimen, not an address.
_PLACEHOLDERS = """
firstname lastname surname givenname familyname first last name.surname surname.name first.last
firstname.lastname firstname_lastname lastname.firstname first_last firstinitiallastname your.name
yourname your-email youremail your_email myname username user.name someone somebody name.lastname
first.lastname netid uniqname
"""
PLACEHOLDERS = frozenset(_PLACEHOLDERS.split())
# Offices that answer no applicant.
_UNRELATED_LOCAL = """
webmaster postmaster hostmaster noreply no-reply donotreply do-not-reply abuse privacy
dataprotection dpo subscribe unsubscribe newsletter press media sysadmin copyright
"""
UNRELATED_LOCAL = frozenset(_UNRELATED_LOCAL.split())
# Headings over lists of people, who are not the ones to write to.
PEOPLE_HEADING = (
    r"^\W*(?:(?:our|the|current|former|past|lab|group|team)\s+){0,3}"
    r"(?:people|members|alumni|alumnae|collaborators|co-?workers|staff directory|visitors|graduates)\W*$"
)

# A person's name right before the address: "Dr. Ada Novak (", "Ada Novak:", "Ada Novak at ".
NAME_BEFORE = (
    Rule(
        "titled-name",
        re.compile(
            r"\b(?:Prof(?:essor)?|Dr|Mr|Ms|Mrs)\b\.?[ ](?:Dr\.?[ ])?"
            r"((?:[A-Z\u00c0-\u00de][\w'’-]{0,24}\.?[ ]){0,3}[A-Z\u00c0-\u00de][\w'’-]{1,24})"
            r"[ ]?(?:[,:(\[<–—-]|at|via|by e-?mail)?[ ]?(?:at|via)?[ ]?(?:e-?mail)?[ ]?[:(\[<]?[ ]?$"
        ),
    ),
    Rule(
        "name-in-front",
        re.compile(
            r"(?:\b(?:contact(?: person)?|to|with|e-?mail|name)[: ]{1,2}|^)"
            r"((?:[A-Z\u00c0-\u00de][\w'’-]{1,24}[ ]){1,3}[A-Z\u00c0-\u00de][\w'’-]{1,24})[ ]?[(\[<,:][ ]?$"
        ),
    ),
)
NAME_AFTER = (
    Rule(
        "titled-name-after",
        re.compile(
            r"[ ]?[(（][ ]?(?:Prof(?:essor)?|Dr|Mr|Ms|Mrs)\b\.?[ ]"
            r"((?:[A-Z\u00c0-\u00de][\w'’-]{0,24}\.?[ ]){0,3}[A-Z\u00c0-\u00de][\w'’-]{1,24})[ ]?[)）]"
        ),
    ),
)
# The whole of a link's text is a name.
NAME_TEXT = (
    Rule(
        "link-name",
        re.compile(
            r"(?:(?:Prof(?:essor)?|Dr|Mr|Ms|Mrs)\b\.?[ ]){0,2}"
            r"((?:[A-Z\u00c0-\u00de][\w'’-]{1,24}\.?[ ]){1,3}[A-Z\u00c0-\u00de][\w'’-]{1,24})"
        ),
    ),
)
# Capitalized words that make a phrase no name.
_NOT_NAME = """
apply email e-mail mail contact send us me now here form application link write submit cv please
office lab group team department university institute center centre human resources hr admissions
secretary the our he she they his her
"""
NOT_NAME = frozenset(_NOT_NAME.split())

PHONES = (
    Rule(
        "phone-label",
        re.compile(
            r"\b(?:tel(?:ephone)?|phone|mobile|cell|whatsapp|call)\b(?:[ ](?:no"
            r"|number)\b)?[ ]?\.?[ ]?[:：]?[ ]?"
            r"(?P<number>(?:\+|\(\+|\(?\d)[\d\u2013\u2014 ()./-]{5,24}\d)",
            re.I,
        ),
        0.8,
    ),
)

# Link text that opens the application itself.
APPLY_LINK = (
    r"^\W*(?:please\s+)?apply\b.{0,60}$|\bapplication (?:form|portal|system|page|website|link|platform"
    r"|package site)\b"
    r"|\b(?:interest|contact|recruitment|pre-?application|inquiry|enquiry|sign-?up) form\b|\bapply (?:here"
    r"|now|online|via|through)\b"
    r"|\bonline application\b|\b(?:google|this|the|our) form\b|\bquestionnaire\b|\bjob portal\b"
    r"|^\W*submit (?:your )?application"
)
# Link text that says nothing by itself; the sentence decides.
PLAIN_LINK = (
    r"^\W*(?:here|this link|link|this page|click here|this website|website|portal|form"
    r"|this portal|following link)\W*$"
)
# A sentence that sends applicants somewhere; at most a few words before the link.
APPLY_SENTENCE = (
    r"\b(?:apply|applications?|applicants?|candidates)\b.{0,80}"
    r"\b(?:here|online|via|through|at|form|link|portal|website|system|using|by|on)\b|\bfill (?:in|out"
    r"|up)\b|\bapply[: ]"
)
