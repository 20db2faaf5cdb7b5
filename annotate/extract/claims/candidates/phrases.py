"""Fixed expressions: “according to X”, “as reported by X”, “in X's view”, “X: …”."""

from __future__ import annotations

from collections.abc import Container, Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.lexicon import Cue, Lexicon
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, trimmed, without

_BEFORE_EVIDENCE = frozenset(("in", "under", "for", "per", "to", "by"))
_HEADLINE = 25
_SHORTEST = 4
_SPEAKER = 8
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((".", "!", "?", "”", '"'))


def _entry(meaning: str) -> Cue:
    return Cue("", meaning, 4, frozenset(), frozenset())


_PHRASE, _AS, _VIEW, _COLON, _EVIDENCE = (
    _entry(name) for name in ("phrase", "as", "view", "colon", "evidence")
)


def candidates(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    """Every fixed expression with a source."""
    yield from _before_source(tree, marks, words)
    yield from _as_reported(tree, marks, words)
    yield from _views(tree, marks, words)
    yield from _evidence(tree, marks, words)
    yield from _colons(tree, marks)
    yield from _titles(tree, words)


def _readable(tree: Syntax, word: str, firsts: Container[str], index: int) -> bool:
    """Whether an expression may begin here."""
    return word in firsts and tree.is_readable(index)


def _around(tree: Syntax, marks: Quoted, index: int, hole: Range) -> Ranges:
    """The sentence around an expression, with the whole of its quotations.

    Where the parser has cut the sentence behind “…,” the quotation before belongs to it as well.
    """
    first = tree.sentence[index]
    end = tree.sentence_end[first]
    pieces: list[Range] = [(first, end)]
    leads_on = hole[0] == first and tree.text[first][0].islower()
    before = (hole[0] - 1, hole[0] - 2) if leads_on else ()
    inside = (edge for edge in (first, hole[0] - 1, hole[1], hole[1] + 1) if first <= edge < end)
    for edge in (*before, *inside):
        found = marks.around(edge) if edge >= 0 else None
        if found is not None and not found[0] <= index < found[1]:
            pieces.append(found)
    return trimmed(tree, without(merged(pieces), (hole,)))


def _before_source(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    firsts = {phrase[0] for phrase in words.phrases}
    for index, word in enumerate(tree.lower):
        if not _readable(tree, word, firsts, index):
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
        if not _readable(tree, word, ("as",), index):
            continue
        verb = tree.head[index]
        if tree.lemma[verb] not in words.report_verbs or not 0 < verb - index < _HEADLINE:
            continue
        source, manner = sources.of_verb(tree, verb)
        agent = tree.child(verb, "agent")
        by = [agent] if agent is not None and agent == verb + 1 else []
        cue = merged([(index, index + 1), *cue_extent.of_verb(tree, verb, *by)])
        hole = (min(tree.left[verb], index), tree.right[verb])
        content = _around(tree, marks, index, hole)
        if content:
            yield Candidate(Family.AS, verb, _AS, cue, content, source, word, manner)


def _views(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    for noun, lemma in enumerate(tree.lower):
        if not _readable(tree, lemma, words.view_nouns, noun) or tree.pos[noun] != "NOUN":
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


def _evidence(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    """“In a poll by X, …”, “Under the law, …”."""
    for index, word in enumerate(tree.lower):
        if not _readable(tree, word, _BEFORE_EVIDENCE, index) or tree.pos[index] != "ADP":
            continue
        noun = tree.child(index, "pobj")
        if noun is None or (word in ("in", "under", "per") and not _shows(tree, words, noun)):
            continue
        if word in ("for", "to", "by") and (
            tree.sentence[index] != index or tree.text[min(tree.right[index], len(tree) - 1)] != ","
        ):
            continue
        source = sources.phrase(tree, noun)
        content = _around(tree, marks, index, (index, tree.right[index]))
        if source and content:
            cue = ((index, index + 1),)
            yield Candidate(Family.VIEW, index, _EVIDENCE, cue, content, source, word)


def _shows(tree: Syntax, words: Lexicon, noun: int) -> bool:
    return tree.lemma[noun] in words.kinds["evidence"]


def _colons(tree: Syntax, marks: Quoted) -> Iterator[Candidate]:
    """“X: …” at the start of a paragraph, X no clause."""
    for first in tree.sentence_end:
        if first and "\n" not in tree.text[first - 1]:
            continue
        end = next((i for i in range(first, len(tree)) if "\n" in tree.text[i]), len(tree))
        last = min(end, first + _SPEAKER + 1)
        colon = next((i for i in range(first + 1, last) if tree.text[i] == ":"), None)
        if colon is None:
            continue
        source = trimmed(tree, ((first, colon),))
        content = trimmed(tree, ((colon + 1, end),))
        if source and content and not any(tree.tag[i] in _FINITE for i in range(first, colon)):
            kind = "headline" if tree.text[end - 1] not in _STOPS else "transcript"
            cue = ((colon, colon + 1),)
            yield Candidate(Family.HEADLINE, colon, _COLON, cue, content, source, kind)


def _titles(tree: Syntax, words: Lexicon) -> Iterator[Candidate]:
    """“X Praises Y”, where the capitals hide the verb from the parser."""
    for first, end in tree.sentence_end.items():
        last = end
        while last > first and tree.pos[last - 1] == "SPACE":
            last -= 1
        if not _SHORTEST <= last - first <= _HEADLINE or tree.text[last - 1] in _STOPS:
            continue
        for index in range(first + 1, last - 1):
            entry = _hidden_verb(tree, words, index)
            if entry is None:
                continue
            source = trimmed(tree, ((first, index),))
            content = trimmed(tree, ((index + 1, last),))
            if source and content:
                cue = ((index, index + 1),)
                yield Candidate(Family.HEADLINE, index, entry, cue, content, source, "title")


def _hidden_verb(tree: Syntax, words: Lexicon, index: int) -> Cue | None:
    """The cue that a capitalised word is a form of, where it is not parsed as a verb."""
    word = tree.lower[index]
    if tree.pos[index] not in ("PROPN", "NOUN") or not word.endswith("s"):
        return None
    stems = (word[:-1], word[:-2], word[:-3] + "y")
    return next((words.verbs[stem] for stem in stems if stem in words.verbs), None)
