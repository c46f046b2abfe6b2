"""Public dumps of legal documents, read into a catalogue of one's own: documents, and what changes what."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from vnplan.arguments import day_of
from vnplan.errors import CatalogError, WrongValue
from vnplan.keys.catalog_rows import CHANGE_COLUMNS, beside, entry_of, levels_of, load_catalog
from vnplan.keys.dump_rows import FIELDS, LINKS, Cells, columns_of, day_in, rows_of, words_of
from vnplan.keys.entries import Entry
from vnplan.paths import path_of
from vnplan.tables.portals import PORTALS, PortalRelation, portal_relation
from vnplan.tables.rules import Rules, load_rules
from vnplan.text.symbols import clean_number, split_number

WRITTEN = ("type", "number", "date", "issuer", "title", "in_force", "ended", "seen")
"""The columns of a catalogue that is written."""


class LeftOut(NamedTuple):
    """A row that could not be used: the file, its number there, and why."""

    source: str
    row: int
    why: str

    def __str__(self) -> str:
        return f"{self.source}: row {self.row}{self.why}"


class Imported(NamedTuple):
    """What a dump gave: documents, changes, and the rows left out; `passed` counts relations that change nothing."""

    documents: list[dict[str, str]]
    changes: list[dict[str, str]]
    left_out: list[LeftOut]
    passed: int

    def table(self) -> str:
        """The documents as CSV."""
        return _csv(self.documents, WRITTEN)

    def write(self, path: str | os.PathLike[str]) -> list[Path]:
        """Write a CSV that `catalog=` takes, and NAME.changes.csv beside it where there are changes."""
        from vnplan.files.write import write_whole

        out = Path(path)
        files = {out: self.table()}
        if self.changes:
            files[beside(out)] = _csv(self.changes, CHANGE_COLUMNS)
        for file, text in files.items():
            write_whole(file, text)
        if not self.changes:
            beside(out).unlink(missing_ok=True)  # of an earlier import
        return list(files)


def import_catalog(
    path: str | os.PathLike[str],
    *,
    relations: str | os.PathLike[str] | None = None,
    portal: str | None = None,
    seen: datetime.date | str | None = None,
    reverse: bool = False,
) -> Imported:
    """Read a public dump of Vietnamese legal documents: .csv, .tsv, .json, .jsonl or .parquet.

    Columns go by the names dumps give them (so_ky_hieu, so_hieu, document_number ...; ngay_ban_hanh; co_quan_ban_hanh;
    loai_van_ban; title, trich_yeu; ngay_co_hieu_luc; ngay_het_hieu_luc; tinh_trang_hieu_luc). `seen` is the day the
    dump was made: what it calls "Còn hiệu lực" was in force on it. `relations` is a table of relations (doc_id,
    other_doc_id, relationship); columns of the dump named as a portal's headings are relations too. A heading tells
    what the OTHER document is to the one of the page: "Văn bản sửa đổi" amends it, "Văn bản được sửa đổi" is amended by
    it. `portal` tells whose headings they are where two portals mean different things; `reverse` is for a dump that has
    them the other way round.

    Raises CatalogError for a file that cannot be read, one without numbers or days, and for relations of which most
    have an older document change a younger one.

    >>> import pathlib, tempfile
    >>> dump = pathlib.Path(tempfile.mkdtemp()) / "dump.csv"
    >>> _ = dump.write_text("id,so_ky_hieu,ngay_ban_hanh,co_quan_ban_hanh,loai_van_ban,title,Văn bản được thay thế\\n"
    ...     "1,8/2019/TT-BYT,05/06/2019,Bộ Y tế,Thông tư,Khám bệnh,\\n"
    ...     "2,7/2024/TT-BYT,01/06/2024,Bộ Y tế,Thông tư,Khám bệnh,8/2019/TT-BYT\\n3,abc,,,,,\\n", encoding="utf-8")
    >>> found = import_catalog(dump)
    >>> len(found.documents), [change["relation"] for change in found.changes], [one.why for one in found.left_out]
    (2, ['replaces'], [", date '': no day such as 2023-08-23 or 23/08/2023"])
    """
    if portal is not None and portal not in PORTALS:
        raise WrongValue(f"portal {portal!r}: there are {', '.join(PORTALS)}")
    dump = _Dump(Path(path_of("import_catalog", path, "a dump")), day_of(seen, "seen"), load_rules())
    dump.read()
    links = [*dump.links]
    table = None if relations is None else Path(path_of("import_catalog", relations, "a table of relations"))
    if table is not None:
        links += _links(table, dump.left_out)
    changes, passed = _changes(dump, links, portal, reverse)
    return Imported(list(dump.documents.values()), changes, dump.left_out, passed)


class Link(NamedTuple):
    """A relation as a dump has it: where it stands, the document of the page, the one listed, under which heading."""

    source: str
    row: int
    page: str
    other: str
    heading: str


class _Dump:
    """A dump as it is read: documents by key, with what their ids and numbers are in it."""

    def __init__(self, path: Path, seen: datetime.date | None, rules: Rules) -> None:
        self.path, self.seen, self.rules = path, seen, rules
        self.levels = levels_of(rules)
        self.documents: dict[str, dict[str, str]] = {}
        self.ids: dict[str, str] = {}
        self.numbers: dict[Any, set[str]] = defaultdict(set)
        self.links: list[Link] = []
        self.left_out: list[LeftOut] = []

    def read(self) -> None:
        """All rows."""
        columns: dict[str, str] = {}
        headings: list[str] = []
        rows: dict[str, int] = {}
        for number, cells in rows_of(self.path):
            if not columns:
                columns = columns_of(cells, FIELDS)
                headings = [column for column in cells if _is_heading(column)]
                for wanted in ("number", "date"):
                    if wanted not in columns:
                        names = ", ".join(FIELDS[wanted][:4])
                        raise CatalogError(f"{self.path}: no column of a {wanted}, such as {names}")
            try:
                entry, row = self._document({field: cells.get(column) for field, column in columns.items()})
            except CatalogError as error:
                self.left_out.append(LeftOut(str(self.path), number, str(error)))
                continue
            if entry.key in rows:
                why = f", number {words_of(cells.get(columns['number']))!r}: is the document of row {rows[entry.key]}"
                self.left_out.append(LeftOut(str(self.path), number, why))
            else:
                rows[entry.key] = number
                self.documents[entry.key] = row
            self.numbers[split_number(entry.number)].add(entry.key)
            page = words_of(cells.get(columns.get("id", ""))) or entry.number
            self.ids[page] = entry.key
            for heading in headings:
                for other in _listed(cells[heading]):
                    self.links.append(Link(str(self.path), number, page, other, heading))

    def _document(self, cells: Cells) -> tuple[Entry, dict[str, str]]:
        """A row as a document, checked as rows of a user's own table are."""
        told = {name: words_of(cells.get(name)) for name in ("number", "issuer", "type", "title", "status")}
        number = clean_number(told["number"])
        days = {name: self._day(name, cells.get(name)) for name in ("date", "in_force", "ended")}
        if days["date"] is None:
            raise CatalogError(", date '': no day such as 2023-08-23 or 23/08/2023")
        in_force, ended = days["in_force"] or "", days["ended"] or ""
        state = told["status"].lower()
        kind = self._type(told["type"], number)
        row = {
            "type": kind, "number": told["number"], "date": days["date"], "issuer": told["issuer"],
            "title": _title(told["title"], number),
            "in_force": in_force if not in_force or in_force >= days["date"] else "",
            "ended": ended if not ended or ended >= days["date"] else "",
            "seen": self.seen.isoformat() if self.seen and state in _IN_FORCE else "",
        }  # fmt: skip
        return entry_of(row, "", self.rules, self.levels), row

    def _day(self, name: str, value: Any) -> str | None:
        try:
            day = day_in(value)
        except ValueError:
            if name != "date":
                return None  # "đã biết"
            raise CatalogError(f", date {words_of(value)!r}: no day such as 2023-08-23 or 23/08/2023") from None
        return day.isoformat() if day else None

    def _type(self, words: str, number: str) -> str:
        """The type a row tells, else that of its number."""
        known = self.rules.types.get(words.lower()) or self.rules.type_names.get(words.lower())
        if known is None:
            groups = split_number(number).groups
            known = next(filter(None, map(self.rules.type_of_symbol, groups)), None)
        if known is None:
            raise CatalogError(f", type {words!r}: no type such as thong_tu or Thông tư")
        return known.code

    def key_of(self, named: str) -> str | None:
        """The key of a document by its id in the dump, else by its number, here or in the shipped catalogue."""
        if named in self.ids:
            return self.ids[named]
        number = clean_number(named)
        keys = self.numbers.get(split_number(number)) or {one.key for one in load_catalog().by_number(number)}
        return next(iter(keys)) if len(keys) == 1 else None


