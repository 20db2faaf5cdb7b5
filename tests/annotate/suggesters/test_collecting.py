"""Answers of a suggester: what is proposed has its place in the text, the rest is counted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES
from annotate.reasons import suggester_of
from annotate.span import Span
from annotate.suggesters.collecting import Collector, SuggesterFailed
from annotate.suggesters.faults import Fault, fault_words
from annotate.suggesters.outcome import Outcome
from annotate.suggesters.request import Example, Request, labels_for
from annotate.suggestion import Body, Suggestion
from tests.strategies import spans, texts

TEXT = (
    "Mayor Ida Quill said the new quay would open in May. Quill praised the Quillon builders.\n\n"
    "“We are late,” said Tom Farrow, “but we are not lost.” Farrow said no more.\n"
)


def collector(text: str = TEXT) -> Collector:
    request = Request("7", text, labels_for(ONTONOTES, ("PERSON", "DATE", "CLAIM")))
    return Collector(request, scope="article", title="names")


def answer(fields: dict[str, object], *, to: Collector | None = None) -> Suggestion | None:
    return (to or collector()).add(json.dumps(fields).encode())


def place(words: str, *, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def body(fields: dict[str, object]) -> Body | None:
    suggestion = answer(fields)
    return suggestion.body if suggestion is not None else None


@pytest.mark.parametrize(
    ("where", "span"),
    [
        ({"quote": "Ida Quill"}, place("Ida Quill")),
        ({"quote": "  Ida\nQuill "}, place("Ida Quill")),
        ({"quote": "Quill", "suffix": " praised"}, place("Quill", nth=1)),
        ({"quote": "Quill", "prefix": "in May. "}, place("Quill", nth=1)),
        ({"quote": "Farrow", "prefix": 'not lost." '}, place("Farrow", nth=1)),
        ({"quote": '"We are late,"'}, place("“We are late,”")),
        ({"quote": "the quay opens early in May"}, None),
        ({"quote": "the new quay would be open in May"}, place("the new quay would open in May")),
        ({"quote": "Ida Quell"}, None),
        ({"quote": "Wharf"}, None),
        ({"start": 6, "end": 15}, place("Ida Quill")),
        ({"start": 5, "end": 15}, place("Ida Quill")),
        ({"start": 6, "end": 15, "quote": "Ida Quill"}, place("Ida Quill")),
        ({"start": 6, "end": 14, "quote": "Ida Quill"}, None),
        ({"start": 15, "end": 6}, None),
        ({"start": -3, "end": 3}, None),
        ({"start": 0, "end": 10_000_000_000_000_000_000_000}, None),
    ],
)
def test_a_span_is_found_by_quote_context_or_offsets(
    where: dict[str, object], span: Span | None
) -> None:
    assert body({"label": "PERSON", **where}) == (Entity(span, "PERSON") if span else None)


def test_the_same_quote_again_is_its_next_occurrence_as_whole_words() -> None:
    collecting = collector()

    answers = [answer({"label": "PERSON", "quote": "Quill"}, to=collecting) for _ in range(3)]

    assert [each.body.extent if each else None for each in answers] == [
        place("Quill"),
        place("Quill", nth=1),
        None,
    ]
    assert not collecting.refused


def test_the_parts_of_a_claim_are_looked_for_together() -> None:
    claim = body(
        {
            "label": "CLAIM",
            "source": [{"quote": "Farrow"}],
            "cue": [{"quote": "said"}],
            "content": [{"quote": "“We are late,”"}, {"quote": "“but we are not lost.”"}],
        }
    )

    assert isinstance(claim, Claim)
    assert claim.part(Role.CUE) == (place("said", nth=1),)
    assert claim.part(Role.SOURCE) == (place("Farrow"),)
    assert claim.part(Role.CONTENT) == (place("“We are late,”"), place("“but we are not lost.”"))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"", Fault.MALFORMED),
        (b"hello", Fault.MALFORMED),
        (b"\xff\xfe{}", Fault.MALFORMED),
        (b"[" * 100_000, Fault.MALFORMED),
        (b"[]", Fault.MALFORMED),
        (b'{"done": false}', Fault.MALFORMED),
        (b'{"label": "PERSON"}', Fault.MALFORMED),
        (b'{"label": "PERSON", "quote": " "}', Fault.MALFORMED),
        (b'{"label": "PERSON", "quote": "Quill", "score": NaN}', Fault.MALFORMED),
        (b'{"label": "PERSON", "quote": "Quill", "score": 1.5}', Fault.MALFORMED),
        (b'{"label": "PERSON", "quote": "Quill", "score": true}', Fault.MALFORMED),
        (b'{"label": "PERSON", "quote": "Quill", "why": 3}', Fault.MALFORMED),
        (b'{"label": "PERSON", "start": 6}', Fault.MALFORMED),
        (b'{"label": "PERSON", "start": true, "end": 15}', Fault.MALFORMED),
        (b'{"label": "CLAIM", "quote": "Quill"}', Fault.MALFORMED),
        (b'{"label": "CLAIM", "source": [{"quote": "Quill"}]}', Fault.MALFORMED),
        (b'{"label": "CLAIM", "cue": "said"}', Fault.MALFORMED),
        (b'{"label": "PERSON", "quote": "Quill", "id": "8"}', Fault.OTHER_REQUEST),
        (b'{"done": true, "id": 7}', Fault.OTHER_REQUEST),
        (b'{"label": "GPE", "quote": "Quill"}', Fault.UNKNOWN_LABEL),
        (b'{"label": "PERSON", "quote": "Nobody here"}', Fault.MISSING_QUOTE),
        (b'{"label": "PERSON", "start": 52, "end": 53}', Fault.WRONG_OFFSETS),
        (b'{"label": "PERSON", "start": 0, "end": 5, "quote": "Quill"}', Fault.WRONG_OFFSETS),
    ],
)
def test_each_fault_is_refused_and_counted(line: bytes, fault: Fault) -> None:
    collecting = collector()

    assert collecting.add(line) is None
    assert collecting.refused == {fault: 1}
    assert collecting.example[:99] == line.decode(errors="replace")[:99]
    assert not collecting.is_done


def test_reason_score_and_end_are_kept_and_made_harmless() -> None:
    collecting = collector()
    why = "a name\x1b[31m\nbehind “Mayor” " + "x" * 1_000

    suggested = answer(
        {"label": "PERSON", "quote": "Ida Quill", "score": 1, "why": why}, to=collecting
    )
    answer({"done": True, "id": "7", "more": [1]}, to=collecting)

    assert suggested is not None
    assert (suggested.score, suggested.pipeline) == (1.0, "names")
    title, words = suggester_of(suggested.reason)
    assert (title, words[:30], len(words)) == ("names", "a name [31m behind “Mayor” xxx", 200)
    assert collecting.is_done


def test_a_failure_is_told_in_the_suggester_s_words() -> None:
    with pytest.raises(SuggesterFailed, match=r"^no model$"):
        answer({"error": "no\x07 model"})


def test_refused_ones_are_said_in_one_line() -> None:
    assert fault_words({}) == ""
    assert fault_words({Fault.MISSING_QUOTE: 2, Fault.OTHER_REQUEST: 1}) == (
        "3 refused: 1 for another request, 2 with a quote that is not in the text"
    )
    collecting = collector()
    for line in (b"Loading\x1b[2J the model " + b"x" * 900 + b"\xff", b"Ready"):
        collecting.add(line)
    assert Outcome(
        collecting.refused, collecting.example, trouble="took longer than 4 s"
    ).words == (
        "took longer than 4 s; 2 refused: 2 not a line of the protocol: "
        f"Loading [2J the model {'x' * 77}…"
    )


@given(st.data(), texts(min_size=1))
def test_whatever_is_quoted_with_its_context_is_found_where_it_stands(
    data: st.DataObject, text: str
) -> None:
    span = data.draw(spans(text))
    collecting = collector(text)
    where = {"start": span.start, "end": span.end, "quote": text[span.start : span.end]}

    by_offsets = answer({"label": "PERSON", **where}, to=collecting)

    if by_offsets is None:
        assert collecting.refused
    else:
        assert by_offsets.body.extent.overlaps(span)
        assert text[by_offsets.body.extent.start : by_offsets.body.extent.end].strip()


def test_a_request_is_utf_8_whatever_its_names_hold() -> None:
    odd = "\ud83d"
    example = Example(f"{odd}Ida", (Entity(Span(0, 4), f"P{odd}"),))
    request = Request(f"7{odd}", odd, (), f"t{odd}", (example,))

    fields = json.loads(request.to_line())

    assert (fields["id"], fields["text"]) == ("7\ufffd", "\ufffd")
    assert fields["examples"][0]["suggestions"][0]["quote"] == "\ufffdIda"
