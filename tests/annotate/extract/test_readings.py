"""What the rules propose for a cue before anything is scored."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.generate import readings
from annotate.extract.claims.candidates.lexicon import lexicon
from annotate.extract.claims.parse.quotations import quoted
from annotate.extract.claims.parse.syntax import Syntax, syntax
from annotate.extract.claims.parse.word_ranges import Ranges
from annotate.extract.claims.resolve.trim import begun


def of_cue(nlp: Language, text: str, word: str) -> tuple[Syntax, list[Candidate]]:
    """The readings whose cue a word governs."""
    words = lexicon("en")
    assert words is not None
    tree = syntax(nlp(text))
    found = readings(tree, quoted(text, tree), words)
    return tree, [one for one in found if tree.text[one.anchor] == word]


def shown(tree: Syntax, pieces: Ranges) -> str:
    return " … ".join(" ".join(tree.text[start:end]) for start, end in pieces)


@pytest.mark.parametrize(
    ("extent", "text", "cue", "content"),
    [
        (
            "short",
            "Officials confirmed the death of the general, who had led the army.",
            "confirmed",
            "the death of the general",
        ),
        (
            "long",
            "The party discussed the reform with the unions in detail.",
            "discussed",
            "the reform with the unions in detail",
        ),
        (
            "next",
            "“We were lucky,” the captain said. “We know it.”",
            "said",
            "“ We were lucky , ” … “ We know it . ”",
        ),
    ],
)
def test_a_content_is_read_in_several_extents(
    nlp: Language, extent: str, text: str, cue: str, content: str
) -> None:
    tree, found = of_cue(nlp, text, cue)
    assert content in {shown(tree, one.content) for one in found if one.extent == extent}


def test_a_relative_pronoun_and_its_noun_may_both_be_the_source(nlp: Language) -> None:
    tree, found = of_cue(nlp, "The bank which warned that rents would fall has closed.", "warned")
    assert {"which", "The bank"} <= {shown(tree, one.source) for one in found}


def test_the_subject_of_the_verb_above_may_be_the_source_of_a_noun(nlp: Language) -> None:
    text = "The president repeated, to applause, his belief that rain would come."
    tree, found = of_cue(nlp, text, "belief")
    assert {"his", "The president"} <= {shown(tree, one.source) for one in found}


def test_a_reading_that_begins_between_two_numbers_begins_with_its_verb(nlp: Language) -> None:
    text = "The shareholders voted by 11 to 8 on Tuesday night to put off a plan to sell the mine."
    tree, found = of_cue(nlp, text, "voted")
    cut = [one for one in found if shown(tree, one.content).startswith("to 8 on Tuesday night to")]
    mended = {shown(tree, begun(tree, one).content) for one in cut if one.extent == "long"}
    assert mended == {"to put off a plan to sell the mine"}
