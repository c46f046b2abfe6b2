"""Tables for Excel: names in place of codes, columns in words; CSV with a mark of its encoding, or a workbook."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vnplan.names import Language
from vnplan.shell.outputs import fail, write, write_file
from vnplan.shell.rows import Row, rows_csv, to_json
from vnplan.tables.spoken import day, province_name, spoken, type_name
from vnplan.text.shown import file_named, fit_for_xml, one_line


class Sheet(NamedTuple):
    """Rows under columns, with the name of their sheet."""

    name: str
    columns: Sequence[str]
    rows: list[Row]
    heads: Sequence[str] | None = None
    """What the columns are called in words."""


def write_tables(tables: Sequence[Sheet], shape: str, language: Language, excel: bool, output: Path | None) -> None:
    """The first of the tables as JSON or CSV, or all of them as sheets of a workbook."""
    first = tables[0]
    if shape == "xlsx" and output is not None:
        write_file(workbook([in_words(table, language) for table in tables]), output)
    elif shape == "json":
        write(to_json(first.rows), output)
    elif excel:
        write(excel_csv(in_words(first, language)), output)
    else:
        write(rows_csv(first.rows, first.columns), output)


CODES = {"relation": "relation", "level": "level", "kind": "kind", "severity": "severity", "state": "state",
         "action": "action", "verdict": "verdict", "direction": "direction", "status": "aligned"}  # fmt: skip
"""Columns of codes, and the group of `spoken.csv` that has them in words."""

_LISTS = "; "


def in_words(table: Sheet, language: Language) -> Sheet:
    """The table with names in place of codes, each sentence in the reader's language alone, no column twice."""
    columns = [name for name in table.columns if _is_read(name, table.columns, language)]
    rows = [{name: _word(name, row.get(name), language) for name in columns} for row in table.rows]
    heads: dict[str, str] = {}
    for name in columns:
        head = spoken("column", name, language)
        if any(other == head and all(row[name] == row[before] for row in rows) for before, other in heads.items()):
            continue
        heads[name] = head
    said = [head[:1].upper() + head[1:] for head in heads.values()]
    return table._replace(columns=list(heads), rows=rows, heads=said)


def _is_read(name: str, columns: Sequence[str], language: Language) -> bool:
    """Not the other language's words (message, message_vi), nor the index of a section whose path stands beside."""
    if name.endswith("section") and f"{name.removesuffix('section')}path" in columns:
        return False
    return not name.endswith("_vi") if language == "en" else f"{name}_vi" not in columns


def _word(name: str, value: Any, language: Language) -> Any:
    if isinstance(value, list):
        return _LISTS.join(str(_word(name, one, language)) for one in value)
    if isinstance(value, dict) and "relation" in value:  # an act that did something to this one
        told = (spoken("relation_back", value["relation"], language), value.get("number") or value.get("key"))
        since = value.get("since")
        return " ".join(map(str, filter(None, told))) + (f" ({day(since, language)})" if since else "")
    if isinstance(value, dict) and value.keys() == {"start", "end"}:
        return f"{value['start']}–{value['end']}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_word(key, one, language)}" for key, one in value.items() if one is not None)
    if not isinstance(value, str):
        return value
    if name in CODES:
        return spoken(CODES[name], value, language)
    if name == "source" or name.endswith("_source"):
        return file_named(value)
    said = _NAMED.get(name)
    return said(value) if said is not None else value


_NAMED: dict[str, Callable[[str], str]] = {"province": province_name, "document_type": type_name}
"""Columns of codes that are called by a name."""


def excel_csv(table: Sheet) -> str:
    """A table in words as CSV that Excel reads with all its letters."""
    heads = _apart(table.heads or table.columns)
    renamed = [dict(zip(heads, (row[name] for name in table.columns), strict=True)) for row in table.rows]
    return "\ufeff" + rows_csv(renamed, heads)


def _apart(heads: Iterable[str]) -> list[str]:
    """Heads none of which is said twice."""
    told: list[str] = []
    for head in heads:
        told.append(head if head not in told else f"{head} ({len(told) + 1})")
    return told


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ROWS, _LETTERS = 1_048_575, 32_000  # what a sheet holds below its head, and a cell
_WIDEST, _NARROWEST = 60, 8  # columns of a sheet, in letters


def workbook(tables: Sequence[Sheet]) -> bytes:
    """Tables as sheets of a workbook: text is text and never a formula, days are days, the head stays in sight."""
    try:
        from openpyxl import Workbook
    except ImportError:
        fail("--format xlsx needs openpyxl: pip install 'vnplan[excel]'")
    book = Workbook(write_only=True)
    for table in tables:
        if len(table.rows) > _ROWS:
            fail(f"--format xlsx: a sheet holds {_ROWS:,} rows, these are {len(table.rows):,}; --format csv holds all")
        _sheet(book, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, table: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", table.name)[:31])
    sheet.freeze_panes = "A2"
    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    fill = PatternFill("solid", fgColor="E7ECF2")
    heads = list(table.heads or table.columns)
    for at, name in enumerate(table.columns):
        longest = max((cell_width(row[name]) for row in table.rows), default=0)
        wide = min(_WIDEST, max(_NARROWEST, longest, len(heads[at])) + 2)
        sheet.column_dimensions[get_column_letter(at + 1)].width = wide
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(table.rows) + 1}"

    def made(value: Any, head: bool = False) -> Any:
        value = _cell(value)
        cell = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            cell.data_type = "s"  # "=1+1" is what the document says
        elif isinstance(value, datetime.date):
            cell.number_format = "dd/mm/yyyy"
        cell.alignment = top
        if head:
            cell.font, cell.fill = bold, fill
        return cell

    sheet.append([made(head, True) for head in heads])
    for row in table.rows:
        sheet.append([made(row[name]) for name in table.columns])


def _cell(value: Any) -> Any:
    """A value as a cell has it: a day as a day, a text without what XML cannot hold."""
    if isinstance(value, str):
        if _DAY.fullmatch(value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                return value
        return fit_for_xml(one_line(value))[:_LETTERS]
    return value


def cell_width(value: Any) -> int:
    """How many letters a cell takes."""
    return 0 if value is None else 10 if isinstance(value, datetime.date) else len(one_line(str(value)))
