"""Text files in every encoding: told by what gives Vietnamese, never a guess about Unicode or English."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import vnplan
from old_letters import as_western, in_old
from paired import in_proportion, spent
from shell import call
from vnplan.errors import ReadError
from vnplan.files.old_text import of_text
from vnplan.files.plain import TEXT_LIMIT
from vnplan.files.read import read_bytes
from vnplan.files.spelling import is_syllable
from vnplan.tables.rules import shipped

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HƯNG YÊN

Số: 87/KH-UBND

Hưng Yên, ngày 14 tháng 3 năm 2008

KẾ HOẠCH
Phát triển đàn vịt giống và nuôi trồng thủy sản

Căn cứ Quyết định số 41/2007/QĐ-BNN ngày 15/5/2007 của Bộ Nông nghiệp và Phát triển nông thôn;

I. MỤC ĐÍCH

1. Thực hiện Chỉ thị số 9/CT-TTg ngày 05/02/2008 của Thủ tướng Chính phủ về chăn nuôi.

2. Ưu tiên các xã ven sông; đẩy mạnh khuyến nông, chuyển đổi ruộng trũng.
"""
OLD = ("tcvn3", "vni", "viscii", "windows-1258")
NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "viscii": "VISCII", "windows-1258": "windows-1258"}


def read(raw: bytes, name: str = "ke-hoach.txt") -> tuple[str, list[str]]:
    content = read_bytes(raw, name)
    return content.text, [note.message for note in content.notes if note.code == "old_encoding"]


@pytest.mark.parametrize("old", OLD)
def test_bytes_in_an_old_encoding(old: str) -> None:
    text, notes = read(in_old(PLAN, old))
    assert text == PLAN
    assert NAMES[old] in notes[0]
    assert len(notes) == 1


@pytest.mark.parametrize("old", OLD)
def test_old_letters_pasted_as_western_ones(old: str) -> None:
    for pasted in (as_western(in_old(PLAN, old)), in_old(PLAN, old).decode("latin-1")):
        text, notes = read(pasted.encode())
        assert text == PLAN
        assert NAMES[old] in notes[0]


@pytest.mark.parametrize("old", OLD)
def test_one_paragraph_alone_is_old(old: str) -> None:
    lines = PLAN.split("\n")
    n = lines.index(next(line for line in lines if line.startswith("2. Ưu")))
    mixed = [*lines[:n], as_western(in_old(lines[n], old)), *lines[n + 1 :]]
    content = read_bytes("\n".join(mixed).encode(), "ke-hoach.txt")
    assert content.text == PLAN
    (note,) = content.notes
    assert content.text[note.start : note.end] == lines[n]
    assert "1 of 10 lines" in note.message


HALF = "Căn cứ Quyết định số 85/QĐ-TTg ngày 14/01/2020 của Thủ tướng Chính phủ"


@pytest.mark.parametrize("old", [*OLD, "utf-8"])
def test_half_a_line_is_old(old: str) -> None:
    """A printer or a paste lost the font of some words: before Unicode, behind it, between two stretches of it."""
    half = as_western(in_old(HALF, old) if old != "utf-8" else HALF.encode())
    for before, behind in (
        ("", " và Chỉ thị số 14/CT-TTg;"),
        ("Theo Chỉ thị số 14/CT-TTg, ", ""),
        ("Một là ", " của tỉnh"),
    ):
        text = f"{before}{half}{behind}\nII. TỔ CHỨC"
        assert of_text(text, "x").text == f"{before}{HALF}{behind}\nII. TỔ CHỨC"
    (note,) = of_text(f"I. MỤC TIÊU\n{half} và Chỉ thị số 14", "x.txt").notes
    assert (note.code, note.message[:14]) == ("old_encoding", "x.txt: line 2:")


def test_a_few_words_that_seem_old_are_told_and_left() -> None:
    """Two words are no proof, but where other lines are in that encoding; names of other languages are none."""
    line = "Theo QuyÕt ®Þnh và Chỉ thị số 14"
    text, (note,) = of_text(line, "x.txt")
    assert (text, note.code) == (line, "unknown_encoding")
    assert "line 1" in note.message
    other = as_western(in_old(HALF, "tcvn3"))
    assert of_text(f"{other}\n{line}", "x").text == f"{HALF}\nTheo Quyết định và Chỉ thị số 14"
    for names in (GERMAN, FRENCH, DEGREES, "ông Müller, Köln, Düsseldorf, Jörg, señor, µg/m³"):
        assert of_text(f"{names} của tỉnh", "x").text == f"{names} của tỉnh"


