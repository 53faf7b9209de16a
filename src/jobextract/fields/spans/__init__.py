"""Spans of people, employers, places, topics and skills, by a model that serves several fields."""

from jobextract.fields.spans.labels import LABEL_OF, LABELS, Label
from jobextract.fields.spans.model import PageSpans, Span, SpanModel

__all__ = ["LABELS", "LABEL_OF", "Label", "PageSpans", "Span", "SpanModel"]