_IN_FORCE = ("còn hiệu lực", "đang có hiệu lực")
_IN_FRONT = re.compile(r"^(?:\w+\s+){1,4}(?:số\s*:?\s*)?$")
_BEHIND = re.compile(
    r"^\s*(?:,?\s*ngày\s+[\d/.-]+)?\s*(?:của\s+[^,;]{2,80}?(?=\s+(?:về|quy\s+định|sửa\s+đổi|ban\s+hành)))?"
)


def _title(title: str, number: str) -> str:
    """A title without type and number in front: "Nghị định số 30/2020/NĐ-CP về công tác văn thư"."""
    before, found, after = title.partition(number) if number else (title, "", "")
    if not found:
        return title
    if not after.strip(" ."):
        return re.sub(r"\s+số\s*$", "", before.strip())  # "Luật Đất đai số 31/2024/QH15"
    if not _IN_FRONT.match(before.strip() + " "):
        return title
    rest = after[len(_BEHIND.match(after)[0]) :].strip(" :,;-–")  # type: ignore[index]
    return rest[:1].upper() + rest[1:]


def _listed(value: Any) -> Iterator[str]:
    """The documents a cell lists."""
    for one in value if isinstance(value, list | tuple) else re.split(r"[;|\n]", words_of(value)):
        if isinstance(one, dict):
            one = next((one[name] for name in ("id", *FIELDS["number"]) if one.get(name)), None)
        if words := words_of(one):
            yield words


