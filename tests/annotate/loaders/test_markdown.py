"""Markdown: shown without its marks, whose meaning is kept as the layout."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given

from annotate.document import Document
from annotate.layout import Look
from annotate.loaders import markdown
from tests.annotate.loaders.sources import source
from tests.tui.hostile_texts import hostile_texts


def loaded(text: str) -> Document:
    return markdown.load(source(text, "notes.md"))


def looks(document: Document) -> list[tuple[str, Look]]:
    return [
        (document.text[styled.span.start : styled.span.end], styled.look)
        for styled in document.layout.styled
    ]


def test_paragraphs_flow_and_breaks_stay() -> None:
    document = loaded("One line\nand another.\n\nHard  \nbreak.\n")

    assert document.text == "One line and another.\n\nHard\nbreak."


def test_emphasis_links_and_code_stand_out_without_their_signs() -> None:
    document = loaded("A *soft* word, a **loud** one, [the quay](http://x.example) and `x = 1`.")

    assert document.text == "A soft word, a loud one, the quay and x = 1."
    assert looks(document) == [
        ("soft", Look.EMPHASIS),
        ("loud", Look.STRONG),
        ("the quay", Look.LINK),
        ("x = 1", Look.CODE),
    ]


def test_headings_are_the_contents() -> None:
    document = loaded("# The *new* quay\n\nText.\n\nPlans\n-----\n\nMore.\n")

    assert document.text == "The new quay\n\nText.\n\nPlans\n\nMore."
    assert [(h.level, h.title) for h in document.layout.headings] == [
        (1, "The new quay"),
        (2, "Plans"),
    ]
    for heading in document.layout.headings:
        assert document.text.startswith(heading.title, heading.start)
    assert document.title == "The new quay"


def test_lists_have_their_bullets_and_numbers() -> None:
    document = loaded("- one\n- two\n  - inner\n\nthen\n\n3. three\n4. four\n")

    assert document.text == "• one\n• two\n  • inner\n\nthen\n\n3. three\n4. four"


@pytest.mark.parametrize(
    ("source_text", "shown"),
    [
        ("```\nx = 1\n\n  y\n```\n\nend", "x = 1\n\n  y\n\nend"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n1 | 2"),
        ("> quoted\n> words\n\nend", "quoted words\n\nend"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
        ("a <b>raw</b><br>line &amp; 1 &lt; 2", "a raw\nline & 1 < 2"),
        ("<script>alert(1)</script>\n\nend", "end"),
        ("- a\n\n  b\n- c", "• a\nb\n• c"),
        ("| a |\n|---|\n| 1 | *2* | 3 |\n", "a\n1 | 2 | 3"),
        ("> a | b\n> ---|---\n> 1 | 2 | x\\|y\n> 3 |", "a | b\n1 | 2 | x|y\n3 |"),
    ],
)
def test_blocks_are_shown_as_they_are_meant(source_text: str, shown: str) -> None:
    assert loaded(source_text).text == shown


def test_the_front_matter_tells_title_author_and_date() -> None:
    document = loaded(
        '---\ntitle: "A quay"\nauthor: Ida\ndate: 2025-01-02\ntags: [x]\n---\nText.\n'
    )

    assert (document.title, document.text) == ("A quay", "Text.")
    assert document.facts == {"author": "Ida", "date": "2025-01-02"}


@given(hostile_texts())
def test_any_text_gives_a_layout_inside_of_its_text(text: str) -> None:
    document = markdown.load(source(text.encode("utf-8", "replace"), "x.md"))

    starts = [styled.span.start for styled in document.layout.styled]
    assert starts == sorted(starts)
    for styled in document.layout.styled:
        assert document.text[styled.span.start : styled.span.end].strip()
        assert styled.span.end <= len(document.text)
    assert all(h.start < len(document.text) for h in document.layout.headings)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A List<Object>\nof names.\n\nTwo.", "A List<Object> of names.\n\nTwo."),
        ("The <title> of it.\n\nTwo.", "The <title> of it.\n\nTwo."),
        ("<select> is a tag.\n\nTwo.", "<select> is a tag.\n\nTwo."),
        ("One.\n\n<Template>\n\nTwo.", "One.\n\n<Template>\n\nTwo."),
        ("One <script>x()</script> two.", "One two."),
        ("A vector<int> and a Map<K,\nV extends T>.", "A vector<int> and a Map<K, V extends T>."),
        ("Log in as <user> with <your-name here>.", "Log in as <user> with <your-name here>."),
        ("One <gloss>word</gloss>, <g></g>two.", "One word, two."),
        ("One <x-icon name='a' /> two <g>three</G>.", "One two three."),
        ("<div>\na <T> b\n</div>\n\nTwo <b>three.", "a <T> b\n\nTwo three."),
        ("<style>\np {}\n\nq {}\n</style>\n\nTwo.", "Two."),
    ],
)
def test_a_tag_hides_only_what_it_closes(text: str, shown: str) -> None:
    assert markdown.load(source(text, "a.md")).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nMira said: no.\n\n---\n\nEnd.",
        "---\nMira said: no.\n\n---\n\nEnd.",
        "***\nMira: “Mira said: no.”\n\n***\n\nEnd.",
        "---\n- Mira said: no.\n\n---\n\nEnd.",
        "---\nMira: “Mira said: no.”\n\nEnd.",
        "----\nMira: “Mira said: no.”\n----\n\nEnd.",
    ],
)
def test_a_rule_at_the_start_is_no_front_matter(text: str) -> None:
    document = markdown.load(source(text, "a.md"))

    assert "Mira said: no." in document.text
    assert document.text.endswith("End.")


@pytest.mark.parametrize("start", ["# of the site\ntitle: A quay", "title: A quay\n# more"])
def test_front_matter_may_have_comments(start: str) -> None:
    document = markdown.load(source(f"---\n{start}\n---\nText.", "a.md"))

    assert (document.title, document.text) == ("A quay", "Text.")


def test_a_footnote_of_one_word_is_text_and_no_target_of_links() -> None:
    text = "They left.[^1] See [this][a].\n\n[^1]: Hastily.\n\n[a]: https://example.com"

    assert loaded(text).text == "They left.[^1] See this.\n\n[^1]: Hastily."


@pytest.mark.parametrize(
    "text",
    [
        f"{'>' * 1000} deep\n\nend",
        f"{'>' * 90} deep\n\nend",
        "".join(f"{'  ' * depth}- item\n" for depth in range(200)) + "\n\ndeep\n\nend",
        f"{'- ' * 500}deep\n\nend",
        f"{'1. > ' * 200}deep\n\n> - end",
    ],
    ids=count(),
)
def test_what_is_nested_very_deeply_is_text(text: str) -> None:
    document = loaded(text)

    words = re.findall(r"\w{3,}", document.text)
    assert words == re.findall(r"[a-z]{3,}", text)
    assert document.text.endswith("end")
