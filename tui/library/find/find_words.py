"""The words around the list of hits: the head, the filters, and what is said where it is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import wrap

from annotate.labels.scheme import LabelScheme
from store.index.patterns import Pattern
from store.index.query import DateRange, Query, Scope
from store.index.typed_query import KINDS, STATUS_WORDS
from tui.display.held_back import held_back_words
from tui.display.plural import counted
from tui.library.answer_rows import Notice
from tui.library.find.results import Results
from tui.widgets.lines import Part, Sides

FILTER_NAMES = "label: status: kind: speaker: by: date: in:"
"""The names of the filters, as a reminder while one types."""
_KEY_CELLS = 24
"""Cells from the beginning of an example to that of its explanation."""
_EXAMPLES = (
    ("harbour board", "articles with both words"),
    ('"harbour board"  minist*', "a phrase; words that begin so"),
    (r"/\d+ percent/", "a regular expression"),
    ("kind:claim speaker:Quill", "what Quill is said to have claimed"),
    ("label:ORG status:pending", "what waits for a decision"),
    ("date:2024-05..2024-08", "in articles of these months"),
    ("in:annotations  by:anna", "among all annotations; in a layer"),
)


@dataclass
class SearchState:
    """The progress of a search."""

    query: Query = field(default_factory=Query)
    """What is looked for."""
    is_searching: bool = False
    """True until the last article was looked at."""
    done: int = 0
    """Number of articles looked at since the index has answered."""
    total: int = 0
    """Number of articles in the library; 0 while the index answers."""
    read_count: int = 0
    """Number of articles that had changed, so that they were read."""
    held_back: int = 0
    """Number of articles of which a blind first pass hides what others did."""
    refusal: str = ""
    """Reason why nothing can be looked for like that; empty where it can."""


def head(results: Results, state: SearchState) -> Sides:
    """The name of the screen; how much was found and marked, and how far the search is."""
    marked = [Part(f"{len(results.marks):,} marked")] if results.marks else []
    counts = [Part(hit_count(results), "strong")] if results.hits else []
    groups = [group for group in (_progress(state), marked, counts) if group]
    right = [part for group in groups for part in (Part("   "), *group)][1:]
    return [Part("Find in the library", "strong")], right


def hit_count(results: Results) -> str:
    """The number of hits, in words; empty for none."""
    if not results.hits:
        return ""
    words = f"{counted(results.hits, 'hit')} in {counted(results.articles, 'article')}"
    more = results.hits - results.listed
    return f"{words}, the first {results.listed:,} shown" if more else words


def _progress(state: SearchState) -> list[Part]:
    if not state.is_searching:
        return []
    share = f" {state.done * 100 // state.total}%" if state.total else " …"
    is_building = state.read_count > state.done // 2 and state.read_count > 1
    return [Part(f"{'building the index' if is_building else 'searching'}{share}", "quiet")]


def filters(state: SearchState) -> list[Part]:
    """What a query asks for, in words, and how much is held back."""
    query, hidden = state.query, held_back_words(state.held_back)
    where = "in all texts" if query.scope is Scope.TEXTS else "among annotations"
    parts = [Part(where, "quiet")]
    for words in (*_filter_words(query), *([hidden] if hidden else [])):
        parts += [Part(" · ", "quiet"), Part(words)]
    return parts


def _filter_words(query: Query) -> list[str]:
    words = [
        needle.text if isinstance(needle, Pattern) else f"“{needle.text}”"
        for needle in query.needles
    ]
    kinds = [next(word for word, kind in KINDS.items() if kind == name) for name in query.kinds]
    statuses = [STATUS_WORDS[status] for status in query.statuses]
    groups = (
        ("", query.labels),
        ("", statuses),
        ("", kinds),
        ("", ("moved",) if query.moved_only else ()),
        ("", [f"{name} {value}" if value else name for name, value in query.attributes]),
        ("said by ", [f"“{speaker.text}”" for speaker in query.speakers]),
        ("of ", query.annotators),
    )
    words += [f"{before}{' or '.join(values)}" for before, values in groups if values]
    return words + ([_dates(query.dates)] if query.dates is not None else [])


def _dates(dates: DateRange) -> str:
    if dates.first == dates.last:
        return dates.first
    ends = (("from", dates.first), ("to", dates.last))
    return " ".join(f"{word} {date}" for word, date in ends if date)


def notice(results: Results, state: SearchState, key: Callable[[str], str], width: int) -> Notice:
    """Lines of `width` cells in place of the hits where there are none: why, and what to do."""
    if results.hits:
        return ()
    if state.refusal:
        return ([], *([Part(line, "warning")] for line in wrap(state.refusal, width)))
    if state.query.is_empty:
        examples = [
            [Part(f"{example:{_KEY_CELLS}}  ", "key"), Part(words, "quiet")]
            for example, words in _EXAMPLES
        ]
        return (
            [],
            [Part("Type what to find, in all texts or among annotations", "strong")],
            [],
            *examples,
        )
    if state.is_searching:
        first = (
            "Reading the articles for the first time …" if state.read_count > 1 else "Searching …"
        )
        return ([], [Part(first, "strong")])
    where = "no text" if state.query.scope is Scope.TEXTS else "no annotation"
    return (
        [],
        [Part(f"Nothing found: {where} has all of that", "strong")],
        [],
        [Part(f"{'*':8}", "key"), Part("behind a word finds all that begin so", "quiet")],
        [Part(f"{key('edit'):8}", "key"), Part("changes the line", "quiet")],
        [Part(f"{key('leave'):8}", "key"), Part("goes back", "quiet")],
    )


def label_parts(scheme: LabelScheme) -> list[Part]:
    """The digits and the labels that they give, in the hues of these."""
    with_digits = (label for label in scheme if label.key.isdigit())
    return [
        part
        for label in with_digits
        for part in (
            Part(f"{label.key} ", "key", label.key),
            Part(f"{label.name}  ", f"hue-{label.hue}"),
        )
    ]
