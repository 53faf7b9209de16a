"""E-mail addresses: plain, disguised, or standing only in a link's target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from jobextract.fields.candidate import Candidate
from jobextract.fields.contacts.lexicon import pattern, rules, words
from jobextract.matching import FilteredPattern
from jobextract.reading.page import Block, Inline
from jobextract.sections.outline import Outline

# Country codes are ISO 3166-1 alpha-2 with "uk" and "eu"; the others are the generic domains that groups and
# companies use.
_TOP_LEVEL_NAMES = (
    "ad ae af ag ai al am ao ar at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf "
    "cg ch ci ck "
    "cl cm cn co cr cu cv cw cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fm fo fr ga gb gd ge gf gg "
    "gh gi gl gm "
    "gn gp gq gr gt gu gw gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp "
    "kr kw ky kz "
    "la lb lc li lk lr ls lt lu lv ly ma mc md me mg mk ml mm mn mo mq mr ms mt mu mv mw mx my mz na nc ne "
    "nf ng ni nl "
    "no np nr nu nz om pa pe pf pg ph pk pl pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl "
    "sm sn so sr "
    "ss st su sv sy sz tc td tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu "
    "ws ye za zm zw "
    "com org net edu gov int mil info biz ac academy app bio cat center cloud dev digital email eus gal "
    "global group "
    "institute international jobs lab life live mobi mit name network one online page pro quest research "
    "school science sci site space studio systems team tech university wiki world works xyz zone berlin "
    "hamburg swiss "
    "example foundation health company technology solutions news ngo ong wien scot brussels"
)
_TOP_LEVEL = frozenset(_TOP_LEVEL_NAMES.split())
_FILE_SUFFIX_NAMES = "png jpg jpeg gif svg webp css js ts html htm php md pdf zip gz py txt json xml ico mp4"
_FILE_SUFFIXES = frozenset(_FILE_SUFFIX_NAMES.split())
_SPECIMEN_DOMAINS = re.compile(
    r"^(?:www\.|(?:[\w-]+\.)?(?:example|domain|yourdomain|your-domain|yourcompany)\.\w+$|university\.edu$"
    r"|x+\.)"
)
_NO_MAILBOX = frozenset({("git", "github.com"), ("git", "gitlab.com"), ("git", "bitbucket.org"), ("git", "gitee.com")})

_OPEN, _CLOSE = r"[\[({<（【〔〈«]", r"[\])}>）】〕〉»]"
_ATOM = r"[A-Za-z0-9_][A-Za-z0-9_%+'-]{0,60}"
_KNOWN_SIGNS = frozenset({"#", "@", "."})
_MOST_SIGNS = 3  # a page agrees on one; more are not believed
_SHARED = "addresses"  # name in `Outline.shared`
_PEOPLE_LIST = 3  # so many addresses under a heading "Members" are a list of people


def _either(items: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, items), key=lambda item: (-len(item), item)))


@cache
def _dot() -> str:
    dots = words("DOT_WORDS")
    spelled = _either(frozenset(word for word in dots if word.isascii()))
    return (
        rf"(?:[ ]?{_OPEN}[ ]?(?:{_either(dots)}|\.)[ ]?{_CLOSE}[ ]?|[ ](?:{spelled})[ ]|[-_](?:{spelled})[-_]"
        r"|[ ]?点[ ]?|．|[ ]?\.)"
    )


@cache
def _sign() -> re.Pattern[str]:
    """Whatever stands for the at sign; a bare word only where something like a domain follows."""
    at = words("AT_WORDS")
    spelled = _either(frozenset(word for word in at if word.isascii() and len(word) > 1))
    others = frozenset(word for word in at if not word.isascii())
    other = _either(others)
    first = "".join(sorted({letter for word in others for letter in word[0].lower() + word[0].upper()}))
    return re.compile(
        rf"(?=[ \n\\@_#{_OPEN[1:-1]}{first}-])(?:"  # with what any of them begins, so that most places are left at once
        rf"(?P<bracket>[ \n]{{0,2}}{_OPEN}{{1,2}}[ ]?(?:{_either(at)}|\\?@)[ ]?{_CLOSE}{{1,2}}[ \n]{{0,2}})"
        r"|(?P<plain>[ \n]{0,2}\\?@[ \n]{0,2})"
        rf"|(?P<dash>[-_](?:{spelled})[-_](?=[A-Za-z0-9]))"
        rf"|(?P<han>[ ]?(?:{other})[ ]?(?=[A-Za-z0-9]))"
        rf"|(?P<word>[ \n](?:{spelled})[ \n](?=[A-Za-z0-9-]{{1,40}}(?:\.[A-Za-z]|[ ]?[\[({{]?[ ]?dot\b)))"
        r"|(?P<hash>(?<=[A-Za-z0-9])#(?=[A-Za-z0-9-]{2,40}\.[A-Za-z])))",
        re.IGNORECASE,
    )


@cache
def _hints() -> tuple[re.Pattern[str], FilteredPattern]:
    """Give what a text holds where something but ``@`` and ``#`` stands for the at sign: in brackets, and without."""
    at = words("AT_WORDS")
    spelled = _either(frozenset(word for word in at if word.isascii() and len(word) > 1))
    other = _either(frozenset(word for word in at if not word.isascii()))
    return (
        re.compile(rf"{_OPEN}[ ]?(?:{_either(at)})", re.IGNORECASE),
        FilteredPattern(rf"[-_](?:{spelled})[-_]|{other}|[ \n](?:{spelled})[ \n]"),
    )


