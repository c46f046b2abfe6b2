"""One text with its citations marked: all its words, every citation, nothing of it markup; looked at in Chromium."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as tree

import vnplan
from shell import call, complaint
from vnplan.shown.annotated_text import wide
from vnplan.shown.blocks import blocks_of
from vnplan.tables.rules import load_rules

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

Căn cứ Luật Thư viện năm 2019; Luật Giáo dục năm 2005;

I. MỤC TIÊU
1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ.
2. Theo Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ năm 2019 và Chỉ thị số 14/CT-TTg, mở lớp.

| TT | Việc | Căn cứ |
|---|---|---|
| 1 | Mở lớp | Luật Thư viện năm 2019 |

Nơi nhận:
- Như trên.
"""
LAW = "LUẬT\nĐỌC SÁCH\nĐiều 1. Phạm vi\nTheo Điều 2 của Luật này và khoản 1 Điều 2.\nĐiều 2. Đối tượng\nMọi người."
HARM = '"><img src=x onerror=alert(1)> \u202egnort\u202c `x` [y](javascript:alert(2)) \x1b[31m' + "a" * 300
HOSTILE = PLAN.replace("văn hóa đọc", "<script>alert(1)</script>").replace("mở lớp", HARM)


def page_of(text: str, **options: Any) -> str:
    options = {"language": "vi", **options}
    return vnplan.annotate(vnplan.parse(text, source=options.pop("source", None)), **options)


def text_of(page: str) -> str:
    """The words of the article; notes, numbers and the names of what is folded taken out."""
    article = tree.fromstring(page).get_element_by_id("text")
    for gone in [*article.iter("sup", "summary"), *article.find_class("tip")]:
        gone.drop_tree()
    return "".join(article.itertext())


def bare(words: str) -> str:
    return "".join(words.replace("|", "").split())


# --- HTML ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_all_words_are_there_and_every_citation_is_marked(file: Path) -> None:
    doc = vnplan.read(file)
    page = vnplan.annotate(doc, language="vi")
    assert bare(text_of(page)) == bare(doc.text)
    wanted = {f"c{n}" for n, c in enumerate(doc.citations) if c.kind not in ("self", "internal")}
    assert {e.get("id") for e in tree.fromstring(page).find_class("c") if e.get("id")} == wanted


def test_a_note_tells_what_it_is_and_where_else_it_stands() -> None:
    page = tree.fromstring(page_of(PLAN))
    (mark,) = (e for e in page.find_class("c") if e.text_content().startswith("Chỉ thị số 14/CT-TTg ngày"))
    assert (mark.get("data-level"), mark.get("data-relation")) == ("prime_minister", "implements")
    note = mark.find_class("tip")[0]
    told = [part.text_content() for part in note]
    assert told[:3] == ["Chỉ thị 14/CT-TTg", "thực hiện", "25/05/2021 · Thủ tướng Chính phủ"]
    assert told[-2:] == ["Cũng ở: I.2", "/akn/vn/doc/chi-thi/ttg/2021/14"]
    (link,) = note.iter("a")
    assert (link.text_content(), page.get_element_by_id(link.get("href")[1:]).get("data-relation")) == (
        "I.2", "according_to",
    )  # fmt: skip


def test_a_doubt_is_marked_with_its_words() -> None:
    page = tree.fromstring(page_of(PLAN))
    (mark,) = (e for e in page.find_class("c") if e.text_content().startswith("Luật Giáo dục năm 2005"))
    assert mark.get("data-doubt") == "warning"
    assert "43/2019/QH14" in mark.find_class("verdict")[0].text_content()


def test_one_citation_within_another_is_marked_and_both_are_told() -> None:
    page = tree.fromstring(page_of(PLAN))
    assert not [e for e in page.find_class("c") if e.xpath('./a//span[@class="c"]')]
    names = [e.text_content() for e in page.xpath('//section[@class="documents"]//li/strong')]
    assert len(names) == len(set(names)) == 5


