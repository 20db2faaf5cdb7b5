"""Clauses of a statement: what each says or denies, and of which named things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.span import Span
from annotate.statements.lexicon import concept_of, lexicon, stem_of
from annotate.statements.quantities import Quantity, quantities
from annotate.statements.times import time_at
from annotate.statements.tokens import Kind, Token

_ENDS = frozenset(".!?")
_BORDERS = frozenset(",;:()—–")
_PREPOSITIONS = frozenset(
    (
        *("with", "of", "from", "aged", "under", "without", "among", "by", "for", "in", "on", "at"),
        *("over", "during", "after", "before", "near", "between", "against", "to"),
    )
)
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this", "that"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A word in a clause that means something."""

    sign: int
    """1 where the clause says it, -1 where it says its opposite or denies it."""
    is_negated: bool
    """A negation governs it, so that it is not its meaning alone that makes the sign."""
    depends: bool
    """A preposition is in front of it: “in winter”."""
    span: Span
    """Its place with that of the negation, in code points of the article."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says."""

    mentions: Mapping[str, Mention]
    """The words that mean something, by concept; those of the subject too."""
    names: frozenset[str]
    """The normal forms of what is named."""
    periods: frozenset[str]
    """Years, months and the like."""
    days: frozenset[str]
    """Days of the week, “today” and the like."""
    quantities: tuple[Quantity, ...]
    """The quantities in it."""
    manner: tuple[bool, bool, bool]
    """Whether it says what may be, what should be, and what is still to come."""

    @property
    def is_negated(self) -> bool:
        """A negation governs some word of it."""
        return any(mention.is_negated for mention in self.mentions.values())

    @property
    def concepts(self) -> frozenset[str]:
        """What it speaks of."""
        return frozenset(self.mentions)


@dataclass
class _Draft:
    """A clause while its words are read."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    is_unsure: bool = False
    """It repeats a word, or denies a part, so that nothing follows."""


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a statement of which one can say what they claim.

    Conditions, questions and what is quoted of somebody else are left out. A clause without a
    subject of its own has that of the clause before.
    """
    amounts = list(quantities(tokens))
    clauses: list[Clause] = []
    subject = _Draft()
    for sentence in _sentences(tokens):
        is_open = _is_open(tokens, sentence)
        for part in _parts(tokens, sentence):
            clause, subject, is_clear = _clause(tokens, part, amounts, subject)
            if clause.mentions and is_clear and not is_open:
                clauses.append(clause)
    return clauses


def _sentences(tokens: Sequence[Token]) -> Iterator[range]:
    start = 0
    for at, token in enumerate(tokens):
        if token.kind is Kind.SIGN and token.text in _ENDS:
            yield range(start, at + 1)
            start = at + 1
    if start < len(tokens):
        yield range(start, len(tokens))


def _is_open(tokens: Sequence[Token], sentence: range) -> bool:
    """Tell a condition, a question or what somebody else says from what is claimed."""
    words = lexicon()
    if tokens[sentence[-1]].text == "?":
        return True
    sentence_words = [tokens[at] for at in sentence if tokens[at].kind is Kind.WORD]
    return any(
        word.lower in words.conditions or stem_of(word.lower) in words.reports
        for word in sentence_words
    )


def _parts(tokens: Sequence[Token], sentence: range) -> Iterator[range]:
    """Yield the clauses of a sentence."""
    words = lexicon()
    start, has_verb = sentence.start, False
    for at in sentence:
        token = tokens[at]
        is_border = token.kind is Kind.SIGN and token.text in _BORDERS
        is_word = token.kind is Kind.WORD
        is_break = is_word and token.lower in words.breaks
        joins = is_word and token.lower in words.joins and has_verb and not _is_between(tokens, at)
        if is_border or is_break or joins:
            yield range(start, at)
            start, has_verb = at + 1, False
        has_verb = has_verb or (is_word and token.lower in words.auxiliaries)
        has_verb = has_verb or token.kind is Kind.NUMBER
    yield range(start, sentence.stop)


def _is_between(tokens: Sequence[Token], at: int) -> bool:
    """Tell the “and” of “between 12 and 15”."""
    return any(token.lower == "between" for token in tokens[max(0, at - 4) : at])


