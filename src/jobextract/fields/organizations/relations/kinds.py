"""What kind of organization a name stands for, and how large a one."""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType

from jobextract.fields.organizations.relations.ranks import HOUSE, OTHER, TOP, UNIVERSITY, Size
from jobextract.language.modules import language_modules
from jobextract.reading.folding import HAN
from jobextract.schema import OrganizationKind

_LATIN_TAIL = re.compile(r"[^\w)）]+[A-Za-z][^\u4e00-\u9fff]*$")
_PACKAGE = __name__.rpartition(".")[0]


def module_of(name: str) -> ModuleType:
    """Give the language module for a folded name, by its script."""
    return language_modules(_PACKAGE)["zh" if HAN.search(name) else "en"]


@lru_cache(maxsize=2048)
def size_of(name: str) -> Size:
    """Tell the kind and the rank of an organization by its folded name.

    >>> size_of("Leiden University Centre for Linguistics").kind
    'institute'
    >>> size_of("土木工程学院").kind
    'department'
    """
    module = module_of(name)
    for pattern, size in module.FORMS:
        if pattern.search(name):
            found: Size = size
            return found
    if not HAN.search(name):
        return _by_head(name, module)
    latin = _LATIN_TAIL.search(name)  # 启澜科技 Qilan Tech
    return size_of(name[: latin.start()]) if latin is not None and HAN.match(name) else OTHER


def _by_head(name: str, module: ModuleType) -> Size:
    part = module.PART_OF_ONE.match(name)
    if part is not None:
        return size_of(name[part.end() :])
    tail = module.TAIL.search(name)
    heads = list(module.HEAD.finditer(name, 0, tail.start() if tail else len(name))) or list(module.HEAD.finditer(name))
    if not heads:
        return Size("company", TOP) if module.TRADE.search(name) else OTHER
    found: Size = module.HEADS[heads[-1].lastgroup]
    return found


def size_of_known(kind: OrganizationKind, name: str) -> Size:
    """Tell the kind and rank of an organization of the gazetteer by its kind there and its name."""
    if kind != "university" or module_of(name).NO_UNIVERSITY.search(name):
        return Size("institute", HOUSE)
    return UNIVERSITY


def is_college(name: str) -> bool:
    """Whether a folded Chinese name ending in 学院 may well be a university's, 理工学院 or 师范学院."""
    return language_modules(_PACKAGE)["zh"].COLLEGE.match(name) is not None
