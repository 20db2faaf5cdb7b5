"""CoNLL: the columns of words and tags, comments, and the account of all lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportRefused
from store.formats.report import Report
from tests.store.formats.training import imported


def conll(*lines: str) -> tuple[str, list[tuple[str, str]], Report]:
    """Read one document; returns its text, its entities in text order and the report."""
    [article], report = imported("conll", {"a.conll": "\n".join(lines).encode()})
    text = article.document.text
    entities = [(item.body.extent, item.body.label) for item in article.spans]
    return text, [(text[place.start : place.end], label) for place, label in entities], report


@pytest.mark.parametrize(
    "lines",
    [
        ["1 Ida B-PER", "2 left O", "", "1 Rye B-LOC"],
        ["0\tIda\tB-PER", "1\tleft\tO", "", "0\tRye\tB-LOC"],
        ["1 Ida NNP B-PER", "2 left VBD O", "", "3 Rye NNP B-LOC"],
        ["1 Ida _ _ B-PER", "2 left _ _ O", "", "1 Rye _ _ B-LOC"],
        ["1 Ida B-NP B-PER", "2 left B-VP O", "", "1 Rye B-NP B-LOC"],
    ],
)
def test_numbers_of_words_are_no_words(lines: list[str]) -> None:
    assert conll(*lines)[:2] == ("Ida left\nRye", [("Ida", "PER"), ("Rye", "LOC")])


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1 O", "2 O"], "1 2"),
        (["1 CD O", "3 CD O"], "1 3"),
        (["1 CD O", "Ida NNP O"], "1 Ida"),
        (["1 CD O"], "1"),
    ],
)
def test_numbers_among_the_words_are_words(lines: list[str], text: str) -> None:
    assert conll(*lines)[0] == text


@pytest.mark.parametrize(
    ("lines", "entities"),
    [
        (
            ["1 Rye B-ORG B-LOC", "2 Guild I-ORG O", "3 left O O"],
            [("Rye Guild", "ORG"), ("Rye", "LOC")],
        ),
        (["Rye B-ORG B-LOC", "Guild I-ORG O"], [("Rye Guild", "ORG"), ("Rye", "LOC")]),
        (["Rye O B-LOC O", "Guild O O B-X"], [("Rye", "LOC"), ("Guild", "X")]),
        (["Rye B-LOC B-LOC"], [("Rye", "LOC")]),
        (["Rye B-NP B-LOC", "left B-VP O"], [("Rye", "LOC")]),
        (["Rye NNP B-NP B-LOC", "left VBD B-VP O"], [("Rye", "LOC")]),
        (["Rye - - B-LOC"], [("Rye", "LOC")]),
    ],
)
def test_nested_tags_are_read_and_those_of_chunks_are_not(
    lines: list[str], entities: list[tuple[str, str]]
) -> None:
    assert conll(*lines)[1] == entities


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["# id 7 domain=sea", "Ida _ _ B-PER", "left _ _ O"], 1),
        (["#\thttps://x.example/a [2026-01-02]", "1\tIda\tB-PER\tO", "2\tleft\tO\tO"], 1),
        (["# text = Ida left", "# sent_id = O", "", "Ida B-PER", "left O"], 2),
        (["Ida NNP B-PER", "# O", "left VBD O"], 1),
        (["#", "Ida B-PER", "left O"], 1),
    ],
)
def test_comments_are_counted(lines: list[str], count: int) -> None:
    text, entities, report = conll(*lines)

    assert (text, entities) == ("Ida left", [("Ida", "PER")])
    assert report.lost == {"comments": count}


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["New Rye\tB-LOC", "left\tO"], "New Rye left"),
        (["1\tNew Rye \t_\tB-LOC", "2\tleft\t_\tO", "", "1\tIda\t_\tO"], "New Rye left\nIda"),
        (["# 1 000", "1 000\tO", "", "boats\tO"], "1 000\nboats"),
        (["Ida NNP\tB-PER", "left VBD\tO"], "Ida left"),
    ],
)
def test_blanks_are_parts_of_words_where_tabs_part_the_columns(lines: list[str], text: str) -> None:
    assert conll(*lines)[0] == text


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["1-2\tzur\t_\t_", "1\tzu\t_\tO", "2\tder\t_\tO", "3\tRye\t_\tB-LOC"], 1),
        (["1 zu _ O", "2 der _ O", "2.1 x _ _", "3 Rye _ B-LOC", "3.1 y _ _"], 2),
        (["0-1 zur O", "0 zu O", "1 der O", "", "0-1 am O", "0 Rye B-LOC"], 2),
    ],
)
def test_ranges_of_words_are_counted(lines: list[str], count: int) -> None:
    text, entities, report = conll(*lines)

    assert (text.split(), entities) == (["zu", "der", "Rye"], [("Rye", "LOC")])
    assert report.lost == {"ranges of words": count}


@pytest.mark.parametrize(
    ("line", "is_named"),
    [("Ida NNP B-NP B-PER", True), ("Ida - _ B-PER", False), ("Ida B-PER", False)],
)
def test_columns_of_other_kinds_are_named(line: str, is_named: bool) -> None:
    report = conll(line)[2]

    assert bool(report.remarks) == is_named
    assert report.is_complete


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["#rye B-LOC", "Ida O"], "#rye Ida"),
        (["# SYM O", "1 CD O"], "# 1"),
        (["# O"], "#"),
    ],
)
def test_a_word_may_begin_with_a_hash(lines: list[str], text: str) -> None:
    result, _, report = conll(*lines)

    assert (result, report.lost) == (text, {})


@given(
    st.lists(
        st.sampled_from(
            [
                "Ida B-PER",
                "left\tO",
                "# a note",
                "#tag O",
                "# O",
                "3 O",
                "",
                "-DOCSTART- O",
                "odd",
                " ",
            ]
        ),
        max_size=8,
    )
)
def test_every_line_is_a_word_a_comment_or_refused(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    try:
        articles, report = imported("conll", {"a.conll": data})
    except ImportRefused:
        assert "odd" in lines
        return

    # Documents of the same text are joined.
    joined = report.remarks["lines with the text of another one, joined with it"]
    words = sum(len(article.document.text.split()) for article in articles)
    expected = [line for line in lines if line.strip() and not line.startswith("-DOCSTART-")]
    assert words + report.lost["comments"] == len(expected) or joined
