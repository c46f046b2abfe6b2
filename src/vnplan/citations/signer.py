"""Who signed: the name a signature ends in, over wrapped lines, behind a title, beside the list of recipients."""

from __future__ import annotations

from itertools import pairwise

from vnplan.compiled import compiled
from vnplan.layout.draft import PartDraft
from vnplan.layout.lines import NAME_WORD, Marks, marks_of
from vnplan.tables.rules import Rules

_WORD = NAME_WORD
_NAME = compiled(rf"(?<!\S){_WORD}(?:\s{_WORD}){{1,7}}$")
_WORDS = compiled(rf"{_WORD}(?:\s{_WORD}){{0,3}}$")
_CAPITALS = compiled(r"\p{Lu}+(?:['’]\s?\p{Lu}+)?(?:\s\p{Lu}+){1,4}$")
_BESIDE = compiled(rf"(?:^|[;.:|)]\\?\s*(?:\|\s*)?)(?P<name>{_WORD}(?:\s{_WORD}){{1,4}})$")
_ONE_WORD = compiled(rf"{_WORD}$")
_LIST = compiled(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN)[\s*|:]*")
_MIDDLE = (" Thị", " Văn", " Đình", " Hữu")  # middle names that are hardly ever given names
_LONGEST = 5  # words of a name that runs over two lines


def read_signer(text: str, frame: PartDraft, rules: Rules) -> str | None:
    """The last name in a document's signatures; where there is none, the one beside its recipients."""
    marks = marks_of(rules)
    zones = {zone.name: _lines(text[zone.start : zone.end]) for zone in frame.zones if zone.name in _SIGNED}
    signer = _name_in(zones.get("signature", []), marks)
    return signer or _name_beside(zones.get("recipients", []), marks, "signature" in zones)


_SIGNED = ("signature", "recipients")


_SIGNED_MARK = compiled(r"^\(?[Đđ]ã ký\)?:?\s|\s[(\[]?[Đđ]ã ký[)\]]?$")  # "(Đã ký) Lê Thị", over the rest of the name


_LINE_ENDS = compiled(r"\n|<br ?/?>")


def _lines(words: str) -> list[str]:
    lines = (_SIGNED_MARK.sub("", " ".join(line.split()).strip(" *|_\\")) for line in _LINE_ENDS.split(words))
    return [line for line in lines if line]


def _name_in(lines: list[str], marks: Marks) -> str | None:
    """ "Lê Thị", "Hồng" on two lines; "ThS. Lê Thị Hồng"; "LÊ THỊ HỒNG" where nothing else is a name."""
    lines = _joined(lines, marks)
    names = [(n, named.group()) for n, named in enumerate(map(_NAME.search, lines)) if named is not None]
    if names:
        at, name = names[-1]
        post = next((line for line in reversed(lines[:at]) if marks.signer.match(line.upper())), "")
        keeps = _KEEPS_MINUTES.search(post)
        if keeps is not None and not keeps.start() and names[:-1]:
            return names[-2][1]
        return _of_two(name, marks, left=keeps is not None)
    last = lines[-1] if lines else ""
    return last if _CAPITALS.match(last) and marks.surname.match(last) else None


# below or right of who presides
_KEEPS_MINUTES = compiled(
    r"(?:THƯ KÝ(?: HỘI NGHỊ| CUỘC HỌP)?|Thư ký(?: hội nghị| cuộc họp)?|NGƯỜI GHI BIÊN BẢN|Người ghi biên bản)$"
)


def _of_two(name: str, marks: Marks, left: bool) -> str:
    """ "Hoàng Văn Thụ Nguyễn Thị Mai", two columns: the head of the body signs at the right, else at the `left`."""
    words = name.split()
    if len(words) < _ONE_NAME:
        return name
    halves = ((words[:n], words[n:]) for n in range(2, len(words) - 1))
    two = [(left, right) for left, right in halves if _is_whole(left, marks) and _is_whole(right, marks)]
    if len(words) == _ONE_NAME:  # "Nguyễn Phan Hồng Mai Chi" may be one name
        two = [(left, right) for left, right in two if f" {right[1]}".startswith(_MIDDLE)]
    return " ".join(min(two, key=_unlike)[not left]) if two else name


def _is_whole(words: list[str], marks: Marks) -> bool:
    """Whether words are one name: a surname before, no middle name behind: "Hoàng Thụ", not "Hoàng Thụ Nguyễn Thị"."""
    name = " ".join(words)
    return len(words) < _ONE_NAME and marks.surname.match(name.upper()) is not None and not name.endswith(_MIDDLE)


def _unlike(two: tuple[list[str], list[str]]) -> tuple[bool, int]:
    """How little two names look like names: a middle name behind each surname, as many words in both look best."""
    left, right = two
    return not f" {right[1]}".startswith(_MIDDLE), abs(len(left) - len(right))


_ONE_NAME = 5  # words: hardly one name is as long, and two are no shorter


def _joined(lines: list[str], marks: Marks) -> list[str]:
    """The lines, with a name torn by a line's end put together."""
    for n, (line, below) in enumerate(pairwise(lines)):
        above = _without_rank(line, marks)
        if not (_WORDS.match(above) and _WORDS.match(below)):
            continue
        of_above, of_below = above.count(" ") + 1, below.count(" ") + 1
        torn = min(of_above, of_below) == 1 or _half(above, marks)
        if torn and of_above + of_below <= _LONGEST:
            return [*lines[:n], f"{above} {below}", *lines[n + 2 :]]
    return lines


def _without_rank(line: str, marks: Marks) -> str:
    """ "Thượng tá Nguyễn", over "Hoài Bảo": the part of the name behind a rank or a degree."""
    ranked = _RANKED.match(line)
    return ranked["name"] if ranked is not None and marks.surname.match(f"{ranked['name'].upper()} ") else line


_RANKED = compiled(rf"\p{{Lu}}\p{{Ll}}{{1,6}}\s\p{{Ll}}{{1,4}}\s(?P<name>{_WORD}(?:\s{_WORD})?)$")


def _half(above: str, marks: Marks) -> bool:
    """ "Nguyễn Thị": a surname and a middle name, the given name being on the line below."""
    return above.endswith(_MIDDLE) and marks.surname.match(above.upper()) is not None


def _name_beside(lines: list[str], marks: Marks, signed: bool) -> str | None:
    """ "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Lưu: VT. Lê Thị Hồng": a signature beside the list, line by line."""
    label = _LIST.match(lines[0]) if lines else None
    if not signed and (label is None or not marks.signer.match(lines[0], label.end())):
        return None
    if len(lines) > 2 and _ONE_WORD.match(lines[-1]) and _BESIDE.search(lines[-2]):  # "- Lưu: VT. Lê Thị⏎Hồng"
        lines = [*lines[:-2], f"{lines[-2]} {lines[-1]}"]
    named = (found["name"] for found in map(_BESIDE.search, reversed(lines[1:])) if found)
    return next((name for name in named if marks.surname.match(name.upper())), None)
