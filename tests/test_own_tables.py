"""`--rules DIR` at a shell: a type of one's own is read by every command, in every process."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

import vnplan
from shell import call, complaint
from vnplan import RulesError, find_citations, load_rules
from vnplan.tables import rules

TYPES = "code,name,symbols,family\nphieu_hen,Phiếu hẹn,PHEN,doc\n"
TEXT = "I. VIỆC\n1. Thực hiện Phiếu hẹn số 12/PHEN-SYT ngày 05/01/2024, làm xong trong tháng."


@pytest.fixture
def at(tmp_path: Path) -> Path:
    """A folder with two texts and a table of one's own."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "document_types.csv").write_text(TYPES, encoding="utf-8")
    return tmp_path


def types_of(tables: vnplan.Tables) -> set[str]:
    """The types that a batch has read."""
    return {row["document_type"] for row in tables.read("citations").to_pylist()}


def test_a_batch_takes_a_folder_and_its_shell_too(at: Path) -> None:
    given = vnplan.batch(at / "a.txt", at / "out", jobs=1, rules=at / "own")
    call("batch", at / "a.txt", "-o", at / "told", "-j", "1", "--rules", at / "own")
    assert types_of(given) == types_of(vnplan.load_tables(at / "told")) == {"phieu_hen"}


def test_a_batch_takes_loaded_tables_and_its_workers_open_no_folder(at: Path) -> None:
    own = load_rules(at / "own")
    (at / "own" / "document_types.csv").unlink()
    assert types_of(vnplan.batch(at / "a.txt", at / "out", jobs=1, rules=own)) == {"phieu_hen"}
    assert types_of(vnplan.batch(at / "a.txt", at / "out", jobs=1, resume=True)) == set()


