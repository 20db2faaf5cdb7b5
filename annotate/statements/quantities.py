"""Quantities: numbers of a statement with what they count, or how they are measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.span import Span
from annotate.statements.lexicon import concept_of, lexicon
from annotate.statements.numerals import Numeral, numeral_at
from annotate.statements.times import is_month, is_year
from annotate.statements.tokens import Kind, Token

_ABOUT = 0.1
"""The share by which a number behind “about” may be off; chosen by hand."""
_YEARS = range(1900, 2100)
"""Numbers without a unit that are taken for years; chosen by hand."""
_NOUN_WORDS = 3
"""Most words of a counted noun; chosen by hand."""
_DASHES = "-–—"
_CURRENCIES = frozenset("€$£¥")
_DIRECTIONS = frozenset(("by", "to", "from"))
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of something."""

    low: float
    """The least that is meant."""
    high: float
    """The most that is meant; infinite behind “more than”."""
    step: float
    """The distance to the next amount that could have been written like that."""
    unit: str
    """Percent, a currency or a measure, with what it is by; empty for counted things."""
    noun: tuple[str, ...]
    """Concepts of the words behind, the counted noun among the first of them."""
    way: str
    """“by”, “to” or “from” in front of it, or “more” for what is added; else empty."""
    first: int
    """Index of its first token."""
    last: int
    """Index one past its last token, without a counted noun."""
    span: Span
    """Its place with the unit or the first word of the noun, in code points of the article."""

    def is_like(self, other: Quantity) -> bool:
        """Tell whether both are amounts of the same."""
        if (self.unit, self.way) != (other.unit, other.way):
            return False
        shorter, longer = sorted((self.noun, other.noun), key=len)
        if self.unit:
            return longer[: len(shorter)] == shorter
        return bool(shorter) == bool(longer) and longer[: len(shorter)] == shorter

    def differs(self, other: Quantity) -> bool:
        """Tell whether no amount can be meant by both."""
        gap = max(self.low - other.high, other.low - self.high)
        is_exact = self.step == other.step and self.low == self.high and other.low == other.high
        return gap > (0 if is_exact else max(self.step, other.step) / 2)


def quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """Yield the quantities of a statement in order; years, dates and numbers of things are none."""
    at = 0
    while at < len(tokens):
        quantity = _quantity(tokens, at)
        if quantity is None:
            at += 1
            continue
        at = max(quantity.last, at + 1)
        base = _base(tokens, quantity)
        if _is_whole(tokens, quantity):
            continue
        if base is not None:
            # Of “12 of the 40 houses” it is the 12 that is claimed.
            span = Span(quantity.span.start, base.span.end)
            quantity, at = replace(quantity, noun=base.noun, last=base.last, span=span), base.last
        yield quantity


