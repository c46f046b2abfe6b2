"""What the notes of consolidated texts tell: place in this text, action, acting act and provision, day."""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from pathlib import Path

import pytest

from test_operations import place
from vnplan import Change, Document, parse
from vnplan.tables.rows import Row
from vnplan.tables.rules import Rules, load_rules

ACTS = "Nghị định số 62/2023/NĐ-CP ngày 18 tháng 8 năm 2023 của Chính phủ"
SINCE = "có hiệu lực kể từ ngày 05 tháng 10 năm 2023"
HEAD = f"""BỘ NỘI VỤ
Số: 12/VBHN-BNV
Hà Nội, ngày 5 tháng 3 năm 2024

NGHỊ ĐỊNH
QUY ĐỊNH VỀ THƯ VIỆN

Nghị định số 24/2021/NĐ-CP ngày 24 tháng 3 năm 2021 của Chính phủ quy định về thư viện, có hiệu lực kể từ ngày 01 tháng
5 năm 2021, được sửa đổi, bổ sung bởi:

{ACTS} sửa đổi, bổ sung một số điều của Nghị định số 24/2021/NĐ-CP, {SINCE}.

Chương I
QUY ĐỊNH CHUNG
"""


def history(body: str, *notes: str) -> list[Change]:
    """The changes that a consolidated text's notes tell."""
    return list(parse(HEAD + body + "\n\n" + "\n\n".join(notes) + "\n").history)


def told(changes: list[Change]) -> list[str]:
    """ "amend 5/2 by 1/3 since 2023-10-05" of each."""
    return [
        f"{c.action} {place(c.provision) or c.pinpoint} by {place(c.acting_provisions[0])} since {c.in_force}"
        for c in changes
    ]


AMENDED = f"được sửa đổi, bổ sung theo quy định tại khoản 3 Điều 1 của {ACTS}, {SINCE}."
BODY = """
Điều 5. Đọc sách{article}

1. Đọc tại chỗ.

2.{clause} Mượn về nhà:

a){point} Sách in;

b) Sách điện tử.

Điều 6. Thi hành

1. Mở cửa hằng ngày.
"""


def body(**marks: str) -> str:
    return BODY.format(**{"article": "", "clause": "", "point": ""} | marks)


MARKED = {
    "bracketed": (body(clause=" [1]"), f"[1] Khoản này {AMENDED}", "5/2"),
    "bracketed and glued": (body(point="[1]"), f"[1] Điểm này {AMENDED}", "5/2/a"),
    "glued to a label": (body(clause="1"), f"1 Khoản này {AMENDED}", "5/2"),
    "glued to a point": (body(point="1"), f"1 Điểm này {AMENDED}", "5/2/a"),
    "glued to a heading": (body(article="1"), f"1 Điều này {AMENDED}", "5"),
    "superscript": (body(article="¹"), f"1 Điều này {AMENDED}", "5"),
    "in round brackets": (body(article="(1)"), f"(1) Điều này {AMENDED}", "5"),
    "the name of an article": (body(article="[1]"), f"[1] Tên Điều này {AMENDED}", "5"),
    "before its label": ("\n[1]\n" + body().lstrip(), f"[1] Điều này {AMENDED}", "5"),
    "numbers are no marks": (body(clause=" [1]") + "2. Phí là 1.\n", f"[1] Khoản này {AMENDED}", "5/2"),
    "named there": (body(clause=" [1]"), f"[1] Điểm a và điểm b khoản này {AMENDED}", "5/2/a 5/2/b"),
    "named in the article": (body(article="[1]"), f"[1] Khoản 1 Điều này {AMENDED}", "5/1"),
}


