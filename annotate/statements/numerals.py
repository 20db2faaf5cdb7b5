"""Numerals: the value of a number in digits or in words, and how exactly it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.statements.lexicon import lexicon
from annotate.statements.tokens import Kind, Token

_FRACTION_STEP = 4.0
"""Points of percent within which “a third” and a percentage are the same; chosen by hand."""
_DOZEN_STEP = 4.0
"""The step of “two dozen”; chosen by hand."""
_ROUND_ZEROS = 2
"""Zeros at the end of a number from which on it may be rounded; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was read."""

    value: float
    """What it amounts to."""
    step: float
    """The distance to the next number that could have been written like that."""
    end: int
    """Index of the first token behind it."""
    is_percent: bool = False
    """True for a fraction such as “a third”, in percent."""


def numeral_at(tokens: Sequence[Token], at: int, *, is_money: bool = False) -> Numeral | None:
    """The number that begins at a token; None where none does.

    Args:
        tokens: The tokens of a statement.
        at: Index of a token.
        is_money: A sign of a currency is in front, so that “m” stands for a million.
    """
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _in_digits(tokens, at, is_money=is_money)
    return _in_words(tokens, at) if token.kind is Kind.WORD else None


def _in_digits(tokens: Sequence[Token], at: int, *, is_money: bool) -> Numeral:
    written = tokens[at].text.replace(",", "")
    value, step = float(written), _step(written)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.kind is Kind.WORD:
        word = following.lower
        is_short = following.is_joined and (is_money or word in ("bn", "tn"))
        factor = lexicon().short_scales.get(word) if is_short else lexicon().scales.get(word)
        if factor is not None:
            return Numeral(value * factor, _scaled_step(written, factor), at + 2)
    return Numeral(value, step, at + 1)


def _in_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A number in words: “twenty-five”, “two dozen”, “half a million”, “a third of”."""
    words, first = lexicon(), tokens[at].lower
    if first == "half" and _word(tokens, at + 1) in ("a", "an"):
        factor = words.scales.get(_word(tokens, at + 2))
        return Numeral(factor / 2, factor / 10, at + 3) if factor else None
    fraction = _fraction(tokens, at)
    if fraction is not None:
        return fraction
    if first in ("a", "an"):
        factor = words.scales.get(_word(tokens, at + 1))
        return Numeral(factor, _scaled_step("1", factor), at + 2) if factor else None
    value, end = _below_hundred(tokens, at)
    factor = words.scales.get(_word(tokens, end), 0.0) if value else 0.0
    if factor:
        return Numeral(value * factor, _scaled_step(f"{value:.0f}", factor), end + 1)
    # “One” alone is seldom a number: “one of them”, “no one”.
    return Numeral(value, 1.0, end) if value > 1 else None


def _fraction(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A part of a whole: “a third of”, “three-quarters of”, “half of”, “half the”."""
    words = lexicon()
    first = tokens[at].lower
    count = 1.0 if first in ("a", "one") else words.numbers.get(first, 0.0)
    if first == "half":
        place, count = at, 1.0
    elif count:
        place = at + 2 if _text(tokens, at + 1) == "-" else at + 1
    else:
        return None
    part = words.fractions.get(_word(tokens, place).removesuffix("s"))
    behind = ("of", "the", "all") if first == "half" else ("of",)
    if part is None or _word(tokens, place + 1) not in behind:
        return None
    return Numeral(part * count, _FRACTION_STEP, place + 1, is_percent=True)


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """A number word, or two such as “twenty-five”, and the index behind; 0 for none."""
    numbers = lexicon().numbers
    value, end = numbers.get(tokens[at].lower, 0.0), at + 1
    if value >= 20:  # noqa: PLR2004 - twenty is the first to take a unit
        place = end + 1 if _text(tokens, end) == "-" else end
        unit = numbers.get(_word(tokens, place), 0.0)
        if 0 < unit < 10:  # noqa: PLR2004 - units have one digit
            return value + unit, place + 1
    return value, end


def _step(written: str) -> float:
    """One unit of the last digit; that of the last one before zeros where there are many."""
    whole, _, decimals = written.partition(".")
    if decimals:
        return float(10 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10**zeros) if _ROUND_ZEROS <= zeros < len(whole) else 1.0


def _scaled_step(written: str, factor: float) -> float:
    _, _, decimals = written.partition(".")
    is_dozen = factor == lexicon().scales["dozen"]
    return _DOZEN_STEP if is_dozen else factor * float(10 ** -len(decimals))


def _word(tokens: Sequence[Token], at: int) -> str:
    is_word = at < len(tokens) and tokens[at].kind is Kind.WORD
    return tokens[at].lower if is_word else ""


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""
