"""Public dumps made into catalogues: columns by any name, days in any form, relations and their direction, bad rows."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest

import vnplan
from shell import call
from vnplan import CatalogError, import_catalog, load_catalog
from vnplan.keys.dump_rows import FIELDS, LINKS, columns_of, day_in, words_of
from vnplan.tables.portals import PORTALS, portal_relation

OLD, NEW, PART = "88/2019/TT-BYT", "77/2024/TT-BYT", "99/2022/TT-BYT"
ROWS: list[dict[str, Any]] = [
    {"id": 11, "title": "Thông tư 88/2019/TT-BYT ngày 05/06/2019 của Bộ Y tế quy định về khám bệnh", "so_ky_hieu": OLD,
     "ngay_ban_hanh": "05/06/2019", "loai_van_ban": "Thông tư", "ngay_co_hieu_luc": "01/08/2019",
     "ngay_het_hieu_luc": "15/07/2024", "co_quan_ban_hanh": "Bộ Y tế", "tinh_trang_hieu_luc": "Hết hiệu lực toàn bộ"},
    {"id": 12, "title": "Quy định về khám bệnh", "so_ky_hieu": NEW, "ngay_ban_hanh": "01/06/2024",
     "loai_van_ban": "Thông tư", "ngay_co_hieu_luc": "15/07/2024", "ngay_het_hieu_luc": None,
     "co_quan_ban_hanh": "Bộ Y tế", "tinh_trang_hieu_luc": "Còn hiệu lực"},
    {"id": 13, "title": "Sửa đổi về khám bệnh", "so_ky_hieu": PART, "ngay_ban_hanh": "02/03/2022",
     "loai_van_ban": "Thông tư", "ngay_co_hieu_luc": "Đã biết", "ngay_het_hieu_luc": None,
     "co_quan_ban_hanh": "Bộ Y tế", "tinh_trang_hieu_luc": "Hết hiệu lực một phần"},
    {"id": 14, "title": "Phí vệ sinh", "so_ky_hieu": "5/2023/QĐ-UBND", "ngay_ban_hanh": "09/01/2023",
     "loai_van_ban": "Quyết định", "ngay_co_hieu_luc": "20/01/2023", "ngay_het_hieu_luc": None,
     "co_quan_ban_hanh": "Ủy ban nhân dân tỉnh Bắc Ninh", "tinh_trang_hieu_luc": "Còn hiệu lực"},
]  # fmt: skip
KEYS = {OLD: "/akn/vn/act/thong-tu/byt/2019/88", NEW: "/akn/vn/act/thong-tu/byt/2024/77",
        PART: "/akn/vn/act/thong-tu/byt/2022/99", "local": "/akn/vn/act/quyet-dinh/ubnd.bac-ninh/2023/5"}  # fmt: skip
BAD = {
    "id": 15,
    "title": "Không số",
    "so_ky_hieu": "Không số",
    "ngay_ban_hanh": "01/01/2020",
    "loai_van_ban": "Thông tư",
}


def dump(folder: Path, ending: str, rows: list[dict[str, Any]], name: str = "dump") -> Path:
    path = folder / f"{name}{ending}"
    if ending == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    elif ending == ".parquet":
        pyarrow = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    elif ending == ".json":
        path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".json", ".parquet"])
def test_a_dump_is_a_catalogue(ending: str, tmp_path: Path) -> None:
    found = import_catalog(dump(tmp_path, ending, [*ROWS, BAD]), seen="2026-04-01")
    assert [row["number"] for row in found.documents] == [OLD, NEW, PART, "5/2023/QĐ-UBND"]
    assert [row["title"] for row in found.documents][:2] == ["Quy định về khám bệnh"] * 2
    (bad,) = found.left_out
    assert bad.row == (6 if ending == ".csv" else 5)
    assert "number" in bad.why
    written = found.write(tmp_path / "out.csv")
    assert [path.name for path in written] == ["out.csv"]
    catalog = load_catalog(tmp_path / "out.csv")
    assert all(key in catalog for key in KEYS.values())
    entry = catalog.get(KEYS[OLD])
    assert entry is not None
    assert (entry.date, entry.in_force, entry.ended) == tuple(
        map(datetime.date.fromisoformat, ("2019-06-05", "2019-08-01", "2024-07-15"))
    )
    states = [
        vnplan.status(number, day, catalog=catalog).state
        for number, day in [(OLD, "2024-07-14"), (OLD, "2024-07-15"), (NEW, "2026-03-31"), (NEW, "2026-04-02"),
                            (NEW, "2024-07-01"), (PART, "2026-03-31")]
    ]  # fmt: skip
    assert states == ["in_force", "repealed", "in_force", "not_known", "not_yet", "not_known"]


@pytest.mark.parametrize(
    ("heading", "page", "other", "told"),
    [
        ("Văn bản được thay thế", NEW, OLD, ("replaces", NEW, OLD, "whole", "2024-07-15")),
        ("Văn bản thay thế", OLD, NEW, ("replaces", NEW, OLD, "whole", "2024-07-15")),
        ("Văn bản quy định hết hiệu lực", OLD, NEW, ("repeals", NEW, OLD, "whole", "2024-07-15")),
        ("Văn bản hết hiệu lực", NEW, OLD, ("repeals", NEW, OLD, "whole", "2024-07-15")),
        ("Văn bản bị hết hiệu lực 1 phần", NEW, PART, ("repeals", NEW, PART, "part", "2024-07-15")),
        ("Văn bản sửa đổi", OLD, PART, ("amends", PART, OLD, "part", "")),
        ("Văn bản được sửa đổi", PART, OLD, ("amends", PART, OLD, "part", "")),
        ("Văn bản bị sửa đổi bổ sung", PART, OLD, ("amends", PART, OLD, "part", "")),
        ("Văn bản được đính chính", PART, OLD, ("corrects", PART, OLD, "part", "")),
        ("Văn bản căn cứ", NEW, OLD, None),
        ("Văn bản dẫn chiếu", NEW, OLD, None),
    ],
)
def test_a_heading_tells_what_the_other_is_to_the_one_of_the_page(
    heading: str, page: str, other: str, told: tuple[str, ...] | None, tmp_path: Path
) -> None:
    ids = {row["so_ky_hieu"]: row["id"] for row in ROWS}
    link = [{"doc_id": ids[page], "other_doc_id": ids[other], "relationship": heading}]
    by_id = import_catalog(dump(tmp_path, ".jsonl", ROWS), relations=dump(tmp_path, ".csv", link, "links"))
    column = [{**row, heading: other if row["so_ky_hieu"] == page else ""} for row in ROWS]
    by_column = import_catalog(dump(tmp_path, ".csv", column))
    for found in (by_id, by_column):
        assert found.left_out == []
        assert found.passed == (told is None)
        assert [
            (one["relation"], one["key"], one["other_key"], one["extent"], one["from"]) for one in found.changes
        ] == ([(told[0], KEYS[told[1]], KEYS[told[2]], *told[3:])] if told else [])


def test_every_name_a_portal_has_for_a_change_is_read_in_its_direction(tmp_path: Path) -> None:
    """Passive headings list what the page's document changed, active ones what changed it."""
    names = [(row["name"], row["portal"]) for row in vnplan.load_rules().tables["portal_relations"]]
    assert {portal for _, portal in names} == set(PORTALS)
    for name, portal in names:
        meant = portal_relation(name, portal=portal)
        page, other = (OLD, NEW) if meant.reversed else (NEW, OLD)
        rows = [{**row, name: other if row["so_ky_hieu"] == page else None} for row in ROWS]
        found = import_catalog(dump(tmp_path, ".jsonl", rows), portal=portal)
        expected = [(KEYS[NEW], KEYS[OLD])] if meant.relation in ("amends", "replaces", "repeals", "corrects") else []
        assert [(one["key"], one["other_key"]) for one in found.changes] == expected, (name, portal)


