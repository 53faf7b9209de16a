"""Where the work takes place, in English: rules and lexicons.

`BEFORE` is matched against the text that ends where the place begins, `AFTER` against the text that starts where it
ends (the ", Country" that belongs to the place included in the place).
"""

from __future__ import annotations

import re

from jobextract.fields.candidate import Rule

_WORK = r"(?:job|work(?:ing|place)?|employment|position|posting|primary|main|lab(?:oratory)?|office|campus|mailing|postal|street|visiting|our|full|contact)"

# A label opens a line; what follows it in the line, or on the next line, is the place of work.
LABELS: tuple[Rule, ...] = (
    Rule(
        "label",
        re.compile(
            rf"^\W{{0,6}}(?:{_WORK}[ ]{{1,2}}){{0,2}}"
            r"(?:locations?|workplaces?|place(?: of (?:work|employment))?|duty station|(?:place and |work )hours and place"
            r"|place and hours|where|base|city|addresse?s?|where to find us|find us|visit us|how to find us|postal)"
            r"(?:[ ]?\([^()\n]{0,40}\))?[ ]{0,2}(?:[:：|\t\n]|[-–—][ ]|$)",
            re.IGNORECASE | re.MULTILINE,
        ),
        0.9,
    ),
)

_IN = r"(?:in|at|near|around|within|from|to)[ ](?:[a-z]{1,12}[ ]){0,3}"
_ADJECTIVE = r"(?:(?:the|our|downtown|central|beautiful|lively|vibrant|historic|sunny|city|town|greater|heart|cent(?:er|re)|very|both|of|either)[ ]){0,6}"

BEFORE: tuple[Rule, ...] = (
    Rule(
        "located",
        re.compile(
            r"\b(?:located|based|situated|headquartered|housed|stationed|reside|resident|sits?|offices?(?: available)?|labs?|campus(?:es)?"
            r"|employed|moved|moving|relocat(?:e|ed|ing)|workplace(?: is)?|employment)\b"
            rf"(?: (?:at|on|in|to|within|near|close to)\b[^.;:!?\n]{{0,60}}?)? (?:in|at|to|near|around|is) {_ADJECTIVE}\Z",
            re.IGNORECASE,
        ),
        0.85,
    ),
    Rule(
        "working-in",
        re.compile(
            rf"\b(?:work(?:ing)?|live|living|life|stay|research(?: activities)?|place|position|post|job|internship|studentship|fellowship"
            rf"|welcome|cost of living|visit|come|people|team|us|group|hiring|opening|role|spend[^.;\n]{{0,40}}) (?:in|at|to|near) {_ADJECTIVE}\Z",
            re.IGNORECASE,
        ),
        0.7,
    ),
    Rule("city-of", re.compile(r"\b(?:city|town) of \Z", re.IGNORECASE), 0.75),
    Rule("living-in", re.compile(r"(?:\A|\n)\W{0,6}(?:life in|living in|about|visit|welcome to|why|city of)\s\Z", re.IGNORECASE), 0.75),
    Rule("base", re.compile(r"\bbase[d:：]?[ ]?\Z", re.IGNORECASE), 0.85),
)

AFTER: tuple[Rule, ...] = (
    Rule("campus", re.compile(r"[ ](?:main |city )?campus\b", re.IGNORECASE), 0.8),
    Rule("area", re.compile(r"[ ](?:metropolitan |metro )?area\b", re.IGNORECASE), 0.75),
    Rule("is-a-place", re.compile(r"(?: itself)? (?:is|offers|has) (?:also |one of |a |an |the )[^.\n]{0,60}\b(?:cit(?:y|ies)|place|town|capital|metropolis|hub)\b", re.IGNORECASE), 0.75),
)

# What makes a place near it something else than the workplace, within the clause before the place …
NOT_BEFORE: tuple[Rule, ...] = (
    Rule(
        "education",
        re.compile(
            r"\b(?:ph\.?d\.?|doctora(?:te|l)|bachelor'?s?|master'?s?|b\.?sc\.?|m\.?sc\.?|b\.?s|m\.?s|degrees?|diploma|graduated|studied|educated|obtained|received|earned|completed|postdoc\w*)"
            r"\b[^.;\n]{0,60}\b(?:from|at|in|of)\b[^.;\n]{0,60}\Z",
            re.IGNORECASE,
        ),
        0.35,
    ),
)