@cache
def _domain() -> re.Pattern[str]:
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
    return re.compile(rf"{label}(?:{_dot()}[ \n]?{label}){{0,6}}", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?P<dot>{_dot()}[ \n]?|[-_]dot[-_])", re.IGNORECASE)


@cache
def _local() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9._%+'-]){_ATOM}(?:{_dot()}{_ATOM}){{0,5}}$", re.IGNORECASE)


_BRACES = re.compile(r"[{(\[]([^{}()\[\]\n@]{3,160})[})\]][ ]?$")
_BRACE_SEPARATOR = re.compile(r"[ ]*(?:[,;|/、，；]|[ ]and[ ]|[ ]or[ ])[ ]*")
_SECOND_HOST = re.compile(
    r"[ ]?(?:\bor\b|/|或)[ ]?(?P<host>(?![\w.-]{1,60}[-_]at[-_])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}[a-z]{2,1"
    r"2})(?![\w@/]|[ ]?[\[(@])",
    re.IGNORECASE,
)
_NORMAL = re.compile(rf"{_ATOM}(?:\.{_ATOM}){{0,8}}@[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{1,6}}", re.IGNORECASE)
_BASE = {"plain": 0.95, "bracket": 0.92, "dash": 0.8, "han": 0.85, "word": 0.85, "hash": 0.7, "agreed": 0.8}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    address: str
    confidence: float
    rule: str


def is_address(text: str) -> bool:
    """Tell whether a normal form is an address that someone may read.

    >>> is_address("a.b@c.edu"), is_address("foo@2x.png"), is_address("firstname.lastname@c.edu")
    (True, False, False)
    """
    if not _NORMAL.fullmatch(text):
        return False
    local, _, host = text.lower().rpartition("@")
    top = host.rpartition(".")[2]
    return (
        top.isalpha()
        and len(top) >= 2
        and top not in _FILE_SUFFIXES
        and not _SPECIMEN_DOMAINS.match(host)
        and (local, host) not in _NO_MAILBOX
        and local not in words("PLACEHOLDERS")
        and re.sub(r"\W", "", local) not in words("PLACEHOLDERS")
    )


def _host(text: str, start: int) -> tuple[str, int] | None:
    """Give the host name that starts at a position, and where it ends."""
    match = _domain().match(text, start)
    if match is None:
        return None
    pieces: list[str] = []
    ends: list[int] = []
    position = start
    for dot in [*_labels().finditer(text, start, match.end()), None]:
        label = text[position : dot.start() if dot else match.end()].strip("-")
        titled = label[:1].isupper() and label[1:].islower() and any(p.islower() for p in pieces)
        if not label or not label.isascii() or (pieces and (titled or label.lower() in _FILE_SUFFIXES)):
            break
        pieces.append(label.lower())
        ends.append(position + len(label))
        if dot is None:
            break
        # "…@host.edu. Please": a full stop before a space ends the name unless it cannot end there.
        spaced = dot.group()[-1] in " \n" and dot.group().strip() == "."
        if spaced and len(pieces) > 1 and pieces[-1] in _TOP_LEVEL:
            break
        position = dot.end()
    for count in range(len(pieces), 1, -1):
        if pieces[count - 1] in _TOP_LEVEL:
            return ".".join(pieces[:count]), ends[count - 1]
    return None


