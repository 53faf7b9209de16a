"""The model card: its figures, its table of reliability, and that nothing of the template is left."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jobextract import Extractor
from jobextract.errors import OutputError
from jobextract.training.card import MEASURES, Data, Figures, Predictions, by_page, has_chinese, reliability, write_card
from jobextract.training.corpus import SINGLE_FACTS, GoldPage, read_corpus
from jobextract.training.evaluation import JUDGED

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
NAMES = ("bi-03-groundwater.md", "en-07-turbomachinery-turin.md", "none-28-hiring-over-zh.md", "zh-36-solid.md")
TEXT = "PhD in Graz with Ada Quist on tidal ecology and reef fish."


def at(words: str, confidence: float, **further: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "confidence": confidence, **further}


def hand_made(predicted: list[dict[str, Any]]) -> tuple[list[GoldPage], Predictions]:
    posting = {
        "title": at("PhD", 1),
        "topics": [at("tidal ecology", 1), at("reef fish", 1) | {"optional": True}],
        "position_types": ["phd"],
    }
    gold = {"id": "a.md", "languages": ["en"], "postings": [posting]}
    empty = {name: None if name in SINGLE_FACTS else [] for name in JUDGED}
    postings = [empty | posting for posting in predicted]
    prediction = {"source": {"uri": "a.md"}, "languages": [], "postings": postings}
    return [GoldPage("a.md", Path("a.md"), TEXT.encode(), gold)], {"a.md": prediction}


@pytest.fixture(scope="module")
def pages() -> list[GoldPage]:
    return [page for page in read_corpus([FIXTURES]) if page.id in NAMES]


@pytest.fixture(scope="module")
def predictions(pages: list[GoldPage]) -> Predictions:
    extractor = Extractor(models=None)
    return by_page(extractor.extract(page.content, uri=page.id) for page in pages)


def written(path: Path, pages: list[GoldPage], both: Predictions, others: Predictions | None = None) -> str:
    each = {name: both if others is None or name == "both" else others for name in ("rules", "models", "both")}
    write_card(path, Data(pages[:-1], pages[-1:], skills=[{}] * 1234), Figures(dev=each, cross=each), 7)
    return path.read_text("utf-8")


def rows(text: str, heading: str) -> dict[str, list[str]]:
    """Give the cells of the table under a heading, by the first of each row."""
    part = re.split(r"^#+ ", text.split(f"# {heading}\n")[1], flags=re.MULTILINE)[0]
    cells = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|") and "---" not in line]
    return {first: rest for first, *rest in cells[1:]}


def test_reliability_pairs_confidences_with_right_and_wrong_and_leaves_out_what_does_not_count() -> None:
    title, topics = at("PhD", 0.9), [at("tidal ecology", 0.8), at("reef fish", 0.7), at("Graz", 0.6)]
    types = [at("PhD", 0.5, value="phd"), at("PhD", 0.4, value="postdoc")]
    pairs = reliability(*hand_made([{"title": title, "topics": topics}, {"position_types": types}]))
    assert sorted(pairs) == [(0.4, 0.0), (0.5, 1.0), (0.6, 0.0), (0.8, 1.0), (0.9, 1.0)]


def test_facts_that_the_gold_cannot_judge_are_left_out() -> None:
    assert reliability(*hand_made([{"benefits": [at("Graz", 0.9)], "responsibilities": [at("Graz", 0.9)]}])) == []


def test_the_table_of_reliability_holds_every_judged_fact_once(tmp_path: Path, pages: list[GoldPage]) -> None:
    first = {"title": at("PhD", 0.95), "topics": [at("tidal ecology", 0.94), at("Graz", 0.86)]}
    second = {"position_types": [at("PhD", 1.0, value="phd"), at("PhD", 0.3, value="postdoc")]}
    page, prediction = hand_made([first, second])
    with_chinese = GoldPage("b.md", Path("b.md"), b"", {"id": "b.md", "languages": ["zh"], "postings": []})
    nothing = {"source": {"uri": "b.md"}, "languages": [], "postings": []}
    text = written(tmp_path / "card.md", [*page, with_chinese], {**prediction, "b.md": nothing})
    assert rows(text, "Reliability") == {
        "0.30 to 0.50": ["1", "0.30", "0.00"],
        "0.85 to 0.95": ["2", "0.90", "0.50"],
        "0.95 to 1.00": ["2", "0.97", "1.00"],
    }


def test_the_card_fills_the_whole_template(tmp_path: Path, pages: list[GoldPage], predictions: Predictions) -> None:
    text = written(tmp_path / "new" / "README.md", pages, predictions)
    assert not re.search(r"[{}]", text)
    assert "- 3 + 1 pages (train + dev)" in text
    assert "- 1,234 sentences" in text
    assert "- 0 pages written for this project" in text
    for heading in ("On dev, trained on train", "7-fold cross-validation over train and dev"):
        table = rows(text, heading)
        assert tuple(table) == MEASURES
        assert all(len(cells) == 3 for cells in table.values())
    assert all(len(cells) == 6 for cells in rows(text, "Cross-validation by language").values())
    facts = len(reliability(pages, predictions))
    assert sum(int(cells[0]) for cells in rows(text, "Reliability").values()) == facts > 20


def test_figures_stand_in_the_column_of_their_variant(
    tmp_path: Path, pages: list[GoldPage], predictions: Predictions
) -> None:
    empty = {page.id: {"source": {"uri": page.id}, "languages": [], "postings": []} for page in pages}
    text = written(tmp_path / "card.md", pages, predictions, empty)
    rules, models, both = rows(text, "7-fold cross-validation over train and dev")["postings"]
    assert rules == models == "0.250"
    assert float(both) > 0.5
    assert rows(text, "On dev, trained on train")["postings"] == ["0.000", "0.000", "1.000"]
    by_language = rows(text, "Cross-validation by language")["postings"]
    assert by_language[:2] == ["0.333", "0.333"]
    assert by_language[3:5] == ["0.000", "0.000"]


def test_a_measure_that_no_page_counts_for_has_no_figure(
    tmp_path: Path, pages: list[GoldPage], predictions: Predictions
) -> None:
    assert max(len(page.gold["postings"]) for page in pages) == 1
    text = written(tmp_path / "card.md", pages, predictions)
    assert rows(text, "Cross-validation by language")["assigned"] == ["–"] * 6


def test_pages_with_some_chinese_count_as_chinese(pages: list[GoldPage]) -> None:
    assert [has_chinese(page) for page in pages] == [True, False, True, True]


def test_a_card_that_cannot_be_written_is_an_error_of_output(
    tmp_path: Path, pages: list[GoldPage], predictions: Predictions
) -> None:
    with pytest.raises(OutputError):
        written(tmp_path, pages, predictions)