@pytest.mark.parametrize("times", [1, 2])
def test_utf8_taken_for_western_letters(times: int) -> None:
    text = PLAN
    for _ in range(times):
        text = as_western(text.encode())
    assert read(text.encode())[0] == PLAN


def test_one_short_line_of_utf8_taken_for_western_letters() -> None:
    line = "1. Thực hiện Chỉ thị của tỉnh"
    text, notes = read(as_western(line.encode()).encode())
    assert (text, len(notes)) == (line, 1)
    for other in ("Prá»x và “Cá»”", "1. Cà phê á»‹ và 5 m²"):
        assert of_text(other, "x").text == other


def test_a_no_break_blank_that_became_a_plain_one() -> None:
    broken = as_western(PLAN.encode()).replace("\xa0", " ")
    assert "toàn thành hàng và" in of_text(broken + "\ntoÃ n thÃ nh hÃ ng vÃ  Ä‘áº¥t", "x").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form(encoding: str) -> None:
    assert read(PLAN.encode(encoding))[0] == PLAN
    marked = PLAN.encode(encoding) if encoding != "utf-16-be" else b"\xfe\xff" + PLAN.encode(encoding)
    assert read(marked)[0] == PLAN


def test_utf16_without_a_mark_says_so() -> None:
    assert "UTF-16" in read(PLAN.encode("utf-16-le"))[1][0]


ENGLISH = "The plan’s § 5 is naïve: 5 µm ± 2 °C, £12, “café” – Microsoft® Word™, ½ façade, coöperate; déjà vu."
FRENCH = "Décision n° 12 : l'élève était très âgé à l'école; où ça? Été, Noël, garçon, « forêt », hôtel, thé."
GERMAN = "Größe für Übung, schön, Mädchen, Straße, Tür, Bär, Öl, müßig, hätte, können, Fußgänger."
DEGREES = "If an angle is too close to 90° + k·180° (shear): a·b, ±5°, 3·4, n·10°, x·y ± 2·z, °C, ±°, µ·s, t·u."
SIGNS = "® ± µ § ½ ¼ ¾ ® « » © ¬"
PORTUGUESE = "Não há solução; ação, informação, três, também, português, órgão, à direção, coração, mãe."


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, GERMAN, PORTUGUESE, DEGREES, SIGNS, PLAN, "là và hà, bà, ca"])
def test_what_is_no_old_text_stays_as_it_is(text: str) -> None:
    assert read(text.encode()) == (text, [])
    assert of_text(PLAN + text, "x").text == PLAN + text


@pytest.mark.parametrize("seed", range(40))
def test_single_lines_of_unicode_are_never_changed(seed: int) -> None:
    words = [word for word in PLAN.split() if word.isalpha()]
    picked = random.Random(seed).sample(words, 6)
    assert of_text(" ".join(picked), "x").text == " ".join(picked)


def test_english_of_windows_is_read_with_a_note() -> None:
    raw = ("All provinces report. " * 9 + "The Ministry’s plan – “as is”.").encode("cp1252")
    text, notes = read(raw)
    assert text.endswith("The Ministry’s plan – “as is”.")
    assert "windows-1252" in notes[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ñY BAN NH¢N D¢N THµNH PHè Hµ NéI", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        ("QUYÕT §ÞNH", "QUYẾT ĐỊNH"),
        ("Sè: 12/Q§-UBND", "Số: 12/QĐ-UBND"),
        ("Hµ Néi, ngµy 5 th¸ng 6", "Hà Nội, ngày 5 tháng 6"),
        ("cña UBND tØnh Phó Thä, ý kiÕn", "của UBND tỉnh Phú Thọ, ý kiến"),
        ("thñ t­íng; ch¬ng tr×nh, níc, tr¬ng", "thủ tướng; chương trình, nước, trương"),
    ],
)
def test_capitals_and_lost_letters_of_tcvn3(written: str, meant: str) -> None:
    around = as_western(in_old(PLAN, "tcvn3"))
    assert of_text(f"{around}\n{written}\n{around}", "x").text.split("\n")[len(PLAN.split("\n"))] == meant


SET_IN_CAPITALS = """cộng hòa xã hội chủ nghĩa việt nam
Độc lập - Tự do - Hạnh phúc
ủy ban nhân dân
tỉnh hà nam
Số: 14/2006/QĐ-UBND
Phủ Lý, ngày 10 tháng 7 năm 2006
quyết định
Về việc thu phí thư viện
Căn cứ Luật Tổ chức Hội đồng nhân dân ngày 26/11/2003 và các quy định về phí, lệ phí,
quyết định:
Điều 1. Thư viện tỉnh thu phí của bạn đọc theo Nghị quyết số 05/2006/NQ-HĐND và nộp vào ngân sách
tỉnh hằng năm
theo mức sau đây"""


