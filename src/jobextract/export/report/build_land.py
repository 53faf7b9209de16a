"""Draws the outline of the land for the report's map, from Natural Earth's 1:110m land (public domain).

Run by hand, when the outline is to change; needs ``land-110m.json`` of the npm package ``world-atlas`` (ISC)::

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python -m jobextract.export.report.build_land package/land-110m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
UNITS = 2  # of the drawing, for a degree
SOUTHMOST = -60.0  # rings that lie south of it (Antarctica) are left out
SMALLEST = 6  # points of a ring, once rounded; smaller islands are specks at the size of the map


def land_path(topology: dict[str, Any]) -> str:
    """Give an SVG path of the land in equirectangular projection: x = 2·(180 + longitude), y = 2·(90 − latitude)."""
    (west, south), (dx, dy) = topology["transform"]["translate"], topology["transform"]["scale"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (accumulate(deltas) for deltas in zip(*arc, strict=True))
        arcs.append([(west + x * dx, south + y * dy) for x, y in zip(xs, ys, strict=True)])
    return "".join(_ring_path(ring) for ring in _rings(topology, arcs))


def _rings(topology: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterator[list[tuple[int, int]]]:
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for indices in polygon:
                points = [p for i in indices for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
                if max(latitude for _, latitude in points) < SOUTHMOST:
                    continue
                rounded = [(round((x + 180) * UNITS), round((90 - y) * UNITS)) for x, y in points]
                ring = [p for p, before in zip(rounded, [None, *rounded], strict=False) if p != before]
                if len(ring) >= SMALLEST:
                    yield from _unwrapped(ring)


def _unwrapped(ring: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Give a ring as it is, or, where it crosses the edge of the map, once for each side; the map clips both."""
    around = 360 * UNITS
    turns, xs = 0, [ring[0][0]]
    for (before, _), (x, _) in pairwise(ring):
        turns += (x - before < -around / 2) - (x - before > around / 2)
        xs.append(x + turns * around)
    shifts = [-around * (max(xs) > around), 0, around * (min(xs) < 0)]
    for shift in dict.fromkeys(shifts):
        yield [(x + shift, y) for x, (_, y) in zip(xs, ring, strict=True)]


def _ring_path(ring: list[tuple[int, int]]) -> str:
    moves = [(x - u, y - v) for (x, y), (u, v) in zip(ring[1:-1], ring, strict=False)]
    steps = " ".join(f"{x} {y}" for x, y in moves).replace(" -", "-")
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z"


if __name__ == "__main__":
    drawn = land_path(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    (HERE / "assets" / "land.path").write_text(drawn + "\n", "utf-8")