@pytest.mark.parametrize(("text", "note", "wanted"), MARKED.values(), ids=list(MARKED))
def test_a_note_is_of_the_provision_its_mark_stands_in(text: str, note: str, wanted: str) -> None:
    changes = history(text, note)
    assert " ".join(place(c.provision) for c in changes) == wanted
    assert {(c.action, place(c.acting_provisions[0]), c.acting, str(c.in_force)) for c in changes} == {
        ("amend", "1/3", "/akn/vn/act/nghi-dinh/cp/2023/62", "2023-10-05")
    }


SAID = {
    "supplemented": ("Khoản này được bổ sung theo quy định tại", "supplement 5/2"),
    "repealed": ("Khoản này được bãi bỏ theo quy định tại", "repeal 5/2"),
    "replaced": ("Khoản này được thay thế theo quy định tại", "replace 5/2"),
    "words": ("Cụm từ “cấp huyện” được thay thế bằng cụm từ “cấp xã” theo quy định tại", "replace_words 5/2"),
    "words dropped": ("Cụm từ “cấp huyện” được bãi bỏ theo quy định tại", "repeal_words 5/2"),
}


@pytest.mark.parametrize(("said", "wanted"), SAID.values(), ids=list(SAID))
def test_what_was_done(said: str, wanted: str) -> None:
    changes = history(body(clause=" [1]"), f"[1] {said} Điều 2 của {ACTS}, {SINCE}.")
    assert told(changes) == [f"{wanted} by 2 since 2023-10-05"]


NOTED = load_rules().tables["operations"]
DONE = [pytest.param(row, id=f"{row['action']}-{row['pattern']}") for row in NOTED if row["in_note"] == "yes"]


@pytest.mark.parametrize("row", DONE)
def test_a_row_tells_what_a_note_says_was_done(row: Row) -> None:
    def acts(said: str, rules: Rules) -> list[str]:
        note = f"[1] {said} Điều 2 của {ACTS}, {SINCE}."
        return [c.action for c in parse(f"{HEAD}{body(clause=' [1]')}\n\n{note}\n", rules=rules).history]

    assert acts(row["example"], load_rules()) == [row["action"]]
    assert acts(row["counterexample"], load_rules()) == []
    without = Rules({"operations": [other for other in NOTED if other is not row]})
    assert acts(row["example"], without) != [row["action"]]


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS = ("[N]", "(N)", "N", "^", "<sup>N</sup>", "<sup>[N]</sup>", " ^", " [N]", " (N)", "[[N]](#_ftnN)")
NOTES = (
    "[N] ", "(N) ", "N ", "N. ", "N", "^ ", "^", "<sup>N</sup> ", "<sup>[N]</sup> ", "[[N]](#_ftnrefN) ", "[~N]: ",
    "**[N]** ", "<a href='#_ftnN'>[N]</a> ",
)  # fmt: skip
NUMBERED = """
Điều 5. Đọc sách

2. Sách là sách in.{1}

Điều 6. Người đọc{2}

1. Người đọc gồm:

a) Người lớn, trẻ em từ lớp 3 trở lên;

b){3} Người nước ngoài;

c) Người khác;{4}

Điều 7.{5} (được bãi bỏ)

Điều 8. Trách nhiệm

1.{6} Bộ Nội vụ hướng dẫn: (1) cho mượn; (7) thu phí.

2. Ủy ban nhân dân cấp xã{7} tổ chức thực hiện.

Điều 9.{8} Thư viện số

2.{9} (được bãi bỏ)

3. Đọc tại chỗ:

a){10} Tại phòng đọc;

b) Mượn về nhà{11}.

Điều 10. Hiệu lực{12}

Chương II
"""
STAND = (
    "Khoản 5/2", "Điều 6", "Điểm 6/1/b", "Điểm 6/1/c", "Điều 7", "Khoản 8/1", "Khoản 8/2", "Điều 9", "Khoản 9/2",
    "Điểm 9/3/a", "Điểm 9/3/b", "Điều 10",
)  # fmt: skip


def numbered(style: str, number: int) -> str:
    """ "[N]" as "[12]", "^" as "¹²"."""
    return style.replace("^", str(number).translate(RAISED)).replace("N", str(number)).replace("~", "^")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("apart", ["\n\n", "\n"])
