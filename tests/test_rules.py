"""A user's own tables: taken first, and refused with file, row and column where they cannot be used."""

from __future__ import annotations

import csv
import os
import time
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnplan import RulesError, build_graph, check, find_citations, load_rules, parse, resolve
from vnplan.tables.pattern_faults import LONGEST, fault
from vnplan.tables.patterns import as_regex, numbered_groups
from vnplan.tables.portals import portal_relation
from vnplan.tables.rules import TABLES, Rules, shipped


def relations(pattern: str) -> str:
    quoted = pattern.replace('"', '""')
    return f'relation,pattern,where,reach\nimplements,"{quoted}",before,\n'


WRONG = [
    ("relations.csv", "relation,pattern,where,reach\nimplements,hưởng ứng,befor,\n", "row 2, where"),
    ("relations.csv", "relation,pattern,where,reach\nimplements,hưởng ứng,before,xa\n", "row 2, reach"),
    ("relations.csv", "relation,pattern,where,reach\nobeys,hưởng ứng,before,\n", "row 2, relation"),
    ("relations.csv", "relation,pattern,where\n\nimplements,hưởng ứng,before\nimplements,,before\n", "row 4, pattern"),
    ("relations.csv", "relation,pattern,where\nimplements,hưởng ứng, tham gia,before\n", "row 2: more cells"),
    ("relations.csv", "relation;pattern;where\nimplements;hưởng ứng;before\n", "parted by commas"),
    ("relations.csv", "", "column 'relation' is missing"),
    ("relations.csv", f"relation,pattern,where\nimplements,{'a' * 200_000},before\n", "row 2: field larger"),
    (
        "relations.csv",
        "relation,pattern,where,where\nimplements,hưởng ứng,before,after\n",
        "column 'where': stands there twice",
    ),
    ("relation.csv", "relation,pattern,where\nimplements,hưởng ứng,before\n", "meant relations.csv"),
    ("laws.csv", "type,name,number,date\nLuật,Thư viện,46/2019/QH14,21/11/2019\n", "row 2, date"),
    ("laws.csv", "type,name,number,date\nLuât,Thư viện,46/2019/QH14,2019-11-21\n", "row 2, type"),
    ("issuers.csv", "symbol,name\nSXYZ,Sở Ví dụ\n", "column 'id' is missing"),
    ("issuers.csv", "symbol,id,level,name\nSXYZ,sxyz,province,Sở Ví dụ\n", "row 2, level"),
    ("document_types.csv", "code,name,symbols,family\nphieu bao,Phiếu báo,PB,doc\n", "row 2, code"),
    ("document_types.csv", "code,name,symbols,family\nphieu_bao,Phiếu báo,PB,văn bản\n", "row 2, family"),
    (
        "document_types.csv",
        "code,name,symbols,family\nquyet_dinh,Quyết nghị,QN,doc\n",
        "row 2, code 'quyet_dinh': a shipped type has it; .* says yes in 'replaces'",
    ),
    (
        "document_types.csv",
        "code,name,symbols,family\nphieu_bao,Phiếu báo,PB,doc\nphieu_bao,Phiếu gửi,PG,doc\n",
        "row 3, code 'phieu_bao': a row above has it",
    ),
    (
        "document_types.csv",
        "code,name,symbols,family,replaces\nphieu_bao,Phiếu báo,PB,doc,yes\n",
        "row 2, code 'phieu_bao': takes the place of no shipped type",
    ),
    (
        "document_types.csv",
        "code,name,symbols,family\nlenh_chi,thông Báo,LC,doc\n",
        "row 2, name 'thông Báo': is a name of the type thong_bao",
    ),
    (
        "document_types.csv",
        "code,name,symbols,family,aliases\nlenh_chi,Lệnh chỉ,LC,doc,lệnh báo;qui định\n",
        "row 2, aliases 'qui định': is a name of the type quy_dinh",
    ),
    ("provinces.csv", "slug,name,merged_into\nbac giang,Bắc Giang,bac-ninh\n", "row 2, slug"),
    ("marks.csv", "kind,pattern\nchorme,Trang chủ\n", "row 2, kind"),
    ("phrases.csv", "kind,pattern\ntitel_ends,nhân dịp\n", "row 2, kind"),
    ("unread.csv", "reason,where,pattern,message\n,before,Lô,a lot\n", "row 2, reason"),
    ("portal_relations.csv", "name,relation,direction,portal\nVăn bản gốc,amends,to,luatvietnam.vn\n", "row 2, portal"),
    ("findings.csv", "code,severity,message,message_vi\nreplaced,grave,gone,hết\n", "row 2, severity"),
    ("findings.csv", "code,severity,message,message_vi\nreplaced,error,{lable} is gone,hết\n", "row 2, message"),
    ("findings.csv", "code,severity,message,message_vi\nreplaced,error,gone {,hết\n", "row 2, message"),
    ("findings.csv", "code,severity,message,message_vi\nreplaced,error,{label!z} is gone,hết\n", "row 2, message"),
    ("findings.csv", "code,severity,message,message_vi\nreplaced,error,{label:>99999999} gone,hết\n", "row 2, message"),
    ("relations.csv", f"relation,pattern,where,reach\nimplements,hưởng ứng,before,{'9' * 5000}\n", "row 2, reach"),
    (
        "relations.csv",
        "relation,pattern,where,raech\nimplements,hưởng ứng,before,5\n",
        "row 1, column 'raech': is none of",
    ),
    (
        "document_types.csv",
        "code,name,symbols,family,written_for\nphieu_bao,Phiếu báo,PB,doc,phieu\n",
        "row 2, written_for",
    ),
    (
        "document_types.csv",
        "code,name,symbols,family,issuer\nphieu_bao,Phiếu báo,PB,doc,xyz\n",
        "row 2, issuer 'xyz': no such id",
    ),
    (
        "provinces.csv",
        "slug,name,merged_into\nvi-du,Ví Dụ,bac-gian\n",
        "row 2, merged_into 'bac-gian': no such province",
    ),
    ("units.csv", "name,kind,province\nVí Dụ,xã,ha-gian\n", "row 2, province 'ha-gian': no such province"),
    (
        "standards.csv",
        "symbol,name,type,issuer\nTCVD,Tiêu chuẩn ví dụ,tieu_chua,\n",
        "row 2, type 'tieu_chua': no such type",
    ),
    ("confusions.csv", "kind,read,meant\nlabel,Đíeu,\n", "row 2, meant: is empty"),
    ("confusions.csv", "kind,read\nsymbol,ĐĐ\n", "column 'meant' is missing"),
    ("findings.csv", "code,severity,message,message_vi\nreplased,error,gone,hết\n", "row 2, code"),
]


