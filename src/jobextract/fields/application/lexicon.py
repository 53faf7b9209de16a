"""What the language modules say, compiled; a text is asked in the languages of its scripts."""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType

from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet
from jobextract.reading.folding import HAN

_PACKAGE = "jobextract.fields.application"
_FLAGS = re.IGNORECASE | re.ASCII
_FILTERED = (
    "SEND", "LIST_LEAD", "OPTIONAL", "NOT_SENT", "NOT_SENT_AFTER", "DOCUMENT_HEADING", "APPLY", "HAND_IN",
    "CONTACT", "ASKING", "INVITES_MAIL", "HEADING", "POST", "NO_POST", "PORTAL", "PORTAL_AFTER", "NO_PORTAL",
    "APPLY_LINK", "OFFICES", "APPLY_TO", "PLAIN_LINK",
)  # fmt: skip


class Language:
    """One language's words about applying."""

    def __init__(self, code: str, module: ModuleType) -> None:
        self.code = code
        rows: tuple[tuple[str, str, bool, str], ...] = module.DOCUMENTS
        self.documents = [(kind, term, weak) for kind, term, weak, _ in rows]
        self.document_patterns = PatternSet([pattern for *_, pattern in rows], _FLAGS)
        self.numbers: dict[str, int] = module.NUMBERS
        self.subjects = [FilteredPattern(re.compile(pattern, _FLAGS)) for pattern in module.SUBJECTS]
        self.contact_person = FilteredPattern(module.CONTACT_PERSON)
        self.person: re.Pattern[str] = module.PERSON
        self.referred = FilteredPattern(re.compile(module.REFERRED, _FLAGS))
        self.recipients = [FilteredPattern(pattern) for pattern in module.RECIPIENTS]
        self.owners: tuple[re.Pattern[str], ...] = module.OWNERS
        self.not_recipient: frozenset[str] = module.NOT_RECIPIENT
        self._patterns = {name: FilteredPattern(re.compile(getattr(module, name), _FLAGS)) for name in _FILTERED}

    def search(self, name: str, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Give the first match of the pattern of that name; only its places count."""
        return self._patterns[name].locate(text, start, len(text) if end is None else end)

    def follows(self, name: str, text: str, start: int, end: int) -> bool:
        """Tell whether the pattern of that name matches at a place."""
        return self._patterns[name].pattern.match(text, start, end) is not None


@cache
def _languages() -> dict[str, Language]:
    return {code: Language(code, module) for code, module in language_modules(_PACKAGE).items()}


def languages_for(text: str) -> tuple[Language, ...]:
    """Give the languages that a folded text may be in: Chinese first where there is any."""
    known = _languages()
    return (known["zh"], known["en"]) if not text.isascii() and HAN.search(text) else (known["en"],)


def says(name: str, text: str) -> bool:
    """Tell whether a folded text holds the pattern of that name."""
    return any(language.search(name, text) for language in languages_for(text))
