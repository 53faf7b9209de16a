"""Pages through which one applies: forms, portals, questionnaires."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.contacts.lexicon import pattern
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

# Services that host forms or applications: a link to one is nearly always the way to apply.
_FORM_HOSTS = re.compile(
    r"^https?://(?:[\w-]+\.)?(?:forms\.gle/|docs\.google\.com/forms/|forms\.office\.com/"
    r"|forms\.cloud\.microsoft/"
    r"|wj\.qq\.com/|(?:[\w-]+\.)?wjx\.(?:cn|top|com)/|jinshuju\.(?:net|com)/"
    r"|[\w-]+\.feishu\.cn/share/base/form/|typeform\.com/"
    r"|qualtrics\.com/jfe/|airtable\.com/|tally\.so/|academicjobsonline\.org/|mathjobs\.org/"
    r"|apply\.interfolio\.com/"
    r"|apply\.workable\.com/|jobs\.lever\.co/|boards\.greenhouse\.io/|varbi\.com/|jobbnorge\.no/"
    r"|recruit\.[\w.-]+/|surveymonkey\.com/r/)",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[\w.~:/?#\[\]@!$&*+,;=%-]{4,300}", re.ASCII)
_WEB = re.compile(r"^https?://\S+$", re.IGNORECASE)
_NO_FORM = re.compile(r"\.(?:pdf|docx?|png|jpe?g)(?:$|[?#])|^https?://(?:scholar\.|arxiv\.|doi\.)", re.IGNORECASE)


def leads_to_form(outline: Outline, block: Block, start: int, end: int, url: str) -> tuple[float, str]:
    """Say how sure it is that a link opens an application form or portal, 0..1, and by which rule."""
    if _NO_FORM.search(url) or "{{" in url or "{%" in url:
        return 0.0, ""
    if _FORM_HOSTS.match(url):
        return 0.85, "form-host"
    shown = block.folded[start:end]
    if pattern("APPLY_LINK").search(shown):
        return 0.75, "apply-link"
    sentence = outline.document.sentence_at(block, start)
    low = max(sentence.start if sentence else 0, start - 110)
    lead = block.folded[low:start]
    if pattern("APPLY_SENTENCE").search(lead + shown) and (pattern("PLAIN_LINK").search(shown) or _WEB.match(shown)):
        return 0.65, "apply-sentence"
    return 0.0, ""


def web_links(block: Block) -> list[tuple[int, int, str]]:
    """Give a block's links to the web, written out or not, as (start, end, address), in order."""
    places = [(link.start, link.end, link.target.strip()) for link in block.links() if _WEB.match(link.target.strip())]
    if "http" in block.folded:
        covered = [(start, end) for start, end, _ in places]
        places += [
            (m.start(), m.start() + len(url), url)
            for m in _URL.finditer(block.folded)
            if (url := m.group().rstrip(".,;:!?*")) and not any(s <= m.start() < e for s, e in covered)
        ]
    return sorted(places)


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the links that lead to an application form or portal."""
    for block in outline.document.blocks:
        if block.struck or block.region in {"navigation", "header"}:
            continue
        for start, end, url in web_links(block):
            confidence, rule = leads_to_form(outline, block, start, end, url)
            if confidence:
                yield Candidate("contacts", block, start, end, url, confidence, f"rule:{rule}", {"url": url})
