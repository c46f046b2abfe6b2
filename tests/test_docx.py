"""Word files: what Word shows of each construction, label by label. The files are built in word.py."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from shell import call
from vnplan import ReadError, read
from vnplan.files.docx import read_docx
from vnplan.files.word_numbering import written
from vnplan.files.word_package import PART_LIMIT
from word import abstract, docx, lvl, num, p, r, style, table, zipped

LADDER = abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "lowerLetter", "%3)"))
ARTICLES = (lvl(0, "upperRoman", "Chương %1"), lvl(1, "decimal", "Mục %2"))
NEVER = '<w:lvlRestart w:val="0"/>'


def listed(*depths: int) -> list[str]:
    """Paragraphs of list 1, each of a depth: "t0", "t1" ..."""
    return [p(f"t{n}", num=(1, depth)) for n, depth in enumerate(depths)]


def begun(depth: int, at: int) -> str:
    """A list that begins a level with a number of its own."""
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def lines(raw: bytes) -> list[str]:
    """The lines that are not blank, blanks folded."""
    return [" ".join(line.split()) for line in read_docx(raw, "plan.docx").text.split("\n") if line.strip()]


NUMBERED = {  # a file, and the lines Word shows
    "a ladder counts on, deeper levels begin anew": (
        docx(*listed(0, 1, 1, 2, 2, 1, 0, 1, 2), numbering=LADDER + num(1, 0)),
        ["I. t0", "1. t1", "2. t2", "a) t3", "b) t4", "3. t5", "II. t6", "1. t7", "a) t8"],
    ),
    "a level's text may hold those above": (
        docx(
            *listed(0, 1, 1, 0, 1),
            numbering=abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.")) + num(1, 0),
        ),
        ["1. t0", "1.1. t1", "1.2. t2", "2. t3", "2.1. t4"],
    ),
    "a level that was passed over counts as begun": (
        docx(
            *listed(1, 1, 0, 1),
            numbering=abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.")) + num(1, 0),
        ),
        ["1.1. t0", "1.2. t1", "2. t2", "2.1. t3"],
    ),
    "isLgl writes all of a label in digits": (
        docx(
            *listed(0, 1, 0, 1),
            numbering=abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2.", "<w:isLgl/>")) + num(1, 0),
        ),
        ["I. t0", "1.1. t1", "II. t2", "2.1. t3"],
    ),
    "articles run on through chapters": (
        docx(
            *listed(0, 1, 1, 0, 1),
            numbering=abstract(0, ARTICLES[0], lvl(1, "decimal", "Điều %2.", NEVER)) + num(1, 0),
        ),
        ["Chương I t0", "Điều 1. t1", "Điều 2. t2", "Chương II t3", "Điều 3. t4"],
    ),
    "a level begins anew behind the one it names only": (
        docx(
            *listed(0, 1, 2, 1, 2, 0, 1, 2),
            numbering=abstract(0, *ARTICLES, lvl(2, "decimal", "Điều %3.", '<w:lvlRestart w:val="1"/>')) + num(1, 0),
        ),
        ["Chương I t0", "Mục 1 t1", "Điều 1. t2", "Mục 2 t3", "Điều 2. t4", "Chương II t5", "Mục 1 t6", "Điều 1. t7"],
    ),
    "lists of one definition share its counters": (
        docx(p("một", num=(1, 0)), p("hai", num=(2, 0)), p("ba", num=(1, 0)), numbering=LADDER + num(1, 0) + num(2, 0)),
        ["I. một", "II. hai", "III. ba"],
    ),
    "a list with a number of its own begins there, once": (
        docx(
            p("một", num=(1, 0)),
            p("hai", num=(2, 0)),
            p("ba", num=(2, 0)),
            p("bốn", num=(1, 0)),
            numbering=LADDER + num(1, 0) + num(2, 0, begun(0, 1)),
        ),
        ["I. một", "I. hai", "II. ba", "III. bốn"],
    ),
    "a list may write a level otherwise": (
        docx(
            p("một", num=(1, 0)),
            p("hai", num=(2, 0)),
            numbering=LADDER
            + num(1, 0)
            + num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "lowerLetter", "%1)")}</w:lvlOverride>'),
        ),
        ["I. một", "b) hai"],
    ),
    "a list begins where its level says": (
        docx(*listed(0, 0), numbering=abstract(0, lvl(0, "decimal", "%1.", '<w:start w:val="5"/>')) + num(1, 0)),
        ["5. t0", "6. t1"],
    ),
    "styles bring lists, and levels name styles": (
        docx(
            p("một", style="Dieu"),
            p("hai", style="Khoan"),
            p("ba", style="KhoanCon"),
            p("không", style="Thoi"),
            p("bốn", style="Dieu"),
            numbering=abstract(
                0,
                lvl(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'),
                lvl(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'),
            )
            + num(1, 0),
            styles=style("Dieu", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
            + style("Khoan", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
            + style("KhoanCon", "", based="Khoan")
            + style("Thoi", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based="Dieu"),
        ),
        ["Điều 1. một", "1. hai", "2. ba", "không", "Điều 2. bốn"],
    ),
    "a style takes the list of the one it is based on, at a level of its own": (
        docx(
            p("một", style="Chuong"),
            p("hai", style="Dieu"),
            p("ba", style="Dieu"),
            p("bốn", style="Chuong"),
            p("năm", style="Dieu"),
            numbering=abstract(0, lvl(0, "upperRoman", "Chương %1."), lvl(1, "decimal", "Điều %2.")) + num(1, 0),
            styles=style("Chuong", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
            + style("Dieu", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', based="Chuong"),
        ),
        ["Chương I. một", "Điều 1. hai", "Điều 2. ba", "Chương II. bốn", "Điều 1. năm"],
    ),
    "a definition may stand in a list style": (
        docx(
            p("một", num=(2, 0)),
            p("hai", num=(2, 1)),
            numbering=abstract(
                0, lvl(0, "decimal", "Điều %1."), lvl(1, "decimal", "%2."), more='<w:styleLink w:val="L"/>'
            )
            + abstract(1, more='<w:numStyleLink w:val="L"/>')
            + num(1, 0)
            + num(2, 1),
        ),
        ["Điều 1. một", "1. hai"],
    ),
    "an empty paragraph shows its label too": (
        docx(p("một", num=(1, 0)), p(num=(1, 0)), p("ba", num=(1, 0)), numbering=LADDER + num(1, 0)),
        ["I. một", "II.", "III. ba"],
    ),
    "bullets of symbol fonts are dashes": (
        docx(
            *listed(0, 1),
            numbering=abstract(0, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "+")) + num(1, 0),
        ),
        ["- t0", "+ t1"],
    ),
    "a label in an old font is converted, in capitals shown so": (
        docx(
            p("Phạm vi", num=(1, 0)),
            p("Tên gọi", num=(1, 1)),
            numbering=abstract(
                0,
                lvl(0, "decimal", "§iÒu %1.", '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'),
                lvl(1, "upperRoman", "Mục %2.", "<w:rPr><w:caps/></w:rPr>"),
            )
            + num(1, 0),
        ),
        ["Điều 1. Phạm vi", "MỤC I. Tên gọi"],
    ),
    "a paragraph deleted whole is not counted": (
        docx(
            p("một", num=(1, 0)),
            p(f"<w:del>{r('hai')}</w:del>", num=(1, 0), properties="<w:rPr><w:del/></w:rPr>"),
            p(f"<w:moveFrom>{r('ba')}</w:moveFrom>", num=(1, 0), properties="<w:rPr><w:moveFrom/></w:rPr>"),
            p("bốn", num=(1, 0)),
            numbering=LADDER + num(1, 0),
        ),
        ["I. một", "II. bốn"],
    ),
    "two paragraphs joined have one label": (
        docx(
            p("một ", num=(1, 0), properties="<w:rPr><w:del/></w:rPr>"),
            p("tiếp", num=(1, 0)),
            p("hai", num=(1, 0)),
            numbering=LADDER + num(1, 0),
        ),
        ["I. một tiếp", "II. hai"],
    ),
    "numbers with zeros of any length": (
        docx(
            p("một", num=(1, 0)),
            numbering=abstract(
                0,
                '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
                '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
                '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>',
            )
            + num(1, 0),
        ),
        ["001. một"],
    ),
    "a hidden label is counted": (
        docx(
            p("một", num=(1, 0)),
            p("hai", num=(1, 0), properties="<w:rPr><w:vanish/></w:rPr>"),
            p("ba", num=(1, 0)),
            numbering=LADDER + num(1, 0),
        ),
        ["I. một", "hai", "III. ba"],
    ),
    "a list nobody defined has no labels": (docx(*listed(0, 0)), ["t0", "t1"]),
    "styles that name each other in a circle": (
        docx(p("một", style="A"), styles=style("A", "", based="B") + style("B", "", based="A")),
        ["một"],
    ),
}


@pytest.mark.parametrize(("raw", "shown"), NUMBERED.values(), ids=NUMBERED)
def test_labels_are_those_word_shows(raw: bytes, shown: list[str]) -> None:
    assert lines(raw) == shown


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", "1 2 3 26 27 28 4000"),
        ("upperRoman", "I II III XXVI XXVII XXVIII 4000"),
        ("lowerRoman", "i ii iii xxvi xxvii xxviii 4000"),
        ("lowerLetter", "a b c z aa bb vvvv"),
        ("upperLetter", "A B C Z AA BB VVVV"),
        ("decimalZero", "01 02 03 26 27 28 4000"),
        ("ordinal", "1st 2nd 3rd 26th 27th 28th 4000th"),
        ("russianLower", "а б в ы э ю 4000"),
        ("numberInDash", "- 1 - - 2 - - 3 - - 26 - - 27 - - 28 - - 4000 -"),
        ("decimalEnclosedParen", "(1) (2) (3) (26) (27) (28) (4000)"),
        ("vietnameseCounting", "một hai ba 26 27 28 4000"),
        ("chicken", "1 2 3 26 27 28 4000"),
    ],
)
def test_each_form_of_a_number(form: str, labels: str) -> None:
    assert " ".join(written(count, form) for count in (1, 2, 3, 26, 27, 28, 4000)) == labels


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"


def field(code: str, result: str) -> str:
    """A complex field."""
    return FIELD.format("begin") + CODE.format(code) + FIELD.format("separate") + r(result) + FIELD.format("end")


BOX = "<w:txbxContent>" + p("Trong khung") + "</w:txbxContent>"
NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
END = '<w:r><w:endnoteReference w:id="{}"/></w:r>'

KNOWN = f'<mc:Choice Requires="w14">{r("quen")}</mc:Choice>'


def boxed(inside: str) -> str:
    """A paragraph with a text box."""
    return p(f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>")


def chosen(choices: str) -> str:
    """A paragraph of alternatives, "cũ" the last resort; w14 is Word's own name, la nobody's."""
    names = 'xmlns:la="urn:la" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return p(f"<mc:AlternateContent {names}>{choices}<mc:Fallback>{r('cũ')}</mc:Fallback></mc:AlternateContent>")


SHOWN = {  # a file, and the lines Word shows
    "changes are accepted": (
        docx(p(r("hạn "), f"<w:del>{r('30/6/2024')}</w:del>", f"<w:ins>{r('31/12/2024')}</w:ins>")),
        ["hạn 31/12/2024"],
    ),
    "what was moved stands where it went": (
        docx(f"<w:moveFrom>{p('đi')}</w:moveFrom>", p("giữa"), f"<w:moveTo>{p('đến')}</w:moveTo>"),
        ["giữa", "đến"],
    ),
    "a paragraph whose end was deleted goes on": (
        docx(p("theo Quyết định ", properties="<w:rPr><w:del/></w:rPr>"), p("số 12/QĐ-TTg")),
        ["theo Quyết định số 12/QĐ-TTg"],
    ),
    "footnotes and endnotes are cited and stand at the end": (
        docx(
            p(r("Nghị định 30"), NOTE.format(2), r(" và Luật"), END.format(1)),
            p("hết"),
            footnotes=f'<w:footnote w:id="2">{p("của Chính phủ")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{p("năm 2019")}</w:endnote>',
        ),
        ["Nghị định 30[1] và Luật[2]", "hết", "[1] của Chính phủ", "[2] năm 2019"],
    ),
    "a text box is read once, its numbers never": (
        docx(
            p(
                r("Trước"),
                "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:posOffset>5836475</wps:posOffset><wps:txbx>"
                f"{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
                "</mc:Fallback></mc:AlternateContent></w:r>",
            )
        ),
        ["Trước", "Trong khung"],
    ),
    "an old text box": (docx(p(f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>")), ["Trong khung"]),
    "a field shows its result": (docx(p(r("số "), field("DOCPROPERTY So", "12/KH"))), ["số 12/KH"]),
    "a simple field too": (docx(p(f'<w:fldSimple w:instr="DATE">{r("23/8")}</w:fldSimple>')), ["23/8"]),
    "a table of contents is left out": (docx(p(field("TOC \\o", "I. MỤC TIÊU 3")), p("I. MỤC TIÊU")), ["I. MỤC TIÊU"]),
    "and one of several paragraphs": (
        docx(
            p(FIELD.format("begin"), CODE.format("TOC"), FIELD.format("separate"), r("I. MỤC TIÊU 3")),
            p("II. NHIỆM VỤ 5", FIELD.format("end")),
            p("I. MỤC TIÊU"),
        ),
        ["I. MỤC TIÊU"],
    ),
    "and one told by its styles": (
        docx(p("I. MỤC TIÊU 3", style="TOC1"), p("hết"), styles=style("TOC1", "", called="toc 1")),
        ["hết"],
    ),
    "and one in a content control": (
        docx(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{p('I. MỤC TIÊU 3')}</w:sdtContent></w:sdt>",
            f"<w:sdt><w:sdtContent>{p('I. MỤC TIÊU')}</w:sdtContent></w:sdt>",
        ),
        ["I. MỤC TIÊU"],
    ),
    "a content control within a line": (
        docx(p(r("ngày "), f"<w:sdt><w:sdtContent>{r('23/8/2023')}</w:sdtContent></w:sdt>")),
        ["ngày 23/8/2023"],
    ),
    "hyperlinks show their text": (docx(p(f"<w:hyperlink>{r('30/2020/NĐ-CP')}</w:hyperlink>")), ["30/2020/NĐ-CP"]),
    "hyphens and breaks": (
        docx(p(r("29"), "<w:r><w:noBreakHyphen/></w:r>", r("NQ/TW"), "<w:r><w:softHyphen/><w:br/></w:r>", r("ngày"))),
        ["29-NQ/TW", "ngày"],
    ),
    "hidden text is not shown": (docx(p(r("thấy"), r(" ẩn", "<w:vanish/>"))), ["thấy"]),
    "nor text that a style hides": (
        docx(
            p(r("thấy"), r(" ẩn", '<w:rStyle w:val="An"/>')),
            styles=style("An", "<w:rPr><w:vanish/></w:rPr>", "character"),
        ),
        ["thấy"],
    ),
    "a row that was deleted": (
        docx(table(("1", "a"), ("2", "b")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)),
        ["| 2 | b |"],
    ),
    "a field that never ends": (
        docx(
            p(FIELD.format("begin"), CODE.format("TOC"), FIELD.format("separate"), r("một")),
            p(
                FIELD.format("begin"),
                CODE.format("PAGE"),
                r("ẩn"),
                FIELD.format("separate"),
                r("5"),
                FIELD.format("end"),
            ),
            p("ba"),
        ),
        ["một", "5", "ba"],
    ),
    "a field whose end was deleted with what it shows": (
        docx(
            p(r("một"), FIELD.format("begin"), CODE.format("PAGE"), "<w:del>" + FIELD.format("end") + "</w:del>"),
            p("hai"),
        ),
        ["một", "hai"],
    ),
    "readings above letters": (
        docx(
            p(
                "<w:r><w:ruby><w:rt>" + r("địa") + "</w:rt><w:rubyBase>" + r("地") + "</w:rubyBase></w:ruby></w:r>",
                r(" bạ"),
            )
        ),
        ["地 bạ"],
    ),
    "capitals of a format": (
        docx(p(r("kế hoạch", "<w:caps/>")), p("tiêu đề", style="T"), styles=style("T", "<w:rPr><w:caps/></w:rPr>")),
        ["KẾ HOẠCH", "TIÊU ĐỀ"],
    ),
    "a table with lines is read row by row": (
        docx(table(("TT", "Nhiệm vụ"), ("1", p("Rà soát") + p("Báo cáo")), ("", ""))),
        ["| TT | Nhiệm vụ |", "| 1 | Rà soát Báo cáo |"],
    ),
    "cells over columns, and a row that begins behind one": (
        docx(
            table(("TT", "@Hạn", "Ai"), ("1", "một", "hai", "ba"), ("@Chung",), ("#hai", "ba"))
            .replace("<w:tr><w:tc>" + p("#hai"), '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc>' + p("hai"))
            .replace("<w:tc>" + p("@Hạn"), '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Hạn"))
            .replace("<w:tc>" + p("@Chung"), '<w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>' + p("Chung"))
        ),
        ["| TT | Hạn | | Ai |", "| 1 | một | hai | ba |", "| Chung |", "| | | hai | ba |"],
    ),
    "one without lines cell by cell": (
        docx(table((p("UBND TỈNH") + p("Số: 12/KH-UBND"), "CỘNG HÒA"), lines=False)),
        ["UBND TỈNH", "Số: 12/KH-UBND", "CỘNG HÒA"],
    ),
    "a letterhead is no table whatever its lines": (
        docx(table(("UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))),
        ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ),
    "a column that counts its rows by itself": (
        docx(
            table((p(num=(1, 0)), "Rà soát"), (p(num=(1, 0)), ""), (p(num=(1, 0)), "Báo cáo")),
            numbering=abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
        ),
        ["| 1. | Rà soát |", "| 2. | |", "| 3. | Báo cáo |"],
    ),
    "a cell that another reaches over counts nothing": (
        docx(
            table((p(num=(1, 0)), "Rà soát"), (p(num=(1, 0)), "Họp"), (p(num=(1, 0)), "Báo cáo"))
            .replace("<w:tr><w:tc>", "<w:tr><w:tc><w:tcPr>@</w:tcPr>")
            .replace("@", '<w:vMerge w:val="restart"/>', 1)
            .replace("@", "<w:vMerge/>", 1)
            .replace("@", ""),
            numbering=abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
        ),
        ["| 1. | Rà soát |", "| | Họp |", "| 3. | Báo cáo |"],
    ),
    "a merged cell with a run of nothing": (
        docx(
            table((p("Họp", num=(1, 0)), "Sở Y tế"), (p("", r(""), num=(1, 0)), "Sở Nội vụ"))
            .replace("<w:tr><w:tc>", "<w:tr><w:tc><w:tcPr>@</w:tcPr>")
            .replace("@", '<w:vMerge w:val="restart"/>', 1)
            .replace("@", "<w:vMerge/>", 1),
            p("Báo cáo", num=(1, 0)),
            numbering=abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
        ),
        ["| 1. Họp | Sở Y tế |", "| | Sở Nội vụ |", "3. Báo cáo"],
    ),
    "an empty paragraph with a label, in a text box and hidden": (
        docx(
            boxed(p(num=(1, 0))),
            p(num=(1, 0), properties="<w:rPr><w:vanish/></w:rPr>"),
            p("Họp", num=(1, 0)),
            numbering=abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
        ),
        ["1.", "3. Họp"],
    ),
    "a footnote with a mark of its own": (
        docx(
            p(
                r("Luật"),
                NOTE.format(2),
                r(" và Nghị định"),
                '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>',
                r(" (*)"),
                '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/></w:r>',
                r("(1)"),
                r(" hết."),
            ),
            footnotes="".join(
                f'<w:footnote w:id="{n}">{p(told)}</w:footnote>'
                for n, told in ((2, "năm 2019"), (3, "* số 34/2016/NĐ-CP"), (4, "(1) của huyện"))
            ),
        ),
        ["Luật[1] và Nghị định[2] (*)[3] hết.", "[1] năm 2019", "[2] số 34/2016/NĐ-CP", "[3] của huyện"],
    ),
    "words behind a mark that was forgotten stay": (
        docx(
            p(r("Luật"), '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/></w:r>', r(" của Quốc hội")),
            footnotes=f'<w:footnote w:id="3">{p("năm 2019")}</w:footnote>',
        ),
        ["Luật[1] của Quốc hội", "[1] năm 2019"],
    ),
    "what is wrapped around paragraphs, one within the other": (
        docx(
            f"<w:customXml><w:customXml>{p('một')}</w:customXml></w:customXml>",
            f"<w:sdt><w:sdtContent><w:customXml>{p('hai')}</w:customXml></w:sdtContent></w:sdt>",
            f"<w:customXml><w:sdt><w:sdtContent>{p('ba')}</w:sdtContent></w:sdt></w:customXml>",
            f"<w:ins><w:customXml><w:smartTag>{p('bốn')}</w:smartTag></w:customXml></w:ins>",
            f"<w:moveTo><w:customXml>{p('năm')}</w:customXml></w:moveTo>",
            f"<w:customXml><w:moveFrom>{p('đi')}</w:moveFrom><w:del>{p('xóa')}</w:del></w:customXml>",
            p(f"<w:ins><w:smartTag><w:customXml>{r('sáu')}</w:customXml></w:smartTag></w:ins>"),
            table(("bảy", "tám"))
            .replace("<w:tr>", "<w:customXml><w:customXml><w:tr>")
            .replace("</w:tr>", "</w:tr></w:customXml></w:customXml>"),
            boxed(f"<w:customXml>{p('Trong khung')}</w:customXml>"),
        ),
        ["một", "hai", "ba", "bốn", "năm", "sáu", "| bảy | tám |", "Trong khung"],
    ),
    "of alternatives what Word knows": (
        docx(
            *(chosen(f'<mc:Choice Requires="{one}">{r("lạ")}</mc:Choice>{KNOWN}') for one in ("w14", "la", "w14 la")),
            chosen(f'<mc:Choice Requires="la">{r("lạ")}</mc:Choice>'),
        ),
        ["lạ", "quen", "quen", "cũ"],
    ),
    "letters above ASCII are set in a font of their own": (
        docx(
            p(r("QuyÕt ®Þnh sè 12", '<w:rFonts w:ascii="Times New Roman" w:hAnsi=".VnTime"/>')),
            p(r("Quyeát ñònh", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>')),
        ),
        ["Quyết định số 12", "Quyết định"],
    ),
    "a table in a table": (
        docx(table((p("Sở") + table(("1", "2")), "B"), ("C", "D"))),
        ["| Sở | 1 | 2 | | B |", "| C | D |"],
    ),
    "old fonts run by run": (
        docx(
            p(
                r("QuyÕt ®Þnh", '<w:rFonts w:ascii=".VnTime"/>'),
                r(" số 12 "),
                r("kÕ ho¹ch", '<w:rFonts w:ascii=".VnTimeH"/>'),
            ),
            p(r("Quyeá", '<w:rFonts w:ascii="VNI-Times"/>'), r("t", '<w:rFonts w:ascii="VNI-Times"/>')),
        ),
        ["Quyết định số 12 KẾ HOẠCH", "Quyết"],
    ),
    "a letter of VNI parted over two runs": (
        docx(p(r("Quye", '<w:rFonts w:ascii="VNI-Times"/>'), r("át", '<w:rFonts w:ascii="VNI-Times"/>'))),
        ["Quyết"],
    ),
    "Unicode typed in an old font stays": (
        docx(p(r("Quyết định toà án", '<w:rFonts w:ascii="VNI-Times"/>'))),
        ["Quyết định toà án"],
    ),
    "an old font by the style": (
        docx(p("NghÞ quyÕt", style="Cu"), styles=style("Cu", '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>')),
        ["Nghị quyết"],
    ),
    "a formula": (docx(p(r("x = "), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")), ["x = a+b"]),
    "a main part of another name": (docx(p("Kế hoạch"), main="xyz/body.xml"), ["Kế hoạch"]),
}


@pytest.mark.parametrize(("raw", "shown"), SHOWN.values(), ids=SHOWN)
def test_text_is_what_word_shows(raw: bytes, shown: list[str]) -> None:
    assert lines(raw) == shown


@pytest.mark.parametrize(("raw", "shown"), (NUMBERED | SHOWN).values(), ids=NUMBERED | SHOWN)
def test_runs_say_where_their_text_stands(raw: bytes, shown: list[str]) -> None:
    content = read_docx(raw, "plan.docx")
    assert [run.start for run in content.runs] == sorted(run.start for run in content.runs)
    for run in content.runs:
        said = (run.node.text or "[").lstrip()  # a footnote's, and its mark's
        if said.isascii():  # a letter in an old font may begin in one run and end in the next
            assert content.text[run.start : run.end].lstrip()[:1].casefold() == said[:1].casefold()


@pytest.mark.parametrize("embedded", ["<w:altChunk/>", "<w:subDoc/>"])
def test_files_embedded_are_said_not_to_be_read(embedded: str, tmp_path: Path) -> None:
    (note,) = read_docx(docx(p("một"), embedded, embedded, p("hai")), "plan.docx").notes
    assert (note.code, note.message[:43]) == ("not_read", "plan.docx: not read, files embedded in it: ")
    (tmp_path / "a.docx").write_bytes(docx(p("I. MỤC TIÊU"), embedded))
    for command in ("outline", "parse", "extract"):
        assert "files embedded in it: 1" in call(command, tmp_path / "a.docx", code=3).stderr


def test_notes_tell_what_was_assumed(tmp_path: Path) -> None:
    old = docx(p(r("QuyÕt ®Þnh", '<w:rFonts w:ascii=".VnTime"/>')))
    assert [note.code for note in read_docx(old, "a.docx").notes] == ["old_encoding"]
    bogus = docx(p(r("12/2020", '<w:rFonts w:ascii=".VnTime"/>')))
    assert read_docx(bogus, "a.docx").notes == ()
    (tmp_path / "blank.docx").write_bytes(docx(p()))
    assert [note.code for note in read(tmp_path / "blank.docx").notes] == ["no_text"]


def test_a_plan_in_word_is_read_as_one_in_text(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.docx"
    body = [
        table((p("UBND TỈNH BẮC GIANG") + p("Số: 12/KH-UBND"), "Bắc Giang, ngày 23 tháng 8 năm 2023"), lines=False),
        p("KẾ HOẠCH"),
        p("Phát triển giáo dục năm 2024"),
        p("MỤC TIÊU", num=(1, 0)),
        p("Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021;", num=(1, 1)),
        p("Nâng cao chất lượng.", num=(1, 1)),
    ]
    file.write_bytes(docx(*body, numbering=LADDER + num(1, 0)))
    document = read(file)
    assert (document.metadata.number, document.metadata.title) == ("12/KH-UBND", "Phát triển giáo dục năm 2024")
    assert [section.path for section in document.sections] == ["I", "I.1", "I.2"]
    assert [(c.text, c.relation) for c in document.citations] == [("Chỉ thị số 14/CT-TTg ngày 25/5/2021", "implements")]


BROKEN = {  # bytes, and what the one line says
    "cut off": (docx(p("Kế hoạch"))[:300], "cut off or damaged"),
    "endless nesting": (docx("<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400), "nested deeper"),
    "no end": (docx("<w:p>"), "no valid XML"),
    "no Word file": (zipped({"a.txt": "Kế hoạch"}), "no main part"),
    "entities": (
        zipped({"_rels/.rels": '<!DOCTYPE a [<!ENTITY b "c">]><Relationships>&b;</Relationships>'}),
        "declares entities",
    ),
    "a part too large": (docx(p(" " * (PART_LIMIT + 1))), "unpacks to more than"),
}


@pytest.mark.parametrize(("raw", "cause"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_line(raw: bytes, cause: str) -> None:
    with pytest.raises(ReadError, match=cause) as caught:
        read_docx(raw, "plan.docx")
    assert str(caught.value).startswith("plan.docx: ")
    assert "\n" not in str(caught.value)


def test_endless_numbers_are_short() -> None:
    level = lvl(0, "lowerLetter", "%1%1%1)", '<w:start w:val="999999999"/>')
    raw = docx(*listed(0, 0), numbering=abstract(0, level) + num(1, 0))
    assert max(map(len, lines(raw))) < 120


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_labels_are_those_libreoffice_shows(tmp_path: Path) -> None:
    """But for what it does not know (isLgl, lvlRestart, levels that name styles) and what is told otherwise here."""
    ours = (
        "isLgl",
        "chapters",
        "it names only",
        "empty",
        "bullets",
        "old font",
        "hidden",
        "circle",
        "name styles",
        "joined",
        "deleted",
        "zeros",
    )
    files = {name: raw for name, (raw, _) in NUMBERED.items() if not any(word in name for word in ours)}
    for n, raw in enumerate(files.values()):
        (tmp_path / f"{n}.docx").write_bytes(raw)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    made = [tmp_path / f"{n}.docx" for n in range(len(files))]
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path, *made],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for n, (name, raw) in enumerate(files.items()):
        text = (tmp_path / f"{n}.txt").read_text(encoding="utf-8-sig")
        assert [" ".join(line.split()) for line in text.split("\n") if line.strip()] == lines(raw), name


def test_what_a_box_beside_the_letterhead_cites_is_cited(tmp_path: Path) -> None:
    box = p("Căn cứ bổ sung: Công văn số 15/BCA-C04 ngày 06/6/2025.")
    head = p(
        "UBND TỈNH BẮC GIANG",
        f"<w:r><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></w:r>",
    )
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(
        docx(head, p("Số: 12/KH-UBND"), p("KẾ HOẠCH"), p("Phòng, chống ma túy"), p("1. Thực hiện."), p("2. Báo cáo."))
    )
    assert [c.number for c in read(file).citations] == ["15/BCA-C04"]


VNTIME = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


def test_old_letters_and_their_capitals() -> None:
    said = "<w:softHyphen/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in ("th", "¬ng l", "îng"))
    soft = f"<w:r><w:rPr>{VNTIME}</w:rPr>{said}</w:r>"
    raw = docx(p(r("ñY BAN NH¢N D¢N THµNH PHè HuÕ", VNTIME)), p(soft), p(r("QUYÕT §ÞNH", VNTIME)))
    assert lines(raw) == ["ỦY BAN NHÂN DÂN THÀNH PHỐ Huế", "thương lượng", "QUYẾT ĐỊNH"]


def test_old_letters_in_a_font_of_unicode() -> None:
    content = read_docx(docx(p("Chăn nuôi vịt biển"), p("QuyÕt ®Þnh vÒ ch¨n nu«i vÞt biÓn"), p("Kế hoạch")), "a.docx")
    assert [line for line in content.text.split("\n") if line] == [
        "Chăn nuôi vịt biển", "Quyết định về chăn nuôi vịt biển", "Kế hoạch",
    ]  # fmt: skip
    assert [note.code for note in content.notes] == ["old_encoding"]
    assert all(content.text[run.start : run.end].strip() for run in content.runs)


SYM = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
SYMBOLS = {  # a paragraph, and what Word shows
    "a bullet opens an item": (p(SYM.format("Symbol", "F0B7"), r(" Mở lớp")), "- Mở lớp"),
    "an arrow opens an item": (p(SYM.format("Wingdings", "F0D8"), r(" Mở lớp")), "- Mở lớp"),
    "a box is no bullet": (p(SYM.format("Wingdings", "F0A8"), r(" Có"), SYM.format("Wingdings", "F0FE")), "□ Có☑"),
    "a bullet within a sentence": (p(r("Kinh "), SYM.format("Symbol", "F0B7"), r(" Khmer")), "Kinh • Khmer"),
    "signs": (
        p(r("Lớp "), SYM.format("Symbol", "F0B3"), r(" 30 em, 8"), SYM.format("Symbol", "00B0")),
        "Lớp ≥ 30 em, 8°",
    ),
    "of a font of letters": (p(r("Lớp "), SYM.format("Arial", "2264"), r(" 30")), "Lớp ≤ 30"),
    "that nobody knows": (p(r("Lớp "), SYM.format("Webdings", "F0B3"), r("30")), "Lớp 30"),
    "letters of a private place": (p(r("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'), r(" Mở lớp")), "• Mở lớp"),
    "a letter of Wingdings": (p(r("ü", '<w:rFonts w:ascii="Wingdings"/>'), r(" Mở lớp")), "✓ Mở lớp"),
    "a word in Wingdings' name only": (p(r("lüu", '<w:rFonts w:ascii="Wingdings"/>')), "lüu"),
}


@pytest.mark.parametrize(("body", "shown"), SYMBOLS.values(), ids=SYMBOLS)
def test_letters_of_symbol_fonts_are_what_they_show(body: str, shown: str) -> None:
    assert lines(docx(body)) == [shown]


LOST = {  # a level's text as a program left it, the label shown, and what is said of it
    "an article": ("?i?u %1.", "Điều 1. t0", "“?i?u %1.” is read as “Điều %1.”"),
    "in capitals": ("PH?N %1", "PHẦN 1 t0", "“PH?N %1” is read as “PHẦN %1”"),
    "of two words": ("Ti?u m?c %1", "Tiểu mục 1 t0", "“Ti?u m?c %1” is read as “Tiểu mục %1”"),
    "a word that may be several": ("Vi?c %1:", "Vi?c 1: t0", "“Vi?c %1:”"),
    "whole": ("Điều %1.", "Điều 1. t0", None),
    "a question": ("Hỏi %1?", "Hỏi 1? t0", None),
}


@pytest.mark.parametrize(("text", "shown", "said"), LOST.values(), ids=LOST)
def test_letters_that_labels_have_lost(text: str, shown: str, said: str | None) -> None:
    raw = docx(*listed(0), numbering=abstract(0, lvl(0, "decimal", text)) + num(1, 0))
    assert lines(raw) == [shown]
    told = [(note.code, note.message) for note in read_docx(raw, "plan.docx").notes]
    assert told == ([] if said is None else [("damaged_letters", f"letters of a label were lost before: {said}")])


def bordered(own: str, cell: str, inside: str = "b") -> str:
    """A table of two cells whose lines, and whose cells' lines, are of a kind: "single", "nil"; "" tells nothing."""
    of_table = "".join(f'<w:{side} w:val="{own}"/>' for side in ("insideH", "insideV")) if own else ""
    of_cell = "".join(f'<w:{side} w:val="{cell}"/>' for side in ("top", "left", "bottom", "right")) if cell else ""
    cells = "".join(
        f"<w:tc><w:tcPr><w:tcBorders>{of_cell}</w:tcBorders></w:tcPr>{p(text) if text in 'ab' else text}</w:tc>"
        for text in ("a", inside)
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{of_table}</w:tblBorders></w:tblPr><w:tr>{cells}</w:tr></w:tbl>"


INNER = table(("c", "d"))
LINES = {  # a table, and what is read of it
    "the table's": (bordered("single", ""), ["| a | b |"]),
    "hidden by every cell": (bordered("single", "nil"), ["a", "b"]),
    "the cells' own": (bordered("nil", "single"), ["| a | b |"]),
    "the cells' own, the table tells nothing": (bordered("", "single"), ["| a | b |"]),
    "none": (bordered("nil", ""), ["a", "b"]),
    "of a table within": (bordered("nil", "", INNER + p("b")), ["a", "| c | d |", "b"]),
}


@pytest.mark.parametrize(("body", "shown"), LINES.values(), ids=LINES)
def test_a_table_is_read_by_rows_where_it_shows_lines(body: str, shown: list[str]) -> None:
    assert lines(docx(body)) == shown