def test_a_relation_of_another_is_told_as_such() -> None:
    page = tree.fromstring(page_of("Thực hiện Kết luận số 91-KL/TW tiếp tục thực hiện Nghị quyết số 29-NQ/TW."))
    own, others = page.find_class("c")
    assert (own.get("data-relation"), others.get("data-relation")) == ("implements", "of_another")
    assert others.find_class("how")[0].text_content().startswith("thực hiện (là quan hệ của Kết luận 91-KL/TW)")


def test_every_link_leads_somewhere_and_no_id_is_given_twice() -> None:
    for text in (PLAN, LAW, HOSTILE):
        page = tree.fromstring(page_of(text))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in page.xpath("//@href")} <= set(ids)
        assert set(page.xpath("//@aria-describedby")) <= set(ids)


def test_a_provision_of_the_text_is_a_link_to_it() -> None:
    page = tree.fromstring(page_of(LAW))
    link, other = page.find_class("own")
    assert (link.text, other.text) == ("Luật này", "khoản 1 Điều 2")
    assert page.get_element_by_id(link.get("href")[1:]).text_content() == "Điều 2. Đối tượng"


def test_headings_and_tables_are_such() -> None:
    page = tree.fromstring(page_of(PLAN))
    assert [e.text_content() for e in page.xpath("//article/h3")] == ["I. MỤC TIÊU"]
    assert [[c.text for c in row][:2] for row in page.xpath("//article//tr")] == [["TT", "Việc"], ["1", "Mở lớp"]]


def test_what_a_portal_put_around_a_text_is_folded_away() -> None:
    page = page_of("Trang chủ\nVĂN BẢN MỚI\nĐăng nhập\n" + PLAN)
    folded = re.findall(r"<details><summary>ngoài văn bản</summary>(.*?)</details>", page, re.DOTALL)
    assert len(folded) == 1
    assert re.sub(r"<[^>]*>", " ", folded[0]).split() == ["Trang", "chủ", "VĂN", "BẢN", "MỚI", "Đăng", "nhập"]
    assert "ngoài văn bản" not in page_of(PLAN)


def test_nothing_of_a_document_is_markup() -> None:
    page = page_of(HOSTILE, source='a"><script>x</script>.txt')
    elements = {e.tag for e in tree.fromstring(page).iter() if isinstance(e.tag, str)}
    assert not elements & {"script", "img"}
    assert not re.search("[\u202a-\u202e\x1b]", page)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


@settings(max_examples=40)
@given(st.text(alphabet=st.sampled_from("<>\"&'`|*_[]()\u202e\x00\ud800 \naĐ1.-"), max_size=60))
def test_any_words_stay_words(words: str) -> None:
    doc = vnplan.parse(f"I. {words}\nTheo Chỉ thị số 14/CT-TTg. {words}")
    page = vnplan.annotate(doc, language="vi", catalog=False)
    page.encode("utf-8")
    assert {e.tag for e in tree.fromstring(page).iter()} <= {
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "bdi", "p", "dl", "div", "dt", "dd",
        "span", "main", "nav", "details", "summary", "ol", "li", "article", "h2", "h3", "h4", "h5", "h6", "sup",
        "strong", "em", "code", "section", "footer", "table", "tr", "td",
    }  # fmt: skip


def test_languages() -> None:
    assert 'lang="en"' in page_of(PLAN, language="en")
    assert "Documents cited" in page_of(PLAN, language="en")
    assert "Văn bản được viện dẫn" in page_of(PLAN)


def test_a_text_that_cites_nothing_says_so() -> None:
    assert "không viện dẫn văn bản nào" in page_of("Mở lớp học.")
    assert "<title>" in page_of("")


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_markdown_has_links_with_titles_and_a_list() -> None:
    said = page_of(PLAN, format="markdown")
    assert "[Chỉ thị số 14/CT\\-TTg ngày 25/5/2021](#d" in said
    assert '"thực hiện · Chỉ thị 14/CT\\-TTg · 25/05/2021' in said
    assert "## " in said
    assert re.search(r'^## <a id="s0"></a>I\\. MỤC TIÊU$', said, re.M)
    targets = set(re.findall(r"\]\(#(\w+)", said))
    assert targets <= set(re.findall(r'<a id="(\w+)">', said))


