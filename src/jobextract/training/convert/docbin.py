"""Gold as spaCy documents, and back.

A page is one `Doc` whose text is the page's. In it,

* ``doc.spans[FIELD]`` holds the facts of a field;
* the ``label_`` of a span is the category of a requirement, else the name of the field;
* its ``id_`` is the number of its posting, from "1" on (left empty: "1");
* its ``kb_id_`` holds the other attributes as a query string: ``necessity=preferred&optional=true``,
  ``city=Graz&country=AT``, ``date=2026-03-15``;
* ``doc.user_data["jobextract"]`` holds as JSON what has no place in the text: `id`, `source`, `languages`, and under
  `values` the `position_types` and `emails` by posting.

Tokens end where facts begin and end, so that offsets stay exact. They are no model's tokens: spaCy aligns them with
its own by characters when it trains.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from jobextract.errors import InputError
from jobextract.reading.folding import HAN
from jobextract.training.convert.marks import FACT_FIELDS, Mark, Marked, checked, gold_page
from jobextract.training.corpus import GoldPage, read_file

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin, Span

USER_DATA = "jobextract"

_TOKEN = re.compile(rf"{HAN.pattern}|\d+|(?:(?!{HAN.pattern})[^\W\d_])+|\s|.", re.DOTALL)


def to_docbin(pages: Iterable[GoldPage]) -> DocBin:
    """Give pages as a DocBin; ``.to_disk(PATH)`` writes it.

    Raises:
        InputError: the gold of a page cannot stand.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    found = DocBin(attrs=["ORTH"], store_user_data=True)
    for page in pages:
        found.add(_doc(vocab, checked(page)))
    return found


def from_docbin(docbin: DocBin) -> list[GoldPage]:
    """Give the pages of a DocBin; documents without an id are called ``doc-1.txt`` and so on.

    Raises:
        InputError: a group or a label is unknown, or an annotation cannot stand in gold.
    """
    from spacy.vocab import Vocab

    return [gold_page(_marked(doc, number)) for number, doc in enumerate(docbin.get_docs(Vocab()), 1)]


def read_docbin(path: Path) -> list[GoldPage]:
    """Read the pages of a ``.spacy`` file.

    Raises:
        InputError: the file cannot be read, or an annotation cannot stand in gold.
    """
    from spacy.tokens import DocBin

    content = read_file(path)
    try:
        docbin = DocBin().from_bytes(content)
    except Exception as error:  # whatever the decompressor and the decoder say of bytes that are something else
        raise InputError(f"{path}: is no DocBin: {error}") from error
    return from_docbin(docbin)


def _doc(vocab: Any, page: Marked) -> Doc:
    from spacy.tokens import Doc, SpanGroup

    words, spaces = _tokens(page.text, {mark.start for mark in page.marks}, {mark.end for mark in page.marks})
    doc = Doc(vocab, words=words, spaces=spaces)
    assert doc.text == page.text
    for name in FACT_FIELDS:
        spans = [_span(doc, mark) for mark in page.marks if mark.field == name]
        if spans:
            doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
    doc.user_data[USER_DATA] = json.dumps(
        {
            "id": page.id,
            "source": page.source,
            "languages": list(page.languages),
            "values": {str(number): values for number, values in page.values.items()},
        }
    )
    return doc


def _tokens(text: str, starts: set[int], ends: set[int]) -> tuple[list[str], list[bool]]:
    """Cut a text into words, each with whether a space follows; words are cut where facts start and end, too."""
    cuts = starts | ends
    words: list[str] = []
    spaces: list[bool] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        # A space belongs to the word before it, as in spaCy, unless a fact starts with it or ends behind it.
        free = match.group() == " " and start not in starts and end not in ends
        if free and words and not words[-1].isspace() and not spaces[-1]:
            spaces[-1] = True
            continue
        offsets = [start, *(at for at in range(start + 1, end) if at in cuts), end]
        words += [text[a:b] for a, b in pairwise(offsets)]
        spaces += [False] * (len(offsets) - 1)
    return words, spaces


def _span(doc: Doc, mark: Mark) -> Span:
    attributes = dict(mark.attributes)
    label = attributes.pop("category", mark.field)
    if mark.optional:
        attributes["optional"] = "true"
    span = doc.char_span(mark.start, mark.end, label=label, kb_id=urlencode(attributes), span_id=str(mark.posting))
    assert span is not None
    return span


def _marked(doc: Doc, number: int) -> Marked:
    try:
        data = json.loads(doc.user_data.get(USER_DATA, "{}"))
        values = {int(posting): named for posting, named in data.get("values", {}).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(f"document {number}: its user data {USER_DATA!r} are not what they should be") from error
    page = Marked(
        data.get("id") or f"doc-{number}.txt", doc.text, data.get("languages", []), data.get("source"), values=values
    )
    for name, group in doc.spans.items():
        if name not in FACT_FIELDS:
            raise InputError(f"{page.id}: unknown span group {name!r}; known are {', '.join(FACT_FIELDS)}")
        page.marks += [_mark(page, name, span) for span in group]
    return page


def _mark(page: Marked, name: str, span: Span) -> Mark:
    attributes = dict(parse_qsl(span.kb_id_, keep_blank_values=True))
    optional = attributes.pop("optional", "") == "true"
    if name == "requirements":
        attributes["category"] = span.label_
    elif span.label_ not in {name, ""}:
        raise InputError(f"{page.id}: unknown label {span.label_!r} in the span group {name!r}")
    posting = span.id_ or "1"
    if not posting.isdecimal():
        raise InputError(f"{page.id}: {posting!r} is no number of a posting")
    return Mark(name, span.start_char, span.end_char, int(posting), attributes, optional)
