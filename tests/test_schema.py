"""JSON Schema: what is written fits it, every field is told, and it does not change without a new version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import vnplan
from shell import call, complaint
from vnplan.doors.schema import SCHEMAS, VERSION
from vnplan.names import ACTIONS, KINDS, LEVELS, REGION_KINDS, RELATIONS, SECTION_KINDS

CORPUS = Path(__file__).parent.parent / "corpus"
ACT = """\
NGHỊ ĐỊNH
Sửa đổi một số điều của Nghị định số 24/2021/NĐ-CP
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 24/2021/NĐ-CP ngày 23 tháng 3 năm 2021
1. Bãi bỏ khoản 2 Điều 5.
2. Sửa đổi Điều 6 như sau:
“Điều 6. Đọc sách
Mọi người được đọc.”
"""
CONSOLIDATED = """\
VĂN BẢN HỢP NHẤT
NGHỊ ĐỊNH
Nghị định số 24/2021/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 35/2023/NĐ-CP ngày 20 tháng 6 năm 2023.
Điều 1. Phạm vi[1]
Mọi người được đọc.
[1] Điều này được sửa đổi theo quy định tại khoản 1 Điều 2 Nghị định số 35/2023/NĐ-CP.
"""


@pytest.fixture(scope="module")
def validators() -> dict[str, Any]:
    jsonschema = pytest.importorskip("jsonschema")
    made = {}
    for name in SCHEMAS:
        jsonschema.Draft202012Validator.check_schema(vnplan.schema(name))
        made[name] = jsonschema.Draft202012Validator(
            vnplan.schema(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
        )
    return made


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any]]:
    return list(written(tmp_path_factory.mktemp("schema")))


def written(tmp_path: Path) -> Iterator[tuple[str, Any]]:
    """What the commands write, by the name of its schema."""
    act, consolidated = tmp_path / "nghi-dinh.txt", tmp_path / "hop-nhat.txt"
    act.write_text(ACT, encoding="utf-8")
    consolidated.write_text(CONSOLIDATED, encoding="utf-8")
    for file in (*sorted(CORPUS.glob("*.txt")), act, consolidated):
        yield "document", json.loads(call("parse", file).stdout)
    commands = {
        "citation": ("extract", CORPUS), "operation": ("extract", act, "--operations"),
        "change": ("extract", consolidated, "--history"), "finding": ("check", CORPUS, "--format", "json"),
    }  # fmt: skip
    for name, words in commands.items():
        rows = json.loads(call(*words, code=None).stdout)
        assert rows, name
        yield from ((name, row) for row in rows)
    yield from (("chunk", json.loads(line)) for line in call("chunks", CORPUS).stdout.splitlines())
    for doc in vnplan.read_folder(CORPUS):
        yield from (("verdict", json.loads(json.dumps(one.row()))) for one in vnplan.verdicts(doc))


def test_what_is_written_fits_and_has_the_fields_told(
    validators: dict[str, Any], values: list[tuple[str, Any]]
) -> None:
    seen = set()
    for name, value in values:
        seen.add(name)
        validators[name].validate(value)
        assert list(value) == list(vnplan.schema(name)["properties"]) or name == "document"
        assert set(value) == set(vnplan.schema(name)["properties"])
    assert seen == set(SCHEMAS)


WRONG = [
    ("citation", {"relation": "praises"}),
    ("citation", {"start": "5"}),
    ("citation", {"level": "village"}),
    ("citation", {"date": "5/9/2023"}),
    ("citation", {"provisions": [{"dieu": 5}]}),
    ("chunk", {"regions": ["cover"]}),
    ("chunk", {"citations": [{}]}),
    ("finding", {"severity": "awful"}),
    ("finding", {"against": [{"start": 1}]}),
    ("verdict", {"code": "perhaps"}),
]


@pytest.mark.parametrize(("name", "change"), WRONG)
def test_what_is_wrong_does_not_fit(
    name: str, change: dict[str, Any], validators: dict[str, Any], values: list[tuple[str, Any]]
) -> None:
    row = next(value for one, value in values if one == name)
    assert validators[name].is_valid(row)
    assert not validators[name].is_valid(row | change)
    (field,) = change
    assert not validators[name].is_valid({key: value for key, value in row.items() if key != field})
    assert validators[name].is_valid(row | {"a_field_of_later": 1})


def properties(made: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a schema, those of its definitions too."""
    for owner in (made, *made.get("$defs", {}).values()):
        yield from owner.get("properties", {}).items()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_words_and_every_closed_list_is_an_enum(name: str) -> None:
    made = vnplan.schema(name)
    assert all(told["description"] for _, told in properties(made))
    fields = [one for _, told in properties(made) for one in (told, told.get("items", {}), *told.get("anyOf", ()))]
    enums = [one["enum"] for one in fields if "enum" in one]
    closed = [list(names) for names in (KINDS, RELATIONS, LEVELS, REGION_KINDS, SECTION_KINDS, ACTIONS)]
    if name == "document":
        assert all(names in enums for names in closed)
    assert name not in ("citation", "chunk") or list(RELATIONS) in enums


def test_all_in_one_has_each_of_them() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    whole = vnplan.schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    refs = {one["$ref"].rpartition("/")[2] for one in whole["anyOf"]}
    assert refs == {"Document", "CitationRow", "OperationRow", "ChangeRow", "ChunkRow", "FindingRow", "VerdictRow"}
    named = {ref.rpartition("/")[2].rstrip("'}],") for ref in str(whole).split() if ref.startswith("'#/$defs/")}
    assert named <= set(whole["$defs"])
    row = json.loads(call("extract", CORPUS, "--format", "jsonl").stdout.splitlines()[0])
    jsonschema.Draft202012Validator(whole).validate(row)


def test_the_schemas_are_those_kept_for_their_version(golden: Callable[[str, str], None]) -> None:
    """A change wants a new VERSION; the golden of the old one stays."""
    golden(f"schema-{VERSION}.json", json.dumps(vnplan.schema(), ensure_ascii=False, indent=1) + "\n")


def test_the_command_prints_it(tmp_path: Path) -> None:
    assert json.loads(call("schema", "chunk").stdout) == vnplan.schema("chunk")
    call("schema", "-o", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == vnplan.schema()
    assert complaint(call("schema", "chunks", code=2)).startswith("vnplan: no schema 'chunks'; nearest: chunk")
