"""What a pattern may end in: for every row of the table of relations as its example shows it, and where it is open."""

from __future__ import annotations

import pytest
import regex

from vnplan.citations.cue_rows import Backwards
from vnplan.tables.endings import any_of, last_two, last_words, telling
from vnplan.tables.patterns import as_regex
from vnplan.tables.rules import load_rules

ROWS = [row for row in load_rules().tables["relations"] if row["where"] in ("before", "befell")]

ENDINGS = [
    ("[Tt]hay thế( cho)?", {"thế", "cho"}),
    ("[Tt]heo( đúng)? hướng dẫn( tại| của)?( các)?", {"dẫn", "tại", "của", "các"}),
    ("cụ thể h(óa|oá)", {"hóa", "hoá"}),
    ("(đã |mới )?(?<!trong đó )có", {"có"}),
    ("căn cứ|theo", {"cứ", "theo"}),
    (r"như sau ?:( [a-z]\)| -)?", {":", ")", "-"}),
    ("(một |hai )số", {"số"}),
    ("[Ss]ửa đổi(, bổ sung){0,3}", {"đổi", "sung"}),
    ("h(óa){0,2}", None),  # letters that may come again: the whole word is not known
    (r"theo \w+", None),
    ("theo [^;]{2,90}", None),
    ("theo [a-z]", None),
]


@pytest.mark.parametrize(("pattern", "wanted"), ENDINGS, ids=[pattern for pattern, _ in ENDINGS])
def test_endings(pattern: str, wanted: set[str] | None) -> None:
    told = last_words(pattern)
    assert (None if told is None else set(told)) == wanted


@pytest.mark.parametrize("row", ROWS, ids=[row["pattern"][:40] for row in ROWS])
def test_each_row_of_relations_ends_as_its_example_does(row: dict[str, str]) -> None:
    told = last_words(row["pattern"])
    assert told is not None, "a row whose end cannot be told is tried behind every word"
    words = regex.search(as_regex(row["pattern"]), row["example"])
    assert words is not None
    assert regex.search(rf"(?r){any_of(told)}", row["example"], endpos=words.end()).end() == words.end()


PAIRS = [
    ("[Tt]heo đúng( của)?", {("Theo", "đúng"), ("theo", "đúng"), ("đúng", "của")}),
    ("(đã |mới )?có", {("", "có"), ("đã", "có"), ("mới", "có")}),  # by itself it may stand behind any word
    ("đổi(, bổ sung)?", {("", "đổi"), ("bổ", "sung")}),
    ("theo [^;]{2,90} tại", {("", "tại")}),
    (r"nêu ?:( [a-z]\))?", {("", ":"), ("", ")")}),  # one open end, and no word before an end is known
    ("theo [a-z]", None),
]


@pytest.mark.parametrize(("pattern", "wanted"), PAIRS, ids=[pattern for pattern, _ in PAIRS])
def test_last_two(pattern: str, wanted: set[tuple[str, str]] | None) -> None:
    told = last_two(pattern)
    assert (None if told is None else set(told)) == wanted


@pytest.mark.parametrize("row", ROWS, ids=[row["pattern"][:40] for row in ROWS])
def test_the_last_two_words_of_a_row_are_those_of_its_example(row: dict[str, str]) -> None:
    words = regex.search(as_regex(row["pattern"]), row["example"])
    assert words is not None
    *_, before, last = ["", *regex.findall(r"\w+|[^\w\s]", row["example"][: words.end()])]
    told = last_two(row["pattern"])
    assert told is not None
    assert told & {(before, last), ("", last)}


@pytest.mark.parametrize("row", ROWS, ids=[row["pattern"][:40] for row in ROWS])
def test_letters_that_tell_of_a_row_stand_in_the_words_of_its_example(row: dict[str, str]) -> None:
    words = regex.search(as_regex(row["pattern"]), row["example"])
    assert words is not None
    assert any(letters in words.group() for letters in telling([row["pattern"]], last_two(row["pattern"]) or ()))


TOLD = [
    ("what all have in common", [r"\(nay sửa", r"\(đã sửa"], ("sửa",)),
    ("not what their ends tell", ["nêu rõ tại", "ghi rõ tại"], ("rõ",)),
    ("an end, where nothing else", ["[Tt]heo"], ("heo",)),
    ("a few of each", ["[Kk]éo dài", "[Gg]ia hạn"], ("dài", "hạn")),
    ("many tell nothing", ["ai", "em", "ôi", "ưa", "ơn"], ("",)),
]


@pytest.mark.parametrize(("patterns", "wanted"), [told[1:] for told in TOLD], ids=[told[0] for told in TOLD])
def test_letters_that_tell(patterns: list[str], wanted: tuple[str, ...]) -> None:
    assert telling(patterns, [("", "tại"), ("", "theo")]) == wanted


def test_any_of_takes_whole_words() -> None:
    place = regex.compile(any_of(["cứ", "các", ":"]))
    assert [place.search(text) is not None for text in ("căn cứ vào", "các:", "cứng", "bác", "sau:")] == [
        True, True, False, False, True,
    ]  # fmt: skip


def test_a_row_with_an_open_end_is_tried_behind_every_word() -> None:
    row = {**ROWS[0], "pattern": r"bám theo \w{2,9}", "reach": "", "through": ""}
    text = "Các xã bám theo lối Nghị quyết số 5"
    assert last_words(row["pattern"]) is None
    for rows in ([row], [*ROWS, row]):
        found, of = Backwards(rows).last(text, 0, text.index(" Nghị")) or pytest.fail("nothing found")
        assert (found.group(), of.row) == ("bám theo lối", row)
