"""JSON of texts that hold lone surrogates, halves of characters that no encoding can write.

They are spelled out, `\\ud83d`, which JSON allows. Two halves side by side come back as the character they make.
"""

from __future__ import annotations

import json
from typing import Any

from vnplan.compiled import plain_re

_HALVES = plain_re("[\ud800-\udfff]")
_SPELLED = plain_re(r"\\u[dD][89a-fA-F]")


def spelled_json(values: Any, indent: int | None = None, ensure_ascii: bool = False) -> str:
    """Plain values as JSON, laid out as pydantic does."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(values, ensure_ascii=ensure_ascii, indent=indent, separators=separators)
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", text)


def holds_halves(data: str | bytes | bytearray) -> bool:
    """Whether JSON may hold halves of characters, spelled out or as they are."""
    text = data if isinstance(data, str) else bytes(data).decode("utf-8", "replace")
    return bool(_SPELLED.search(text) or _HALVES.search(text))
