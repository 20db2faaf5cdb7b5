"""Words and expressions in texts, and what the index is asked for them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import QueryRefused
from store.index import patterns
from store.index.connection import open_temporary
from store.index.patterns import Pattern
from store.index.query import Needle
from store.index.terms import Term, indexed

_TEXT = "Zoë’s naïve co\u00adoperation, e\u0301te\u0301 and the CAFÉ; 俄罗斯外交部 said «no»."


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("zoe", ["Zoë"]),
        ("zoë", ["Zoë"]),
        ("zoé", []),
        ("Zoe", ["Zoë"]),
        ("naive", ["naïve"]),
        ("cooperation", ["co\u00adoperation"]),
        ("ete", ["e\u0301te\u0301"]),
        ("été", ["e\u0301te\u0301"]),
        ("et", []),
        ("cafe", ["CAFÉ"]),
        ("Cafe", []),
        ("外交", ["外交"]),
        ("部", ["部"]),
        ("oper", []),
    ],
)
def test_a_word_is_found_whole_with_smart_case_and_smart_accents(
    words: str, places: list[str]
) -> None:
    term = Term((words,))
    assert [_TEXT[span.start : span.end] for span in term.spans(_TEXT)] == places
    assert term.is_in(_TEXT) == bool(places)


def test_a_phrase_runs_over_line_breaks_and_a_prefix_to_the_end_of_its_word() -> None:
    text = "The prime\n  minister met ministers."
    assert [(s.start, s.end) for s in Term(("prime", "minister")).spans(text)] == [(4, 20)]
    prefix = Term(("minist",), is_prefix=True)
    assert [text[s.start : s.end] for s in prefix.spans(text)] == ["minister", "ministers"]
    assert Term(("minist",)).spans(text) == []


def answers(needle: Needle, text: str) -> bool:
    """Whether the index of words gives a text for a needle, or has nothing to ask."""
    database = open_temporary()
    database.execute("INSERT INTO words(rowid, text) VALUES(1, ?)", (indexed(text),))
    expression = needle.index_expression
    if not expression:
        return True
    row = database.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,)).fetchone()
    database.close()
    return row is not None


_CHARACTERS = st.sampled_from(list("aeKZé\u0301\u00ad\u200b ’'-_.5€ßñがか外नम\u093f𞤀\ud800I\u0130"))
_STRINGS = st.text(_CHARACTERS, min_size=1, max_size=6)


@given(st.text(_CHARACTERS, max_size=12), _STRINGS, st.booleans())
def test_the_index_gives_every_text_that_has_a_term(text: str, words: str, is_prefix: bool) -> None:
    if not words.split():
        return
    term = Term(tuple(words.split()), is_prefix)
    for form in ("NFC", "NFD"):
        present = unicodedata.normalize(form, f"{text} {words} {text}")
        if term.is_in(present):
            assert answers(term, present), (term, present)


_CHARACTERS_OR_ANY = [*"ab5. |^é", r"\b", r"\s+", r"\s*", r"\d", r"\.", r"\w", "[ab]+"]
_ELEMENTS = st.sampled_from([*_CHARACTERS_OR_ANY, "a?", "b+", "a*", "(ab|a)", "b{2}", "(?:b )?"])
_EXPRESSIONS = st.lists(_ELEMENTS, min_size=1, max_size=7).map("".join)


@given(_EXPRESSIONS, st.text(st.sampled_from("ab 5.é"), max_size=14))
def test_the_index_gives_every_text_that_has_a_place_of_an_expression(
    pattern: str, text: str
) -> None:
    try:
        needle = Pattern(pattern)
    except QueryRefused:
        return
    if needle.is_in(text):
        assert answers(needle, text), (pattern, text, needle.index_expression)


@pytest.mark.parametrize(
    ("pattern", "expression"),
    [
        (r"\d+ percent", '"percent" *'),
        (r"\bsaid\b", '"said"'),
        (r"(Mr|Ms) Quill said", '"Quill" AND "said" *'),
        (r"said", ""),
        (r" said| told", ""),
        (r"\b(?i)said", ""),
        (r"[0-9]{4} budget\s+cuts ", '"budget" AND "cuts"'),
    ],
)
def test_an_expression_asks_the_index_for_the_words_that_begin_in_it(
    pattern: str, expression: str
) -> None:
    assert Pattern(pattern).index_expression == expression


def test_an_expression_that_means_nothing_or_takes_for_ever_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(QueryRefused, match="not a regular expression"):
        Pattern("(")
    monkeypatch.setattr(patterns, "_SECONDS", 0.1)
    with pytest.raises(QueryRefused, match=r"takes more than 0\.1 seconds"):
        Pattern("(?:a|aa)+$").spans("a" * 60 + "!")