def test_lines_that_a_font_of_capitals_drew_are_in_capitals_again() -> None:
    western = as_western(in_old(SET_IN_CAPITALS, "tcvn3"))
    for raw in (in_old(SET_IN_CAPITALS, "tcvn3"), western.encode()):
        doc = vnplan.parse(read(raw)[0])
        assert (doc.metadata.document_type, doc.metadata.number) == ("quyet_dinh", "14/2006/QĐ-UBND")
        assert doc.metadata.issuer == "ỦY BAN NHÂN DÂN TỈNH HÀ NAM"
        assert [line for line in doc.text.split("\n") if line.isupper()] == [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"
        ]  # fmt: skip
    text, _ = read(as_western(in_old(SET_IN_CAPITALS.partition("\n")[2], "tcvn3")).encode())
    assert "ủy ban nhân dân\ntỉnh hà nam" in text
    assert read(SET_IN_CAPITALS.encode())[0] == SET_IN_CAPITALS


def test_a_document_in_old_letters_gives_its_citations(tmp_path: Path) -> None:
    (tmp_path / "cu.txt").write_bytes(in_old(PLAN, "tcvn3"))
    doc, plain = vnplan.read(tmp_path / "cu.txt"), vnplan.parse(PLAN)
    assert [(c.number, c.date) for c in doc.citations] == [(c.number, c.date) for c in plain.citations]
    assert [(s.path, s.heading) for s in doc.sections] == [(s.path, s.heading) for s in plain.sections]
    assert (doc.metadata.number, doc.metadata.issuer) == (plain.metadata.number, plain.metadata.issuer)
    assert doc.notes[0].code == "old_encoding"


def test_letters_of_an_unknown_font_are_a_note() -> None:
    unknown = "QØyæt ðåñh sþ ßñg cþæ xæ hßi bæø hþøm ðßøng ñæþ thßþ nþæm ßæ"
    assert [note.code for note in read_bytes(unknown.encode(), "x").notes] == ["unknown_encoding"]


