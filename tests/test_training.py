"""Training on a few pages: what is written, what an extractor makes of it, and what is refused."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jobextract import Extractor, cli
from jobextract.errors import InputError, OutputError, UsageError
from jobextract.inference.store import MANIFEST
from jobextract.models import NO_MODELS, Models, load_models
from jobextract.schema import Extraction, Fact, JobPosting
from jobextract.training import train as training
from jobextract.training.corpus import POSTING_FIELDS, GoldPage, read_corpus, write_corpus
from jobextract.training.evaluation import JUDGED, is_grounded
from jobextract.training.train import FOLDS, NAMES, cross_validate, train, write

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
LEARNED = (
    *("bi-03-groundwater", "bi-08-speech-company", "en-07-turbomachinery-turin", "en-43-permafrost-field"),
    *("en-53-mountain-hydrology", "none-14-no-places-zh", "none-28-hiring-over-zh", "zh-05-predoc-economics"),
    *("zh-14-singapore-quantum", "zh-16-macau-tcm"),
)
FEW = ("bi-03-groundwater", "en-07-turbomachinery-turin", "en-39-biostatistics-note", "zh-36-solid")
OTHERS = ("bi-14-fhe", "en-17-plant-pathology-piracicaba", "none-30-no-vacancies", "zh-04-hospital-omics")

Run = Callable[..., tuple[int, str]]


@cache
def chosen(names: tuple[str, ...]) -> list[GoldPage]:
    return [page for page in read_corpus([FIXTURES]) if page.id.rpartition(".")[0] in names]


def facts(extraction: Extraction) -> Iterator[tuple[str, Fact]]:
    for posting in extraction.postings:
        for name in JobPosting.model_fields:
            value = getattr(posting, name)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, Fact):
                    yield name, item


def extracted(extractor: Extractor, names: tuple[str, ...] = OTHERS) -> list[str]:
    return [extractor.extract(page.content, uri=page.id).model_dump_json() for page in chosen(names)]


def confidences(extractor: Extractor, field: str) -> list[float]:
    found = [extractor.extract(page.content, uri=page.id) for page in chosen(OTHERS)]
    return [fact.confidence for extraction in found for name, fact in facts(extraction) if name == field]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def changed(page: GoldPage, **values: Any) -> GoldPage:
    """Give a page with other values in each of its postings."""
    postings = [{**posting, **values} for posting in page.gold["postings"]]
    return replace(page, gold={**page.gold, "postings": postings})


def owned(page: GoldPage, owner: str) -> GoldPage:
    return replace(page, gold={**page.gold, "source": {"repo": f"{owner}/site"}})


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in this process; give the exit code and what stands on standard error."""

    def run_with(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["jobextract", *map(str, arguments)])
        code = 0
        try:
            cli.main()
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else int(error.code is not None)
        return code, capfdbinary.readouterr().err.decode()

    return run_with


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command line makes of ten pages."""
    folder = tmp_path_factory.mktemp("training")
    write_corpus(chosen(LEARNED), folder / "gold")
    patch = pytest.MonkeyPatch()
    patch.setattr(sys, "argv", ["jobextract", "train", str(folder / "gold"), "-o", str(folder / "models")])
    with patch.context(), pytest.raises(SystemExit) as ended:
        cli.main()
    patch.undo()
    assert not ended.value.code
    return folder / "models"


@pytest.fixture(scope="module")
def extractor(models: Path) -> Extractor:
    return Extractor(models=models)


# What is written


def test_training_writes_every_model_and_says_of_how_many_pages(models: Path) -> None:
    assert set(files(models)) == {MANIFEST, *(f"{name}.npz" for name in NAMES)}
    manifest = json.loads((models / MANIFEST).read_text("utf-8"))
    assert (manifest["pages"], manifest["skill_sentences"]) == (len(LEARNED), 0)


def test_an_extractor_loads_what_was_written(models: Path) -> None:
    loaded = Extractor(models=str(models)).models
    assert all(getattr(loaded, name) is not None for name in NAMES)
    assert loaded is load_models(models)


def test_pages_that_all_hold_a_posting_can_be_learned_from_and_twice_the_same(tmp_path: Path) -> None:
    pages = chosen(FEW)
    assert all(page.gold["postings"] for page in pages)
    write(train(pages[::-1]), tmp_path / "here", {"pages": len(pages), "skill_sentences": 0})
    write_corpus(pages, tmp_path / "gold")
    command = [sys.executable, "-m", "jobextract", "train", str(tmp_path / "gold"), "-o", str(tmp_path / "there")]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert all(Extraction.model_validate_json(text) for text in extracted(Extractor(models=tmp_path / "there")))


def test_models_that_cannot_be_written_are_an_error_of_output(tmp_path: Path, models: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write(load_models(models), tmp_path / "file" / "models", {})


# What an extractor makes of it


def test_facts_name_the_models_that_found_them(extractor: Extractor) -> None:
    found = [extractor.extract(page.content, uri=page.id) for page in chosen(OTHERS)]
    methods = {part for extraction in found for _, fact in facts(extraction) for part in fact.method.split("+")}
    assert {"model:roles", "model:spans"} <= methods
    assert any(method.startswith("rule:") for method in methods)
    assert all(method.startswith(("rule:", "model:")) for method in methods)


def test_without_models_no_fact_names_one() -> None:
    found = [Extractor(models=None).extract(page.content, uri=page.id) for page in chosen(OTHERS)]
    methods = [fact.method for extraction in found for _, fact in facts(extraction)]
    assert len(methods) > 30
    assert all(method.startswith("rule:") and "model:" not in method for method in methods)


def test_facts_read_as_what_stands_at_their_place(extractor: Extractor) -> None:
    low = Extractor(models=extractor.models, thresholds=dict.fromkeys(JobPosting.model_fields, 0.0))
    for page in chosen((*OTHERS, *FEW)):
        for _, fact in facts(low.extract(page.content, uri=page.id)):
            assert 0 <= fact.start < fact.end <= len(page.text)
            assert is_grounded({"start": fact.start, "end": fact.end, "text": fact.text}, page.text), fact
            assert all(0 <= mention.start < mention.end <= len(page.text) for mention in fact.mentions)


@pytest.mark.parametrize("field", sorted(JUDGED))
def test_a_threshold_moves_what_is_reported_of_its_field(field: str, extractor: Extractor) -> None:
    usual = confidences(extractor, field)
    everything = confidences(Extractor(models=extractor.models, thresholds={field: 0.0}), field)
    assert everything
    assert len(everything) >= len(usual)
    assert confidences(Extractor(models=extractor.models, thresholds={field: 1.01}), field) == []


def test_what_is_asked_for_wins_over_what_was_learned(extractor: Extractor) -> None:
    weigher = extractor.models.weights
    assert weigher is not None
    assert weigher.thresholds
    moved = 0
    for field, learned in weigher.thresholds.items():
        assert all(sure >= learned - 0.001 for sure in confidences(extractor, field))
        low = Extractor(models=extractor.models, thresholds={field: learned / 2})
        moved += any(sure < learned - 0.001 for sure in confidences(low, field))
    assert moved


def test_a_threshold_leaves_other_fields_alone(extractor: Extractor) -> None:
    strict = Extractor(models=extractor.models, thresholds={"topics": 1.01})
    for field in ("requirements", "locations", "contacts"):
        assert confidences(strict, field) == confidences(extractor, field) != []


def test_an_unpickled_extractor_gives_the_same(models: Path, extractor: Extractor) -> None:
    expected = extracted(extractor)
    assert extracted(pickle.loads(pickle.dumps(extractor))) == expected
    held = Extractor(models=load_models(models), thresholds={"topics": 0.1})
    assert extracted(pickle.loads(pickle.dumps(held))) == extracted(held) != expected


def test_a_pickled_extractor_names_its_models_and_does_not_hold_them(models: Path, extractor: Extractor) -> None:
    assert extractor.models is load_models(models)
    assert len(pickle.dumps(extractor)) < 1000


def test_a_page_gives_the_same_again_and_after_other_pages(models: Path, extractor: Extractor) -> None:
    first = extracted(extractor)
    assert extracted(extractor) == first
    extracted(extractor, LEARNED)
    assert [*reversed(extracted(extractor, OTHERS))] == first[::-1]
    page = chosen(OTHERS)[-1]
    alone = Extractor(models=models).extract(page.content, uri=page.id).model_dump_json()
    assert alone == first[-1]


def test_an_extraction_with_models_imports_no_library_of_training(models: Path) -> None:
    page = FIXTURES / "bi-14-fhe.md"
    code = (
        "import sys; from jobextract import Extractor\n"
        f"found = Extractor(models={str(models)!r}).extract_file({str(page)!r})\n"
        "assert 'model:' in found.model_dump_json()\n"
        "assert not {'sklearn', 'scipy', 'joblib'} & set(sys.modules), 'imported'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# What is refused


@pytest.mark.parametrize("postings", ["none", "without requirements"])
def test_gold_without_any_requirement_is_refused(postings: str) -> None:
    pages = chosen(FEW)
    if postings == "none":
        pages = [replace(page, gold={**page.gold, "postings": []}) for page in pages]
    else:
        pages = [changed(page, requirements=[]) for page in pages]
    with pytest.raises(UsageError, match="no requirements"):
        train(pages)


def test_fewer_owners_than_folds_are_refused() -> None:
    pages = [owned(page, "one" if index else "other") for index, page in enumerate(chosen(LEARNED))]
    with pytest.raises(UsageError, match=f"{FOLDS} folds of 2 owners"):
        train(pages)
    with pytest.raises(UsageError, match="3 folds of 2 owners"):
        cross_validate(pages, 3)


def misspelt(folder: Path) -> Path:
    """Write gold in which one requirement has a category that there is not."""
    *others, last = chosen(FEW)
    asked = [{**fact, "category": "educaton"} for fact in last.gold["postings"][0]["requirements"]]
    assert asked
    write_corpus([*others, changed(last, requirements=asked)], folder)
    return folder


@pytest.mark.parametrize("command", ["train", "cross-validate", "card"])
def test_a_misspelt_category_is_an_error_that_names_the_page(command: str, tmp_path: Path, run: Run) -> None:
    gold = misspelt(tmp_path / "gold")
    write_corpus(chosen(OTHERS), tmp_path / "dev")
    code, message = {
        "train": lambda: run("train", gold, "-o", tmp_path / "models"),
        "cross-validate": lambda: run("evaluate", gold, tmp_path / "dev", "--cross-validate", 2),
        "card": lambda: run("card", gold, "--dev", tmp_path / "dev", "-o", tmp_path / "card.md"),
    }[command]()
    assert code == 1
    assert chosen(FEW)[-1].id in message
    assert "'educaton'" in message
    assert "Traceback" not in message
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("skills.jsonl", b"{"),
        ("skills.jsonl", b"\xff\xfe"),
        ("skills.jsonl", b"[1]\n"),
        ("skills.jsonl", b'{"idx": 1, "tokens": ["a", "b"]}\n'),
        ("skills.jsonl", b'{"idx": 1, "tokens": ["a", "b"], "tags_knowledge": ["O"]}\n'),
        ("skills.jsonl.gz", b'{"idx": 1, "tokens": [], "tags_knowledge": []}\n'),
        ("skills.jsonl.gz", b"\x1f\x8b\x08\x00"),
    ],
)
def test_a_broken_file_of_skills_is_an_error_of_input(
    name: str, content: bytes, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "train", lambda *_: pytest.fail("was trained"))
    write_corpus(chosen(FEW), tmp_path / "gold")
    (tmp_path / name).write_bytes(content)
    code, message = run("train", tmp_path / "gold", "-o", tmp_path / "models", "--skills", tmp_path / name)
    assert code == 1
    assert message.startswith(f"jobextract: {tmp_path / name}")


def test_a_missing_file_of_skills_is_named(tmp_path: Path, run: Run) -> None:
    write_corpus(chosen(FEW), tmp_path / "gold")
    code, message = run("train", tmp_path / "gold", "-o", tmp_path / "models", "--skills", tmp_path / "no.jsonl")
    assert code == 1
    assert "no.jsonl: no such file" in message


@pytest.mark.parametrize("packed", [False, True])
def test_annotated_skills_reach_the_training(
    packed: bool, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip

    sentences = [{"idx": 1, "tokens": ["Fluent", "Perl"], "tags_knowledge": ["O", "B"]}] * 2
    content = "\n\n".join(map(json.dumps, sentences)).encode()
    path = tmp_path / ("skills.jsonl.gz" if packed else "skills.jsonl")
    path.write_bytes(gzip.compress(content) if packed else content)
    seen: list[Any] = []

    def recorded(pages: Sequence[GoldPage], skills: Sequence[Any]) -> Models:
        seen.append(skills)
        return NO_MODELS

    monkeypatch.setattr(training, "train", recorded)
    write_corpus(chosen(FEW), tmp_path / "gold")
    code, _ = run("train", tmp_path / "gold", "-o", tmp_path / "models", "--skills", path)
    assert code == 0
    assert seen == [sentences]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--cross-validate", "2", "--models", "none"),
        ("--cross-validate", "2", "--models", "nowhere"),
        ("--cross-validate", "1"),
        ("given.jsonl", "--cross-validate", "2"),
        ("given.jsonl", "--models", "none"),
    ],
)
def test_evaluate_refuses_options_that_exclude_each_other(arguments: Sequence[str], tmp_path: Path, run: Run) -> None:
    write_corpus(chosen(FEW), tmp_path / "gold")
    (tmp_path / "given.jsonl").write_text("")
    given = [tmp_path / x if x == "given.jsonl" else x for x in arguments]
    code, message = run("evaluate", tmp_path / "gold", *given)
    assert code == 2
    assert "Traceback" not in message


def test_evaluate_measures_the_models_of_a_folder(models: Path, tmp_path: Path, run: Run) -> None:
    write_corpus(chosen(OTHERS), tmp_path / "gold")
    assert run("evaluate", tmp_path / "gold", "--models", models)[0] == 0
    code, message = run("evaluate", tmp_path / "gold", "--models", tmp_path / "gold")
    assert code == 1
    assert "no models in" in message


@pytest.mark.parametrize("fact", [{"start": 1}, {"start": 0, "end": 2, "text": "no"}, {"start": 0, "end": 10**9}])
def test_a_fact_that_does_not_fit_its_page_is_an_error_that_names_the_page(fact: Mapping[str, Any]) -> None:
    first, *others = chosen(FEW)
    with pytest.raises(InputError, match=first.id):
        train([changed(first, topics=[fact]), *others])


def test_fields_that_gold_leaves_out_are_empty_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[GoldPage] = []

    def stopped(pages: Sequence[GoldPage], _: object) -> None:
        seen.extend(pages)
        raise InterruptedError

    monkeypatch.setattr(training, "_train_titles", stopped)
    pages = chosen(FEW)
    with pytest.raises(InterruptedError):
        train([replace(pages[0], gold={"id": pages[0].id, "postings": [{}]}), *pages[1:]])
    (posting,) = next(page for page in seen if page.id == pages[0].id).gold["postings"]
    assert set(posting) == set(POSTING_FIELDS)
    assert not any(posting.values())


# Cross-validation


def recorded_training(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """Train nothing; record what would have been trained on."""
    seen: list[Mapping[str, Any]] = []

    def recorded(pages: Sequence[GoldPage], skills: Sequence[Any] = (), *, rules: bool = True) -> Models:
        seen.append({"pages": list(pages), "skills": skills, "rules": rules})
        return replace(NO_MODELS, rules=rules)

    monkeypatch.setattr(training, "train", recorded)
    return seen


def test_cross_validation_never_trains_on_pages_of_the_owner_it_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = recorded_training(monkeypatch)
    owners = ("Ada", "ada", "bo", "cy", "cy", "cy", "dee", "eve", "eve", "fay")
    pages = [owned(page, owner) for page, owner in zip(chosen(LEARNED), owners, strict=True)]
    owner_of = {page.id: owner.lower() for page, owner in zip(pages, owners, strict=True)}
    found = cross_validate(pages, 3)
    assert sorted(str(extraction.source.uri) for extraction in found) == sorted(page.id for page in pages)
    assert len(seen) == 3
    measured: list[str] = []
    for training_run in seen:
        ids = {page.id for page in training_run["pages"]}
        left_out = [page for page in pages if page.id not in ids]
        assert left_out
        assert not {owner_of[page.id] for page in left_out} & {owner_of[name] for name in ids}
        measured += [page.id for page in left_out]
    assert measured == [extraction.source.uri for extraction in found]


def test_cross_validation_always_trains_on_the_pages_beside_and_measures_none_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = recorded_training(monkeypatch)
    found = cross_validate(chosen(FEW), 2, beside=chosen(OTHERS), skills=[{"idx": 1}], rules=False)
    assert {extraction.source.uri for extraction in found} == {page.id for page in chosen(FEW)}
    for training_run in seen:
        assert {page.id for page in chosen(OTHERS)} < {page.id for page in training_run["pages"]}
        assert (training_run["skills"], training_run["rules"]) == ([{"idx": 1}], False)


def test_what_is_measured_in_cross_validation_comes_from_the_models_trained_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorded_training(monkeypatch)
    with_rules = cross_validate(chosen(FEW), 2)
    without = cross_validate(chosen(FEW), 2, rules=False)
    assert any(posting.topics for extraction in with_rules for posting in extraction.postings)
    assert not any(posting.topics for extraction in without for posting in extraction.postings)
