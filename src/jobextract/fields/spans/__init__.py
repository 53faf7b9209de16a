"""Spans of people, employers, places, topics and skills, by a model that serves several fields."""

from jobextract.fields.spans.labels import LABELS, Label
from jobextract.fields.spans.model import PageSpans, Span, SpanModel

__all__ = ["LABELS", "Label", "PageSpans", "Span", "SpanModel"]
