"""Training of the span model: gold and silver labels of tokens, and a chain fitted to them.

Gold lists each fact once a page, and only facts that count. So a token may be left undecided: the chain is fitted to
the sum over all labellings that the annotation allows (as for partially labelled sequences, Tsuboi et al. 2008).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from jobextract.fields.candidate import Candidate
from jobextract.fields.spans.features import HITS, Features, Tokens, features
from jobextract.fields.spans.labels import LABEL_OF, STATES, allowed, begins, goes_on, may_begin
from jobextract.gazetteer import universities
from jobextract.gazetteer.skills import skills
from jobextract.inference.chain import Passes, run, weights, windows
from jobextract.reading.folding import HAN, fold
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.training.corpus import Json

Matrix: TypeAlias = Any  # scipy.sparse has no types
Floats: TypeAlias = npt.NDArray[np.float32]

_TITLED = re.compile(
    r"\b(?:Prof|Professor|Dr|Mr|Ms|Mrs)\b\.? ?(?:Dr\. ?)?(?P<name>[A-Z][\w'-]+(?: (?:[A-Z]\. )?[A-Z][\w'-]+){0,2})"
    r"|(?P<han>[\u4e00-\u9fff]{2,3})(?:教授|老师|研究员|院士)"
)
_TITLES = ("教授", "老师", "博士")  # behind a surname alone
_SHORT_HAN = 4  # characters of a topic below which another mention may mean anything
_FAINT = 4  # of 127: features whose weights all are below are left out; they make the model slower, not better
_ENDLESS = 64  # tokens of a sequence in training; what is longer is cut


@dataclass(frozen=True)
class Settings:
    """How the model is trained.

    Attributes:
        bits: features are hashed to ids below ``2**bits``.
        least_pages: pages on which a feature must occur.
        dropout: share of the rules' candidates that is hidden in each epoch. Rules were written with training pages
            in view: their candidates are more reliable there than elsewhere.
        word_dropout: share of the features of words that is hidden in each epoch.
        epochs: passes over the pages.
        rate: step size of AdaGrad.
        penalty: weight of the squared weights, against a token's log-likelihood.
        batch: tokens of a step.
        runs: models whose weights are averaged; with pages so few, the order in which they come matters.
    """

    bits: int = 20
    least_pages: int = 2
    dropout: float = 0.5
    word_dropout: float = 0.3
    epochs: int = 16
    rate: float = 0.12
    penalty: float = 1e-5
    batch: int = 5000
    runs: int = 3


@dataclass(frozen=True)
class Annotated:
    """A page to train on.

    Attributes:
        outline: its structure.
        candidates: what the rules propose, of all fields.
        gold: its gold.
    """

    outline: Outline
    candidates: Sequence[Candidate]
    gold: Json


@dataclass
class _Example:
    features: Features
    states: npt.NDArray[np.float64]  # those that each token may have, 0 or 1


class _Labels:
    """The states that the tokens of a page may have."""

    def __init__(self, outline: Outline, tokens: Tokens) -> None:
        self.outline = outline
        self.tokens = tokens
        self.states = np.zeros((len(tokens.starts), STATES))
        self.states[:, 0] = 1.0
        self.decided = np.zeros(len(tokens.starts), dtype=bool)

    def range(self, block: Block, start: int, end: int) -> tuple[int, int]:
        base = self.tokens.place(block, 0)
        first, last = self.tokens.covered(np.array([base + start]), np.array([base + end]))
        return int(first[0]), int(last[0])

    def decide(self, label: str, first: int, last: int) -> None:
        """Say that a span has a label, unless something else was said of a part of it."""
        if first < last and not self.decided[first:last].any():
            self.states[first:last] = 0.0
            self.states[first, begins(label)] = 1.0
            self.states[first + 1 : last, goes_on(label)] = 1.0
            self.decided[first:last] = True

    def admit(self, label: str, first: int, last: int) -> None:
        """Say that a span, or parts of it, may have a label."""
        for token in range(first, last):
            if not self.decided[token]:
                self.states[token, [begins(label), goes_on(label)]] = 1.0


def _source_ranges(outline: Outline, tokens: Tokens) -> npt.NDArray[np.int64]:
    """Give the source offsets of each token, (tokens, 2)."""
    blocks = outline.document.blocks
    owners = np.searchsorted(tokens.block_starts, tokens.starts, side="right") - 1
    found = [
        blocks[owner].source_span(start - base, end - base)
        for owner, start, end, base in zip(
            owners.tolist(),
            tokens.starts.tolist(),
            tokens.ends.tolist(),
            tokens.block_starts[owners].tolist(),
            strict=True,
        )
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _mentions(outline: Outline, text: str) -> Iterator[tuple[Block, int, int]]:
    """Give where a folded text stands in a page, as whole words, whatever the case."""
    start, end = r"(?<!\w)" if text[:1].isascii() else "", r"(?!\w)" if text[-1:].isascii() else ""
    pattern = re.compile(start + re.escape(text) + end, re.IGNORECASE)
    for block in outline.document.blocks:
        for match in pattern.finditer(block.folded):
            yield block, match.start(), match.end()


def label(page: Annotated, tokens: Tokens) -> npt.NDArray[np.float64]:
    """Give the states that each token of a page may have, 0 or 1, (tokens, states)."""
    labels = _Labels(page.outline, tokens)
    if not len(tokens.starts):
        return labels.states
    sources = _source_ranges(page.outline, tokens)

    def located(fact: Json) -> tuple[int, int]:
        touched = np.flatnonzero((sources[:, 1] > fact["start"]) & (sources[:, 0] < fact["end"]))
        return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else (0, 0)

    asked = [located(fact) for posting in page.gold["postings"] for fact in posting.get("requirements", ())]
    facts = [
        (name, located(fact), fact)
        for posting in page.gold["postings"]
        for field, name in LABEL_OF.items()
        for fact in posting.get(field, ())
    ]
    facts.sort(key=lambda entry: (entry[1][0] - entry[1][1], entry[1]))
    for name, (first, last), fact in facts:
        if not fact.get("optional"):
            labels.decide(name, first, last)
    for name, (first, last), fact in facts:
        if fact.get("optional"):
            labels.admit(name, first, last)
    for name, span, fact in facts:
        _propagate(labels, name, span, bool(fact.get("optional")), asked)
    _other_mentions(labels, [fact for name, _, fact in facts if name == "SUPERVISOR"], page)
    _employers(labels, [fold(fact["text"]) for name, _, fact in facts if name == "ORGANIZATION"])
    _skills(labels, asked)
    return labels.states


def _words(labels: _Labels, first: int, last: int) -> str:
    """Give the folded text of a range of tokens in one block."""
    tokens = labels.tokens
    index = int(np.searchsorted(tokens.block_starts, tokens.starts[first], side="right")) - 1
    base = int(tokens.block_starts[index])
    return labels.outline.document.blocks[index].folded[
        int(tokens.starts[first]) - base : int(tokens.ends[last - 1]) - base
    ]


def _propagate(
    labels: _Labels, name: str, span: tuple[int, int], optional: bool, asked: Sequence[tuple[int, int]]
) -> None:
    """Label further mentions of a fact: what gold lists once stands there as well."""
    first, last = span
    if first >= last or not (words := _words(labels, first, last).strip()) or "\n" in words:
        return
    short = len(words) < _SHORT_HAN if HAN.search(words) else " " not in words
    for block, start, end in _mentions(labels.outline, words):
        begin, stop = labels.range(block, start, end)
        if (begin, stop) == span or begin >= stop:
            continue
        doubtful = name == "TOPIC" and (short or any(a < stop and begin < b for a, b in asked))
        if optional or doubtful:
            labels.admit(name, begin, stop)
        else:
            labels.decide(name, begin, stop)


def _other_mentions(labels: _Labels, supervisors: Sequence[Json], page: Annotated) -> None:
    """Label people of whom gold says nothing; a part of a supervisor's name may be one or the other."""
    outline = page.outline
    parts: set[str] = set()
    for fact in supervisors:
        name = fold(fact.get("name") or fact["text"])
        parts |= {name[0] + title for title in _TITLES} if HAN.match(name) else {*name.split()[:1], *name.split()[-1:]}
        parts.add(name)
    for part in sorted(parts):
        if len(part) < 2:
            continue
        for block, start, end in _mentions(outline, part):
            if block.folded[start].isupper() or HAN.match(part):
                end = start + 1 if part[1:] in _TITLES else end
                first, last = labels.range(block, start, end)
                labels.admit("SUPERVISOR", first, last)
                labels.admit("PERSON", first, last)
    for candidate in page.candidates:
        if candidate.field == "supervisors":
            _person(labels, candidate.block, candidate.start, candidate.end)
    for block in outline.document.blocks:
        for match in _TITLED.finditer(block.folded):
            _person(labels, block, *match.span("name" if match["name"] else "han"))


