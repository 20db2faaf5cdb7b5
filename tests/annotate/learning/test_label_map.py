"""Label maps: what the pipeline's labels become in the reader's hands."""

from annotate.entity import Entity
from annotate.learning.label_map import learn_label_map
from annotate.span import Span
from tests.annotate.learning.lessons import lesson

OWN = ("COMPANY", "ORG")
MIXED = "[{Lumora|ORG}|COMPANY] and [{Voltaire|ORG}|COMPANY] met {Monday|DATE} near {Oslo|GPE}."


def test_a_label_becomes_what_its_spans_mostly_got_and_others_are_hidden() -> None:
    learned = learn_label_map([lesson(MIXED)] * 3, targets={}, scheme_labels=OWN)
    entities = [Entity(Span(0, 6), "ORG"), Entity(Span(20, 26), "DATE")]
    assert learned.apply(entities) == [Entity(Span(0, 6), "COMPANY")]


def test_what_the_scheme_says_holds_against_what_was_learned() -> None:
    learned = learn_label_map([lesson(MIXED)] * 3, targets={"ORG": "ORG"}, scheme_labels=OWN)
    assert learned.labels["ORG"] == "ORG"


def test_before_any_article_is_done_a_label_stands_for_its_namesake() -> None:
    assert learn_label_map([], targets={}, scheme_labels=OWN).labels == {
        "COMPANY": "COMPANY",
        "ORG": "ORG",
    }


def test_a_label_that_left_the_scheme_is_not_suggested() -> None:
    learned = learn_label_map([lesson(MIXED)] * 3, targets={"DATE": "DAY"}, scheme_labels=("ORG",))
    assert set(learned.labels.values()) <= {"ORG"}
