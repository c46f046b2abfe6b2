"""The tables of `data/`, read once: what a lawyer could correct without touching code."""

from __future__ import annotations

import csv
import datetime
import functools
import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import regex

from vnplan.text.normalize import ascii_slug, fold

Row = dict[str, str]
RELATIONS = (
    "legal_basis", "implements", "according_to", "promulgated_with", "proposed_in", "amends", "replaces", "repeals",
    "corrects", "consolidates", "guides", "amended_by", "issued", "mentions",
)  # fmt: skip
TABLES = ("document_types", "issuers", "provinces", "relations", "laws", "marks")
OPTIONAL = ("example", "counterexample", "in_force", "through", "in_title")  # columns a user's table may do without


class RulesError(ValueError):
    """A user's table that cannot be used; the message names file, row and column."""


@dataclass(frozen=True)
class DocumentType:
    """A type of document: `quyet_dinh`, "Quyết định", symbols ("QĐ",), family "act" or "doc"."""

    code: str
    name: str
    symbols: tuple[str, ...]
    family: str
    titled: bool


@dataclass(frozen=True, eq=False)
class Rules:
    """All tables, with the look-ups made from them."""

    tables: dict[str, list[Row]]
    types: dict[str, DocumentType] = field(default_factory=dict)
    type_names: dict[str, DocumentType] = field(default_factory=dict)
    type_symbols: dict[str, DocumentType] = field(default_factory=dict)
    law_editions: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    issuer_rows: dict[str, Row] = field(default_factory=dict)
    province_now: dict[str, str] = field(default_factory=dict)

    def type_of_symbol(self, group: str) -> DocumentType | None:
        """The type behind a group of a number: "QĐ" -> quyet_dinh, "QH15" -> luat."""
        return self.type_symbols.get(group) or self.type_symbols.get(group.rstrip("0123456789"))


def load_rules(extra: str | os.PathLike[str] | None = None) -> Rules:
    """The shipped tables, with the user's rows in front where `extra` names a folder of CSV files.

    A file there has the name and columns of the shipped one (`relations.csv`, `issuers.csv` ...).

    Raises RulesError, with file, row and column, where the folder holds no table or a table cannot be used.
    """
    if extra is None:
        return _load(None, ())
    files = (Path(extra) / f"{name}.csv" for name in TABLES)
    return _load(os.fspath(extra), tuple(file.stat().st_mtime_ns for file in files if file.exists()))


@functools.lru_cache(maxsize=8)
def _load(extra: str | None, changed: tuple[int, ...]) -> Rules:
    """The tables; `changed` tells when the user's files were last written, so that an edit is seen."""
    tables = {name: _shipped(name) for name in TABLES}
    if extra is not None:
        found = False
        for name in TABLES:
            path = Path(extra) / f"{name}.csv"
            if path.exists():
                found = True
                tables[name] = _users(path, list(tables[name][0])) + tables[name]
        if not found:
            raise RulesError(f"{extra}: no table here; expected one of " + ", ".join(f"{t}.csv" for t in TABLES))
    rules = Rules(tables)
    for row in tables["document_types"]:
        kind = DocumentType(
            row["code"], row["name"], tuple(filter(None, row["symbols"].split(";"))), row["family"], bool(row["titled"])
        )
        rules.types.setdefault(kind.code, kind)
        rules.type_names.setdefault(kind.name.lower(), kind)
        for alias in filter(None, row["aliases"].split(";")):
            rules.type_names.setdefault(alias.lower(), kind)
        for symbol in kind.symbols:
            rules.type_symbols.setdefault(symbol, kind)
    for row in tables["laws"]:
        if row["number"]:
            editions = rules.law_editions.setdefault((ascii_slug(row["type"], "_"), ascii_slug(row["name"])), [])
            if all(row["date"] != other["date"] for other in editions):  # the user's row stands before the shipped one
                editions.append(row)
    for row in tables["provinces"]:
        rules.province_now.setdefault(row["slug"], row["merged_into"])
    for row in tables["issuers"]:
        rules.issuer_rows.setdefault(row["symbol"], row)
        rules.issuer_rows.setdefault(row["symbol"].upper(), row)
    return rules


def _shipped(name: str) -> list[Row]:
    text = resources.files("vnplan").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _users(path: Path, columns: list[str]) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RulesError(f"{path}: is not UTF-8") from None
    reader = csv.DictReader(io.StringIO(text))
    missing = [c for c in columns if c not in (reader.fieldnames or []) and c not in OPTIONAL]
    if missing:
        raise RulesError(f"{path}: column {missing[0]!r} is missing")
    rows = [{c: (row.get(c) or "") for c in columns} for row in reader]
    for number, row in enumerate(rows, 2):
        for column, wrong in _WRONG.items():
            said = row.get(column, "")
            if said and (fault := wrong(said)):
                raise RulesError(f"{path}: row {number}, {column} {said!r}: {fault}")
    return rows


def _no_pattern(said: str) -> str:
    try:
        regex.compile(said)
    except regex.error as error:
        return str(error)
    return ""


def _no_date(said: str) -> str:
    try:
        datetime.date.fromisoformat(said)
    except ValueError:
        return "no date such as 2023-08-23"
    return ""


def _no_relation(said: str) -> str:
    return "" if said in RELATIONS else f"is one of {', '.join(RELATIONS)}"


_WRONG: dict[str, Callable[[str], str]] = {
    "pattern": _no_pattern,
    "date": _no_date,
    "where": lambda said: "" if said in ("before", "after") else "is before or after",
    "reach": lambda said: "" if said.isdigit() else "is a number of characters",
    "relation": _no_relation,
    "through": lambda said: next(filter(None, map(_no_relation, said.split(";"))), ""),
    "in_title": _no_relation,
}


@functools.lru_cache(maxsize=65536)
def type_code(name: str) -> str:
    """ASCII code of a type written in words: "Thông tư liên tịch" -> thong_tu_lien_tich."""
    return ascii_slug(fold(name), "_")
