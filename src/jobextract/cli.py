"""The command line.

Exit codes: 0 all done, 1 some documents failed, 2 wrong usage, 130 interrupted (Ctrl-C), 143 terminated (SIGTERM).
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jobextract.errors import InputError, JobextractError, UsageError
from jobextract.reading.limits import DEFAULT_LIMITS, Limits
from jobextract.training.cli import card, corpus_app, train

if TYPE_CHECKING:
    from rich.console import RenderableType

    from jobextract.batch.document import Document
    from jobextract.batch.progress import Log
    from jobextract.batch.runner import Summary
    from jobextract.schema import Extraction

MEDIA_TYPES = (
    "text/plain",
    "text/markdown",
    "text/html",
    "application/xhtml+xml",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "message/rfc822",
    "multipart/related",
)
FAILED, USAGE, INTERRUPTED, TERMINATED = 1, 2, 130, 143

app = typer.Typer(
    help="Typed, grounded facts from announcements of research and academic positions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(corpus_app, name="corpus")
app.command()(train)
app.command()(card)
rules_app = typer.Typer(help="Rules and lexicons of your own.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FOLDER", help="Rules and lexicons of your own; see docs/extending.md."),
]


class Engine(str, Enum):
    """What a batch runs on."""

    local = "local"
    ray = "ray"


class Format(str, Enum):
    """How an extraction is printed."""

    json = "json"
    jsonl = "jsonl"
    table = "table"
    html = "html"
    jsonld = "jsonld"


def main() -> None:
    """Run the command line; errors of the user and of documents end it with a message, never a traceback."""
    try:
        app()
    except UsageError as error:
        _fail(error.message, USAGE)
    except JobextractError as error:
        _fail(error.message, FAILED)
    except KeyboardInterrupt:
        _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # Who reads the output has gone; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)


def _version(show: bool) -> None:
    if show:
        from jobextract import __version__

        typer.echo(f"jobextract {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Typed, grounded facts from announcements of research and academic positions."""


@app.command()
def extract(
    path: Annotated[str, typer.Argument(metavar="PATH|-", help="A document; - reads standard input.")],
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print it.")] = Format.json,
    media_type: Annotated[
        str | None,
        typer.Option("--media-type", help=f"One of {', '.join(MEDIA_TYPES)}; found out if not given."),
    ] = None,
    rules: RulesOption = None,
) -> None:
    """Extract from one document; print the facts."""
    if media_type is not None and media_type.split(";")[0].strip().lower() not in MEDIA_TYPES:
        raise UsageError(f"unknown media type {media_type!r}; known are {', '.join(MEDIA_TYPES)}")
    content = sys.stdin.buffer.read() if path == "-" else _read(path)

    import jobextract
    from jobextract.batch.inputs import document_uri

    uri = None if path == "-" else document_uri(path)
    extract_one = jobextract.extract if rules is None else jobextract.Extractor(rules=rules).extract
    extraction: Extraction = extract_one(content, media_type=media_type, uri=uri)
    if output is Format.table:
        from jobextract.export.table import extraction_table

        _show(extraction_table(extraction))
    elif output is Format.html:
        from jobextract.reading.decoding import decode

        _print(extraction.to_html(decode(content).text if extraction.text is None else None))
    elif output is Format.jsonld:
        from jobextract.export.jsonld import to_jsonld

        _print(json.dumps(to_jsonld(extraction), indent=2, ensure_ascii=False))
    else:
        _print(extraction.model_dump_json(indent=2 if output is Format.json else None))