REFUSED = {
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "nul": (b"K\x1f ho\x00ch" * 9, "binary"),
    "binary": (bytes(range(1, 256)) * 4, "binary"),
    "random": (random.Random(5).randbytes(5000).replace(b"\x00", b"\x01"), "binary"),
    "bytes": (b"Qu\xff\xfe\xfa t \xe0\xf0\xfc\xed\xff\xfb \xff\xf0 \xf0\xf0", "not UTF-8"),
    "half utf-16": (b"\xff\xfe" + b"\x00\xd8a\x00", "UTF-16"),
    "large": (b"a" * (TEXT_LIMIT + 1), "too large"),
    "lines without end": (b"1.\n" * 500_001, "more than 500000 lines"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_text_is_refused_in_one_line(kind: str) -> None:
    raw, cause = REFUSED[kind]
    with pytest.raises(ReadError) as refused:
        read_bytes(raw, "tep.txt")
    assert "tep.txt" in str(refused.value)
    assert cause in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_shell_says_how_a_file_was_read(tmp_path: Path) -> None:
    for name, raw, said in (
        ("cu.txt", in_old(PLAN, "tcvn3"), "TCVN3"),
        ("la.txt", "QØyæt ðåñh sþ ßñg cþæ xæ hßi bæø hþøm ðßøng ñæþ thßþ nþæm ßæ".encode(), "not Vietnamese"),
        ("trong.txt", b" \n ", "no text"),
        ("trong.html", b"<html><body></body></html>", "without any text"),
    ):
        (tmp_path / name).write_bytes(raw)
        line, *_ = call("extract", tmp_path / name).stderr.splitlines()
        assert name in line
        assert said in line


def test_few_damaged_letters_are_told_and_the_rest_is_read() -> None:
    raw = PLAN.encode() + "Hưng".encode()[:2]
    content = read_bytes(raw, "x.txt")
    assert content.text.startswith(PLAN)
    assert [note.code for note in content.notes] == ["damaged_letters"]


def test_letters_lost_on_the_way_are_told() -> None:
    """UTF-8 taken for windows-1252, which has no letter for five bytes: "Đ" alone can be told without its second."""
    said = "Điều 1. Ủy ban nhân dân xã Đồng Tâm mời các trường học dự họp về việc đón bằng công nhận; lễ Óc Eo"
    bytes_lost = said.encode().decode("cp1252", "replace")
    content = read_bytes(bytes_lost.encode(), "x.txt")
    assert content.text == said.replace("ờ", "\ufffd").replace("ọ", "\ufffd").replace("ề", "\ufffd")
    assert [note.code for note in content.notes] == ["old_encoding", "damaged_letters"]
    assert "6 letters were lost" in content.notes[1].message
    assert content.text[content.notes[1].start] == "\ufffd"
    whole = read_bytes(said.encode().decode("latin-1").encode(), "x.txt")
    assert (whole.text, [note.code for note in whole.notes]) == (said, ["old_encoding"])


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_footnotes_of_markdown_are_sections(name: str, tmp_path: Path) -> None:
    """In the order of their marks, with lines that are set in; a mark without a note, a note without a mark stay."""
    (tmp_path / name).write_text(
        "I. MỤC TIÊU\n\n1. Theo Quyết định số 85/QĐ-TTg[^b] và Luật Đất đai[^1], xem [^z].\n\n"
        "[^1]: Luật số 45/2013/QH13,\n    đã sửa đổi.\n[^b]: Ngày 14/01/2020.\n\n2. Nạo vét.\n\n[^c]: Không ai nhắc.\n"
    )
    document = vnplan.read(tmp_path / name)
    assert document.text == (
        "I. MỤC TIÊU\n\n1. Theo Quyết định số 85/QĐ-TTg[1] và Luật Đất đai[2], xem [^z].\n\n"
        "2. Nạo vét.\n\n[^c]: Không ai nhắc.\n\n[1] Ngày 14/01/2020.\n[2] Luật số 45/2013/QH13, đã sửa đổi.\n"
    )
    assert [section.path for section in document.sections] == ["I", "I.1", "I.2", "#[1]", "#[2]"]
    assert str(document.citations[-1].where).startswith("Chú thích 2, mục I.1")


@pytest.mark.parametrize("old", ["tcvn3", "vni", "windows-1258"])
def test_a_line_in_old_bytes_within_utf8(old: str) -> None:
    above, below = "Mở thư viện xã.", "Thực hiện trong năm."
    said = "Căn cứ Quyết định số 85/QĐ-TTg ngày 14/01/2020 của Thủ tướng Chính phủ;"
    content = read_bytes(above.encode() + b"\n" + in_old(said, old) + b"\n" + below.encode() + b"\n", "a.txt")
    assert content.text == f"{above}\n{said}\n{below}\n"
    (note,) = content.notes
    assert note.code == "old_encoding"
    assert note.message.endswith(": 1 of 4 lines, the others as UTF-8")


def test_a_damaged_line_of_utf8_is_no_old_one() -> None:
    said = "Căn cứ Quyết định số 85/QĐ-TTg của Thủ tướng Chính phủ.\n" * 3
    raw = said.encode().replace("ế".encode(), "ế".encode()[:1], 1)
    content = read_bytes(raw, "a.txt")
    assert [note.code for note in content.notes] == ["damaged_letters"]
    assert content.text == said.replace("ế", "\ufffd", 1)


def test_markdown_escapes_are_seen_through() -> None:
    text = "**I\\. MỤC ĐÍCH**\n\n1\\.2\\. Nuôi vịt\\\nven sông\n\na\\) 5 \\* 3\n"
    assert read_bytes(text.encode(), "x.md").text == "**I. MỤC ĐÍCH**\n\n1.2. Nuôi vịt\nven sông\n\na) 5 \\* 3\n"


LONG = {
    "TCVN3": in_old(PLAN.replace("\n", " "), "tcvn3"),
    "VNI": as_western(in_old(PLAN.replace("\n", " "), "vni")).encode(),
    "Unicode": ("à " * 700).encode(),
}


@pytest.mark.parametrize("name", LONG)
def test_long_lines_take_time_in_proportion(name: str) -> None:
    def taken(times: int) -> float:
        raw = LONG[name] * times
        return spent(lambda: read_bytes(raw, "x.txt"))

    assert in_proportion(taken, 500)


def test_syllables() -> None:
    _, rows = shipped("syllables")
    assert [row for row in rows if not is_syllable(row[2]) or row[1] not in {*_bare(row[2])}] == []
    assert len({tuple(row[:2]) for row in rows}) == len(rows)


def _bare(word: str) -> set[str]:
    """All onsets and rhymes a word may be cut into, without its tone."""
    import unicodedata

    marks = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in "\u0300\u0301\u0303\u0309\u0323"))
    return {bare[:n] for n in range(4)} | {bare[n:] for n in range(4)}
