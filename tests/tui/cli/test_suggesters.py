"""Suggesters on the command line: configured, asked, compared with what is in the texts."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Suggestion
from store.library.library import Library
from store.library.suggester_cache import SuggesterCache
from store.library.suggester_notes import SuggesterNotes
from tests.suggester_history import finish
from tests.tui.cli.program import Program

_SAMPLE = Path(__file__).parents[3] / "sample"
_CONFIGURATION = f"""
[[suggester]]
name = "money"
title = "sums"
command = [{sys.executable!r}, "suggest_money.py"]
labels = ["MONEY"]

[[suggester]]
name = "titles"
command = ["./suggest-titles.sh"]

[[suggester]]
name = "again"
command = ["./suggest-titles.sh"]
labels = ["PERSON"]

[[suggester]]
name = "broken"
command = ["sh", "-c", "read -r request; exit 4"]
"""
_MODEL = "[[suggester]]\nname = 'a'\nkind = 'openai'\nmodel = 'b'\n"


@pytest.fixture
def configured(postil: Program) -> Program:
    folder = postil.folder / "config" / "postil"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(_CONFIGURATION)
    for name in ("suggest_money.py", "suggest-titles.sh"):
        shutil.copy(_SAMPLE / name, folder / name)
    postil.write("a.txt", "Mayor Ida Quill paid £30,000.\nDr Tom Farrow paid 12 euros.".encode())
    return postil


def test_the_samples_are_asked_and_equal_suggestions_are_one(configured: Program) -> None:
    names = ("--suggester", "money", "--suggester", "titles", "--suggester", "again")
    outcome = configured.run("extract", *names, "a.txt", "-o", "out.jsonl")

    assert (outcome.code, outcome.words) == (0, [])
    [line] = configured.run("extract", *names, "a.txt").lines
    assert line["meta"]["pipeline"] == "sums, titles, again"
    assert [(span["text"], span["label"], span["pipeline"]) for span in line["spans"]] == [
        ("Ida Quill", "PERSON", "titles"),
        ("£30,000", "MONEY", "sums"),
        ("Tom Farrow", "PERSON", "titles"),
        ("12 euros", "MONEY", "sums"),
    ]
    assert line["spans"][1]["score"] == 0.9
    assert (configured.folder / "out.jsonl").read_bytes().count(b"\n") == 1


def test_a_text_that_nobody_could_look_at_is_named(configured: Program) -> None:
    outcome = configured.run("extract", "--suggester", "broken", "a.txt")

    assert outcome.code == 3
    assert outcome.refusal == "a.txt: broken: ended in the middle, exit code 4; left out"

    both = configured.run("extract", "--suggester", "broken", "--suggester", "titles", "a.txt")
    assert both.code == 0
    assert both.words == ["postil: a.txt: broken: ended in the middle, exit code 4"]
    assert len(both.lines[0]["spans"]) == 2


@pytest.mark.parametrize(
    ("configuration", "words"),
    [
        ("[suggester]\nname = 'a'", "suggester must be tables, [[suggester]]"),
        ("[[suggester]]\ncommand = ['a']", "a [[suggester]] needs a name"),
        ("[[suggester]]\nname = 'a'", "suggester a: it needs one of command, url, entry_point"),
        ("[[suggester]]\nname = 'a'\ncommand = 'a b'", "command must be a list of strings"),
        ("[[suggester]]\nname = 'a'\ncommand = ['a']\nseconds = 0", "seconds must be a number"),
        ("[[suggester]]\nname = 'a'\nurl = 'ftp://a'", "url must be an address with http"),
        ("[[suggester]]\nname = 'a'\nurl = 'http://a:b@c'", "no name or password in it"),
        ("[[suggester]]\nname = 'a'\nkind = 'openai'\nurl = 'http://a'", "needs a url and a model"),
        ("[[suggester]]\nname = 'a'\nurl = 'http://a'\nmodel = 'b'", "model is for kind"),
        (_MODEL + "url = 'http://far.example/v1'\nkey_env = 'K'", "a key is only sent over https"),
        ("[[suggester]]\nname = 'a'\ncommand = ['a']\ncolour = 'red'", "“colour” is not a setting"),
        (_CONFIGURATION + "[[suggester]]\nname = 'money'\ncommand = ['a']", "two suggesters are"),
    ],
)
def test_a_fault_of_the_configuration_is_named(
    postil: Program, configuration: str, words: str
) -> None:
    folder = postil.folder / "config" / "postil"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(configuration)

    outcome = postil.run("list")

    assert outcome.code == 2
    assert words in outcome.refusal


def test_suggesters_are_compared_on_what_is_decided(configured: Program) -> None:
    configuration = configured.folder / "config" / "postil" / "config.toml"
    configuration.write_text(_CONFIGURATION.replace('"titles"', '"names"'))
    assert configured.run("evaluate", "--suggesters").code == 3
    assert configured.run("evaluate", "a.txt").code == 2
    finish(Library(configured.library), "anna", right=30, wrong=10)

    outcome = configured.run("evaluate", "--suggesters")

    assert outcome.output.decode().splitlines() == [
        "suggestions of  precision  recall    F1  accepted  suggested  articles",
        "pipeline             75.0   100.0  85.7        30         40         1",
        "names                75.0   100.0  85.7        30         40         1",
    ]


def test_what_is_pending_of_anybody_configured_is_counted_and_exported_once(
    configured: Program,
) -> None:
    configuration = configured.folder / "config" / "postil" / "config.toml"
    configuration.write_text(_CONFIGURATION.replace('"titles"', '"names"'))
    finish(Library(configured.library), "anna", right=1, wrong=1)
    [article] = Library(configured.library).articles()
    text = article.document().text
    word = Entity(Span(text.index("First"), len(text) - 1), "MONEY")
    for name in ("money", "another"):
        proposed = Suggestion("0", word, 0.9, "sums")
        SuggesterCache(article, name).save(article.document().digest, "", [proposed])

    [line] = configured.run("export", "--status", "suggested").lines
    assert [(span["text"], span["pipeline"]) for span in line["spans"]] == [
        ("Bert 0", "names"),
        ("First", "sums"),
    ]
    assert b"\tanna\t2\t1\t0\t" in configured.run("list").output
    assert b"First" in configured.run("find", "--label", "MONEY").output


def test_texts_leave_the_machine_with_send_alone(postil: Program) -> None:
    folder = postil.folder / "config" / "postil"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(_MODEL + "url = 'https://suggest.invalid/v1'")
    postil.write("a.txt", b"Ida Quill paid.")

    refused = postil.run("extract", "--suggester", "a", "a.txt")
    assert refused.code == 2
    assert refused.refusal == (
        "suggester a would send the texts to suggest.invalid; --send allows that"
    )
    allowed = postil.run("extract", "--suggester", "a", "--send", "a.txt")
    assert "a: suggest.invalid cannot be reached" in allowed.refusal


def test_an_unknown_suggester_and_the_last_trouble_are_named(configured: Program) -> None:
    outcome = configured.run("extract", "--suggester", "monei", "a.txt")
    assert outcome.code == 2
    assert outcome.refusal == "there is no suggester monei; did you mean “money”?"

    SuggesterNotes(Library(configured.library)).note("sums", "took longer than 30 s")
    assert configured.run("doctor").words[0] == (
        "postil: suggester sums, when it was asked last: took longer than 30 s"
    )
