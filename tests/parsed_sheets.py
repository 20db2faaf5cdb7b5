"""Style sheets that are parsed once in a process: all apps have the same, and only read them."""

from __future__ import annotations

from functools import wraps
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


def parse_sheets_once(patch: pytest.MonkeyPatch) -> None:
    """Parse a style sheet once for each theme."""
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    @wraps(parse)
    def parse_once(self: Stylesheet, *arguments: Any, **named: Any) -> list[RuleSet]:
        theme = frozenset(self._variables.items())
        key = (theme, arguments, tuple(sorted(named.items())))
        if key not in parsed:
            parsed[key] = parse(self, *arguments, **named)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", parse_once)