def test_changes_of_a_dump_count_in_status_and_check(tmp_path: Path) -> None:
    rows = [{**row, "Văn bản được thay thế": [OLD, "45/2013/QH13"] if row["so_ky_hieu"] == NEW else []} for row in ROWS]
    for row in rows:
        row["ngay_het_hieu_luc"] = None
    found = import_catalog(dump(tmp_path, ".jsonl", rows))
    out, beside = found.write(tmp_path / "y-te.csv")
    assert (out.name, beside.name) == ("y-te.csv", "y-te.changes.csv")
    told = vnplan.status(OLD, "2024-08-01", catalog=out)
    assert (told.state, told.by[0].number, str(told.since)) == ("replaced", NEW, "2024-07-15")
    assert "your own table" in told.words
    draft = vnplan.parse(f"Căn cứ Thông tư số {OLD} ngày 05/6/2019;", number="7/KH-UBND", date="2024-08-01")
    assert [f.code for f in vnplan.check(draft, catalog=out)] == ["replaced"]
    assert [v.code for v in vnplan.verdicts(draft, catalog=out)] == ["superseded"]
    found._replace(changes=[]).write(out)
    assert not beside.exists()
    assert vnplan.status(OLD, "2024-08-01", catalog=out).state == "not_known"


def test_relations_that_run_the_other_way_round_are_told(tmp_path: Path) -> None:
    rows = [{**row, "Văn bản thay thế": OLD if row["so_ky_hieu"] == NEW else ""} for row in ROWS]
    path = dump(tmp_path, ".csv", rows)
    with pytest.raises(CatalogError, match=r"row 3, Văn bản thay thế: acts on one younger .* reverse=True"):
        import_catalog(path)
    (change,) = import_catalog(path, reverse=True).changes
    assert (change["key"], change["other_key"]) == (KEYS[NEW], KEYS[OLD])


