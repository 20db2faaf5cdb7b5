"""Attributes in a file of labels: read, written, and refused with the line of each fault."""

from __future__ import annotations

import pytest

from annotate.errors import SchemeUnusable
from annotate.labels.file import parse_scheme, scheme_toml
from annotate.labels.scheme import ONTONOTES

STANCE = """\
[[attribute]]
name = "stance"
key = "Q"
for = ["claim"]
values = ["for", {name = "against", key = "a", colour = "rose", meaning = "speaks against"}]
default = "for"
"""
LABEL = '[[label]]\nname = "CLAIM"\nkind = "claim"\n'


def test_a_file_gives_back_what_was_read_from_it() -> None:
    scheme = parse_scheme(LABEL + STANCE, title="labels.toml")
    again = parse_scheme(scheme_toml(scheme), title="again")
    assert again.attributes == scheme.attributes
    (stance,) = scheme.attributes
    assert [(value.name, value.key) for value in stance.values] == [("for", "1"), ("against", "a")]
    assert stance.fits("claim", "CLAIM")
    assert not stance.fits("span")


def test_attributes_alone_add_to_the_built_in_labels() -> None:
    scheme = parse_scheme(STANCE, title="labels.toml")
    assert scheme.labels == ONTONOTES.labels
    assert scheme.is_open


def test_choosing_a_value_twice_takes_it_away_and_several_stay_in_order() -> None:
    text = STANCE.replace("default", "many = true\ndefault")
    for source, chosen in ((STANCE, ("for",)), (text, ("for", "against"))):
        (stance,) = parse_scheme(source, title="labels.toml").attributes
        once = stance.toggled((), "against")
        assert once == ("against",)
        assert stance.toggled((("stance", once),), "for") == chosen
        assert stance.toggled((("stance", once),), "against") == ()


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('"Q"', '"q"', 6, 'key “q” is not one of I Q Z "'),
        (
            '["claim"]',
            '["clam"]',
            7,
            "for: “clam” is not one of span, claim, article; did you mean",
        ),
        ('["claim"]', "[]", 7, "for must be a list"),
        ('"against"', '"for"', 8, "values: “for” occurs twice"),
        ('key = "a"', 'key = "1a"', 8, "values: key “1a” is not a single character"),
        ('"rose"', '"pink"', 8, "values: colour “pink” is not one of"),
        ("values", "value", 4, "values are missing"),
        ('= "for"', '= "four"', 9, "default “four” is not one of the values; did you mean “for”?"),
        ("default", 'labels = ["CLIAM"]\ndefault', 9, "there is no label “CLIAM” here"),
        ("default", 'many = "yes"\ndefault', 9, "many must be true or false"),
    ],
)
def test_each_fault_is_named_with_its_line(before: str, after: str, line: int, words: str) -> None:
    with pytest.raises(SchemeUnusable) as caught:
        parse_scheme(LABEL + STANCE.replace(before, after, 1), title="labels.toml")
    prefix = f"labels.toml, line {line}: "
    assert any(each.startswith(prefix) and words in each for each in caught.value.lines)


def test_two_attributes_share_neither_name_nor_key() -> None:
    with pytest.raises(SchemeUnusable) as caught:
        parse_scheme(STANCE + STANCE, title="labels.toml")
    assert [line.partition(": ")[2] for line in caught.value.lines] == [
        "the name “stance” occurs twice",
        "the key “Q” is on both “stance” and “stance”",
    ]