def _locals(text: str, stop: int) -> tuple[list[str], int] | None:
    """Give the local parts that end at a position (several where braces list them), and where they start."""
    low = max(0, stop - 120)
    if text[stop - 1 : stop] and text[stop - 1] in "})]":
        braces = _BRACES.search(text, low, stop)
        if braces is None:
            return None
        parts = [part.strip() for part in _BRACE_SEPARATOR.split(braces.group(1))]
        if len(parts) < 2 or not all(re.fullmatch(rf"{_ATOM}(?:\.{_ATOM}){{0,5}}", part) for part in parts):
            return None
        return parts, braces.start()
    match = _local().search(text, low, stop)
    if match is None:
        return None
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    if before and before in "}]>$*&@":  # the rest of a riddle, or a handle
        return None
    token = re.split(r"[\s(（<：，]", text[max(0, match.start() - 60) : match.start()])[-1]
    if "://" in token or (token.endswith("/") and "." in token):
        return None
    local = _labels().sub(".", match.group())
    return [re.sub(r"\s", "", local)], match.start()


def _agreed_signs(outline: Outline) -> list[str]:
    """Give the signs that the page says stand for the at sign."""
    signs: dict[str, None] = {}  # a set that keeps its order
    for block in outline.document.blocks:
        if "@" in block.folded:
            for rule in rules("SUBSTITUTES"):
                signs.update((match.group(1), None) for match in rule.finditer(block.folded))
    news = [s for s in signs if s not in _KNOWN_SIGNS and not s.isdigit() and not _sign().fullmatch(f" {s} ")]
    return news[:_MOST_SIGNS]


def _in_text(text: str, agreed: list[str]) -> Iterator[_Found]:
    signs: list[tuple[int, int, str]] = []
    bracketed, bare = _hints()
    if "@" in text or "#" in text or bare.may_match(text) or bracketed.search(text):
        signs += [(m.start(), m.end(), m.lastgroup or "plain") for m in _sign().finditer(text)]
    for sign in agreed:
        mark = rf"[ ]?{re.escape(sign)}[ ]?(?=[A-Za-z0-9-]{{2,40}}\.[A-Za-z])"
        signs += [(m.start(), m.end(), "agreed") for m in re.finditer(mark, text)]
    for start, end, kind in sorted(signs):
        host = _host(text, end)
        found = _locals(text, start) if host else None
        if host is None or found is None:
            continue
        parts, first = found
        confidence = _BASE[kind]
        if kind in {"word", "hash"} or (kind == "plain" and text[start:end] != "@" and "\\" not in text[start:end]):
            cued = pattern("CUE").search(text, max(0, first - 70), first) is not None
            enclosed = text[first - 1 : first] in {"(", "（", "[", "<", ":", "："} if first else len(text) - host[1] < 3
            if parts[-1].lower() in words("NOT_LOCAL") or text[host[1] : host[1] + 1] == "/":
                continue
            dotted = _labels().search(text, end, host[1])
            spelled = dotted is not None and dotted.group().strip() != "."
            if kind == "plain":
                confidence = 0.85 if cued or enclosed else 0.7
            elif kind == "word" and not (cued or enclosed or spelled):
                confidence = 0.55 if any(c.isdigit() or c == "." for c in parts[-1]) else 0.35
            elif kind == "hash" and not (cued or enclosed):
                confidence = 0.4
        rule = f"email-{kind}"
        for part in parts:
            yield _Found(first, host[1], f"{part}@{host[0]}".lower(), confidence, rule)
        if (second := _SECOND_HOST.match(text, host[1])) and second["host"].rpartition(".")[2].lower() in _TOP_LEVEL:
            for part in parts:
                yield _Found(first, second.end(), f"{part}@{second['host']}".lower(), 0.6, "email-second-host")


def _decode_cloudflare(code: str) -> str:
    """Undo Cloudflare's e-mail protection: hexadecimal bytes, each combined by XOR with the first.

    >>> _decode_cloudflare("422302206c2127")
    'a@b.ce'
    """
    data = bytes.fromhex(code)
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "ignore")


