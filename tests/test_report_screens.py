"""The page in Chromium: search, click, filter, keyboard, language; no error in the console, no request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

import vnplan
from pages import Opened, browser, counts, focused, gone, says
from test_report import DAY, LOCAL, PLAN, hostile
from vnplan.graph.queries import CARRIES_OUT
from vnplan.shown.picture import LOOK, laid_out, placed

ROUTES = ("#/", "#/directives", "#/picture", "#/matrix", "#/findings", "#/d/0", "#/d/0/c1", "#/v/1", "#/picture/1")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def graph() -> networkx.MultiDiGraph:
    return vnplan.build_graph(_documents())


def _documents() -> list[vnplan.Document]:
    return [
        vnplan.parse(PLAN, number="12/KH-UBND", date="2024-01-05", province="bac-giang", source="ke-hoach.txt"),
        vnplan.parse(LOCAL, number="7/KH-UBND", date="2024-02-01", issuer="UBND huyện Lục Nam", province="bac-giang"),
        *vnplan.read_folder("corpus"),
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return vnplan.report(_documents(), tmp_path_factory.mktemp("screens") / "trang.html", on=DAY)


@pytest.fixture
def opened(chromium: Any, path: Path) -> Iterator[Opened]:
    one = Opened(chromium.new_page(viewport={"width": 1400, "height": 900}), path)
    yield one
    one.tab.close()
    assert (one.said, one.others) == ([], [])


@pytest.fixture
def phone(chromium: Any, path: Path) -> Iterator[Opened]:
    one = Opened(chromium.new_page(viewport={"width": 390, "height": 844}), path)
    yield one
    one.tab.close()
    assert (one.said, one.others) == ([], [])


WITHOUT_A_NAME = (
    "[...document.querySelectorAll('button, select, input, a[href]')].filter(one => !one.textContent.trim()"
    " && !one.getAttribute('aria-label') && !one.closest('label')).map(one => one.outerHTML)"
)


@pytest.mark.parametrize("route", ROUTES)
def test_every_view_opens_fits_its_window_and_names_its_fields(route: str, opened: Opened, phone: Opened) -> None:
    for one in (opened, phone):
        tab = one.at(route)
        assert tab.locator("main h1").inner_text().strip()
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        counts(tab.locator("main h1"), 1)
        assert tab.evaluate(WITHOUT_A_NAME) == []


def test_search_needs_no_tone_marks(opened: Opened) -> None:
    tab = opened.at("#/")
    rows = tab.locator("main tbody tr")
    counts(rows, 7)
    tab.fill("#search", "van hoa doc")
    counts(rows, 1)
    says(rows, "12/KH-UBND")
    tab.fill("#search", "KH-UBND binh thuan")
    says(rows, "3461/KH-UBND")
    tab.fill("#search", "không có gì như thế")
    counts(rows, 0)
    counts(tab.locator(".nothing"), 1)
    tab.press("#search", "Escape")
    counts(rows, 7)


def test_all_texts_can_be_searched(opened: Opened) -> None:
    tab = opened.at("#/")
    tab.fill("#search", "tu sach 😀")
    tab.press("#search", "Enter")
    tab.wait_for_selector(".hits a")
    tab.click(".hits p a")
    tab.wait_for_selector("article")
    says(tab.locator(".found"), "tủ sách 😀")


def test_filters_pick_documents(opened: Opened) -> None:
    tab = opened.at("#/")
    tab.locator(".filters select").nth(1).select_option("binh-thuan")
    counts(tab.locator("main tbody tr"), 1)
    tab.locator(".filters select").nth(1).select_option("")
    tab.locator(".filters select").nth(0).select_option("district")
    says(tab.locator("main tbody tr"), "7/KH-UBND")


def test_a_click_on_a_citation_opens_its_note(opened: Opened) -> None:
    tab = opened.at("#/d/0")
    mark = tab.locator("article .cite", has_text="14/CT-TTg")
    mark.click()
    note = tab.locator(".note.open")
    says(note, "Chỉ thị 14/CT-TTg")
    says(note, "thực hiện")
    says(note, "Thủ tướng Chính phủ")
    beside = abs(note.bounding_box()["y"] - mark.bounding_box()["y"])
    assert beside < 30
    note.locator("a").last.click()
    tab.wait_for_selector(".carriers")
    says(tab.locator("main h1"), "Chỉ thị 14/CT-TTg")
    says(tab.locator(".carriers").first, "Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021")


def test_what_is_doubtful_is_said_beside_it(opened: Opened) -> None:
    tab = opened.at("#/d/0")
    note = tab.locator(".note.doubt", has_text="Luật Giáo dục")
    says(note, "không có điều khoản này")


def test_who_carries_out_through_others_is_told_with_the_way(opened: Opened, graph: networkx.MultiDiGraph) -> None:
    key = vnplan.implementers_of(graph, "14/CT-TTg")[0].keys[-1]
    tab = opened.at(f"#/v/{sorted(graph).index(key)}")
    district = tab.locator("section.level[data-level=district]")
    says(district, "7/KH-UBND")
    says(district, "qua")
    district.locator("summary").click()
    says(district, "Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021")
    tab.locator("input[type=checkbox]").click()
    counts(district, 0)


def test_a_document_is_reached_by_its_key_and_a_wrong_address_shows_all(opened: Opened) -> None:
    says(opened.at("#/akn/vn/doc/chi-thi/ttg/2021/14").locator("main h1"), "Chỉ thị 14/CT-TTg")
    for wrong in ("#/akn/vn/none", "#/%", "#/d/999", "#/v/x", "#/d/0/c999", "#/d/0/@99999999", "#/nowhere"):
        assert opened.at(wrong).locator("main h1").inner_text()


def test_its_answers_are_those_of_the_queries(opened: Opened, graph: networkx.MultiDiGraph) -> None:
    tab, keys = opened.at("#/"), sorted(graph)
    walk = "name => vnplan.index.nodes.map((_, n) => vnplan[name](n).map(c => [c.node, c.edges.map(e => e.relation)]))"
    for name, ask in (("directives", vnplan.directives_of), ("implementers", vnplan.implementers_of)):
        found = tab.evaluate(walk, name)
        end = -1 if name == "directives" else 0
        for key, chains in zip(keys, found, strict=True):
            assert [(keys[node], relations) for node, relations in chains] == [
                (chain.keys[end], list(chain.relations)) for chain in ask(graph, key)
            ]
    table = vnplan.coverage(graph, keys)
    places = list(table.index)
    counted = tab.evaluate(
        "places => vnplan.index.nodes.map((_, n) => places.map(p => vnplan.coverage(n, places).get(p)))", places
    )
    assert counted == [table[key].tolist() for key in keys]


def test_the_picture_stands_as_it_was_laid_out(opened: Opened, graph: networkx.MultiDiGraph) -> None:
    tab, keys = opened.at("#/picture"), sorted(graph)
    rows, height = laid_out(graph, keys, placed(graph), LOOK["most"])
    drawn = tab.evaluate("vnplan.laidOut(vnplan.index.nodes.map((_, n) => n))")
    assert drawn["height"] == height
    assert [[(keys[box["at"]], box["x"], box["y"]) for box in row["boxes"]] for row in drawn["rows"]] == [
        [tuple(box) for box in row.boxes] for row in rows
    ]


def test_no_word_of_the_picture_runs_over_its_box(chromium: Any, tmp_path: Path) -> None:
    text = (
        "Căn cứ Nghị quyết số 107/2025/UBTVQH15; theo Quyết định số 5/QĐ-TTg ngày 2/1/2024; Thông tư số 1/2024/TT-BYT."
    )
    doc = vnplan.parse(text, number="6/KH-UBND", date="2025-10-01")
    tab = Opened(chromium.new_page(), vnplan.report([doc], tmp_path / "page.html")).at("#/picture")
    right = "e => Math.max(...[...e.querySelectorAll('text')].map(t => t.getBBox().x + t.getBBox().width))"
    for node in tab.locator("svg .node").all():
        frame = node.locator("rect.frame")
        assert node.evaluate(right) < float(frame.get_attribute("x") or 0) + LOOK["box"]
    levels = tab.locator("svg .row").evaluate_all("all => all.map(t => t.getBBox().x + t.getBBox().width)")
    assert max(levels) < LOOK["margin"]
    tab.close()


def test_the_picture_can_be_filtered_and_focused(opened: Opened, graph: networkx.MultiDiGraph) -> None:
    tab = opened.at("#/picture")
    boxes = tab.locator("svg.picture .node")
    every = boxes.count()
    tab.click(".filters-more summary")
    tab.locator(".ticks").nth(0).locator("label", has_text="Thủ tướng").click()
    counts(tab.locator("svg.picture .node:not([data-level=prime_minister])"), 0)
    assert 0 < boxes.count() < every
    tab.locator(".ticks").nth(0).locator("label", has_text="Thủ tướng").click()
    tab.locator(".filters-more select").select_option("binh-thuan")
    counts(tab.locator("svg.picture .node[aria-label*='1061/QĐ-UBND']"), 0)
    at = sorted(graph).index("/akn/vn/doc/chi-thi/ttg/2021/14")
    tab = opened.at(f"#/picture/{at}")
    told = {box.get_attribute("aria-label").split(",")[0] for box in tab.locator("svg.picture .node").all()}
    chains = vnplan.implementers_of(graph, "14/CT-TTg") + vnplan.directives_of(graph, "14/CT-TTg", scope="all")
    assert told == {str(graph.nodes[key]["label"]) for chain in chains for key in chain.keys}
    assert tab.locator("svg.picture .edge").count() >= len(chains)


def test_the_matrix_has_a_sign_for_each_relation(opened: Opened, graph: networkx.MultiDiGraph) -> None:
    tab = opened.at("#/matrix")
    cell = tab.locator("td button[aria-label*='3461/KH-UBND'][aria-label*='2457/QĐ-BGDĐT']")
    says(cell, "●")
    cell.click()
    says(tab.locator("#sheet"), "2457/QĐ-BGDĐT")
    tab.keyboard.press("Escape")
    gone(tab.locator("#sheet"))
    assert cell.evaluate("one => one === document.activeElement")
    relations = set(tab.locator("td.some button").evaluate_all("all => all.map(one => one.title)"))
    assert "thực hiện" in relations
    assert set(CARRIES_OUT) > set()


def test_the_keyboard_is_enough(opened: Opened) -> None:
    tab = opened.at("#/directives")
    tab.keyboard.press("/")
    focused(tab, "search")
    tab = opened.at("#/d/0")
    tab.keyboard.press("n")
    first = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("n")
    second = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("p")
    assert {first[0], second[0]} == {"c"}
    assert first != second
    focused(tab, first)
    tab = opened.at("#/")
    tab.keyboard.press("Tab")
    focused(tab, "skip")
    tab.keyboard.press("Enter")
    focused(tab, "main")
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('main a.name')"):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_selector("article")


def test_all_words_change_with_the_language(opened: Opened) -> None:
    tab = opened.at("#/")
    says(tab.locator("main h1"), "Văn bản")
    tab.click("#tools [lang=en]")
    says(tab.locator("main h1"), "Documents")
    assert tab.evaluate("document.documentElement.lang") == "en"
    for route in ROUTES:
        tab = opened.at(route)
        told = tab.evaluate(
            "[...document.querySelectorAll('main label, main h2, main dt, main thead th, #nav a, #foot')]"
            ".map(one => one.innerText).join(' ')"
        )
        assert not [word for word in ("Cấp", "Tỉnh", "Thực hiện", "Rà soát", "Mục lục", "Phím") if word in told], route
    tab.click("#tools [lang=vi]")


def test_on_a_phone_a_note_opens_at_the_foot(phone: Opened) -> None:
    tab = phone.at("#/d/0")
    gone(tab.locator(".notes"))
    tab.locator("article .cite", has_text="14/CT-TTg").click()
    says(tab.locator("#sheet"), "Thủ tướng Chính phủ")
    tab.click("#sheet .close")
    gone(tab.locator("#sheet"))


def test_on_paper_the_notes_stand_behind_the_text(opened: Opened) -> None:
    tab = opened.at("#/d/0")
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    gone(tab.locator("nav.views"))
    notes = tab.locator(".notes").inner_text()
    assert "không có điều khoản này" in notes
    assert "Thủ tướng Chính phủ" in notes


def test_no_word_of_a_document_runs_or_turns_the_page(chromium: Any, tmp_path: Path) -> None:
    one = Opened(chromium.new_page(viewport={"width": 390, "height": 844}), hostile(tmp_path))
    for route in (*ROUTES, "#/d/1/c0", "#/d/2", "#/v/0", "#/v/2", "#/picture/2"):
        tab = one.at(route)
        counts(tab.locator("img, main script, main b > img"), 0)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), route
        assert "\u202e" not in tab.evaluate("document.body.innerText + document.title")
    one.tab.close()
    assert (one.said, one.others) == ([], [])