def test_a_mark_and_its_note_may_be_written_in_any_way(mark: str, note: str, apart: str) -> None:
    text = NUMBERED
    for number in range(len(STAND), 0, -1):
        text = text.replace(f"{{{number}}}", numbered(mark, number))
    notes = [f"{numbered(note, number)}{stand.split()[0]} này {AMENDED}" for number, stand in enumerate(STAND, start=1)]
    assert [place(c.provision) for c in history(text, apart.join(notes))] == [stand.split()[1] for stand in STAND]


def test_numbers_of_a_list_in_brackets_are_no_marks() -> None:
    text = body().replace("tại chỗ.", "tại chỗ: (1) sách; (2) báo; trong 1 giờ.")
    [change] = history(text, f"(1) Khoản này {AMENDED}")
    assert change.mark is None


PLACED = {
    "Điều 6. [1] Thi hành": "6",
    "Điều 6[1]. Thi hành": "6",
    "Điều 6 [1]. Thi hành": "6",
    "Điều 6 (1). Thi hành": "6",
    "[1]Điều 6. Thi hành": "6",
    "[1] Điều 6. Thi hành": "6",
    "Điều 6¹. Thi hành": "6",
    "Điều 6.¹ (Được bãi bỏ)": "6",
    "Điều 6.1 Thi hành": "6",
    "Điều 6.1": "6",
    "Điều 6.[1]": "6",
}


@pytest.mark.parametrize(("heading", "wanted"), PLACED.items(), ids=list(PLACED))
def test_a_mark_stands_anywhere_on_the_line_of_an_article(heading: str, wanted: str) -> None:
    [change] = history(body().replace("Điều 6. Thi hành", heading), f"[1] Điều này {AMENDED}")
    assert place(change.provision) == wanted


def test_words_taken_out_and_put_in() -> None:
    note = f"[1] Cụm từ “cấp huyện” được thay thế bằng cụm từ “cấp xã” theo quy định tại Điều 2 của {ACTS}, {SINCE}."
    [change] = history(body(clause=" [1]"), note)
    assert (change.words, change.new_words) == ("cấp huyện", "cấp xã")


def test_a_provision_changed_twice() -> None:
    second = "Nghị định số 8/2024/NĐ-CP ngày 20 tháng 1 năm 2024, có hiệu lực kể từ ngày 01 tháng 3 năm 2024"
    note = (
        f"[1] Khoản này được sửa đổi lần thứ nhất theo quy định tại khoản 3 Điều 1 của {ACTS}, {SINCE}; "
        f"được bãi bỏ theo quy định tại Điều 9 của {second}."
    )
    assert told(history(body(clause=" [1]"), note)) == [
        "amend 5/2 by 1/3 since 2023-10-05",
        "repeal 5/2 by 9 since 2024-03-01",
    ]


def test_the_same_done_once_more_is_told_without_its_verb() -> None:
    second = "Nghị định số 8/2024/NĐ-CP ngày 20 tháng 1 năm 2024, có hiệu lực kể từ ngày 01 tháng 3 năm 2024"
    note = f"[1] Điểm này được bổ sung lần đầu bởi khoản 3 Điều 1 của {ACTS}, {SINCE}, lần thứ hai bởi Điều 9 {second}."
    assert told(history(body(point="[1]"), note)) == [
        "supplement 5/2/a by 1/3 since 2023-10-05",
        "supplement 5/2/a by 9 since 2024-03-01",
    ]
    once = f"[1] Điểm này được bổ sung theo Điều 2 của {ACTS}, {SINCE}; mỗi năm xét ba lần theo {second}."
    assert len(history(body(point="[1]"), once)) == 1


