"""Fixed expressions of French: “selon X”, “d'après X”, “comme l'a dit X”, “pour X, …”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.languages.french.sentences import sentence_end, sentence_start
from annotate.extract.claims.languages.french.subjects import noun_phrase, source_behind
from annotate.extract.claims.languages.french.verb_groups import VerbGroup
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, trimmed, without

_STRENGTH = 4
"""Strength, from 1 to 5, of a fixed expression, which has no entry in the lexicon."""

_NO_SOURCE = frozenset(
    (
        *("que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "si", "où", "quoi"),
        *("toute", "tout", "toutes", "tous"),
    )
)
"""Words behind “selon” and “d'après” that are nobody."""

_DOUBTFUL = frozenset((("selon",), ("d'", "après")))
"""Expressions that a measure or a time may follow as well as somebody."""

_STRONG = frozenset(("lui", "elle", "eux", "elles", "moi", "nous", "vous"))
_SPEAKING = frozenset(("PER", "PERSON", "ORG"))
_PAUSES = frozenset((",", ".", ":", ";", "–", "—", "!", "?"))


def _entry(meaning: str) -> CueEntry:
    return CueEntry("", meaning, _STRENGTH, frozenset(), frozenset())


_PHRASE, _AS, _VIEW = (_entry(name) for name in ("phrase", "as", "view"))


def candidates(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, groups: list[VerbGroup]
) -> Iterator[Candidate]:
    """Every fixed expression with a source."""
    yield from _before_source(tree, quotations, lexicon)
    yield from _as_said(tree, quotations, lexicon, groups)
    yield from _for_somebody(tree, quotations, lexicon)


def _before_source(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    for index, word in enumerate(tree.lower):
        if quotations.at[index] >= 0 or not tree.is_readable(index):
            continue
        for words in lexicon.phrases:
            end = index + len(words)
            if word != words[0] or tuple(tree.lower[index:end]) != words:
                continue
            source = _who(tree, end)
            if source and _speaks(tree, lexicon, words, source):
                content = _sentence_around(tree, quotations, (index, source[-1][1]))
                entry = lexicon.own_phrases.get(words, _PHRASE)
                if content:
                    yield Candidate(
                        Family.PHRASE, index, entry, ((index, end),), content, source, words[0]
                    )
            break


def _who(tree: Syntax, start: int) -> Ranges:
    """The noun phrase that begins at a word."""
    if start >= len(tree) or tree.lower[start] in _NO_SOURCE:
        return ()
    return noun_phrase(tree, start)


def _speaks(tree: Syntax, lexicon: Lexicon, words: tuple[str, ...], source: Ranges) -> bool:
    """Return whether a noun phrase is somebody: “selon la mairie” is, “selon la saison” is not.

    The longer expressions have nothing but people behind them.
    """
    if words not in _DOUBTFUL or _is_speaker(tree, lexicon, source):
        return True
    return any(tree.lemma[i] in lexicon.kinds["evidence"] for i in _heads(tree, source))


def _heads(tree: Syntax, source: Ranges) -> list[int]:
    start, end = source[0]
    return [i for i in range(start, end) if tree.pos[i] in ("NOUN", "PROPN", "PRON")][:1]


def _is_speaker(tree: Syntax, lexicon: Lexicon, source: Ranges) -> bool:
    """Return whether a noun phrase names a person, a body or what stands for one."""
    start, end = source[0]
    if any(tree.entity[index] in _SPEAKING for index in range(start, min(end, start + 3))):
        return True
    kinds = lexicon.kinds["people"] | lexicon.kinds["bodies"]
    heads = _heads(tree, source)
    is_known = any(
        {tree.lemma[i], tree.lower[i], tree.lower[i].removesuffix("s")} & kinds for i in heads
    )
    return is_known or tree.lower[start] in _STRONG or any(tree.text[i][0].isupper() for i in heads)


def _sentence_around(tree: Syntax, quotations: Quotations, expression: Range) -> Ranges:
    """The sentence around an expression, without it."""
    start, end = expression
    first = sentence_start(tree, quotations, start)
    last = sentence_end(tree, quotations, end)
    return trimmed(tree, without(((first, last),), (expression,)))


def _as_said(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, groups: list[VerbGroup]
) -> Iterator[Candidate]:
    """“Comme l'a dit X, …”."""
    for group in groups:
        as_ = group.start - 1
        if as_ < 0 or tree.lower[as_] != "comme" or group.entry.lemma not in lexicon.report_verbs:
            continue
        source = source_behind(tree, group)
        if source:
            expression = (as_, source[-1][1])
            content = _sentence_around(tree, quotations, expression)
            cue = ((as_, group.end),)
            if content:
                yield Candidate(Family.AS, group.verb, _AS, cue, content, source, "comme")


def _for_somebody(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """“Pour X, …” at the start of a sentence, X somebody."""
    for index, word in enumerate(tree.lower):
        if word != "pour" or quotations.at[index] >= 0:
            continue
        if sentence_start(tree, quotations, index) != index:
            continue
        source = _who(tree, index + 1)
        if not source or not _is_speaker(tree, lexicon, source):
            continue
        end = source[-1][1]
        content = _sentence_around(tree, quotations, (index, end))
        if content and end < len(tree) and tree.text[end] == ",":
            cue = ((index, index + 1),)
            yield Candidate(Family.VIEW, index, _VIEW, cue, content, source, "pour")
