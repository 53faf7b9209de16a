"""Names → record numbers: exact lookup of a name, and one linear scan for all names in a text.

The file of an index is gzipped UTF-8 text in five sections parted by form feeds: character variants,
records (one a line, tab-separated), keys, values, and heads. A key is a folded name; acronyms keep their
capitals and match only in capitals. A value lists the numbers of the records, best first (`12,7`), `@`
before one that is reached through a part of it (a district of a city), `?` at the end when the name often
means something else. A head is the first word of keys of several words, or the first two characters of
Chinese keys, with the lengths of those keys, longest first.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jobextract.gazetteer.folding import HAN, fold, han_table, is_han
from jobextract.memory import remembered

_LETTER = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
)
_CAPITAL = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u0130\u0141\u0147\u014a-\u014c\u0150-\u017d"
    "\u0218\u021a\u1e00-\u1ef8\uff21-\uff3a"
)
_APOSTROPHE = "'’‘ʻʼ`"
_SPACE = " \t\u00a0\u3000"
_HAN = f"{HAN}（）()·•・‧"
# What may begin a name comes first, so that the search skips everything else; lookbehinds tell what it was.
_START = re.compile(
    f"[{_CAPITAL}{_HAN}](?:(?<=[{_CAPITAL}])(?<![{_LETTER}0-9_@].)(?<!//.)(?<!\\.[a-z]{{2}}/.)(?<!\\.[a-z]{{3}}/.)"
    f"(?:(?<=[A-Z])\\.(?:[A-Z]\\.){{1,3}}[A-Z]?(?![{_LETTER}0-9])"
    f"|[{_LETTER}]*(?:[{_APOSTROPHE}][{_LETTER}]+)*)(?![0-9_@])"
    f"|(?<=[{_HAN}])[{_HAN}]+(?P<han>))",
    re.DOTALL,
)
_NEXT = re.compile(
    f"[{_SPACE}]{{0,2}}(?:[-‐‑–—,./&(@]|\r?\n|[{_SPACE}])[{_SPACE}]{{0,2}}"
    f"((?:[A-Z]\\.){{2,4}}|[{_LETTER}0-9]+(?:[{_APOSTROPHE}][{_LETTER}]+)*)"
)
_OWNERS = ("'s", "’s", "'S", "’S")
_LONGEST_WORD = 40
"""Longer words (characters) are no part of a name; keeps a scan linear on text without spaces."""

_LONGEST_ACRONYM = 3
"""A word in capitals up to this length (characters) is an acronym, never a name shouted."""


_REMEMBERED = 512
"""Texts whose beginnings of names are kept."""

_MOST_BARREN = 20_000
"""Words without a name that are remembered."""


class Entry(NamedTuple):
    """What a name stands for."""

    records: tuple[int, ...]
    """Numbers of the records, best first."""
    ambiguous: bool
    """The name often means something else."""
    part: bool
    """The name is a part (district, campus) of what the records describe."""


class Hit(NamedTuple):
    """A name found in a text."""

    start: int
    end: int
    entry: Entry


class NameIndex:
    """Index of names, read from the bytes of an index file.

    Raises:
        OSError, ValueError: the bytes are no index file.
    """

    __slots__ = ("_barren", "_han", "_heads", "_values", "records")

    def __init__(self, data: bytes) -> None:
        self._barren: set[str] = set()
        """Words that begin no name, as met."""
        variants, records, keys, values, heads = gzip.decompress(data).decode("utf-8").split("\n\f\n")
        self._han = han_table(dict(line.split("\t") for line in variants.split("\n") if line))
        self.records: list[str] = records.split("\n")
        """The records as stored, tab-separated."""
        self._values: dict[str, str] = dict(zip(keys.split("\n"), values.split("\n"), strict=True))
        self._heads: dict[str, str] = dict(line.split("\t") for line in heads.split("\n") if line)

    def lookup(self, name: str) -> Entry | None:
        """What a whole name stands for; None if nothing."""
        if is_han(name):
            value = self._values.get(name.strip().translate(self._han))
        else:
            value = self._values.get(name.strip().replace(".", "")) if name.isupper() else None
            value = value or self._values.get(fold(name))
        return None if value is None else _entry(value)

    def scan(self, text: str) -> Iterator[Hit]:
        """All names in a text, from left to right, longest first, none inside another.

        Latin names begin with a capital letter and end at a word boundary; Chinese names stand anywhere in
        Chinese text. Time is linear in the length of the text.
        """
        free, barren = 0, self._barren
        for start, word, han in _beginnings(text):
            if start < free or word in barren:
                continue
            if han:
                yield from self._scan_han(word, start)
                continue
            found = self._latin(text, start, start + len(word))
            if found is not None:
                free, value = found
                yield Hit(start, free, _entry(value))

    def at(self, text: str, start: int) -> Hit | None:
        """The longest name that begins at one place of a text; None if there is none."""
        match = _START.match(text, start)
        if match is None:
            return None
        if match.lastgroup is not None:
            first = next(self._scan_han(match.group()[:40], start), None)
            return first if first is not None and first.start == start else None
        found = self._latin(text, start, match.end())
        return None if found is None else Hit(start, found[0], _entry(found[1]))

    def _latin(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """End and value of the longest key whose first word stands at start..end."""
        word = text[start:end]
        if word in self._barren or len(word) > _LONGEST_WORD:
            return None
        values, first = self._values, fold(word)
        lengths = self._heads.get(first)
        if lengths is not None:
            words, ends, owners = [first], [end], [False]
            wanted = [int(length) for length in lengths.split(",")]
            while len(words) < wanted[0]:
                following = _NEXT.match(text, ends[-1])
                if following is None or following.end() - following.start() > _LONGEST_WORD:
                    break
                words.append(fold(following[1]))
                ends.append(following.end())
                owners.append(following[1].endswith(_OWNERS))
            for length in wanted:
                if length <= len(words):
                    key, stop = " ".join(words[:length]), ends[length - 1]
                    value = values.get(key)
                    if value is None and owners[length - 1]:
                        value, stop = values.get(key[:-1]), stop - 2
                    if value is not None:
                        return _close(text, start, stop), value
        value = None
        if word.isupper():
            value = values.get(word.replace(".", ""))
        if value is None and not (len(word) <= _LONGEST_ACRONYM and word.isupper()):
            value = values.get(first)
        if value is None and word.endswith(_OWNERS):
            name = word[:-2]
            end = start + len(name)
            value = values.get(fold(name)) or (values.get(name) if name.isupper() else None)
        if value is not None:
            return end, value
        if lengths is None:
            if len(self._barren) >= _MOST_BARREN:
                self._barren.clear()
            self._barren.add(word)
        return None

    def _scan_han(self, run: str, offset: int) -> Iterator[Hit]:
        run = run.translate(self._han)
        heads, values, free = self._heads, self._values, 0
        for place, pair in enumerate(map(str.__add__, run, run[1:])):
            lengths = heads.get(pair)
            if lengths is None or place < free:
                continue
            for number in lengths.split(","):
                length = int(number)
                value = values.get(run[place : place + length])
                if value is not None and place + length <= len(run):
                    free = place + length
                    yield Hit(offset + place, offset + free, _entry(value))
                    break


@remembered(_REMEMBERED)
def _beginnings(text: str) -> list[tuple[int, str, bool]]:
    """Give what may begin a name, and whether it is Chinese; several indices are asked about the same texts."""
    return [(match.start(), match.group(), match.lastgroup is not None) for match in _START.finditer(text)]


def write_index(
    variants: Mapping[str, str], records: Sequence[str], entries: Mapping[str, tuple[Iterable[str], bool]]
) -> bytes:
    """The bytes of an index file; the same arguments always give the same bytes.

    Args:
        variants: traditional form of a character → simplified form.
        records: one line a record, tab-separated.
        entries: key → numbers of its records as text (`"3"`, `"@3"`), and whether the name is ambiguous.
    """
    keys = sorted(entries)
    values = [",".join(entries[key][0]) + ("?" if entries[key][1] else "") for key in keys]
    lengths: dict[str, set[int]] = {}
    for key in keys:
        if is_han(key):
            lengths.setdefault(key[:2], set()).add(len(key))
        elif " " in key:
            words = key.split(" ")
            lengths.setdefault(words[0], set()).add(len(words))
    heads = [f"{head}\t{','.join(map(str, sorted(lengths[head], reverse=True)))}" for head in sorted(lengths)]
    sections = [[f"{old}\t{new}" for old, new in sorted(variants.items())], records, keys, values, heads]
    text = "\n\f\n".join("\n".join(section) for section in sections)
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)


def _entry(value: str) -> Entry:
    ambiguous = value.endswith("?")
    numbers = value.rstrip("?").split(",")
    return Entry(tuple(int(number.lstrip("@")) for number in numbers), ambiguous, numbers[0].startswith("@"))


def _close(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one inside the name: "HKUST (GZ" → "HKUST (GZ)"."""
    return end + 1 if "(" in text[start:end] and text[end : end + 1] == ")" else end
