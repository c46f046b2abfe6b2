"""What a notebook shows: short, in the language asked for, labels before keys, nothing of a document as markup."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vnplan
from vnplan import Document
from vnplan.models import cards

CORPUS = [vnplan.read(file) for file in sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))]
PLAN = next(doc for doc in CORPUS if doc.metadata.number == "3461/KH-UBND")
EVIL = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202eđọc\x1b[31m'


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    vnplan.language("vi")
    yield
    vnplan.language("locale")


def words(html: str) -> str:
    """The words of a card, its style sheet and tags left out."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", html).split())


def rows(html: str) -> int:
    return html.count("<tr>") - html.count("<thead>")


def evil() -> Document:
    text = (
        f"KẾ HOẠCH\n{EVIL}\nI. NHIỆM VỤ {EVIL}\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 về {EVIL};"
        " Đề án “<b>Đọc</b> sách”.\n2. Theo Nghị định số 999/2023/NĐ-CP.\n"
    )
    return vnplan.parse(text, number="7/KH-UBND", date="2024-06-01", province="bac-giang", source=f"a/{EVIL}.txt")


# --- short, left, in words ------------------------------------------------------------------------------------------


def test_a_document_says_what_it_is_and_shows_the_first_of_its_parts() -> None:
    page = PLAN._repr_html_()
    assert words(page).startswith("Kế hoạch 3461/KH-UBND 14/09/2023 · ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN · Bình Thuận")
    assert "và 50 viện dẫn nữa" in page
    assert rows(page) <= cards.MOST
    assert "thực hiện 40" in words(page)
    assert "/akn/" not in words(page)


def test_english_at_a_switch() -> None:
    vnplan.language("en")
    page = PLAN._repr_html_()
    assert "and 50 more citations" in page
    assert 'lang="en"' in page
    assert "carries out 40" in words(page)


