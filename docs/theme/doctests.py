"""Examples of docstrings as code: a paragraph that begins with >>> is put in a fence before pages are made of it."""

from __future__ import annotations

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"(?:^|\n)(>>> .*?)(?=\n[ \t]*\n|\Z)", re.S)


class Doctests(griffe.Extension):
    """Griffe hands over each object it has read."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the examples of one docstring."""
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(r"\n\n```pycon\n\1\n```", obj.docstring.value)
