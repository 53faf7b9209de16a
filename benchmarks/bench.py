"""Run all measurements of speed and memory, and write them into README.md, between its markers.

    python benchmarks/bench.py [--documents 1000,10000,50000] [--print]

Takes some ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import scale
import speed

README = Path(__file__).resolve().parent / "README.md"
_BUSY = 0.5  # load before the run from which figures are not those of a machine at rest


def circumstances() -> str:
    """Say on what is measured, and whether something else is at work there."""
    load = os.getloadavg()[0]
    model = re.search(r"^model name\s*: (.*)$", _read("/proc/cpuinfo"), re.MULTILINE)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    processor = model[1] if model else platform.processor() or platform.machine()
    text = f"{cores} cores ({processor}), CPython {platform.python_version()}, jobextract at {_commit()}."
    if load >= _BUSY:
        text += (
            f" **Other processes were at work on the machine (load {load:.1f} before the run): rates are too low, and"
            " scaling more so; ratios within one row are sounder.**"
        )
    return text + "\n"


def filled(text: str, measured: Mapping[str, str]) -> str:
    """Put what was measured between the markers of a text.

    >>> filled("<!-- a -->old<!-- /a -->", {"a": "new"})
    '<!-- a -->\\nnew<!-- /a -->'
    """
    for name, content in measured.items():
        before, begin, rest = text.partition(f"<!-- {name} -->")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        if not begin or not end:
            raise SystemExit(f"{README}: has no markers {name}")
        text = f"{before}{begin}\n{content}{end}{after}"
    return text


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=README.parent, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "an unknown commit"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", default=",".join(map(str, scale.DOCUMENTS)), help="numbers, for memory")
    parser.add_argument("--print", action="store_true", help="print the README instead of writing it")
    arguments = parser.parse_args()
    measured = {"machine": circumstances(), "speed": speed.report(speed.material())}
    measured["rates"], measured["memory"] = scale.report(tuple(map(int, arguments.documents.split(","))))
    stages = Path(__file__).with_name("stages.py")
    done = subprocess.run([sys.executable, str(stages)], check=True, capture_output=True, text=True, env=scale.ONE_CORE)
    measured["stages"] = done.stdout.strip() + "\n"
    text = filled(README.read_text("utf-8"), measured)
    if arguments.print:
        print(text)
    else:
        README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
