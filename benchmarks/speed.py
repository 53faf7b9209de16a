"""Measure speed: extraction against tokenization and against a neural tagger on the same visible text; memory.

    python benchmarks/speed.py [FOLDER]

FOLDER holds the pages (by default the evaluation corpus beside the checkout, else the fixtures). Everything is
measured in one run on one core, after a warm-up on other pages, each page once; ratios are what counts, seconds
depend on the machine. "Tokenization" is spaCy's English tokenizer and jieba on the visible blocks, as `Document.doc`
does it. "tok2vec+ner" is a spaCy pipeline of the size of en_core_web_sm's; how fast it is does not depend on its
weights, so that they are random.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from jobextract import language, reading
from jobextract.pipeline import Extractor
from jobextract.segmentation.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "dev"
FIXTURES = ROOT / "fixtures" / "postings"
ROUNDS = 5  # of which the median is taken
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# Of OntoNotes, as in en_core_web_sm.
LABELS = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
).split()
NER = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
                "rows": [5000, 1000, 2500, 2500, 50, 50],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 4,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }
}


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


def tagger() -> Any:
    """Make a spaCy pipeline of tok2vec and ner with random weights.

    The weights are fixed, and "no entity" is made the surest answer everywhere: as in any text, the parser takes one
    step a token.
    """
    import numpy
    import spacy

    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner", config=NER)
    for label in LABELS:
        ner.add_label(label)
    nlp.initialize()
    upper = ner.model.layers[2]
    bias = numpy.zeros_like(upper.get_param("b"))
    bias[ner.move_names.index("O")] = 100.0
    upper.set_param("b", bias)
    return nlp


def tag(nlp: Any, visible: list[list[tuple[str, str]]]) -> float:
    """Give the seconds that a spaCy pipeline takes for the blocks of all pages."""
    texts = [text for blocks in visible for text, _ in blocks]
    gc.collect()
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - start


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


def measure(folder: Path) -> tuple[float, float, float, int]:
    """Warm up on the fixtures, then take each page of the folder once; give seconds and visible characters.

    The seconds are of extraction, of tokenization and of the tagger.
    """
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
    some = [[("We tokenize 我们分词", "zh"), ("We tokenize", "en")]]
    one_round(warm, some)
    extraction, tokenization = one_round(documents, visible)
    nlp = tagger()
    tag(nlp, some)
    tagging = tag(nlp, visible)
    return extraction, tokenization, tagging, sum(len(text) for blocks in visible for text, _ in blocks)


def peak_memory(whose: int) -> float:
    """Give the most memory (MB) that this process held, or the largest of those that it started and has seen end."""
    return resource.getrusage(whose).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000


def memory(folder: Path) -> float:
    """Give the most memory (MB) that this process held while it extracted the pages of a folder."""
    extractor = Extractor()
    for data, name in pages(folder):
        extractor.extract(data, uri=name)
    return peak_memory(resource.RUSAGE_SELF)


def child(folder: Path, task: str) -> list[float]:
    """Give what a task measures in a new process, on one thread."""
    command = [sys.executable, __file__, str(folder), task]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})
    return [float(value) for value in done.stdout.split()]


def report(folder: Path) -> str:
    """Measure; give the table, in Markdown."""
    rounds = []
    for _ in range(ROUNDS):
        extraction, tokenization, tagging, characters = child(folder, "--round")
        rounds.append((tokenization / extraction, extraction, tokenization, characters, tagging / extraction))
    ratio, faster = (statistics.median(r[column] for r in rounds) for column in (0, 4))
    _, extraction, tokenization, characters, _ = min(rounds, key=lambda r: abs(r[0] - ratio))
    first = "import jobextract; jobextract.extract('We are hiring a PhD student. 招收博士后。')"
    return (
        f"| measure ({folder.name}, {characters:,.0f} visible characters) | value |\n|---|---|\n"
        f"| extraction speed / tokenization speed (median of {ROUNDS}) | {ratio:.2f} |\n"
        f"| extraction speed / tok2vec+ner speed (median of {ROUNDS}) | {faster:.1f} |\n"
        f"| extraction, characters a second | {characters / extraction:,.0f} |\n"
        f"| tokenization, characters a second | {characters / tokenization:,.0f} |\n"
        f"| import jobextract, seconds | {timed_child('import jobextract'):.2f} |\n"
        f"| import and first extract, seconds | {timed_child(first):.2f} |\n"
        f"| most memory of a process that extracted all pages, MB | {child(folder, '--memory')[0]:.0f} |\n"
    )


def material() -> Path:
    """Give the folder of pages that is measured on by default."""
    return CORPUS if CORPUS.is_dir() else FIXTURES


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else material()
    if "--round" in sys.argv:
        print(*measure(folder))
    elif "--memory" in sys.argv:
        print(memory(folder))
    else:
        print(report(folder))


if __name__ == "__main__":
    main()
