"""One function a format: citations as JSON, JSON Lines, CSV; and files written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vnplan.models import Citation

Row = dict[str, Any]


def citation_rows(source: str | None, citations: Iterable[Citation]) -> list[Row]:
    """Citations as plain dicts, each with its source in front."""
    return [{"source": source, **c.model_dump(mode="json")} for c in citations]


def to_json(rows: list[Row]) -> str:
    """A JSON array, indented, Vietnamese as it is."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def to_jsonl(rows: list[Row]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def to_csv(rows: list[Row]) -> str:
    """Citations as CSV with a header; lists as JSON text."""
    return rows_csv(rows, ("source", *Citation.model_fields))


def rows_csv(rows: list[Row], columns: Iterable[str]) -> str:
    """Rows as CSV with a header, also when there are none; lists as JSON text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list | dict) else v for k, v in row.items()}
        )
    return out.getvalue()


_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(words: str) -> str:
    """Words without what XML cannot hold: control characters, lone surrogates.

    >>> fit_for_xml("đọc\\x02 sách")
    'đọc sách'
    """
    return _UNFIT.sub("", words)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a neighbour first, then put in place; links are followed, modes kept."""
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():  # a pipe or a device
        path.write_text(text, encoding="utf-8")
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(dir=path.parent or Path("."), prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
