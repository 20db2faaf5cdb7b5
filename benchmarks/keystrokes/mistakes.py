"""Mistakes: the suggestions that a pipeline might make in place of the gold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES
from annotate.span import Span
from annotate.suggestion import Body
from annotate.text.token_map import TokenMap

_DIGITS = [label.name for label in ONTONOTES if label.key.isdigit()]


def with_mistakes(rng: random.Random, text: str, gold: Sequence[Body]) -> tuple[Body, ...]:
    """Suggestions that miss two entities and a claim and get the usual things wrong.

    Of twenty entities two have the wrong label, two a wrong edge, and one is none; of three
    claims one has a wrong edge.
    """
    tokens = TokenMap(text)
    entities = [body for body in gold if isinstance(body, Entity)]
    claims = [body for body in gold if isinstance(body, Claim)]
    occupied = [body.span for body in entities]
    rng.shuffle(entities)
    rng.shuffle(claims)
    _, _, first, second, *rest = entities
    reshaped = [_reshaped(rng, tokens, body, occupied) for body in (first, second)]
    relabelled = [_relabelled(rng, body) for body in rest[:2]]
    _, moved, *right = claims
    return (
        *reshaped,
        *relabelled,
        *rest[2:],
        _false_entity(rng, tokens, occupied),
        *right,
        _with_wrong_edge(rng, tokens, moved),
    )


def _reshaped(
    rng: random.Random, tokens: TokenMap, body: Entity, occupied: Sequence[Span]
) -> Entity:
    """The entity with a token too many or too few at one end."""
    inside = tokens.within(body.span.start, body.span.end)
    before, behind = tokens.before(body.span.start), tokens.next(body.span.end)
    choices = []
    if len(inside) > 1:
        choices += [Span(inside[1].start, body.span.end), Span(body.span.start, inside[-2].end)]
    if before is not None and not any(before.overlaps(span) for span in occupied):
        choices.append(Span(before.start, body.span.end))
    if behind is not None and not any(behind.overlaps(span) for span in occupied):
        choices.append(Span(body.span.start, behind.end))
    return replace(body, span=rng.choice(choices))


def _relabelled(rng: random.Random, body: Entity) -> Entity:
    return replace(body, label=rng.choice([name for name in _DIGITS if name != body.label]))


def _false_entity(rng: random.Random, tokens: TokenMap, occupied: Sequence[Span]) -> Entity:
    """A word with a capital that names nothing."""
    words = [
        token
        for token in tokens.within(0, len(tokens.text))
        if tokens.text[token.start].isupper() and not any(token.overlaps(span) for span in occupied)
    ]
    return Entity(rng.choice(words), rng.choice(_DIGITS))


def _with_wrong_edge(rng: random.Random, tokens: TokenMap, claim: Claim) -> Claim:
    """The claim with a word too few at the end of its content or the start of its source."""
    last = claim.content[-1]
    words = tokens.within(last.start, last.end)
    shorter = (*claim.content[:-1], Span(last.start, words[-2].end))
    choices = [claim.with_part(Role.CONTENT, shorter)]
    source = tokens.within(claim.source[0].start, claim.source[0].end)
    if len(source) > 1:
        choices.append(claim.with_part(Role.SOURCE, (Span(source[1].start, source[-1].end),)))
    return rng.choice(choices)