def test_a_mark_in_brackets_is_glued_to_a_number() -> None:
    text = body().replace("hằng ngày.", "từ 7(1) giờ đến 17 giờ.")
    [change] = history(text, f"(1) Khoản này {AMENDED}")
    assert place(change.provision) == "6/1"
    [change] = history(body().replace("hằng ngày.", "từ 7 (1) giờ."), f"(1) Khoản này {AMENDED}")
    assert change.mark is None


TOLD = {
    "by whom": (f"[1] Khoản này được bãi bỏ bởi khoản 3 Điều 1 của {ACTS}.", "repeal 5/2 by 1/3 since 2023-10-05"),
    "what it is replaced with": (
        f"[1] Khoản này được thay thế bằng Phụ lục I của {ACTS} theo quy định tại khoản 3 Điều 1 của {ACTS}.",
        "replace 5/2 by 1/3 since 2023-10-05",
    ),
}


@pytest.mark.parametrize(("note", "wanted"), TOLD.values(), ids=list(TOLD))
def test_who_did_it(note: str, wanted: str) -> None:
    assert told(history(body(clause=" [1]"), note)) == [wanted]


def test_the_head_may_tell_it_in_one_sentence() -> None:
    head = HEAD.replace("bởi:\n\nNghị", "bởi Nghị")
    assert head != HEAD
    note = "[1] Khoản này được bổ sung theo quy định tại khoản 3 Điều 1 của Nghị định số 62/2023/NĐ-CP."
    [change] = parse(head + body(clause=" [1]") + "\n\n" + note + "\n").history
    assert str(change.in_force) == "2023-10-05"


def test_the_day_that_the_head_tells() -> None:
    note = "[1] Khoản này được bổ sung theo quy định tại khoản 3 Điều 1 của Nghị định số 62/2023/NĐ-CP."
    assert told(history(body(clause=" [1]"), note)) == ["supplement 5/2 by 1/3 since 2023-10-05"]


def test_a_mark_that_hangs_on_no_such_provision_gives_no_place() -> None:
    for text in (body(), body(article="[1]")):
        [change] = history(text, f"[1] Điểm này {AMENDED}")
        assert (change.provision, change.mark, change.pinpoint) == (None, None, "Điểm này")


def test_an_appendix_is_told_in_words() -> None:
    text = body() + "\nPHỤ LỤC II1\n\nDANH MỤC SÁCH\n\n1. Sách in.\n"
    [change] = history(text, f"1 Phụ lục này {AMENDED}")
    assert (change.provision, change.pinpoint) == (None, "Phụ lục II")


def test_notes_that_quote_are_no_changes() -> None:
    note = f"[1] Điều 2 và Điều 3 của {ACTS}, {SINCE} quy định như sau:"
    assert history(body(clause=" [1]"), note, "“Điều 2. Thi hành”") == []


def test_only_consolidated_texts_have_a_history() -> None:
    assert parse(f"NGHỊ ĐỊNH\nVề thư viện\n{body(clause=' [1]')}\n\n[1] Khoản này {AMENDED}").history == []


def test_spans_are_of_the_text_as_given() -> None:
    text = HEAD + body(clause=" [1]") + f"\n\n[1] Khoản này {AMENDED}\n"
    document = parse(text)
    [change] = document.history
    assert change.mark is not None
    assert text[change.mark.start : change.mark.end] in ("[1]", "")
    assert text[: change.mark.end].rstrip("[1] ").endswith("2.")
    assert text[change.start : change.end].startswith("Khoản này được")
    assert change.where.path == "Chương I.Điều 5.2"
    assert Document.model_validate_json(document.model_dump_json()) == document


# --- annotated by hand ------------------------------------------------------------------------------------------------

