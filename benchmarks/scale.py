"""Measure runs over many documents: rates on one core and on two, memory, time to the first result.

    python benchmarks/scale.py [--documents 1000,10000,50000]

Rates are of pages that each come once, in new processes, with the models loaded; the median of some rounds in which
one core and two take turns. Memory is of a whole run with two workers into JSON lines: the most that the main process
and that the largest worker held, over documents made of the fixtures, each with a line of its own.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from speed import CORPUS, FIXTURES, ONE_THREAD, pages, peak_memory

from jobextract import Extractor
from jobextract.batch.document import Document
from jobextract.batch.pool import Pool
from jobextract.batch.runner import Extract, Task, run

ROUNDS = 3
DOCUMENTS = (1000, 10_000, 50_000)
WORKERS = 2
ONE_CORE = {**os.environ, **ONE_THREAD}
"""The environment of what is measured: a process takes one thread."""
_TEMPLATES = 20  # the shortest fixtures are enough for memory, and take the least time


def each_once() -> list[Document]:
    """Give the pages that rates are measured on."""
    folders = [CORPUS.parent / "train", CORPUS] if CORPUS.is_dir() else [FIXTURES]
    return [Document(name, content=data) for folder in folders for data, name in pages(folder)]


def generated(number: int) -> Iterator[Document]:
    """Give documents made of fixtures, each with a changed line; made as they are taken."""
    templates = sorted((data.decode() for data, _ in pages(FIXTURES)), key=len)[:_TEMPLATES]
    for index in range(number):
        lines = templates[index % len(templates)].split("\n")
        place = index // len(templates) % len(lines)
        lines[place] += f" (reference {index})"
        yield Document(f"{index:06}.md", content="\n".join(lines).encode())


def rate(workers: int) -> tuple[float, float]:
    """Give pages and megabytes a second. One worker works in this process, as `run` has it."""
    documents = each_once()
    tasks = [Task(document, document.uri, None) for document in documents]
    size = sum(len(task.document.content or "") for task in tasks)
    extract = Extract(Extractor())
    with tempfile.TemporaryFile() as out:
        if workers == 1:
            extract.prepare()
            start = time.perf_counter()
            for task in tasks:
                done = extract(task)
                assert done is not None
                out.write(done.line)
            seconds = time.perf_counter() - start
        else:
            pool: Pool[Task, object] = Pool(extract, workers, None)
            for _ in pool.map(Task(Document("warm.md", content="PhD position"), "warm.md", None) for _ in range(16)):
                pass
            start = time.perf_counter()
            for outcome in pool.map(tasks):
                out.write(getattr(outcome.value, "line", b""))
            seconds = time.perf_counter() - start
            pool.close()
    return len(tasks) / seconds, size / seconds / 1e6


def memory(number: int) -> tuple[float, float, float]:
    """Give the most megabytes of the main process and of the largest worker, and the documents a second."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        summary = run(generated(number), Path(folder, "out.jsonl"), workers=WORKERS)
        seconds = time.perf_counter() - start
    assert summary.written == number, summary
    assert not multiprocessing.active_children()
    return peak_memory(resource.RUSAGE_SELF), peak_memory(resource.RUSAGE_CHILDREN), number / seconds


def first_result(workers: int) -> float:
    """Give the seconds from the start of the command to its first line."""
    command = [sys.executable, "-c", "from jobextract.cli import main; main()", "batch", str(FIXTURES), "-o", "-"]
    start = time.perf_counter()
    with subprocess.Popen(
        [*command, "--workers", str(workers)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ONE_CORE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seconds = time.perf_counter() - start
        process.terminate()
        process.stdout.close()
    return seconds


def _child(*arguments: str) -> list[float]:
    """Give what a task measures in a new process, on one thread."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=ONE_CORE)
    values: list[float] = json.loads(done.stdout)
    return values


def report(documents: tuple[int, ...] = DOCUMENTS) -> tuple[str, str]:
    """Measure; give the tables of rates and of memory, in Markdown."""
    turns = [(_child("--rate", "1"), _child("--rate", str(WORKERS))) for _ in range(ROUNDS)]
    pages_a_second, megabytes = (
        [statistics.median(turn[way][column] for turn in turns) for way in (0, 1)] for column in (0, 1)
    )
    scaling = statistics.median(two[0] / one[0] for one, two in turns)
    first = [statistics.median(first_result(workers) for _ in range(3)) for workers in (1, WORKERS)]
    rates = (
        f"| {len(each_once())} pages, each once | one core | two cores |\n|---|---|---|\n"
        f"| pages a second | {pages_a_second[0]:.1f} | {pages_a_second[1]:.1f} |\n"
        f"| MB a second | {megabytes[0]:.2f} | {megabytes[1]:.2f} |\n"
        f"| two cores / one (median of {ROUNDS}) | | {scaling:.2f} |\n"
        f"| seconds from the command to its first result | {first[0]:.1f} | {first[1]:.1f} |\n"
    )
    rows = []
    base: list[float] = []
    for number in documents:
        parent, worker, speed = _child("--memory", str(number))
        base = base or [parent, worker]
        grown = [f"{100 * (value / before - 1):+.0f} %" for value, before in zip((parent, worker), base, strict=True)]
        rows.append(f"| {number:,} | {parent:.0f} | {grown[0]} | {worker:.0f} | {grown[1]} | {speed:.0f} |\n")
    held = "| documents | main process, MB | | largest worker, MB | | documents a second |\n|---|---|---|---|---|---|\n"
    return rates, held + "".join(rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", default=",".join(map(str, DOCUMENTS)), help="numbers of documents, for memory")
    parser.add_argument("--rate", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.rate:
        print(json.dumps(rate(arguments.rate)))
    elif arguments.memory:
        print(json.dumps(memory(arguments.memory)))
    else:
        print(*report(tuple(map(int, arguments.documents.split(",")))), sep="\n")


if __name__ == "__main__":
    main()
