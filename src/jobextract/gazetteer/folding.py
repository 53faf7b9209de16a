"""Folding of names: one key for all the ways in which a name is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

HAN = "\u3400-\u9fff\u2e80-\u2fdf\uf900-\ufaff"
"""Han characters as a regular-expression range: ideographs, radicals and compatibility forms."""

_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"})
_DELETED = re.compile(r"[.'’‘ʻʼ`´′\u0300-\u036f\u200b-\u200d\ufeff]")
_SEPARATORS = re.compile(r"[\W_]+")
_HAN = re.compile(f"[{HAN}]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def fold(name: str) -> str:
    """Fold a name in Latin script: no case, accents, full width, dots, apostrophes; one space between words.

    >>> fold("Xi’an"), fold("ＺÜＲＩＣＨ"), fold("St. Gallen"), fold("Louvain-la-Neuve")
    ('xian', 'zurich', 'st gallen', 'louvain la neuve')
    """
    if name.isascii():
        plain = name.lower()
        if plain.isalnum():
            return plain
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold().translate(_SPECIAL))
    return _SEPARATORS.sub(" ", _DELETED.sub("", plain)).strip()


def fold_umlauts(name: str) -> str:
    """Fold a name with its umlauts written out.

    >>> fold_umlauts("Göttingen"), fold_umlauts("Ås")
    ('goettingen', 'aas')
    """
    return fold(unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS))


def is_han(name: str) -> bool:
    """Whether a name holds a Han character."""
    return _HAN.search(name) is not None


def han_table(variants: Mapping[str, str]) -> dict[int, str]:
    """Translation table that folds Chinese text, one character for one, so that offsets stay.

    Args:
        variants: traditional or Japanese form of a character → its simplified form.
    """
    table = {ord(variant): simple for variant, simple in variants.items()}
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF)):  # radicals (⾃) and compatibility forms
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = variants.get(plain, plain)
    table.update({ord(old): new for old, new in zip("()•・‧", "（）···", strict=True)})
    return table