def _is_whole(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Tell the 12 of “the first of the 12 wells”, of which only a part is spoken of."""
    at = quantity.first
    return _before(tokens, at) in ("the", "these", "those") and _before(tokens, at - 1) == "of"


def _base(tokens: Sequence[Token], quantity: Quantity) -> Quantity | None:
    """The number behind “of”, of which the quantity is a part."""
    at = quantity.last
    if quantity.unit or _lower(tokens, at) != "of":
        return None
    at += 2 if _lower(tokens, at + 1) in ("the", "its", "their", "his", "her") else 1
    return _quantity(tokens, at) if at < len(tokens) else None


def _quantity(tokens: Sequence[Token], at: int) -> Quantity | None:
    currency = lexicon().units[tokens[at].text] if tokens[at].text in _CURRENCIES else ""
    start = at + 1 if currency else at
    if start >= len(tokens) or (not currency and _is_label(tokens, at)):
        return None
    number = numeral_at(tokens, start, is_money=bool(currency))
    if number is None or (not currency and _is_time(tokens, at, number)):
        return None
    low, high, step, end = _range(tokens, number, is_money=bool(currency))
    unit, end = (currency, end) if currency else _unit(tokens, end)
    unit = "percent" if number.is_percent else unit
    if not unit and is_year(tokens[at]) and number.value in _YEARS:
        return None
    rate, end = _rate(tokens, end) if unit else ("", end)
    first, low, high, step = _hedged(tokens, at, low, high, step)
    way, noun = _way(tokens, first, at), _noun(tokens, end, has_unit=bool(unit))
    if not unit and not noun and _is_named(tokens, first):
        return None
    last = end if unit or not noun else end + 1
    is_more = _lower(tokens, end) in ("more", "further", "additional")
    return Quantity(
        low,
        high,
        step,
        unit + rate,
        noun,
        "more" if is_more else way,
        first,
        end,
        Span(tokens[first].start, tokens[max(at, min(last, len(tokens)) - 1)].end),
    )


def _range(
    tokens: Sequence[Token], number: Numeral, *, is_money: bool
) -> tuple[float, float, float, int]:
    """The least, the most and the step of “12 to 15”, or of one number."""
    joint = number.end
    if _lower(tokens, joint) in ("to", "and", "or", *_DASHES) and joint + 1 < len(tokens):
        after = joint + 2 if tokens[joint + 1].text in _CURRENCIES else joint + 1
        other = numeral_at(tokens, after, is_money=is_money) if after < len(tokens) else None
        between = _lower(tokens, joint) == "and"
        starts = _lower(tokens, number.end - 2) if number.end > 1 else ""
        is_range = starts == "between" if between else starts != "from"
        if other is not None and is_range and other.value > number.value:
            # Of “12 to 15 million” both are millions.
            factor = other.value / number.value
            scale = other.step if factor > 1000 and other.step > number.step else 1.0  # noqa: PLR2004 - a thousand is the least scale
            return number.value * scale, other.value, max(number.step, other.step), other.end
    return number.value, number.value, number.step, number.end


def _hedged(
    tokens: Sequence[Token], at: int, low: float, high: float, step: float
) -> tuple[int, float, float, float]:
    """The first token of “more than 12”, and what is meant by it."""
    hedges = lexicon().hedges
    before, further = _before(tokens, at), _before(tokens, at - 1)
    is_denied = _before(tokens, at - 2) in ("no", "not")
    if before == "than" and (further in hedges["more"] or further in hedges["less"]):
        is_least = (further in hedges["more"]) is not is_denied
        first = at - 3 if is_denied else at - 2
        return (first, low, _INFINITE, step) if is_least else (first, 0.0, high, step)
    if (before, further) == ("least", "at") or before in hedges["least"]:
        return at - (2 if before == "least" else 1), low, _INFINITE, step
    if (before, further) in (("most", "at"), ("to", "up")) or before in hedges["most"]:
        return at - (1 if before in hedges["most"] else 2), 0.0, high, step
    if before in hedges["about"]:
        return at - 1, low * (1 - _ABOUT), high * (1 + _ABOUT), step
    return at, low, high, step


def _way(tokens: Sequence[Token], first: int, at: int) -> str:
    before = _before(tokens, first)
    if before in ("another", "further", "additional"):
        return "more"
    return before if before in _DIRECTIONS and first <= at else ""


def _unit(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    """The unit of measure behind a number, and the index behind it."""
    units, text, following = lexicon().units, _lower(tokens, end), _lower(tokens, end + 1)
    if text == "%" or (text, following) == ("per", "cent"):
        return "percent", end + (1 if text == "%" else 2)
    if text == "points" or (text == "percentage" and following.startswith("point")):
        return "points", end + (1 if text == "points" else 2)
    if text in ("square", "cubic") and following in units:
        return f"{text} {units[following]}", end + 2
    return (units[text], end + 1) if text in units else ("", end)


def _rate(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    """What it is by, as in “12 euros an hour”."""
    is_by = _lower(tokens, end) in ("a", "an", "per", "every", "each", "/")
    word = _lower(tokens, end + 1)
    return (f"/{word}", end + 2) if is_by and word in lexicon().rates else ("", end)


def _noun(tokens: Sequence[Token], end: int, *, has_unit: bool) -> tuple[str, ...]:
    """The concepts of the words that are counted, as far as they go on."""
    words = lexicon()
    if _lower(tokens, end) == "of":
        end += 1
        while _lower(tokens, end) in ("the", "its", "their", "all", "his", "her"):
            end += 1
    elif has_unit:
        return ()
    noun: list[str] = []
    for token in tokens[end : end + _NOUN_WORDS]:
        is_word = token.kind is Kind.WORD and token.lower not in words.light
        if not is_word or token.lower in words.negations or token.lower in words.auxiliaries:
            break
        noun.append(concept_of(token.lower)[0])
    return tuple(noun)


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    """Tell the number of “Route 66”, “12:30”, “3-1” or “aged 12” from an amount."""
    before = tokens[at - 1] if at else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].kind is not Kind.NUMBER:
        return before is not None and before.text == "-" and tokens[at].is_joined
    if before is not None and at > 1:
        is_capital = before.kind is Kind.WORD and before.text[:1].isupper()
        is_first = tokens[at - 2].text in '.!?:“"‘'
        if is_capital and not is_first and before.lower not in lexicon().hedges["about"]:
            return True
    if before is not None and (before.lower in ("aged", "no", "number") or before.text in ":-#."):
        return before.lower in ("aged", "number") or tokens[at].is_joined
    if following is None:
        return False
    if following.text in (":", "-") and following.is_joined and at + 2 < len(tokens):
        behind = tokens[at + 2]
        is_number = behind.kind is Kind.NUMBER
        is_score = is_number and float(behind.text.replace(",", "")) <= float(
            tokens[at].text.replace(",", "")
        )
        return is_score or is_number is (following.text == ":")
    return following.lower in ("am", "pm", "th", "st", "nd", "rd") or (
        following.lower in ("a", "p") and _lower(tokens, at + 2) == "."
    )


def _is_named(tokens: Sequence[Token], first: int) -> bool:
    """Tell “chapter 3” from “there are 3”."""
    before, words = _before(tokens, first), lexicon()
    is_word = first > 0 and tokens[first - 1].kind is Kind.WORD
    return is_word and before not in words.light and before not in words.auxiliaries


def _is_time(tokens: Sequence[Token], at: int, number: Numeral) -> bool:
    """Tell the day of a date from an amount."""
    months = lexicon().months
    return is_month(tokens, at - 1) or (
        tokens[at].kind is Kind.NUMBER
        and _lower(tokens, number.end) in months
        and is_month(tokens, number.end)
    )


def _before(tokens: Sequence[Token], at: int) -> str:
    return _lower(tokens, at - 1) if at >= 1 else ""


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
