"""Names of brat's annotation files: whose annotations of which text they say that a file holds."""

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
    """What the name of an annotation file tells."""

    text: str
    """The name of the text's file, without its ending."""
    article_id: str
    """The article."""
    annotator: str
    """Whose annotations they are; empty where that is not told."""


class NamePattern:
    """A pattern such as `{text}_{annotator}.ann`: where in a name the text and the annotator stand.

    Raises:
        ValueError: It tells no text, or could not be read back; the message says why.
    """

    def __init__(self, pattern: str) -> None:
        found = _PATTERN.fullmatch(pattern)
        if found is None:
            raise ValueError(
                f"{pattern} is not like {{text}}_{{annotator}}.ann: a sign other than letters, "
                "digits and % must stand between the two, .ann at the end, and no / in it"
            )
        self._pattern = pattern
        self._before, self._behind = found["before"], found["behind"]
        self._between = found["between"] or ""
        self._fields = tuple(filter(None, (found["first"], found["second"])))
        if sorted(self._fields) not in ([_TEXT], [_ANNOTATOR, _TEXT]):
            raise ValueError(f"{pattern} has not {{text}} once and {{annotator}} at most once")

    def __str__(self) -> str:
        return self._pattern

    def name(self, article_id: str, annotator: str) -> str:
        """The name of the file with somebody's annotations of an article."""
        # What separates the two must not stand in the annotator, or it would separate there.
        signs = {
            sign: _escaped(sign) for sign in self._between if not sign.isalnum() and sign != "%"
        }
        somebody = "".join(signs.get(sign, sign) for sign in safe_name(annotator))
        values = {_TEXT: safe_name(article_id), _ANNOTATOR: somebody}
        middle = self._between.join(values[field] for field in self._fields)
        return f"{self._before}{middle}{self._behind}"

    def readings(self, name: str) -> Iterator[NameReading]:
        """What a name can tell, the longest text first; nothing where it does not fit."""
        inner = name.removeprefix(self._before).removesuffix(self._behind)
        if not inner or f"{self._before}{inner}{self._behind}" != name:
            return
        for parts in self._parts(inner):
            told = dict(zip(self._fields, parts, strict=True))
            text = told[_TEXT]
            yield NameReading(text, unescape_name(text), unescape_name(told.get(_ANNOTATOR, "")))

    def _parts(self, inner: str) -> Iterator[tuple[str, ...]]:
        if not self._between:
            yield (inner,)
            return
        places = [
            place
            for place in range(1, len(inner) - len(self._between))
            if inner.startswith(self._between, place)
        ]
        for place in reversed(places) if self._fields[0] == _TEXT else places:
            yield inner[:place], inner[place + len(self._between) :]


def _escaped(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def default_readings(name: str) -> Iterator[NameReading]:
    """What a name tells where there is no pattern: `ID@ANNOTATOR.ann`, or `TEXT_ANNOTATOR.ann`."""
    stem = name.removesuffix(".ann")
    yield NameReading(stem, *parse_stem(stem))
    text, _, annotator = stem.rpartition("_")
    if text:
        yield NameReading(text, text, annotator)
