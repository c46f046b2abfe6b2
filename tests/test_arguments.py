"""Wrong arguments: each call beside the words of what it is told. And every way of naming tables of one's own."""

from __future__ import annotations

import contextlib
import datetime
import inspect
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest

import vnplan
from vnplan import Catalog, CatalogError, ReadError, Rules, RulesError, VnplanError
from vnplan.errors import NeedsPackage, UnknownName, WrongType, WrongValue
from vnplan.keys.catalog_rows import catalog_of
from vnplan.tables.rules import rules_of

DOC = vnplan.parse(
    "I. MỤC TIÊU\n1. Thực hiện Chỉ thị số 14/CT-TTg ngày 25/5/2021.\nII. KINH PHÍ",
    number="12/KH-UBND",
    date="2023-01-05",
    province="bac-giang",
)
GRAPH = vnplan.build_graph(DOC)
PLAN = "/akn/vn/doc/ke-hoach/ubnd.bac-giang/2023/12"

CALLS = [
    # call                                            raises      words of the message
    # --- a text
    ('parse(b"x")', WrongType, r"parse\(\) takes a str, not bytes; decode it first"),
    ('parse(Path("a.txt"))', WrongType, r"not \w+Path; read a file with vnplan\.read\(path\)"),
    ('parse(io.StringIO("x"))', WrongType, r"not StringIO; give it file\.read\(\)"),
    ("parse(document)", WrongType, r"not Document; it has been read already, take document\.citations"),
    ('find_citations(io.BytesIO(b"x"))', WrongType, r"find_citations\(\) takes a str, not BytesIO; give it file\.read"),
    ('find_citations(Path("a.txt"))', WrongType, r"read a file with vnplan\.read\(path\)"),
    ('find_citations(b"x")', WrongType, "decode it first"),
    ("find_citations(None)", WrongType, "takes a str, not NoneType"),
    ('explain(b"x")', WrongType, "takes a str, not bytes"),
    ("document.attach(3)", WrongType, r"attach\(\) takes a str, not int"),
    ('document.attach("another text")', WrongValue, "not the text the document was read from"),
    # --- what is told of it
    ('parse("x", date="14/9/2023")', WrongValue, "date is a date such as \"2023-09-14\" or .*, not '14/9/2023'"),
    ('parse("x", date=3)', WrongType, 'a date such as "2023-09-14"'),
    ('parse("x", number=12)', WrongType, "number is a str such as '12/KH-UBND', not 12"),
    ('parse("x", issuer=12)', WrongType, "issuer is a str such as 'UBND tỉnh Bắc Giang', not 12"),
    ('parse("x", source=12)', WrongType, r"source is a str such as 'ke-hoach\.txt', not 12"),
    ('parse("x", province=3)', WrongType, "province is a str such as 'bac-giang', not 3"),
    ('parse("x", province="bac-gian")', WrongValue, "no province 'bac-gian'; a slug .* wanted; nearest: bac-giang$"),
    ('parse("x", province="Atlantis")', WrongValue, "no province 'Atlantis'; .* or a name is wanted$"),
    # --- a file
    ('read("none.txt")', ReadError, r"^none\.txt: no such file$"),
    ('read("I. MỤC\\n1. TIÊU")', ReadError, r"not a text of several lines; vnplan\.parse\(text\) reads"),
    ('read("a\\0b")', ReadError, "cannot be opened"),
    ('read(io.StringIO("x"))', WrongType, "a path is wanted, not StringIO"),
    # --- documents
    ('build_graph("folder")', WrongType, r"build_graph\(\) takes documents, not 'folder'; .* vnplan\.read\(path\)"),
    ('build_graph(["a.txt"])', WrongType, r"takes documents, not 'a\.txt'"),
    ('build_graph(Path("a.txt"))', WrongType, r"takes documents, not \w+Path"),
    ('check("text")', WrongType, r"check\(\) takes documents, not 'text'; vnplan\.parse\(text\) makes one"),
    ("resolve(3)", WrongType, r"resolve\(\) takes documents, not int"),
    ('align("a", "b")', WrongType, r"align\(\) takes documents, not 'a'"),
    ('align(document, "b")', WrongType, r"align\(\) takes documents, not 'b'"),
    ('align(document, document, floor="high")', WrongType, "a score from 0 to 100, not 'high'"),
    ("align(document, document, floor=200)", WrongValue, "a score from 0 to 100, not 200"),
    ('back_references("x")', WrongType, r"back_references\(\) takes documents, not 'x'"),
    ('to_akn("x")', WrongType, r"to_akn\(\) takes documents, not 'x'"),
    # --- tables
    ("check(document, rules=3)", WrongType, "rules is a folder of tables, loaded rules or None, not 3"),
    ('explain("x", rules=3)', WrongType, "rules is a folder of tables, loaded rules or None, not 3"),
    ('find_citations("x", rules="none")', RulesError, "none: no table here"),
    ("check(document, catalog=3)", WrongType, "catalog is a CSV file, a loaded catalogue, True or False, not 3"),
    ('build_graph(document, catalog="none")', CatalogError, "none: No such file"),
    # --- look-up in a document
    ('cited.where(relation="implement")', WrongValue, "no relation 'implement'; nearest: implements; there are legal_"),
    ('cited.where(relation="bogus")', WrongValue, "no relation 'bogus'; there are .*; or a portal's name: no portal"),
    ('cited.where(relation="Văn bản HD, QĐ chi tiết")', WrongValue, "tells what others do to this document"),
    ('cited.where(level="bogus")', WrongValue, "no level 'bogus'; there are central_party, .*, institution"),
    ('cited.where(level="ministri")', WrongValue, "no level 'ministri'; nearest: ministry; there are"),
    ('cited.where(kind=["named", "number"])', WrongValue, "no kind 'number'; nearest: numbered; there are"),
    ('cited.where(date="25/5/2021")', WrongValue, 'a date such as "2023-09-14"'),
    ('cited.where(province="bac-gian")', WrongValue, "no province 'bac-gian'; .* nearest: bac-giang$"),
    ('cited.where(relations="implements")', WrongValue, "no field 'relations'; nearest: relation; they have kind, "),
    ('document.sections["I.9"]', UnknownName, r"^no section 'I\.9'; nearest: I\.1; paths: I, I\.1, II$"),
    ('document.sections["I", 1]', UnknownName, "^no section 'I' in part 1; there are none$"),
    ('document.region("boddy")', WrongValue, "no region 'boddy'; nearest: body; there are web_chrome"),
    ('cited.where(document_type="thong tu")', WrongValue, "no document type 'thong tu'; nearest: thong_tu"),
    ('cited.where(document_type=["thong_tu", "bogus"])', WrongValue, "no document type 'bogus'; there are hien_phap, "),
    ('cited.where(year="2021")', WrongType, "year is a whole number, not '2021'"),
    ("cited.where(number=14)", WrongType, "number is a str such as '14/CT-TTg', not 14"),
    ("cited.where(key={})", WrongType, "key is a str such as .*, not dict"),
    ("cited.where(provisions=[])", WrongValue, r"where\(\) cannot ask for provisions"),
    ('cited["14/CT-TTg"]', WrongType, r"takes a number or a slice, not '14/CT-TTg'; where\(\.\.\.\) picks"),
    ('cited.within("0", 9)', WrongType, "start is a whole number, not '0'"),
    ("cited.governor_of(0)", WrongType, r"governor_of\(\) takes a citation, not 0"),
    ('document.sections[0, "I"]', WrongType, r"takes a str and a number, as sections\['II\.2', 1\], not \(0, 'I'\)"),
    ('document.sections["I", "I"]', WrongType, "takes a str and a number"),
    ('document.sections["I", 0, 0]', WrongType, "takes a str and a number"),
    ("document.sections[2.5]", WrongType, r"takes a path such as 'II\.2', a number or a slice, not 2\.5"),
    ('document.sections.children_of("I")', WrongType, r"children_of\(\) takes a section, .*, not 'I'"),
    ('document.region("body", "I")', WrongType, "part is a whole number from 0, not 'I'"),
    # --- the catalogue and the tables themselves
    ("load_rules(5)", WrongType, r"load_rules\(\) takes the path of a folder of tables, not int"),
    ("load_rules('a\\0b')", WrongValue, "no path is 'a"),
    ("load_catalog(5)", WrongType, r"load_catalog\(\) takes the path of a CSV file, not int"),
    ('load_rules().phrases("x")', UnknownName, "no phrases of kind 'x'; there are title_opens, "),
    ("load_rules().type_of_symbol(5)", WrongType, "a symbol is a str such as 'QĐ', not int$"),
    ("load_catalog().get(None)", WrongType, "key is a str such as '/akn/vn/act/"),
    ("load_catalog().by_number(31)", WrongType, "number is a str such as '31/2024/QH15', not 31"),
    ('load_catalog().by_serial("nghi_quyet", "tw", 29)', WrongType, "serial is a str such as '29', not 29"),
    ('load_catalog().find("Luật", limit="2")', WrongType, "limit is a whole number from 0, not '2'"),
    ('load_catalog().by_title("Luật", floor=700)', WrongValue, "floor is a score from 0 to 100, not 700"),
    ('load_catalog().law_in_force("luat", "dat-dai", "2016-05-01")', WrongType, r"on is a datetime\.date, not '2016"),
    # --- questions to the graph
    ('directives_of(graph, "41/CT-TTg")', UnknownName,
     r"^'41/CT-TTg' is not in the graph; nearest: Chỉ thị 14/CT-TTg \(/akn/vn/doc/chi-thi/ttg/2021/14\)$"),
    ('implementers_of(graph, "/akn/vn/doc/chi-thi/ttg/2021/41")', UnknownName, r"nearest: Chỉ thị .* \(/akn/vn"),
    ("trace(graph, PLAN, 'x')", UnknownName, "^'x' is not in the graph"),
    ('chain_tree(graph, "x")', UnknownName, "^'x' is not in the graph"),
    ('sections_of(graph, "x")', UnknownName, "^'x' is not in the graph"),
    ('coverage(graph, ["x"])', UnknownName, "^'x' is not in the graph"),
    ('coverage(graph, PLAN, ["bac-gian"])', WrongValue, "no province 'bac-gian'; .* nearest: bac-giang$"),
    ('roots(graph, relations=["implement"])', WrongValue, "no relation 'implement'; nearest: implements; there are"),
    ('directives_of(graph, PLAN, scope="local")', WrongValue, "scope is 'central' or 'all', not 'local'"),
    ('by_level(graph, "ministri")', WrongValue, "no level 'ministri'; nearest: ministry; there are"),
    ('by_year(graph, "2020", 2024)', WrongType, "first is a whole number, not '2020'"),
    ("by_level(graph, 3)", WrongType, "levels is a str such as 'ministry' or a list of such, not 3"),
    ("roots(graph, relations=None)", WrongType, "relations is a str such as 'implements' or a list"),
    ('trace(graph, PLAN, PLAN, limit="x")', WrongType, "limit is a whole number from 0, not 'x'"),
    ("directives_of(graph, PLAN, depth=-1)", WrongValue, "depth is a whole number from 0, not -1"),
    ("directives_of(graph, 3)", WrongType, "a document goes by its key, its number, .*, not int"),
    ("coverage(graph, 3)", WrongType, "a document goes by its key, its number, .*, not int"),
    ('sections_of(graph, "/akn/vn/doc/chi-thi/ttg/2021/14", source="x")', UnknownName, "^'x' is not in the graph"),
    ("load_graph(None)", WrongType, r"load_graph\(\) takes the path of a file that write_graph wrote, not NoneType"),
    ("write_graph(graph, 3)", WrongType, r"write_graph\(\) takes the path of the file to write, not int"),
    ('picture(graph, relations="implement")', WrongValue, "no relation 'implement'; nearest: implements; there are"),
    ("picture(document)", WrongType, r"picture\(\) takes a graph, .*, not Document"),
    ('report(document, "x.html", language="fr")', WrongValue, "no language 'fr'; there are vi, en"),
    ("report(document, 3)", WrongType, r"report\(\) takes the path of the page to write, not int"),
    ('report([document, 3], "x.html")', WrongType, r"report\(\) takes documents, not int"),
    ("merge([graph])", WrongType, r"merge\(\) takes a graph, .*, not list"),
    ('write_graph(document, "x.json")', WrongType, r"write_graph\(\) takes a graph, .*, not Document"),
    ('write_graph(graph, "x.xls")', WrongValue, r"a graph is written as \.graphml, .*, not '\.xls'"),
    ('load_graph("x.xls")', WrongValue, r"a graph is read from \.graphml, .*, not '\.xls'"),
    ('parse_iri("x")', WrongValue, "'x' is no key: the shape is /akn/vn/act"),
    ("parse_iri(3)", WrongType, "takes a key as a str, not int"),
]  # fmt: skip
NAMES = {
    **{name: getattr(vnplan, name) for name in vnplan.__all__},
    "document": DOC, "cited": DOC.citations, "graph": GRAPH, "PLAN": PLAN, "Path": Path, "io": io,
}  # fmt: skip
QUESTIONS = [
    vnplan.most_cited, vnplan.roots, vnplan.unresolved, vnplan.conflicts, vnplan.with_sections, vnplan.merge,
    *(lambda g, ask=ask: ask(g, PLAN) for ask in (vnplan.directives_of, vnplan.implementers_of, vnplan.chain_tree,
                                                  vnplan.sections_of, vnplan.coverage)),
    lambda g: vnplan.trace(g, PLAN, PLAN), lambda g: vnplan.by_level(g, "ministry"),
    lambda g: vnplan.by_year(g, 2020, 2024), lambda g: vnplan.write_graph(g, "x.json"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "words"), CALLS, ids=[call for call, _, _ in CALLS])
