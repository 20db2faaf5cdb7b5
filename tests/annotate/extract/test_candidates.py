"""The candidates that the rules generate for a cue, before anything is scored."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.generate import generate_candidates
from annotate.extract.claims.candidates.lexicon import load_lexicon
from annotate.extract.claims.parse.quotations import find_quotations
from annotate.extract.claims.parse.syntax import Syntax, read_syntax
from annotate.extract.claims.parse.word_ranges import Ranges
from annotate.extract.claims.resolve.trim import widen_start


def of_cue(nlp: Language, text: str, word: str) -> tuple[Syntax, list[Candidate]]:
    """The candidates whose cue a word governs."""
    lexicon = load_lexicon("en")
    assert lexicon is not None
    tree = read_syntax(nlp(text))
    candidates = generate_candidates(tree, find_quotations(text, tree), lexicon)
    return tree, [candidate for candidate in candidates if tree.text[candidate.anchor] == word]


def quote(tree: Syntax, pieces: Ranges) -> str:
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
    tree, candidates = of_cue(nlp, text, cue)
    assert content in {
        quote(tree, candidate.content) for candidate in candidates if candidate.extent == extent
    }


def test_a_relative_pronoun_and_its_noun_may_both_be_the_source(nlp: Language) -> None:
    tree, candidates = of_cue(
        nlp, "The bank which warned that rents would fall has closed.", "warned"
    )
    assert {"which", "The bank"} <= {quote(tree, candidate.source) for candidate in candidates}


def test_the_subject_of_the_verb_above_may_be_the_source_of_a_noun(nlp: Language) -> None:
    text = "The president repeated, to applause, his belief that rain would come."
    tree, candidates = of_cue(nlp, text, "belief")
    assert {"his", "The president"} <= {quote(tree, candidate.source) for candidate in candidates}


def test_a_reading_that_begins_between_two_numbers_begins_with_its_verb(nlp: Language) -> None:
    text = "The shareholders voted by 11 to 8 on Tuesday night to put off a plan to sell the mine."
    tree, candidates = of_cue(nlp, text, "voted")
    late = [
        candidate
        for candidate in candidates
        if quote(tree, candidate.content).startswith("to 8 on Tuesday night to")
    ]
    widened = {
        quote(tree, widen_start(tree, candidate).content)
        for candidate in late
        if candidate.extent == "long"
    }
    assert widened == {"to put off a plan to sell the mine"}
