"""HTML: the main text of a file, whatever its encoding."""

from __future__ import annotations

import pytest

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.layout import Look
from annotate.loaders import html
from tests.annotate.loaders.sources import QUAY, source

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Harbour plan | The Post</title>
<meta name="author" content="Ida Quill"><meta property="og:title" content="Harbour plan">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<link rel="canonical" href="https://post.example/harbour"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Harbour plan</h1>
<p>{QUAY} Nobody <em>believes</em> the <a href="/mayor">mayor</a>.</p><h2>What comes next</h2>
<p>Tom Farrow of the Harbour Board said: “We are late, but we are not lost.” {QUAY}</p>
<ul><li>The quay opens in May.</li><li>The ferry leaves at noon.</li></ul></article>
<footer>Copyright The Post</footer><script>track("everyone")</script></body></html>"""


def loaded(page: str | bytes, **facts: str) -> Document:
    return html.load(source(page, "page.html", **facts))


def test_a_page_gives_its_main_text_and_its_metadata() -> None:
    document = loaded(PAGE)

    assert document.title == "Harbour plan"
    assert document.facts == {
        "author": "Ida Quill",
        "date": "2025-03-04",
        "url": "https://post.example/harbour",
    }
    assert QUAY in document.text
    assert "• The quay opens in May.\n• The ferry leaves at noon." in document.text
    for noise in ("Home", "Copyright", "track"):
        assert noise not in document.text


def test_headings_and_emphasis_stand_where_they_are() -> None:
    document = loaded(PAGE)

    assert [h.title for h in document.layout.headings] == ["Harbour plan", "What comes next"]
    for heading in document.layout.headings:
        assert document.text.startswith(heading.title, heading.start)
    styled_texts = {
        document.text[styled.span.start : styled.span.end]: styled.look
        for styled in document.layout.styled
    }
    assert (styled_texts["believes"], styled_texts["mayor"]) == (Look.EMPHASIS, Look.LINK)


@pytest.mark.parametrize("tag", ["time", "output", "label", "progress"])
def test_no_word_is_dropped_in_the_middle_of_a_sentence(tag: str) -> None:
    page = PAGE.replace("said: “We", f"said on <{tag}>Monday</{tag}>: “We")

    assert "Tom Farrow of the Harbour Board said on Monday: “We are late" in loaded(page).text


def test_quotations_have_their_marks_and_stay_in_their_sentence() -> None:
    page = PAGE.replace(
        "“We are late, but we are not lost.”",
        "<q>We are <q>late</q>, <em>not lost</em></q>, and left.",
    )
    words = "Harbour Board said: “We are ‘late’, not lost”, and left."

    assert words in loaded(page).text
    assert words in loaded(f"<p>Harbour Board said: {page.partition('said: ')[2]}").text


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        ('<q cite="/minutes">We are late</q>', "“We are late”"),
        ("<q><q><q>We</q> are</q> late</q>", "“‘“We” are’ late”"),
        ("<strong><q>We are late</q></strong>", "“We are late”"),
        ("<q><a href='/x'>We</a> are late</q>", "“We are late”"),
        ("<q>We</q><q>are late</q>", "“We”“are late”"),
        ("<q></q>We are late", "“”We are late"),
    ],
)
def test_quotations_of_every_shape_have_their_marks(quotation: str, shown: str) -> None:
    page = PAGE.replace("“We are late, but we are not lost.”", f"{quotation}, and left.")

    assert f"Harbour Board said: {shown}, and left." in loaded(page).text


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "windows-1252"])
@pytest.mark.parametrize("is_named_by_a_person", [True, False])
def test_an_old_name_of_an_encoding_means_what_browsers_take_it_for(
    label: str, is_named_by_a_person: bool
) -> None:
    declaration = "" if is_named_by_a_person else f"<meta charset={label}>"
    page = f"<html>{declaration}<p>“Nine €,” she said.</p>".encode("cp1252")
    encoding = label if is_named_by_a_person else None

    assert "“Nine €,” she said." in html.load(source(page, "a.html", encoding=encoding)).text


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("gb2312", "gbk", "镕基"),
        ("x-sjis", "cp932", "①港"),
        ("ks_c_5601-1987", "cp949", "똠 한글"),
        ("tis-620", "cp874", "ไทย…"),
        ("iso-8859-9", "cp1254", "“Işık” €"),
        ("iso-8859-8-i", "iso-8859-8", "שלום"),
        ("macintosh", "mac-roman", "“Zoë”"),
        ("unicode-1-1-utf-8", "utf-8", "“Zoë”"),
    ],
)
def test_the_names_of_the_standard_mean_what_it_says(label: str, codec: str, words: str) -> None:
    page = f"<html><meta charset={label}><p>{words}</p>".encode(codec)

    assert words in loaded(page).text


def test_a_page_of_a_few_words_is_shown_as_well() -> None:
    assert loaded("<html><nav>Menu</nav><p>Short.</p></html>").text.endswith("Short.")


@pytest.mark.parametrize(
    "odd", ["<math><mi><object><div>x</div></object></mi>", '<hi rend="uppercase">Zoë</hi>']
)
def test_a_page_over_which_the_search_for_its_main_text_stumbles_is_shown_whole(odd: str) -> None:
    document = loaded(
        f"{odd}<p>{QUAY}</p>" if "math" in odd else PAGE.replace("<h2>", f"{odd}<h2>")
    )

    assert QUAY in document.text
    assert "no main text, the whole page in its place" in document.remarks[0]


def test_code_in_a_sentence_stays_there_and_blocks_of_it_are_blocks() -> None:
    page = PAGE.replace(
        "<ul>", f"<p>Type <code>ls</code> first. {QUAY}</p><pre>x = 1\n  y</pre><ul>"
    )

    document = loaded(page)

    assert "Type ls first." in document.text
    assert "\n\nx = 1\n  y\n\n" in document.text
    styled_texts = [
        document.text[styled.span.start : styled.span.end] for styled in document.layout.styled
    ]
    assert {"ls", "x = 1\n  y"} <= set(styled_texts)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "iso-8859-1"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "utf-8"),
    ],
    ids=["latin-1", "windows", "utf-8", "utf-16 by its mark", "utf-8 that says it is latin-1"],
)
def test_the_encoding_is_detected(declared: str, encoding: str) -> None:
    page = f"<html><head>{declared}</head><body><p>Zoë met Jürgen.</p></body></html>"

    assert "Zoë met Jürgen." in loaded(page.encode(encoding)).text


def test_an_encoding_that_a_person_names_wins() -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>Ж</p></body></html>'

    assert loaded(page.encode("koi8-r"), encoding="koi8-r").text == "Ж"


def test_bytes_in_no_encoding_are_named() -> None:
    with pytest.raises(
        UnreadableArticle, match=r"page.html is not utf-8 text: byte 0xe9 at offset 9"
    ):
        loaded(b"<html><p>\xe9</p></html>")
