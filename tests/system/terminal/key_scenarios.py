"""For each command a state in which its key must change what stands on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from annotate.labels.attribute import KEYS
from tests.system.terminal.scenario import ENDS, STOPS, Scenario
from tests.tui.reader_harness import TEXT

TREES = (
    *("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"),
    *("Larch", "Maple", "Nettle", "Oak", "Pine", "Quince", "Rowan", "Sorrel", "Thyme", "Yew"),
)
"""Twenty words by the alphabet."""
ARTICLE = TEXT + "".join(f"\n{tree} stands by the water. Its leaves are green.\n" for tree in TREES)
"""Longer than the screen; it begins with the text that the suggestions of the harness are for."""
LABELS = "".join(
    f"[[attribute]]\nname = 'sort_{number}'\nkey = '{key}'\nfor = ['article']\nvalues = ['yes']\n"
    for number, key in enumerate(KEYS, start=1)
)
"""A label scheme that has something on each key of an attribute."""
LIST = r"(?m)shelf/  3\b(?s:.*)^ by title$"
"""Matches the library while it lists all three articles, and no answer hides the order."""


def motion(command: str, there: str, start: str = "", here: str = "Harbour") -> Scenario:
    """Moves from a word to another, or selects; copying shows which."""
    return Scenario(f"reader.{command}", copied(there), start, copied(here), look="y")


def copied(words: str) -> str:
    return re.escape(f"copied “{words}”")


def read() -> Iterator[Scenario]:
    yield motion("line_down", "Mayor")
    yield motion("line_up", "plan", "w j", "Ida")
    yield motion("token_left", "Harbour", "l", "plan")
    yield motion("token_right", "plan")
    yield motion("word_next", "plan")
    yield motion("word_previous", "plan", "w w", "divides")
    yield motion("edit_or_word_end", "plan")
    yield motion("sentence_next", "Mayor")
    yield motion("sentence_previous", "Mayor", ") )", "Quill")
    yield motion("paragraph_next", "Mayor")
    yield motion("paragraph_previous", "Mayor", "} }", "“")
    yield motion("line_start", "Harbour", "w w", "divides")
    yield motion("line_end", "Garrick")
    yield motion("page_or_skip", "Fir")
    yield motion("page_down", "Fir")
    yield motion("page_up", "Harbour", "pagedown", "Fir")
    yield motion("half_down", "Birch")
    yield motion("half_up", "Harbour", "ctrl+d", "Birch")
    yield motion("top", "Harbour", "j", "Mayor")
    yield motion("bottom", ".")
    yield Scenario("reader.search", r"(?m)^ /$")
    yield Scenario("reader.search_pattern", "regular expression:")
    yield Scenario("reader.hint", "type the letters on a word")
    yield Scenario("reader.hit_next", "2 of 20", "/ w a t e r enter", "1 of 20")
    yield Scenario("reader.hit_previous", "20 of 20", "/ w a t e r enter", "1 of 20")
    yield Scenario("reader.set_mark", "mark this place with a letter")
    yield Scenario("reader.go_to_mark", copied("Harbour"), "m z j y", copied("Mayor"), show="z y")
    yield motion("jump_back", "Harbour", "G", ".")
    yield motion("jump_forward", ".", "G B", "Harbour")
    yield Scenario("reader.contents", "Contents")
    yield Scenario("reader.toggle_highlights", "highlights hidden", leave="z")
    yield Scenario("reader.filter", "show only")
    yield Scenario("reader.lookup", "no program to look words up")
    yield Scenario("reader.speak", "no program to read aloud")


def review() -> Iterator[Scenario]:
    yield Scenario("reader.pending_next", "CLAIM  pending", "tab", "PERSON  pending")
    yield Scenario("reader.pending_previous", "GPE  pending  “Port Ansel”")
    yield Scenario("reader.item_next", "PERSON  pending  “Low Garrick”")
    yield Scenario("reader.item_previous", "GPE  pending  “Port Ansel”", "G", "100%")
    yield Scenario("reader.accept", "7 pending  1 accepted", "]", "“Low Garrick”")
    yield Scenario("reader.reject", "7 pending  0 accepted  1 rejected", "]", "“Low Garrick”")
    yield Scenario("reader.accept_all", "0 pending  8 accepted")
    yield Scenario("reader.reject_label", "0 accepted  3 rejected", "]", "“Low Garrick”")
    yield Scenario("reader.orphans", "nothing is lost in this article")
    yield Scenario("reader.confirm_moved", "nothing has moved that is not confirmed")
    yield Scenario("reader.reopen", "8 pending  0 accepted", "] a [", "7 pending  1 accepted")


def select() -> Iterator[Scenario]:
    yield Scenario("reader.select", "Enter grow")
    yield Scenario(
        "reader.swap_ends", copied("divides Low"), "w v l", copied("plan divides Low"), look="l y"
    )
    yield motion("grow", "Harbour plan divides Low Garrick")
    yield motion("shrink", "plan", "l enter", "Harbour plan divides Low Garrick")
    yield Scenario("reader.cancel", "v select", "v", "Enter grow")


def edges() -> Iterator[Scenario]:
    first = "]", "PERSON  pending  “Low Garrick”"
    yield Scenario(
        "reader.edge_right_out", "pending  “Low Garrick”", "] ,", "PERSON  pending  “Low”"
    )
    yield Scenario("reader.edge_right_in", "“Low”", *first)
    yield Scenario("reader.edge_left_out", "“divides Low Garrick”", *first)
    yield Scenario("reader.edge_left_in", "“Garrick”", *first)
    yield Scenario("reader.next_part", "▸ ", "] ]", "CLAIM  pending")
    yield Scenario("reader.toggle_steps", r"% +by character", leave="~")


def create() -> Iterator[Scenario]:
    labels = ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "DATE", "MONEY", "PRODUCT"]
    for digit, label in zip("1234567890", labels, strict=True):
        yield Scenario(f"reader.label_{digit}", f"added {label} “Harbour”")
    yield Scenario("reader.more_labels", "p PERCENT")
    for number in range(1, len(KEYS) + 1):
        yield Scenario(f"reader.attribute_{number}", f"sort_{number} of the article")


_OPEN = "Esc drop"
"""What the line of keys offers while a claim is open."""


def claims() -> Iterator[Scenario]:
    yield Scenario("reader.claim", _OPEN)
    yield Scenario("reader.source", _OPEN)
    yield Scenario("reader.content", _OPEN)
    yield Scenario(
        "reader.add_content", r"content +Mayor.*\n.*│ +Quill praised", "} v t )", _OPEN, show="C"
    )
    yield Scenario("reader.same_source", _OPEN, "] ] a G", "100%(?s:.*)[12] accepted")
    yield Scenario("reader.speaker", "Who is “", "] ] e", _OPEN)
    yield Scenario("reader.claim_panel", "Enter place anew", "] ]", "CLAIM  pending")


def edit() -> Iterator[Scenario]:
    first = "]", "PERSON  pending  “Low Garrick”"
    yield Scenario("reader.delete", "rejected PERSON", *first)
    yield Scenario("reader.relabel", "type some letters", *first)
    yield Scenario("reader.same_text", "label every “Harbour” as what")
    yield Scenario("reader.note", "Esc keep and close", *first)
    yield Scenario("reader.undo", "8 pending  0 accepted", "] a", "7 pending  1 accepted")
    yield Scenario("reader.redo", "7 pending  1 accepted", "] a u", "(?=.*undid: ).*8 pending")
    yield Scenario("reader.copy", copied("Harbour"))


def articles() -> Iterator[Scenario]:
    yield Scenario("reader.article_next", r"\A 2 apples", leave="K")
    yield Scenario("reader.article_previous", r"\A 1 harbour", "J", r"\A 2 apples")
    yield Scenario("reader.finish", r"\A 2 apples", leave="K", left="✓ done .* saved", back="D")
    # An article that is set aside is passed over by the keys to the next and previous ones.
    yield Scenario(
        "reader.set_aside", r"\A 2 apples", leave="L g enter", left="– set aside .* saved", back="!"
    )
    yield Scenario("reader.library", LIST, leave="enter")
    yield Scenario("reader.export", "export to 1 harbour.jsonl")
    yield Scenario("reader.save", "every change is saved at once")
    yield Scenario("reader.label_scheme", "in an editor")
    yield Scenario("reader.panel", "· PER Low Garrick", leave="p")
    yield Scenario("reader.palette", "Search for commands")
    yield Scenario("reader.quit", LIST, leave="enter")
    yield Scenario("reader.suspend", STOPS)
    yield Scenario("reader.interrupt", r"ctrl\+c once more quits")
    yield Scenario("reader.help", "Esc close")
    yield Scenario("reader.find", "Type what to find", leave="escape")
    yield Scenario("reader.people", r"\A People", leave="escape", left=r"\A 1 harbour")
    yield Scenario("reader.extract_again", "Pipeline|looking for suggestions again")


def two_readings() -> Iterator[Scenario]:
    """At the first of two places where two people differ; each choice is taken back afterwards."""
    for action, after in (
        ("take_first", r"(?m)Low Garrick +GPE *$"),
        ("take_second", r"(?m)Low Garrick +FAC *$"),
        ("take_both", "Low Garrick +FAC GPE"),
        ("take_neither", "✓0 ✗2"),
    ):
        yield Scenario(f"review.{action}", after, leave="u", left="1 of 2")
    yield Scenario("review.take_majority", "no majority: 2 readings of 2 annotators")
    yield Scenario("review.other_reading", "▸ L ben", leave="%", left="▸ H anna")


def library() -> Iterator[Scenario]:
    harbour, apples, candles = "/shelf/1 harbour", "/shelf/2 apples", "/shelf/3 candles"
    yield Scenario("library.down", apples)
    yield Scenario("library.up", harbour, "j", apples)
    yield Scenario("library.half_down", candles)
    yield Scenario("library.half_up", harbour, "G", candles)
    yield Scenario("library.page_down", candles)
    yield Scenario("library.mine", "nothing is assigned to")
    yield Scenario("library.page_up", harbour, "G", candles)
    yield Scenario("library.top", harbour, "G", candles)
    yield Scenario("library.bottom", candles)
    yield Scenario("library.open", "8 pending  0 accepted", leave="L", left=LIST)
    yield Scenario("library.filter", r"(?m)^ /$")
    yield Scenario("library.clear", LIST, "/ a p p enter", "1 of 3")
    yield Scenario("library.order", "changed last first", leave="o o o o o", left="by title")
    yield Scenario("library.finish", "harbour: done", leave="D", left="not done")
    yield Scenario("library.set_aside", "harbour: set aside", leave="!", left="not set aside")
    yield Scenario("library.delete", "delete it and its annotations")
    yield Scenario(
        "library.bring_back", "“1 harbour” is restored", "d y enter", "deleted from the library"
    )
    yield Scenario("library.review", "adjudication needs two annotators")
    yield Scenario("library.extract_all", "cannot be loaded")
    yield Scenario("library.palette", "Search for commands")
    yield Scenario("library.help", "Esc close")
    yield Scenario("library.extract_again", "1 harbour +─+ +–", left="cannot be loaded")
    yield Scenario("library.people", r"\A People", leave="escape", left=LIST)
    yield Scenario("library.find", "Type what to find", leave="escape")
    yield Scenario("library.statements", "Type whose statements", leave="escape")
    yield Scenario("library.quit", ENDS)
    yield Scenario("library.interrupt", ENDS)
    yield Scenario("library.suspend", STOPS)


def hits() -> Iterator[Scenario]:
    """From the first hit of `A_HITS`, where none is marked; a mark shows where a key has led."""
    first, last = r"1 harbour.*\n ▪", r"3 candles.*\n ▪"
    elsewhere = r"(?s)\A(?!.*\n 3 candles[^\n]*\n ▪).*▪"
    for action, start, after in (
        ("down", "", r"1 harbour.*\n.*\n ▪"),
        ("up", "j", first),
        ("half_down", "", r"\A(?:.*\n){9,} ▪"),
        ("half_up", "G", elsewhere),
        ("page_down", "", r"\A(?:.*\n){9,} ▪"),
        ("page_up", "G", elsewhere),
        ("article_next", "", r"2 apples.*\n ▪"),
        ("article_previous", "G", r"2 apples.*\n ▪"),
        ("top", "G", first),
        ("bottom", "", last),
    ):
        yield Scenario(f"find.{action}", after, start, show="space", **AGAIN)
    yield Scenario("find.mark", first, **AGAIN)
    yield Scenario("find.edit", "Esc back", leave="enter")
    yield Scenario("find.leave", LIST, leave="ctrl+f")
    yield Scenario("find.interrupt", LIST, leave="ctrl+f")
    for action, box in (("palette", "Search for commands"), ("help", "Esc close")):
        closed = rf"(?s)\A(?!.*{box})"
        yield Scenario(f"find.{action}", box, leave="escape", left=closed)
    yield Scenario("find.undo", "hits to take back", leave="j k")
    yield Scenario("find.finish", "hits to go on with", leave="j k")
    yield Scenario("find.suspend", STOPS)
    pending = "/ " + " ".join("status:pending") + " enter"
    for action in ("accept", "reject"):
        asked = rf"{action}: 8 hits in 1 article\? y or n"
        again = {**AGAIN, "leave": f"escape {AGAIN['leave']}"}
        listed = r"(?s)\A(?!.*searching).*8 hits"
        yield Scenario(f"find.{action}", asked, pending, listed, **again)
    for digit in "1234567890":
        asked, unasked = r"label \w+: .*y or n", r"(?s)\A(?!.*y or n)"
        yield Scenario(f"find.label_{digit}", asked, leave="escape", left=unasked)
    # From then on, leaving leads to that article.
    yield Scenario("find.open", "8 pending  0 accepted", leave="B")


def stated() -> Iterator[Scenario]:
    """From the first of many pairs, whose first statement is in the fourth row."""
    first, upper, lower = (rf"\A(?:.*\n){{{rows}}}.*▸" for rows in ("3", "1,15", "9,"))
    listed = r"ctrl\+f find"
    for action, start, after in (
        ("down", "", "▸ · 2024-02-02"),
        ("up", "j", "▸ · 2024-02-01"),
        ("half_down", "", lower),
        ("half_up", "G", upper),
        ("page_down", "", lower),
        ("page_up", "G", upper),
        ("pair_next", "", r"\A(?:.*\n){7}▸ · 2024-02-01"),
        ("pair_previous", "}", first),
        ("top", "G", first),
        ("bottom", "", "▸ · 2024-02-06"),
    ):
        yield Scenario(f"statements.{action}", after, start, leave="g", left=first)
    yield Scenario("statements.suspend", STOPS)
    yield Scenario("statements.edit", "Enter compare", leave="escape", left="Enter open")
    yield Scenario("statements.leave", listed, leave="=", left="Enter open   / change")
    yield Scenario("statements.interrupt", listed, leave="=", left="Enter open   / change")
    for action, box in (("palette", "Search for commands"), ("help", "Esc close")):
        closed = rf"(?s)\A(?!.*{box})"
        yield Scenario(f"statements.{action}", box, leave="escape", left=closed)
    yield Scenario("statements.open", "pending  0 accepted", leave="B", left="Enter open")


A_HITS = "/ a / enter"
"""Keys that look for a letter, in the open line of the find screen."""
AGAIN = {"leave": "/ q q q", "left": "Nothing found", "back": f"ctrl+c {A_HITS}"}
"""Leads to these hits anew, so that the first one is at hand and none is marked."""
CHANGES = (*review(), *edges(), *create(), *claims(), *edit())
READER = (
    *(*read(), *select()),
    *(replace(scenario, changes=True) for scenario in CHANGES),
    *articles(),
)
LIBRARY = tuple(library())
REVIEW = tuple(two_readings())
HITS = tuple(hits())
STATEMENTS = tuple(stated())
