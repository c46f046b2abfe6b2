"""Every alternative of the patterns in citations/ is needed by a row here, and every row holds.

Rows are marked texts (see marked.py); `‹a|b|c›` stands for three rows, one with each word. A row of titles and issuers
is a text, a row of relations a relation and a text: all citations marked in it have that relation.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterator

import pytest
import regex

from marked import cited, read
from vnplan import find_citations
from vnplan.tables.phrases import _table

Row = str | tuple[str, str]

TYPES = "‹Quyết định|Nghị quyết|Nghị định|Thông tư|Kế hoạch|Chỉ thị|Công văn|Kết luận›"

ROWS: dict[str, list[Row]] = {
    # --- what ends a sentence: behind it no cue holds
    "sentence._BREAK": [
        ("mentions", "Thực hiện đề án‹.|!|?› Cả tỉnh đọc [[Chỉ thị số 14/CT-TTg]]"),
        ("mentions", "Thực hiện đề án\n\nnăm nay đọc [[Chỉ thị số 14/CT-TTg]]"),
        ("mentions", "Thực hiện đề án.\nnăm nay đọc [[Chỉ thị số 14/CT-TTg]]"),
        ("mentions", "Thực hiện đề án\n‹-|1.|a)|IV.› năm nay đọc [[Chỉ thị số 14/CT-TTg]]"),
        ("mentions", "Thực hiện đề án… năm nay đọc [[Chỉ thị số 14/CT-TTg]]"),
        ("implements", "Thực hiện đề án\nnăm nay đọc [[Chỉ thị số 14/CT-TTg]]"),
        ("implements", "Thực hiện [[Chỉ thị số 13/CT-TTg]]‹:|;›\n- đọc [[Chỉ thị số 14/CT-TTg]]"),
    ],
    "sentence._ABBREVIATED": [
        ("implements", "Triển khai cùng ‹TP|Tp|TT|PGS|TS|GS|ThS|Th|Q|P|A›. Huế [[Chỉ thị số 14/CT-TTg]]"),
    ],
    # --- relations
    "relation._WITH": [
        ("promulgated_with", "Quy chế ‹ban hành kèm theo|Ban hành kèm theo|Kèm theo|KÈM THEO› [[Quyết định này]]"),
        ("promulgated_with", "Quy chế kèm theo ‹các|theo› [[Quyết định này]]"),
    ],
    "relation._ALIAS": [
        (
            "mentions",
            "Thực hiện chương trình xóa đói (‹sau đây ||gọi |viết |tắt |là |“›[[Chương trình số 5/CTr-UBND]]) ở xã.",
        ),
        ("mentions", "Thực hiện chương trình (sau đây ‹gọi|viết› tắt là [[Chương trình số 5/CTr-UBND]]) ở xã."),
    ],
    "relation._LIST_GAP": [
        (
            "amended_by",
            "Nghị định số 4/2025/NĐ-CP được sửa đổi bởi [[Nghị định số 9/2025/NĐ-CP]]‹,|;| và| hoặc|, và| cùng với| số| các| theo"
            "| tại| và của› [[Nghị định số 19/2025/NĐ-CP]].",
        ),
    ],
    "relation._SUBJECT": [
        (
            "repeals",
            "‹|Kết quả: |Năm nay. |Năm nay\n|- |+ |1. |2) |a) ›[[Quyết định số 11/2022/QĐ-UBND]] ban hành Quy định quản lý, "
            "bảo đảm an toàn điện hết hiệu lực.",
        ),
        (
            "mentions",
            "Vì [[Quyết định số 11/2022/QĐ-UBND]] ban hành Quy định quản lý, bảo đảm an toàn điện hết hiệu lực.",
        ),
    ],
    "relation._NEXT_DOCUMENT": [
        (
            "mentions",
            "- [[Quyết định số 11/2022/QĐ-UBND]] ban hành Quy định quản lý, bảo đảm an toàn theo tờ ‹số|Luật|Pháp lệnh› cũ bị "
            "bãi bỏ.",
        ),
    ],
    "cues._HOLDS": [
        ("promulgated_with", "Thay thế danh mục (ban hành kèm theo [[Quyết định số 12/QĐ-UBND]])."),
        ("according_to", "Thay thế danh mục ‹theo|Theo|theo đúng› quy định tại [[Quyết định số 12/QĐ-UBND]]."),
        ("replaces", "Thay thế danh mục quy định tại [[Quyết định số 12/QĐ-UBND]]."),
    ],
    "cues._ANOTHER": [
        (
            "according_to",
            "Làm theo các ‹Nghị định|nghị định|Thông tư|thông tư|văn bản|quy định|Quyết định|quyết định› hướng dẫn "
            "[[Luật Thanh tra]].",
        ),
    ],
    # --- lists
    "lists._JOINS": [
        "[[Kế hoạch số 5/KH-SYT]] ((về đê điều))‹,|;| và| hoặc|, và| cùng| và các| và theo› [[Đề án “((Sữa học đường miền núi))”]].",
    ],
}


def expanded(row: Row) -> Iterator[Row]:
    """The rows that a row with ‹a|b› stands for."""
    if isinstance(row, tuple):
        yield from ((row[0], str(text)) for text in expanded(row[1]))
        return
    found = re.search(r"‹([^›]*)›", row)
    if found is None:
        yield row
        return
    for word in found[1].split("|"):
        yield from expanded(row[: found.start()] + word + row[found.end() :])


def holds(row: Row) -> bool:
    """Whether the reader says what the row says."""
    text, wanted = read(row if isinstance(row, str) else row[1])
    found = find_citations(text)
    if isinstance(row, str):
        return cited(found) == wanted
    relations = {(c.start, c.end): c.relation for c in found}
    return [relations.get((w.start, w.end)) for w in wanted] == [row[0]] * len(wanted)


CASES = [
    pytest.param(row, id=f"{name}-{row}") for name, rows in ROWS.items() for short in rows for row in expanded(short)
]


@pytest.mark.parametrize("row", CASES)
def test_a_row_holds(row: Row) -> None:
    assert holds(row)


# --- every alternative is needed -------------------------------------------------------------------------------------

_OPEN = re.compile(r"\((?:\?(?::|=|!|<=|<!|P<\w+>))?|\(\?[a-z]+\)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


def alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Where each alternative of each group stands, with the bar that goes with it."""
    groups: list[list[int]] = [[0]]  # where the alternatives of the groups that are open begin
    at = 0
    while at <= len(pattern):
        sign = pattern[at : at + 1]
        if sign == "\\":
            at += 2
        elif sign == "[":
            found = _CLASS.match(pattern, at)
            assert found is not None
            at = found.end()
        elif sign == "(":
            found = _OPEN.match(pattern, at)
            assert found is not None
            at = found.end()
            if not found.group().endswith(")"):
                groups.append([at])
        elif sign == "|":
            at += 1
            groups[-1].append(at)
        elif sign in (")", ""):
            starts = groups.pop()
            ends = [*(start - 1 for start in starts[1:]), at]
            if len(starts) > 1:
                yield from zip((starts[0], *ends[:-1]), (*starts[1:], at), strict=True)
            at += 1
        else:
            at += 1


@functools.cache
def words_of_tables() -> list[str]:
    """The words that a pattern takes from data/phrases.csv; test_phrases.py proves them."""
    return ["|".join(words) for words in _table().values()]


def without(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative, and the pattern without it."""
    tabled = [found.span() for words in words_of_tables() for found in re.finditer(re.escape(words), pattern)]
    for start, end in alternatives(pattern):
        if not any(low <= start and end <= high + 1 for low, high in tabled):
            yield pattern[start:end], pattern[:start] + pattern[end:]


@pytest.mark.parametrize("name", ROWS)
def test_every_alternative_is_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, attribute = name.split(".")
    home = importlib.import_module(f"vnplan.citations.{module}")
    pattern = getattr(home, attribute)
    rows = [row for short in ROWS[name] for row in expanded(short)]
    idle = []
    for alternative, shorter in without(pattern.pattern):
        monkeypatch.setattr(home, attribute, regex.compile(shorter, pattern.flags & regex.S))
        if all(holds(row) for row in rows):
            idle.append(alternative)
    assert idle == []