def test_the_switch_takes_two_languages_or_the_locales(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert vnplan.language("en") == vnplan.language() == "en"
    assert vnplan.language("locale") == vnplan.language() == "vi"
    with pytest.raises(vnplan.VnplanError, match="'vi', 'en' or 'locale', not 'fr'"):
        vnplan.language("fr")  # type: ignore[arg-type]


def test_lists_are_cut_and_say_how_many_are_left() -> None:
    for some, left in ((PLAN.citations, "và 40 viện dẫn nữa"), (PLAN.sections, "và 53 mục nữa")):
        page = some._repr_html_()
        assert (rows(page), left in page) == (cards.MOST, True)
        assert "nữa" not in some[:3]._repr_html_()
        assert rows(some[:3]._repr_html_()) == 3
    assert rows(PLAN.citations[:0]._repr_html_()) == 0


def test_cells_are_left_aligned_whatever_the_notebook_does() -> None:
    assert ".vnplan .plain td{text-align:left!important" in PLAN.citations._repr_html_()


def test_a_citation_tells_how_where_and_in_which_sentence() -> None:
    (c,) = PLAN.citations.where(number="05-CT/TW")
    told = words(c._repr_html_())
    assert "quan hệ thực hiện “triển khai” (là quan hệ của Kế hoạch số 178/KH-BGDĐT" in told
    assert "mục II.5.c “Tăng cường công tác giáo dục chính trị" in told
    assert f"<mark>{c.text}</mark>" in c._repr_html_()
    assert told.endswith("/akn/vn/doc/chi-thi/tw/2016/5")


def test_a_section_shows_what_is_above_and_below_it() -> None:
    told = words(PLAN.sections["II.5"]._repr_html_())
    assert told.startswith("II CÁC NHIỆM VỤ TRỌNG TÂM")
    assert "II.5.c Tiếp tục thực hiện Kế hoạch số 178/KH-BGDĐT" in told
    assert words(PLAN.sections["II.5.c"]._repr_html_()).count("Kế hoạch số 178/KH-BGDĐT") >= 2


def test_any_record_is_a_small_table() -> None:
    told = words(PLAN.metadata._repr_html_())
    assert "cấp Ủy ban nhân dân cấp tỉnh" in told
    assert "loại văn bản Kế hoạch" in told
    for one in (PLAN.parts[0], PLAN.regions[0], PLAN.citations[0].where, *PLAN.notes[:1]):
        assert "<table" in one._repr_html_()


# --- answers of a graph, findings, the catalogue ---------------------------------------------------------------------

GRAPH = vnplan.build_graph(CORPUS)


def answers() -> dict[str, Any]:
    """Every list that a function returns, none of them empty."""
    catalog = vnplan.load_catalog()
    return {
        "directives_of": vnplan.directives_of(GRAPH, PLAN),
        "implementers_of": vnplan.implementers_of(GRAPH, "2457/QD-BGDDT"),
        "trace": vnplan.trace(GRAPH, PLAN, "05-CT/TW"),
        "sections_of": vnplan.sections_of(GRAPH, "29-NQ/TW"),
        "most_cited": vnplan.most_cited(GRAPH, 30),
        "roots": vnplan.roots(GRAPH),
        "unresolved": vnplan.unresolved(GRAPH),
        "conflicts": vnplan.conflicts(GRAPH),
        "check": vnplan.check(CORPUS, form=True),
        "verdicts": vnplan.verdicts(CORPUS[0]),
        "find": catalog.find("Luật Giáo dục"),
        "laws_named": catalog.laws_named("Luật Giáo dục"),
        "by_number": catalog.by_number("89/QĐ-TTg"),
    }


ANSWERS = answers()


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_stay_lists_and_are_shown_short(name: str) -> None:
    found = ANSWERS[name]
    page = found._repr_html_()
    assert isinstance(found, list)
    assert type(found[:1]) is type(found)
    assert found[:1] == list(found)[:1]
    assert 1 <= rows(page) <= cards.MOST
    assert "/akn/" not in words(page) or name == "verdicts"  # a message names the keys that fit
    assert ("nữa" in words(page)) == (len(found) > cards.MOST)
    back = pickle.loads(pickle.dumps(found))
    assert (back, type(back)) == (found, type(found))
    assert back._repr_html_() == page or name == "verdicts"  # whose citations come back without their document


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_a_frame_of_usable_types(name: str) -> None:
    pandas = pytest.importorskip("pandas")
    found = ANSWERS[name]
    frame, none = found.to_frame(), found[:0].to_frame()
    assert len(frame) >= len(found)
    assert "source" in frame
    assert list(frame.columns) == list(none.columns)
    for column, wanted in {"start": "Int64", "page": "Int64", "date": "datetime64[s]", "level": "category",
                           "severity": "category", "relation": "category"}.items():  # fmt: skip
        for one in (frame, none):
            assert column not in one or one[column].dtype == wanted
    if "severity" in frame:
        assert list(frame["severity"].cat.categories) == ["error", "warning", "info"]
        assert frame["severity"].cat.ordered
    assert isinstance(frame, pandas.DataFrame)
    frame.to_csv()


def test_who_carries_it_out_says_where() -> None:
    told = words(ANSWERS["implementers_of"]._repr_html_())
    assert told.startswith("4 chuỗi đến Quyết định 2457/QĐ-BGDĐT")
    assert "Kế hoạch 3461/KH-UBND 14/09/2023 Ủy ban nhân dân cấp tỉnh Bình Thuận thực hiện" in told
    chain = next(chain for chain in ANSWERS["directives_of"] if len(chain.keys) > 2)
    assert "Kế hoạch 178/KH-BGDĐT" in words(chain._repr_html_())
    assert "qua Kế hoạch 178/KH-BGDĐT" in words(ANSWERS["directives_of"][-9:]._repr_html_())
    frame = ANSWERS["implementers_of"].to_frame()
    assert {"Bình Thuận", "Bắc Ninh"} <= {*frame["province"]}
    assert set(frame["target"]) >= {"Quyết định 2457/QĐ-BGDĐT"}


def test_a_tree_is_a_list_in_lists() -> None:
    for up, said in ((True, "thực hiện Chỉ thị 31/CT-TTg"), (False, "được thực hiện bởi Kế hoạch 3461/KH-UBND")):
        tree = vnplan.chain_tree(GRAPH, PLAN if up else "2457", up=up)
        assert said in words(tree._repr_html_())
        assert tree._repr_html_().count("<li>") <= cards.MOST
        assert pickle.loads(pickle.dumps(tree))._repr_html_() == tree._repr_html_()
        assert "/akn/" not in words(tree.branches[0]._repr_html_())


def test_findings_begin_with_the_gravest() -> None:
    told = words(ANSWERS["check"]._repr_html_())
    assert told.index(" cảnh báo ") < told.index(" lưu ý ")
    assert "first_mention" in words(ANSWERS["check"][0]._repr_html_())


def test_one_of_each_kind_is_shown_whole() -> None:
    catalog = vnplan.load_catalog()
    status = vnplan.status("Luật Giáo dục 2005", "2024-01-01")
    assert "đã bị thay thế" in words(status._repr_html_())
    assert "Luật Giáo dục 43/2019/QH14 thay thế 01/07/2020" in words(status._repr_html_())
    assert "Về công tác văn thư" in words(catalog.by_number("30/2020/NĐ-CP")[0]._repr_html_())
    assert "Quyết định" in words(catalog._repr_html_())
    assert len(catalog.to_frame()) == len(catalog)
    assert "đã đưa vào" in words(vnplan.align(CORPUS[1], CORPUS[0])._repr_html_())
    assert "khớp danh mục" in words(ANSWERS["verdicts"][0]._repr_html_())
    said = vnplan.explain("Thực hiện Kế hoạch số 33/KH-UBND và lập tờ khai theo Mẫu số 01/TK-XYZ.")
    assert "Kế hoạch số 33/KH-UBND thực hiện “Thực hiện” type + number · nearest_cue" in words(said._repr_html_())
    assert "01/TK-XYZ số của một biểu mẫu" in words(said._repr_html_())
    for one in (status, status.by[0], catalog, catalog.by_number("30/2020/NĐ-CP")[0], *catalog.changes_to(status.key)):
        assert len(repr(one)) < 200


LAW = """LUẬT
Sửa đổi, bổ sung một số điều của Luật Giáo dục
Điều 1. Sửa đổi, bổ sung một số điều của Luật Giáo dục số 43/2019/QH14
1. Sửa đổi khoản 2 Điều 5 như sau:
“2. Nhà nước ưu tiên đọc sách.”.
2. Thay thế cụm từ “học sinh” bằng cụm từ “người học” tại Điều 9.
"""


def test_what_an_act_does_is_shown_with_its_words() -> None:
    law = vnplan.parse(LAW, number="1/2025/QH15", date="2025-01-02")
    told = words(law.operations._repr_html_())
    assert told.startswith("2 thay đổi sửa đổi 1 · thay cụm từ 1")
    assert "thay cụm từ Điều 9 Luật Giáo dục số 43/2019/QH14 “học sinh” → “người học” Điều 1.2" in told
    assert "lời văn mới 2. Nhà nước ưu tiên đọc sách." in words(law.operations[0]._repr_html_())


def test_coverage_is_shown_by_names_and_keeps_its_keys() -> None:
    pytest.importorskip("pandas")
    table = vnplan.coverage(GRAPH, ["2457", "29-NQ/TW"])
    told = words(table._repr_html_())
    assert told.startswith("3 tỉnh 2 văn bản chỉ đạo")
    assert "tỉnh Quyết định 2457/QĐ-BGDĐT 23/08/2023 Nghị quyết 29-NQ/TW 04/11/2013 Bắc Giang 2 4 Bắc Ninh 1 –" in told
    assert next(iter(table.columns)) == "/akn/vn/doc/quyet-dinh/bgddt/2023/2457"
    assert table.named().loc["Bắc Giang", "Nghị quyết 29-NQ/TW"] == 4
    assert list(table.index) == ["bac-giang", "bac-ninh", "binh-thuan"]


def test_a_folder_and_tables_say_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "<b>.docx").write_bytes(b"PK")
    folder = vnplan.read_folder(tmp_path)
    assert list(folder) == []
    assert "1 tệp · 0 văn bản · 1 tệp không đọc được tệp nội dung" in words(folder._repr_html_())
    assert "<b>.docx" not in folder._repr_html_()
    pytest.importorskip("pyarrow")
    (tmp_path / "ke-hoach.txt").write_text("Thực hiện Chỉ thị số 14/CT-TTg.", encoding="utf-8")
    told = words(vnplan.batch(tmp_path, tmp_path / "out", jobs=1)._repr_html_())
    assert "văn bản documents 1" in told
    assert "tệp không đọc được failures 1" in told