@app.command()
def batch(
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT|-",
            help="Ends in .jsonl, .parquet, .csv, .sqlite or .db; - prints JSON lines.",
        ),
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Documents, folders, globs, archives, tables and crawls."),
    ] = None,
    from_file: Annotated[
        str | None, typer.Option("--from-file", metavar="FILE|-", help="A list of further paths, one a line.")
    ] = None,
    text_field: Annotated[
        str | None, typer.Option("--text-field", metavar="NAME", help="Field or column of a table that holds the text.")
    ] = None,
    id_field: Annotated[
        str | None, typer.Option("--id-field", metavar="NAME", help="Field or column that tells records apart.")
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(min=1, metavar="N", help="Size of a document; larger ones fail.")
    ] = DEFAULT_LIMITS.document_bytes,
    max_pages: Annotated[
        int, typer.Option(min=1, metavar="N", help="Pages of a PDF; longer ones fail.")
    ] = DEFAULT_LIMITS.pages,
    flat: Annotated[bool, typer.Option("--flat", help="A row a fact (.parquet, .csv).")] = False,
    engine: Annotated[
        Engine, typer.Option(help="ray: many machines; OUT is then a folder of .parquet files.")
    ] = Engine.local,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="Processes; 0 takes one for each processor. Default: 1; with --engine ray 0."
        ),
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="SECONDS",
            help="Of a document; what takes longer fails. 0 sets none. Default: 300, with one worker none.",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Keep unchanged documents that OUT holds already.")
    ] = True,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace an older OUT that is not resumed, or cannot be.")
    ] = False,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="What to take from folders, instead of by suffix; repeatable."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, metavar="N", help="Take the first N documents only.")] = None,
    table: Annotated[bool, typer.Option("--table", help="Print what OUT then holds as a table.")] = False,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Write progress, failures and summary to standard error as JSON lines.")
    ] = False,
    rules: RulesOption = None,
) -> None:
    """Extract from many documents into OUT; those that fail are listed in OUT.errors.jsonl."""
    import jobextract
    from jobextract.batch.containers import Choice
    from jobextract.batch.inputs import count_documents, iter_documents
    from jobextract.batch.progress import Log, bar
    from jobextract.batch.runner import (
        ERRORS_SUFFIX,
        TIME_LIMIT,
        Summary,
        check_output,
        errors_path,
        run,
        run_to_stream,
    )
    from jobextract.batch.signals import Terminated

    out = Path(output)
    to_stdout = output == "-"
    on_ray = engine is Engine.ray
    if to_stdout and (flat or table or on_ray):
        raise UsageError("standard output gets JSON lines only: --flat, --table and --engine ray need a file")
    if on_ray and table:
        raise UsageError("--table is not for --engine ray")
    if workers is None:
        workers = 0 if on_ray else 1
    if not to_stdout and not on_ray:
        check_output(out, flat=flat, resume=resume, overwrite=overwrite)
    if time_limit is None and workers != 1:
        time_limit = TIME_LIMIT
    if not paths and from_file is None:
        raise UsageError("name documents, or a list of them with --from-file")
    limits = Limits(document_bytes=max_bytes, pages=max_pages)
    choice = Choice(tuple(include or ()), text_field, id_field, limits)
    documents: Iterable[Document] = ()
    total = None
    if not on_ray:
        documents = iter_documents(
            paths or (),
            include=include or (),
            limit=limit,
            from_file=from_file,
            text_field=text_field,
            id_field=id_field,
            limits=limits,
            skip=() if to_stdout else (out, errors_path(out)),
        )
        if from_file is None:
            total = count_documents(paths or (), include=include or (), limit=limit)
    summary = Summary()
    log = Log(sys.stderr, total) if log_json else None
    began = time.monotonic()

    def note(uri: str, error: JobextractError) -> None:
        if log is not None:
            log.event("failed", uri=uri, code=error.code, message=error.message)
        elif to_stdout:
            typer.echo(f"{uri}: {error.message}", err=True)

    def summarize(state: str) -> None:
        errors = (
            "" if to_stdout else output.removesuffix(".parquet") + ERRORS_SUFFIX if on_ray else str(errors_path(out))
        )
        _summarize(summary, output, errors, state, time.monotonic() - began, log)

    try:
        with nullcontext(log.advance) if log is not None else bar(total) as advance:
            options: dict[str, Any] = {
                "workers": workers,
                "time_limit": time_limit or None,
                "extractor": jobextract.Extractor(limits=limits, rules=rules),
                "progress": advance,
                "on_error": note,
                "summary": summary,
            }
            if on_ray:
                from jobextract.batch.ray_engine import run_on_ray

                given: dict[str, Any] = {"choice": choice, "from_file": from_file, "limit": limit, "flat": flat}
                run_on_ray(paths or (), output, overwrite=overwrite, **given, **options)
            elif to_stdout:
                sys.stdout.flush()
                run_to_stream(documents, sys.stdout.buffer, **options)
            else:
                run(documents, out, flat=flat, resume=resume, overwrite=overwrite, **options)
    except KeyboardInterrupt as signal:
        terminated = isinstance(signal, Terminated)
        summarize("terminated" if terminated else "interrupted")
        raise typer.Exit(TERMINATED if terminated else INTERRUPTED) from None
    except JobextractError as error:
        if log is None:
            raise
        log.event("error", code=error.code, message=error.message)
        raise typer.Exit(USAGE if isinstance(error, UsageError) else FAILED) from None
    if table:
        from jobextract.export.table import batch_table

        _show(batch_table(_extractions(out)))
    summarize("done")
    if summary.failed:
        raise typer.Exit(FAILED)