@pytest.mark.parametrize(("name", "table", "words"), WRONG)
def test_a_table_that_cannot_be_used_is_refused(name: str, table: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    with pytest.raises(RulesError, match=words) as refused:
        load_rules(tmp_path)
    assert name in str(refused.value)
    assert len(str(refused.value)) < 600 + len(str(tmp_path))


def test_a_row_takes_the_place_of_a_shipped_type_where_it_says_so(tmp_path: Path) -> None:
    table = "code,name,symbols,family,short,replaces\nthong_tri,Thông tri,TTri,doc,no,yes\n"
    (tmp_path / "document_types.csv").write_text(table, encoding="utf-8")
    rules = load_rules(tmp_path)
    assert [row["symbols"] for row in rules.tables["document_types"] if row["code"] == "thong_tri"] == ["TTri"]
    text = "Theo Thông tri 12, Thông tri số 7/TTri-SYT."
    assert [c.number for c in find_citations(text, rules=rules)] == ["7/TTri-SYT"]
    assert [c.number for c in find_citations("Theo Thông tri 12.")] == ["12"]


ODD = [
    ("marks.csv", 'kind,pattern\nenacts,"\\$ 5"\n'),
    ("document_types.csv", 'code,name,family,symbols,aliases\nphieu_bao,Phiếu báo,doc,,"; ;Phiếu gửi ; "\n'),
]


@pytest.mark.parametrize(("name", "table"), ODD, ids=[name for name, _ in ODD])
def test_an_odd_table_breaks_nothing(name: str, table: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(table, encoding="utf-8")
    text = "QUYẾT ĐỊNH\nVề Cẩm nang\nQUYẾT ĐỊNH:\nĐiều 1. Theo Quyết định số 5/QĐ-UBND.\n"
    assert [c.number for c in parse(text, rules=tmp_path).citations] == ["5/QĐ-UBND"]


def test_a_mark_of_recipients_opens_their_region(tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("kind,pattern\nrecipients,Gửi đến\n", encoding="utf-8")
    text = "KẾ HOẠCH\nMua sách\n1. Các xã mua sách.\nGửi đến:\n- UBND các xã;\n- Lưu: VT.\n"
    named = [text[r.start : r.end] for r in parse(text, rules=tmp_path).regions if r.kind == "recipients"]
    assert named == ["Gửi đến:\n- UBND các xã;\n- Lưu: VT."]


def test_a_table_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "relations.csv").write_bytes(relations("hưởng ứng").encode("utf-16"))
    with pytest.raises(RulesError, match="not UTF-8"):
        load_rules(tmp_path)


def test_a_table_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "relations.csv").mkdir()
    with pytest.raises(RulesError, match=r"relations\.csv: Is a directory"):
        load_rules(tmp_path)


@pytest.mark.parametrize("folder", ["", "không-có"])
def test_a_folder_without_tables_is_refused(folder: str, tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no table here"):
        load_rules(tmp_path / folder)


def test_an_edited_table_is_read_again(tmp_path: Path) -> None:
    table = tmp_path / "relations.csv"
    found = []
    for relation, written in (("implements", 1), ("guides", 2)):
        table.write_text(f"relation,pattern,where,reach\n{relation},[Hh]ưởng ứng,before,\n", encoding="utf-8")
        os.utime(table, ns=(written, written))
        found.append(find_citations("Hưởng ứng Chỉ thị số 14/CT-TTg", rules=tmp_path)[0].relation)
    assert found == ["implements", "guides"]


# --- one door for every table ----------------------------------------------------------------------------------------


def made(folder: Path, name: str, table: str) -> Rules:
    (folder / f"{name}.csv").write_text(table, encoding="utf-8")
    return load_rules(folder)


def test_a_users_law_goes_before_the_shipped_one(tmp_path: Path) -> None:
    rules = made(tmp_path, "laws", "type,name,number,date\nLuật,Giáo dục,43/2019/QH14,2019-06-14\n")
    assert find_citations("Luật Giáo dục năm 2019", rules=rules)[0].key == "/akn/vn/act/luat/quoc-hoi/2019/43"


def test_a_users_issuer_and_province(tmp_path: Path) -> None:
    made(tmp_path, "issuers", "symbol,id,level,name,forms\nSVD,svd,provincial_department,Sở Ví dụ,Sở VD\n")
    rules = made(tmp_path, "provinces", "slug,name,merged_into\nvi-du,Ví Dụ,vi-du\n")
    (cited,) = find_citations("Thực hiện Quyết định số 12/QĐ-SVD của Sở Ví dụ tỉnh Ví Dụ", rules=rules)
    assert (cited.issuer, cited.issuer_id, cited.province) == ("Sở Ví dụ tỉnh Ví Dụ", "svd", "vi-du")


def test_a_users_rows_may_name_the_users_own(tmp_path: Path) -> None:
    made(tmp_path, "provinces", "slug,name,merged_into\nvi-du,Ví Dụ,vi-du\n")
    made(tmp_path, "issuers", "symbol,id,level,name\nHVD,hvd,,Hội Ví dụ\n")
    made(tmp_path, "document_types", "code,name,symbols,family,issuer\nphieu_bao,Phiếu báo,PB,act,hvd\n")
    rules = made(tmp_path, "units", "name,kind,province\nVí Dụ Thượng,xã,vi-du\n")
    assert (rules.units["ví dụ thượng"], rules.types["phieu_bao"].issuer) == ("vi-du", "hvd")


def test_a_users_phrase_ends_a_title(tmp_path: Path) -> None:
    rules = made(tmp_path, "phrases", "kind,pattern\ntitle_ends,nhân dịp\n")
    text = "Kế hoạch số 46/KH-UBND về tổ chức hội thi nhân dịp đầu xuân"
    assert find_citations(text, rules=rules)[0].title == "về tổ chức hội thi"
    assert find_citations(text)[0].title == "về tổ chức hội thi nhân dịp đầu xuân"


def test_a_users_mark_is_a_portals_word(tmp_path: Path) -> None:
    rules = made(tmp_path, "marks", "kind,pattern\nchrome,Quay lại đầu trang\n")
    text = "KẾ HOẠCH\nVề công tác thủy lợi\n\nI. MỤC TIÊU\n1. " + "Nước tưới. " * 20 + "\nQuay lại đầu trang\n"
    assert [parse(text, rules=one).regions[-1].kind for one in (rules, None)] == ["web_chrome", "body"]


def test_a_users_word_makes_a_number_something_else(tmp_path: Path) -> None:
    rules = made(tmp_path, "unread", "reason,where,pattern,message\nbox,before,[Tt]hùng hàng,the number of a box\n")
    text = "nhập Thùng hàng 12/QĐ-XYZ"
    assert (find_citations(text, rules=rules), len(find_citations(text))) == ([], 1)


def test_a_users_portal_heading_and_finding(tmp_path: Path) -> None:
    made(tmp_path, "portal_relations", "name,relation,direction,portal\nVăn bản gốc,amends,to,vbpl.vn\n")
    table = "code,severity,message,message_vi\nreplaced,error,{label} is out,{label} đã bỏ\n"
    rules = made(tmp_path, "findings", table)
    assert portal_relation("Văn bản gốc (2)", rules=rules).relation == "amends"
    (found,) = check(parse("Theo Luật Giáo dục năm 2005.", number="7/KH-UBND", date="2024-06-01"), rules=rules)
    assert (found.severity, found.message) == ("error", "Luật Giáo dục năm 2005 is out")


def test_every_table_has_a_door(tmp_path: Path) -> None:
    shipped = load_rules()
    for name in TABLES:
        columns = list(shipped.tables[name][0])
        (tmp_path / f"{name}.csv").write_text(",".join(columns) + "\n", encoding="utf-8")
    assert all(load_rules(tmp_path).tables[name] == shipped.tables[name] for name in TABLES)


# --- the dialect of patterns -----------------------------------------------------------------------------------------

SHIPPED = [row["pattern"] for name in ("relations", "marks", "phrases", "unread") for row in load_rules().tables[name]]


def test_every_shipped_pattern_keeps_to_the_dialect() -> None:
    assert [(pattern, told) for pattern in SHIPPED if (told := fault(pattern))] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("căn cứ vào", "căn \n cứ  vào"),
        ("số ?:?", "số:"),
        ("số ?:?", "số  :"),
        ("thi hành( một số điều)?", "thi hành một\nsố điều"),
        (r"Q\. [A-Z]", "Q.  A"),
        ("[ :]12", "\n12"),
        (r"\(kèm theo\)", "(kèm theo)"),
        (r"a\ b", "a b"),
    ],
)
def test_a_blank_stands_for_any_blanks(pattern: str, text: str) -> None:
    assert fault(pattern) == ""
    assert regex.fullmatch(as_regex(pattern), text)


