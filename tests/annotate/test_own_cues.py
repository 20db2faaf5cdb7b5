"""Own cues: counted anew with a person's edits in place, written and read, refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.cue_file import cues_toml, parse_cues
from annotate.errors import CuesUnusable
from annotate.own_cues import CueCount, CuePart, OwnCue, OwnCues, ordered

VERB, NOUN = CuePart.VERB, CuePart.NOUN
PRINTABLE = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
WORDS = st.text(PRINTABLE, min_size=1, max_size=20)
WEIGHTS = st.dictionaries(WORDS, st.integers(1, 99).map(lambda half: half / 2), max_size=3)
CUES = st.builds(
    OwnCue,
    WORDS,
    st.sampled_from(CuePart),
    st.just("") | WORDS,
    st.booleans(),
    st.booleans(),
    WEIGHTS,
    WEIGHTS,
).filter(lambda cue: cue.by_hand or bool(cue.marked) or bool(cue.left))


@given(st.lists(CUES, max_size=5).map(ordered))
def test_what_is_written_is_read_again(cues: OwnCues) -> None:
    assert parse_cues(cues_toml(cues), title="cues.toml") == cues


def test_counts_are_made_anew_and_what_a_person_changed_stays() -> None:
    cues = parse_cues(
        """
        [[cue]]
        lemma = "bristle"
        phrase = "bristled at"
        marked = {ann = 3, bob = 1}

        [[cue]]
        lemma = "hazard"
        use = false
        marked = {ann = 2}

        [[cue]]
        lemma = "drawl"

        [[cue]]
        lemma = "rumble"
        marked = {ann = 1}
        """,
        title="cues.toml",
    )
    counts = {
        ("bristle", VERB): CueCount("bristling", 4, 1),
        ("whisper campaign", NOUN): CueCount("whisper campaign", 1, 0),
    }
    assert cues.counted("ann", counts).cues == (
        OwnCue("bristle", VERB, "bristled at", marked={"bob": 1, "ann": 4}, left={"ann": 1}),
        OwnCue("whisper campaign", NOUN, "whisper campaign", marked={"ann": 1}),
        OwnCue("drawl", VERB, by_hand=True),
        OwnCue("hazard", VERB, use=False),
    )


def test_a_cue_that_is_mostly_left_unmarked_makes_no_readings() -> None:
    chances = {
        (1, 0): 0.5,
        (1, 1): 1 / 3,
        (9, 0): 0.9,
        (1, 50): 1 / 52,
    }
    for (marked, left), chance in chances.items():
        cue = OwnCue("be", VERB, marked={"ann": marked}, left={"ann": left})
        assert cue.chance == pytest.approx(chance)
        assert cue.makes_readings is (chance > 0.15)
    assert OwnCue("drawl", VERB).makes_readings
    assert not OwnCue("drawl", VERB, use=False).makes_readings


def test_the_digest_changes_with_what_suggestions_rest_on() -> None:
    one = OwnCue("bristle", VERB, marked={"ann": 1})
    assert OwnCues().digest == ""
    assert OwnCues((one,)).digest == OwnCues((OwnCue("bristle", VERB, marked={"b": 1}),)).digest
    assert OwnCues((one,)).digest != OwnCues((OwnCue("bristle", VERB, use=False),)).digest
    assert OwnCues((OwnCue("be", VERB, marked={"ann": 1}, left={"ann": 99}),)).digest == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[cue]", "not TOML"),
        ("[[cue]]\n", "lemma is ''"),
        ("[[cue]]\nlemma = 3", "lemma is 3"),
        ('[[cue]]\nlemma = "a\\u001b[2J"', "lemma is"),
        (f'[[cue]]\nlemma = "{"a" * 101}"', "lemma is"),
        ('[[cue]]\nlemma = "a"\npart = "adverb"', "part is verb or noun or adjective or phrase"),
        ('[[cue]]\nlemma = "a"\nuse = 1', "use and by_hand are true or false"),
        ('[[cue]]\nlemma = "a"\nused = true', "“used” means nothing here"),
        ('[[cue]]\nlemma = "a"\nmarked = 3', "cues.toml: "),
        ('[[cue]]\nlemma = "a"\nmarked = {ann = -1}', "marked holds -1"),
        ('[[cue]]\nlemma = "a"\nmarked = {ann = nan}', "marked holds nan"),
        (f'[[cue]]\nlemma = "a"\nleft = {{ann = 1{"0" * 400}}}', "left holds"),
        ("[cue]\n", "cues go under [[cue]]"),
        ("cue = [3]\n", "cues.toml: "),
        ("[[label]]\n", "cues go under [[cue]], not ['label']"),
        ("a = " + "[" * 100_000, "not TOML"),
        ("#" * 1_000_001, "too long"),
    ],
)
def test_a_fault_is_named_in_one_line(text: str, words: str) -> None:
    with pytest.raises(CuesUnusable) as refusal:
        parse_cues(text, title="cues.toml")
    message = str(refusal.value)
    assert message.startswith("cues.toml")
    assert words in message
    assert "\n" not in message
    assert len(message) < 300
