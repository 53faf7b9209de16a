"""Where the rules of each language stand: modules named after its code."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def language_modules(package: str) -> dict[str, ModuleType]:
    """Give the language modules of a package (``en.py``, ``zh.py``, …) by code.

    A module counts as one when its name has two letters: adding a language means adding a file.
    """
    parent = importlib.import_module(package)
    names = sorted(m.name for m in pkgutil.iter_modules(parent.__path__) if len(m.name) == 2)
    return {name: importlib.import_module(f"{package}.{name}") for name in names}
