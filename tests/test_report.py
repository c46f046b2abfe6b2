"""The page holds what the queries say, says nothing of its own, and no word of a document breaks it."""

from __future__ import annotations

import datetime
import itertools
import json
import re
from pathlib import Path

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnplan
from pages import index_of, texts_of
from shell import call
from vnplan.errors import ReadError
from vnplan.names import LEVELS
from vnplan.shown.page_data import _packed, _paragraphs, _shift, as_json, unpacked
from vnplan.shown.picture import COLOURS, LOOK, picture, placed
from vnplan.shown.report import SCRIPTS
from vnplan.tables.rules import load_rules
from vnplan.text.shown import whole_letters

DAY = "2026-06-01"
PLAN = """ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\n\nKẾ HOẠCH\nPhát triển văn hóa đọc năm 2024\n
Căn cứ Luật Thư viện ngày 21/11/2019;
Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021 của Thủ tướng Chính phủ về đọc sách;
I. MỤC ĐÍCH
1. Thực hiện Kế hoạch số 45/KH-BVHTTDL ngày 03/01/2022 thực hiện Quyết định số 329/QĐ-TTg ngày 15/3/2017.
2. Mỗi xã có một tủ sách 😀 theo Điều 250 Luật Giáo dục năm 2019.
"""
LOCAL = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh Bắc Giang."


@pytest.fixture(scope="module")
def documents() -> list[vnplan.Document]:
    return [
        vnplan.parse(PLAN, number="12/KH-UBND", date="2024-01-05", province="bac-giang", source="ke-hoach.txt"),
        vnplan.parse(LOCAL, number="7/KH-UBND", date="2024-02-01", issuer="UBND huyện Lục Nam", province="bac-giang"),
        *vnplan.read_folder("corpus"),
    ]


