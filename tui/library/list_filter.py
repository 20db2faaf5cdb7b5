"""The filter of a list of articles: which of them fit some letters, the best fit first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.library.fuzzy import fit_folded

_TITLE_IS_ENOUGH = 2.0
"""Score of a title from which on its source, which counts half, can hardly score more."""


class ListFilter:
    """Scores titles and sources; more letters are looked for where fewer fit before."""

    def __init__(self) -> None:
        self._folded: dict[tuple[str, str], tuple[str, str]] = {}
        """Titles and sources without case."""
        self._letters = ""
        """The letters of the last call."""
        self._fitting: Sequence[str] | None = None
        """The keys that fitted them; None where none were asked for."""

    def forget(self) -> None:
        """Begin anew: titles or articles have changed."""
        self._folded.clear()
        self._fitting = None

    def fitting(self, letters: str, articles: Mapping[str, tuple[str, str]]) -> list[str]:
        """The keys of articles that fit, the best fit first; equal ones stay in their order.

        Args:
            letters: Words that have to fit the title or the source, each of them.
            articles: Titles and sources by key, in order.
        """
        words = letters.casefold().split()
        is_narrower = self._fitting is not None and letters.startswith(self._letters)
        before = set(self._fitting or ()) if is_narrower else articles.keys()
        scored = [
            (self._score(words, title_and_source), key)
            for key, title_and_source in articles.items()
            if key in before
        ]
        scored.sort(key=lambda score_and_key: -score_and_key[0])
        fitting = [key for score, key in scored if score]
        self._letters, self._fitting = letters, fitting
        return fitting

    def _score(self, words: Sequence[str], title_and_source: tuple[str, str]) -> float:
        """The fit of the title, or half that of the source."""
        folded = self._folded.get(title_and_source)
        if folded is None:
            title, source = title_and_source
            folded = self._folded[title_and_source] = (title.casefold(), source.casefold())
        title_fit = fit_folded(words, folded[0])
        if title_fit >= _TITLE_IS_ENOUGH * len(words):
            return title_fit
        return max(title_fit, fit_folded(words, folded[1]) / 2)