def _clause(
    tokens: Sequence[Token], part: range, amounts: Sequence[Quantity], before: _Draft
) -> tuple[Clause, _Draft, bool]:
    """The clause, the subject that it leaves to the next one, and whether it is clear."""
    amounts_here = [amount for amount in amounts if amount.first in part]
    verb = next((at for at in part if _is_verb(tokens[at])), part.stop)
    amount_tokens = {at for amount in amounts_here for at in range(amount.first, amount.last)}
    subject = _read(tokens, range(part.start, verb), amount_tokens)
    predicate = _read(tokens, range(verb, part.stop), amount_tokens)
    has_subject = bool(subject.mentions or subject.names)
    if not has_subject or verb == part.stop:
        predicate = _joined(subject, predicate)
        subject = before
    draft = _joined(subject, predicate)
    clause = Clause(
        draft.mentions,
        frozenset(draft.names),
        frozenset(draft.periods),
        frozenset(draft.days),
        tuple(amounts_here),
        _manner(tokens, part),
    )
    next_subject = before if not has_subject else subject if verb != part.stop else predicate
    return clause, next_subject, not draft.is_unsure


def _manner(tokens: Sequence[Token], part: range) -> tuple[bool, bool, bool]:
    words = lexicon()
    # “May” is a month in capitals.
    lower_words = [tokens[at].lower for at in part if tokens[at].text[:1].islower()]
    is_future = any(word in words.future or word in ("won't", "wouldn't") for word in lower_words)
    return (
        not words.possibly.isdisjoint(lower_words),
        not words.duties.isdisjoint(lower_words),
        is_future,
    )


def _is_verb(token: Token) -> bool:
    words = lexicon()
    return token.kind is Kind.WORD and (
        token.lower in words.auxiliaries or token.lower in words.negations or _is_contracted(token)
    )


def _joined(first: _Draft, second: _Draft) -> _Draft:
    """Two parts as one; a word that is in both counts where it is later."""
    return _Draft(
        first.mentions | second.mentions,
        first.names | second.names,
        first.periods | second.periods,
        first.days | second.days,
        first.is_unsure or second.is_unsure,
    )


def _read(tokens: Sequence[Token], part: range, amount_tokens: set[int]) -> _Draft:
    """Read what some tokens mention; those of quantities are not words."""
    words, draft = lexicon(), _Draft()
    negation: Span | None = None
    sign, depends = 1, False
    at = part.start
    while at < part.stop:
        token = tokens[at]
        time = time_at(tokens, at) if at not in amount_tokens else None
        if time is not None:
            (draft.days if time.is_day else draft.periods).add(time.words)
        if time is not None or at in amount_tokens:
            at, depends = at + (time.length if time is not None else 1), False
            continue
        at += 1
        if token.kind is Kind.NAME:
            draft.names.add(token.text)
            depends = False
        if token.kind is not Kind.WORD:
            continue
        lower = token.lower
        following = tokens[at].lower if at < part.stop else ""
        if _negates(token, following):
            draft.is_unsure |= following in words.partly.get(lower, ()) or _is_not_yet(tokens, part)
            sign, negation = -sign, negation or token.span
        elif _has_meaning(lower):
            _add_mention(draft, token, negation, sign, depends=depends)
            sign, negation, depends = 1, None, False
        depends = lower in _PREPOSITIONS or (depends and lower in _ARTICLES)
    draft.is_unsure |= negation is not None
    return draft


def _add_mention(
    draft: _Draft, token: Token, negation: Span | None, sign: int, *, depends: bool
) -> None:
    """Add the concept of a word, with the sign that the negations ahead of it give."""
    concept, own_sign = concept_of(token.lower)
    start = negation.start if negation is not None else token.start
    span = Span(start, token.end)
    mention = Mention(own_sign * sign, negation is not None, depends, span)
    earlier = draft.mentions.get(concept)
    draft.is_unsure |= earlier is not None and earlier.sign != mention.sign
    draft.mentions[concept] = mention


def _has_meaning(word: str) -> bool:
    """Tell whether a word counts; “-ly” is how something is done."""
    if word in lexicon().light:
        return False
    return not word.endswith("ly") or stem_of(word) in lexicon().concepts


def _negates(token: Token, following: str) -> bool:
    words, lower = lexicon(), token.lower
    if stem_of(lower) in words.negating_stems:
        return following == "to" or stem_of(lower) != "fail"
    is_negation = lower in words.negations or _is_contracted(token)
    return is_negation and following not in words.idle.get(lower, ())


def _is_not_yet(tokens: Sequence[Token], part: range) -> bool:
    return any(tokens[at].lower == "yet" for at in part)


def _is_contracted(token: Token) -> bool:
    return token.kind is Kind.WORD and token.lower.endswith("n't")
