"""Things that show something say nothing; people, bodies and reports that show it do."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.annotate.extract.claim_notation import holds, read_claims

NO_CLAIMS = [
    "Pictures showing two tankers beside the pier were on every front page.",
    "The floods underscore the weakness of the dykes.",
    "These delays highlight the lack of spare parts in the northern depots.",
    "The cracks that show how far the glacier has moved are easy to find.",
    "The harbour released photographs showing the damage to the crane.",
    "This underscores the risk of building on sand.",
    "The storm demonstrated that the sea wall was too low.",
]

CLAIMS = [
    "[The survey] <shows> {that half of the farmers want to sell}.",
    "[A study by the institute] <demonstrated> {that the bees had moved north}.",
    "[The minister] <underscored> {that the border would stay open}.",
    "[Documents] <show> {that the bridge was never inspected}.",
    "[Researchers] <showed> {that the ice melts from below}.",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_showing_by_things_is_no_claim(nlp: Language, text: str) -> None:
    assert [text[s.start : s.end] for one in nlp(text)._.claims for s in one.claim.cue] == []


@pytest.mark.parametrize("notation", CLAIMS)
def test_showing_by_people_and_reports_is_a_claim(nlp: Language, notation: str) -> None:
    text, (frame,) = read_claims(notation)
    assert any(holds(text, frame, one.claim) for one in nlp(text)._.claims)
