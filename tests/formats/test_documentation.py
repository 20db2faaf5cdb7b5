"""The page on formats: every format of the registry, out, in, a sample, and what does not fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.formats.format import Format
from store.formats.registry import FORMATS

_PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
_SECTIONS = {part.partition("\n")[0]: part for part in re.split(r"^## ", _PAGE, flags=re.MULTILINE)}


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_each_format_has_a_command_out_one_in_a_sample_and_its_limits(known: Format) -> None:
    section = _SECTIONS[known.name]

    assert f"    postil export --format {known.name} " in section
    assert (f"    postil import --format {known.name} " in section) == known.reads
    assert known.suffix in section
    assert "\n```" in section
    assert "\nDoes not fit: " in section


def test_no_other_format_is_described() -> None:
    named = set(re.findall(r"--format ([a-z]+)", _PAGE))

    assert named == {known.name for known in FORMATS}
