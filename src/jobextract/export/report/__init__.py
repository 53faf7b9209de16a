"""Self-contained HTML reports: one document with its facts in place, or a batch with table, charts and documents."""

from __future__ import annotations

from jobextract.export.report.batch import write_batch_report
from jobextract.export.report.document import document_report

__all__ = ["document_report", "write_batch_report"]