READ = ("phieu_hen", "phieu-hen", "Phiếu hẹn 12/PHEN")
COMMANDS = {
    "extract": ("extract", "a.txt", "--format", "csv"),
    "extract by two processes": ("extract", "a.txt", "b.txt", "-j", "2", "--format", "csv"),
    "parse": ("parse", "a.txt"),
    "explain": ("explain", "a.txt"),
    "trace": ("trace", "a.txt"),
    "annotate": ("annotate", "a.txt", "--format", "markdown"),
    "chunks": ("chunks", "a.txt"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_type_of_ones_own_is_read_where_it_is_told(at: Path, arguments: tuple[str, ...]) -> None:
    said = [str(at / one) if one.endswith(".txt") else one for one in arguments]
    told, untold = call(*said, "--rules", at / "own"), call(*said)
    assert any(name in told.stdout.replace("\\", "") for name in READ)
    assert not any(name in untold.stdout for name in READ)


def test_all_processes_read_alike(at: Path) -> None:
    told = call("extract", at / "a.txt", at / "b.txt", "-j", "2", "--rules", at / "own")
    rows = json.loads(told.stdout)
    assert [row["document_type"] for row in rows] == ["phieu_hen", "phieu_hen"]


def test_tables_that_cannot_be_used_are_one_line(at: Path) -> None:
    done = call("extract", at / "a.txt", "--rules", at / "nowhere", code=2)
    assert complaint(done).startswith(f"vnplan: --rules: {at / 'nowhere'}: no table here")
    assert done.stdout == ""


def test_what_one_command_reads_with_is_nothing_to_the_next(at: Path) -> None:
    call("extract", at / "a.txt", "--rules", at / "own")
    assert not find_citations(TEXT)


KNOWN = "type,number,date,issuer,title\nphieu_hen,12/PHEN-SYT,2024-01-05,Sở Y tế tỉnh Hà Giang,Khám mắt\n"
KEY = "/akn/vn/doc/phieu-hen/syt.ha-giang/2024/12"


def test_a_type_of_ones_own_stands_in_ones_own_catalogue(at: Path) -> None:
    known, own = at / "known.csv", at / "own"
    known.write_text(KNOWN, encoding="utf-8")
    doc = vnplan.parse("Thực hiện Phiếu hẹn số 12/PHEN-SYT ngày 05/01/2024 của Sở Y tế tỉnh Hà Giang.", rules=own)
    assert [entry.key for entry in vnplan.load_catalog(known, rules=own).by_number("12/PHEN-SYT")] == [KEY]
    assert vnplan.status("12/PHEN-SYT", "2024-02-01", catalog=known, rules=own).key == KEY
    assert vnplan.resolve(doc, catalog=known, rules=own)[0][0].key == KEY
    assert len(vnplan.check(doc, catalog=known, rules=own)) == 0
    assert [one.code for one in vnplan.verdicts(doc, catalog=known, rules=own)] == ["agrees"]
    assert vnplan.build_graph(doc, catalog=known, rules=own).nodes[KEY]["title"] == "Khám mắt"
    with pytest.raises(vnplan.CatalogError, match="no type such as"):
        vnplan.load_catalog(known)


def test_a_type_of_ones_own_stands_in_ones_own_catalogue_at_a_shell(at: Path) -> None:
    (at / "known.csv").write_text(KNOWN, encoding="utf-8")
    told = call("status", "12/PHEN-SYT", "--rules", at / "own", "--catalog", at / "known.csv")
    assert (told.stderr, "12/PHEN-SYT" in told.stdout) == ("", True)
    assert call("check", at / "a.txt", "--rules", at / "own", "--catalog", at / "known.csv").stderr == ""


# --- the rows CONTRIBUTING shows --------------------------------------------------------------------------------------

PAGE = Path(__file__).parent.parent / "CONTRIBUTING.md"
SHOWN = re.findall(r"^```text\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def shown(table: str) -> tuple[str, list[str], dict[str, str]]:
    """The table as the page shows it, its columns, and its one row."""
    columns = list(load_rules().tables[table][0])
    for block in SHOWN:
        heads, *cells = csv.reader(block.splitlines())
        if len(heads) > 3 and set(heads) <= set(columns):
            (row,) = cells
            return block, heads, dict(zip(heads, row, strict=True))
    raise AssertionError(f"CONTRIBUTING shows no row of {table}")


def test_the_type_contributing_shows_can_be_pasted(tmp_path: Path) -> None:
    block, heads, row = shown("document_types")
    assert heads == list(load_rules().tables["document_types"][0])  # so it goes into the shipped table as it is
    (tmp_path / "document_types.csv").write_text(block, encoding="utf-8")
    assert [c.document_type for c in find_citations(row["example"], rules=tmp_path)] == [row["code"]]
    assert row["code"] not in [c.document_type for c in find_citations(row["counterexample"], rules=tmp_path)]


def test_the_cue_contributing_shows_can_be_pasted(tmp_path: Path) -> None:
    block, _, row = shown("relations")
    (tmp_path / "relations.csv").write_text(block, encoding="utf-8")

    def relations(text: str) -> list[str]:
        return [c.relation for c in find_citations(re.sub(r"[\[\]]", "", text), rules=tmp_path)]

    assert relations(row["example"]) == [row["relation"]]
    assert relations(row["counterexample"]) == ["mentions"]


def test_the_finding_contributing_shows_fits_its_table() -> None:
    _, heads, _ = shown("findings")
    assert heads == list(load_rules().tables["findings"][0])


@pytest.mark.parametrize(("row", "wrong"), [("a,A,AA", "fewer cells"), ("a,A,AA,doc,no", "more cells")])
def test_a_row_too_short_or_too_long_is_told_with_file_and_row(tmp_path: Path, row: str, wrong: str) -> None:
    (tmp_path / "document_types.csv").write_text(f"code,name,symbols,family\n{row}\n", encoding="utf-8")
    with pytest.raises(RulesError, match=rf"document_types\.csv: row 2: {wrong}"):
        load_rules(tmp_path)


def test_a_shipped_row_too_short_is_told_with_table_and_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "document_types.csv").write_text("code,name\nluat,Luật\nso_tay\n", encoding="utf-8")
    monkeypatch.setattr(rules, "_DATA", tmp_path)
    with pytest.raises(RulesError, match=r"document_types\.csv: row 3: 1 cells for 2 columns"):
        rules.shipped("document_types")
