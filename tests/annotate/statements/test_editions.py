"""Two editions of an article: each change is named at its place, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from annotate.span import Span
from annotate.statements.editions import Attribution, Edition, compare_editions
from annotate.statements.tokens import Name
from tests.annotate.statements.gold_editions import EDITIONS, NAMES

_CLOSING = {"<": ">", "{": "}", "/": "/"}


def edition(marked: str) -> Edition:
    """An edition of the gold."""
    text, attributions = "", list[Attribution]()
    for line in marked.splitlines(keepends=True):
        parts = dict.fromkeys(_CLOSING, ())
        for plain, mark, words in re.findall(r"([^<{/]*)(?:([<{/])([^>}/]*)[>}/])?", line):
            text += plain
            if mark:
                parts[mark] = (Span(len(text), len(text) + len(words)),)
                text += words
        if parts["{"]:
            attributions.append(Attribution(parts["<"], parts["/"], parts["{"], ""))
    names = tuple(_names(text))
    known = tuple(Attribution(a.source, a.cue, a.content, _speaker(names, a)) for a in attributions)
    return Edition(text, known, names)


def _names(text: str) -> Iterator[Name]:
    pattern = "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True))
    for match in re.finditer(pattern, text):
        yield Name(match.start(), match.end(), NAMES[match[0]])


def _speaker(names: tuple[Name, ...], attribution: Attribution) -> str:
    people = [
        name.words
        for name in names
        for piece in attribution.source
        if name.words != "Orlo" and piece.covers(Span(name.start, name.end))
    ]
    return people[0] if people else ""


def described(earlier: Edition, later: Edition) -> list[str]:
    comparison = compare_editions(earlier, later)
    words = []
    for kept in comparison.changed:
        for change in kept.changes:
            before, after = earlier.words((change.before,)), later.words((change.after,))
            what = f" ({change.source_change})" if change.source_change is not None else ""
            words.append(f"{change.kind} {before} > {after}{what}")
    gone = (earlier.words(earlier.attributions[n].content) for n in comparison.gone)
    new = (later.words(later.attributions[n].content) for n in comparison.new)
    words += [*(f"gone {content}" for content in gone), *(f"new {content}" for content in new)]
    return [*words, *([f"unsure {comparison.unsure}"] if comparison.unsure else [])]


@pytest.mark.parametrize(
    ("name", "earlier", "later", "changes"), EDITIONS, ids=lambda v: str(v)[:30]
)
def test_what_changed_between_two_editions_is_named(
    name: str, earlier: str, later: str, changes: list[str]
) -> None:
    assert described(edition(earlier), edition(later)) == changes, name


@pytest.mark.parametrize("which", [1, 2])
def test_an_edition_has_no_changes_against_itself(which: int) -> None:
    for pair in EDITIONS:
        text = pair[which]
        assert isinstance(text, str)
        same = edition(text)
        comparison = compare_editions(same, same)
        assert (comparison.changed, comparison.gone, comparison.new) == ((), (), ())
        assert len(comparison.pairs) == len(same.attributions)
