"""Pages and web archives: what a browser shows of the document, and nothing of what stands around it."""

from __future__ import annotations

import email.message
import re
from pathlib import Path

import pytest

import vnplan
from old_letters import as_western, in_old
from paired import in_proportion, spent
from vnplan.errors import ReadError
from vnplan.files import html_page
from vnplan.files.content import Content
from vnplan.files.html_page import matches
from vnplan.files.read import read_bytes
from vnplan.tables.rules import shipped

_, PAGE_WORDS = shipped("page_words")


def text_of(page: str, name: str = "trang.html", encoding: str = "utf-8") -> str:
    return read_bytes(page.encode(encoding), name).text


def lines_of(page: str) -> list[str]:
    return [line for line in text_of(page).split("\n") if line.strip()]


def body(inner: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{inner}</body></html>"


# --- lists -----------------------------------------------------------------------------------------------------------

LISTS = {
    "plain": ("<ol><li>một<li>hai</ol>", ["1. một", "2. hai"]),
    "type and start": ("<ol type=I start=3><li>ba</li><li>bốn</li></ol>", ["III. ba", "IV. bốn"]),
    "letters": ("<ol type=a start=26><li>z</li><li>aa</li></ol>", ["z. z", "aa. aa"]),
    "reversed": ("<ol reversed><li>ba<li>hai<li>một</ol>", ["3. ba", "2. hai", "1. một"]),
    "reversed, an item hidden": (
        "<ol reversed><li>hai<li style='display:none'>ẩn</li><li>một</ol>",
        ["2. hai", "1. một"],
    ),
    "without words": ("<ol type=I><li><p><b><br></b></p></ol><p>QUY ĐỊNH</p><ul><li></li></ul>", ["I.", "QUY ĐỊNH"]),
    "value": ("<ol><li>một<li value=7>bảy<li>tám</ol>", ["1. một", "7. bảy", "8. tám"]),
    "style": ("<ol style='list-style-type: upper-alpha'><li>một<li>hai</ol>", ["A. một", "B. hai"]),
    "zero": ("<ol style='list-style: inside decimal-leading-zero'><li>một</ol>", ["01. một"]),
    "string": ("<ol style='list-style-type:\"+ \"'><li>một</ol>", ["+ một"]),
    "none": ("<ol style='list-style:none'><li>1. một<li>2. hai</ol>", ["1. một", "2. hai"]),
    "of the item": ("<ol><li type=i>một<li style='list-style-type:lower-alpha'>hai</ol>", ["i. một", "b. hai"]),
    "nested": (
        "<ol type=I><li>A<ol><li>a<ol type=a><li>x<li>y</ol><li>b</ol><li>B<ol><li>c</ol></ol>",
        ["I. A", "1. a", "a. x", "b. y", "2. b", "II. B", "1. c"],
    ),
    "first thing is a list": ("<ol><li><ol type=a><li>một<li>hai</ol></ol>", ["1. a. một", "b. hai"]),
    "paragraphs in an item": ("<ol><li><p>một</p><p>thêm</p><li><div><p>hai</div></ol>", ["1. một", "thêm", "2. hai"]),
    "bullets": ("<ul><li>một<li>- hai<li>c) ba</ul>", ["- một", "- hai", "c) ba"]),
    "class": (
        "<style>ol.chu{list-style-type:lower-roman}</style><ol class='x chu'><li>một<li>hai</ol>",
        ["i. một", "ii. hai"],
    ),
    "counters of a style sheet": (
        '<style>.k-0>li:before{content:"" counter(c-0,upper-roman) ". "}.k-0>li{counter-increment:c-0}'
        ".k-1 > li:before{content:counter(c-0,decimal) '.' counter(c-1,lower-latin) ') "
        "'}.k-1>li{counter-increment:c-1}ol{list-style:none}ol.k-1.start{counter-reset:c-1 2}"
        "ol.k-0.start{counter-reset:c-0}"
        "</style><ol class='k-0 start' style='list-style-type:none'><li>một<li>hai</ol><ol class='k-1 start'>"
        "<li>x<li>y</ol>"
        "<ol class='k-0'><li>ba</ol>",
        ["I. một", "II. hai", "2.c) x", "2.d) y", "III. ba"],
    ),
    "typed too": ("<ol><li>1. một<li>2. hai</ol>", ["1. một", "2. hai"]),
    "hidden item": ("<ol><li>một<li style='display:none'>ẩn<li>ba</ol>", ["1. một", "2. ba"]),
    "far beyond": ("<ol start=9999999999999><li>một<li value=-3>hai</ol>", ["1. một", "-3. hai"]),
    "no list": ("<li>một<li>hai", ["một", "hai"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_items_have_the_labels_a_browser_shows(name: str) -> None:
    page, shown = LISTS[name]
    assert lines_of(body(page)) == shown


KHOAN = "li::before{content:counter(k) '. '}li{counter-increment:k}ol{list-style:none}"
PARTS = "<ol class=k><li>một<li>hai</ol><ol class=k><li>ba</ol>"
COUNTERS = {
    "begun by each list": (f".k{{counter-reset:k}}{KHOAN}", PARTS, ["1. một", "2. hai", "1. ba"]),
    "begun by the page": (f"body{{counter-reset:k}}{KHOAN}", PARTS, ["1. một", "2. hai", "3. ba"]),
    "begun by nobody": (KHOAN, PARTS, ["1. một", "2. hai", "1. ba"]),
    "begun by an item": (
        ".a>li{counter-increment:a;counter-reset:b}.a>li:before{content:'Điều ' counter(a) '. '}"
        ".b li{counter-increment:b}.b li:before{content:counter(b,lower-alpha) ') '}ol{list-style:none}",
        "<ol class=a><li>Một<ol class=b><li>x<li>y</ol><li>Hai<ol class=b><li>z</ol></ol>",
        ["Điều 1. Một", "a) x", "b) y", "Điều 2. Hai", "a) z"],
    ),
    "headings": (
        "body{counter-reset:h}h2{counter-increment:h;counter-reset:d}h2::before{content:'Chương ' counter(h,"
        "upper-roman) '. '}p.d{counter-increment:d}"
        "p.d::before{content:counter(h) '.' counter(d,decimal-leading-zero) '. '}",
        "<h2>Chung<p class=d>một<p class=d>hai<h2>Riêng<p class=d>ba",
        ["Chương I. Chung", "1.01. một", "1.02. hai", "Chương II. Riêng", "2.01. ba"],
    ),
    "all of one name": (
        "ol{counter-reset:i;list-style:none}li{counter-increment:i}li::before{content:counters(i,'.') ') '}",
        "<ol><li>một<ol><li>x<li>y</ol><li>hai<ol><li>z</ol></ol>",
        ["1) một", "1.1) x", "1.2) y", "2) hai", "2.1) z"],
    ),
    "of the list itself": ("li::marker{content:counters(list-item,'-') ' '}", "<ol start=4><li>a<ol><li>b</ol></ol>",
                           ["4 a", "4-1 b"]),
    "set, stepped, begun elsewhere": (
        "div{counter-reset:n 10}p{counter-increment:n 5}p.s{counter-set:n 1}p::before{content:'(' counter(n) ') '}",
        "<div><p>một<p>hai<p class=s>ba<p>bốn</div>",
        ["(15) một", "(20) hai", "(1) ba", "(6) bốn"],
    ),
    "in the element": (KHOAN, "<ol style='counter-reset:k 6'><li>một<li style='counter-increment:k 2'>hai</ol>",
                       ["7. một", "9. hai"]),
    "hidden ones": (f"ol{{counter-reset:k}}{KHOAN}.an{{display:none}}", "<ol><li>một<li class=an>ẩn<li>ba</ol>",
                    ["1. một", "2. ba"]),
    "the more special": (
        "#v li::before{content:'v '}ol.k li::before{content:'k '}li::before{content:'x '}li.w::before{content:'w '"
        "!important}ol{list-style:none}",
        "<div id=v><ol><li>a<li class=w>b</ol></div><ol class=k><li>c</ol><ol><li>d</ol>",
        ["v a", "w b", "k c", "x d"],
    ),
    "column of numbers": (
        "table{counter-reset:r}tr+tr{counter-increment:r}"
        "tr:not(:first-child) td:first-child::before{content:counter(r)}",
        "<table border=1><tr><td>TT<td>Việc<tr><td><td>Nuôi vịt<tr><td><td>Chăn dê</table>",
        ["| TT | Việc |", "| 1 | Nuôi vịt |", "| 2 | Chăn dê |"],
    ),
    "words of attributes, quotes, what is escaped": (
        "b::before{content:attr(data-n) '. '}i{quotes:none}i::before{content:open-quote}i::after{content:close-quote}"
        "p::after{content:' \\110 \\1EE7 .'}",
        "<p><b data-n=VI>Trồng</b> <i>rừng</i></p>",
        ["VI. Trồng “rừng” Đủ."],
    ),
    "ornaments": (
        "li::before{content:'➤'}ul{list-style:none}a::after{content:' »'}"
        "p::before{content:'\\f0a4'}h2::after{content:''}",
        "<h2>Chung</h2><p>một</p><ul><li>hai</ul>",
        ["Chung", "một", "- hai"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTERS)
def test_what_a_style_sheet_puts_beside_is_read(name: str) -> None:
    sheet, page, shown = COUNTERS[name]
    assert lines_of(body(page, f"<style>{sheet}</style>")) == shown


SELECTORS = {
    "li": "abcdef", "#e": "e", ".k": "bc", "ol.k li": "", "ul > .k": "bc", "div .k.z": "c", "div > li": "",
    ".k + li": "cd", ".k ~ li": "cdef", "li:first-child": "a", "li:last-child": "f", "li:nth-child(2n+1)": "ace",
    "li:nth-child(-n+2)": "ab", "li:nth-last-child(2)": "e", "li:not(.k)": "adef", "li[data-so]": "d",
    'li[data-so^="I"]': "d", "li[data-so=V]": "", "p li, #e": "e", "*": "abcdef", "body div ul li#e": "e",
    "li:hover": "", "a||b": "", "> li": "", "li:first-of-type": "a", ".k\\:x": "f",
}  # fmt: skip


@pytest.mark.parametrize("told", SELECTORS)
def test_a_rule_is_for_whom_its_selector_says(told: str) -> None:
    page = "<div><ul><li>a<li class=k>b<li class='k z'>c<li data-so=IV>d<li id=e>e<li class='k:x'>f</ul></div>"
    marked = ",".join(f"{one}::after" for one in told.split(","))
    shown = lines_of(body(page, f"<style>{marked}{{content:' ✓1'}}</style>"))
    assert "".join(line[2:3] for line in shown if line.endswith("1")) == SELECTORS[told]


@pytest.mark.parametrize(
    "rule", ["li a b i li{display:none}", "u ~ li ~ li{content:'x'}", "li:nth-child(7n) q{color:1;display:x}"]
)
def test_a_thousand_rules_on_a_long_page_end(rule: str) -> None:
    sheet = "".join(rule.replace("q", f"q.c{n}") for n in range(1000))

    def taken(size: int) -> float:
        page = body("<ul>" + "<li>a<b>x</b>" * size + "</ul>", f"<style>{sheet}</style>")
        return spent(lambda: text_of(page))

    assert in_proportion(taken, 2000)


# --- blocks and tables -----------------------------------------------------------------------------------------------

BLOCKS = {
    "blanks": ("<p>một\n   hai&nbsp;ba</p>", ["một hai ba"]),
    "breaks": ("<div>một<br>hai<br/>ba<p>bốn</div>năm", ["một", "hai", "ba", "bốn", "năm"]),
    "inline": ("<p>Quy<b>ết</b> đị<span>nh</span> s<i>ố</i> 5</p>", ["Quyết định số 5"]),
    "entities": ("<p>&Acirc;&acirc; &#7871; &#x1EBF; &ldquo;x&rdquo; a &amp b &lt;c&gt;</p>", ["Ââ ế ế “x” a & b <c>"]),
    "unclosed": ("<p>một<p>hai<div>ba<p>bốn", ["một", "hai", "ba", "bốn"]),
    "pre": ("<pre>một\n  hai</pre>", ["một", "  hai"]),
    "capitals": ("<p style='text-transform:uppercase'>quyết định</p>", ["QUYẾT ĐỊNH"]),
    "quotes": ("<p><q>Xây dựng</q></p>", ["“Xây dựng”"]),
    "deleted": ("<p>số <del>4</del><ins>5</ins></p>", ["số 5"]),
    "data table": (
        "<table border=1><tr><th>TT<th>Việc<tr><td>1<td><p>Nuôi vịt</p><p>Chăn dê</p></table>",
        ["| TT | Việc |", "| 1 | Nuôi vịt Chăn dê |"],
    ),
    "a cell over two rows": (
        "<table border=1><tr><th>TT<th>Việc<th>Căn cứ<tr><td rowspan=2>1<td>Nuôi vịt<td>a<tr><td>Chăn dê<td>b</table>",
        ["| TT | Việc | Căn cứ |", "| 1 | Nuôi vịt | a |", "| | Chăn dê | b |"],
    ),
    "cells over two columns": (
        "<table border=1><tr><th rowspan=2>TT<th colspan=2>Hạn<th>Ai<tr><th>đầu<th>cuối<th>x<tr><td colspan=4>I. CHUNG"
        "<tr><td rowspan=0>1<td rowspan=2 colspan=2>năm<td>y<tr><td>z</table>",
        ["| TT | Hạn | | Ai |", "| | đầu | cuối | x |", "| I. CHUNG |", "| 1 | năm | | y |", "| | | | z |"],
    ),
    "a cell reaches no further than its group": (
        "<table border=1><thead><tr><th rowspan=9>TT<th>Việc<tbody><tr><td>1<td>a</table>",
        ["| TT | Việc |", "| 1 | a |"],
    ),
    "a hundred thousand columns": (
        "<table border=1><tr><td rowspan=99999 colspan=99999>1<td>a<tr><td>b<td>c</table>",
        ["| 1 " + "| " * 199 + "| a |", "| " * 200 + "| b | c |"],
    ),
    "readings above letters": ("<p><ruby>地<rp>(</rp><rt>địa</rt><rp>)</rp></ruby> bạ</p>", ["地 bạ"]),
    "table with a caption": (
        "<table class=x><caption>Bảng 1</caption><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>",
        ["Bảng 1", "| a | b | c |", "| d | e | f |"],
    ),
    "layout table": (
        "<table><tr><td><table><tr><td>SỞ Y TẾ<br>Số: 5/KH-SYT</table><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>",
        ["SỞ Y TẾ", "Số: 5/KH-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ),
    "signature": (
        "<table border=0><tr><td><b>Nơi nhận:</b><br>- Như trên.<td>GIÁM ĐỐC<p>Lê Thị Gấm</table>",
        ["Nơi nhận:", "- Như trên.", "GIÁM ĐỐC", "Lê Thị Gấm"],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_are_read_in_order(name: str) -> None:
    page, shown = BLOCKS[name]
    assert lines_of(body(page)) == shown


def test_raised_figures_are_footnotes_or_units() -> None:
    page = body(
        "<p>Luật Thú y<sup>1</sup> và Luật Chăn nuôi<sup><a href='#fn2'>[2]</a></sup>: 5 m<sup>2</sup>, 10<sup>3</sup>"
        " kg<a href='#_ftn3' name='_ftnref3'>[3]</a>.</p><p>II. CHUNG</p><p><sup>1</sup> Luật số 79/2015/QH13.</p>"
        "<p><a href='#_ftnref3' name='_ftn3'>[3]</a> Một nghìn.</p><p>III. RIÊNG</p>"
    )
    assert lines_of(page) == [
        "Luật Thú y[1] và Luật Chăn nuôi[2]: 5 m2, 103 kg[3].",
        "II. CHUNG",
        "III. RIÊNG",
        "[1] Luật số 79/2015/QH13.",
        "[3] Một nghìn.",
    ]


def test_links_that_lead_to_one_another_are_marks_and_notes() -> None:
    page = body(
        "<p>Luật Thú y<span><a id=b1 href='#n1'>1</a></span> và <a href='#x'>12</a>.</p><p>II. CHUNG</p>"
        "<p><span><a id=n1 href='#b1'>1</a></span> Luật số 79/2015/QH13.</p><p id=x>III. RIÊNG</p>"
    )
    assert lines_of(page) == ["Luật Thú y[1] và 12.", "II. CHUNG", "III. RIÊNG", "[1] Luật số 79/2015/QH13."]


def test_a_floating_label_stands_beside_its_words() -> None:
    label = "<span style='display:block;float:{}'>1.</span>"
    assert lines_of(body(f"<p>{label.format('left')}Mua sách</p>")) == ["1. Mua sách"]
    assert lines_of(body(f"<p>{label.format('none')}Mua sách</p>")) == ["1.", "Mua sách"]


def test_words_set_elsewhere_on_their_line_stand_apart() -> None:
    page = body(
        "<p>Số: 45/KH-UBND<span style='position:absolute;left:7cm'>Bắc Ninh, ngày 12 tháng 9 năm 2023</span></p>"
    )
    assert lines_of(page) == ["Số: 45/KH-UBND    Bắc Ninh, ngày 12 tháng 9 năm 2023"]


def test_raised_figures_behind_a_letter_are_powers() -> None:
    page = body("<p>Diện tích a<sup>2</sup> + b<sup>2</sup>, theo điểm a<sup>1</sup> khoản 2 Luật Y<sup>2</sup>.</p>")
    assert lines_of(page) == ["Diện tích a2 + b2, theo điểm a[1] khoản 2 Luật Y[2]."]


HIDDEN = (
    "<p style='display: none'>ẩn</p>", "<p hidden>ẩn</p>", "<div aria-hidden='true'><p>ẩn</div>", "<!-- ẩn -->",
    "<span style='visibility:hidden'>ẩn</span>", "<script>ẩn</script>", "<style>.ẩn{}</style>",
    "<noscript>ẩn</noscript>",
    "<template><p>ẩn</p></template>", "<select><option>ẩn</select>", "<textarea>ẩn</textarea>", "<p class=mat>ẩn</p>",
    "<button>ẩn</button>", "<!--[if gte mso 9]><p>ẩn</p><![endif]-->", "<p style='mso-hide:all;display:none'>ẩn",
    "<script>if (a<b) document.write('<p>ẩn</p>')</script>", "<svg><text>ẩn</text></svg>", "<iframe>ẩn</iframe>",
)  # fmt: skip


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_not_shown_is_no_text(hidden: str) -> None:
    page = body(f"<p>Điều 1. Phạm vi</p>{hidden}<p>Điều 2. Đối tượng</p>", "<style>.mat{display:none}</style>")
    assert lines_of(page) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


# --- pages of portals ------------------------------------------------------------------------------------------------

LETTERHEAD = (
    "<table><tr><td><p><b>ỦY BAN NHÂN DÂN<br>TỈNH CÀ MAU</b></p></td><td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    "<br>Độc lập - Tự do - Hạnh phúc</b></p></td></tr><tr><td>Số: 61/QĐ-UBND</td><td><i>Cà Mau, ngày 12 tháng 4 năm "
    "2021</i></td></tr></table>"
)
DOCUMENT = (
    f"{LETTERHEAD}<p align=center><b>QUYẾT ĐỊNH</b></p><p align=center><b>Về việc phê duyệt Đề án nuôi tôm sinh "
    f"thái</b>"
    "</p><p>Căn cứ <a href='/l'>Luật Thủy sản</a> ngày 21/11/2017;</p><p>Căn cứ <a href='/n'>Nghị định số "
    "26/2019/NĐ-CP</a> ngày 08/3/2019 của Chính phủ.</p><p>QUYẾT ĐỊNH:</p><p><b>Điều 1.</b> Phê duyệt Đề án "
    "nuôi tôm.</p>"
    "<p>1. Diện tích 500 ha tại các xã ven biển.</p><p>2. Thời gian thực hiện: 2021 - 2025.</p><p><b>Điều "
    "2.</b> Giám đốc "
    "các sở chịu trách nhiệm thi hành./.</p><table><tr><td><b>Nơi nhận:</b><br>- Như Điều 2;<br>- Lưu: VT.</td><td>CHỦ "
    "TỊCH<br><br>Lâm Văn Tám</td></tr></table>"
)
MENU = "<ul class='menu'><li><a href='/'>Trang chủ</a><li><a href='/t'>Tin tức</a><li><a href='/v'>Văn bản</a></ul>"
LONG_LINKS = "".join(
    f"<li><a href='/{n}'>Quyết định {n}/QĐ-BXD ngày 0{n}/01/2018 của Bộ trưởng Bộ Xây dựng về định mức</a></li>"
    for n in range(2, 9)
)
RELATED = f"<h3>Văn bản liên quan</h3><ul>{LONG_LINKS}</ul>"
PROPERTIES = "".join(
    f"<tr><td>{name}</td><td>{value}</td></tr>"
    for name, value in (("Số hiệu", "999/QĐ-XXX"), ("Ngày ban hành", "01/01/2001"), ("Người ký", "Ai Đó"))
)
NAG = "<p>Bạn phải <a href='/dn'>đăng nhập</a> để xem tình trạng của văn bản.</p>"
FOOTER = "<div class='foot'><p>Bản quyền © 2024 của Cổng</p><p>Giấy phép số 77/GP-TTĐT ngày 02/03/2015</p></div>"
PLAIN = [line for line in text_of(body(DOCUMENT)).split("\n") if line.strip()]

PORTALS = {
    "nothing around": DOCUMENT,
    "sidebar before": f"<div id=header>{MENU}</div><div class=left-sidebar>{RELATED}</div><div "
    f"id=noidung>{DOCUMENT}</div>{FOOTER}",
    "box behind, in the same element": f"{MENU}<div>{DOCUMENT}{RELATED}</div>{FOOTER}",
    "everything flat": f"{MENU}{DOCUMENT}{RELATED}{FOOTER}",
    "layout by tables": f"<table><tr><td colspan=2>{MENU}</td></tr><tr><td>{RELATED}</td><td>{DOCUMENT}</td>"
    f"</tr></table>{FOOTER}",
    "one form": f"<form id=aspnetForm><div class=header>{MENU}</div><div class=content>{DOCUMENT}</div>{FOOTER}</form>",
    "unknown names": f"<div class=a1>{MENU}</div><div class=a2>{DOCUMENT}</div><div class=a3>{RELATED}</div>",
    "properties on top": f"<div><table class=tt>{PROPERTIES}</table></div><div class=nd>{DOCUMENT}</div>",
    "nag in the middle": DOCUMENT.replace("<p>2. Thời", f"{NAG}<p>2. Thời"),
    "article": f"<header>{MENU}</header><main><article>{DOCUMENT}</article></main><aside>{RELATED}</aside>"
    f"<footer>{FOOTER}</footer>",
    "nav": f"<nav>{MENU}</nav>{DOCUMENT}<nav><a href=1>Trước</a> <a href=2>Sau</a></nav>",
    "roles": f"<div role=banner>Cổng thông tin</div>{DOCUMENT}<div role=contentinfo>Điện thoại 0290</div>",
    "title in a span": f"{DOCUMENT}<div><div><span>Tin liên quan</span></div><div>{LONG_LINKS}</div></div>",
    "contents": f"<div class=toc><ul><li><a href=#1>Điều 1</a><li><a href=#2>Điều 2</a><li><a href=#3>Điều "
    f"3</a></ul></div>{DOCUMENT}",
    "popup": f"<div class=modal><p>Đăng nhập</p><p>Quên mật khẩu?</p></div>{DOCUMENT}",
}


@pytest.mark.parametrize("name", PORTALS)
def test_of_a_portal_page_the_document_alone_is_read(name: str) -> None:
    assert lines_of(body(PORTALS[name])) == PLAIN


ODD = {
    "named like a menu": f"<div class='main-menu content header'>{DOCUMENT}</div>",
    "in an aside": f"<aside>{DOCUMENT}</aside><p>Trang in</p>",
    "in a footer": f"<footer>{DOCUMENT}</footer>",
    "hidden until opened": f"<div style='display:none'>{DOCUMENT}</div><p>Đang tải</p>",
    "letterhead in a header": f"<header>{LETTERHEAD}</header><div>{DOCUMENT.removeprefix(LETTERHEAD)}</div>",
    "letterhead beside the text": f"<div class=head>{LETTERHEAD}</div><div "
    f"class=text>{DOCUMENT.removeprefix(LETTERHEAD)}</div>",
    "a piece each": "".join(f"<div class='widget header'>{p}</div>" for p in DOCUMENT.split("<p>")),
    "all in one link": f"<a href='/x'>{DOCUMENT}</a>",
    "unclosed link": f"<a href='#top'>{DOCUMENT}",
    "comment section": f"<div class='comments'><div class='comment'>{DOCUMENT}</div></div>",
    "in a search page": f"<div id=search><div class=search-result>{DOCUMENT}</div></div>",
    "each paragraph a div": DOCUMENT.replace("<p>", "<div>").replace("</p>", "</div>"),
    "without a body": DOCUMENT,
}


@pytest.mark.parametrize("name", ODD)
def test_the_document_is_never_dropped(name: str) -> None:
    said = lines_of(body(ODD[name]))
    assert [line for line in PLAIN if line not in said] == []


def test_the_title_of_a_page_without_a_letterhead_stays() -> None:
    page = body("<header><h1>KẾ HOẠCH</h1><p>Nuôi tôm</p></header><div><p>I. CHUNG</p><p>1. Nuôi tôm sú.</p></div>")
    assert lines_of(page) == ["KẾ HOẠCH", "Nuôi tôm", "I. CHUNG", "1. Nuôi tôm sú."]


def test_parts_behind_the_signature_stay() -> None:
    appendix = (
        "<div class=pl><p>PHỤ LỤC I</p><table border=1><tr><td>1<td>Xã Đất Mũi<tr><td>2<td>Xã Viên An</table></div>"
    )
    assert lines_of(body(f"{MENU}<div>{DOCUMENT}</div>{appendix}{FOOTER}"))[-3:] == [
        "PHỤ LỤC I", "| 1 | Xã Đất Mũi |", "| 2 | Xã Viên An |",
    ]  # fmt: skip


def test_a_list_of_acts_in_the_document_stays() -> None:
    page = DOCUMENT.replace("<p>QUYẾT ĐỊNH:</p>", f"<p>Các văn bản sau đây hết hiệu lực:</p><ul>{LONG_LINKS}</ul>")
    assert len(re.findall(r"/QĐ-BXD", text_of(body(page)))) == 7


def test_a_page_of_links_alone_is_still_read() -> None:
    assert len(re.findall(r"/QĐ-BXD", text_of(body(f"<ul>{LONG_LINKS}</ul>")))) == 7


def test_a_page_without_text_says_so() -> None:
    assert [note.code for note in read_bytes(b"<html><body><img src=a.png></body></html>", "x.html").notes] == [
        "no_text"
    ]


KEPT = (
    "Bản quyền tác giả được bảo hộ 50 năm.", "Để đăng ký khai sinh, người dân nộp tờ khai.", "Cỡ chữ 13 - 14.",
    "DANH MỤC", "Ý kiến", "Mục lục", "Liên kết", "Thống kê", "Văn bản hợp nhất", "Xem thêm", "Tài liệu kèm theo:",
    "Muốn đăng nhập hệ thống phải có chữ ký số.", "Tải trọng cầu: 13 tấn", "Nguồn: ngân sách tỉnh",
)  # fmt: skip


@pytest.mark.parametrize("line", KEPT)
def test_lines_of_a_document_are_no_words_of_pages(line: str) -> None:
    page = DOCUMENT.replace("<p>2. Thời", f"<p><b>{line}</b></p><p>Sở Nội vụ chủ trì.</p><p>2. Thời")
    assert [one for one in lines_of(body(page)) if one not in PLAIN] == [line, "Sở Nội vụ chủ trì."]


def test_pictures_in_the_page_do_not_count() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 15_000_000}'>"
    assert lines_of(body(f"{picture}{DOCUMENT}")) == PLAIN


def test_an_act_without_a_letterhead_in_a_portal() -> None:
    act = "".join(f"<p>Điều {n}. Nuôi tôm</p><p>{n}. Nội dung của điều này.</p>" for n in range(1, 9))
    page = f"<div>{MENU}</div><div><ul><li>Nội dung</li><li>Lược đồ</li></ul><div><div>{act}</div></div></div>{FOOTER}"
    assert lines_of(body(page)) == lines_of(body(act))
    assert lines_of(body(f"<h1>KẾ HOẠCH NUÔI TÔM</h1><div>{act}</div>"))[0] == "KẾ HOẠCH NUÔI TÔM"


def test_the_words_of_pages() -> None:
    rows = [row for row in PAGE_WORDS if row[0] != "sign"]
    assert [row for row in rows if not matches(row[0], row[2]) or matches(row[0], row[3])] == []


def in_a_menu(line: str) -> bool:
    """Whether lines in what a page calls its menu are read: a document is there after all."""
    return line in lines_of(body(f"<div class=menu>{f'<p>{line}</p>' * 3}</div>{DOCUMENT}{DOCUMENT}"))


@pytest.mark.parametrize("row", [row for row in PAGE_WORDS if row[0] == "sign"], ids=lambda row: row[1])
def test_what_begins_with_the_signs_of_a_document_is_no_menu(row: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_a_menu(row[2])
    assert not in_a_menu(row[3])
    others = [other for other in PAGE_WORDS if other != row]
    monkeypatch.setattr(html_page, "shipped", lambda name: ([], others))
    html_page._patterns.cache_clear()
    try:
        assert not in_a_menu(row[2])
    finally:
        html_page._patterns.cache_clear()


# --- encodings -------------------------------------------------------------------------------------------------------


def page_in(encoding: str, declared: str = "") -> bytes:
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>" if declared else ""
    return f"<html><head>{meta}</head><body>{DOCUMENT}</body></html>".encode(encoding)


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1258", "utf-16", "no-such-thing"])
def test_valid_utf8_goes_before_what_is_declared(declared: str) -> None:
    assert [line for line in read_bytes(page_in("utf-8", declared), "x.html").text.split("\n") if line] == PLAIN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_and_unmarked_utf16(encoding: str) -> None:
    assert [line for line in read_bytes(page_in(encoding), "x.html").text.split("\n") if line] == PLAIN


@pytest.mark.parametrize("declared", ["", "windows-1258", "iso-8859-1"])
@pytest.mark.parametrize("old", ["windows-1258", "tcvn3", "vni", "viscii"])
def test_old_encodings_whatever_is_declared(old: str, declared: str) -> None:
    raw = in_old(page_in("utf-8", declared).decode(), old)
    text = read_bytes(raw, "x.html").text
    assert [line.upper() for line in text.split("\n") if line] == [line.upper() for line in PLAIN]


@pytest.mark.parametrize(("old", "font"), [("tcvn3", ".VnTime"), ("vni", "VNI-Times")])
def test_old_fonts_by_tag_and_by_style(old: str, font: str) -> None:
    words = as_western(in_old("Quyết định về nuôi trồng", old))
    for page in (
        f"<p>Số 5: <font face='{font}'>{words}</font> thủy sản</p>",
        f"<p>Số 5: <span style=\"font-family:'{font}', serif\">{words}</span> thủy sản</p>",
        f'<style>.cu{{font-family:"{font}"}}</style><p>Số 5: <b class=cu>{words}</b> thủy sản</p>',
        f"<font face='{font}'><p><font face=Arial>Số</font> 5: {words} <font face=Arial>thủy sản</font></p></font>",
    ):
        content = read_bytes(body(page).encode(), "x.html")
        assert content.text.strip() == "Số 5: Quyết định về nuôi trồng thủy sản"
        assert [note.code for note in content.notes] == ["old_encoding"]


def test_capitals_of_a_font_of_capitals() -> None:
    words = as_western(in_old("quyết định", "tcvn3"))
    assert text_of(body(f"<p><font face='.VnTimeH'>{words}</font></p>")).strip() == "QUYẾT ĐỊNH"


def test_a_page_of_one_line_whose_utf8_was_taken_for_western() -> None:
    line = "1. Thực hiện Chỉ thị của tỉnh"
    content = read_bytes(body(f"<p>{as_western(line.encode())}</p>").encode(), "x.html")
    assert content.text.strip() == line
    assert [note.code for note in content.notes] == ["old_encoding"]


# --- archives --------------------------------------------------------------------------------------------------------

WORD = (
    "<html xmlns:o='urn:o' xmlns:w='urn:w'><head><meta charset=utf-8><!--[if gte mso 9]><xml>"
    "<w:View>Print</w:View></xml>"
    "<![endif]--><style><!-- @page Section1{size:595pt} p.MsoNormal{font-family:'Times New Roman'} --></style></head>"
    "<body lang=VI><div class=Section1><p class=MsoNormal>I. CHUNG<o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
    "style='mso-list:Ignore'>1.<span "
    "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Nuôi vịt<a "
    "style='mso-footnote-id:"
    "ftn1' href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference><span style='mso-special-character:"
    "footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp; "
    "</span></span>"
    "Chăn dê</p><div style='mso-element:header'><p>Dự thảo</p></div></div><div style='mso-element:footnote-list'><hr>"
    "<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> Vịt "
    "biển</p><p>và vịt cỏ</p></div></div></body></html>"
)
WORD_SAYS = ["I. CHUNG", "1. Nuôi vịt[1]", "2. Chăn dê", "[1] Vịt biển và vịt cỏ"]


def test_words_own_pages() -> None:
    assert lines_of(WORD) == WORD_SAYS


def archive(coding: str, charset: str = "utf-8", page: str = WORD) -> bytes:
    import base64
    import quopri

    raw = page.encode(charset)
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[coding](raw)
    head = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_Next"\r\n\r\nThis is a web '
        "archive.\r\n\r\n"
        f"----=_Next\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: {coding}\r\n"
        f'Content-Type: text/html; charset="{charset}"\r\n\r\n'
    )
    tail = (
        b"\r\n----=_Next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
        b"----=_Next--\r\n"
    )
    return head.encode() + coded + tail


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("name", ["trang.mht", "trang.txt"])
def test_web_archives(coding: str, name: str) -> None:
    assert [line for line in read_bytes(archive(coding), name).text.split("\n") if line] == WORD_SAYS


def test_a_byte_order_mark_stands_before_no_archive() -> None:
    assert read_bytes(b"\xef\xbb\xbf" + archive("base64"), "x.mht").text == read_bytes(archive("base64"), "x.mht").text


def test_an_archive_cut_off_within_its_page_is_refused() -> None:
    """Cut off behind the page, in a picture, it is read; so is one whose program writes no last boundary."""
    whole = archive("quoted-printable")
    ends = whole.index(b"</html")
    with pytest.raises(ReadError, match=r"x\.mht: is broken; the page in it is cut off"):
        read_bytes(whole[: ends - 200], "x.mht")
    said = read_bytes(whole, "x.mht")
    assert read_bytes(whole[: whole.index(b"image/png")], "x.mht") == said
    assert read_bytes(whole[: ends + 8], "x.mht") == said


def test_the_charset_of_an_archives_part() -> None:
    page = WORD.replace("<meta charset=utf-8>", "").encode("utf-8").decode()
    assert [
        line for line in read_bytes(archive("base64", "utf-16", page), "x.mht").text.split("\n") if line
    ] == WORD_SAYS


def test_a_mail_is_read_like_an_archive() -> None:
    mail = email.message.EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Kế hoạch", "a@b.vn", "c@d.vn"
    mail.set_content("Kính gửi")
    mail.add_alternative(body(DOCUMENT), subtype="html")
    assert [line for line in read_bytes(mail.as_bytes(), "thu.eml").text.split("\n") if line] == PLAIN


def test_what_is_attached_to_a_mail_is_named_as_unread() -> None:
    mail = email.message.EmailMessage()
    mail["Subject"] = "Kế hoạch"
    mail.set_content("Theo Luật Thú y")
    mail.add_attachment("<p>Khác</p>".encode(), maintype="text", subtype="html", filename="kế hoạch.html")
    read = read_bytes(mail.as_bytes(), "thu.eml")
    assert read.text.strip() == "Theo Luật Thú y"
    assert [(note.code, "attached to the mail: kế hoạch.html;" in note.message) for note in read.notes] == [
        ("not_read", True)
    ]


# --- formats and hostile files ---------------------------------------------------------------------------------------


def test_the_content_tells_a_page_whatever_its_name(tmp_path: Path) -> None:
    for name in ("a.doc", "a.txt", "a.md", "a"):
        (tmp_path / name).write_text(body(DOCUMENT), encoding="utf-8")
        assert [line for line in vnplan.read(tmp_path / name).text.split("\n") if line] == PLAIN
    text = "Điều 1. Dùng thẻ <p> và <b> trong trang.\n"
    assert text_of(text, "a.txt") == text
    assert text_of("Không có thẻ nào.", "a.html") == "Không có thẻ nào."


def test_a_page_gives_the_citations_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(body(PORTALS["everything flat"]), encoding="utf-8")
    doc = vnplan.read(tmp_path / "a.html")
    assert [c.number for c in doc.citations if c.kind == "numbered"] == ["26/2019/NĐ-CP"]
    assert (doc.metadata.number, doc.metadata.issuer) == ("61/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU")
    assert all(doc.text[c.start : c.end] == c.text for c in doc.citations)


HOSTILE: dict[str, tuple[str, str, int, str]] = {  # what stands before, what is repeated, how often, what behind
    "deep": ("", "<div>", 25_000, "Điều 1. Cuối"),
    "deep tables": ("", "<table><tr><td>Điều 1.", 1250, ""),
    "deep lists": ("", "<ol><li>Điều 1.", 1250, ""),
    "fonts never closed": ("", "<p><font>Điều 1. ", 1250, ""),
    "entities": ("<p>", "&amp;&eacute;&#7871;", 25_000, ""),
    "blanks": ("<p>a", " &nbsp;\xa0", 50_000, "b"),
    "breaks": ("<p>a", "<br> ", 25_000, "b"),
    "rules": ("<style>", "a{b:c}@media{", 12_500, "</style><p>Điều 1"),
    "styles": ('<p style="', "a:'", 12_500, '">Điều 1'),
    "attributes": ("<p ", "a=b ", 50_000, ">Điều 1"),
    "boxes": ("", "<div>Xem thêm</div>", 5000, ""),
    "figures": ("<p>a", "<sup>1</sup>", 12_500, ""),
    "open comment": ("<p>Điều 1</p>", "<!--", 25_000, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_time_in_proportion(name: str) -> None:
    before, repeated, times, behind = HOSTILE[name]

    def taken(times: int) -> float:
        page = f"<html><body>{before}{repeated * times}{behind}".encode()
        read: list[Content] = []
        took = spent(lambda: read.append(read_bytes(page, "x.html")))
        read[0].text.encode("utf-8")
        assert "Điều 1" in read[0].text or "Điều 1" not in before + repeated + behind
        return took

    assert in_proportion(taken, times)


def test_half_letters_by_number_are_no_letters() -> None:
    text = read_bytes("<html><body><p>&#xD800;&#xDFFF;&#55357; Điều 1".encode(), "x.html").text
    assert "Điều 1" in text
    text.encode("utf-8")


REFUSED = {
    "too large": (b"<html><body>" + b"a" * 15_000_000, "too large"),
    "a tag without end": (b"<p " + b"a" * 20_000_000 + b'="x">Nu\xc3\xb4i v\xe1\xbb\x8bt</p>', "too large for a page"),
    "too many tags": (b"<html><body>" + b"<p>a" * 700_000, "tags"),
    "empty archive": (b"MIME-Version: 1.0\nContent-Type: text/html\n\n", "empty"),
    "archive of pictures": (b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc", "without a page"),
    "archive of archives": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a0\n\n"
        + b"".join(b"--a%d\nContent-Type: multipart/mixed; boundary=a%d\n\n" % (n, n + 1) for n in range(1000)),
        "so many parts",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_one_line(name: str) -> None:
    raw, cause = REFUSED[name]
    with pytest.raises(ReadError, match=cause) as refused:
        read_bytes(raw, "tep.mht" if raw.startswith(b"MIME") else "tep.html")
    assert str(refused.value).startswith("tep.")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", ""])
def test_bytes_of_two_old_fonts_are_told_by_each_font(charset: str) -> None:
    first, second, third = "Căn cứ Luật Thư viện số 46/2019/QH14;", "ủy ban nhân dân xã", "Mở cửa thư viện hằng ngày"
    raw = (
        f"<html><meta charset={charset}><body><p><font face='.VnTime'>".encode()
        + in_old(first, "tcvn3")
        + b"</font></p><p><span style='font-family: .VnTimeH'>"
        + in_old(second, "tcvn3")
        + b"</span></p><p style='font-family:VNI-Times'>"
        + in_old(third, "vni")
        + b"</p></body></html>"
    )
    assert read_bytes(raw, "a.html").text == f"{first}\n\n{second.upper()}\n\n{third}\n"
    modern = raw.replace(b"<p>", b"<p>" + "Thực hiện trong năm học mới ở huyện. ".encode() * 90, 1)
    assert "Thực hiện trong năm học mới" in read_bytes(modern, "a.html").text
