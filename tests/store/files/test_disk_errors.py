from __future__ import annotations

from pathlib import Path

import pytest

from annotate.errors import UnreadableArticle
from store.errors import StoreLocked, WriteFailed
from store.files.disk_errors import disk_errors, reason

PATH = Path("/library/layer.json")


def test_a_refusal_names_the_file_the_reason_and_the_outcome() -> None:
    with pytest.raises(WriteFailed) as caught, disk_errors(PATH, "the layer is unchanged"):
        raise OSError(28, "No space left on device")
    words = "/library/layer.json: No space left on device; the layer is unchanged"
    assert str(caught.value) == words
    assert isinstance(caught.value.__cause__, OSError)


def test_the_outcome_may_be_left_out_and_the_kind_of_error_chosen() -> None:
    with pytest.raises(UnreadableArticle) as caught, disk_errors(PATH, raised=UnreadableArticle):
        PATH.read_bytes()
    assert str(caught.value) == "/library/layer.json: No such file or directory"


def test_the_reason_comes_first_where_the_outcome_names_the_file() -> None:
    with pytest.raises(WriteFailed) as caught, disk_errors(None, f"{PATH} is unchanged"):
        raise OSError(28, "No space left on device")
    assert str(caught.value) == "No space left on device; /library/layer.json is unchanged"


def test_other_errors_pass_as_they_are() -> None:
    with pytest.raises(StoreLocked, match="process 7"), disk_errors(PATH):
        raise StoreLocked("open for editing in process 7")


def test_an_error_without_words_of_the_system_speaks_for_itself() -> None:
    assert reason(OSError("not a system call")) == "not a system call"
