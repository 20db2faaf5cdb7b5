"""HTML: the page has the text as it is, shows what is marked, and nothing in it is obeyed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.html_page import STYLESHEET
from store.formats.marked_text import HELD_BY_NO_PAGE, Range, marked_parts
from tests.store.formats.examples import annotation
from tests.store.formats.training import ALL, QUOTE, annotated, encodable_text, exported
from tests.strategies import spans, texts
from tui.display.themes.builtin import DARK, LIGHT

_VOID = {"meta"}
_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "h1", "h2"),
    *("h3", "p", "div", "aside", "nav", "ol", "ul", "li", "a", "span", "i", "bdi", "abbr"),
    "footer",
}
_ATTRIBUTES = {
    *("class", "id", "href", "title", "lang", "dir", "charset", "name", "content", "http-equiv"),
    *("aria-label", "aria-labelledby"),
}


class Page(HTMLParser):
    """A page as a browser reads it: references stand for their characters, one for one."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        """The text of each element of the class `text`."""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: list[str] = []
        self.words = ""
        self._open: list[str] = []
        self._text_depth = 0
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS
        values = {name: value or "" for name, value in attrs}
        assert values.keys() <= _ATTRIBUTES
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.classes.append(values.get("class", ""))
        if tag == "a":
            assert "a" not in self._open
        if tag not in _VOID:
            self._open.append(tag)
        if values.get("class") == "text":
            self.texts.append("")
            self._text_depth = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if len(self._open) < self._text_depth:
            self._text_depth = 0

    def handle_data(self, data: str) -> None:
        assert "\r" not in data
        self.words += data
        if self._text_depth:
            self.texts[-1] += data

    def handle_entityref(self, name: str) -> None:
        self.handle_data({"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name])

    def handle_charref(self, name: str) -> None:
        character = "'" if name == "x27" else chr(int(name))
        assert character != "\0"
        self.words += character
        if self._text_depth:
            self.texts[-1] += character


def page(*articles: AnnotatedArticle) -> Page:
    return Page(source(*articles))


def source(*articles: AnnotatedArticle) -> str:
    return exported("html", *articles, statuses=ALL)[0]["x.html"].decode("utf-8")


def held(text: str) -> str:
    return HELD_BY_NO_PAGE.sub("\ufffd", encodable_text(text))


@given(annotated(statuses=Status))
def test_the_text_of_the_page_is_that_of_the_article(article: AnnotatedArticle) -> None:
    read = page(article)

    assert "".join(read.texts) == held(article.document.text)
    assert len(read.ids) == len({*read.ids})
    assert {link.removeprefix("#") for link in read.links} <= {*read.ids}


@given(st.data())
def test_marks_nest_and_cross_at_any_border(data: st.DataObject) -> None:
    text = encodable_text(data.draw(texts(min_size=1)))
    places = data.draw(st.lists(spans(text), max_size=6))
    borders = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=3))})
    ranges = [Range(place, n % 3, f"m{n}", "", f"i{n}") for n, place in enumerate(places)]

    parts = list(marked_parts(text, ranges, borders))

    assert len(parts) == len(borders) - 1
    for part, start, end in zip(parts, borders, borders[1:], strict=False):
        read = Page(f'<div class="text">{part}</div>')
        assert read.texts == [held(text[start:end])]
        within = Span(start, end)
        expected = {f"m{n}" for n, place in enumerate(places) if place.overlaps(within)}
        assert {*read.classes} - {"text"} == expected
        assert '"></' not in part


def crossing() -> AnnotatedArticle:
    """One entity inside another, two that cross, and a claim over both, in two paragraphs."""
    text = "The Port Ansel Council of Marl said:\n\nno. It left."
    bodies = {
        "council": Entity(Span(4, 22), "ORG"),
        "port": Entity(Span(4, 14), "GPE"),
        "crossing": Entity(Span(15, 30), "FAC"),
        "claim": Claim((Span(0, 30),), (Span(31, 35),), (Span(38, 51),), speaker="council"),
    }
    items = tuple(annotation(name, body) for name, body in bodies.items())
    return replace(QUOTE, document=Document(text, "<script>x</script>", ""), annotations=items)


def test_nested_and_crossing_marks_show_all_labels() -> None:
    text = source(crossing())

    assert (
        '<span class="source accepted">The <span class="entity hue-2 accepted" title="ORG">'
        '<span class="entity hue-3 accepted" title="GPE">Port Ansel</span> '
        '<span class="entity hue-6 accepted" title="FAC">Council</span></span>'
        '<span class="entity hue-6 accepted" title="FAC"> of Marl</span></span> '
        '<a href="#a1-n1" class="cue accepted">said</a>:'
    ) in text
    assert "&lt;script&gt;x&lt;/script&gt;" in text
    assert "<script" not in text


def test_each_claim_is_listed_by_speaker_and_leads_to_its_place_and_back() -> None:
    text = source(QUOTE)

    assert "<h3><bdi>Ann</bdi> (1)</h3>" in text
    assert '<a href="#a1-c1"><bdi>“We know,” … “and we care.”</bdi></a>' in text
    assert '<span class="content accepted" id="a1-c1">“We know,”</span>' in text
    assert '<a href="#a1-n1" class="cue accepted">said</a>' in text
    assert '<span class="note"><bdi>broken</bdi></span>' in text


def statuses(*items: Annotation) -> Iterable[str]:
    return [name for name in page(replace(QUOTE, annotations=items)).classes if "entity" in name]


def test_every_status_has_a_look_and_a_sign() -> None:
    ann = QUOTE.annotations[0]
    items = [ann, *(replace(ann, status=s) for s in (Status.SUGGESTED, Status.REJECTED))]
    items.append(replace(ann, moved=True))
    shown = {next(iter(statuses(item))).split()[-1] for item in items}

    assert shown == {"accepted", "pending", "rejected", "moved"}
    style = STYLESHEET.read_text("utf-8")
    assert all(f".entity.{name}" in style for name in shown)
    assert all(sign in source() for sign in "✓✗·~")


@given(texts(), texts())
def test_titles_notes_and_facts_of_any_kind_stay_words(words: str, note: str) -> None:
    hostile = f"</style><img src=x onerror=alert(1)>{words}\" onclick='x'"
    item = replace(QUOTE.annotations[0], note=f"<b>{note}", body=Entity(Span(16, 19), hostile))
    document = replace(QUOTE.document, title=hostile, facts={"url": f"javascript:{words}"})

    read = page(replace(QUOTE, document=document, annotations=(item,), annotator=hostile))

    assert "javascript:" in read.words
    assert not any(link.startswith("javascript") for link in read.links)


def test_a_browser_loads_nothing_and_runs_nothing() -> None:
    text = source(QUOTE)

    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}';" in text
    assert not re.search(r"url\(|@import|<script|<link| style=| on\w+=", text)


@pytest.mark.parametrize(("theme", "start"), [(LIGHT, 0), (DARK, 1)], ids=["day", "night"])
def test_the_hues_are_those_of_the_themes(theme: object, start: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", STYLESHEET.read_text("utf-8"), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#\w+)", blocks[start]))
    known = {**theme.variables, "background": theme.background, "surface": theme.surface}
    known["foreground"] = theme.foreground

    assert colours == {name: known[name] for name in colours}
    assert len(colours) == 16


def test_several_articles_have_a_list_and_none_is_a_page_too() -> None:
    several, nothing = source(QUOTE, replace(QUOTE, article_id="q2")), source()

    assert '<li><a href="#a2"><bdi>quote.txt</bdi></a></li>' in several
    assert "Articles" not in source(QUOTE)
    assert "<title>No article</title>" in nothing


def test_what_html_cannot_write_is_counted() -> None:
    document = Document("Ann \0 \x9b \x1b \x85 \r", "", "")
    article = replace(QUOTE, document=document, annotations=())

    files, report = exported("html", article)

    assert report.lost == {"control characters, written as U+FFFD": 2}
    read = Page(files["x.html"].decode("utf-8"))
    assert "".join(read.texts) == "Ann \ufffd \ufffd \x1b \x85 \r"
