"""Chunks: every word once, no longer than asked, cut where a reader would cut, with what a retriever wants to know."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnplan
from paired import in_proportion, spent
from shell import call, complaint
from vnplan import Chunk, Document

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = sorted(CORPUS.glob("*.txt"))
PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------
Số: 77/KH-UBND

Lào Cai, ngày 03 tháng 4 năm 2024

KẾ HOẠCH
Phát triển văn hóa đọc

Căn cứ Luật Thư viện năm 2019;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU
Mọi xã có tủ sách.
II. NHIỆM VỤ
1. Thư viện
a) Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ.
b) Mở cửa cả ngày thứ Bảy.
2. Trường học
Mỗi lớp có góc đọc. Mỗi tuần có một tiết đọc. Mỗi tháng có một ngày hội sách. Mỗi năm có một cuộc thi kể chuyện.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def cut(text: str, **limits: int) -> list[Chunk]:
    return list(vnplan.chunks(vnplan.parse(text), **limits))  # type: ignore[arg-type]


def fresh(chunk: Chunk) -> str:
    return chunk.text[chunk.overlap :]


def bare(text: str) -> str:
    return "".join(text.split())


def body(document: Document) -> str:
    kept = (r for r in document.regions if r.kind != "web_chrome")
    return bare("".join(document.text[r.start : r.end] for r in kept))


# --- what a chunk tells ----------------------------------------------------------------------------------------------


def test_a_short_plan_is_cut_by_what_its_regions_are() -> None:
    told = [(c.regions, c.path, c.paths) for c in cut(PLAN)]
    assert told == [
        (["letterhead", "title", "preamble"], None, []),
        (["body"], None, ["I", "II", "II.1", "II.1.a", "II.1.b", "II.2"]),
        (["recipients", "signature"], None, []),
    ]


def test_a_chunk_tells_its_document_place_and_citations() -> None:
    (chunk,) = (c for c in cut(PLAN, size=120, overlap=0) if c.path == "II.1")
    assert (chunk.key, chunk.label) == ("/akn/vn/doc/ke-hoach/ubnd.lao-cai/2024/77", "Kế hoạch 77/KH-UBND")
    assert (chunk.number, str(chunk.date), chunk.province, chunk.level) == (
        "77/KH-UBND", "2024-04-03", "lao-cai", "provincial_committee",
    )  # fmt: skip
    assert chunk.headings == ["NHIỆM VỤ", "Thư viện"]
    assert chunk.heading == "Thư viện"
    assert chunk.context == "Kế hoạch 77/KH-UBND › II NHIỆM VỤ › 1 Thư viện"
    assert [(c.text, c.relation, c.key) for c in chunk.citations] == [
        ("Chỉ thị số 14/CT-TTg ngày 25/5/2021", "implements", "/akn/vn/doc/chi-thi/ttg/2021/14")
    ]
    assert PLAN[chunk.start : chunk.end] == chunk.text


def test_keys_of_citations_are_settled() -> None:
    """The second mention has no date: the first tells which document it is."""
    text = "I. A\nThực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.\nII. B\nTheo Chỉ thị số 14/CT-TTg, mở lớp."
    *_, last = cut(text, size=60, overlap=0)
    assert [c.key for c in last.citations] == ["/akn/vn/doc/chi-thi/ttg/2021/14"]


def test_an_attached_plan_is_a_component() -> None:
    text = (CORPUS / "bac-ninh-2023-quyet-dinh-1061.txt").read_text(encoding="utf-8")
    found = list(vnplan.chunks(vnplan.parse(text)))
    keys = {c.part: c.key for c in found}
    assert keys[1] == keys[0] + "!att_1"
    assert {c.document_type for c in found if c.part == 1} == {"ke_hoach"}


def test_pages_are_told() -> None:
    assert [c.page for c in cut("I. A\nMột hai ba bốn.\n\fII. B\nNăm sáu bảy.", size=20, overlap=0)] == [1, 2]


def test_ids_are_those_of_the_place() -> None:
    first, again = cut(PLAN, size=100), cut(PLAN, size=100)
    assert [c.id for c in first] == [c.id for c in again]
    assert len({c.id for c in first}) == len(first)
    assert [c.index for c in first] == list(range(len(first)))


# --- where it is cut -------------------------------------------------------------------------------------------------


def test_sections_are_kept_whole_where_they_fit_and_a_heading_goes_with_what_is_below() -> None:
    texts = [c.text for c in cut(PLAN, size=150, overlap=0) if c.regions == ["body"]]
    assert texts == [
        "I. MỤC TIÊU\nMọi xã có tủ sách.",
        "II. NHIỆM VỤ\n1. Thư viện\na) Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ.\n"
        "b) Mở cửa cả ngày thứ Bảy.",
        "2. Trường học\nMỗi lớp có góc đọc. Mỗi tuần có một tiết đọc. Mỗi tháng có một ngày hội sách. "
        "Mỗi năm có một cuộc thi kể chuyện.",
    ]


def test_a_long_section_is_cut_behind_sentences_and_repeats_whole_ones() -> None:
    found = [c for c in cut(PLAN, size=80, overlap=40) if c.path == "II.2"]
    assert [(c.text[: c.overlap].strip(), fresh(c).strip()) for c in found] == [
        ("", "2. Trường học\nMỗi lớp có góc đọc. Mỗi tuần có một tiết đọc."),
        ("Mỗi tuần có một tiết đọc.", "Mỗi tháng có một ngày hội sách."),
        ("Mỗi tháng có một ngày hội sách.", "Mỗi năm có một cuộc thi kể chuyện."),
    ]


def test_nothing_is_repeated_over_the_border_of_a_section() -> None:
    for c in cut(PLAN, size=80, overlap=40):
        if c.overlap:
            assert c.path == "II.2" or c.regions != ["body"]


def test_no_citation_is_cut() -> None:
    text = "I. VIỆC\n" + "Thực hiện " + ", ".join(f"Quyết định số {n}/QĐ-TTg ngày 01/02/2022" for n in range(10, 60))
    for size in (60, 90, 137):
        found = cut(text, size=size, overlap=size // 3)
        for c in vnplan.parse(text).citations:
            assert any(one.start <= c.start and c.end <= one.end for one in found), (size, c)


def test_length_is_what_the_caller_counts() -> None:
    def words(said: str) -> int:
        return len(said.split())

    doc = vnplan.parse(PLAN)
    found = list(vnplan.chunks(doc, size=20, overlap=5, length=words))
    assert max(words(c.text) for c in found) <= 20
    assert any(c.overlap for c in found)
    assert max(words(c.text[: c.overlap]) for c in found) <= 5


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.parametrize("size", [40, 300, 1500, 100_000])
def test_the_corpus_is_there_whole_and_within_the_limit(file: Path, size: int) -> None:
    doc = vnplan.read(file)
    found = list(vnplan.chunks(doc, size=size, overlap=size // 5))
    assert bare("".join(map(fresh, found))) == body(doc)
    assert max(len(c.text) for c in found) <= size
    assert all(doc.text[c.start : c.end] == c.text for c in found)
    assert all(c.overlap <= size // 5 for c in found)
    assert [c.start + c.overlap for c in found] == sorted(c.start + c.overlap for c in found)


WORDS = st.sampled_from(
    [
        "I. MỤC TIÊU\n",
        "1. ",
        "a) ",
        "Điều 2. ",
        "Thực hiện Chỉ thị số 14/CT-TTg. ",
        "\n",
        "\n\n",
        " ",
        "sách.",
        "x" * 30,
        "e\u0301",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40).map("".join), st.integers(4, 90))
def test_any_text_is_there_whole_and_within_the_limit(text: str, size: int) -> None:
    doc = vnplan.parse(text)
    found = list(vnplan.chunks(doc, size=size, overlap=size // 3, catalog=False))
    assert bare("".join(map(fresh, found))) == body(doc)
    assert max((len(c.text) for c in found), default=0) <= size
    assert all(c.text.strip() == c.text for c in found)


def test_time_grows_as_the_text_does() -> None:
    def taken(times: int) -> float:
        doc = vnplan.parse("I. VIỆC\n" + "Mở lớp học và thư viện cho mọi người trong xã. " * times)
        return spent(lambda: list(vnplan.chunks(doc, size=200, overlap=60, catalog=False)))

    assert in_proportion(taken, 2000)


# --- documents, errors, the command ----------------------------------------------------------------------------------


def test_many_documents_are_taken_one_by_one() -> None:
    def two() -> object:
        yield vnplan.parse(PLAN)
        raise AssertionError("the second document is asked for too early")

    assert next(vnplan.chunks(two())).key.endswith("/77")  # type: ignore[arg-type]
    assert {c.source for c in vnplan.chunks(vnplan.read_folder(CORPUS))} == {str(file) for file in FILES}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"size": 0}, "size is a whole number from 1, not 0"),
        ({"size": 100, "overlap": 60}, "overlap is at most half of size, 50 here, not 60"),
        ({"overlap": -1}, "overlap is a whole number from 0, not -1"),
        ({"length": 3}, "length is a function of words that counts them, not int"),
    ],
)
def test_wrong_arguments_are_told_at_once(options: dict[str, object], said: str) -> None:
    with pytest.raises(vnplan.VnplanError, match=said):
        vnplan.chunks(vnplan.parse(PLAN), **options)  # type: ignore[arg-type]


def test_no_document_and_no_text() -> None:
    with pytest.raises(TypeError, match=r"chunks\(\) takes documents"):
        list(vnplan.chunks("I. A"))  # type: ignore[arg-type]
    loaded = Document.model_validate_json(vnplan.parse(PLAN).model_dump_json())
    with pytest.raises(ValueError, match="attach"):
        list(vnplan.chunks(loaded))
    assert cut("") == []


def test_the_command_writes_what_the_function_gives(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    lines = call("chunks", file, "--size", 100, "--overlap", 20).stdout.splitlines()
    made = vnplan.chunks(vnplan.read(file), size=100, overlap=20)
    assert [json.loads(line) for line in lines] == [c.model_dump(mode="json") for c in made]


def test_the_command_reads_folders_by_several_processes() -> None:
    assert call("chunks", CORPUS, "-j", 2).stdout == call("chunks", CORPUS).stdout


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    done = call("chunks", CORPUS, "--size", 100, "--overlap", 51, code=2)
    assert complaint(done) == "vnplan: --overlap: at most half of --size, 50 here, not 51"
    assert "none.txt" in complaint(call("chunks", tmp_path / "none.txt", code=2))
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    assert "written over" in complaint(call("chunks", file, "-o", file, code=2))


def test_the_command_line_starts_without_what_few_commands_need() -> None:
    program = (
        "import sys, vnplan.shell.cli;"
        "heavy = ('vnplan.doors.', 'vnplan.shown.', 'vnplan.keys.catalog', 'mcp', 'logging');"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
