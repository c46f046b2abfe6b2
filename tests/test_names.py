"""The public names: none hidden by a module of the same name, each with a docstring, all loaded late."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import vnplan

MODULES = {module.name for module in pkgutil.iter_modules(vnplan.__path__)}


def test_no_module_hides_a_public_name() -> None:
    assert MODULES.isdisjoint(vnplan.__all__)


@pytest.mark.parametrize("name", vnplan.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    for module in sorted(MODULES):
        importlib.import_module(f"vnplan.{module}")
    value = getattr(vnplan, name)
    assert callable(value)
    assert value.__doc__
