"""The words around compared statements: the head, what is asked for, and empty lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from store.index.statement_reading import Question, StatedComparison
from store.index.typed_query import STATUS_WORDS
from tui.display.held_back import held_back_words
from tui.display.statement_words import short_summaries, summary
from tui.library.answer_rows import Notice
from tui.library.statements.layout import Layout
from tui.widgets.lines import Part, Sides

FILTER_NAMES = "speaker: date: status: by:"
"""The names of the filters, as a reminder while one types."""
_KEY_CELLS = 28
"""Cells from the beginning of an example to that of its explanation."""
_EXAMPLES = (
    ("harbour board", "what anybody claims of it"),
    ("speaker:Quill", "all that Quill claims"),
    ("speaker:Quill ferry", "what Quill claims of the ferry"),
    ("ferry date:2024", "in articles of a year"),
)


@dataclass
class ComparisonState:
    """The progress of an answer."""

    question: Question | None = None
    """What is asked for; None for nothing yet."""
    result: StatedComparison | None = None
    """The answer; None while there is none."""
    layout: Layout = field(default_factory=Layout)
    """The layout of the answer for the width that the window had."""
    is_reading: bool = False
    """True until the answer is there."""
    done: int = 0
    """Number of articles looked at."""
    total: int = 0
    """Number of articles in the library."""
    held_back: int = 0
    """Number of articles of which a blind first pass hides what others did."""
    refusal: str = ""
    """Reason why there is no answer; empty where there is one."""


def head(state: ComparisonState) -> Sides:
    """The name of the screen; what was compared, and what was seen."""
    left, rights = [Part("Statements", "strong")], list[str]()
    if state.is_reading:
        rights = [f"reading {state.done:,} of {state.total:,}" if state.total else "reading …"]
    elif state.result is not None and state.result.stated:
        comparison = state.result.comparison
        rights = [summary(comparison), *short_summaries(comparison)]
    return (left, *([Part(words, "strong")] for words in rights))


def question_parts(question: Question | None) -> list[Part]:
    """The words for which claims count, beside what was typed."""
    if question is None:
        return []
    speech_query = question.query
    words = " or ".join(sorted(STATUS_WORDS[status] for status in speech_query.statuses))
    by = f" by {speech_query.annotator}" if speech_query.annotator is not None else ""
    return [Part(f"{words} claims{by}", "quiet")]


def notice(state: ComparisonState, key: Callable[[str], str]) -> Notice:
    """Lines in place of an empty list."""
    if state.refusal:
        return [[Part(state.refusal, "warning")]]
    if state.is_reading:
        return [[Part("reading what is claimed …", "quiet")]]
    if state.question is None:
        examples = [
            [Part(f"{example:{_KEY_CELLS}}", "key"), Part(words, "quiet")]
            for example, words in _EXAMPLES
        ]
        first = [Part("Type whose statements are compared, or on what", "title")]
        return [first, [], *examples]
    return [
        [Part("No such claims: nobody of that name, or nothing with those words", "title")],
        [Part(f"{key('edit')} changes what is asked for", "quiet")],
    ]


def resting_words(state: ComparisonState, is_editing: bool) -> str:
    """What stands in the line of messages while there is none."""
    return FILTER_NAMES if is_editing else held_back_words(state.held_back)


def left_out(layout: Layout) -> str:
    """The number of statements that are not listed, in words; empty where all are."""
    return f"{layout.left_out:,} more not listed: narrow the question" if layout.left_out else ""