def test_markdown_keeps_tables_and_escapes_the_rest() -> None:
    said = page_of(HOSTILE, format="markdown")
    assert "| TT | Việc | Căn cứ |\n| --- | --- | --- |\n| 1 | Mở lớp | " in said
    without_anchors = re.sub(r'<a id="\w+"></a>', "", said)
    assert not re.search(r"(?<!\\)[<>`]", without_anchors)
    assert "](javascript" not in said
    assert not re.search("[\u202a-\u202e\x1b]", said)


# --- terminal --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("colours", [False, True])
def test_the_terminal_has_all_words_within_its_width(width: int, colours: bool) -> None:
    said = page_of(HOSTILE, format="terminal", width=width, colours=colours)
    plain = re.sub(r"\x1b\[[\d;]*m", "", said)
    assert max(map(wide, plain.splitlines())) <= width
    assert bool(re.search(r"\x1b\[1;4;34m", said)) is colours
    assert ("Màu theo cấp ban hành: Quốc hội Thủ tướng Chính phủ" in " ".join(plain.split())) is colours
    assert "\x1b" not in plain
    assert "\\x1b[31m" in bare(plain)
    if not colours:
        assert "⟦Luật Thư viện năm 2019⟧[1]" in " ".join(plain.split())


# --- errors, the command ---------------------------------------------------------------------------------------------


def test_wrong_arguments() -> None:
    doc = vnplan.parse(PLAN)
    with pytest.raises(ValueError, match="no format 'pdf'"):
        vnplan.annotate(doc, format="pdf")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no language 'fr'"):
        vnplan.annotate(doc, language="fr")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"annotate\(\) takes documents"):
        vnplan.annotate(PLAN)  # type: ignore[arg-type]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_the_command_writes_by_the_ending(plan: Path, tmp_path: Path) -> None:
    for name, first in (("a.html", "<!doctype html>"), ("a.md", "# Kế hoạch 77/KH\\-UBND")):
        assert call("annotate", plan, "--lang", "vi", "-o", tmp_path / name).stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(first)
    assert "⟦Chỉ thị số 14/CT-TTg ngày 25/5/2021⟧[" in call("annotate", plan, "--lang", "vi").stdout
    assert call("annotate", plan, "-f", "html", "--lang", "vi").stdout.startswith("<!doctype html>")


def test_the_command_tells_what_is_wrong(plan: Path, tmp_path: Path) -> None:
    assert "written as .html or .md" in complaint(call("annotate", plan, "-o", tmp_path / "a.pdf", code=2))
    assert "written over" in complaint(call("annotate", plan, "-o", plan, code=2))
    assert "--on" in complaint(call("annotate", plan, "--on", "nie", code=2))


# --- in Chromium -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = next((p for p in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if p.exists()), None)
    if chromium is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as run:
        opened = run.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("wide_", [390, 1280, 1440])
def test_notes_open_and_nothing_runs_or_leaves_the_page(browser: Any, tmp_path: Path, wide_: int) -> None:
    file = tmp_path / "a.html"
    file.write_text(page_of(HOSTILE), encoding="utf-8")
    page = browser.new_page(viewport={"width": wide_, "height": 800})
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(f"file://{file}")
    assert heard == [f"file://{file}"]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    note = page.locator("#c1 > .tip")
    assert not note.is_visible()
    page.locator("#c1 > a").focus()
    assert note.is_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= wide_
    page.locator("#c1 > a").press("Enter")
    assert page.url.endswith("#d2")
    page.close()


def test_blocks_are_the_text_in_order() -> None:
    doc = vnplan.parse(html.unescape(HOSTILE))
    runs = [run for block in blocks_of(doc, load_rules()) for cell in block.cells for run in cell]
    assert runs == sorted(runs, key=lambda run: run.start)
    assert all(a.end <= b.start for a, b in pairwise(runs))
