"""The model of titles and postings: what it looks at, how it is trained and applied."""

from pathlib import Path

import numpy as np
import pytest

from jobextract import language, reading
from jobextract.sections import analyse
from jobextract.sections.title_model import Page, Thresholds, TitleModel
from jobextract.segmentation import Document, segment
from jobextract.training.corpus import read_corpus
from jobextract.training.titles import UNKNOWN, Example, examples, train_titles

FIXTURES = Path(__file__).parent.parent / "fixtures" / "postings"
TEXT = """# Join us

## PhD student in tidal ecology

We are looking for a doctoral student. You should hold a Master's degree in biology.

## Our lunch habits

We eat at noon.
"""


class Fixed:
    """Gives each line the probability that a table names for its words."""

    def __init__(self, table: dict[str, float], whole: float) -> None:
        self.table, self.whole = table, whole
        self.thresholds = Thresholds(keep=0.3, add=0.6, page=0.3, page_add=0.7)

    def judge(self, page: Page) -> tuple[np.ndarray, float]:
        chances = [self.table.get(line.block.text[line.start : line.end], 0.0) for line in page.lines]
        return np.array(chances, dtype=np.float32), self.whole


def document(text: str) -> Document:
    page = reading.read(text, media_type="text/markdown")
    language.annotate(page)
    return segment(page)


def titles(text: str, model: object = None) -> list[str | None]:
    found = analyse(document(text), titles=model).postings  # type: ignore[arg-type]
    return [None if p.title is None else p.title[0].text[p.title[1] : p.title[2]] for p in found]


@pytest.fixture(scope="module")
def some() -> list[Example]:
    return examples(read_corpus([FIXTURES])[::4])


def test_a_sure_title_of_the_rules_stays() -> None:
    assert titles(TEXT, Fixed({"PhD student in tidal ecology": 0.4}, 0.9)) == ["PhD student in tidal ecology"]


def test_an_unlikely_title_of_the_rules_goes_and_the_page_is_one_call() -> None:
    assert titles(TEXT) == ["PhD student in tidal ecology"]
    assert titles(TEXT, Fixed({"PhD student in tidal ecology": 0.1}, 0.9)) == [None]


def test_a_likely_line_becomes_a_title() -> None:
    table = {"PhD student in tidal ecology": 0.9, "Our lunch habits": 0.7}
    assert titles(TEXT, Fixed(table, 0.9)) == ["PhD student in tidal ecology", "Our lunch habits"]


def test_an_unlikely_page_holds_no_call() -> None:
    assert titles(TEXT, Fixed({"PhD student in tidal ecology": 0.9}, 0.1)) == []


def test_training_gives_the_same_arrays_again_and_finds_its_own_titles(some: list[Example]) -> None:
    arrays, again = train_titles(some).arrays(), train_titles(some).arrays()
    assert all(np.array_equal(arrays[name], again[name]) for name in arrays)
    model = TitleModel.from_arrays(arrays)
    chances = np.concatenate([model.judge(item.page)[0] for item in some])
    truth = np.concatenate([item.titles for item in some])
    assert chances[truth == 1].mean() > 0.5 > 0.1 > chances[truth == 0].mean()


def test_a_gold_title_is_a_line_that_may_be_one(some: list[Example]) -> None:
    lines = sum(int((item.titles == 1).sum()) for item in some)
    assert lines > 20
    assert sum(int((item.titles == UNKNOWN).sum()) for item in some) < lines


@pytest.mark.parametrize("text", ["", "   ", "word", "# Only a heading", "| a | b |\n|---|---|\n| c | d |"])
def test_pages_with_next_to_nothing_are_judged(text: str, some: list[Example]) -> None:
    model = train_titles(some)
    assert len(titles(text, model)) <= 1