def test_a_graph_is_drawn(tmp_path: Path) -> None:
    shown = vnplan.show(GRAPH, focus="2457")
    assert shown._repr_svg_().startswith("<svg")
    assert "Ủy ban nhân dân" in shown.svg
    assert "Ministries" in vnplan.show(GRAPH, language="en").svg
    assert shown.save(tmp_path / "so-do.svg").read_text(encoding="utf-8") == shown.svg
    few = vnplan.show(GRAPH, levels=["ministry", "provincial_committee"], years=(2023, 2023)).svg
    assert "2457/QĐ-BGDĐT" in few
    assert "29-NQ/TW" not in few
    assert len(repr(shown)) < 80
    for wrong in ({"levels": "moon"}, {"years": 2023}, {"years": ("a", "b")}, {"language": "fr"}, {"focus": "nowhere"}):
        with pytest.raises(vnplan.VnplanError):
            vnplan.show(GRAPH, **wrong)  # type: ignore[arg-type]


# --- nothing of a document is markup ---------------------------------------------------------------------------------


def all_shown(document: Document) -> Iterator[str]:
    yield document._repr_html_()
    yield document.sections._repr_html_()
    yield document.citations._repr_html_()
    yield document.metadata._repr_html_()
    yield from (one._repr_html_() for one in (*document.sections, *document.citations, *document.regions))
    graph = vnplan.build_graph([document])
    found, held = vnplan.check(document), vnplan.verdicts(document)
    chains = vnplan.directives_of(graph, document, scope="all")
    yield from (one._repr_html_() for one in (found, held, chains, *found, *held, *chains))
    yield from (one._repr_html_() for one in (vnplan.roots(graph), vnplan.chain_tree(graph, document)))
    yield vnplan.sections_of(graph, "14/CT-TTg")._repr_html_()
    yield vnplan.align(document, document)._repr_html_()