def _summarize(summary: Summary, out: str, errors: str, state: str, seconds: float, log: Log | None) -> None:
    """Tell what a run did: for a person in a line or two, for a machine as JSON."""
    if log is not None:
        log.event(
            "summary",
            state=state,
            output=out,
            documents=summary.documents,
            written=summary.written,
            unchanged=summary.unchanged,
            failed=summary.failed,
            notices=dict(sorted(summary.notices.items())),
            errors=dict(sorted(summary.errors.items())),
            seconds=round(seconds, 2),
            rate=round(summary.documents / seconds, 2) if seconds else 0.0,
        )
        return
    parts = [state] if state != "done" else []
    parts += [f"{summary.documents} documents", f"{summary.written} extracted"]
    parts += [f"{summary.unchanged} unchanged"] if summary.unchanged else []
    listed = f" (see {errors})" if errors else ""
    parts += [f"{summary.failed} failed{listed}"] if summary.failed else []
    typer.echo(f"{', '.join(parts)}: {out}", err=True)
    for what, counts in (("failed", summary.errors), ("notices", summary.notices)):
        if counts:
            told = ", ".join(f"{code} {count}" for code, count in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
            typer.echo(f"{what}: {told}", err=True)


@app.command()
def report(
    results: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="What `batch` wrote.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="REPORT.html", help="The page to write.")],
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Show documents as read, where their files are still there.")
    ] = True,
) -> None:
    """Make one self-contained page of a batch: its postings to search, charts, and each document with its facts."""
    if out.suffix.lower() not in (".html", ".htm") or out.is_dir():
        raise UsageError(f"{out}: the output must be a file that ends in .html")
    from jobextract.export.report import write_batch_report

    documents = write_batch_report(results, out, texts=text)
    typer.echo(f"{documents} documents: {out}", err=True)