HOSTILE = [
    ("(a+)+$", "a repetition inside a repetition"),
    ("(a*)*", "a repetition inside a repetition"),
    ("(x{1000}){1000}", "reaches too far"),
    ("x{99999999999999999999}", "reaches too far"),
    ("(ab){2,40}", "at most 9 times"),
    ("(a|aa)+$", "at most 9 times"),
    ("(a|ab|abc|b|bc|c){9}", "too many ways"),
    ("[^;]{0,200}[^;]{0,200}[^;]{0,200}x", "too many ways"),
    (r"\w+ \w+ \w+ x", "too many ways"),
    ("( ){0,9}x", "what is repeated may be empty"),
    ("(a?){9}x", "what is repeated may be empty"),
    ("(", r"a bracket \( is not closed"),
    (")", r"a bracket \) was never opened"),
    ("[", r"a bracket \[ is not closed"),
    ("[^", r"a bracket \[ is not closed"),
    ("a\\", r"a \\ of its own"),
    ("a{", r"a \{ of its own"),
    ("x{e<=3}", r"a \{ of its own"),
    ("(?P<a>", "a group has no name"),
    ("(?P<a>b)", "a group has no name"),
    ("(?<a>b)(?P=a)", "a group has no name"),
    ("(?i)a", "a group has no name, flag"),
    ("(?(DEFINE)a)", "a group has no name, flag or condition"),
    ("(?R)", "a group has no name"),
    ("(*FAIL)", "a group has no name"),
    (r"(a)\1", r"\\1 is not known here"),
    (r"a\Kb", r"\\K is not known here"),
    ("*a", "nothing to repeat"),
    ("a**", "nothing to repeat"),
    ("a {2}", "takes no count"),
    ("[z-a]", "bad character range"),
    (r"\q", "bad escape"),
    (r"\p{Nothing}", "unknown property"),
    ("", "is empty"),
    ("   ", "is empty"),
    ("a?", "may match no words"),
    ("(?=a)", "may match no words"),
    ("^$", "may match no words"),
    ("(?i:(ab|AB){9}(ab|AB){9}(ab|AB){9}z)", "too many ways"),
    ("[^;]{0,300}a[^;]{0,300}b", "takes too long on a text of many 'a'"),
    ("a" * 100_000, "has 100000 characters"),
    ("(" * 300 + ")" * 300, "more than 12 deep"),
]


