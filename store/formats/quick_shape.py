"""A quick test of values against a JSON Schema; where one fails it, jsonschema says what is wrong.

To find that nothing is wrong, jsonschema takes twenty times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Sized
from typing import Any

Test = Callable[[Any], bool]
"""Tells whether a value matches."""
Make = Callable[[Any], Test]
"""Makes the test of a part of the schema."""

_TYPES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}
"""What the decoder of the standard library makes of the types of JSON."""
_NUMBERS = frozenset({int, float})
_SILENT = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "format"})
"""Keywords that no value fails."""


def quick_test(schema: Mapping[str, Any]) -> Test:
    """Make a test of values that the decoder of the standard library has made.

    Args:
        schema: A schema in the keywords that are known here, whose references make no circles.

    Raises:
        KeyError: It has another keyword.
    """
    definitions = schema["$defs"]

    def make(part: Any) -> Test:
        if isinstance(part, bool):
            return lambda _: part
        rules = {word: part[word] for word in part if word not in _SILENT}
        tests = []
        if "if" in rules:
            tests.append(_if(*(make(rules.pop(word, True)) for word in ("if", "then", "else"))))
        if "$ref" in rules:
            tests.append(make(definitions[rules.pop("$ref").removeprefix("#/$defs/")]))
        tests += [_RULES[word](argument, make) for word, argument in rules.items()]
        return tests[0] if len(tests) == 1 else _all(tests)

    return make(schema)


def _all(tests: Sequence[Test]) -> Test:
    def test_all(value: Any) -> bool:
        # A loop takes half the time of `all`, and lines have many values.
        for test in tests:  # noqa: SIM110
            if not test(value):
                return False
        return True

    return test_all


def _any(tests: Sequence[Test]) -> Test:
    return lambda value: any(test(value) for test in tests)


def _if(condition: Test, then: Test, otherwise: Test) -> Test:
    return lambda value: then(value) if condition(value) else otherwise(value)


def _not(test: Test) -> Test:
    return lambda value: not test(value)


def _type(names: str | Sequence[str]) -> Test:
    types = _types(names)
    return lambda value: type(value) in types


def _types(names: str | Sequence[str]) -> frozenset[type]:
    words = [names] if isinstance(names, str) else names
    return frozenset[type]().union(
        *(_NUMBERS if word == "number" else {_TYPES[word]} for word in words)
    )


def _const(expected: str | None) -> Test:
    return lambda value: value == expected


def _enum(choices: Sequence[str | None]) -> Test:
    return lambda value: value in choices


def _required(names: Sequence[str]) -> Test:
    needed = frozenset(names)
    return lambda value: type(value) is not dict or needed <= value.keys()


def _properties(parts: Mapping[str, Any], make: Make) -> Test:
    # Most properties have a type and no other rule, and need no call.
    types = {name: _types(part["type"]) for name, part in parts.items() if _is_type_alone(part)}
    tests = {name: make(part) for name, part in parts.items() if name not in types}

    def test(value: Any) -> bool:
        if type(value) is dict:
            for name, item in value.items():
                if (kinds := types.get(name)) is not None:
                    if type(item) not in kinds:
                        return False
                elif name in tests and not tests[name](item):
                    return False
        return True

    return test


def _is_type_alone(part: Any) -> bool:
    return isinstance(part, dict) and part.keys() - _SILENT == {"type"}


def _pattern_properties(tests: Mapping[str, Test]) -> Test:
    patterns = [(re.compile(pattern), test) for pattern, test in tests.items()]

    def test(value: Any) -> bool:
        return type(value) is not dict or all(
            test(item)
            for name, item in value.items()
            for pattern, test in patterns
            if pattern.search(name)
        )

    return test


def _items(test: Test) -> Test:
    return lambda value: type(value) is not list or all(map(test, value))


def _length(kind: type[Sized], is_right: Callable[[int], bool]) -> Test:
    def test(value: Any) -> bool:
        return not isinstance(value, kind) or is_right(len(value))

    return test


def _minimum(least: float) -> Test:
    return lambda value: type(value) not in _NUMBERS or value >= least


def _pattern(pattern: str) -> Test:
    search = re.compile(pattern).search
    return lambda value: type(value) is not str or search(value) is not None


_RULES: Mapping[str, Callable[[Any, Make], Test]] = {
    "type": lambda names, _: _type(names),
    "const": lambda expected, _: _const(expected),
    "enum": lambda choices, _: _enum(choices),
    "required": lambda names, _: _required(names),
    "minimum": lambda least, _: _minimum(least),
    "minLength": lambda least, _: _length(str, lambda length: length >= least),
    "minItems": lambda least, _: _length(list, lambda length: length >= least),
    "maxItems": lambda most, _: _length(list, lambda length: length <= most),
    "pattern": lambda pattern, _: _pattern(pattern),
    "properties": _properties,
    "patternProperties": lambda parts, make: _pattern_properties(
        {pattern: make(part) for pattern, part in parts.items()}
    ),
    "items": lambda part, make: _items(make(part)),
    "anyOf": lambda parts, make: _any([make(part) for part in parts]),
    "allOf": lambda parts, make: _all([make(part) for part in parts]),
    "not": lambda part, make: _not(make(part)),
}
"""The test of each keyword, made of its argument."""