def test_nothing_becomes_markup() -> None:
    pages = [*all_shown(evil())]
    assert any("&lt;script&gt;" in page for page in pages)
    for page in pages:
        assert not re.search(r"<(?:script|img|b>Đọc)", page)
        assert not {"\u202e", "\x1b"} & {*page}
        assert page.count("<div") == page.count("</div>") == 1


def test_reprs_are_short() -> None:
    assert max(len(repr(doc)) for doc in (*CORPUS, evil())) < 200
    for one in (*PLAN.sections, *PLAN.citations, PLAN.metadata, PLAN.sections, PLAN.citations):
        assert len(repr(one)) < 200


def test_pieces_of_a_card() -> None:
    assert cards.table((), (), total=0, of="section", language="vi") == ""
    assert '<th scope="col">mục</th></tr>' in cards.table(
        ("section", "page"), [("I", "")], total=1, of="section", language="vi"
    )  # a column in which nothing stands is left out
    long = "a " * 300 + "Chỉ thị số 14/CT-TTg" + " b" * 300
    assert re.fullmatch(r"…[a ]+<mark>Chỉ thị số 14/CT-TTg</mark>[ b]+…", cards.marked(long, "Chỉ thị số 14/CT-TTg"))
    assert cards.spot(None, "Điều 5.2", None, None, "vi") == '<span class="nowrap">Điều 5.2</span>'
    assert cards.more(1, "citation", "en") == '<p class="soft">and 1 more citation</p>'
