"""Measure speed: extraction against tokenization of the same visible text, import, first extraction.

    python benchmarks/speed.py [FOLDER]

FOLDER holds the pages (by default the evaluation corpus beside the checkout, else the fixtures). Everything is
measured in one run on one core, after a warm-up on other pages, each page once; ratios are what counts, seconds
depend on the machine. "Tokenization" is spaCy's English tokenizer and jieba on the visible blocks, as `Document.doc`
does it.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from pathlib import Path

from jobextract import language, reading
from jobextract.pipeline import Extractor
from jobextract.segmentation.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "dev"
FIXTURES = ROOT / "fixtures" / "postings"
ROUNDS = 5  # of which the median is taken


def pages(folder: Path) -> list[tuple[bytes, str]]:
    """Give the documents of a folder as (bytes, name)."""
    return [
        (path.read_bytes(), path.name)
        for path in sorted(folder.iterdir())
        if path.suffix in {".md", ".html", ".txt"} and not path.name.startswith("README")
    ]


def timed_child(code: str) -> float:
    """Give the seconds that a statement takes in a new interpreter, its start left out."""
    program = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    runs = [
        float(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    return min(runs)


def one_round(documents: list[tuple[bytes, str]], visible: list[list[tuple[str, str]]]) -> tuple[float, float]:
    """Give the seconds of extraction and of tokenization, in a new process so that no cache knows the pages."""
    extractor = Extractor()
    gc.collect()  # what came before is not part of either measurement
    start = time.perf_counter()
    for data, name in documents:
        extractor.extract(data, uri=name)
    extraction = time.perf_counter() - start
    gc.collect()
    start = time.perf_counter()
    for blocks in visible:
        for text, code in blocks:
            tokenize(text, code)
    return extraction, time.perf_counter() - start


def measure(folder: Path) -> tuple[float, float, int]:
    """Warm up on the fixtures, then take each page of the folder once; give seconds and visible characters."""
    documents = pages(folder)
    visible = []
    for data, name in documents:
        page = reading.read(data, uri=name)
        language.annotate(page)
        visible.append([(block.text, block.language) for block in page.blocks])
    warm = [page for page in pages(FIXTURES) if page not in documents] or documents[:8]
    warm.append(
        ("Wir suchen eine Doktorandin für die Arbeit mit dem Team und den Geräten des Labors.".encode(), "de.txt")
    )
    one_round(warm, [[("We tokenize 我们分词", "zh"), ("We tokenize", "en")]])
    extraction, tokenization = one_round(documents, visible)
    return extraction, tokenization, sum(len(text) for blocks in visible for text, _ in blocks)


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS if CORPUS.is_dir() else FIXTURES
    if "--round" in sys.argv:
        print(*measure(folder))
        return
    rounds = []
    for _ in range(ROUNDS):
        child = subprocess.run(
            [sys.executable, __file__, str(folder), "--round"], check=True, capture_output=True, text=True
        )
        extraction, tokenization, characters = (float(value) for value in child.stdout.split())
        rounds.append((tokenization / extraction, extraction, tokenization, characters))
    ratio = statistics.median(r[0] for r in rounds)
    _, extraction, tokenization, characters = min(rounds, key=lambda r: abs(r[0] - ratio))
    first = "import jobextract; jobextract.extract('We are hiring a PhD student. 招收博士后。')"
    print(f"| measure ({folder.name}, {characters:,.0f} visible characters) | value |\n|---|---|")
    print(f"| extraction speed / tokenization speed (median of {ROUNDS}) | {ratio:.2f} |")
    print(f"| extraction, characters a second | {characters / extraction:,.0f} |")
    print(f"| tokenization, characters a second | {characters / tokenization:,.0f} |")
    print(f"| import jobextract, seconds | {timed_child('import jobextract'):.2f} |")
    print(f"| import and first extract, seconds | {timed_child(first):.2f} |")


if __name__ == "__main__":
    main()
