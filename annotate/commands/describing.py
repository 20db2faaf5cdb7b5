"""Annotations in the words of the interface."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim, Role
from annotate.span import Span
from annotate.suggestion import Body

_QUOTE_LENGTH = 30
"""Longest quote in a description, in characters; chosen by hand."""


def describe_item(annotations: AnnotationSet, item: Item) -> str:
    """An item in the words of the interface: `PERSON “Ms May”`."""
    return describe_body(annotations, item.body)


def describe_body(annotations: AnnotationSet, body: Body) -> str:
    """A span or claim in the words of the interface, its quote on one line and shortened to fit."""
    places = (body.content[:1] or body.cue) if isinstance(body, Claim) else (body.extent,)
    quote = " … ".join(map(annotations.quote, places))
    return f"{body.label} {in_marks(shortened(quote))}"


def with_speaker(annotations: AnnotationSet, words: str, body: Body) -> str:
    """Words about a claim that is accepted, and the pending speaker that is accepted with it."""
    linked = body.speaker if isinstance(body, Claim) else None
    speaker = annotations.get(linked) if linked is not None else None
    if speaker is None or annotations.is_foreign(speaker.body):
        return words
    if status_of(speaker) is Status.ACCEPTED:
        return words
    return f"{words}, and {describe_item(annotations, speaker)}"


def short_quote(annotations: AnnotationSet, span: Span) -> str:
    """The text of a span on one line, shortened to fit."""
    return shortened(annotations.quote(span))


def in_marks(quote: str) -> str:
    """A quote in quotation marks; one that begins with its own is closed where it was cut."""
    if quote.startswith("“"):
        return quote + "”" * (quote.count("“") > quote.count("”"))
    if quote.startswith('"'):
        return quote + '"' * (quote.count('"') % 2)
    return f"“{quote}”"


def shortened(words: str) -> str:
    """Words on one line, shortened to fit."""
    quote = " ".join(words.split())
    if len(quote) <= _QUOTE_LENGTH:
        return quote
    beginning = quote[:_QUOTE_LENGTH]
    whole_words = beginning.rpartition(" ")[0]
    return f"{whole_words or beginning[:-1]}…"


def joined(names: Sequence[str]) -> str:
    """Names as words: `anna`, `anna and ben`, `anna, ben and carla`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def describe_revision(annotations: AnnotationSet, before: Body, after: Body) -> str:
    """The change of an item in words: another label, other edges, or other parts of a claim.

    One that changes nothing else accepts the item as it is.
    """
    words = describe_body(annotations, before)
    if before == after:
        return f"accepted {words}"
    if before.label != after.label:
        return f"relabelled {words} as {after.label}"
    if not isinstance(before, Claim) or not isinstance(after, Claim):
        return f"moved the edges of {words}"
    roles = [role for role in Role if before.part(role) != after.part(role)]
    if not roles:
        return f"linked the speaker of {words}"
    return f"changed {' and '.join(roles)} of {words}"


def describe_items(annotations: AnnotationSet, ids: tuple[str, ...]) -> str:
    """One item in full; of several their number, with their label where they share one."""
    if len(ids) == 1:
        return describe_item(annotations, annotations.item(ids[0]))
    labels = {annotations.item(item_id).body.label for item_id in ids}
    return f"{len(ids)} {labels.pop() if len(labels) == 1 else 'annotations'}"