def _person(labels: _Labels, block: Block, start: int, end: int) -> None:
    first, last = labels.range(block, start, end)
    if first < last and not (labels.states[first:last, begins("SUPERVISOR")] > 0).any():
        labels.decide("PERSON", first, last)


def _employers(labels: _Labels, names: Sequence[str]) -> None:
    """A university that is a part of an employer's name may be named as the employer."""
    for block in labels.outline.document.blocks:
        for match in universities().find(block.text):
            if any(block.folded[match.start : match.end] in name for name in names):
                labels.admit("ORGANIZATION", *labels.range(block, match.start, match.end))


def _skills(labels: _Labels, asked: Sequence[tuple[int, int]]) -> None:
    """Label the skills of the lexicon in requirements; their other words may be skills that it does not name."""
    tokens = labels.tokens
    for first, last in asked:
        if first >= last:
            continue
        base, words = int(tokens.starts[first]), _words(labels, first, last)
        for match in skills().find(words):
            begin, stop = tokens.covered(np.array([base + match.start]), np.array([base + match.end]))
            labels.decide("SKILL", int(begin[0]), int(stop[0]))
        labels.admit("SKILL", first, last)


# Sentences of job adverts with skills


def skill_pages(
    sentences: Iterable[Json], outline: Callable[[str], Outline], find: Callable[[Outline], Sequence[Candidate]]
) -> Iterator[tuple[Outline, Sequence[Candidate], list[tuple[int, int]]]]:
    """Make pages of annotated sentences: those of one advert, a line each.

    Args:
        sentences: with `idx`, `tokens` and `tags_knowledge` (B, I, O).
        outline: makes the outline of a text.
        find: gives the candidates of an outline.

    Returns:
        Outlines, candidates, and the source offsets of the skills.
    """
    for _, group in groupby(sentences, key=lambda sentence: sentence["idx"]):
        text, skills = "", []
        for sentence in group:
            for word, tag in zip(sentence["tokens"], sentence["tags_knowledge"], strict=True):
                if tag == "B":
                    skills.append((len(text), len(text) + len(word)))
                elif tag == "I" and skills:
                    skills[-1] = (skills[-1][0], len(text) + len(word))
                text += word + " "
            text = text[:-1] + "\n\n"
        page = outline(text)
        yield page, find(page), skills


