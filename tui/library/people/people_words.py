"""The words around the lists of the people view: head, columns, hints, and empty lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.index.counting import VoiceCounts
from tui.display.held_back import held_back_words
from tui.display.people_words import MANNERS, NO_SOURCE, described
from tui.display.plural import counted
from tui.library.answer_rows import Notice
from tui.library.people.state import CLAIMS, RULES, VOICES, PeopleState
from tui.library.people.voice_columns import column_heads
from tui.widgets.lines import Part, Sides

_KEY_CELLS = 6
"""Cells of a key in front of what it does."""


def head(state: PeopleState) -> Sides:
    """The name of the page; how much there is, and how far the counting is."""
    left = {VOICES: [Part("People", "strong")], RULES: [Part("Rules about people", "strong")]}
    name = state.voice.speaker.name if state.voice is not None else ""
    left[CLAIMS] = [Part(name or NO_SOURCE, "strong"), *_about(state.voice)]
    marked = [Part(f"{len(state.marks):,} marked")] if state.marks else []
    progress = [Part(state.progress, "quiet")] if state.is_counting else []
    groups = [group for group in (progress, marked, _counts(state)) if group]
    right = [part for group in groups for part in (Part("   "), *group)][1:]
    return left[state.page_name], right, _counts(state), []


def _about(voice: VoiceCounts | None) -> list[Part]:
    words = described(voice) if voice is not None else ""
    return [Part(f"  {words}", "quiet")] if words else []


def _counts(state: PeopleState) -> list[Part]:
    if state.page_name == RULES:
        return [Part(counted(len(state.page.rows), "rule"), "strong")]
    if state.page_name == VOICES:
        named = [voice for voice in state.counts if voice.speaker.known_name]
        claims = sum(voice.claims for voice in state.counts)
        words = f"{counted(len(named), 'name')}, {counted(claims, 'claim')}"
        return [Part(words, "strong")] if state.counts else []
    claims = len({id(item) for item in state.claims})
    articles = len({item.spoken.speech.article for item in state.claims})
    if not state.claims:
        return []
    return [Part(f"{counted(claims, 'claim')} in {counted(articles, 'article')}", "strong")]


def second_line(state: PeopleState, width: int) -> Sides:
    """The names of the columns, or what is known of the claims as a whole."""
    if state.page_name == VOICES:
        return (column_heads(width, state.order),)
    narrowed = [Part(f" · with “{state.filter}”")] if state.filter else []
    if state.page_name == RULES:
        return ([Part("the latest first; they hold for the whole library", "quiet"), *narrowed],)
    manners = [
        f"{count} {manner.value}"
        for manner in MANNERS
        if (count := sum(item.spoken.claim.manner is manner for item in state.claims))
    ]
    parts = [Part("by date", "quiet")]
    parts += [Part(f" · {', '.join(manners)}", "quiet")] if manners else []
    return ([*parts, *narrowed],)


def resting_line(state: PeopleState) -> list[Part]:
    """What stands in the line of messages while there is none: what is counted, and what is not."""
    if state.page_name == RULES:
        return []
    parts = [Part(f"{state.statuses} claims", "quiet")]
    if state.page_name == VOICES and state.filter:
        shown = sum(isinstance(row, VoiceCounts) for row in state.page.rows)
        parts.append(Part(f" · {shown} with “{state.filter}”"))
    if state.held_back:
        parts.append(Part(f" · {held_back_words(state.held_back)}"))
    return parts


def notice(state: PeopleState, key: Callable[[str], str]) -> Notice:
    """Lines in place of the rows where there are none: why, and what to do."""
    if state.page.rows:
        return ()
    if state.trouble:
        return ([], [Part(state.trouble, "warning")])
    if state.filter:
        words = f"Nothing here has “{state.filter}”"
        return _lines(words, [(key("filter"), "changes that"), (key("leave"), "shows all")])
    if state.page_name == RULES:
        return _lines("No rules yet: the text alone decides who is who", _rule_keys(key))
    return _waiting(state) or _nobody(state, key)


def _waiting(state: PeopleState) -> Notice:
    """Lines while something is being read; none when that is over."""
    is_claims = state.page_name == CLAIMS
    if state.is_reading if is_claims else state.is_counting:
        return _lines("Reading …" if is_claims else "Reading the articles …", [])
    return _lines("No claims any more", []) if is_claims else ()


def _nobody(state: PeopleState, key: Callable[[str], str]) -> Notice:
    hints = [(key("statuses"), "counts other claims"), (key("leave"), "goes back")]
    statuses = state.statuses.replace(" and ", " or ")
    return _lines(f"Nobody speaks: there are no {statuses} claims", hints)


def _rule_keys(key: Callable[[str], str]) -> Iterable[tuple[str, str]]:
    words = {
        "merge": "merges the marked names into one",
        "rename": "lets somebody go by another name",
        "link": "says who “the company” is",
        "split": "says that a name is somebody else in one article",
    }
    return ((key(action), does) for action, does in words.items())


def _lines(words: str, keys: Iterable[tuple[str, str]]) -> Sequence[Sequence[Part]]:
    rows = [[Part(f"{name:{_KEY_CELLS}}", "key"), Part(does, "quiet")] for name, does in keys]
    return ([], [Part(words, "strong")], [], *rows)