@pytest.fixture(scope="module")
def page(documents: list[vnplan.Document], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "trang.html"
    return vnplan.report(documents, path, on=DAY, title="Hồ sơ").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def graph(documents: list[vnplan.Document]) -> networkx.MultiDiGraph:
    return vnplan.build_graph(documents)


def test_its_nodes_are_those_of_the_graph(page: str, graph: networkx.MultiDiGraph) -> None:
    nodes = index_of(page)["nodes"]
    assert [node["key"] for node in nodes] == sorted(graph)
    for node in nodes:
        told = graph.nodes[node["key"]]
        for name in ("label", "number", "date", "year", "issuer", "level", "province", "title", "in_corpus"):
            assert node[name] == told.get(name)


def test_its_edges_are_those_of_the_graph_with_the_same_evidence(page: str, graph: networkx.MultiDiGraph) -> None:
    index, texts = index_of(page), texts_of(page)
    keys = [node["key"] for node in index["nodes"]]
    at = {name: n for n, name in enumerate(index["fields"]["citation"])}

    def sentences(numbers: list[int]) -> list[str]:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return [texts[doc]["citations"][n][at["sentence"]] for doc, n in pairs]

    found = {
        (keys[e["from"]], keys[e["to"]], index["relations"][e["relation"]]): sentences(e["evidence"])
        for e in index["edges"]
    }
    assert found == {
        (u, v, relation): [one.sentence for one in data["evidence"]]
        for u, v, relation, data in graph.edges(keys=True, data=True)
    }


def test_its_findings_and_verdicts_are_those_of_the_checks(page: str, documents: list[vnplan.Document]) -> None:
    index = index_of(page)
    told = [(index["documents"][f["document"]]["source"], f["code"], f["vi"], f["path"]) for f in index["findings"]]
    found = vnplan.check(documents, on=DAY)
    assert told == [(f.place.source, f.code, f.message_vi, f.place.section) for f in found]
    alone = vnplan.parse(PLAN, number="12/KH-UBND", date="2024-01-05", province="bac-giang")
    codes = [code for code in index["documents"][0]["verdicts"] if code is not None]
    assert codes == [verdict.code for verdict in vnplan.verdicts(alone, on=DAY)]
    assert "no_such_provision" in codes


def test_its_status_is_that_of_the_day(page: str, graph: networkx.MultiDiGraph) -> None:
    told = {node["key"]: node["state"] for node in index_of(page)["nodes"]}
    known = {key: vnplan.status(key, DAY, graph=graph).state for key in graph if key.startswith("/akn/")}
    assert {key: state for key, state in known.items() if state != "not_known"} == {
        key: state for key, state in told.items() if state
    }


def test_its_texts_are_whole_and_offsets_are_a_browsers(page: str, documents: list[vnplan.Document]) -> None:
    for document, told in zip(documents, texts_of(page), strict=True):
        assert told["text"] == document.text
        raw = document.text.encode("utf-16-le")
        spans = [(c[0], c[1]) for c in told["citations"]]
        assert [raw[2 * a : 2 * b].decode("utf-16-le") for a, b in spans] == [
            document.text[c.start : c.end] for c in document.citations
        ]
        shown = "".join(raw[2 * a : 2 * b].decode("utf-16-le") for a, b, _ in told["paragraphs"])
        assert "".join(shown.split()) == "".join(document.text.split())


def test_all_words_it_asks_for_are_in_the_table_and_all_in_the_table_are_asked_for(page: str) -> None:
    script = "".join((Path(vnplan.__file__).parent / "shown" / "assets" / name).read_text("utf-8") for name in SCRIPTS)
    asked = set(re.findall(r'\bt\("(\w+)"\)', script)) | {"documents", "directives", "picture", "matrix", "findings"}
    asked |= {"theme_auto", "theme_light", "theme_dark", "noscript"}
    had = {row["code"] for row in load_rules().tables["spoken"] if row["group"] == "page"}
    assert asked == had


LETTERS = st.sampled_from(
    [
        "Căn cứ Luật Giáo dục năm 2019;",
        "Thực hiện Chỉ thị số 14/CT-TTg",
        "\n",
        "\n\n",
        "\f",
        "\r\n",
        "I. ",
        "1. ",
        "| a | b |",
        "12",
        " ",
    ]
)


@given(st.lists(st.one_of(LETTERS, st.text(max_size=12)), max_size=14).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_shown_whole_in_order(text: str) -> None:
    document = vnplan.parse(text)
    shown = [(start, end) for start, end, _ in _paragraphs(document, load_rules())]
    assert all(0 <= a < b <= len(text) for a, b in shown)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(shown))
    assert "".join("".join(text[a:b] for a, b in shown).split()) == "".join(text.split())


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
@settings(max_examples=60, deadline=None)
def test_data_comes_back_as_it_went_in(text: str) -> None:
    whole = whole_letters(text)
    assert json.loads(as_json([whole])) == [whole]
    assert unpacked(_packed({"text": whole})) == {"text": whole}
    raw = whole.encode("utf-16-le")
    shift = _shift(whole)
    assert all(len(whole[:n].encode("utf-16-le")) == 2 * shift(n) for n in range(len(whole) + 1))
    assert len(raw) == 2 * shift(len(whole))


HOSTILE = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>\u202emơ\u202c ' + "A" * 300


def hostile(path: Path) -> Path:
    text = (
        f"KẾ HOẠCH\n{HOSTILE}\n\nCăn cứ Quyết định số 12/QĐ-UBND<script>alert(3)</script> ngày 05/01/2024;\n"
        f"Thực hiện Đề án “{HOSTILE}”; theo Chỉ thị số 5/CT-TTg ngày 01/02/2023 về {HOSTILE}\n"
        f'I. "><img src=x onerror=alert(4)>\n1. {HOSTILE}\n| <b>ô</b> | Luật Giáo dục năm 2019 |\n'
    )
    names = ["<img src=x onerror=alert(5)>.txt", "a\u202egnp.txt", "x" * 200 + ".txt"]
    docs = [vnplan.parse(text + str(n), source=name, number="3/KH-UBND") for n, name in enumerate(names)]
    return vnplan.report(docs, path / "la.html", title=HOSTILE, on=DAY)


def test_no_word_of_a_document_becomes_markup(tmp_path: Path) -> None:
    page = hostile(tmp_path).read_text(encoding="utf-8")
    assert page.count("<script") == page.count("</script>") == 5  # the data, three texts, the program
    assert "<img" not in re.sub(r"<script.*?</script>", "", page, flags=re.S)
    assert "\u202e" not in re.sub(r"<script.*?</script>", "", page, flags=re.S)


def test_data_cannot_end_its_element() -> None:
    assert as_json(["</script>", "<!--", "\u2028"]) == '["\\u003c/script>","\\u003c!--","\\u2028"]'


def test_it_asks_no_network_and_runs_one_program_only(page: str) -> None:
    head = page.split("</head>")[0]
    assert "default-src 'none'" in head
    assert re.search(r"script-src 'sha256-[\w+/=]{44}'", head)
    bare = re.sub(r'<script type="[^"]*"[^>]*>.*?</script>', "", page, flags=re.S)
    assert re.findall(r"https?://[^\"'\s]+", bare) == ["http://www.w3.org/2000/svg"]
    assert not re.search(
        r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|fetch|XMLHttpRequest)\b", bare
    )


