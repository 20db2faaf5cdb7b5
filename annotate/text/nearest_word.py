"""The nearest word to one that is not known, as a question for the end of a message."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Ask for the word that is nearest to another one, whatever the case; empty where none is near.

    The question stands behind what is wrong: `…; did you mean “export”?`.
    """
    from difflib import get_close_matches  # nobody who types well waits for it

    by_folded = {name.casefold(): name for name in words}
    nearest = get_close_matches(word.casefold(), by_folded, n=1)
    return f"; did you mean “{by_folded[nearest[0]]}”?" if nearest else ""
