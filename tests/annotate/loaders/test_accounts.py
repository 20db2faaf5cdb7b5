"""Every word of a page, however faulty, is in the text, or the element around it is named."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.document import Document
from annotate.loaders import epub as epub_loader
from annotate.loaders import html, markdown
from annotate.loaders.html_text import HIDDEN
from tests.annotate.loaders.sources import QUAY, epub, source


def names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


INLINE = names(
    "a abbr b bdi cite code data del dfn em i ins kbd label mark output q s samp small span strong "
    "sub sup time tt u var"
)
BLOCKS = names("article blockquote div dd dt figure footer h2 h5 li ol p pre section td ul")
NO_TEXT = ("script", "style", "template", "title")
HIDING = tuple(sorted(HIDDEN - {*NO_TEXT, "svg"}))
NOISE = (
    "&",
    "&amp;",
    "&#65;",
    "< ",
    "<!-- a remark -->",
    "<br>",
    "<hr/>",
    "<wbr>",
    "</b>",
    "<a id=x>",
)

WORD = "@"
"""Stands for a word, which gets a number."""


def wrapped(names: tuple[str, ...], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element around something; now and then it is not closed, or has an attribute."""
    opened = st.sampled_from(["", "", ' class="x"', " id=y"])
    closed = st.sampled_from([True, True, True, False])
    return st.builds(
        lambda name, more, text, is_closed: f"<{name}{more}>{text}" + f"</{name}>" * is_closed,
        *(st.sampled_from(names), opened, inner, closed),
    )


words = st.just(f" {WORD} ")
phrases = st.lists(words | st.sampled_from(NOISE), min_size=1, max_size=4).map("".join)
inline = st.recursive(phrases, lambda inner: wrapped(INLINE, inner), max_leaves=4)
hidden = wrapped(HIDING, phrases)
blocks = st.recursive(
    inline | hidden, lambda inner: wrapped(BLOCKS, st.lists(inner, max_size=3).map("".join))
)
bodies = st.lists(blocks, min_size=1, max_size=5).map("".join)


def numbered(markup: str) -> str:
    """The markup with words of its own."""
    count = iter(range(len(markup)))
    return re.sub(WORD, lambda _: f"word{next(count)}x", markup)


def check_account(markup: str, document: Document) -> None:
    """Each word is in the text, or stands behind the beginning of an element that is named."""
    shown = set(re.findall(r"word\d+x", document.text))
    remarks = " ".join(document.remarks)
    named = re.findall(r"\d+ × ([\w-]+)", remarks)
    for word in re.finditer(r"word\d+x", markup):
        before = markup[: word.start()].lower()
        assert word[0] in shown or any(f"<{name}" in before for name in named), (word[0], remarks)


@given(bodies)
@settings(max_examples=25, deadline=None)
@example("<p>@ <button>@</button> @</p>")
@example("<p>@ <select>@ @")
def test_every_chapter_of_a_book_is_accounted_for(body: str) -> None:
    chapter = numbered(f"<p>@</p>{body}")

    check_account(chapter, epub_loader.load(source(epub({"a.xhtml": chapter}), "a.epub")))


markdown_blocks = st.tuples(
    st.sampled_from(
        ["", "# ", "> ", "- ", "3. ", "    ", "| ", "~~~\n", "***", "[", "`", "**", "<"]
    ),
    inline | hidden,
    st.sampled_from(["", " |\n|---|\n| @ |", "\n===", "](x)", "`", "**", ">", "\\", "\n~~~"]),
).map("".join)


@given(st.lists(markdown_blocks | blocks, min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
@example(["List<Select> @", "<noscript>@</noscript> @"])
def test_every_block_of_markdown_is_accounted_for(texts: list[str]) -> None:
    text = numbered("@\n\n" + "\n\n".join(texts))

    check_account(text, markdown.load(source(text, "a.md")))


@given(st.lists(inline, min_size=1, max_size=4))
@settings(max_examples=10, deadline=None)
def test_every_sentence_of_a_page_is_accounted_for(sentences: list[str]) -> None:
    paragraphs = "".join(f"<p>{QUAY} {sentence} Indeed.</p>" for sentence in sentences)
    page = numbered(f"<html><body><nav>@</nav><article>{paragraphs}</article></body></html>")
    body = page.partition("</nav>")[2]

    check_account(body, html.load(source(page, "a.html")))
