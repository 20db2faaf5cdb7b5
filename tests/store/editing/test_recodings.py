"""Recodings: one decision in many articles, whole or not at all in each, and back again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Decided, Status
from annotate.author import Author
from annotate.claim import Claim, Role
from annotate.commands import Reject, Verb
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES, Label, LabelKind, LabelScheme
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from store.editing.recodings import Part, Recodings, Stage
from store.index.finding import find
from store.index.library_index import LibraryIndex
from store.index.typed_query import parse_query
from store.library.library import Library
from tests.store.index.shelves import opened, shelf

TEXTS = {f"no {number}": f"Quill met Quill {number}.\n" for number in range(3)}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    shelf(library, TEXTS)
    return library


@pytest.fixture
def recodings(library: Library) -> Recodings:
    return Recodings(library, Author("anna"), ONTONOTES)


def parts(library: Library, line: str) -> list[Part]:
    """The hits of a query, as a recoding takes them."""
    steps = find(LibraryIndex(library), parse_query(line, asker="anna"))
    return [
        Part(
            step.article.id,
            step.article.title,
            step.article.digest,
            tuple(hit.annotation.id for hit in step.hits if hit.annotation is not None),
            tuple((hit.start, hit.end) for hit in step.hits if hit.annotation is None),
        )
        for step in steps
        if step.article is not None
    ]


def statuses(library: Library) -> list[str]:
    """Label and status of everything, article by article."""
    rows = []
    for title in TEXTS:
        [stored] = library.find(title)
        article = library.annotated(stored, "anna")
        rows.append(" ".join(sorted(f"{item.body.label} {item.status}" for item in article.spans)))
    return rows


PENDING = ["PERSON suggested PERSON suggested"] * 3


@pytest.mark.parametrize(
    ("verb", "line", "expected"),
    [
        (Verb.ACCEPT, "label:PERSON", "PERSON accepted PERSON accepted"),
        (Verb.REJECT, "label:PERSON", "PERSON rejected PERSON rejected"),
        (Verb.LABEL, "label:PERSON", "ORG accepted ORG accepted"),
        (Verb.LABEL, "quill", "ORG accepted ORG accepted"),
        (Verb.LABEL, "met", "ORG accepted PERSON suggested PERSON suggested"),
    ],
)
def test_what_is_done_everywhere_is_taken_back_everywhere(
    library: Library, recodings: Recodings, verb: Verb, line: str, expected: str
) -> None:
    recoding = recodings.begin(verb, "ORG" if verb is Verb.LABEL else "", parts(library, line))
    outcomes = list(recodings.carry_out(recoding))

    assert [outcome.trouble for outcome in outcomes] == [""] * 3
    assert sum(outcome.changed for outcome in outcomes) == recoding.count
    assert statuses(library) == [expected] * 3
    [stored] = library.find("no 0")
    assert all(item.decided in (Decided.BULK, None) for item in stored.layer("anna").load().records)
    last = recodings.last()
    assert last is not None
    assert last.stage is Stage.DONE

    taken_back = list(recodings.take_back(last))

    assert sum(outcome.changed for outcome in taken_back) == recoding.count
    assert statuses(library) == PENDING


def test_an_article_that_is_open_elsewhere_is_named_and_can_follow_later(
    library: Library, recodings: Recodings
) -> None:
    article = opened(library, "no 1")
    recoding = recodings.begin(Verb.ACCEPT, "", parts(library, "label:PERSON"))
    outcomes = {outcome.part.title: outcome for outcome in recodings.carry_out(recoding)}
    assert "open for editing in process" in outcomes["no 1"].trouble
    assert [outcomes[title].changed for title in ("no 0", "no 1", "no 2")] == [2, 0, 2]

    article.close()
    again = [outcome.changed for outcome in recodings.carry_out(recoding)]

    assert again == [2, 2, 2]
    assert statuses(library) == ["PERSON accepted PERSON accepted"] * 3


def test_what_was_cut_off_in_the_middle_is_finished_or_taken_back(
    library: Library, recodings: Recodings
) -> None:
    recoding = recodings.begin(Verb.ACCEPT, "", parts(library, "label:PERSON"))
    # A kill between two articles leaves just this.
    steps = recodings.carry_out(recoding)
    next(steps)
    steps.close()
    later = Recodings(library, Author("anna"), ONTONOTES)
    last = later.last()
    assert last is not None
    assert last.stage is Stage.DOING
    assert sorted(statuses(library)) == ["PERSON accepted PERSON accepted", *PENDING[:2]]

    list(later.carry_out(last))
    assert statuses(library) == ["PERSON accepted PERSON accepted"] * 3

    steps = later.take_back(last)
    next(steps)
    steps.close()
    list(later.take_back(last))
    assert statuses(library) == PENDING


def test_what_was_changed_since_is_left_alone_when_the_rest_is_taken_back(
    library: Library, recodings: Recodings
) -> None:
    recoding = recodings.begin(Verb.ACCEPT, "", parts(library, "label:PERSON"))
    list(recodings.carry_out(recoding))
    article = opened(library, "no 0")
    first, _ = article.session.annotations.items
    article.session.perform(Reject((first.id,)))
    article.close()

    changed = {o.part.title: o.changed for o in recodings.take_back(recoding)}

    assert changed == {"no 0": 1, "no 1": 2, "no 2": 2}
    assert statuses(library)[0] == "PERSON rejected PERSON suggested"


def test_a_text_that_has_changed_is_refused(library: Library, recodings: Recodings) -> None:
    planned = parts(library, "label:PERSON")
    recoding = recodings.begin(
        Verb.ACCEPT, "", [replace(planned[0], digest="0" * 64), *planned[1:]]
    )
    first, *others = recodings.carry_out(recoding)
    assert first.trouble == "the text has changed since it was searched"
    assert [outcome.changed for outcome in others] == [2, 2]
    refused = library.annotated(library.article(first.part.article_id), "anna")
    assert {item.status for item in refused.spans} == {Status.SUGGESTED}


def test_a_claim_without_a_part_that_its_label_needs_stays_pending(library: Library) -> None:
    claims = Label("CLAIM", "clm", 2, "2", "", kind=LabelKind.CLAIM, required=(Role.SOURCE,))
    scheme = LabelScheme((Label("PERSON", "per", 1, "1", ""), claims))
    recodings = Recodings(library, Author("anna"), scheme)
    [stored] = library.find("no 0")
    document = stored.document()
    claim = Claim(cue=(Span(6, 9),), content=(Span(10, 15),))
    name = Entity(Span(0, 5), "PERSON")
    proposed = [
        Suggestion(suggestion_id("x", body), body, 0.9, "rules 1") for body in (claim, name)
    ]
    stored.save_suggestions("rules 1", document.digest, proposed)

    ids = tuple(suggestion.id for suggestion in proposed)
    part = Part(stored.id, "no 0", document.digest, ids)
    [outcome] = recodings.carry_out(recodings.begin(Verb.ACCEPT, "", [part]))

    assert outcome.changed == 1
    assert outcome.trouble == "1 left pending, as CLAIM needs a source"
    article = library.annotated(stored, "anna")
    assert [item.status for item in article.spans] == [Status.ACCEPTED]
    assert [item.status for item in article.claims] == [Status.SUGGESTED]
