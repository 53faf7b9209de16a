"""The file around the data: everything inlined, nothing loaded, and nothing run but the report's own script."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

_ASSETS = Path(__file__).parent / "assets"
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def asset(name: str) -> str:
    """Read a file of ``assets``."""
    return _assets(name)


@cache
def _assets(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8").strip()


def script_json(value: Any) -> str:
    r"""Give JSON that can stand in a script element, whatever text it holds.

    >>> script_json({"title": "</script><!-- & \u2028"})
    '{"title":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{code:04x}"


def report(title: str, data: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """Give the file in parts, which may be written as they come.

    Args:
        title: shown by the browser.
        data: identifiers and values, each kept as JSON in an element of its own and read when it is needed.
    """
    style, script = asset("report.css"), asset("report.js")
    head, foot = asset("report.html").split("{{data}}")
    policy = _POLICY.format(script=_hash(script), style=_hash(style))
    shown = html.escape(_UNSAFE.sub(lambda m: m[0] if m[0] in "<>&" else "\ufffd", title))
    yield _filled(head, policy=policy, title=shown, style=style)
    for identifier, value in data:
        yield f'<script type="application/json" id="{identifier}">{script_json(value)}</script>\n'
    yield _filled(foot, script=script) + "\n"


def _filled(template: str, **values: str) -> str:
    """Fill the template in one go, so that what a value holds is never taken for a place to fill."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], template)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
