"""Comments in Word files: each about the words it is about, the file's text as it was."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from shell import call
from vnplan import ReadError
from vnplan.files.docx import read_docx
from vnplan.files.word_comments import Comment, commented
from word import abstract, docx, lvl, num, p, r, table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ITALIC = "<w:i/>"

MARKED = {  # a body in which «» holds what the comment is about, and the words Word shows it at
    "a whole run": (p(r("theo "), r("«Nghị định 30»"), r(" của")), "Nghị định 30"),
    "within a run": (p("theo «Nghị định 30» của"), "Nghị định 30"),
    "over runs": (p(r("theo «Nghị "), r("định", ITALIC), r(" 30» của")), "Nghị định 30"),
    "at the start": (p("«Nghị định» 30"), "Nghị định"),
    "at the end": (p("theo «Nghị định 30»"), "Nghị định 30"),
    "in a cell": (table(("1", "theo «Nghị định» 30"), ("2", "b")), "Nghị định"),
    "in inserted text": (p(r("theo "), f"<w:ins>{r('«Nghị định» 30')}</w:ins>"), "Nghị định"),
    "over paragraphs": (p("theo «Nghị định") + p("số 30» của"), "Nghị địnhsố 30"),
}


def marked(body: str) -> tuple[bytes, Comment]:
    """A Word file without the marks, and a comment on what stood between them."""
    bare = re.sub("[«»]", "", body)
    shown = read_docx(docx(body), "a.docx").text
    start, end = shown.index("«"), shown.index("»") - 1
    return docx(bare), Comment(start, end, "Xem lại")


def commented_words(raw: bytes) -> dict[str, str]:
    """The words each comment's range holds, and the marks of notes as "^1", by what the comment says."""
    with zipfile.ZipFile(BytesIO(raw)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        said = {
            one.get(f"{W}id"): "".join(one.itertext()) for one in etree.fromstring(package.read("word/comments.xml"))
        }
    words, held = {}, {}
    for node in root.iter():
        if node.tag == f"{W}commentRangeStart":
            held[node.get(f"{W}id")] = ""
        elif node.tag == f"{W}commentRangeEnd":
            name = node.get(f"{W}id")
            words[said[name]] = held.pop(name)
        elif node.tag == f"{W}t":
            held = {name: text + (node.text or "") for name, text in held.items()}
        elif node.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            held = {name: f"{text}^{node.get(f'{W}id')}" for name, text in held.items()}
    return words


@pytest.mark.parametrize(("body", "words"), MARKED.values(), ids=MARKED)
def test_a_comment_stands_at_its_words(body: str, words: str) -> None:
    raw, comment = marked(body)
    out = commented(raw, "a.docx", [comment])
    assert commented_words(out) == {"Xem lại": words}
    assert read_docx(out, "a.docx").text == read_docx(raw, "a.docx").text


def test_several_comments_and_those_that_were_there() -> None:
    raw = docx(p("một hai ba bốn"))
    once = commented(raw, "a.docx", [Comment(0, 3, "A"), Comment(4, 11, "B"), Comment(8, 10, "C")])
    twice = commented(once, "a.docx", [Comment(11, 14, "D")])
    assert commented_words(twice) == {"A": "một", "B": "hai ba ", "C": "ba", "D": "bốn"}
    assert read_docx(twice, "a.docx").text == read_docx(raw, "a.docx").text
    assert once == commented(raw, "a.docx", [Comment(0, 3, "A"), Comment(4, 11, "B"), Comment(8, 10, "C")])


def test_a_comment_on_a_label_stands_at_what_is_labelled() -> None:
    raw = docx(p("Phạm vi", num=(1, 0)), numbering=abstract(0, lvl(0, "decimal", "Điều %1.")) + num(1, 0))
    assert commented_words(commented(raw, "a.docx", [Comment(0, 6, "Sai số")])) == {"Sai số": "Phạm vi"}


NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
END_NOTE = '<w:r><w:endnoteReference w:id="3"/></w:r>'
ON_NOTES = {  # a body, words of one of its notes or of itself, and what a comment on them stands at
    "in the middle": (p(r("Luật"), NOTE.format(1), r(" này")) + p("Hết"), "Nghị định 30", "^1"),
    "in a cell": (table(("1", "2"), ("a", p(r("Luật"), NOTE.format(1)))) + p("Hết"), "Nghị định 30", "^1"),
    "the second": (p(r("Luật"), NOTE.format(1)) + p(r("Sở"), NOTE.format(2)) + p("Hết"), "Thông tư 2", "^2"),
    "an endnote": (p(r("Luật"), END_NOTE, r(" này")) + p("Hết"), "Luật 3", "^3"),
    "of no note": (p(r("Luật"), NOTE.format(1), r("Sở Y tế")) + p("Hết"), "Sở Y tế", "Sở Y tế"),
    "before a note": (p(r("Luật"), NOTE.format(1), r(" này")), "Luật", "Luật"),
}


@pytest.mark.parametrize(("body", "words", "at"), ON_NOTES.values(), ids=ON_NOTES)
def test_a_comment_on_a_footnote_stands_at_its_mark(body: str, words: str, at: str) -> None:
    notes = [f'<w:footnote w:id="{n}">{p(told)}</w:footnote>' for n, told in ((1, "Nghị định 30"), (2, "Thông tư 2"))]
    raw = docx(body, footnotes="".join(notes), endnotes=f'<w:endnote w:id="3">{p("Luật 3")}</w:endnote>')
    start = read_docx(raw, "a.docx").text.index(words)
    out = commented(raw, "a.docx", [Comment(start, start + len(words), "Xem")])
    assert commented_words(out) == {"Xem": at}
    assert read_docx(out, "a.docx").text == read_docx(raw, "a.docx").text


BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
BOXES = {  # a box of "Sở «Y tế»" in a paragraph, and what a comment on its words stands at
    "of the old kind": f"<w:r>{BOX}</w:r>",
    "of the new kind, with the old one beside it": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback>{BOX.replace('{}', '{0}')}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ),
    "in a box": f"<w:r>{BOX.replace('{}', '<w:p><w:r>' + BOX + '</w:r></w:p>')}</w:r>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_comment_on_words_in_a_text_box_stands_at_the_box(box: str) -> None:
    raw = docx(p(r("Trước "), box.format(p("Sở Y tế")), r(" sau")))
    start = read_docx(raw, "a.docx").text.index("Y tế")
    out = commented(raw, "a.docx", [Comment(start, start + 4, "Xem"), Comment(0, 5, "Nhìn")])
    assert commented_words(out)["Nhìn"] == "Trước"
    assert set(commented_words(out)["Xem"].split("Sở Y tế")) == {""}
    assert read_docx(out, "a.docx").text == read_docx(raw, "a.docx").text
    with zipfile.ZipFile(BytesIO(out)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    assert not any(list(within.iter(f"{W}commentRangeStart")) for within in root.iter(f"{W}txbxContent"))


def test_other_parts_stay_as_they_are() -> None:
    raw, comment = marked(MARKED["within a run"][0])
    before, after = (zipfile.ZipFile(BytesIO(one)) for one in (raw, commented(raw, "a.docx", [comment])))
    kept = set(before.namelist()) - {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert all(after.read(name) == before.read(name) for name in kept)


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="no text that"):
        commented(docx(p()), "a.docx", [Comment(0, 1, "A")])


DRAFT = docx(p("KẾ HOẠCH"), p("Theo Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021."))


def test_check_gives_the_draft_back_with_its_findings(tmp_path: Path) -> None:
    draft, out = tmp_path / "du-thao.docx", tmp_path / "da-ra-soat.docx"
    draft.write_bytes(DRAFT)
    assert call("check", draft, "--lang", "vi", "-o", out, code=1).stdout == ""
    (words,) = {words for said, words in commented_words(out.read_bytes()).items() if "20/07/2021" in said}
    assert words == "Thông tư số 22/2021/TT-BGDĐT ngày 02/7/2021"
    assert read_docx(out.read_bytes(), "a").text == read_docx(DRAFT, "a").text


def test_check_sets_comments_into_one_word_file_only(tmp_path: Path) -> None:
    text = tmp_path / "du-thao.txt"
    text.write_text("Theo Nghị định 30", encoding="utf-8")
    done = call("check", text, "-o", tmp_path / "x.docx", code=2)
    assert "give the draft alone" in done.stderr
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_what_was_written(tmp_path: Path) -> None:
    raw, comment = marked(MARKED["over runs"][0])
    (tmp_path / "a.docx").write_bytes(commented(raw, "a.docx", [comment]))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", tmp_path, tmp_path / "a.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    assert "Xem lại" in text
    assert "<office:annotation " in text
