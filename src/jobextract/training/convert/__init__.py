"""Annotations in the forms of other programs: spaCy's DocBin and Label Studio."""

from jobextract.training.convert.docbin import from_docbin, read_docbin, to_docbin
from jobextract.training.convert.label_studio import (
    LABELLING_CONFIGURATION,
    from_label_studio,
    read_label_studio,
    to_label_studio,
)

__all__ = [
    "LABELLING_CONFIGURATION",
    "from_docbin",
    "from_label_studio",
    "read_docbin",
    "read_label_studio",
    "to_docbin",
    "to_label_studio",
]
