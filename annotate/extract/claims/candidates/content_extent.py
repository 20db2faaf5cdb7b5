"""Extents: how far a content reaches, in quotations and at the end of a clause."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, size, trimmed

_STOPS = frozenset((".", "!", "?"))
_COMMAS = frozenset((",", ";", "—", "–", "--", "-", "("))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_LOOSE = frozenset(
    (
        *("after", "amid", "at", "because", "before", "by", "despite", "during", "following"),
        *("given", "in", "on", "since", "until", "while", "with", "without"),
    )
)
_LEAST = 3


def variants(
    tree: Syntax, marks: Quoted, anchor: int, content: Ranges, *, goes_on: bool = True
) -> Iterator[tuple[str, Ranges]]:
    """A content as the parse has it, and shorter and longer ones, each with its name.

    Args:
        tree: The words.
        marks: The quotations.
        anchor: The word that governs the cue.
        content: The content.
        goes_on: Whether a quotation in the next sentence may belong to it.
    """
    yield "as-is", content
    longer = continued(tree, marks, anchor, content) if goes_on else content
    if longer != content:
        yield "next", longer
    if marks.at[content[-1][1] - 1] >= 0 or content[-1][0] < anchor:
        return
    shorter = _shortened(tree, marks, content)
    if shorter != content:
        yield "short", shorter
    longer = _lengthened(tree, anchor, content)
    if longer != content:
        yield "long", longer


def _shortened(tree: Syntax, marks: Quoted, content: Ranges) -> Ranges:
    """A content without what a comma or dash sets off at its end."""
    start, end = content[-1]
    top = next((i for i in range(start, end) if not start <= tree.head[i] < end), start)
    for index in range(max(start, top) + 1, end - 1):
        if tree.text[index] not in _COMMAS or marks.at[index] >= 0:
            continue
        following = index + 1
        while tree.head[following] > following and tree.head[following] < end:
            following = tree.head[following]
        if tree.dep[following] in ("advcl", "prep", "npadvmod", "appos", "relcl", "acl", "dep"):
            cut = trimmed(tree, (*content[:-1], (start, index)))
            if cut and size(cut) >= _LEAST:
                return cut
    return content


def tail_of(tree: Syntax, content: Ranges) -> int | None:
    """Where the first loose dependent of the last head begins, if any: “his vote | in May”."""
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


def continued(tree: Syntax, marks: Quoted, verb: int, content: Ranges) -> Ranges:
    """A content with the quotation that follows in the next sentence, as after “…,” he said."""
    at, stops = max(verb + 1, content[-1][1]), 0
    if content[-1][1] == at and tree.text[at - 2] in _STOPS:
        stops = 1
    following = marks.next_from(at)
    if following is None:
        return content
    for index in range(at, following[0]):
        if "\n" in tree.text[index] or stops > 1 or (stops and not tree.is_mark(index)):
            return content
        stops += tree.text[index] in _STOPS
    is_next = stops == 1 and not _has_own_cue(tree, following)
    return merged([*content, following]) if is_next else content


def broken(tree: Syntax, marks: Quoted, verb: int, content: Ranges) -> Ranges:
    """A content before the verb with the quotation that goes on behind it."""
    end = tree.sentence_end[tree.sentence[verb]]
    for index in range(verb + 1, end):
        following = marks.starting_at(index)
        if following is not None:
            return merged([*content, following])
        if tree.pos[index] in ("VERB", "AUX") or tree.text[index] in _STOPS:
            break
    return content


def _has_own_cue(tree: Syntax, quotation: Range) -> bool:
    """Whether words follow a quotation that ends with a comma, as a cue of its own would."""
    end = quotation[1]
    if tree.text[end - 2] == "," or (end < len(tree) and tree.text[end] == ","):
        return True
    return end < len(tree) and tree.sentence[end] != end and not tree.is_mark(end)


def extended(tree: Syntax, marks: Quoted, verb: int, content: Ranges) -> Ranges:
    """A content with the whole of the quotations that it starts or ends in."""
    outer = marks.around(verb)
    if outer is not None:
        return tuple((max(a, outer[0] + 1), min(b, outer[1])) for a, b in content if a < outer[1])
    pieces = list(content)
    start, end = trimmed(tree, content)[0] if trimmed(tree, content) else content[0]
    for edge in (start, end - 1):
        found = marks.around(edge)
        if found is not None and not found[0] <= verb < found[1]:
            pieces.append(found)
    whole = merged(pieces)
    if marks.at[end - 1] >= 0 and whole[-1][1] <= verb:
        return broken(tree, marks, verb, whole)
    return whole