TESTS = Path(__file__).parent
TEXTS = TESTS.parent.parent / "shared" / "corpus" / "plans"


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the annotated texts (../shared/corpus) are not beside the project")
def test_the_notes_annotated_by_hand() -> None:
    gold: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    with (TESTS / "data" / "judged_history.csv").open(encoding="utf-8", newline="") as file:
        for source, *row in list(csv.reader(file))[1:]:
            gold[source].append(tuple(row))
    assert sum(map(len, gold.values())) == 30
    for source, rows in gold.items():
        document = parse((TEXTS / f"{source}.txt").read_bytes().decode("utf-8"))
        found = [
            (
                c.action,
                place(c.provision) or c.pinpoint,
                document.citations[c.citation or 0].number,
                place(c.acting_provisions[0]),
                str(c.in_force or datetime.date.min),
            )
            for c in document.history
        ]
        assert found == rows


ONE_FOR_ONE = [
    # clauses, acting clauses, what each change tells of its acting provisions
    (3, 3, ["1/1", "1/2", "1/3"] * 3),  # few: all of them
    (2, 90, [f"1/{n}" for n in range(1, 91)] * 2),
    (90, 90, [f"1/{n}" for n in range(1, 91)]),
    (90, 80, ["1"] * 90),
]


@pytest.mark.parametrize(("clauses", "acting", "wanted"), ONE_FOR_ONE)
def test_long_lists_of_provisions_are_told_one_for_one(clauses: int, acting: int, wanted: list[str]) -> None:
    by = f"khoản 1 đến khoản {acting} Điều 1 của {ACTS}, {SINCE}."
    note = f"[1] Các khoản 1 đến {clauses} Điều này được sửa đổi, bổ sung theo quy định tại {by}"
    changes = history(body(article=" [1]"), note)
    assert [place(c.provision) for c in changes] == [f"5/{n}" for n in range(1, clauses + 1)]
    assert [place(one) for c in changes for one in c.acting_provisions] == wanted


DIVIDED = """
Chương II{chapter}
CHO MƯỢN

Mục 1
SÁCH IN

Điều 5. Đọc sách

1. Đọc tại chỗ.

Mục 2{section}
SÁCH NÓI

Điều 6{article}. Mượn về

1. Mượn một tuần.

Điều 6a{added}. Trả sách

1. Trả đúng hạn.
"""
GLUED = [
    # the marks of four notes, glued to labels, behind a blank, in round brackets
    ("12", "13", "14", "15"),
    (" 12", " 13", " 14", " 15"),
    (" (12)", " (13)", " (14)", " (15)"),
    ("3", "4", "5", "6"),
]


@pytest.mark.parametrize("marks", GLUED, ids=["".join(marks) for marks in GLUED])
def test_marks_on_the_labels_of_divisions_and_articles_are_seen_through(marks: tuple[str, ...]) -> None:
    text = DIVIDED.format(**dict(zip(("chapter", "section", "article", "added"), marks, strict=True)))
    units = ("Chương", "Mục", "Điều", "Điều")
    notes = [f"{mark.strip(' ()')} {unit} này {AMENDED}" for mark, unit in zip(marks, units, strict=True)]
    document = parse(HEAD + text + "\n\n" + "\n\n".join(notes) + "\n")
    provisions = [c.provision for c in document.history]
    assert [(p.chuong, p.muc, p.dieu) for p in provisions if p is not None] == [
        ("II", None, None), (None, "2", None), (None, None, "6"), (None, None, "6a"),
    ]  # fmt: skip
    labels = [section.label for section in document.sections if section.kind in ("chuong", "muc", "dieu")]
    assert labels == ["Chương I", "Chương II", "Mục 1", "Điều 5", "Mục 2", "Điều 6", "Điều 6a"]


def test_a_label_that_follows_is_no_mark() -> None:
    articles = "".join(f"\nĐiều {n}. Việc thứ {n}\n\nLàm việc {n}.\n" for n in range(1, 13))
    document = parse(HEAD.replace("Chương I\nQUY ĐỊNH CHUNG\n", "") + articles + f"\n\n1 Điều này {AMENDED}\n")
    assert [s.label for s in document.sections if s.kind == "dieu"] == [f"Điều {n}" for n in range(1, 13)]