def test_a_wrong_argument_is_told_what_is_wanted(call: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as told:
        eval(call, dict(NAMES))
    assert isinstance(told.value, VnplanError)
    assert "\n" not in str(told.value)


WRONG = (5, -3, 2.5, b"x", object(), [1], {"a": 1}, io.StringIO("x"), DOC, "a\0b", "bogus")
"""What hardly any argument may be."""


@pytest.mark.parametrize("name", [name for name in vnplan.__all__ if name[0].islower()])
def test_no_function_answers_nonsense_with_an_error_of_pythons_own(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    function = getattr(vnplan, name)
    told = {
        "graph": GRAPH, "documents": DOC, "document": DOC, "plan": DOC, "directive": DOC, "text": "x", "levels": [],
        "key": PLAN, "keys": PLAN, "a": PLAN, "b": PLAN, "first": 2020, "last": 2024, "path": "none.json",
        "out": "tables",
    }  # fmt: skip
    arguments = {n: p for n, p in inspect.signature(function).parameters.items() if p.kind is not p.VAR_POSITIONAL}
    good = {n: told[n] for n, p in arguments.items() if p.default is p.empty}
    for wrong_name in arguments:
        for wrong in WRONG:
            with contextlib.suppress(VnplanError, FileNotFoundError):
                function(**{**good, wrong_name: wrong})


def test_types_of_ones_own_can_be_asked_for(folder: Path) -> None:
    read = vnplan.find_citations("Theo Chỉ thị số 14/CT-TTg.", rules=folder)
    parsed = vnplan.parse("Theo Chỉ thị số 14/CT-TTg.", rules=folder).citations
    loaded = vnplan.Document.model_validate_json(vnplan.parse("Theo Chỉ thị số 14/CT-TTg.").model_dump_json()).citations
    assert read.where(document_type="truyen_don") == parsed[:].where(document_type="truyen_don") == []
    assert loaded.where(document_type="truyen_don", rules=folder) == []
    assert len(read.where(document_type=["truyen_don", "chi_thi"])) == 1
    with pytest.raises(WrongValue, match="no document type 'truyen_don'"):
        loaded.where(document_type="truyen_don")


@pytest.mark.parametrize("ask", QUESTIONS)
def test_every_question_wants_a_graph(ask: Callable[[Any], Any]) -> None:
    for given in (DOC, [DOC], "graph.json", networkx.DiGraph()):
        with pytest.raises(WrongType, match=r"\(\) takes a graph, as vnplan\.build_graph\(documents\) makes it"):
            ask(given)


@pytest.mark.parametrize("error", [WrongType, WrongValue, UnknownName, NeedsPackage])
def test_errors_are_what_python_calls_them_too(error: type[Exception]) -> None:
    (standard,) = [base for base in error.__bases__ if base is not VnplanError]
    assert issubclass(error, VnplanError)
    assert standard in (TypeError, ValueError, KeyError, ImportError)


def test_public_errors_bear_their_public_name() -> None:
    for name in ("VnplanError", "ReadError", "RulesError", "CatalogError"):
        error = getattr(vnplan, name)
        assert (error.__module__, error.__qualname__) == ("vnplan", name)
        assert issubclass(error, VnplanError)


# --- what is right ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2023-09-14", datetime.date(2023, 9, 14), datetime.datetime(2023, 9, 14, 8, 30)])
def test_a_day_may_be_a_date(day: Any) -> None:
    assert vnplan.parse("x", date=day).metadata.date == datetime.date(2023, 9, 14)
    assert len(DOC.citations.where(date=datetime.date(2021, 5, 25))) == len(DOC.citations.where(date="2021-05-25")) == 1


def test_a_source_may_be_a_path() -> None:
    assert vnplan.parse("x", source=Path("du-thao.txt")).source == "du-thao.txt"


def test_one_document_is_a_list_of_one() -> None:
    assert vnplan.resolve(DOC) == vnplan.resolve([DOC]) == vnplan.resolve(iter([DOC]))
    assert vnplan.check(DOC) == vnplan.check([DOC]) == vnplan.check(iter([DOC]))
    assert set(vnplan.build_graph(DOC)) == set(vnplan.build_graph(iter([DOC])))


def test_one_key_and_a_provinces_name_will_do() -> None:
    frame = vnplan.coverage(GRAPH, "/akn/vn/doc/chi-thi/ttg/2021/14", ["tỉnh Bắc Giang", "Hà Nội"])
    assert frame.iloc[:, 0].to_dict() == {"bac-giang": 1, "ha-noi": 0}


@pytest.mark.parametrize("name", ["", "x" * 5000])
def test_what_is_to_be_written_has_a_name_a_disk_can_hold(name: str, tmp_path: Path) -> None:
    document = vnplan.parse("I. VIỆC\n1. Đọc sách.")
    for write in (lambda: vnplan.report(document, name), lambda: vnplan.batch(tmp_path, name)):
        with pytest.raises(vnplan.VnplanError, match="takes the path of"):
            write()


def test_what_is_no_number_no_key_and_no_year_is_told() -> None:
    citations = vnplan.find_citations("Căn cứ Luật Giáo dục năm 2019")
    with pytest.raises(vnplan.VnplanError, match="takes whole numbers"):
        citations["a":"b"]  # type: ignore[misc]
    assert [1] not in vnplan.load_catalog()
    with pytest.raises(vnplan.VnplanError, match="year is a whole number"):
        vnplan.load_catalog().reach("30/NĐ-CP", year=[2020])  # type: ignore[arg-type]


# --- tables of one's own, named in every way --------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A type of one's own, with every column the shipped table has."""
    columns = list(vnplan.load_rules().tables["document_types"][0])
    row = {"code": "truyen_don", "name": "Truyền đơn", "symbols": "TDN", "family": "doc"}
    table = ",".join(columns) + "\n" + ",".join(row.get(name, "") for name in columns) + "\n"
    (tmp_path / "document_types.csv").write_text(table, encoding="utf-8")
    return tmp_path


TEXT = "Thực hiện Truyền đơn số 7/TDN-UBND ngày 05/01/2022 của UBND tỉnh Bắc Giang. Theo Truyền đơn nêu trên."


def test_every_function_takes_a_folder_or_loaded_rules(folder: Path) -> None:
    loaded = vnplan.load_rules(folder)
    for rules in (folder, str(folder), loaded):
        doc = vnplan.parse(TEXT, number="1/KH-UBND", date="2024-01-05", province="bac-giang", rules=rules)
        assert doc.citations[0].document_type == "truyen_don"
        assert vnplan.find_citations(TEXT, rules=rules)[0].document_type == "truyen_don"
        assert vnplan.explain(TEXT, rules=rules).citations[0].text.startswith("Truyền đơn")
        assert [ref.text for ref in vnplan.back_references(doc, rules=rules)] == ["Truyền đơn nêu trên"]
        assert vnplan.resolve(doc, rules=rules)[0][0].key == "/akn/vn/doc/truyen-don/ubnd.bac-giang/2022/7"
        dated = vnplan.parse(TEXT, number="1/KH-UBND", date="2021-01-05", province="bac-giang", rules=rules)
        assert vnplan.check(dated, rules=rules)[0].message.startswith("Truyền đơn 7/TDN-UBND")
        graph = vnplan.build_graph(doc, rules=rules)
        key = "/akn/vn/doc/truyen-don/ubnd.bac-giang/2022/7"
        assert graph.nodes[key]["label"] == "Truyền đơn 7/TDN-UBND"
        other = graph.copy()
        other.nodes[key]["label"] = "7/TDN-UBND"
        assert vnplan.merge(graph, other, rules=rules).nodes[key]["label"] == "Truyền đơn 7/TDN-UBND"
        titled = vnplan.parse("KẾ HOẠCH\nTRUYỀN ĐƠN\n\nI. MỞ ĐẦU\n1. Đọc.", rules=rules)
        assert vnplan.to_akn(titled, rules=rules).count("<docType>") == 2
        assert vnplan.to_akn(titled).count("<docType>") == 1


def test_rules_are_named_in_one_way(folder: Path) -> None:
    shipped = vnplan.load_rules()
    assert rules_of(None) is rules_of(shipped) is shipped
    assert rules_of(folder) is rules_of(str(folder)) is vnplan.load_rules(folder)
    assert isinstance(shipped, Rules)


def test_catalogues_are_named_in_one_way(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    row = "Kế hoạch,9911/KH-BYT,2021-01-21,Bộ Y tế,Đọc sách"
    file.write_text(f"type,number,date,issuer,title\n{row}\n", encoding="utf-8")
    shipped = vnplan.load_catalog()
    assert catalog_of(None) is catalog_of(True) is catalog_of(shipped) is shipped
    assert catalog_of(False) is None
    assert catalog_of(file) is catalog_of(str(file)) is vnplan.load_catalog(file)
    doc = vnplan.parse("Theo Kế hoạch số 9911/KH-BYT ngày 22/01/2021.", number="1/KH-UBND", date="2024-01-05")
    undated = vnplan.parse("Theo Kế hoạch số 9911/KH-BYT.", number="1/KH-UBND", date="2024-01-05")
    for mine in (file, str(file), vnplan.load_catalog(file)):
        assert isinstance(vnplan.load_catalog(file), Catalog)
        assert [f.code for f in vnplan.check(doc, catalog=mine)] == ["known_date"]
        assert vnplan.resolve(undated, catalog=mine)[0][0].step == "catalog"
        assert vnplan.build_graph(undated, catalog=mine).has_node("/akn/vn/doc/ke-hoach/byt/2021/9911")
    for none in (None, True, False):
        assert vnplan.check(doc, catalog=none) == []
        assert vnplan.resolve(undated, catalog=none)[0][0].step == "open"


def test_a_level_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    columns = list(vnplan.load_rules().tables["issuers"][0])
    row = {"symbol": "SXYZ", "id": "sxyz", "level": "province", "name": "Sở Ví dụ"}
    table = ",".join(columns) + "\n" + ",".join(row.get(name, "") for name in columns) + "\n"
    (tmp_path / "issuers.csv").write_text(table, encoding="utf-8")
    with pytest.raises(vnplan.RulesError, match=r"issuers\.csv: row 2, level 'province': is one of central_party, "):
        vnplan.load_rules(tmp_path)
