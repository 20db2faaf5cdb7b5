"""PDF: paragraphs instead of lines, bookmarks as the contents, and a clear error for scans."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders import pdf as pdf_loader
from tests.annotate.loaders.sources import QUAY, lines_pdf, pdf, source


def loaded(data: bytes) -> Document:
    return pdf_loader.load(source(data, "paper.pdf"))


def test_lines_become_paragraphs_and_headings_stand_alone() -> None:
    document = loaded(
        pdf(("Heading1", "Harbour plan"), ("BodyText", QUAY), ("BodyText", QUAY + " Indeed."))
    )

    assert document.text == f"Harbour plan\n\n{QUAY}\n\n{QUAY} Indeed."


def test_bookmarks_are_the_contents() -> None:
    document = loaded(
        pdf(
            ("Heading1", "Harbour plan"),
            ("BodyText", QUAY),
            ("Heading2", "What comes next"),
            ("BodyText", QUAY),
            ("new page", ""),
            ("Heading1", "Harbour plan"),
            ("BodyText", QUAY),
        )
    )

    headings = [(h.level, h.title, h.start) for h in document.layout.headings]
    assert [facts[:2] for facts in headings] == [
        (1, "Harbour plan"),
        (2, "What comes next"),
        (1, "Harbour plan"),
    ]
    for _, title, start in headings:
        assert document.text.startswith(title, start)
    assert headings[2][2] > headings[1][2]


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_go() -> None:
    long = " ".join([QUAY] * 30)

    document = loaded(pdf(("BodyText", long)))

    assert document.text == long


def test_words_broken_at_a_line_end_are_joined() -> None:
    document = loaded(
        lines_pdf(["The gov-", "ernment likes a well-", "known word, well-known to all."])
    )

    assert document.text == "The government likes a well-known word, well-known to all."


def test_a_hyphen_at_a_line_end_does_not_part_the_lines_after_it() -> None:
    lines = [
        "The council will not pay for the new quay, said the mayor in a long meet-",
        "ing on Monday, and nobody could find a word to say against what she had",
        "told them there, because the money was gone and the builders had left.",
    ]

    text = loaded(lines_pdf(lines)).text

    assert "\n" not in text
    assert "in a long meeting on Monday" in text


@pytest.mark.parametrize(
    "last_line", ["1821.", "1821", "XIV", "Li", "civil.", "mix", "12 of us", "D. C."]
)
def test_a_last_word_alone_on_its_line_is_no_page_number(last_line: str) -> None:
    lines = ["The quay was built in the spring of the year that followed the war, in", last_line]

    assert loaded(lines_pdf(lines, ["She said so."])).text.startswith(" ".join(lines))


@pytest.mark.parametrize(
    ("first", "second"), [("3", "4"), ("- 3 -", "- 4 -"), ("iii", "iv"), ("Page 3", "Page 4")]
)
def test_page_numbers_go_also_right_below_the_text(first: str, second: str) -> None:
    pages = (["The ferry left in May.", first], ["It came back in June.", second])

    assert loaded(lines_pdf(*pages)).text == "The ferry left in May.\n\nIt came back in June."


@pytest.mark.parametrize("number", ["7", "– 7 –", "vii"])
def test_the_number_of_an_only_page_is_set_apart_from_its_text(number: str) -> None:
    lines = ["The ferry left in May,", "and came back in June.", "", "", number]

    assert loaded(lines_pdf(lines)).text == "The ferry left in May, and came back in June."


def test_title_author_and_day_come_along() -> None:
    document = loaded(pdf(("BodyText", QUAY), title="Harbour plan", author="Ida Quill"))

    assert document.title == "Harbour plan"
    assert document.facts["author"] == "Ida Quill"
    assert len(document.facts["date"]) == len("2026-11-24")


def test_a_pdf_without_metadata_is_named_by_its_file() -> None:
    document = loaded(lines_pdf(["Words."]))

    assert (document.title, document.text) == ("paper.pdf", "Words.")
    assert "author" not in document.facts


def locked() -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "Secret words.")
    canvas.save()
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lines_pdf([]), "has no text in its 1 page, only pictures"),
        (b"%PDF-1.7 and nothing else", "cannot be read as a PDF"),
        (pdf(("BodyText", QUAY))[:300], "cannot be read as a PDF"),
        (locked(), "needs a password"),
    ],
    ids=["scan", "garbage", "cut short", "locked"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle, match=f"paper.pdf {reason}"):
        loaded(data)
