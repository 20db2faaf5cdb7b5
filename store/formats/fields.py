"""Fields of imported JSON: each is what it should be, or the line is refused with a path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotate.document import NO_FACTS, Document, known_facts
from annotate.span import Span
from store.errors import ImportRefused
from store.formats.format import IncomingFile
from store.formats.jsonl_schema import abbreviated

_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Fields:
    """An object of an imported line, which knows where it stands."""

    def __init__(self, value: Any, file: IncomingFile, line: int, path: str = "") -> None:
        self.file = file
        self.line = line
        self._path = path
        if not isinstance(value, dict):
            raise self.fault("", f"is {abbreviated(value)}, expected an object")
        self._value: dict[str, Any] = value

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def fault(self, key: str, reason: str) -> ImportRefused:
        """The refusal of the whole import, because of one field."""
        where = f"{self._path}.{key}".strip(".") or "the line"
        return ImportRefused(self.line, f"{where} {reason}")

    def raw(self, key: str) -> Any:
        """Whatever stands there; None where nothing does."""
        return self._value.get(key)

    def nothing(self) -> Fields:
        """An empty object in the same place."""
        return Fields({}, self.file, self.line, self._path)

    def fields(self, key: str) -> Fields:
        """The object there."""
        return Fields(self._value.get(key), self.file, self.line, f"{self._path}.{key}".strip("."))

    def objects(self, key: str) -> Iterator[Fields]:
        """The objects of the list there, if there is one."""
        for index, value in enumerate(self.items(key)):
            path = f"{self._path}.{key}".strip(".")
            yield Fields(value, self.file, self.line, f"{path}[{index}]")

    def items(self, key: str) -> list[Any]:
        """The values of the list there; none where nothing stands there."""
        value: Any = self._value.get(key)
        if value is not None and not isinstance(value, list):
            raise self.fault(key, f"is {abbreviated(value)}, expected a list")
        return value or []

    def text(self, key: str, default: str | None = None) -> str:
        """The string there."""
        value = self._value.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.fault(key, f"is {abbreviated(value)}, expected a string")
        return value

    def others(self, *names: str) -> dict[str, Any]:
        """What stands under other names; those with a `_` in front are a program’s own."""
        return {
            key: value
            for key, value in self._value.items()
            if key not in names and not key.startswith("_")
        }

    def number(self, key: str) -> int:
        """The whole number there."""
        value = self._value.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, f"is {abbreviated(value)}, expected a whole number")
        return value

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """One of a few strings."""
        value = self.text(key, default)
        if value not in choices:
            raise self.fault(key, f"is {abbreviated(value)}, expected {' or '.join(choices)}")
        return value

    def place(self, start: str, end: str, text: str) -> Span:
        """The span between two offsets in code points; it must lie in the text."""
        return self.checked_span(self.number(start), self.number(end), text)

    def checked_span(self, start: int, end: int, text: str) -> Span:
        """A span in code points; it must lie in the text."""
        if not 0 <= start < end <= len(text):
            reason = f"has the offsets [{start}, {end}), which do not fit a text of {len(text)}"
            raise self.fault("", reason)
        return Span(start, end)

    def document(
        self, text: str, title: str = "", told: Mapping[str, object] = NO_FACTS
    ) -> Document:
        """The text as a document from this file.

        Args:
            text: The text.
            title: Its title; else the name of the file and the number of the line.
            told: What is told about it, the facts of a document among that.
        """
        title = title or f"{self.file.name} {self.line}"
        return Document(text, title, self.file.uri, facts=known_facts(told))


def json_line(value: object) -> bytes:
    """A JSON value as a line of UTF-8; lone surrogates are escaped."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line).encode("utf-8")
