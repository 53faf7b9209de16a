"""Hashes of any substrings of a page's texts, computed in bulk.

The features of all models are substrings (words, character n-grams, prefixes, suffixes). With a polynomial hash whose
prefix sums are kept, the hash of ``text[i:j]`` is one subtraction and one multiplication, for whole arrays of `i` and
`j` at once (Karp and Rabin 1987, modulo 2**64); a finalizer (Steele, Lea and Flood 2014) then spreads the bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]
Integers: TypeAlias = npt.NDArray[np.int64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_SALT = 0xD6E8FEB86659FD93
_STEP = 1 << 14  # characters for which powers are made at a time

LETTER, DIGIT, HAN, SPACE, SIGN = 0, 1, 2, 3, 4


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """Give the class of each character of the basic plane."""
    table = np.full(0x10000, SIGN, dtype=np.uint8)
    for code in range(0x3000):
        character = chr(code)
        if character.isalpha():
            table[code] = LETTER
        elif character.isdigit():
            table[code] = DIGIT
        elif character.isspace():
            table[code] = SPACE
    table[0x3000] = SPACE
    table[0x3040:0x3130] = LETTER  # kana, Bopomofo
    table[0x3400:0xA000] = HAN
    table[0xA000:0xD800] = LETTER
    return table


@cache
def _lower_codes() -> npt.NDArray[np.uint64]:
    """Give the lower case of each character of the basic plane, or itself where that is not one character."""
    table = np.arange(0x10000, dtype=np.uint64)
    for code in range(0x10000):
        low = chr(code).lower()
        if len(low) == 1:
            table[code] = ord(low)
    return table


_powers: list[npt.NDArray[np.uint64]] = []


def _power_tables(length: int) -> tuple[Hashes, Hashes]:
    """Give the powers of the base and of its inverse for positions below `length`."""
    if not _powers or len(_powers[0]) < length:
        size = -(-length // _STEP) * _STEP
        tables = []
        for factor in (_BASE, _INVERSE):
            steps = np.full(size, factor, dtype=np.uint64)
            steps[0] = 1
            tables.append(np.cumprod(steps, dtype=np.uint64))
        _powers[:] = tables
    return _powers[0], _powers[1]


def lowered(text: str) -> str:
    """Give a text in lower case, character by character, so that its length stays.

    >>> lowered("İstanbul, ΣΟΦΟΣ")
    'İstanbul, σοφος'
    """
    lower = text.lower()
    if len(lower) == len(text) and lower.isascii():
        return lower
    return "".join(c if len(low := c.lower()) != 1 else low for c in text)


def mixed(values: Hashes) -> Hashes:
    """Spread the bits of hashes over the whole word (SplitMix64's finalizer)."""
    values = values ^ (values >> np.uint64(30))
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values


class Strings:
    """Texts laid end to end, whose substrings can be hashed in bulk.

    Args:
        texts: folded texts; they are put into lower case.

    Attributes:
        starts, ends: where each text begins and ends in the whole.
        classes: `LETTER`, `DIGIT`, `HAN`, `SPACE` or `SIGN` for each character.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        lengths = np.fromiter((len(text) for text in texts), dtype=np.int64, count=len(texts))
        self.ends: Integers = np.cumsum(lengths)
        self.starts: Integers = self.ends - lengths
        self.text = "".join(texts)
        self.codes = self._codes(self.text)
        self.classes = _classes().take(self.codes, mode="clip")
        low = self._lowered(self.codes)
        powers, self._inverses = _power_tables(len(low) + 1)
        self._sums: Hashes = np.zeros(len(low) + 1, dtype=np.uint64)
        np.cumsum((low + np.uint64(1)) * powers[: len(low)], out=self._sums[1:], dtype=np.uint64)
        self.low = low

    @staticmethod
    def _codes(text: str) -> npt.NDArray[np.uint32]:
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)

    @staticmethod
    def _lowered(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
        """Give the codes of what `lowered` gives; characters beyond the basic plane are rare."""
        low = _lower_codes().take(codes, mode="clip")
        if codes.max(initial=0) > 0xFFFF:
            rare = np.flatnonzero(codes > 0xFFFF)
            low[rare] = [ord(lowered(chr(code))) for code in codes[rare].tolist()]
        return low

    def hashes(self, starts: npt.NDArray[Any], ends: npt.NDArray[Any], salt: int = 0) -> Hashes:
        """Give the hashes of the substrings from `starts` to `ends`; equal strings with one salt have equal hashes."""
        plain = (self._sums.take(ends) - self._sums.take(starts)) * self._inverses.take(starts)
        return mixed(plain + np.uint64(salt * _SALT % 2**64))

    def grams(self, sizes: Sequence[int], salts: Sequence[int]) -> tuple[Hashes, npt.NDArray[np.bool_]]:
        """Give the hashes of the substrings of some sizes at each character, and which leave their text.

        Args:
            sizes: characters.
            salts: one a size, as `hashes` takes them.

        Returns:
            Both with a row a size and a column a character; what leaves its text has any hash.
        """
        count = len(self.codes)
        positions = np.arange(count)
        room = np.repeat(self.ends, self.ends - self.starts) - positions
        plain = np.empty((len(sizes), count), dtype=np.uint64)
        for row, size in zip(plain, sizes, strict=True):
            inner = max(0, count - size + 1)
            np.subtract(self._sums[size:], self._sums[:inner], out=row[:inner])
            row[inner:] = 0
        plain *= self._inverses[:count]
        plain += np.array([[salt * _SALT % 2**64] for salt in salts], dtype=np.uint64)
        return mixed(plain), room < np.array(sizes)[:, None]

    def words(self) -> tuple[Integers, Integers, Integers]:
        """Give the words as (starts, ends, index of the text): runs of letters, runs of digits, single other signs.

        White space is no word; each Chinese character is one.
        """
        if not len(self.classes):
            empty = np.zeros(0, dtype=np.int64)
            return empty, empty, empty
        kinds = self.classes
        fresh = np.empty(len(kinds), dtype=bool)
        fresh[0] = True
        fresh[1:] = (kinds[1:] != kinds[:-1]) | (kinds[1:] == HAN) | (kinds[1:] == SIGN)
        fresh[self.starts[self.starts < len(kinds)]] = True
        starts = np.flatnonzero(fresh)
        ends = np.append(starts[1:], len(kinds))
        visible = kinds[starts] != SPACE
        starts, ends = starts[visible], ends[visible]
        return starts, ends, np.searchsorted(self.ends, starts, side="right")
