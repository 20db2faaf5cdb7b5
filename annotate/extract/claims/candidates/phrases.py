"""Fixed expressions: “according to X”, “as reported by X”, “in X's view”, “X: …”."""

from __future__ import annotations

from collections.abc import Container, Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, trimmed, without

_BEFORE_EVIDENCE = frozenset(("in", "under", "for", "per", "to", "by"))
_LONGEST_HEADLINE = 25
"""Most words of a headline, and of an expression with “as”; chosen by hand."""

_SHORTEST_HEADLINE = 4
"""Fewest words of a headline; chosen by hand."""

_LONGEST_SPEAKER = 8
"""Most words before the colon of “X: …”; chosen by hand."""

_STRENGTH = 4
"""Strength, from 1 to 5, of a fixed expression, which has no entry in the lexicon."""

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((".", "!", "?", "”", '"'))


def _entry(meaning: str) -> CueEntry:
    return CueEntry("", meaning, _STRENGTH, frozenset(), frozenset())


_PHRASE, _AS, _VIEW, _COLON, _EVIDENCE = (
    _entry(name) for name in ("phrase", "as", "view", "colon", "evidence")
)


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every fixed expression with a source."""
    yield from _before_source(tree, quotations, lexicon)
    yield from _as_reported(tree, quotations, lexicon)
    yield from _views(tree, quotations, lexicon)
    yield from _evidence(tree, quotations, lexicon)
    yield from _colons(tree)
    yield from _titles(tree, lexicon)


def _may_begin(tree: Syntax, word: str, firsts: Container[str], index: int) -> bool:
    """Return whether an expression may begin here."""
    return word in firsts and tree.is_readable(index)


def _sentence_around(tree: Syntax, quotations: Quotations, index: int, expression: Range) -> Ranges:
    """The sentence around an expression, with the whole of its quotations.

    Where the parser has cut the sentence behind “…,” the quotation before belongs to it as well.
    """
    first = tree.sentence[index]
    end = tree.sentence_end[first]
    pieces: list[Range] = [(first, end)]
    leads_on = expression[0] == first and tree.text[first][0].islower()
    before = (expression[0] - 1, expression[0] - 2) if leads_on else ()
    inside = (
        edge
        for edge in (first, expression[0] - 1, expression[1], expression[1] + 1)
        if first <= edge < end
    )
    for edge in (*before, *inside):
        quotation = quotations.around(edge) if edge >= 0 else None
        if quotation is not None and not quotation[0] <= index < quotation[1]:
            pieces.append(quotation)
    return trimmed(tree, without(merged(pieces), (expression,)))


def _before_source(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    firsts = {phrase[0] for phrase in lexicon.phrases}
    for index, word in enumerate(tree.lower):
        if not _may_begin(tree, word, firsts, index):
            continue
        for phrase in lexicon.phrases:
            end = index + len(phrase)
            if tuple(tree.lower[index:end]) == phrase:
                target = _noun_after(tree, end - 1)
                if target is None:
                    continue
                source = sources.phrase(tree, target, (end, len(tree)))
                expression = (index, max([end, *(high for _, high in source)]))
                content = _sentence_around(tree, quotations, index, expression)
                if source and content:
                    entry = lexicon.own_phrases.get(phrase, _PHRASE)
                    yield Candidate(
                        Family.PHRASE, index, entry, ((index, end),), content, source, phrase[0]
                    )


def _noun_after(tree: Syntax, preposition: int) -> int | None:
    """The noun that a preposition brings."""
    noun = tree.child(preposition, "pobj", "pcomp")
    if noun is None and tree.head[preposition] > preposition:
        return tree.head[preposition]
    return noun


def _as_reported(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    for index, word in enumerate(tree.lower):
        if not _may_begin(tree, word, ("as",), index):
            continue
        verb = tree.head[index]
        if tree.lemma[verb] not in lexicon.report_verbs or not 0 < verb - index < _LONGEST_HEADLINE:
            continue
        source, manner = sources.of_verb(tree, verb)
        agent = tree.child(verb, "agent")
        by = [agent] if agent is not None and agent == verb + 1 else []
        cue = merged([(index, index + 1), *cue_extent.of_verb(tree, verb, *by)])
        expression = (min(tree.left[verb], index), tree.right[verb])
        content = _sentence_around(tree, quotations, index, expression)
        if content:
            yield Candidate(Family.AS, verb, _AS, cue, content, source, word, manner)


def _views(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    for noun, word in enumerate(tree.lower):
        if not _may_begin(tree, word, lexicon.view_nouns, noun) or tree.pos[noun] != "NOUN":
            continue
        preposition = tree.head[noun]
        if tree.lower[preposition] not in ("in", "to") or preposition > noun:
            continue
        source, manner = sources.of_noun(tree, noun)
        if not source:
            continue
        expression = (preposition, tree.right[noun])
        cue = merged([(preposition, preposition + 1), (noun, noun + 1)])
        content = _sentence_around(tree, quotations, noun, expression)
        if content:
            yield Candidate(Family.VIEW, noun, _VIEW, cue, content, source, "in", manner)


def _evidence(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """“In a poll by X, …”, “Under the law, …”."""
    for index, word in enumerate(tree.lower):
        if not _may_begin(tree, word, _BEFORE_EVIDENCE, index) or tree.pos[index] != "ADP":
            continue
        noun = tree.child(index, "pobj")
        if noun is None or (
            word in ("in", "under", "per") and not _is_evidence(tree, lexicon, noun)
        ):
            continue
        if word in ("for", "to", "by") and (
            tree.sentence[index] != index or tree.text[min(tree.right[index], len(tree) - 1)] != ","
        ):
            continue
        source = sources.phrase(tree, noun)
        content = _sentence_around(tree, quotations, index, (index, tree.right[index]))
        if source and content:
            cue = ((index, index + 1),)
            yield Candidate(Family.VIEW, index, _EVIDENCE, cue, content, source, word)


def _is_evidence(tree: Syntax, lexicon: Lexicon, noun: int) -> bool:
    return tree.lemma[noun] in lexicon.kinds["evidence"]


def _colons(tree: Syntax) -> Iterator[Candidate]:
    """“X: …” at the start of a paragraph, X no clause."""
    for first in tree.sentence_end:
        if first and "\n" not in tree.text[first - 1]:
            continue
        end = next((i for i in range(first, len(tree)) if "\n" in tree.text[i]), len(tree))
        last = min(end, first + _LONGEST_SPEAKER + 1)
        colon = next((i for i in range(first + 1, last) if tree.text[i] == ":"), None)
        if colon is None:
            continue
        source = trimmed(tree, ((first, colon),))
        content = trimmed(tree, ((colon + 1, end),))
        if source and content and not any(tree.tag[i] in _FINITE for i in range(first, colon)):
            kind = "headline" if tree.text[end - 1] not in _STOPS else "transcript"
            cue = ((colon, colon + 1),)
            yield Candidate(Family.HEADLINE, colon, _COLON, cue, content, source, kind)


def _titles(tree: Syntax, lexicon: Lexicon) -> Iterator[Candidate]:
    """“X Praises Y”, where the capitals hide the verb from the parser."""
    for first, end in tree.sentence_end.items():
        last = end
        while last > first and tree.pos[last - 1] == "SPACE":
            last -= 1
        if (
            not _SHORTEST_HEADLINE <= last - first <= _LONGEST_HEADLINE
            or tree.text[last - 1] in _STOPS
        ):
            continue
        for index in range(first + 1, last - 1):
            entry = _hidden_verb(tree, lexicon, index)
            if entry is None:
                continue
            source = trimmed(tree, ((first, index),))
            content = trimmed(tree, ((index + 1, last),))
            if source and content:
                cue = ((index, index + 1),)
                yield Candidate(Family.HEADLINE, index, entry, cue, content, source, "title")


def _hidden_verb(tree: Syntax, lexicon: Lexicon, index: int) -> CueEntry | None:
    """The cue that a capitalised word is a form of, where it is not parsed as a verb."""
    word = tree.lower[index]
    if tree.pos[index] not in ("PROPN", "NOUN") or not word.endswith("s"):
        return None
    stems = (word[:-1], word[:-2], word[:-3] + "y")
    return next((lexicon.verbs[stem] for stem in stems if stem in lexicon.verbs), None)