def test_a_page_tells_files_by_their_places_below_their_folder(tmp_path: Path) -> None:
    for name in ("so/ke-hoach.txt", "tinh/bac-giang/ke-hoach.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(f"{PLAN} {name}", encoding="utf-8")
    page = vnplan.report(tmp_path, tmp_path / "x.html").read_text(encoding="utf-8")
    assert [one["source"] for one in index_of(page)["documents"]] == ["so/ke-hoach.txt", "tinh/bac-giang/ke-hoach.txt"]
    assert str(tmp_path) not in page


def test_a_folder_is_read_and_what_is_not_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 broken")
    page = vnplan.report(tmp_path, tmp_path / "x.html").read_text(encoding="utf-8")
    index = index_of(page)
    assert [Path(one["source"]).name for one in index["documents"]] == ["a.txt"]
    ((source, message),) = index["failures"]
    assert source == "b.docx"
    assert message.startswith("is ")
    assert str(tmp_path) not in page


def test_wrong_use_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        vnplan.report(tmp_path / "none", tmp_path / "x.html")
    with pytest.raises(ValueError, match="language"):
        vnplan.report(vnplan.parse(PLAN), tmp_path / "x.html", language="fr")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="title"):
        vnplan.report(vnplan.parse(PLAN), tmp_path / "x.html", title=5)  # type: ignore[arg-type]
    assert not (tmp_path / "x.html").exists()


def test_no_documents_are_a_page_too(tmp_path: Path) -> None:
    index = index_of(vnplan.report([], tmp_path / "x.html").read_text(encoding="utf-8"))
    assert (index["nodes"], index["documents"], index["edges"]) == ([], [], [])


def test_the_same_documents_make_the_same_page(documents: list[vnplan.Document], page: str, tmp_path: Path) -> None:
    assert vnplan.report(documents, tmp_path / "x.html", on=DAY, title="Hồ sơ").read_text(encoding="utf-8") == page


def test_the_command_writes_the_page_and_says_how_large_it_is(tmp_path: Path) -> None:
    done = call("report", "corpus", "-o", tmp_path / "x.html", "--lang", "en", "--title", "Năm tỉnh", "--on", DAY)
    assert re.search(r"x\.html: 5 documents, 0\.\d MB", done.stderr)
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "<title>Năm tỉnh</title>" in page


@pytest.mark.parametrize(
    ("options", "said"), [(["--lang", "fr"], "--lang: vi or en"), (["--on", "2024-13-01"], "on is a date such as")]
)
def test_the_command_refuses_what_it_cannot_do(options: list[str], said: str, tmp_path: Path) -> None:
    done = call("report", "corpus", "-o", tmp_path / "x.html", *options, code=2)
    assert (said in done.stderr, (tmp_path / "x.html").exists()) == (True, False)


