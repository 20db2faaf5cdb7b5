"""Label maps: which label of a scheme a label of a pipeline stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.errors import SchemeUnusable
from annotate.labels.file import parse_scheme, scheme_toml
from annotate.labels.fitting import fit_all
from annotate.labels.mapping import label_map
from annotate.labels.scheme import ONTONOTES
from annotate.span import Span
from annotate.suggestion import Body
from tests.builders import suggestion

SCHEME = parse_scheme(
    """
    [[label]]
    name = "PRICE"
    from = ["MONEY", "CARDINAL"]

    [[label]]
    name = "PERSON"

    [[label]]
    name = "MAKER"
    from = ["ORG"]

    [[label]]
    name = "VIEW"
    kind = "claim"

    [[label]]
    name = "REPORT"
    kind = "claim"
    from = ["CLAIM"]
    """,
    title="",
)
PLACE = Span(0, 3)
SAID = Claim(cue=(Span(4, 8),), content=(PLACE,))


@pytest.mark.parametrize(
    ("proposed", "label"),
    [
        (Entity(PLACE, "MONEY"), "PRICE"),
        (Entity(PLACE, "CARDINAL"), "PRICE"),
        (Entity(PLACE, "PERSON"), "PERSON"),
        (Entity(PLACE, "PER"), None),
        (Entity(PLACE, "GPE"), None),
        (Entity(PLACE, "VIEW"), None),
        (SAID, "REPORT"),
        (replace(SAID, label="VIEW"), "VIEW"),
        (replace(SAID, label="PERSON"), None),
    ],
)
def test_a_suggestion_gets_the_label_that_its_own_stands_for(
    proposed: Body, label: str | None
) -> None:
    original = suggestion(proposed)
    fitted = SCHEME.fitted(original)
    assert fitted.id == original.id
    assert SCHEME.is_foreign(fitted.body) == (label is None)
    assert fitted.body.label == (label or proposed.label)


def test_a_label_that_another_one_claims_goes_there_and_the_first_claim_counts() -> None:
    labels = label_map([("A", ["B"]), ("B", []), ("C", ["D"]), ("E", ["D"])])
    assert [labels.target(name) for name in "ABCDEF"] == ["A", "A", "C", "C", "E", None]
    assert labels.sources("A") == {"A", "B"}


def test_the_built_in_labels_leave_every_suggestion_as_it_is() -> None:
    for body in (Entity(PLACE, "PERSON"), Entity(PLACE, "SHIP"), SAID):
        assert ONTONOTES.fitted(suggestion(body)).body == body
        assert not ONTONOTES.is_foreign(body)
        assert ONTONOTES.objection(body) == ""


def test_a_foreign_label_is_refused_and_has_the_hue_that_no_other_has() -> None:
    assert SCHEME.objection(Entity(PLACE, "GPE")) == "GPE is not one of your labels"
    assert (SCHEME.label("PERCENT").short, SCHEME.label("PERCENT").colour) == ("PCT", "grey")


def test_all_suggestions_of_an_article_are_fitted_counted_and_once_there() -> None:
    speaker = suggestion(Entity(Span(9, 12), "GPE"))
    claim = suggestion(replace(SAID, speaker=speaker.id))
    twins = [suggestion(Entity(PLACE, label)) for label in ("MONEY", "CARDINAL")]
    fitted, foreign = fit_all(SCHEME, [*twins, speaker, claim])
    assert [item.body for item in fitted] == [Entity(PLACE, "PRICE"), replace(SAID, label="REPORT")]
    assert foreign == {"GPE": 1}


def test_a_label_that_two_claim_and_a_list_that_is_none_are_faults() -> None:
    head = '[[label]]\nname = "A"\nfrom = '
    for text, fault in (
        (
            f'{head}["X"]\n[[label]]\nname = "B"\nfrom = ["X"]',
            "line 6: from: “X” is claimed by both",
        ),
        (f'{head}"X"', "line 3: label “A”: from must be a list"),
        (f'{head}["X Y"]', "line 3: label “A”: from: name “X Y” contains a space"),
    ):
        with pytest.raises(SchemeUnusable) as caught:
            parse_scheme(text, title="labels.toml")
        assert fault in caught.value.lines[0]


def test_a_scheme_that_claims_labels_is_written_and_read_back() -> None:
    assert parse_scheme(scheme_toml(SCHEME), title="").labels == SCHEME.labels
