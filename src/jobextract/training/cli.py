"""The commands ``jobextract corpus …``; exit codes as in `jobextract.cli`."""

from __future__ import annotations

import json
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jobextract.errors import UsageError

if TYPE_CHECKING:
    from jobextract.training.corpus import GoldPage, Json

FAILED = 1

corpus_app = typer.Typer(
    help="Annotated pages: convert them, say where they are from, fetch them again.", no_args_is_help=True
)


class AnnotationFormat(str, Enum):
    """In which form annotated pages stand."""

    gold = "gold"
    docbin = "docbin"
    label_studio = "label-studio"


@corpus_app.command()
def convert(
    path: Annotated[Path, typer.Argument(metavar="INPUT", help="A folder of gold, a .spacy file, or a JSON export.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")],
    source: Annotated[AnnotationFormat, typer.Option("--from", help="What INPUT is.")],
    target: Annotated[AnnotationFormat, typer.Option("--to", help="What to write.")],
    predictions: Annotated[
        bool, typer.Option("--predictions", help="For Label Studio: proposals to start from, instead of annotations.")
    ] = False,
) -> None:
    """Convert annotated pages between gold, spaCy's DocBin and Label Studio."""
    if source is target:
        raise UsageError(f"--from and --to are both {source.value}: there is nothing to convert")
    if predictions and target is not AnnotationFormat.label_studio:
        raise UsageError("--predictions goes with --to label-studio only")
    pages = _read(path, source)
    written = _write(pages, out, target, predictions)
    typer.echo(f"{len(pages)} pages: {written}", err=True)


@corpus_app.command()
def provenance(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Gold; each name is a set's name.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="MODELS", help="Where to write.")],
) -> None:
    """Write where pages are from, and their annotations without their words."""
    from jobextract.training.provenance import write_provenance

    typer.echo(f"{write_provenance(folders, out)} pages: {out}", err=True)


@corpus_app.command()
def rebuild(
    destination: Annotated[Path, typer.Argument(metavar="DEST", help="Where to write.")],
    local: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FOLDER", help="Take pages from here instead of the network; repeatable."),
    ] = None,
    models: Annotated[
        Path | None, typer.Option(metavar="MODELS", help="What `corpus provenance` wrote, if not what is shipped.")
    ] = None,
) -> None:
    """Fetch annotated pages again, and write them with their gold; exit code 1 if some are gone or changed."""
    from jobextract.training.provenance import Download, local_copies, models_folder
    from jobextract.training.provenance import rebuild as rebuild_corpus

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty():
            typer.echo(f"\r{done} of {total} pages", err=True, nl=done == total)

    fetch = local_copies(local) if local else Download()
    rebuilt = rebuild_corpus(destination, models or models_folder(), fetch, show)
    for page, reason in rebuilt.missing.items():
        typer.echo(f"{page}: {reason}", err=True)
    typer.echo(f"{rebuilt.pages} pages, {len(rebuilt.missing)} missing: {destination}", err=True)
    if rebuilt.missing:
        raise typer.Exit(FAILED)


def _read(path: Path, source: AnnotationFormat) -> list[GoldPage]:
    if source is AnnotationFormat.gold:
        from jobextract.training.corpus import read_corpus

        return read_corpus([path])
    from jobextract.training.convert import read_docbin, read_label_studio

    return read_docbin(path) if source is AnnotationFormat.docbin else read_label_studio(path)


def _write(pages: list[GoldPage], out: Path, target: AnnotationFormat, predictions: bool) -> Path:
    """Write pages in a form; give the path to tell."""
    from jobextract.training.corpus import write_corpus, write_file

    if target is AnnotationFormat.gold:
        write_corpus(pages, out)
        return out
    from jobextract.training.convert import LABELLING_CONFIGURATION, to_docbin, to_label_studio

    if target is AnnotationFormat.docbin:
        path = out / "corpus.spacy"
        write_file(path, to_docbin(pages).to_bytes())
    else:
        path = out / "tasks.json"
        tasks = to_label_studio(pages, kind="predictions" if predictions else "annotations")
        write_file(path, json.dumps(tasks, ensure_ascii=False, indent=1).encode("utf-8"))
        write_file(out / "labelling.xml", LABELLING_CONFIGURATION.encode("utf-8"))
    return path


Skills = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Adverts with annotated skills, as SkillSpan has them: .jsonl or .jsonl.gz."),
]


def train(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Gold to learn from.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="MODELS", help="The folder to write.")],
    skills: Skills = None,
) -> None:
    """Train models on annotated pages; `Extractor(models=MODELS)` and `evaluate --models MODELS` use them."""
    from jobextract.training.corpus import read_corpus
    from jobextract.training.train import train as train_models
    from jobextract.training.train import write

    pages = read_corpus(folders)
    sentences = _skills(skills)
    models = train_models(pages, sentences)
    write(models, out, {"pages": len(pages), "skill_sentences": len(sentences)})
    typer.echo(f"{len(pages)} pages: models in {out}", err=True)


def card(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Gold to learn from.")],
    dev: Annotated[Path, typer.Option("--dev", metavar="FOLDER", help="Gold to measure on.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="README.md", help="The card to write.")],
    beside: Annotated[
        list[Path] | None,
        typer.Option("--beside", metavar="FOLDER", help="Gold to learn from that is not measured on; repeatable."),
    ] = None,
    skills: Skills = None,
    k: Annotated[int, typer.Option("--cross-validate", min=2, metavar="K", help="Folds.")] = 5,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes.")] = 1,
) -> None:
    """Measure rules, models and both, on dev and in cross-validation, and write the model card."""
    from jobextract.training.card import Data, measure, write_card
    from jobextract.training.corpus import read_corpus

    data = Data(read_corpus(folders), read_corpus([dev]), read_corpus(beside) if beside else (), _skills(skills))
    figures = measure(data, k, workers=workers, note=lambda text: typer.echo(text, err=True))
    write_card(out, data, figures, k)


def _skills(path: Path | None) -> list[Json]:
    """Read annotated sentences, compressed or not."""
    if path is None:
        return []
    import gzip

    from jobextract.errors import InputError
    from jobextract.training.corpus import read_file

    content = read_file(path)
    try:
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
        sentences = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{path}: {error}") from error
    for number, sentence in enumerate(sentences, 1):
        if not _is_annotated(sentence):
            raise InputError(
                f"{path}: sentence {number} is not an object with idx, and as many tokens as tags_knowledge"
            )
    return sentences


def _is_annotated(sentence: Any) -> bool:
    if not isinstance(sentence, dict) or "idx" not in sentence:
        return False
    tokens, tags = sentence.get("tokens"), sentence.get("tags_knowledge")
    return (
        isinstance(tokens, list)
        and isinstance(tags, list)
        and len(tokens) == len(tags)
        and all(isinstance(word, str) for word in tokens)
    )