def _in_target(target: str) -> Iterator[str]:
    """Give the addresses of a link's target."""
    match = re.match(r"\s*(?:https?://)?mail\s?to:(?:/{2})?(.{3,400})", target, re.IGNORECASE | re.DOTALL)
    if match is None:
        if code := re.search(r"/cdn-cgi/l/email-protection#((?:[0-9a-f]{2}){6,80})$", target):
            yield _decode_cloudflare(code.group(1)).lower()
        elif "@" in target and re.fullmatch(r"[^\s/:?]{1,64}@[^\s/:?]{3,80}", target):
            yield unquote(target).lower()
        return
    if any(mark in match.group(1) for mark in ("{{", "{%", "<%", "${")):
        return
    receivers = unquote(match.group(1).partition("?")[0])
    for piece in re.split(r"[,;]", receivers):
        if "@" in piece:
            address = re.sub(r"\s+|\\", "", piece).strip("<>.'\"").rpartition("<")[2]
            # Text glued to the address ("…@host.edu&subject=…") is cut off.
            if cut := _NORMAL.match(address):
                yield cut.group().lower()
        else:
            yield from (found.address for found in _in_text(piece.strip(), []))


def _name(block: Block, start: int, end: int, link: Inline | None) -> str | None:
    """Give the name of the person whom the address belongs to, where the text around it says so."""
    folded = block.folded

    def named(matches: Iterator[re.Match[str] | None]) -> str | None:
        for match in matches:
            if match is not None:
                name = block.text[match.start(1) : match.end(1)].strip()
                if not any(part.strip(".,").lower() in words("NOT_NAME") for part in name.split()):
                    return name
        return None

    if link is not None and link.end > link.start:
        name = named(rule.pattern.fullmatch(folded, link.start, link.end) for rule in rules("NAME_TEXT"))
        if name:
            return name
    low = max(0, start - 90)
    before = named(rule.pattern.search(folded, low, start) for rule in rules("NAME_BEFORE"))
    return before or named(rule.pattern.match(folded, end, min(len(folded), end + 40)) for rule in rules("NAME_AFTER"))


def _context(block: Block, address: str) -> float:
    """Give the factor by which the place of an address speaks for it."""
    local = address.partition("@")[0]
    if local in words("UNRELATED_LOCAL"):
        return 0.3
    if block.struck:
        return 0.3
    if block.region in {"navigation", "header"}:
        return 0.8
    return 1.0


def _under_people(outline: Outline, block: Block) -> bool:
    heads = (*outline.path(block), block) if block.kind == "heading" else outline.path(block)
    return any(pattern("PEOPLE_HEADING").search(head.folded.strip()) for head in heads)


def find(outline: Outline) -> list[Candidate]:
    """Give the e-mail addresses of a page, each with the name of its owner where that is evident.

    They are looked for once a page: the ways to apply ask for them too.
    """
    if _SHARED not in outline.shared:
        outline.shared[_SHARED] = list(_found_in(outline))
    addresses: list[Candidate] = outline.shared[_SHARED]
    return addresses


def _found_in(outline: Outline) -> Iterator[Candidate]:
    agreed = _agreed_signs(outline)
    found: list[Candidate] = []
    seen: set[tuple[int, int, str]] = set()

    def add(block: Block, item: _Found, link: Inline | None) -> None:
        key = (block.index, item.start, item.address)
        if key in seen or not is_address(item.address):
            return
        seen.add(key)
        values: dict[str, Any] = {"email": item.address}
        if name := _name(block, item.start, item.end, link):
            values["name"] = name
        confidence = round(item.confidence * _context(block, item.address), 3)
        found.append(
            Candidate("contacts", block, item.start, item.end, item.address, confidence, f"rule:{item.rule}", values)
        )

    for block in outline.document.blocks:
        for item in _in_text(block.folded, agreed):
            add(block, item, None)
        for link in block.links():
            if "@" in link.target or "mail" in link.target.lower():
                for address in _in_target(link.target):
                    add(block, _Found(link.start, link.end, address, 0.93, "email-mailto"), link)
    yield from _without_people_lists(outline, found)


def _without_people_lists(outline: Outline, found: list[Candidate]) -> Iterator[Candidate]:
    """Weaken the addresses of people who are only listed."""
    listed = {c.normal for c in found if _under_people(outline, c.block)}
    listed -= {c.normal for c in found if not _under_people(outline, c.block)}
    for candidate in found:
        if len(listed) >= _PEOPLE_LIST and candidate.normal in listed:
            yield Candidate(
                candidate.field, candidate.block, candidate.start, candidate.end, candidate.normal,
                round(candidate.confidence * 0.4, 3), candidate.method, candidate.values,
            )  # fmt: skip
        else:
            yield candidate
