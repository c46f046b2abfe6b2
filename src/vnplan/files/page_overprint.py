"""Running heads and feet that a browser draws over a table: they stand in none of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vnplan.files.page_words import Page, Rule, Word

_Place = tuple[str, int, int]
"""What words say, where they begin and at which height."""


def without_overprint(pages: Sequence[Page]) -> list[Page]:
    """The pages without words that stand at one place of neighbours and are struck by a table's upright line there."""
    told = [{_place(run): run for run in _runs(page)} if page.rules and not page.scanned else {} for page in pages]
    struck = [
        {place for place, run in runs.items() if _is_struck(run, page.rules)}
        for page, runs in zip(pages, told, strict=True)
    ]
    if not any(struck):
        return list(pages)
    out: list[Page] = []
    for n, page in enumerate(pages):
        near = range(max(0, n - _NEAR), min(len(pages), n + _NEAR + 1))
        gone = {
            id(word)
            for place, run in told[n].items()
            if any(place in struck[m] for m in near) and any(place in told[m] for m in near if m != n)
            for word in run
        }
        out.append(page._replace(words=[word for word in page.words if id(word) not in gone]) if gone else page)
    return out


_NEAR = 2  # pages
_TOP, _FOOT = 0.11, 0.89  # of a page's height


def _runs(page: Page) -> Iterator[list[Word]]:
    """Words on the margins, as they were drawn one after the other on a line."""
    run: list[Word] = []
    for word in page.words:
        if _TOP * page.height <= word.y <= _FOOT * page.height:
            continue
        if run and (word.order != run[-1].order + 1 or abs(word.y - run[-1].y) > 1 or word.size != run[-1].size):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _place(run: Sequence[Word]) -> _Place:
    return " ".join(word.text for word in run), round(run[0].left), round(run[0].y)


def _is_struck(run: Sequence[Word], rules: Sequence[Rule]) -> bool:
    """Whether an upright line goes through a word."""
    return any(
        rule.upright
        and rule.top < word.y - _MIDDLE * word.size < rule.bottom
        and word.left + _SIDE < rule.left
        and rule.right < word.right - _SIDE
        for word in run
        for rule in rules
    )


_MIDDLE = 0.3  # of a letter's size: the middle of small ones
_SIDE = 1.0  # points
