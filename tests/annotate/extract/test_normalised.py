"""Normalised texts: what a pipeline is given, and the way back to the article."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.extract.extractor import Extractor
from annotate.extract.normalised.text import NormalisedText
from annotate.extract.pipeline import choose
from annotate.span import Span
from annotate.suggestion import Suggestion
from tests.tui.hostile_texts import hostile_texts

FLOWING = """Ida Quill of the Harbour Board said on Monday that the old ferry would not sail again
 before the spring, because its engine was broken and nobody could pay for a new one.

“We are late, but we are not lost,” she told reporters at the quay in Low Garrick. “The builders
 have promised that the well-known crane will be there in May, and I believe them.”

According to the owner, Tom Farrow, the Northern Harbour Company had been warned in the autumn
 that the engine was old.
""".replace("\n ", " ")
WRAPPED = "\n\n".join(textwrap.fill(paragraph, 64) for paragraph in FLOWING.split("\n\n"))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(choose())


def suggested(extractor: Extractor, text: str) -> set[tuple[str, ...]]:
    """Label and words of each suggestion, without what the test changed about the text."""
    return {
        (suggestion.body.label, *(words(text, span) for span in suggestion.body.fragments))
        for suggestion in suggestions(extractor, text)
    }


def suggestions(extractor: Extractor, text: str) -> list[Suggestion]:
    return [s for batch in extractor.suggest(text, "id") for s in batch.suggestions]


def words(text: str, span: Span) -> str:
    plain = "".join(c for c in text[span.start : span.end] if c not in "\u200b\u00ad>")
    return " ".join(unicodedata.normalize("NFC", plain).split()).replace(
        "well- known", "well-known"
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        WRAPPED,
        WRAPPED.replace("\n", "\r\n"),
        WRAPPED.replace("\n", "\x0b").replace("\x0b\x0b", "\n\n"),
        WRAPPED.replace("\n", "\u2028").replace("\u2028\u2028", "\n\n"),
        WRAPPED.replace("\n", "\x85"),
        textwrap.indent(WRAPPED, "    "),
        textwrap.indent(WRAPPED, "> ", lambda line: True),
        textwrap.indent(WRAPPED, "> > ", lambda line: True),
    ],
    ids=["plain", "CRLF", "VT", "LS", "NEL", "indented", "quoted mail", "mail quoted twice"],
)
def test_line_ends_inside_of_paragraphs_change_no_suggestion(
    extractor: Extractor, wrapped: str
) -> None:
    assert suggested(extractor, wrapped) == suggested(extractor, FLOWING)


@pytest.mark.parametrize(
    "text",
    [
        "Roses are red,\nviolets are blue,\nsugar is sweet\nand so are you.\n",
        "A headline\nIda Quill\nMonday\n\nThe ferry left.",
        "\n".join(f"- item {number} of a rather long list of things to do" for number in range(9)),
        "Bread 3.20\nMilk and a good piece of butter 11.90\nEggs 2\nSalt 1\nTea 4",
    ],
    ids=["poem", "head of an article", "list", "bill"],
)
def test_lines_that_end_on_purpose_stay_apart(text: str) -> None:
    assert NormalisedText(text).text == text


def test_invisible_characters_and_decomposed_letters_change_no_suggestion(
    extractor: Extractor,
) -> None:
    text = "\u200bZoë Quill, the mayor of Malmö, said the fer\u00adry would sail to År\u200bhus."
    plain = text.replace("\u200b", "").replace("\u00ad", "")

    assert suggested(extractor, text) == suggested(extractor, plain)
    assert suggested(extractor, unicodedata.normalize("NFD", text)) == suggested(extractor, plain)
    assert ("PERSON", "Zoë Quill") in suggested(extractor, plain)


@pytest.mark.parametrize(
    "quoted",
    [
        "« We are late », said Ida Quill. « The ferry will sail in May. »",
        "«\u202fWe are late\u202f», said Ida Quill. «\u00a0The ferry will sail in May.\u00a0»",
        "»We are late«, said Ida Quill. »The ferry will sail in May.«",
        "„We are late“, said Ida Quill. „The ferry will sail in May.“",
        "„We are late”, said Ida Quill. „The ferry will sail in May.”",
        "”We are late”, said Ida Quill. ”The ferry will sail in May.”",
        "``We are late'', said Ida Quill. ``The ferry will sail in May.''",
        "❝We are late,❞ said Ida Quill. ❝The ferry will sail in May.❞",
        "＂We are late,＂ said Ida Quill. ＂The ferry will sail in May.＂",
        '" We are late " , said Ida Quill . " The ferry will sail in May . "',
        "“We are late”,said Ida Quill.“The ferry will sail in May.”",
    ],
)
def test_a_quotation_is_a_claim_in_any_typography(extractor: Extractor, quoted: str) -> None:
    [claim] = [s.body for s in suggestions(extractor, quoted) if s.body.kind == "claim"]

    parts = [" ".join(words(quoted, span) for span in part) for part in (claim.source, claim.cue)]
    assert parts == ["Ida Quill", "said"]
    content = " ".join(words(quoted, span) for span in claim.content)
    assert "We are late" in content
    assert "The ferry will sail in May" in content


def test_no_suggestion_cuts_what_is_one_character_to_a_person(extractor: Extractor) -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    text = (
        f"{family} Ida Quill said the ferry would sail. \U0001f1f8\U0001f1ea Tom Farrow denied it."
    )

    for suggestion in suggestions(extractor, text):
        for span in suggestion.body.fragments:
            quote = text[span.start : span.end]
            assert not set(quote) & set(family + "\U0001f1f8\U0001f1ea"), quote


@given(hostile_texts(), st.data())
@example("a\u200b", None)
def test_every_span_leads_to_a_span_of_the_article(text: str, data: st.DataObject | None) -> None:
    normalised = NormalisedText(text)
    length = len(normalised.text)
    boundaries = [normalised.source_offset(offset) for offset in range(length + 1)]

    assert boundaries == sorted(boundaries)
    assert boundaries[-1] == len(text)
    if data is None or not length:
        return
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    span = normalised.source_span(Span(start, end))
    assert span is None or 0 <= span.start < span.end <= len(text)
    if normalised.text == text and text.isascii() and text[start:end].strip():
        assert span == Span(start, end) or text[start:end] != text[start:end].strip()


@given(hostile_texts())
def test_each_character_of_the_article_has_its_place(text: str) -> None:
    normalised = NormalisedText(text)
    places = [normalised.text_offset(offset) for offset in range(len(text))]

    assert places == sorted(places)
    assert all(0 <= place <= len(normalised.text) for place in places)
