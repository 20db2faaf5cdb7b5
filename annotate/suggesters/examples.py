"""Examples: sentences with what a person accepted in them, some for each label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from annotate.claim import Claim
from annotate.span import Span
from annotate.suggesters.request import Example
from annotate.suggestion import Body
from annotate.text.sentences import next_sentence, previous_sentence

_FOR_EACH_LABEL = 4
"""Examples of a label at most; chosen by hand, as few as large language models are mostly given."""
_LONGEST = 600
"""Characters of an example at most; chosen by hand."""


def examples(
    articles: Iterable[tuple[str, Sequence[Body]]], labels: Collection[str]
) -> tuple[Example, ...]:
    """Choose examples from articles, until there are enough of each label.

    Args:
        articles: The text of each, and what was accepted in it, in text order.
        labels: The labels to show.
    """
    counts = Counter(dict.fromkeys(labels, 0))
    chosen: list[Example] = []
    for text, bodies in articles:
        for example in _of_article(text, [body for body in bodies if body.label in counts]):
            if any(counts[body.label] < _FOR_EACH_LABEL for body in example.bodies):
                counts.update(body.label for body in example.bodies)
                chosen.append(example)
        if min(counts.values(), default=_FOR_EACH_LABEL) >= _FOR_EACH_LABEL:
            break
    return tuple(chosen)


def _of_article(text: str, bodies: Sequence[Body]) -> Iterator[Example]:
    """Yield the sentences that bodies stand in, each once, with all that was accepted there."""
    end = 0
    for body in bodies:
        if body.extent.start < end:
            continue
        start = previous_sentence(text, body.extent.start + 1)
        end = next_sentence(text, body.extent.end - 1) or len(text)
        sentence = Span(start, end)
        if len(sentence) <= _LONGEST:
            inside = [inner_body for inner_body in bodies if sentence.covers(inner_body.extent)]
            yield Example(
                text[start:end].rstrip(), tuple(_moved(inner_body, start) for inner_body in inside)
            )


def _moved(body: Body, start: int) -> Body:
    """A body at offsets into the example, linked to nobody."""
    moved = body.shifted(-start)
    return replace(moved, speaker=None) if isinstance(moved, Claim) else moved
