"""Fields of imported JSON: each has the type that it should have, or the import is refused.

Offsets are half-open, in code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotate.document import NO_FACTS, Document, known_facts
from annotate.span import Span
from store.errors import ImportRefused
from store.formats.format import IncomingFile
from store.formats.json_quotes import quoted
from store.formats.report import Report
from store.formats.surrogates import escape_surrogates


class Fields:
    """An object of an imported line, with its place in the file for messages.

    Raises:
        ImportRefused: The value is not an object; the methods raise it for wrong fields.
    """

    def __init__(self, value: Any, file: IncomingFile, line: int, path: str = "") -> None:
        self.file = file
        self.line = line
        self._path = path
        if not isinstance(value, dict):
            raise self.fault("", f"is {quoted(value)}, expected an object")
        self._value: dict[str, Any] = value
        self._read_keys: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return self._value.get(key) is not None

    def fault(self, key: str, reason: str) -> ImportRefused:
        """Return the refusal of the import because of one field."""
        where = f"{self._path}.{key}".strip(".") or "the line"
        return ImportRefused(self.line, f"{where} {reason}")

    def raw(self, key: str) -> Any:
        """Return a field's value unchecked; None where the field is missing."""
        self._read_keys.add(key)
        return self._value.get(key)

    def empty(self) -> Fields:
        """Return an empty object with the same place."""
        return Fields({}, self.file, self.line, self._path)

    def nested(self, key: str) -> Fields:
        """Return the object under a key."""
        return Fields(self.raw(key), self.file, self.line, f"{self._path}.{key}".strip("."))

    def own_metadata(self, key: str) -> tuple[Fields, dict[str, object]]:
        """Return the object under a key, which is a person's own and may be anything.

        Returns:
            The object, empty where there is none; and the value by its key where it is no object.
        """
        value = self.raw(key)
        if isinstance(value, dict):
            return self.nested(key), {}
        return self.empty(), {} if value in (None, "", []) else {key: value}

    def objects(self, key: str) -> Iterator[Fields]:
        """Yield the objects of the list under a key; none where the key is missing."""
        for index, value in enumerate(self.items(key)):
            path = f"{self._path}.{key}".strip(".")
            yield Fields(value, self.file, self.line, f"{path}[{index}]")

    def items(self, key: str) -> list[Any]:
        """Return the values of the list under a key; none where the key is missing."""
        value: Any = self.raw(key)
        if value is not None and not isinstance(value, list):
            raise self.fault(key, f"is {quoted(value)}, expected a list")
        return value or []

    def text(self, key: str, default: str | None = None) -> str:
        """Return the string under a key, or the default where the key is missing."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.fault(key, f"is {quoted(value)}, expected a string")
        return value

    def words(self, key: str, default: str = "") -> str:
        """Return the value under a key as text, whatever its type: it may be a person's own."""
        value = self.raw(key)
        if value is None or isinstance(value, str):
            return value or default
        return json.dumps(value, ensure_ascii=False)

    def others(self, *names: str) -> dict[str, Any]:
        """Return the fields under other names, but not a program’s own, which begin with `_`."""
        return {
            key: value
            for key, value in self._value.items()
            if key not in names and not key.startswith("_")
        }

    def report_unread(self, report: Report, *unused: str) -> None:
        """Count the fields that hold something and that were not read, by their names.

        Args:
            report: Counts them.
            unused: The names of fields that say nothing about the annotations, such as times.
        """
        for key, value in self.others(*self._read_keys, *unused).items():
            is_empty = value is None or value in ("", [], {})
            where = f"line {self.line}, {self._path}" if self._path else f"line {self.line}"
            report.lose(f"fields called {quoted(key)}", not is_empty, where=where)

    def number(self, key: str) -> int:
        """Return the whole number under a key."""
        value = self.raw(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, f"is {quoted(value)}, expected a whole number")
        return value

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """Return the string under a key, which must be one of the choices."""
        value = self.text(key, default)
        if value not in choices:
            raise self.fault(key, f"is {quoted(value)}, expected {' or '.join(choices)}")
        return value

    def span(self, start_key: str, end_key: str, text: str) -> Span:
        """Return the span between the offsets under two keys; it must lie in the text."""
        return self.checked_span(self.number(start_key), self.number(end_key), text)

    def checked_span(self, start: int, end: int, text: str) -> Span:
        """Return a span, which must lie in the text."""
        if not 0 <= start < end <= len(text):
            reason = f"has the offsets [{start}, {end}), which do not fit a text of {len(text)}"
            raise self.fault("", reason)
        return Span(start, end)

    def document(
        self, text: str, title: str = "", metadata: Mapping[str, object] = NO_FACTS
    ) -> Document:
        """Make a document of a text from this file.

        Args:
            text: The text.
            title: Its title; if empty, the name of the file and the number of the line.
            metadata: Everything known about it; a document holds some of that as facts.
        """
        title = title or f"{self.file.name} {self.line}"
        return Document(text, title, self.file.uri, facts=known_facts(metadata))


def json_line(value: object) -> bytes:
    """Encode a JSON value as a line of UTF-8; lone surrogates are escaped."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
    return escape_surrogates(line).encode("utf-8")
