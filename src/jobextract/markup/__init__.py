"""What a page states of its postings in markup: JobPosting of schema.org, as JSON-LD or microdata."""

from __future__ import annotations

from jobextract.markup.items import UnreadMarkupError, may_hold_postings, read_items
from jobextract.markup.merging import METHOD, with_markup

__all__ = ["METHOD", "UnreadMarkupError", "may_hold_postings", "read_items", "with_markup"]