def _skill_states(outline: Outline, tokens: Tokens, skills: Sequence[tuple[int, int]]) -> npt.NDArray[np.float64]:
    """Give the states of an advert's tokens: only skills are annotated, so that all else is left undecided."""
    labels = _Labels(outline, tokens)
    labels.states[:] = 1.0
    labels.states[:, [begins("SKILL"), goes_on("SKILL")]] = 0.0
    sources = _source_ranges(outline, tokens)
    for start, end in skills:
        touched = np.flatnonzero((sources[:, 1] > start) & (sources[:, 0] < end))
        if len(touched):
            labels.decide("SKILL", int(touched[0]), int(touched[-1]) + 1)
    return labels.states


# Fitting


@dataclass
class _Batch:
    words: Matrix  # (tokens, rows)
    shared: Matrix  # (sentences, rows)
    sentences: npt.NDArray[np.int64]  # of each token
    lengths: npt.NDArray[np.int64]  # of sequences
    states: npt.NDArray[np.float64]
    hits: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]]  # ids, tokens, edges
    last: npt.NDArray[np.bool_]  # whether a sequence ends with the token


def _kept_rows(examples: Sequence[_Example], settings: Settings) -> npt.NDArray[np.int64]:
    """Give the ids of the features that occur on pages enough, ascending."""
    counts = np.zeros(1 << settings.bits, dtype=np.int32)
    for example in examples:
        page = example.features
        counts[np.unique(np.concatenate([page.words.ravel(), page.contexts]))] += 1
    return np.flatnonzero(counts >= settings.least_pages)