@pytest.mark.parametrize(("pattern", "words"), HOSTILE, ids=lambda text: text[:20])
def test_a_pattern_that_could_hang_or_break_the_reader_is_refused(pattern: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=words) as refused:
        made(tmp_path, "relations", relations(pattern))
    assert str(refused.value).startswith(f"{tmp_path}/relations.csv: row 2, pattern ")


@given(st.text(alphabet="ab() []?*+{}|\\^$.,-1:<!=>iPdwđ", max_size=24))
def test_any_pattern_is_taken_or_refused(pattern: str) -> None:
    """What is taken compiles, captures nothing, and is done with a window of text at once."""
    if fault(pattern):
        return
    compiled = regex.compile(f"(?r)(?:{as_regex(pattern)})")
    assert compiled.groups == 0
    for text in ("a" * LONGEST, "ab 1." * 120):
        compiled.search(text, timeout=20)


def test_rows_that_end_alike_keep_their_numbers_and_order() -> None:
    patterns = ["nêu( tại| trong)", "ghi( tại| trong)", "kèm theo|theo", "(đã )?có"]
    compiled = regex.compile("(?r)" + numbered_groups(patterns))
    said = ["nêu tại", "ghi\ntrong", "theo", "đã có"]
    assert [compiled.fullmatch(words).lastindex for words in said] == [1, 2, 3, 4]  # type: ignore[union-attr]


