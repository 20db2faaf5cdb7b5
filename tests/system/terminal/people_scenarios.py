"""The scenarios of the people view: on its shelf, who speaks is listed on more than a page."""

from __future__ import annotations

from collections.abc import Iterator

from tests.system.terminal.key_scenarios import TREES
from tests.system.terminal.scenario import STOPS, Scenario

SHELF = (
    ("[{Quill}] [said] (the ferry would stay). [{Quill}] [said] (it was full).", "2024-01-05"),
    ("[{Quill}] [denied] (that the bridge was shut).", "2024-02-07"),
    (" ".join(f"[{{{tree}}}] [said] (it was late)." for tree in TREES), "2024-03-09"),
    ("[The company] [said] (it would pay).", "2024-04-11"),
)
"""Quill claims most; then come the others by their names, and last a source without a name."""
COUNTED = r"\A People +21 names, 24 claims\n"
"""Matches the view once everybody is counted."""
_CLAIMS = r"\A Quill .* 3 claims in 2 articles"
"""Matches what Quill claims."""
_AT_TOP = {"left": COUNTED, "back": "g"}
"""How the view is left as it was, with the cursor on the first row."""


def people() -> Iterator[Scenario]:
    """From the first row."""
    yield from _motions()
    yield from _pages()
    yield from _rules()


def _motions() -> Iterator[Scenario]:
    """To open the row under the cursor shows where a key has led."""
    for action, start, there in (
        ("down", "", "Alder"),
        ("up", "j", "Quill"),
        ("half_down", "", "Juniper"),
        ("half_up", "G", "Maple"),
        ("page_down", "", "Thyme"),
        ("page_up", "G", "Cedar"),
        ("top", "G", "Quill"),
        ("bottom", "", "company"),
    ):
        name = rf"\A {there} "
        yield Scenario(f"people.{action}", name, start, show="enter", leave="escape", **_AT_TOP)
    for action, start, number in (("article_next", "", 2), ("article_previous", "G", 1)):
        # To split somebody off names the article of the claim under the cursor.
        asked = f"in “Harbour news {number}”, Quill is:"
        back = {"show": "S", "leave": "escape escape", **_AT_TOP}
        yield Scenario(f"people.{action}", asked, f"enter g {start}", _CLAIMS, **back)


def _pages() -> Iterator[Scenario]:
    """What is listed, and what is opened from there."""
    listed = r"ctrl\+f find"
    yield Scenario("people.leave", listed, leave="@", left=COUNTED)
    yield Scenario("people.interrupt", listed, leave="@", left=COUNTED)
    yield Scenario("people.suspend", STOPS)
    for action, box in (
        ("palette", "Search for commands"),
        ("help", "Esc close"),
        ("filter", "(?m:^) with:"),
    ):
        closed = rf"(?s)\A(?!.*{box})"
        yield Scenario(f"people.{action}", box, leave="escape", left=closed)
    yield Scenario("people.order", r"name ↓.*\n   Alder", leave="o o o o", left="↓claims", back="g")
    counted = {"left": f"{COUNTED}(?s:.*)accepted and pending claims", "back": "g"}
    yield Scenario("people.statuses", "there are no accepted claims", leave="& & &", **counted)
    yield Scenario("people.rules", r"\A Rules about people", leave="R", left=COUNTED)
    back = {"leave": "B", "left": _CLAIMS, "back": "escape"}
    yield Scenario("people.open", "4 pending  0 accepted", "enter g", _CLAIMS, **back)
    yield Scenario("people.statements", 'statements: speaker:"Quill"', leave="q", left=COUNTED)


def _rules() -> Iterator[Scenario]:
    """What says who is who; each rule is taken back."""
    two = "space space g"
    merged = r"\A People +20 names.*(?s:.*)Alder is the same as Quill: 1 claim   u undoes"
    undone = f"{COUNTED}(?s:.*)taken back: Alder is the same as Quill"
    yield Scenario("people.mark", r"\A People +1 marked", leave="k space", **_AT_TOP)
    yield Scenario("people.merge", merged, two, "2 marked", leave="u", left=undone, back="g")
    yield Scenario("people.undo", undone, f"{two} m", merged, back="g")
    revoked = r"0 rules\n(?s:.*)taken back: Alder is the same as Quill   u undoes"
    yield Scenario("people.revoke", revoked, f"{two} m R", r"1 rule\n", leave="R", **_AT_TOP)
    asked = "Quill goes by: Quill"
    yield Scenario("people.rename", asked, leave="escape", left=rf"(?s)\A(?!.*{asked})")
    asked = "in “Harbour news 1”, Quill is:"
    yield Scenario("people.split", asked, "enter g", _CLAIMS, leave="escape escape", **_AT_TOP)
    asked = "Who is “company”"
    closed = rf"(?s)\A(?!.*{asked})"
    yield Scenario("people.link", asked, "G", leave="escape", left=closed, back="g")


PEOPLE = tuple(people())
