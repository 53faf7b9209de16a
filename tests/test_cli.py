"""The command line: what goes in, what comes out, and the exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from stubs import StubExtractor

import jobextract
from jobextract import cli
from jobextract.batch.journal import locked
from jobextract.schema import Extraction


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in this process, with an extractor that takes the first line as a title."""
    monkeypatch.setattr(jobextract, "Extractor", StubExtractor, raising=False)
    monkeypatch.setattr(jobextract, "extract", StubExtractor().extract, raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def run_with(*arguments: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["jobextract", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = 0
        try:
            cli.main()
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else int(error.code is not None)
        captured = capfdbinary.readouterr()
        return Result(code, captured.out.decode(), captured.err.decode())

    return run_with


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "页.md"
    path.write_text("博士后 Postdoc\nin Graz", "utf-8")
    return path


# extract


def test_extract_prints_the_extraction_as_json(run: Run, page: Path) -> None:
    result = run("extract", page)
    assert result.code == 0
    extraction = Extraction.model_validate_json(result.out)
    assert extraction.source.uri == page.as_posix()
    assert "博士后" in result.out


def test_extract_reads_standard_input(run: Run) -> None:
    result = run("extract", "-", "--media-type", "text/html", stdin="博士 PhD".encode())
    source = Extraction.model_validate_json(result.out).source
    assert (source.uri, source.media_type, source.length) == (None, "text/html", 6)


def test_extract_can_print_one_line_or_a_table(run: Run, page: Path) -> None:
    line = run("extract", page, "--format", "jsonl").out
    assert line.count("\n") == 1
    assert json.loads(line)["postings"]
    table = run("extract", page, "--format", "table")
    assert table.code == 0
    assert "博士后 Postdoc" in table.out


def test_extract_can_print_a_page_with_the_facts_in_the_text(run: Run, page: Path) -> None:
    result = run("extract", page, "--format", "html")
    assert result.code == 0
    assert result.out.startswith("<!DOCTYPE html>")
    assert '["博士后 Postdoc",0]' in result.out


@pytest.mark.parametrize(
    ("name", "message"), [("gone.md", "no such file"), (".", "is a folder")], ids=["missing", "folder"]
)
def test_extract_of_what_cannot_be_read_fails_with_a_message(run: Run, tmp_path: Path, name: str, message: str) -> None:
    result = run("extract", tmp_path / name)
    assert result.code == 1
    assert result.out == ""
    assert message in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.md", "--format", "xml"],
        ["extract", "-", "--media-type", "image/png"],
        ["frobnicate"],
        ["batch", "."],
        ["batch", ".", "-o", "out.xlsx"],
        ["batch", ".", "-o", "out.sqlite", "--flat"],
        ["batch", ".", "-o", "-", "--table"],
        ["batch", ".", "-o", "out.jsonl", "--time-limit", "-1"],
        ["batch", ".", "-o", "out.jsonl", "--workers", "-1"],
        ["batch", "no-match-*", "-o", "out.jsonl"],
        ["report", "out.jsonl"],
        ["report", "out.jsonl", "-o", "out.jsonl"],
        ["evaluate", "no-such-folder"],
        ["evaluate", "only.jsonl"],
        ["evaluate", ".", "--misses", "wishes"],
        ["corpus", "convert", ".", "-o", "out", "--from", "gold", "--to", "gold"],
        ["corpus", "convert", ".", "-o", "out", "--from", "gold", "--to", "docbin"],
        ["corpus", "convert", ".", "-o", "out", "--from", "gold", "--to", "docbin", "--predictions"],
        ["corpus", "provenance", "no-such-folder", "-o", "out"],
        ["corpus", "rebuild", "out", "--from", "no-such-folder"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_code_2_and_no_traceback(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.code == 2
    assert result.err.strip()
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


# batch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base = tmp_path / "pages"
    base.mkdir()
    for name in ("a", "b", "c"):
        (base / f"{name}.md").write_text(f"Position {name}")
    return base


def test_batch_writes_a_line_a_document(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("batch", folder, "-o", out)
    assert result.code == 0
    assert "3 documents, 3 extracted" in result.err
    lines = [Extraction.model_validate_json(line) for line in out.read_text("utf-8").splitlines()]
    assert [x.source.uri for x in lines] == [(folder / f"{name}.md").as_posix() for name in "abc"]


def test_batch_goes_on_where_it_stopped_unless_told_otherwise(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("batch", folder, "-o", out, "--limit", 2)
    assert "1 extracted, 2 unchanged" in run("batch", folder, "-o", out).err
    refused = run("batch", folder, "-o", out, "--no-resume")
    assert refused.code == 2
    assert "--overwrite" in refused.err
    assert "3 extracted" in run("batch", folder, "-o", out, "--no-resume", "--overwrite").err


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_batch_does_not_read_what_it_writes(run: Run, folder: Path, name: str) -> None:
    run("batch", folder, "-o", folder / name)
    (folder / "a.md").write_text("Changed")
    assert "3 documents, 1 extracted, 2 unchanged" in run("batch", folder, "-o", folder / name).err


def test_batch_takes_archives_and_lists_of_paths(run: Run, folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("d.md", "Position d")
    (tmp_path / "list.txt").write_text(f"{folder / 'a.md'}\n{tmp_path / 'pages.zip'}\n")
    result = run("batch", "--from-file", tmp_path / "list.txt", "-o", tmp_path / "out.jsonl")
    assert "2 documents, 2 extracted" in result.err
    assert '"pages.zip!/d.md"' in (tmp_path / "out.jsonl").read_text("utf-8").replace(f"{tmp_path.as_posix()}/", "")


def test_batch_without_documents_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("batch", "-o", tmp_path / "out.jsonl")
    assert result.code == 2
    assert "--from-file" in result.err


def test_batch_refuses_documents_above_the_limit(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("batch", folder, "-o", tmp_path / "out.jsonl", "--max-bytes", 5)
    assert result.code == 1
    assert "limit-exceeded 3" in result.err


def test_batch_on_an_output_in_use_fails_with_a_message(run: Run, folder: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "out.jsonl"):
        result = run("batch", folder, "-o", tmp_path / "out.jsonl")
    assert result.code == 1
    assert "writes it at this moment" in result.err


@pytest.mark.parametrize("name", ["out.csv", "out.sqlite", "out.db"])
def test_batch_chooses_the_format_by_suffix(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    (folder / "b.md").write_text("REFUSE")
    assert run("batch", folder, "-o", tmp_path / name, "--table").code == 1
    assert (tmp_path / name).read_bytes()[:6] in (b"SQLite", b"uri,sh")
    assert (tmp_path / "out.errors.jsonl").exists()


def test_batch_writes_json_lines_to_standard_output(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "b.md").write_text("REFUSE")
    run("batch", folder, "-o", tmp_path / "out.jsonl")
    result = run("batch", folder, "-o", "-")
    assert result.code == 1
    assert result.out == (tmp_path / "out.jsonl").read_text("utf-8")
    assert "b.md: refused" in result.err


def test_batch_can_log_for_machines(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "a.md").write_text("ODD")
    (folder / "b.md").write_text("REFUSE")
    result = run("batch", folder, "-o", tmp_path / "out.jsonl", "--log-json")
    assert result.code == 1
    failed, summary = map(json.loads, result.err.splitlines())
    assert (failed["event"], failed["code"]) == ("failed", "unreadable-input")
    assert {name: summary[name] for name in ("event", "state", "documents", "written", "failed")} == {
        "event": "summary",
        "state": "done",
        "documents": 3,
        "written": 2,
        "failed": 1,
    }
    assert (summary["notices"], summary["errors"]) == ({"truncated": 1}, {"unreadable-input": 1})
    with locked(tmp_path / "out.jsonl"):
        result = run("batch", folder, "-o", tmp_path / "out.jsonl", "--log-json")
    assert (result.code, json.loads(result.err)["code"]) == (1, "output-locked")


def test_batch_tells_notices_by_their_code(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "a.md").write_text("ODD")
    assert "\nnotices: truncated 1\n" in run("batch", folder, "-o", tmp_path / "out.jsonl").err


def test_batch_with_a_failed_document_ends_with_code_1(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "b.md").write_text("REFUSE")
    result = run("batch", folder, "-o", tmp_path / "out.jsonl")
    assert result.code == 1
    assert "1 failed (see " in result.err
    assert json.loads((tmp_path / "out.errors.jsonl").read_text())["uri"].endswith("b.md")


def test_batch_include_chooses_from_folders(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("batch", folder, "-o", tmp_path / "out.jsonl", "--include", "a*", "--include", "c*")
    assert "2 documents" in result.err


def test_batch_table_shows_what_was_found_with_totals(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("batch", folder, "-o", tmp_path / "out.jsonl", "--table")
    assert result.code == 0
    for words in ("Position a", "Position c", "3 documents", "3 postings"):
        assert words in result.out


def test_batch_is_quiet_where_standard_error_is_no_terminal(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("batch", folder, "-o", tmp_path / "out.jsonl")
    assert result.out == ""
    assert result.err.count("\n") == 1


def test_batch_leaves_a_foreign_file_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("[]\n")
    assert run("batch", folder, "-o", out).code == 1
    assert out.read_text() == "[]\n"


# report


def test_report_shows_every_document_of_a_batch(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "b.md").write_text("REFUSE")
    run("batch", folder, "-o", tmp_path / "out.jsonl")
    result = run("report", tmp_path / "out.jsonl", "-o", tmp_path / "r.html")
    assert (result.code, result.out) == (0, "")
    assert "2 documents" in result.err
    page = (tmp_path / "r.html").read_text("utf-8")
    assert '["Position c",0]' in page
    assert '"message":"refused"' in page
    run("report", tmp_path / "out.jsonl", "-o", tmp_path / "r.html", "--no-text")
    assert '["Position c",0]' not in (tmp_path / "r.html").read_text("utf-8")


def test_report_of_what_cannot_be_read_fails_with_a_message(run: Run, tmp_path: Path) -> None:
    result = run("report", tmp_path / "gone.jsonl", "-o", tmp_path / "r.html")
    assert result.code == 1
    assert "no such file" in result.err


# evaluate and schema


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.md").write_text("Postdoc in optics")
    posting = {"title": {"start": 0, "end": 17, "text": "Postdoc in optics"}}
    (folder / "a.gold.json").write_text(json.dumps({"id": "a.md", "languages": [], "postings": [posting]}))
    return folder


def test_evaluate_extracts_the_pages_where_no_predictions_are_given(run: Run, gold: Path) -> None:
    result = run("evaluate", gold, "--json")
    assert result.code == 0
    report = json.loads(result.out)
    assert report["pages"] == 1
    assert report["fields"]["titles"]["f1"] == 1.0


def test_evaluate_scores_given_predictions_and_lists_misses(run: Run, gold: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("")
    result = run("evaluate", gold, predictions, "--misses", "titles")
    assert result.code == 0
    assert result.out.startswith("a.md\ttitles\t-\tPostdoc in optics\n1 pages")


def test_evaluate_of_broken_predictions_fails_with_a_message(run: Run, gold: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("{")
    result = run("evaluate", gold, predictions)
    assert result.code == 1
    assert "is not JSON Lines" in result.err


def test_schema_prints_the_json_schema(run: Run) -> None:
    assert json.loads(run("schema").out) == Extraction.model_json_schema()


# corpus


@pytest.mark.parametrize(
    ("form", "file"), [("docbin", "corpus.spacy"), ("label-studio", "tasks.json")], ids=["docbin", "label-studio"]
)
def test_corpus_convert_and_back_gives_the_same_pages(
    run: Run, gold: Path, tmp_path: Path, form: str, file: str
) -> None:
    out = tmp_path / "out"
    assert run("corpus", "convert", gold, "-o", out, "--from", "gold", "--to", form).code == 0
    result = run("corpus", "convert", out / file, "-o", tmp_path / "back", "--from", form, "--to", "gold")
    assert result.code == 0
    assert "1 pages" in result.err
    assert (tmp_path / "back" / "a.md").read_bytes() == (gold / "a.md").read_bytes()
    assert json.loads((tmp_path / "back" / "a.gold.json").read_text("utf-8"))["postings"][0]["title"]["end"] == 17


def test_corpus_convert_writes_the_labelling_configuration(run: Run, gold: Path, tmp_path: Path) -> None:
    run("corpus", "convert", gold, "-o", tmp_path, "--from", "gold", "--to", "label-studio", "--predictions")
    assert "predictions" in json.loads((tmp_path / "tasks.json").read_text("utf-8"))[0]
    assert "<View>" in (tmp_path / "labelling.xml").read_text("utf-8")


def test_corpus_rebuild_makes_what_provenance_described(run: Run, gold: Path, tmp_path: Path) -> None:
    models = tmp_path / "models"
    assert run("corpus", "provenance", gold, "-o", models).code == 0
    rebuild = ("corpus", "rebuild", tmp_path / "again", "--models", models, "--from", gold)
    assert run(*rebuild).code == 0
    assert (tmp_path / "again" / "gold" / "a.gold.json").is_file()
    (tmp_path / "again" / "gold" / "a.md").unlink()
    (gold / "a.md").write_text("Filled.")
    result = run(*rebuild)
    assert result.code == 1
    assert "a.md: was changed" in result.err
    assert "0 pages, 1 missing" in result.err


# The program


def test_help_names_every_command() -> None:
    program = [sys.executable, "-m", "jobextract", "--help"]
    result = subprocess.run(program, capture_output=True, text=True, check=True)
    assert all(name in result.stdout for name in ("extract", "batch", "report", "evaluate", "schema", "corpus"))


def test_heavy_libraries_are_loaded_only_when_needed() -> None:
    code = "import sys, jobextract, jobextract.cli; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(result.stdout.split())
    heavy = {
        "spacy",
        "sklearn",
        "jieba",
        "ftfy",
        "langdetect",
        "numpy",
        "rich.table",
        "multiprocessing",
        "pyarrow",
        "pandas",
        "polars",
    }
    assert loaded & heavy == set()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_leaves_causes_no_traceback() -> None:
    program = f"{sys.executable} -m jobextract schema | head -c 1"
    result = subprocess.run(program, shell=True, capture_output=True, text=True, check=True)
    assert result.stdout == "{"
    assert result.stderr == ""


def test_the_version_is_the_same_everywhere(run: Run) -> None:
    root = Path(__file__).resolve().parent.parent
    version = jobextract.__version__
    assert run("--version").out == f"jobextract {version}\n"
    assert f'\nversion = "{version}"\n' in (root / "pyproject.toml").read_text("utf-8")
    assert f"\nversion: {version}\n" in (root / "CITATION.cff").read_text("utf-8")
    assert f"\n## [{version}]" in (root / "CHANGELOG.md").read_text("utf-8")
