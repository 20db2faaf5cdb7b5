"""Values: frozen classes that behave as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

import pytest

from annotate import values


def _classes(dataclass: Callable[..., Any]) -> tuple[type, type, type]:
    @dataclass(frozen=True, slots=True, order=True)
    class Place:
        """Fields of every kind that is in use."""

        name: str
        row: int = 1
        facts: Mapping[str, int] = field(default_factory=dict, hash=False)
        remark: str = field(default="", compare=False)
        length: int = field(init=False, repr=False, compare=False)
        kind: str = field(default="town", kw_only=True)

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("a place has a name")
            object.__setattr__(self, "length", len(self.name))

    @dataclass(frozen=True, slots=True)
    class Nothing:
        """No fields."""

    @dataclass(frozen=True, slots=True)
    class Alike:
        """Methods of its own."""

        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

        def __repr__(self) -> str:
            return "alike"

    return Place, Nothing, Alike


_OURS, _THEIRS = _classes(values.dataclass), _classes(dataclasses.dataclass)
Place = _OURS[0]
Place.__qualname__ = "Place"

Classes = tuple[Any, Any, Any]
_OUTCOMES: dict[str, Callable[[Classes], Any]] = {
    "positions": lambda c: repr(c[0]("Oslo", 2, {"a": 1}, "seen")).rpartition(".")[2],
    "defaults": lambda c: dataclasses.asdict(c[0]("Oslo")),
    "a default that is made is another one each time": lambda c: c[0]("a").facts is c[0]("a").facts,
    "too few": lambda c: c[0](),
    "by name alone": lambda c: c[0]("Oslo", 1, {}, "", "village"),
    "checks": lambda c: c[0](""),
    "equal": lambda c: c[0]("Oslo", remark="x") == c[0]("Oslo"),
    "unequal": lambda c: [c[0]("Oslo") == c[0]("Bergen"), c[0]("Oslo") == "Oslo"],
    "hash": lambda c: hash(c[0]("Oslo", facts={"a": 1})) == hash(c[0]("Oslo", facts={})),
    "order": lambda c: [p.name for p in sorted(map(c[0], ("b", "c", "a")))],
    "ends of order": lambda c: [
        c[0]("a") <= c[0]("a"),
        c[0]("a") > c[0]("a"),
        c[0]("b") >= c[0]("a"),
    ],
    "no order": lambda c: c[1]() < c[1](),
    "set": lambda c: setattr(c[0]("Oslo"), "row", 2),
    "delete": lambda c: delattr(c[0]("Oslo"), "row"),
    "replace": lambda c: dataclasses.astuple(replace(c[0]("Oslo"), name="Bergen")),
    "copy": lambda c: copy.deepcopy(c[0]("Oslo", 3)) == c[0]("Oslo", 3),
    "slots": lambda c: [c[0].__slots__, hasattr(c[0]("Oslo"), "__dict__"), c[0].__match_args__],
    "nothing": lambda c: [
        c[1]() == c[1](),
        hash(c[1]()) == hash(c[1]()),
        dataclasses.astuple(c[1]()),
    ],
    "methods of its own": lambda c: [c[2]("a") == 1, hash(c[2]("a")), repr(c[2]("a"))],
}


def outcome(attempt: Callable[[Classes], Any], classes: Classes) -> object:
    """What an attempt gives, or the type of its error."""
    try:
        return attempt(classes)
    except (AttributeError, TypeError, ValueError) as error:
        return type(error)


@pytest.mark.parametrize("name", _OUTCOMES)
def test_a_value_behaves_as_one_of_the_standard_library(name: str) -> None:
    assert outcome(_OUTCOMES[name], _OURS) == outcome(_OUTCOMES[name], _THEIRS)


def test_a_value_can_be_sent_to_another_process() -> None:
    place = Place("Oslo", 2, {"a": 1})

    assert pickle.loads(pickle.dumps(place)) == place