def _is_heading(column: str) -> bool:
    try:
        portal_relation(column)
    except KeyError as error:
        return "another on" in str(error)
    return True


def _links(path: Path, left_out: list[LeftOut]) -> Iterator[Link]:
    """The rows of a table of relations."""
    columns: dict[str, str] = {}
    for number, cells in rows_of(path):
        columns = columns or columns_of(cells, LINKS)
        for wanted in LINKS:
            if wanted not in columns:
                raise CatalogError(f"{path}: no column such as {LINKS[wanted][0]}, for the {_LINKED[wanted]}")
        said = {field: words_of(cells.get(column)) for field, column in columns.items()}
        if all(said.values()):
            yield Link(str(path), number, said["page"], said["other"], said["relation"])
        else:
            left_out.append(LeftOut(str(path), number, f": no {_LINKED[next(f for f in LINKS if not said[f])]}"))


_LINKED = {"page": "document of the page", "other": "document listed there", "relation": "relation"}
_CHANGES = ("amends", "replaces", "repeals", "corrects")


def _changes(dump: _Dump, links: list[Link], portal: str | None, reverse: bool) -> tuple[list[dict[str, str]], int]:
    """What changes what, each once, and how many relations change nothing."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    passed, against = 0, Counter[bool]()
    wrong: list[LeftOut] = []
    for link in links:
        meant = _meant(link, portal, dump.left_out)
        if meant is None or meant.relation not in _CHANGES:
            passed += meant is not None
            continue
        keys = {named: dump.key_of(named) for named in (link.page, link.other)}
        lost = [named for named, key in keys.items() if key is None]
        if lost:
            dump.left_out.append(
                LeftOut(link.source, link.row, f", {link.heading}: {lost[0]!r} is no one document here")
            )
            continue
        acting, target = str(keys[link.page]), str(keys[link.other])
        if meant.reversed != reverse:
            acting, target = target, acting
        days = [_issued(dump, key) for key in (acting, target)]
        against[days[0] < days[1]] += all(days)
        if acting == target or (all(days) and days[0] < days[1]):
            wrong.append(LeftOut(link.source, link.row, f", {link.heading}: acts on one younger than itself"))
            continue
        row = _row(dump, meant, acting, target)
        found.setdefault((row["relation"], acting, target), row)
    if against[True] > against[False]:
        raise CatalogError(
            f"{wrong[0]}, as do {against[True]} of {against.total()}: the dump has its relations the other way round;"
            " reverse=True (--reverse) reads them so"
        )
    dump.left_out += wrong
    return list(found.values()), passed


def _meant(link: Link, portal: str | None, left_out: list[LeftOut]) -> PortalRelation | None:
    try:
        return portal_relation(link.heading, portal=portal)
    except KeyError as error:
        if "another on" in str(error):  # they differ in what they cite: no change either way
            return PortalRelation("mentions", False, False)
        left_out.append(LeftOut(link.source, link.row, f", relation {link.heading!r}: no portal's name of one"))
        return None


def _issued(dump: _Dump, key: str) -> str:
    if key in dump.documents:
        return dump.documents[key]["date"]
    entry = load_catalog().get(key)
    return entry.date.isoformat() if entry else ""


def _row(dump: _Dump, meant: PortalRelation, acting: str, target: str) -> dict[str, str]:
    """A change as it is written; one of the whole begins when the other ends, where that is told."""
    by, to = dump.documents.get(acting, {}), dump.documents.get(target, {})
    whole = meant.relation in ("replaces", "repeals") and not meant.partial
    since = (to.get("ended") if whole else "") or by.get("in_force") or ""
    if whole and since and by and since < by["date"]:
        since = by["in_force"]
    return {
        "relation": meant.relation, "key": acting, "other_key": target, "from": since,
        "extent": "whole" if whole else "part", "provisions": "",
    }  # fmt: skip


def _csv(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
