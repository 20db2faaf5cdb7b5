"""Times in a statement: years, months and seasons, and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.statements.lexicon import lexicon
from annotate.statements.tokens import Kind, Token

_YEAR_DIGITS, _DAY_DIGITS = 4, 2
"""Digits of a year, and of the day of a month at most."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time, as it is written."""

    words: str
    """Its words in small letters; those of a day with its month have the number first."""
    is_day: bool
    """True for a day, false for a longer time."""
    length: int
    """Number of its tokens."""


def time_at(tokens: Sequence[Token], at: int) -> Time | None:
    """The time that begins at a token; None where none does."""
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _from_number(tokens, at)
    if token.kind is not Kind.WORD:
        return None
    if is_month(tokens, at):
        return _from_month(tokens, at)
    words, lower = lexicon(), token.lower
    if lower in words.days:
        return Time(lower, is_day=True, length=1)
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if lower in words.pointers and following in words.periods:
        return Time(f"{lower} {following}", is_day=False, length=2)
    is_period = lower in words.periods and at > 0 and tokens[at - 1].lower in ("in", "the")
    return Time(lower, is_day=False, length=1) if is_period else None


def is_month(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is the name of a month: behind another word, and in capitals."""
    if not 0 <= at < len(tokens):
        return False
    token = tokens[at]
    return token.lower in lexicon().months and token.text[:1].isupper()


def is_year(token: Token) -> bool:
    """Tell whether a token has the digits of a year."""
    return token.text.isdigit() and len(token.text) == _YEAR_DIGITS


def _from_number(tokens: Sequence[Token], at: int) -> Time | None:
    if is_month(tokens, at + 1):
        return Time(f"{tokens[at].text} {tokens[at + 1].lower}", is_day=True, length=2)
    return Time(tokens[at].text, is_day=False, length=1) if is_year(tokens[at]) else None


def _from_month(tokens: Sequence[Token], at: int) -> Time | None:
    month = tokens[at].lower
    day = tokens[at + 1] if at + 1 < len(tokens) else None
    if day is not None and day.kind is Kind.NUMBER and len(day.text) <= _DAY_DIGITS:
        return Time(f"{day.text} {month}", is_day=True, length=2)
    return Time(month, is_day=False, length=1) if at else None
