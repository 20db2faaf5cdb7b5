"""`postil people`: who speaks in a library, what each claims, and the rules of the reader."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from store.library.library import Library
from tests.tui.cli.articles_of_claims import put
from tests.tui.cli.program import Program

PEOPLE = dict.fromkeys(
    ("Ida Quill", "I. Quill", "Tom Voss", "Emil Voss", "Quill", "Voss"), "PERSON"
)
NEWS = {
    ("plan", "2024-01-10"): (
        ("Mayor Ida Quill", "said", "“It holds.”"),
        ("Quill", "claimed", "the rest was dry."),
        ("The company", "denied", "a leak."),
    ),
    ("opening", "2024-03-01"): (("Quill", "admitted", "a leak."), ("The company", "said", "no.")),
    ("ovens", "2024-03-02"): (("Tom Voss and Emil Voss", "said", "yes."), ("Voss", "said", "no.")),
    ("late", "2026-01-01"): (
        ("I. Quill", "said", "it was over."),
        ("Mr Quill", "wrote", "a book."),
        ("She", "wept", "too."),
    ),
}
"""The claims of each article, by its title and date: source, cue, content."""


@pytest.fixture
def news(postil: Program) -> Program:
    """Four articles with claims that nobody has decided on."""
    for (title, date), said in NEWS.items():
        put(Library(postil.library), title, date, said, names=PEOPLE)
    return postil


def listed(program: Program, *arguments: str) -> dict[str, Mapping[str, Any]]:
    """Everybody who speaks, by name."""
    outcome = program.run("people", "--status", "all", "--all", "--json", *arguments)
    assert outcome.code == 0, outcome
    return {row["name"]: row for row in outcome.lines}


def counts(program: Program) -> dict[str, int]:
    return {name: row["claims"] for name, row in listed(program).items()}


def test_everybody_is_listed_with_counts_dates_and_what_is_unclear(news: Program) -> None:
    outcome = news.run("people", "--status", "all")

    head, *rows = outcome.output.decode().splitlines()
    assert head.split()[:5] == ["name", "title", "claims", "direct", "mixed"]
    assert rows[0].split() == [
        *("Ida", "Quill", "Mayor", "3", "1", "0", "2", "2", "2024-01-10", "2024-03-01"),
    ]
    assert [row[:12].strip() for row in rows[1:]] == ["I. Quill", "Tom Voss and", "Voss"]
    assert "unclear: Emil Voss or Tom Voss" in rows[3]
    assert outcome.remark == "3 claims of 2 sources that no name stands for; --all shows them"
    company = listed(news)["company"]
    assert (company["kind"], company["claims"], company["articles"]) == ("nominal", 2, 2)


def test_the_claims_of_one_are_listed_by_date_with_the_tone_of_the_cue(news: Program) -> None:
    lines = news.run("people", "--status", "all", "ida", "quill").output.decode().splitlines()

    assert lines == [
        "Ida Quill, Mayor  3 claims in 2 articles  1 direct, 2 indirect  2024-01-10 to 2024-03-01",
        "  · 2024-01-10  said [neutral]: “It holds.”  (plan ¶ 1)",
        "  · 2024-01-10  claimed [doubt]: the rest was dry.  (plan ¶ 1)",
        "  · 2024-03-01  admitted [admission]: a leak.  (opening ¶ 1)",
    ]
    [row] = news.run("people", "--status", "all", "--json", "the company").lines[:1]
    assert (row["cue"], row["tone"], row["content"]) == ("denied", "denial", "a leak.")


def test_an_index_that_is_damaged_or_behind_hides_nobody(news: Program) -> None:
    before = counts(news)
    (news.library / "index.sqlite").write_bytes(b"damaged" * 1000)
    assert counts(news) == before

    put(Library(news.library), "more", "2024-04-01", (("Quill", "said", "more."),), names=PEOPLE)

    assert counts(news) == {**before, "Ida Quill": 4}
    assert len(news.run("people", "--status", "all", "--json", "Ida Quill").lines) == 4


def test_rules_merge_link_split_and_rename_and_are_taken_back(news: Program) -> None:
    before = counts(news)
    assert (before["Ida Quill"], before["I. Quill"]) == (3, 2)
    for arguments, changed in (
        (("--merge", "I. Quill", "Ida Quill"), {"Ida Quill": 5}),
        (("--rename", "Ida Quill", "Mayor Quill"), {"Mayor Quill": 3}),
        (("--split", "Ida Quill", "opening", "Ida Quill (2)"), {"Ida Quill (2)": 1}),
        (("--link", "The company", "Blue Line", "--in", "plan"), {"Blue Line": 1, "company": 1}),
        (("--link", "the company", "Blue Line"), {"Blue Line": 2}),
        (("--merge", "Voss", "Tom Voss and Emil Voss"), {"Tom Voss and Emil Voss": 1}),
    ):
        done = news.run("people", *arguments)
        assert done.code == 0, done
        assert done.remark.endswith("postil people --undo takes it back")
        now = counts(news)
        assert {name: now.get(name, 0) for name in changed} == changed, arguments
        assert news.run("people", "--undo").remark.startswith("taken back: ")
        assert counts(news) == before


def test_rules_are_lines_that_are_listed_and_revoked_by_number(news: Program) -> None:
    news.run("people", "--merge", "I. Quill", "Ida Quill")
    news.run("people", "--link", "the company", "Blue Line")
    path = news.library / "people.jsonl"

    rules = news.run("people", "--rules").output.decode().splitlines()

    assert [rule.partition("  (")[0] for rule in rules] == [
        "1  I. Quill is the same as Ida Quill",
        "2  “company” stands for Blue Line",
    ]
    assert len(path.read_bytes().splitlines()) == 2
    assert news.run("people", "--revoke", "1").code == 0
    assert "Blue Line" in counts(news)
    assert counts(news)["Ida Quill"] == 3


def test_a_rule_about_nobody_is_refused(news: Program) -> None:
    for arguments, words in (
        (["--merge", "I. Quil", "Ida Quill"], "nobody called I. Quil claims anything; did you"),
        (["--merge", "I. Quill", "Ida Quail"], "nobody called Ida Quail claims anything; did you"),
        (["--rename", "I. Quill", "Ida Quill"], "Ida Quill speaks already: merge them"),
        (["--link", "Voss", "Tom Voss"], "Voss is a name: merge or split it"),
        (["--link", "she", "Ida Quill"], "She is somebody else each time: link its claims"),
        (["--revoke", "3"], "there is no rule 3; postil people --rules lists those in force"),
        (["--undo"], "nothing to take back; postil people --rules lists those in force"),
        (["--undo", "--in", "plan"], "--in is for --link, which is not given"),
        (["--undo", "Quill"], "--undo takes no further name: Quill"),
        (["--undo", "--rules"], "--undo and --rules cannot be combined"),
    ):
        outcome = news.run("people", *arguments)
        assert outcome.code == 2
        assert outcome.refusal.startswith(words)
    assert news.run("people", "--split", "Voss", "nowhere", "Tom Voss").code == 3
    assert not (news.library / "people.jsonl").exists()


def test_a_damaged_line_is_named_and_the_others_count(news: Program) -> None:
    news.run("people", "--link", "the company", "Blue Line")
    path = news.library / "people.jsonl"
    path.write_bytes(b'{"do": "merge", "name": 3}\nhalf\n' + path.read_bytes())

    outcome = news.run("people", "--status", "all", "--all", "--json")

    assert outcome.code == 4
    assert {row["name"]: row["claims"] for row in outcome.lines}["Blue Line"] == 2
    assert [f"line {n}, is passed over" in outcome.words[n - 1] for n in (1, 2)] == [True, True]


def test_who_says_nothing_is_named_with_the_nearest_name(news: Program) -> None:
    misspelt = news.run("people", "--status", "all", "Ida Quil")
    undecided = news.run("people")

    assert misspelt.refusal == "nobody called Ida Quil claims anything; did you mean “Ida Quill”?"
    assert undecided.refusal.startswith("no accepted claims in ")


def test_the_view_the_claims_and_the_exports_name_the_same_speakers(news: Program) -> None:
    news.run("people", "--merge", "I. Quill", "Ida Quill")
    news.run("people", "--link", "the company", "Blue Line", "--in", "plan")
    named = Counter[str]()
    for row in listed(news).values():
        named[row["name"] if row["kind"] not in ("nominal", "nobody") else ""] += row["claims"]

    claims = news.run("claims", "--status", "all", "--json").lines
    assert Counter(row["speaker"] for row in claims) == named
    table = news.run("export", "--format", "csv", "--status", "all").output.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["kind"] == "claim"]
    assert Counter(row["speaker"] for row in rows) == named
    assert named["Ida Quill"] == 5
    assert named["Blue Line"] == 1