def _csr(ids: npt.NDArray[Any], owners: npt.NDArray[Any], shape: tuple[int, int]) -> Matrix:
    """Give the matrix of features from their rows of weights; -1 is left out."""
    known = ids >= 0
    return sparse.csr_matrix((np.ones(int(known.sum()), dtype=np.float32), (owners[known], ids[known])), shape=shape)


def _batches(examples: Sequence[_Example], rows: npt.NDArray[np.int64], settings: Settings, order: Any) -> list[_Batch]:
    row_of = np.full(1 << settings.bits, -1, dtype=np.int64)
    row_of[rows] = np.arange(len(rows))
    batches: list[_Batch] = []
    group: list[_Example] = []
    size = 0
    chosen = [examples[index] for index in order if len(examples[index].states)]
    for number, example in enumerate(chosen):
        group.append(example)
        size += len(example.states)
        if size >= settings.batch or number == len(chosen) - 1:
            batches.append(_batch(group, row_of, len(rows)))
            group, size = [], 0
    return batches


def _batch(group: Sequence[_Example], row_of: npt.NDArray[np.int64], count: int) -> _Batch:
    words, shared, hits = [], [], []
    offset = 0
    for example in group:
        page = example.features
        tokens, sentences = len(example.states), len(page.tokens.lengths)
        owners = np.broadcast_to(np.arange(tokens), page.words.shape)
        words.append(_csr(row_of[page.words.ravel()], owners.ravel(), (tokens, count)))
        shared.append(_csr(row_of[page.contexts], page.context_owners, (sentences, count)))
        hits.append((page.hits.ids, page.hits.tokens + offset, page.hits.edges))
        offset += tokens
    lengths = np.concatenate([example.features.tokens.lengths for example in group])
    _, parts, _ = windows(lengths, _ENDLESS, 0)
    last = np.zeros(offset, dtype=bool)
    last[np.cumsum(parts) - 1] = True
    states = np.concatenate([example.states for example in group])
    cut = np.cumsum(parts) - parts
    states[cut, 1::2] = np.maximum(states[cut, 1::2], states[cut, 2::2])  # a sequence cannot begin inside a span
    states[cut, 2::2] = 0.0
    return _Batch(
        sparse.vstack(words, format="csr"),
        sparse.vstack(shared, format="csr"),
        np.repeat(np.arange(len(lengths)), lengths),
        parts,
        states,
        hits,
        last,
    )


def _expected(passes: Passes, transitions: npt.NDArray[np.float64], last: npt.NDArray[np.bool_]) -> tuple[Any, Any]:
    """Give the expected states of tokens, and the expected number of each transition."""
    inner = np.flatnonzero(~last)
    ahead = passes.backward[inner + 1]
    here = passes.forward[inner]
    norm = ((here @ transitions) * ahead).sum(axis=1, keepdims=True)
    return passes.marginals, transitions * ((here / norm).T @ ahead)


