"""The collector rests while a document is read, and is afterwards as the program had it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

import vnplan
from vnplan.garbage import without_collecting


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    often = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as Python begins
    yield
    gc.set_threshold(*often)
    gc.enable()


@without_collecting
def _at_rest() -> bool:
    return not gc.isenabled()


@without_collecting
def _inside_another() -> tuple[bool, bool]:
    return _at_rest(), not gc.isenabled()


@without_collecting
def _fails() -> None:
    raise ZeroDivisionError


def test_it_rests_for_as_long_as_something_is_read():
    assert _at_rest()
    assert _inside_another() == (True, True)
    assert gc.isenabled()


def test_it_works_again_after_an_error():
    with pytest.raises(ZeroDivisionError):
        _fails()
    assert gc.isenabled()


@pytest.mark.parametrize("reads", [vnplan.parse, vnplan.find_citations])
def test_a_program_that_has_turned_it_off_finds_it_off(reads):
    gc.disable()
    reads("theo Chỉ thị số 14/CT-TTg")
    assert not gc.isenabled()


@pytest.mark.parametrize("reads", [vnplan.parse, vnplan.find_citations])
def test_it_rests_in_both_readers(reads, monkeypatch):
    asked = []
    monkeypatch.setattr(gc, "disable", lambda: asked.append("rest"))
    reads("theo Chỉ thị số 14/CT-TTg")
    assert asked


def test_it_may_begin_before_something_is_read():
    """A document read before is let go: it and its citations know each other, and only the collector frees them."""
    begun: list[str] = []

    def tell(phase: str, _: object) -> None:
        begun.append(phase)

    gc.callbacks.append(tell)
    gc.disable()
    due = [set[int]() for _ in range(5_000)]
    gc.enable()
    _at_rest()
    gc.callbacks.remove(tell)
    assert due
    assert begun == ["start", "stop"]
