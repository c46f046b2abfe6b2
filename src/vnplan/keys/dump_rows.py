"""The rows of a public dump of documents, by fields of one name whatever the dump calls them: CSV, JSON, Parquet."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vnplan.errors import CatalogError, NeedsPackage
from vnplan.text.normalize import ascii_slug, fold

Cells = dict[str, Any]

FIELDS = {
    "id": ("id", "item_id", "doc_id", "document_id", "ma_van_ban"),
    "number": ("so_ky_hieu", "so_hieu", "so_hieu_van_ban", "document_number", "doc_number", "number", "law_id"),
    "date": (
        "ngay_ban_hanh", "issued_date", "issue_date", "issuance_date", "date_issued", "promulgation_date", "date",
    ),
    "issuer": ("co_quan_ban_hanh", "noi_ban_hanh", "issuing_authority", "issuing_agency", "authority", "issuer"),
    "type": ("loai_van_ban", "legal_type", "document_type", "doc_type", "legislation_type", "loai", "type"),
    "title": ("trich_yeu", "title", "tieu_de", "ten_van_ban", "ten", "name"),
    "in_force": ("ngay_co_hieu_luc", "ngay_hieu_luc", "effective_date", "date_effective", "in_force"),
    "ended": ("ngay_het_hieu_luc", "expiry_date", "expired_date", "ended"),
    "status": ("tinh_trang_hieu_luc", "tinh_trang", "hieu_luc", "trang_thai", "effect_status", "status"),
}  # fmt: skip
"""What dumps call a field, the likeliest first; marks, blanks and capitals do not matter: "Số ký hiệu"."""

LINKS = {
    "page": ("doc_id", "source_id", "van_ban", "page", "id"),
    "other": ("other_doc_id", "other_id", "target_id", "van_ban_lien_quan", "other"),
    "relation": ("relationship", "quan_he", "loai_quan_he", "relation", "relation_type"),
}
"""The same of a table of relations: the document of the page, the one listed there, and under which heading."""


def rows_of(path: Path) -> Iterator[tuple[int, Cells]]:
    """The rows of a file with their numbers, the first of a CSV being 2 (below the header), of others 1.

    Raises CatalogError where the file cannot be read or is none of these, NeedsPackage for Parquet without pyarrow.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CatalogError(f"{path}: a dump is read as {', '.join(_READERS)}, not {path.suffix or 'without an ending'}")
    try:
        yield from reader(path)
    except OSError as error:
        raise CatalogError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise CatalogError(f"{path}: is not UTF-8") from None


def columns_of(cells: Cells, fields: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Which column of a row holds each field, for those there are."""
    named = {ascii_slug(fold(column), "_"): column for column in reversed(list(cells))}
    found = ((field, next((named[one] for one in names if one in named), None)) for field, names in fields.items())
    return {field: column for field, column in found if column is not None}


def words_of(value: Any) -> str:
    """A cell as text: {"name": "Quyết định", ...} is its name; nan, null and "-" are nothing."""
    if isinstance(value, dict):
        value = value.get("name")
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(words_of, value)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = " ".join(fold(str(value)).split())
    return "" if words.lower() in _NOTHING else words


_NOTHING = ("nan", "none", "null", "nat", "-", "...", "đã biết", "không xác định", "chưa xác định")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_BY_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def day_in(value: Any) -> datetime.date | None:
    """A day as dumps write it; None where there is none. Raises ValueError for a day that is none.

    >>> day_in("2020-03-05T00:00:00").isoformat(), day_in("05/03/2020").isoformat(), day_in("")
    ('2020-03-05', '2020-03-05', None)
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    words = words_of(value)
    if not words:
        return None
    if found := _ISO.match(words):
        return datetime.date(*map(int, found.groups()))
    if found := _BY_DAY.match(words):
        return datetime.date(*map(int, reversed(found.groups())))
    raise ValueError(words)


def _of_csv(path: Path) -> Iterator[tuple[int, Cells]]:
    limit = csv.field_size_limit(2**31 - 1)  # some dumps hold the whole text in a cell
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            mark = max(",;\t", key=head.count)
            for number, row in enumerate(csv.DictReader(file, delimiter=mark), 2):
                yield number, {name: value for name, value in row.items() if name is not None}
    except csv.Error as error:
        raise CatalogError(f"{path}: {error}") from None
    finally:
        csv.field_size_limit(limit)


def _of_lines(path: Path) -> Iterator[tuple[int, Cells]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _object(path, number, line)


def _object(path: Path, number: int, line: str) -> Cells:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"{path}: row {number}: no JSON ({str(error).partition(':')[0]})") from None
    if not isinstance(row, dict):
        raise CatalogError(f"{path}: row {number}: a JSON object is wanted, with a key for each column")
    return row


def _of_json(path: Path) -> Iterator[tuple[int, Cells]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"{path}: no JSON ({str(error).partition(':')[0]}); a line each goes by .jsonl") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CatalogError(f"{path}: an array of JSON objects is wanted")
    yield from enumerate(rows, 1)


def _of_parquet(path: Path) -> Iterator[tuple[int, Cells]]:
    try:
        from pyarrow import ArrowInvalid, parquet
    except ImportError:
        raise NeedsPackage("Parquet is read by pyarrow; pip install 'vnplan[batch]' brings it") from None
    number = 0
    try:
        file = parquet.ParquetFile(path)
        wanted = [name for name in file.schema_arrow.names if ascii_slug(fold(name), "_") not in _TEXTS]
        for batch in file.iter_batches(columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except ArrowInvalid as error:
        raise CatalogError(f"{path}: no Parquet file ({str(error).partition('.')[0]})") from None


_TEXTS = ("content", "content_html", "markdown", "html", "noi_dung", "structure_json", "extracted_json", "text")

_READERS = {
    ".csv": _of_csv, ".tsv": _of_csv, ".jsonl": _of_lines, ".ndjson": _of_lines, ".json": _of_json,
    ".parquet": _of_parquet,
}  # fmt: skip
