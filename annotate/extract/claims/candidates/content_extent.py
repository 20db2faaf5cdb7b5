"""The extent of a content: its shorter and longer variants, and the quotations it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.parse.quotations import Quotations, has_own_cue
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged, size, trimmed

_STOPS = frozenset((".", "!", "?"))
_COMMAS = frozenset((",", ";", "—", "–", "--", "-", "("))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_LOOSE = frozenset(
    (
        *("after", "amid", "at", "because", "before", "by", "despite", "during", "following"),
        *("given", "in", "on", "since", "until", "while", "with", "without"),
    )
)
_LEAST_SIZE = 3
"""Fewest words of a content that was made shorter; chosen by hand."""


def content_variants(
    tree: Syntax, quotations: Quotations, anchor: int, content: Ranges, *, may_go_on: bool = True
) -> Iterator[tuple[str, Ranges]]:
    """A content as the parse has it, and shorter and longer ones, each with its name.

    Args:
        tree: The words.
        quotations: The quotations.
        anchor: The word that governs the cue.
        content: The content.
        may_go_on: Whether a quotation in the next sentence may be part of it.
    """
    yield "as-is", content
    longer = with_next_quotation(tree, quotations, anchor, content) if may_go_on else content
    if longer != content:
        yield "next", longer
    if quotations.at[content[-1][1] - 1] >= 0 or content[-1][0] < anchor:
        return
    shorter = _shortened(tree, quotations, content)
    if shorter != content:
        yield "short", shorter
    longer = _lengthened(tree, anchor, content)
    if longer != content:
        yield "long", longer


def _shortened(tree: Syntax, quotations: Quotations, content: Ranges) -> Ranges:
    """A content without what a comma or dash sets off at its end."""
    start, end = content[-1]
    governor = next((i for i in range(start, end) if not start <= tree.head[i] < end), start)
    for index in range(max(start, governor) + 1, end - 1):
        if tree.text[index] not in _COMMAS or quotations.at[index] >= 0:
            continue
        head = index + 1
        while tree.head[head] > head and tree.head[head] < end:
            head = tree.head[head]
        if tree.dep[head] in ("advcl", "prep", "npadvmod", "appos", "relcl", "acl", "dep"):
            shorter = trimmed(tree, (*content[:-1], (start, index)))
            if shorter and size(shorter) >= _LEAST_SIZE:
                return shorter
    return content


def loose_tail(tree: Syntax, content: Ranges) -> int | None:
    """Index of the first word of the last head's first loose dependent: “his vote | in May”."""
    start, end = content[-1]
    heads = [i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i]
    top = next((i for i in reversed(heads) if not tree.is_mark(i)), None)
    if top is None:
        return None
    is_loose = _is_loose_on_noun if tree.pos[top] in _NOMINAL else _is_loose_on_verb
    loose = (tree.left[c] for c in tree.children[top] if top < c < end and is_loose(tree, c))
    return next((place for place in loose if place > top), None)


def _is_loose_on_noun(tree: Syntax, index: int) -> bool:
    if tree.dep[index] == "prep":
        return tree.lower[index] != "of"
    if tree.dep[index] == "conj":
        return tree.pos[index] in ("VERB", "AUX")
    return tree.dep[index] in ("relcl", "acl", "advcl", "npadvmod", "advmod")


def _is_loose_on_verb(tree: Syntax, index: int) -> bool:
    if tree.dep[index] == "prep":
        return tree.lower[index] in _LOOSE
    return tree.dep[index] in ("advcl", "npadvmod")


def _lengthened(tree: Syntax, anchor: int, content: Ranges) -> Ranges:
    """A content that goes on to the end of its cue's clause."""
    end = tree.right[anchor]
    if end <= content[-1][1]:
        return content
    return trimmed(tree, (*content[:-1], (content[-1][0], end))) or content


def with_next_quotation(tree: Syntax, quotations: Quotations, verb: int, content: Ranges) -> Ranges:
    """A content with the quotation that follows in the next sentence, as after “…,” he said."""
    first, stop_count = max(verb + 1, content[-1][1]), 0
    if content[-1][1] == first and tree.text[first - 2] in _STOPS:
        stop_count = 1
    quotation = quotations.next_from(first)
    if quotation is None:
        return content
    for index in range(first, quotation[0]):
        if "\n" in tree.text[index] or stop_count > 1 or (stop_count and not tree.is_mark(index)):
            return content
        stop_count += tree.text[index] in _STOPS
    is_next = stop_count == 1 and not has_own_cue(tree, quotation)
    return merged([*content, quotation]) if is_next else content


def with_split_quotation(
    tree: Syntax, quotations: Quotations, verb: int, content: Ranges
) -> Ranges:
    """A content before the verb with the quotation that goes on behind it."""
    end = tree.sentence_end[tree.sentence[verb]]
    for index in range(verb + 1, end):
        quotation = quotations.starting_at(index)
        if quotation is not None:
            return merged([*content, quotation])
        if tree.pos[index] in ("VERB", "AUX") or tree.text[index] in _STOPS:
            break
    return content


def with_whole_quotations(
    tree: Syntax, quotations: Quotations, verb: int, content: Ranges
) -> Ranges:
    """A content with the whole of the quotations that it starts or ends in."""
    surrounding = quotations.around(verb)
    if surrounding is not None:
        return tuple(
            (max(a, surrounding[0] + 1), min(b, surrounding[1]))
            for a, b in content
            if a < surrounding[1]
        )
    pieces = list(content)
    start, end = (trimmed(tree, content) or content)[0]
    for edge in (start, end - 1):
        quotation = quotations.around(edge)
        if quotation is not None and not quotation[0] <= verb < quotation[1]:
            pieces.append(quotation)
    joined = merged(pieces)
    if quotations.at[end - 1] >= 0 and joined[-1][1] <= verb:
        return with_split_quotation(tree, quotations, verb, joined)
    return joined
