"""Hypothesis strategies for texts, annotations and whole annotated articles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.article_record import ArticleRecord
from annotate.attributes import Attributes, attributes_of
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, fragments
from annotate.suggestion import Body, Suggestion
from store.annotated_article import AnnotatedArticle

SURROGATE_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
TROUBLE = ("💩", "e\u0301", "👩\u200d👧", "\r\n", "\r", "\u2028", "\x85", "\ud83d", "\udc80", "\0")
WORDS = ("said", " ", "“", "”", '"', "Ms May", "’s", ". ", "\n", "\t", "\\", "\x1b[2J")
PIPELINES = ("en_core_web_sm 3.8.0", "rules 1")


@cache
def texts(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Any text that JSON can hold, often with the characters that break programs."""
    pieces = st.sampled_from(TROUBLE + WORDS) | st.text(min_size=1, max_size=3)
    joined = st.lists(pieces, min_size=min_size, max_size=12).map("".join)
    return joined.filter(lambda text: not SURROGATE_PAIR.search(text))


@cache
def json_values() -> st.SearchStrategy[object]:
    """Any JSON value, not deep."""
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    leaves = st.none() | st.booleans() | numbers | texts()
    return st.recursive(
        leaves,
        lambda values: st.lists(values, max_size=2) | st.dictionaries(texts(), values, max_size=2),
        max_leaves=4,
    )


@cache
def unknown_keys() -> st.SearchStrategy[dict[str, object]]:
    """Keys that no version of the format will ever know."""
    return st.dictionaries(texts().map("x-".__add__), json_values(), max_size=2)


@cache
def times() -> st.SearchStrategy[str]:
    return st.datetimes().map(lambda time: f"{time.isoformat()}Z")


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def parts(draw: st.DrawFn, text: str, *, min_size: int = 0) -> Fragments:
    size = draw(st.integers(min_size, 3))
    return fragments([draw(spans(text)) for _ in range(size)])


LABELS = st.sampled_from(("PERSON", "ORG")) | texts()


@st.composite
def entities(draw: st.DrawFn, text: str) -> Entity:
    return Entity(draw(spans(text)), draw(LABELS))


@st.composite
def claims(draw: st.DrawFn, text: str) -> Claim:
    cue = draw(parts(text))
    content = draw(parts(text, min_size=0 if cue else 1))
    return Claim(draw(parts(text)), cue, content, draw(st.sampled_from(("CLAIM", "VIEW"))))


@st.composite
def bodies(draw: st.DrawFn, text: str) -> Body:
    return draw(claims(text) if draw(st.booleans()) else entities(text))


@st.composite
def annotation_records(
    draw: st.DrawFn, text: str = "He said so.", item_id: str = "a"
) -> Annotation:
    body, was = draw(bodies(text)), draw(bodies(text)) if draw(st.booleans()) else None
    status = draw(st.sampled_from(Status))
    pending = status is Status.SUGGESTED
    moments = times() | st.just("") if pending else times()
    return Annotation(
        id=item_id,
        body=body,
        status=status,
        origin=draw(st.sampled_from(Origin)),
        decided=None if pending else draw(st.sampled_from(Decided)),
        annotator=draw(texts()),
        created=draw(moments),
        updated=draw(moments),
        score=draw(st.none() | st.floats(0, 1)),
        pipeline=draw(st.none() | st.sampled_from(PIPELINES)),
        was=was,
        note=draw(texts()),
        moved=draw(st.booleans()),
        attributes=draw(attributes()),
        extra=draw(_extra(body, was)),
    )


def attributes(*, min_size: int = 0) -> st.SearchStrategy[Attributes]:
    """Values by name; names and values are any texts."""
    values = st.lists(texts(), min_size=1, max_size=2)
    names = st.sampled_from(("stance", "topic")) | texts(min_size=1)
    return st.dictionaries(names, values, min_size=min_size, max_size=2).map(attributes_of)


@st.composite
def article_records(draw: st.DrawFn) -> ArticleRecord:
    """What somebody said of a whole article."""
    status = draw(st.sampled_from(Status))
    is_pending = status is Status.SUGGESTED
    moments = times() | st.just("") if is_pending else times()
    return ArticleRecord(
        draw(attributes(min_size=1)),
        status,
        draw(st.sampled_from(Origin)),
        None if is_pending else draw(st.sampled_from(Decided)),
        draw(texts()),
        draw(moments),
        draw(moments),
        draw(texts()),
        draw(unknown_keys()),
    )


@st.composite
def _extra(draw: st.DrawFn, body: Body, was: Body | None) -> Mapping[str, object]:
    extra = draw(unknown_keys())
    nested = (["text"] if isinstance(body, Claim) else []) + (["was"] if was else [])
    for key in nested:
        if inner := draw(unknown_keys()):
            extra[key] = inner
    return extra


@st.composite
def suggestions(draw: st.DrawFn, text: str = "He said so.", item_id: str = "s") -> Suggestion:
    score = draw(st.none() | st.floats(0, 1))
    return Suggestion(item_id, draw(bodies(text)), score, draw(st.sampled_from(PIPELINES)))


@cache
def orphans() -> st.SearchStrategy[dict[str, object]]:
    known = {"kind": st.just("span"), "record": unknown_keys(), "quote": texts()}
    return st.builds(dict.__or__, unknown_keys(), st.fixed_dictionaries(known))


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    """An article with annotations and suggestions of every kind, and unknown keys everywhere."""
    text = draw(texts(min_size=1))
    records = [draw(annotation_records(text, f"a{n}")) for n in range(draw(st.integers(0, 4)))]
    pending = [draw(suggestions(text, f"s{n}")) for n in range(draw(st.integers(0, 3)))]
    targets = [item.id for item in (*records, *pending) if isinstance(item.body, Entity)]
    speakers = st.none() | st.sampled_from(targets) if targets else st.none()
    return AnnotatedArticle(
        document=Document(text, draw(texts()), draw(texts())),
        article_id=draw(texts(min_size=1)),
        annotator=draw(texts()),
        annotations=tuple(_speaking(item, draw(speakers)) for item in records),
        suggestions=tuple(pending),
        pipeline=draw(st.none() | st.sampled_from(PIPELINES)),
        scheme=tuple(draw(st.lists(texts(), max_size=2))),
        answer=draw(st.sampled_from((None, "accept", "ignore"))),
        orphans=tuple(draw(st.lists(orphans(), max_size=2))),
        article=draw(st.none() | article_records()),
        extra=draw(unknown_keys()),
        meta_extra=draw(unknown_keys()),
    )


def _speaking(annotation: Annotation, speaker: str | None) -> Annotation:
    if not isinstance(annotation.body, Claim):
        return annotation
    return replace(annotation, body=replace(annotation.body, speaker=speaker))
