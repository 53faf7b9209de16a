"""Typed, grounded facts from announcements of research and academic positions.

>>> import jobextract
>>> extraction = jobextract.extract("We are hiring a PhD student in Helsinki, Finland.")
>>> [location.city for location in extraction.postings[0].locations]
['Helsinki']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from jobextract import schema
    from jobextract.api import Extractor, extract, extract_file, extract_many
    from jobextract.errors import InputError, JobextractError
    from jobextract.export.frame import to_frame
    from jobextract.export.jsonld import to_jsonld

__all__ = [
    "Extractor",
    "InputError",
    "JobextractError",
    "__version__",
    "extract",
    "extract_file",
    "extract_many",
    "schema",
    "to_frame",
    "to_jsonld",
]

_HOMES = {
    "Extractor": "jobextract.api",
    "extract": "jobextract.api",
    "extract_file": "jobextract.api",
    "extract_many": "jobextract.api",
    "to_jsonld": "jobextract.export.jsonld",
    "InputError": "jobextract.errors",
    "JobextractError": "jobextract.errors",
    "to_frame": "jobextract.export.frame",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that ``import jobextract`` stays cheap."""
    import importlib

    if name == "schema":
        return importlib.import_module("jobextract.schema")
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'jobextract' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
