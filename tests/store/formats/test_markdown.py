"""Markdown: what people read is what was annotated, and no sign of a text is markup."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from annotate.annotation import Status
from annotate.document import Document
from annotate.span import Span, join_fragments
from store.annotated_article import AnnotatedArticle
from store.formats.markdown import escaped
from store.formats.paragraphs import Paragraphs
from store.formats.plain_words import shown
from store.formats.statements import by_speaker, statements
from tests.store.formats.training import ALL, QUOTE, annotated, encodable_text, exported
from tests.strategies import texts

_SIGNS = st.text(alphabet="\\`*_{}[]()<>&#+-.!|~=:$'\" \n\t1a\u202e\x1b", max_size=12)
_INERT = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
    *("blockquote_open", "blockquote_close", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close", "text", "strong_open", "strong_close"),
    *("em_open", "em_close"),
}


def markdown(*articles: AnnotatedArticle) -> str:
    return exported("markdown", *articles, statuses=ALL)[0]["x.md"].decode("utf-8")


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def inline_text(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def quotations(text: str) -> list[str]:
    """The words of each block quotation."""
    return [
        inline_text(token)
        for (opening, token) in pairwise(tokens(text))
        if opening.type == "paragraph_open" and opening.level == 1 and token.type == "inline"
    ]


def test_claims_stand_under_their_speakers_with_cue_note_and_place() -> None:
    lee = replace(QUOTE.annotations[1], note="not *he*")
    facts = {"author": "I. Reed", "date": "2026-11-23"}
    document = replace(QUOTE.document, title="We *know*", facts=facts)
    article = replace(QUOTE, document=document, annotations=(*QUOTE.annotations[::2], lee))

    assert markdown(article) == (
        "# We \\*know\\*\n\n"
        "I. Reed · 2026-11-23 · annotated by anna\n\n"
        "## Ann\n\n"
        "> “We know,” … “and we care.”\n\n"
        "— Ann **said** · direct · ¶ 1, 0–37\n\n"
        "Note: broken\n\n"
        "## Names\n\n"
        "**PERSON**\n\n"
        "- Ann · ¶ 1\n  - note: the mayor\n"
        "- Mr Lee · rejected · ¶ 1\n  - note: not \\*he\\*\n\n"
    )


def test_an_article_in_progress_and_pending_claims_say_so() -> None:
    claim = replace(QUOTE.annotations[2], status=Status.SUGGESTED)
    text = markdown(replace(QUOTE, annotations=(claim,), answer=None))

    assert "not finished: what is not here may be undecided" in text
    assert "## Not named" in text
    assert "direct · pending · ¶" in text


@pytest.mark.parametrize(
    ("text", "places", "numbers"),
    [
        ("a\nb\n\nc\nd\n \n\ne", (0, 2, 5, 7, 12), [1, 1, 2, 2, 3]),
        ("a\r\nb\nc", (0, 3, 5), [1, 2, 3]),
        ("\n\n a\r\n\r\nb\n", (0, 3, 8), [1, 1, 2]),
        ("", (0,), [1]),
    ],
)
def test_blank_lines_divide_paragraphs_and_lines_do_where_there_are_none(
    text: str, places: tuple[int, ...], numbers: list[int]
) -> None:
    assert [Paragraphs(text).number(place) for place in places] == numbers


@given(_SIGNS | texts())
@example("1. a")
@example("1234567890) a")
@example("+ a")
@example("---")
@example("<!-- a")
@example("a  \\")
@example("&amp;#42;")
@example("[a]: b")
@example("# a ##")
@example("$x$ ~~y~~ | z")
def test_any_words_come_back_and_nothing_in_them_is_markup(text: str) -> None:
    for prefix in ("", "> ", "- ", "## ", "— a "):
        if not (line := escaped(text)):
            continue
        parsed = tokens(prefix + line + "\n")
        inline = [token for token in parsed if token.type == "inline"]
        children = {child.type for token in inline for child in token.children or ()}
        assert children <= {"text"}
        assert {token.type for token in parsed} <= _INERT
        shown_line = "".join(map(inline_text, inline)).removeprefix("— a ")
        assert shown_line.strip() == shown(text).strip()


@given(annotated(statuses=Status))
def test_quotations_have_the_words_of_the_article(article: AnnotatedArticle) -> None:
    text = markdown(article)

    encoded = replace(article, document=Document(encodable_text(article.document.text), "", ""))
    groups = by_speaker(statements(encoded)).values()
    contents = [
        shown(join_fragments(encoded.document.text, spoken.claim.content))
        for group in groups
        for spoken in group
    ]
    assert quotations(text) == [words or "no content is marked" for words in contents]
    assert {token.type for token in tokens(text)} <= _INERT


def test_what_turns_or_obeys_is_drawn() -> None:
    claim = QUOTE.annotations[2]
    document = Document("\u202eevil\x1b[2J\x9bx said so.", "", "")
    body = replace(claim.body, source=(Span(0, 11),), cue=(Span(12, 16),), content=(Span(17, 19),))
    text = markdown(replace(QUOTE, document=document, annotations=(replace(claim, body=body),)))

    assert "— evil␛\\[2J\ufffdx **said**" in text
