"""Contents that a person should look at again before they are accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.claim_doubts import claim_doubt
from annotate.document import Document
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES, Label, LabelScheme
from annotate.labels.speaker_labels import speaker_labels
from annotate.people.article_speakers import ArticleSpeakers
from annotate.span import Span
from annotate.speakers import nearest_speakers
from annotate.suggestion import Body, Suggestion

TEXT = """She said the dam would hold, and she left.

“It did hold,” said Ann.

“And it will,” she added, “for Ben.”

Hilary Clinton of Acme Corp paid 40 crowns in Paris.
"""
LABELS = speaker_labels(ONTONOTES)


def at(quote: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return Span(start, start + len(quote))


def until(first: str, last: str) -> Span:
    return Span(at(first).start, at(last).end)


def annotations_of(*bodies: Body) -> AnnotationSet:
    suggestions = [Suggestion(f"s{n}", body, None, "p") for n, body in enumerate(bodies)]
    annotations = AnnotationSet(Document(TEXT, "t", "/t"))
    annotations.add_suggestions(suggestions)
    return annotations


ANN, BEN = Entity(at("Ann"), "PERSON"), Entity(at("Ben"), "PERSON")
SHE = (at("She"),)
SAID = (at("said"),)


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        (at("the dam would hold"), ""),
        (until("said the", "hold"), "the content holds its own cue “said”"),
        (until("She", "hold"), "the content holds its own source “She”"),
        (until("the dam", "Ann"), "the content goes on into a paragraph of “Ann”"),
        (until("the dam", "“It did hold,”"), ""),
        (until("“And it will", "for Ben.”"), ""),
    ],
)
def test_a_content_that_looks_wrong_is_doubted(content: Span, doubt: str) -> None:
    claim = Claim(SHE, SAID, (content,))
    assert claim_doubt(annotations_of(ANN, BEN), claim, LABELS) == doubt


@pytest.mark.parametrize(
    ("source", "cue", "doubt"),
    [
        (until("Ann", "And it will"), at("added"), "the source goes on into another paragraph"),
        (at("Ann"), until("said Ann", "added"), "the cue goes on into another paragraph"),
    ],
)
def test_a_source_or_cue_over_two_paragraphs_is_doubted(
    source: Span, cue: Span, doubt: str
) -> None:
    claim = Claim((source,), (cue,), (at("It did hold"),))
    assert claim_doubt(annotations_of(ANN, BEN), claim, LABELS) == doubt


def test_the_claim_of_another_speaker_makes_a_claim_doubtful() -> None:
    other = Claim((at("Ann"),), (at("said", 1),), (at("“It did hold,”"),))
    claim = Claim(SHE, SAID, (until("the dam", "said Ann"),))
    assert "paragraph of “Ann”" in claim_doubt(annotations_of(other), claim, LABELS)
    own = Claim((at("Ann"),), SAID, (until("the dam", "said Ann"),))
    assert "its own source" in claim_doubt(annotations_of(other), own, LABELS)


def test_persons_and_organisations_come_first_and_values_not_at_all() -> None:
    bodies = (
        ANN,
        Entity(at("Hilary Clinton"), "PERSON"),
        Entity(at("Acme Corp"), "ORG"),
        Entity(at("40 crowns"), "PRICE"),
        Entity(at("Paris"), "GPE"),
    )
    annotations = annotations_of(*bodies)
    names = [
        annotations.quote(item.body.extent)
        for item in nearest_speakers(annotations, Claim(cue=(at("paid"),)), LABELS)
    ]
    assert names == ["Acme Corp", "Hilary Clinton", "Ann", "Paris"]
    of_hers = Claim((until("Hilary", "Clinton"),), (at("paid"),))
    nearest, *_ = nearest_speakers(annotations, of_hers, LABELS)
    assert annotations.quote(nearest.body.extent) == "Hilary Clinton", "it is in the source"


def test_labels_of_ones_own_speak_by_their_name_or_meaning() -> None:
    def label(name: str, meaning: str = "") -> Label:
        return Label(name, name[:3], 1, "", meaning)

    own = LabelScheme((label("COMPANY"), label("PRICE"), label("CREW", "people on a ship")))
    assert speaker_labels(own) - {"PERSON", "PER", "ORG"} == {"COMPANY", "CREW"}
    unknown = LabelScheme((label("HERO"), label("DATE")))
    assert speaker_labels(unknown) - {"PERSON", "PER", "ORG"} == {"HERO"}
    mapped = LabelScheme((replace(label("FIGURE"), sources=("PERSON",)), label("PLACE")))
    assert speaker_labels(mapped) - {"PERSON", "PER", "ORG"} == {"FIGURE"}


@pytest.mark.parametrize(
    ("source", "speaker", "short"),
    [
        ("She", Entity(at("Hilary Clinton"), "PERSON"), "Clinton"),
        ("She", Entity(at("Acme Corp"), "ORG"), "Acme Corp"),
        ("Ann", ANN, ""),
    ],
)
def test_the_margin_has_a_name_where_the_source_has_none(
    source: str, speaker: Entity, short: str
) -> None:
    annotations = annotations_of(speaker)
    claim = Claim((at(source),), SAID, (), speaker="s0")
    assert ArticleSpeakers(annotations, "article").short_name(claim) == short