class Odd:
    """A compiled pattern that does what no pattern of ours does."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def sub(self, *_: object, **__: object) -> str:
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"), [(MemoryError(), "ends in MemoryError"), (RuntimeError("x"), r"ends in RuntimeError \(x\)")]
)
def test_whatever_a_pattern_raises_is_said_of_it(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnplan.tables.pattern_faults.regex.compile", lambda pattern: Odd(error))
    assert regex.search(said, fault("theo"))
    monkeypatch.setattr("vnplan.tables.pattern_faults.regex.compile", lambda pattern: 1 // 0)
    assert "division" in fault("theo")


def test_a_users_law_without_a_day_is_known_by_name_only(tmp_path: Path) -> None:
    rules = made(tmp_path, "laws", "type,name,number,date\nLuật,Đọc sách,1/2099/QH20,\n")
    document = parse("Căn cứ Luật Đọc sách năm 2099;", rules=rules)
    assert resolve([document], rules=rules)[0][0].key


odd_cells = st.sampled_from(
    [
        "",
        "yes",
        "no",
        "a",
        "x;y",
        ";",
        "=",
        "'",
        " ",
        "9",
        "2024-01-01",
        "9999-12-31",
        "quyet_dinh",
        "QĐ*",
        "{label}",
        "(",
        "\\",
        "⏎",
    ]
)


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_odd_cells_are_refused_or_read(
    table: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A shipped row with cells that nobody would write."""
    columns, rows = shipped(table)
    row = list(data.draw(st.sampled_from(rows[:200])))
    for _ in range(data.draw(st.integers(1, 2))):
        row[data.draw(st.integers(0, len(columns) - 1))] = data.draw(odd_cells)
    folder = tmp_path_factory.mktemp("rules")
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, row])
    try:
        rules = load_rules(folder)
    except RulesError:
        return
    document = parse(
        "KẾ HOẠCH\n\nCăn cứ Luật Thư viện năm 2019;\n\n1. Theo Quyết định số 1/QĐ-TTg ngày 01/02/2020.", rules=rules
    )
    build_graph(document, rules=rules)
    check(document, rules=rules)


