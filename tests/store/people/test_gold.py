"""Who speaks in short articles written for this: what the text decides, and what it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.people.resolving import People
from store.index.article_rows import AnnotationRow, ArticleRows
from store.index.speeches import Speech, SpeechQuery, speech_of

_MARK = re.compile(r"[\[\]{}<>]| = [^\]]*(?=\])| \?(?=\])")
_HEAD = re.compile(r"## (\S+) (\S+) (.*)")
UNDECIDED = ""
"""The gold of a source of which the text does not say who it is."""


@dataclass
class Marked:
    """An article of the gold, and the name of whom each of its sources is."""

    rows: ArticleRows
    gold: list[str]


def articles() -> Iterator[Marked]:
    blocks = Path(__file__).with_name("gold.txt").read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        head, _, marked = block.strip().partition("\n")
        match = _HEAD.fullmatch(head)
        assert match is not None
        yield parsed(*match.groups(), marked)


def parsed(name: str, date: str, title: str, marked: str) -> Marked:
    """Take the marks out of a text: [source = name], {person}, <organisation>, ? undecided."""
    text, rows, gold, opened, done = "", [], [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        match mark[0]:
            case "[" | "{" | "<":
                opened.append(len(text))
            case "]":
                start = opened.pop()
                rows.append(row(len(rows), "claim", "CLAIM", start, text))
            case "}" | ">":
                label = "PERSON" if mark[0] == "}" else "ORG"
                rows.append(row(len(rows), "span", label, opened.pop(), text))
            case answer:
                gold.append(answer.removeprefix(" = ").removeprefix(" ?"))
    text += marked[done:]
    return Marked(ArticleRows(name, name, title, "", date, "", text, tuple(rows)), gold)


def row(number: int, kind: str, label: str, start: int, text: str) -> AnnotationRow:
    words = text[start:]
    end = len(text)
    is_claim = kind == "claim"
    return AnnotationRow(
        "", str(number), kind, label, Status.ACCEPTED, start, end,
        "said" if is_claim else words, words if is_claim else "", "said" if is_claim else "",
    )  # fmt: skip


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[str, str, str, str]]:
    """Article, source, gold and answer of each source; an answer is empty for no name."""
    marked, query = list(articles()), SpeechQuery(frozenset({Status.ACCEPTED}))
    speeches: list[Speech] = [speech_of(article.rows).answering(query) for article in marked]
    people = People(speech.names for speech in speeches)
    answers = []
    for speech, article in zip(speeches, marked, strict=True):
        for claim, gold in zip(speech.claims, article.gold, strict=True):
            speaker = people.speaker(speech.article, claim.source)
            answer = speaker.name if speaker.is_named else UNDECIDED
            answers.append((speech.article, claim.source.words, gold, answer))
    return answers


def test_there_are_enough_sources(outcomes: list[tuple[str, str, str, str]]) -> None:
    assert len({article for article, *_ in outcomes}) == 40
    assert len(outcomes) >= 200


def test_what_the_text_decides_is_linked_and_little_is_linked_wrongly(
    outcomes: list[tuple[str, str, str, str]],
) -> None:
    decided = [outcome for outcome in outcomes if outcome[2] != UNDECIDED]
    missed = [outcome for outcome in decided if outcome[3] != outcome[2]]
    wrong = [o for o in outcomes if o[3] not in (UNDECIDED, o[2])]
    assert len(missed) <= 0.1 * len(decided), missed
    assert len(wrong) <= 0.02 * len(outcomes), wrong