class _Fit:
    """AdaGrad (Duchi, Hazan and Singer 2011) on the likelihood of the labellings that are allowed."""

    def __init__(self, rows: int, settings: Settings, random: np.random.Generator) -> None:
        self.settings = settings
        self.random = random
        shapes = {"rows": (rows, STATES), "hits": (HITS, STATES), "bias": (STATES,), "transitions": (STATES, STATES)}
        self.values = {name: np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
        self.squares = {name: np.full(shape, 1e-6, dtype=np.float32) for name, shape in shapes.items()}
        self.allowed = allowed()

    def step(self, batch: _Batch, rate: float) -> None:
        values, settings = self.values, self.settings
        tokens = len(batch.states)
        hits = self._hits(batch, tokens)
        words, shared = batch.words, batch.shared
        if settings.word_dropout:
            words = words.copy()
            keep = self.random.random(len(words.data)) >= settings.word_dropout
            words.data = (keep / (1 - settings.word_dropout)).astype(np.float32)
        scores = words @ values["rows"] + (shared @ values["rows"])[batch.sentences]
        scores += hits @ values["hits"] + values["bias"]
        moves = np.exp(values["transitions"].astype(np.float64)) * self.allowed
        emissions = weights(scores)
        free, free_moves = _expected(run(emissions, batch.lengths, moves, may_begin()), moves, batch.last)
        held = weights(np.where(batch.states > 0, scores, -1e4)) * batch.states
        bound, bound_moves = _expected(run(held, batch.lengths, moves, may_begin()), moves, batch.last)
        slope = (free - bound).astype(np.float32) / tokens
        by_sentence = sparse.csr_matrix(
            (np.ones(tokens, dtype=np.float32), (batch.sentences, np.arange(tokens))),
            shape=(batch.shared.shape[0], tokens),
        )
        gradients = {
            "rows": words.T @ slope + batch.shared.T @ (by_sentence @ slope),
            "hits": hits.T @ slope,
            "bias": slope.sum(axis=0),
            "transitions": ((free_moves - bound_moves) / tokens).astype(np.float32),
        }
        for name, gradient in gradients.items():
            if name != "bias":
                gradient += settings.penalty * values[name]
            self.squares[name] += gradient**2
            values[name] -= rate * gradient / np.sqrt(self.squares[name])

    def _hits(self, batch: _Batch, tokens: int) -> Matrix:
        """Give the rules' candidates that are shown this time."""
        ids, owners = [], []
        for features_of, tokens_of, edges in batch.hits:
            shown = self.random.random(len(edges) - 1) >= self.settings.dropout
            keep = np.repeat(shown, np.diff(edges))
            ids.append(features_of[keep])
            owners.append(tokens_of[keep])
        flat, owner = np.concatenate(ids), np.concatenate(owners)
        return sparse.csr_matrix((np.ones(len(flat), dtype=np.float32), (owner, flat)), shape=(tokens, HITS))


def train_spans(
    pages: Sequence[Annotated],
    skills: Iterable[tuple[Outline, Sequence[Candidate], Sequence[tuple[int, int]]]] = (),
    seed: int = 0,
    settings: Settings | None = None,
) -> dict[str, npt.NDArray[Any]]:
    """Train the span model; the same pages and seed give the same weights.

    Args:
        pages: to train on; those without a posting say nothing of employers and topics and are left out.
        skills: adverts with annotated skills, as `skill_pages` gives them.
        seed: of the order of pages and of what is hidden.
        settings: how to train.

    Returns:
        What `SpanModel` takes.
    """
    settings = settings or Settings()
    examples = []
    for page in pages:
        if page.gold["postings"]:
            read = features(page.outline, page.candidates, settings.bits)
            examples.append(_Example(read, label(page, read.tokens)))
    for outline, candidates, spans in skills:
        read = features(outline, candidates, settings.bits)
        examples.append(_Example(read, _skill_states(outline, read.tokens, spans)))
    return fit(examples, seed, settings)


def fit(examples: Sequence[_Example], seed: int, settings: Settings) -> dict[str, npt.NDArray[Any]]:
    """Fit a chain to labelled pages."""
    random = np.random.default_rng(seed)
    rows = _kept_rows(examples, settings)
    totals: dict[str, Floats] = {}
    for _ in range(settings.runs):
        batches = _batches(examples, rows, settings, random.permutation(len(examples)))
        fitted = _Fit(len(rows), settings, random)
        steps, step = settings.epochs * len(batches), 0
        for _ in range(settings.epochs):
            for index in random.permutation(len(batches)):
                fitted.step(batches[index], settings.rate * (1 - step / steps))
                step += 1
        for name, values in fitted.values.items():
            totals[name] = totals[name] + values if name in totals else values
    return _arrays({name: values / np.float32(settings.runs) for name, values in totals.items()}, rows, settings)


def _arrays(
    fitted: Mapping[str, Floats], rows: npt.NDArray[np.int64], settings: Settings
) -> dict[str, npt.NDArray[Any]]:
    """Give the weights as they are kept: those of words in 8 bits."""
    values = fitted["rows"]
    scale = np.maximum(np.abs(values).max(axis=0, initial=0.0), 1e-9) / 127
    rounded = np.rint(values / scale).astype(np.int8)
    used = np.abs(rounded).max(axis=1, initial=0) > _FAINT
    return {
        "bits": np.array(settings.bits),
        "rows": rows[used].astype(np.int32),
        "weights": rounded[used],
        "scale": scale.astype(np.float32),
        "hits": fitted["hits"].astype(np.float16),
        "bias": fitted["bias"].astype(np.float32),
        "transitions": fitted["transitions"].astype(np.float32),
        "first": np.zeros(STATES, dtype=np.float32),
    }
