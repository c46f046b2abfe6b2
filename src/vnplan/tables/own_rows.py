"""A user's table as a CSV file: its rows with their numbers, for errors that name the place."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from pathlib import Path

from vnplan.errors import RulesError
from vnplan.tables.rows import Row


def read_rows(
    path: Path, columns: Mapping[str, str], wanted: Collection[str], wrong: type[ValueError] = RulesError
) -> list[tuple[int, Row]]:
    """The rows of a user's file with their numbers; a column it does not have takes what `columns` says.

    Raises `wrong`, with file and row, where one of `wanted` is missing or the file is no table.
    """
    lines = _lines(path, wrong)
    heads = lines[0] if lines else []
    for column in wanted:
        if column not in heads:
            hint = "; cells are parted by commas" if ";" in "".join(heads) else ""
            raise wrong(f"{path}: column {column!r} is missing{hint}")
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        if len(cells) > len(heads):
            raise wrong(f"{path}: row {number}: more cells than columns; a cell with a comma wants quotation marks")
        if not cells:
            continue  # a blank line
        if len(cells) < len(heads):
            raise wrong(f"{path}: row {number}: fewer cells than columns; what is empty has its comma too")
        said = dict(zip(heads, cells, strict=True))
        rows.append((number, {column: said.get(column, other) for column, other in columns.items()}))
    return rows


def heads_of(path: Path) -> list[str]:
    """The columns a user's file has. Raises RulesError where it is no table."""
    return next(iter(_lines(path, RulesError)), [])


def _lines(path: Path, wrong: type[ValueError]) -> list[list[str]]:
    lines: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            lines.append(cells)
    except UnicodeDecodeError:
        raise wrong(f"{path}: is not UTF-8") from None
    except csv.Error as error:
        raise wrong(f"{path}: row {len(lines) + 1}: {error}") from None
    return lines
