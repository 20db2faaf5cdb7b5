"""Personal gazetteers: whole names, exact case, never over other entities."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.entity import Entity
from annotate.extract.wire import decode_names, encode_names
from annotate.gazetteer import NO_NAMES, Gazetteer, gazetteer, verdicts
from annotate.labels.mapping import label_map
from annotate.span import Span


def decided(
    quote: str, label: str, status: Status, text: str, *, was: Entity | None = None
) -> Annotation:
    start = text.index(quote)
    return Annotation(
        id=f"{quote} {label}",
        body=Entity(Span(start, start + len(quote)), label),
        status=status,
        origin=Origin.PIPELINE,
        decided=Decided.EXPLICIT,
        annotator="ann",
        created="",
        updated="",
        was=was,
    )


def suggested(text: str, names: Gazetteer, *entities: Entity) -> list[tuple[str, str]]:
    return [
        (text[entity.span.start : entity.span.end], entity.label)
        for entity in names.apply(text, entities)
    ]


def test_a_name_is_suggested_wherever_it_stands_as_whole_words() -> None:
    names = Gazetteer({"Tarn": "ORG", "Ida Quill": "PERSON"})
    text = "Tarn hired Ida Quill. Tarn’s Tarnish, tarn, Ida Quills and Ida  Quill; (Tarn)"

    assert suggested(text, names) == [
        ("Tarn", "ORG"),
        ("Ida Quill", "PERSON"),
        ("Tarn", "ORG"),
        ("Tarn", "ORG"),
    ]


def test_the_longest_of_several_names_wins() -> None:
    names = Gazetteer({"Tarn": "ORG", "Tarn Valley": "LOC"})

    assert suggested("Tarn Valley, Tarn", names) == [("Tarn Valley", "LOC"), ("Tarn", "ORG")]


def test_a_name_inside_or_across_a_suggestion_is_left_alone() -> None:
    names = Gazetteer({"Ida": "PERSON", "Quill met": "ORG", "Tarn": "ORG"})
    quill = Entity(Span(0, 9), "PERSON")

    assert suggested("Ida Quill met Tarn", names, quill) == [
        ("Ida Quill", "PERSON"),
        ("Tarn", "ORG"),
    ]


def test_a_withheld_name_is_dropped_with_its_label_alone() -> None:
    names = Gazetteer(withheld=frozenset({("Tarn", "GPE")}))

    assert suggested("Tarn", names, Entity(Span(0, 4), "GPE")) == []
    assert suggested("Tarn", names, Entity(Span(0, 4), "ORG")) == [("Tarn", "ORG")]


def test_decisions_make_the_gazetteer_and_the_majority_counts() -> None:
    text = "Ida Quill met Tarn in Low Garrick at two."
    votes = verdicts(
        text,
        [
            decided("Ida Quill", "PERSON", Status.ACCEPTED, text),
            decided("Low Garrick", "PERSON", Status.REJECTED, text),
            decided("two", "CARDINAL", Status.ACCEPTED, text),
            decided("Tarn", "ORG", Status.SUGGESTED, text),
        ],
    )
    assert gazetteer(votes) == Gazetteer(
        {"Ida Quill": "PERSON"}, frozenset({("Low Garrick", "PERSON")})
    )

    votes["Low Garrick", "PERSON"] += 1
    votes["Ida Quill", "PERSON"] -= 1
    assert gazetteer(votes) == NO_NAMES


def test_relabelling_counts_for_one_label_and_against_the_other() -> None:
    text = "Quill spoke."
    record = decided("Quill", "PERSON", Status.ACCEPTED, text, was=Entity(Span(0, 5), "ORG"))
    names = gazetteer(verdicts(text, [record]))

    assert suggested(text, names, Entity(Span(0, 5), "ORG")) == [("Quill", "PERSON")]


def test_a_name_with_two_labels_gets_the_one_accepted_most() -> None:
    votes = {("Tarn", "ORG"): 1, ("Tarn", "GPE"): 2, ("Tarn", "LOC"): -1}

    assert gazetteer(votes).names == {"Tarn": "GPE"}


def test_what_is_exactly_a_name_has_the_label_that_was_accepted() -> None:
    labels = label_map([("MAKER", ["ORG"]), ("DEVICE", []), ("PLACE", ["GPE"])])
    votes = {("Tarn", "DEVICE"): 1, ("Quill", "PLACE"): 2, ("Quill", "MAKER"): 1}
    names = gazetteer(votes, labels)
    text = "Tarn, Quill, Quill, Tarn Bay"
    tarn, bay = Entity(Span(0, 4), "ORG"), Entity(Span(20, 28), "ORG")
    maker, date = Entity(Span(6, 11), "ORG"), Entity(Span(13, 18), "DATE")

    assert suggested(text, names, tarn, maker, date, bay) == [
        ("Tarn", "DEVICE"),
        ("Quill", "ORG"),
        ("Quill", "DATE"),
        ("Quill", "PLACE"),
        ("Tarn Bay", "ORG"),
    ]
    assert decode_names(json.loads(json.dumps(encode_names(names)))) == names


def test_names_are_compared_under_the_labels_that_those_of_the_pipeline_stand_for() -> None:
    labels = label_map([("MAKER", ["ORG"]), ("PRICE", ["MONEY"])])
    text = "Tarn and Quill paid 5 to Tarn."
    votes = {("Tarn", "MAKER"): 2, ("Quill", "MAKER"): -1, ("5", "PRICE"): 1, ("Low", "GPE"): 3}
    names = gazetteer(votes, labels)

    assert names.names == {"Tarn": "MAKER"}
    place, rejected = Entity(Span(0, 4), "GPE"), Entity(Span(9, 14), "ORG")
    known = Entity(Span(25, 29), "ORG")
    assert suggested(text, names, place, rejected, known) == [
        ("Tarn", "GPE"),
        ("Tarn", "MAKER"),
        ("Tarn", "ORG"),
    ]
    assert decode_names(json.loads(json.dumps(encode_names(names)))) == names


WORDS = st.sampled_from(
    ["Tarn", "Ida", "Quill", "O’Neill", "U.S.", "é\u0301", "-", "’s", "💩", "東京"]
)
TEXTS = st.lists(WORDS | st.sampled_from([" ", "\n", ", "]), max_size=30).map("".join)
NAMES = st.dictionaries(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.sampled_from("AB"), max_size=6
)


@st.composite
def texts_with_entities(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return text, [Entity(Span(start, end), draw(st.sampled_from("AB"))) for start, end in pairs]


@given(texts_with_entities(), NAMES)
def test_suggestions_are_sorted_disjoint_whole_and_at_least_what_is_given(
    given_: tuple[str, list[Entity]], names: dict[str, str]
) -> None:
    text, entities = given_
    applied = Gazetteer(names).apply(text, entities)

    spans = {entity.span for entity in entities}
    assert [entity.span for entity in applied if entity.span in spans] == sorted(spans)
    assert all(one.span.end <= two.span.start for one, two in pairwise(applied))
    for entity in applied:
        assert entity.span.end <= len(text)
        if entity not in entities:
            assert names[text[entity.span.start : entity.span.end]] == entity.label


@given(texts_with_entities(), NAMES)
def test_applying_again_changes_nothing(
    given_: tuple[str, list[Entity]], names: dict[str, str]
) -> None:
    text, entities = given_
    once = Gazetteer(names).apply(text, entities)

    assert Gazetteer(names).apply(text, once) == once
