"""Words: a chunk's tokens as plain lists, which the rules read far faster than spaCy's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PROPER_TAGS = frozenset({"NNP", "NNPS"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "'S", "’S"})


class Words:
    """The tokens of one chunk."""

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)
        self.texts: list[str] = [token.text for token in tokens]
        self.lowers: list[str] = [text.lower() for text in self.texts]
        self.starts: list[int] = [token.idx for token in tokens]
        self.capital: list[bool] = [text[:1].isupper() for text in self.texts]
        """Whether a word opens with a capital letter."""
        self.proper: list[bool] = [
            capital and (token.tag_ in _PROPER_TAGS or (not token.tag_ and not token.is_stop))
            for token, capital in zip(tokens, self.capital, strict=True)
        ]
        """Whether a word is written and tagged as a name (untagged: no stop word)."""

    def __len__(self) -> int:
        return len(self.texts)

    def phrase(self, start: int, end: int) -> str:
        """The words of a range in lower case, joined by single spaces."""
        return " ".join(self.lowers[start:end])

    def is_possessive(self, index: int) -> bool:
        """Whether a token is a possessive ending."""
        return self.texts[index] in _POSSESSIVES

    def is_proper(self, index: int) -> bool:
        """Like `proper`, and False outside of the chunk."""
        return 0 <= index < len(self.texts) and self.proper[index]

    def is_space(self, index: int) -> bool:
        """Whether a token is nothing but white space."""
        return self.texts[index].isspace()

    def has_capital(self, index: int) -> bool:
        """Whether a word has a capital letter or a digit anywhere."""
        text = self.texts[index]
        return text != self.lowers[index] or text[:1].isdigit()

    def ends_paragraph(self, index: int, wrapped: range) -> bool:
        """Whether a white-space token ends a paragraph, and not only a line of a wrapped one.

        Args:
            index: The token.
            wrapped: How long the line before it may be to count as wrapped.
        """
        breaks = self.texts[index].count("\n")
        if breaks != 1:
            return breaks > 1
        line = index
        while line > 0 and "\n" not in self.texts[line - 1]:
            line -= 1
        return self.starts[index] - self.starts[line] not in wrapped
