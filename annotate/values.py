"""Frozen values: what `dataclass(frozen=True, slots=True)` makes, in a quarter of its time.

The standard library compiles six functions for each such class in every process that imports it;
that was a third of the time in which a command starts. Here only `__init__` is compiled, and the
other methods are closures over the fields. The fields are those of the standard library, so that
its `field`, `replace`, `fields` and `asdict` do what they do elsewhere.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard_dataclass
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

_ORDER = {
    "__lt__": operator.lt,
    "__le__": operator.le,
    "__gt__": operator.gt,
    "__ge__": operator.ge,
}

if TYPE_CHECKING:
    # A checker of types knows that one, and the classes of this one are the same.
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """Make a class one of frozen values with slots; methods that it has already stay."""
        if not (frozen and slots):
            raise TypeError("values are frozen and have slots; dataclasses.dataclass makes others")
        comparisons = {"__eq__": operator.eq, **(_ORDER if order else {})}
        return lambda cls: _value_class(cls, comparisons)


def _value_class(cls: type, comparisons: dict[str, Callable[..., Any]]) -> type:
    made: Any = standard_dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    members = fields(made)
    compared = _getter([field for field in members if field.compare])
    methods = {
        "__init__": _initializer(made, members),
        "__repr__": _representation([field.name for field in members if field.repr]),
        "__hash__": _hash(members),
        **{name: _comparison(compare, compared) for name, compare in comparisons.items()},
        **_state([field.name for field in members]),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    for name, method in methods.items():
        # Python itself gives `__hash__ = None` to a class with an `__eq__` of its own.
        if cls.__dict__.get(name) is None:
            setattr(made, name, method)
    value_class: type = made
    return value_class


def _initializer(cls: type, members: Sequence[Field[Any]]) -> Callable[..., None]:
    """Compile `__init__`, which is called too often to go through the fields each time."""
    scope: dict[str, Any] = {
        f"_set_{each.name}": getattr(cls, each.name).__set__ for each in members
    }
    scope |= {f"_default_{each.name}": _default(each) for each in members}
    given = [_parameter(each) for each in members if each.init and not each.kw_only]
    named = [_parameter(each) for each in members if each.init and each.kw_only]
    words = ", ".join(["self", *given, *(["*", *named] if named else [])])
    values = {each.name: _value(each) for each in members}
    lines = [f"_set_{name}(self, {value})" for name, value in values.items() if value]
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({words}):\n " + "\n ".join(lines or ["pass"]), scope)  # noqa: S102 - names
    initializer: Callable[..., None] = scope["__init__"]
    initializer.__qualname__ = f"{cls.__qualname__}.__init__"
    return initializer


def _default(field: Field[Any]) -> Any:
    """Return the default of a field, or what makes it, or `MISSING`."""
    return field.default if field.default_factory is MISSING else field.default_factory


def _parameter(field: Field[Any]) -> str:
    name = field.name
    return name if _default(field) is MISSING else f"{name}=_default_{name}"


def _value(field: Field[Any]) -> str:
    """Return the expression for the value of a field; empty where `__post_init__` sets it."""
    name, default = field.name, f"_default_{field.name}"
    if field.default_factory is not MISSING:
        return f"{default}() if {name} is {default} else {name}" if field.init else f"{default}()"
    if field.init:
        return name
    return "" if field.default is MISSING else default


def _getter(members: Sequence[Field[Any]]) -> Callable[[Any], Any]:
    """Return a function that gives the values of some fields, as one that can be compared."""
    names = [field.name for field in members]
    return operator.attrgetter(*names) if names else lambda _: ()


def _comparison(compare: Callable[..., Any], getter: Callable[[Any], Any]) -> Callable[..., Any]:
    def comparison(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(getter(self), getter(other))

    return comparison


def _hash(members: Sequence[Field[Any]]) -> Callable[[Any], int]:
    getter = _getter(
        [each for each in members if (each.compare if each.hash is None else each.hash)]
    )
    return lambda self: hash(getter(self))


def _representation(names: Sequence[str]) -> Callable[[Any], str]:
    def representation(self: Any) -> str:
        words = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({words})"

    return representation


def _state(names: Sequence[str]) -> dict[str, Callable[..., Any]]:
    """Return the methods that copy and pickle a value, as nothing else may set its fields."""

    def get_state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def set_state(self: Any, values: Sequence[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": get_state, "__setstate__": set_state}


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