def test_one_relation_that_days_contradict_is_left_out(tmp_path: Path) -> None:
    ids = [(12, 11, "Văn bản được thay thế"), (13, 11, "Văn bản được sửa đổi"), (11, 13, "Văn bản được sửa đổi"),
           (99, 11, "Văn bản được sửa đổi"), (12, 11, "Văn bản lạ")]  # fmt: skip
    links = [dict(zip(("doc_id", "other_doc_id", "relationship"), one, strict=True)) for one in ids]
    found = import_catalog(dump(tmp_path, ".csv", ROWS), relations=dump(tmp_path, ".jsonl", links, "links"))
    assert len(found.changes) == 2
    assert sorted((one.row, one.why.split(": ")[-1]) for one in found.left_out) == [
        (3, "acts on one younger than itself"), (4, "'99' is no one document here"), (5, "no portal's name of one"),
    ]  # fmt: skip


BAD_ROWS = [
    ({"so_ky_hieu": "Không số"}, "number 'Không số'"),
    ({"so_ky_hieu": "Quyết định 5"}, "number 'Quyết định 5'"),
    ({"so_ky_hieu": f"Số: {NEW}"}, f"number 'Số: {NEW}': is the document of row 2"),
    ({"ngay_ban_hanh": "31/02/2020"}, "no day such as"),
    ({"ngay_ban_hanh": ""}, "no day such as"),
    ({"so_ky_hieu": NEW}, "is the document of row 2"),
    ({"so_ky_hieu": "6/2023/QĐ-UBND", "loai_van_ban": "Quyết định", "co_quan_ban_hanh": "UBND"}, "does not tell whose"),
]


