"""Fixed expressions: “according to X”, “as reported by X”, “in X's view”, “X: …”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims import cues, sources
from annotate.extract.claims.candidate import Candidate
from annotate.extract.claims.family import Family
from annotate.extract.claims.lexicon import Cue, Lexicon
from annotate.extract.claims.quoted import Quoted
from annotate.extract.claims.ranges import Range, Ranges, merged, trimmed, without
from annotate.extract.claims.syntax import Syntax

_HEADLINE = 25
_SHORTEST = 4
_SPEAKER = 6


def _entry(meaning: str) -> Cue:
    return Cue("", meaning, 4, frozenset(), frozenset())


_PHRASE, _AS, _VIEW, _COLON = (_entry(name) for name in ("phrase", "as", "view", "colon"))


def candidates(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    """Every fixed expression with a source."""
    yield from _before_source(tree, marks, words)
    yield from _as_reported(tree, marks, words)
    yield from _views(tree, marks, words)
    yield from _headlines(tree, marks)


def _around(tree: Syntax, marks: Quoted, index: int, hole: Range) -> Ranges:
    """The sentence around an expression, with the whole of its quotations."""
    first = tree.sentence[index]
    pieces: list[Range] = [(first, tree.sentence_end[first])]
    for edge in (hole[0] - 1, hole[0] - 2, first):
        found = marks.around(edge) if edge >= 0 else None
        if found is not None and not found[0] <= index < found[1]:
            pieces.append(found)
    return trimmed(tree, without(merged(pieces), (hole,)))


def _before_source(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    firsts = {phrase[0] for phrase in words.phrases}
    for index, word in enumerate(tree.lower):
        if word not in firsts:
            continue
        for phrase in words.phrases:
            end = index + len(phrase)
            if tuple(tree.lower[index:end]) == phrase:
                target = _object_of(tree, end - 1)
                if target is None:
                    continue
                source = sources.phrase(tree, target, (end, len(tree)))
                hole = (index, max([end, *(high for _, high in source)]))
                content = _around(tree, marks, index, hole)
                if source and content:
                    yield Candidate(
                        Family.PHRASE, index, _PHRASE, ((index, end),), content, source, phrase[0]
                    )


def _object_of(tree: Syntax, preposition: int) -> int | None:
    """The noun that a preposition brings."""
    found = tree.child(preposition, "pobj", "pcomp")
    if found is None and tree.head[preposition] > preposition:
        return tree.head[preposition]
    return found


def _as_reported(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    for index, word in enumerate(tree.lower):
        if word != "as":
            continue
        verb = tree.head[index]
        if tree.lemma[verb] not in words.report_verbs or not 0 < verb - index < _HEADLINE:
            continue
        source, manner = sources.of_verb(tree, verb)
        agent = tree.child(verb, "agent")
        by = [agent] if agent is not None and agent == verb + 1 else []
        cue = merged([(index, index + 1), *cues.of_verb(tree, verb, *by)])
        hole = (min(tree.left[verb], index), tree.right[verb])
        content = _around(tree, marks, index, hole)
        if content:
            yield Candidate(Family.AS, verb, _AS, cue, content, source, word, manner)


def _views(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    for noun, lemma in enumerate(tree.lower):
        if lemma not in words.view_nouns or tree.pos[noun] != "NOUN":
            continue
        preposition = tree.head[noun]
        if tree.lower[preposition] not in ("in", "to") or preposition > noun:
            continue
        source, manner = sources.of_noun(tree, noun)
        if not source:
            continue
        hole = (preposition, tree.right[noun])
        cue = merged([(preposition, preposition + 1), (noun, noun + 1)])
        content = _around(tree, marks, noun, hole)
        if content:
            yield Candidate(Family.VIEW, noun, _VIEW, cue, content, source, "in", manner)


def _headlines(tree: Syntax, marks: Quoted) -> Iterator[Candidate]:
    """“X: …” in a short paragraph without a full stop."""
    for first, end in tree.sentence_end.items():
        last = end
        while last > first and tree.pos[last - 1] == "SPACE":
            last -= 1
        if not _SHORTEST <= last - first <= _HEADLINE or tree.text[last - 1] == ".":
            continue
        colon = next((i for i in range(first + 1, last - 1) if tree.text[i] == ":"), None)
        if colon is None or colon - first > _SPEAKER:
            continue
        source = trimmed(tree, ((first, colon),))
        content = trimmed(tree, ((colon + 1, last),))
        if source and content:
            yield Candidate(
                Family.HEADLINE, colon, _COLON, ((colon, colon + 1),), content, source, "colon"
            )