def test_a_misspelt_table_beside_a_good_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "relations.csv").write_text("relation,pattern,where\nimplements,hưởng ứng,before\n", encoding="utf-8")
    (tmp_path / "ghi-chu.csv").write_text("a,b\n", encoding="utf-8")
    (tmp_path / "document_type.csv").write_text("code,name\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"document_type\.csv: no table has this name; meant document_types\.csv\?$"):
        load_rules(tmp_path)


@pytest.mark.parametrize("words", ["được vá", "bị vá", "đã vá"])
@pytest.mark.parametrize(("where", "wanted"), [("befell", "legal_basis"), ("before", "mentions")])
def test_a_row_says_that_its_words_tell_what_befell_a_provision(
    tmp_path: Path, words: str, where: str, wanted: str
) -> None:
    """Whichever the words are: behind them what governed the list governs again, or does not."""
    made(tmp_path, "relations", f"relation,pattern,where,reach\nmentions,{words} tại,{where},12\n")
    text = f"Căn cứ Điều 5 {words} tại Luật Nhà ở năm 2014; Luật Đất đai năm 2013;"
    assert find_citations(text, rules=tmp_path)[-1].relation == wanted


class Slow(Odd):
    """A compiled pattern that takes too long so many times, as where Python collects its garbage in between."""

    def __init__(self, times: int) -> None:
        super().__init__(TimeoutError())
        self.times = times

    def sub(self, *_: object, **__: object) -> str:
        self.times -= 1
        if self.times < 0:
            return ""
        begun = time.thread_time()
        while time.thread_time() - begun < 0.05:
            pass
        raise self.error


@pytest.mark.parametrize(
    ("times", "said"), [(2, ""), (3, "takes too long on a text of many 'a'; make its gaps shorter")]
)
def test_a_pattern_is_slow_that_is_slow_again(times: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(times)
    monkeypatch.setattr("vnplan.tables.pattern_faults.regex.compile", lambda pattern: slow)
    assert fault("theo") == said