# --- the picture -----------------------------------------------------------------------------------------------------


def test_the_picture_has_the_centre_above_and_lines_upwards(graph: networkx.MultiDiGraph) -> None:
    drawn = picture(graph, language="en")
    assert drawn.startswith("<svg")
    assert drawn.index("National Assembly") < drawn.index("Prime Minister") < drawn.index(">Provincial<")
    assert "12/KH-UBND" in drawn


def test_the_picture_of_one_document_has_its_chains_alone(graph: networkx.MultiDiGraph) -> None:
    drawn = picture(graph, focus="14/CT-TTg")
    assert "12/KH-UBND" in drawn  # carries it out
    assert "7/KH-UBND" in drawn  # through the other
    assert "3461/KH-UBND" not in drawn
    with pytest.raises(KeyError, match="nearest"):
        picture(graph, focus="15/CT-TTg")


def test_a_row_holds_the_most_linked_and_counts_the_others(graph: networkx.MultiDiGraph) -> None:
    drawn = picture(graph, most=2)
    assert len(re.findall(r"<g ", drawn)) == sum(min(2, len(row)) for row in _rows(graph).values())
    assert re.search(r">\+ \d+<", drawn)


def test_places_in_a_row_are_each_taken_once(graph: networkx.MultiDiGraph) -> None:
    order = placed(graph)
    for row in _rows(graph).values():
        assert sorted(order[key] for key in row) == list(range(len(row)))


def test_a_picture_escapes_what_it_shows() -> None:
    text = 'Thực hiện Đề án “Đọc <script>alert(1)</script> & "viết"”.'
    drawn = picture(vnplan.build_graph(vnplan.parse(text, number="1/KH-UBND", date=datetime.date(2024, 1, 1))))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize(("number", "wide"), [("14/CT-TTg", False), ("107/2025/UBTVQH15", True)])
def test_a_long_number_does_not_run_over_its_box(number: str, wide: bool) -> None:
    drawn = picture(vnplan.build_graph(vnplan.parse("Kế hoạch", number=number, date="2025-09-26")))
    assert (f'textLength="{LOOK["box"] - 16}" lengthAdjust="spacingAndGlyphs">{number}<' in drawn) is wide
    assert ("textLength" in drawn) is wide


def _rows(graph: networkx.MultiDiGraph) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for key, level in graph.nodes(data="level"):
        rows.setdefault(level or "", []).append(key)
    return rows


# --- the look --------------------------------------------------------------------------------------------------------

CSS = (Path(vnplan.__file__).parent / "shown" / "assets" / "page.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"--(\w+): (#[0-9a-f]{6});")
LIGHT, DARK, FORCED = (
    dict(COLOUR.findall(block)) for block in re.findall(r"color-scheme: \w+;(.*?)\n ?\}", CSS, re.S)[:3]
)


def test_the_colours_of_levels_are_the_same_in_page_and_picture() -> None:
    assert {level: LIGHT[level or "none"] for level in (*LEVELS, "")} == COLOURS
    assert DARK == FORCED
    assert LIGHT.keys() == DARK.keys()
    assert all(f'[data-level="{level}"] {{ --at: var(--{level}); }}' in CSS for level in (*LEVELS, "none"))


@pytest.mark.parametrize(("scheme", "name"), [(LIGHT, "light"), (DARK, "dark")])
def test_all_words_stand_out_from_their_ground(scheme: dict[str, str], name: str) -> None:
    """WCAG AA: 4.5 to 1 for words, in the colours of levels too."""
    grounds = [scheme[ground] for ground in ("paper", "card")]
    words = [told for told in scheme if told not in ("paper", "card", "line", "wash", "focus")]
    assert [(told, ground) for told in words for ground in grounds if _contrast(scheme[told], ground) < 4.5] == []
    assert all(_contrast(scheme["focus"], ground) >= 3 for ground in grounds)
    assert all(_contrast(scheme[told], scheme["wash"]) >= 4.5 for told in ("ink", "soft", "link"))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
