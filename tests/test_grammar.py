"""Every promise, of documents made by a grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from grammar import documents
from promised import PROMISES, read
from vnplan import Document


@pytest.mark.parametrize("promise", PROMISES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=documents)
def test_any_document_keeps_the_promise(promise: Callable[[str, Document], None], text: str) -> None:
    promise(text, read(text))