@pytest.mark.parametrize(("cells", "why"), BAD_ROWS)
def test_a_bad_row_is_named_and_the_others_read(cells: dict[str, str], why: str, tmp_path: Path) -> None:
    rows = [*ROWS[:2], {**ROWS[2], **cells}, ROWS[3]]
    found = import_catalog(dump(tmp_path, ".jsonl", rows))
    assert len(found.documents) == 3
    ((source, row, said),) = found.left_out
    assert (Path(source).name, row, why in said) == ("dump.jsonl", 3, True)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "ten,ngay_ban_hanh\nA,2020-01-01\n", "no column of a number"),
        ("a.csv", "so_hieu,ten\n1/2020/TT-BYT,A\n", "no column of a date"),
        ("a.xlsx", "", "is read as .csv"),
        ("a.jsonl", "nein\n", "row 1: no JSON"),
        ("a.json", "{}", "an array"),
        ("a.parquet", "PAR", "no Parquet"),
        ("none.csv", None, "No such file"),
    ],
)
def test_a_dump_that_cannot_be_read(name: str, text: str | None, told: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=told) as raised:
        import_catalog(tmp_path / name)
    assert "\n" not in str(raised.value)
    assert name in str(raised.value)


def test_columns_go_by_any_of_their_names() -> None:
    for fields in (FIELDS, LINKS):
        for field, names in fields.items():
            for name in names:
                assert columns_of({name: "x", "khac": "y"}, fields).get(field) == name
    heads = dict.fromkeys(("Số ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Loại văn bản", "Trích yếu"), "")
    assert set(columns_of(heads, FIELDS)) == {"number", "date", "issuer", "type", "title"}


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2020-03-05", 1), ("2020-03-05T00:00:00Z", 1), ("05/03/2020", 1), ("5-3-2020", 1), ("5.3.2020", 1),
     (datetime.date(2020, 3, 5), 1), (datetime.datetime(2020, 3, 5, 7), 1), (None, 0), ("", 0), ("nan", 0),
     (float("nan"), 0), ("-", 0)],
)  # fmt: skip
def test_days_in_any_form(cell: Any, day: int) -> None:
    assert day_in(cell) == (datetime.date(2020, 3, 5) if day else None)


def test_words_of_a_cell() -> None:
    assert words_of({"id": "x", "name": "Quyết định"}) == "Quyết định"
    assert words_of(["a", None, "b"]) == "a; b"
    assert words_of(12.0) == "12"


def test_the_command(tmp_path: Path) -> None:
    rows = [{**row, "Văn bản được thay thế": OLD if row["so_ky_hieu"] == NEW else ""} for row in [*ROWS, BAD]]
    for row in rows:
        row.setdefault("co_quan_ban_hanh", "")
    path, out = dump(tmp_path, ".jsonl", rows), tmp_path / "out.csv"
    done = call("catalog", "import", path, "--seen", "2026-04-01", "-o", out)
    assert "row 5" in done.stderr
    assert "1 rows left out" in done.stderr
    assert "4 documents, 1 change;" in done.stderr
    assert "replaced" in call("status", OLD, "--on", "2024-08-01", "-c", out).stdout
    assert call("catalog", "import", path).stdout == out.read_text(encoding="utf-8").replace("2026-04-01", "")
    assert "is read as" in call("catalog", "import", tmp_path / "x.xlsx", code=2).stderr
    assert "portal" in call("catalog", "import", path, "--portal", "x", code=2).stderr
    assert call("catalog", "Luật", "Đất", "đai", "2013", "-n", 1).stdout.startswith("Luật 45/2013/QH13")


def test_a_known_document_of_another_day_takes_the_end_that_a_dump_tells(tmp_path: Path) -> None:
    known = next(
        entry for entry in load_catalog() if entry.number == "8/2019/TT-BYT" or entry.number == "08/2019/TT-BYT"
    )
    row = {**ROWS[0], "so_ky_hieu": known.number, "ngay_ban_hanh": "05/06/2019"}
    out = import_catalog(dump(tmp_path, ".jsonl", [row])).write(tmp_path / "out.csv")[0]
    found = load_catalog(out).get(known.key)
    assert found is not None
    assert (found.date, found.title, str(found.ended)) == (known.date, known.title, "2024-07-15")
