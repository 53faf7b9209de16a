"""What a person's name looks like in Latin script, and how it is brought to its normal form."""

from __future__ import annotations

import re
import unicodedata

# Latin-1 and Latin Extended-A/B letters; in the extended blocks capitals and small letters alternate, so both
# classes take the whole block.
UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f"
LOWER = "a-z\u00df-\u00f6\u00f8-\u00ff\u0100-\u024f"
WORD = (
    rf"(?:[A-Z]'|Mc|Mac|De|d'|D')?[{UPPER}](?:[{LOWER}]{{1,20}}(?:[{UPPER}][{LOWER}]{{1,15}})?"
    rf"|[{UPPER}]{{1,15}})(?:-[{UPPER}{LOWER}][{LOWER}]{{1,20}}){{0,2}}"
)
INITIAL = rf"[{UPPER}]\.(?:-?[{UPPER}]\.){{0,2}}"
PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter|ten|zu|zur|bin|ibn|al|el|af|y)"
_PART = rf"(?:{INITIAL}[ ]?|{WORD}[ ]|{PARTICLE}[ ])"
# One to five parts, of which the last is a full word.
NAME = rf"(?:{_PART}){{0,4}}{WORD}"
FULL_NAME = rf"(?:{INITIAL}[ ]?|{WORD}[ ])(?:{_PART}){{0,3}}{WORD}"

_PARTICLES = frozenset(PARTICLE[3:-1].split("|"))
_SPACE = re.compile(r"\s+")


def words(text: str) -> frozenset[str]:
    """Give the words of a list that is written as running text."""
    return frozenset(text.split())


def normal_name(text: str) -> str:
    """Give the normal form of a name in Latin script: single spaces, no all-capitals family name.

    >>> normal_name("Xin  WANG")
    'Xin Wang'
    """
    words = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ,;:").split(" ")
    return " ".join(
        word.capitalize() if len(word) > 2 and word.isalpha() and word.isupper() else word for word in words
    )


def is_full(name: str) -> bool:
    """Whether a normal form has a given name as well as a family name."""
    return sum(word not in _PARTICLES for word in name.split()) > 1
