"""Files of labels: every problem is named with its line, and a written file reads back the same."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.claim import Claim, Role
from annotate.errors import SchemeUnusable
from annotate.labels.file import parse_scheme, scheme_toml
from annotate.labels.scheme import COLOURS, ONTONOTES, Label, LabelKind, LabelScheme
from annotate.span import Span

_HEAD = '[[label]]\nname = "SHIP"\n'


def problems(text: str) -> list[str]:
    """Everything that is wrong with a file, without its name."""
    with pytest.raises(SchemeUnusable) as caught:
        parse_scheme(text, title="labels.toml")
    return [line.removeprefix("labels.toml, ") for line in caught.value.lines]


def test_a_label_needs_a_name_only() -> None:
    (ship, crew) = parse_scheme(f'{_HEAD}[[label]]\nname = "Crew"', title="")
    assert ship == Label("SHIP", "SHI", 1, "", "")
    assert (crew.short, crew.colour, crew.kind) == ("CRE", "orange", LabelKind.SPAN)


def test_every_field_is_read() -> None:
    (label,) = parse_scheme(
        """
        [[label]]  # a comment
        name = "RUMOUR"
        key = "r"
        short = "rum"
        colour = "rose"
        kind = "claim"
        roles = ["content", "cue"]
        required = [
          "content",
        ]
        meaning = "what is told without a source"
        guideline = '''
        Only where nobody is named.
        [[label]] in here is no label.
        '''
        """,
        title="",
    )
    assert label.roles == (Role.CUE, Role.CONTENT)
    assert label.required == (Role.CONTENT,)
    assert (label.short, label.colour, label.shown_key) == ("rum", "rose", ";r")
    assert "is no label" in label.guideline
    assert label.missing_parts(Claim(cue=(Span(0, 2),))) == (Role.CONTENT,)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            f'{_HEAD}colr = "blue"',
            "line 3: label “SHIP”: unknown field “colr”; did you mean “colour”?",
        ),
        (f'{_HEAD}colour = "gray"', "line 3: label “SHIP”: colour “gray” is not one of "),
        (f"{_HEAD}key = 1", 'line 3: label “SHIP”: key must be text: key = "1"'),
        (f'{_HEAD}key = "F1"', "line 3: label “SHIP”: key “F1” is neither a digit nor a letter"),
        (
            f'{_HEAD}kind = "clam"',
            "line 3: label “SHIP”: kind “clam” is neither span nor claim; did",
        ),
        (f'{_HEAD}short = "SHIP"', "line 3: label “SHIP”: short “SHIP” is more than three letters"),
        (f'{_HEAD}meaning = "a\\nb"', "line 3: label “SHIP”: meaning is longer than a line"),
        (f'{_HEAD}roles = ["cue"]', "line 3: label “SHIP”: roles is for claims"),
        (f'{_HEAD}\n[[label]]\nkey = "1"', "line 4: name is missing"),
        (f"{_HEAD}\n{_HEAD}", "line 5: the name “SHIP” occurs twice"),
        ('[[label]]\nname = "A B"', "line 2: name “A B” contains a space; did you mean “A_B”?"),
        ('[[labels]]\nname = "A"', "line 1: “labels” means nothing here; did you mean [[label]]?"),
        ('colour = "blue"\n', "line 1: “colour” means nothing here; labels go under [[label]]"),
        ('label = "SHIP"', "line 1: there is no [[label]] in it"),
        ("", "line 1: there is no [[label]] in it"),
        ("[[label]]\nname = SHIP", "line 2: not TOML: "),
        ('[[label]]\nname = "SHIP', "line 2: not TOML: "),
        (f"{_HEAD}x = {'[' * 5000}", "line 1: it is nested too deeply"),
    ],
)
def test_a_problem_is_named_with_its_line_and_what_would_be_right(text: str, problem: str) -> None:
    (found_problems, *_) = problems(text)
    assert found_problems.startswith(problem)


def test_a_clash_of_keys_names_both_labels() -> None:
    text = f'{_HEAD}key = "1"\n[[label]]\nname = "CREW"\nkey = "1"'
    assert problems(text) == ["line 6: the key “1” is on both “SHIP” and “CREW”"]


def test_a_claim_needs_a_cue_or_a_content_and_requires_what_it_uses() -> None:
    claim = f'{_HEAD}kind = "claim"\n'
    assert "a source alone is not a claim" in problems(f'{claim}roles = ["source"]')[0]
    (fault,) = problems(f'{claim}roles = ["cue"]\nrequired = ["content"]')
    assert fault == "line 5: label “SHIP”: required: “content” is not among the roles of this label"
    assert "did you mean “source”" in problems(f'{claim}roles = ["sauce"]')[0]


def test_all_problems_are_named_in_order_and_the_first_in_the_message() -> None:
    text = f'{_HEAD}key = 7\nguideline = """\nkey = 1\n"""\n[[label]]\nkind = "x"\nfoo.bar = 1\n'
    found_problems = problems(text)
    assert [line.split(":")[0] for line in found_problems] == [
        "line 3",
        "line 7",
        "line 8",
        "line 9",
    ]
    with pytest.raises(SchemeUnusable, match=r"line 3: .* 3 more"):
        parse_scheme(text, title="labels.toml")


def test_the_built_in_labels_read_back() -> None:
    assert parse_scheme(scheme_toml(ONTONOTES), title="").labels == ONTONOTES.labels


def test_labels_without_one_for_claims_have_the_built_in_one() -> None:
    scheme = parse_scheme(_HEAD, title="")
    assert (scheme.claim_label.name, scheme.label("CLAIM").short) == ("CLAIM", "CLM")
    assert scheme.names == ("SHIP",)


_characters = st.characters(exclude_categories=["Cs"])
_texts = st.text(_characters, max_size=30)
_names = _texts.filter(lambda name: name.split() == [name] and name.isprintable())


@st.composite
def schemes(draw: st.DrawFn) -> LabelScheme:
    names = draw(st.lists(_names, min_size=1, max_size=4, unique=True))
    keys = draw(st.lists(st.sampled_from("0123456789abcé"), min_size=4, max_size=4, unique=True))
    return LabelScheme(tuple(draw(_labels(name, key)) for name, key in zip(names, keys)))  # noqa: B905


def _labels(name: str, key: str) -> st.SearchStrategy[Label]:
    is_claim = key.isalpha()
    roles = st.sets(st.sampled_from(Role)).map(lambda some: _ordered({*some, Role.CUE}))
    return st.builds(
        lambda used, hue, meaning, guideline: Label(
            name,
            "ABC",
            hue,
            key,
            meaning.replace("\n", " "),
            guideline,
            LabelKind.CLAIM if is_claim else LabelKind.SPAN,
            used if is_claim else tuple(Role),
            used[:1] if is_claim else (),
        ),
        roles,
        st.integers(1, len(COLOURS)),
        _texts,
        _texts,
    )


def _ordered(roles: set[Role]) -> tuple[Role, ...]:
    return tuple(role for role in Role if role in roles)


@given(schemes())
def test_a_written_file_reads_back(scheme: LabelScheme) -> None:
    text = scheme_toml(scheme)
    assert parse_scheme(text, title="").labels == scheme.labels


@given(st.text(st.sampled_from("[]label=\"'#\n\\ nameky1{},.") | _characters, max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(SchemeUnusable):
        assert parse_scheme(text, title="labels.toml").labels
