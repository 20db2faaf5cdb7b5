"""Names of brat's annotation files: text and annotator in a name, and the name made of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.formats.file_names import parse_stem, safe_name, unescape_name

_TEXT, _ANNOTATOR = "text", "annotator"
_PATTERN = re.compile(
    r"(?P<before>[^{}/]*)\{(?P<first>\w+)\}"
    r"(?:(?P<between>[^{}/]*[^{}/%\w][^{}/]*|[^{}/]*_[^{}/]*)\{(?P<second>\w+)\})?(?P<behind>[^{}/]*\.ann)"
)


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read the name of an annotation file."""

    text: str
    """The name of the text's file, without its ending."""
    article_id: str
    """The id of the article."""
    annotator: str
    """The annotator; empty where the name has none."""


class NamePattern:
    """A pattern such as `{text}_{annotator}.ann`: the places of text and annotator in a name.

    Raises:
        ValueError: It has no place for the text, or its names could not be read back; the message
            says why.
    """

    def __init__(self, pattern: str) -> None:
        match = _PATTERN.fullmatch(pattern)
        if match is None:
            raise ValueError(
                f"{pattern} is not like {{text}}_{{annotator}}.ann: a sign other than letters, "
                "digits and % must stand between the two, .ann at the end, and no / in it"
            )
        self._pattern = pattern
        self._before, self._behind = match["before"], match["behind"]
        self._between = match["between"] or ""
        self._fields = tuple(filter(None, (match["first"], match["second"])))
        if sorted(self._fields) not in ([_TEXT], [_ANNOTATOR, _TEXT]):
            raise ValueError(f"{pattern} has not {{text}} once and {{annotator}} at most once")

    def __str__(self) -> str:
        return self._pattern

    def file_name(self, article_id: str, annotator: str) -> str:
        """Return the name of the file with an annotator's layer of an article."""
        # The separator must not occur in the annotator, or the name would be split there.
        escapes = {
            char: _escaped(char) for char in self._between if not char.isalnum() and char != "%"
        }
        escaped_annotator = "".join(escapes.get(char, char) for char in safe_name(annotator))
        values = {_TEXT: safe_name(article_id), _ANNOTATOR: escaped_annotator}
        middle = self._between.join(values[field] for field in self._fields)
        return f"{self._before}{middle}{self._behind}"

    def readings(self, name: str) -> Iterator[NameReading]:
        """Yield the ways to read a name, the longest text first; none where it does not fit."""
        inner = name.removeprefix(self._before).removesuffix(self._behind)
        if not inner or f"{self._before}{inner}{self._behind}" != name:
            return
        for parts in self._splits(inner):
            values = dict(zip(self._fields, parts, strict=True))
            text = values[_TEXT]
            yield NameReading(text, unescape_name(text), unescape_name(values.get(_ANNOTATOR, "")))

    def _splits(self, inner: str) -> Iterator[tuple[str, ...]]:
        if not self._between:
            yield (inner,)
            return
        offsets = [
            offset
            for offset in range(1, len(inner) - len(self._between))
            if inner.startswith(self._between, offset)
        ]
        for offset in reversed(offsets) if self._fields[0] == _TEXT else offsets:
            yield inner[:offset], inner[offset + len(self._between) :]


def _escaped(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def default_readings(name: str) -> Iterator[NameReading]:
    """Yield the ways to read a name without a pattern: `ID@ANNOTATOR.ann`, `TEXT_ANNOTATOR.ann`."""
    stem = name.removesuffix(".ann")
    yield NameReading(stem, *parse_stem(stem))
    text, _, annotator = stem.rpartition("_")
    if text:
        yield NameReading(text, text, annotator)