@app.command()
def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD_DIR... [PRED.jsonl]", help="Gold; without predictions they are made."),
    ],
    misses: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="List what is missed (-) and wrong (+) in a field, or in 'all'."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    workers: Annotated[int, typer.Option(min=0, metavar="N", help="Processes; 0 takes one for each processor.")] = 1,
    models: Annotated[
        str | None, typer.Option(metavar="MODELS", help="A folder of models; 'none' for rules alone.")
    ] = None,
    cross_validate: Annotated[
        int | None,
        typer.Option(
            "--cross-validate", min=2, metavar="K", help="Train on all but one of K parts and measure on it, in turn."
        ),
    ] = None,
) -> None:
    """Score extractions against gold."""
    from jobextract.training.complete import COMPLETE
    from jobextract.training.corpus import read_corpus, read_json_lines
    from jobextract.training.evaluation import FIELDS
    from jobextract.training.evaluation import evaluate as score

    names = list(dict.fromkeys(compared.name for compared in (*FIELDS, *COMPLETE)))
    if misses is not None and misses not in (*names, "all"):
        raise UsageError(f"unknown field {misses!r}; known are {', '.join(names)}, all")
    folders = [path for path in paths if path.suffix != ".jsonl" or path.is_dir()]
    given = [path for path in paths if path not in folders]
    if not folders or len(given) > 1:
        raise UsageError("give one or more folders of gold and at most one file of predictions")
    predictions: list[Any] = []
    failures = 0
    if given and (models or cross_validate):
        raise UsageError("predictions that are given come from no models of here")
    if models and cross_validate:
        raise UsageError("--cross-validate trains models of its own: leave --models out")
    if given:
        predictions = list(read_json_lines(given[0]))
    elif cross_validate:
        from jobextract.training.train import cross_validate as validated

        extractions = validated(read_corpus(folders), cross_validate, workers=workers or os.cpu_count() or 1)
        predictions = [extraction.model_dump(mode="json") for extraction in extractions]
    elif models:
        from jobextract.pipeline import Extractor

        extractor = Extractor(models=None if models == "none" else models)
        predictions = [
            extractor.extract(page.content, uri=page.id).model_dump(mode="json") for page in read_corpus(folders)
        ]
    else:
        from jobextract.batch.pool import extract_many
        from jobextract.batch.progress import bar

        def note(page: object, error: JobextractError) -> None:
            nonlocal failures
            failures += 1
            typer.echo(f"{page}: {error.message}", err=True)

        pages = [page.path for page in read_corpus(folders)]
        with bar(len(pages)) as advance:
            for extraction in extract_many(pages, workers=workers, on_error=note):
                predictions.append(extraction.model_dump(mode="json"))
                advance("written")
    report = score(folders, predictions, misses=misses)
    for miss in report.misses:
        _print("\t".join((miss.page, miss.field, miss.sign, miss.text.replace("\n", " "))))
    _print(json.dumps(report.as_dict(), indent=1) if as_json else report.as_text())
    if failures:
        raise typer.Exit(FAILED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of an extraction."""
    from jobextract.schema import Extraction

    _print(json.dumps(Extraction.model_json_schema(), indent=2, ensure_ascii=False))


class View(str, Enum):
    """How an explanation is printed."""

    text = "text"
    json = "json"


@app.command()
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH|-", help="A document; - reads standard input.")],
    field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Explain the facts of this field only, as requirements.")
    ] = None,
    output: Annotated[View, typer.Option("--format", "-f", help="How to print it.")] = View.text,
    media_type: Annotated[str | None, typer.Option("--media-type", help="Found out if not given.")] = None,
    rules: RulesOption = None,
) -> None:
    """Say why: the role of every block, what made every fact, and what was rejected."""
    content = sys.stdin.buffer.read() if path == "-" else _read(path)

    from jobextract import Extractor
    from jobextract.batch.inputs import document_uri

    uri = None if path == "-" else document_uri(path)
    explanation = Extractor(rules=rules).explain(content, media_type=media_type, uri=uri, field=field)
    if output is View.json:
        _print(explanation.model_dump_json(indent=2))
    else:
        from jobextract.export.explained import explanation_view

        _show(explanation_view(explanation))


@rules_app.command("check")
def check(path: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of rules and lexicons.")]) -> None:
    """Read a folder of rules and run its cases; list what is wrong, by file and line."""
    from jobextract.errors import RulesError
    from jobextract.rules import check_rules, load_rules

    try:
        rules = load_rules(path)
    except RulesError as error:
        _print(error.message)
        raise typer.Exit(FAILED) from None
    failures = list(check_rules(rules))
    for failure in failures:
        _print(f"{failure.place}: {failure.message}")
    cases = sum(len(rule.cases) for rule in rules.rules)
    counts = f"{len(rules.rules)} rules with {cases} cases, {len(rules.skills)} skills, {len(rules.topics)} topics"
    _print(f"{counts}, {len(rules.heading_words)} headings: {len(failures)} cases fail")
    if failures:
        raise typer.Exit(FAILED)


def _read(path: str) -> bytes:
    from jobextract.errors import input_error

    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise input_error(path, error) from error
    except ValueError as error:  # a null character in the path
        raise InputError(f"{path!r}: {error}") from error


def _extractions(out: Path) -> Iterator[Extraction]:
    from jobextract.batch.journal import lines_path
    from jobextract.export.formats import JSON_LINES, extractions_of

    target = Path(os.path.realpath(out))
    with open(lines_path(target, separate=out.suffix.lower() != JSON_LINES), "rb") as file:
        yield from extractions_of(file)


def _show(renderable: RenderableType) -> None:
    """Print a table; where standard output is no terminal, wide enough for every column."""
    from rich.console import Console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Chinese characters must not end the run
    wide = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    Console(width=160 if wide else None).print(renderable)


def _print(text: str) -> None:
    """Print as UTF-8, whatever the terminal's encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _fail(message: str, code: int) -> None:
    typer.echo(f"jobextract: {message}", err=True)
    sys.exit(code)
