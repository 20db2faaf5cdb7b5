"""Sources: whom the words of a source name, by the names that are marked in the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from annotate.people.names import one_line
from annotate.people.resolving import Source
from annotate.people.words import name_words

_WORD = re.compile(r"[^\W_]+")
_LEAD_AWAY = frozenset(("of", "for", "to", "by", "with", "from", "than"))
"""Words that make a name behind them depend on a noun in front."""
_MAY_FOLLOW = ",;(—–["
_GO_ON = frozenset(
    (
        *("and", "or", "of", "who", "from", "for", "at", "in", "with"),
        *("himself", "herself", "themselves"),
    )
)
"""Words that go on behind the name of a speaker; a noun there is the speaker instead."""


def words_of(name: str) -> frozenset[str]:
    """The words of a name, in small letters."""
    return frozenset(_WORD.findall(name.casefold()))


class Naming:
    """Finds the names that are marked in an article in the words of sources.

    Args:
        people: The names of people, as they are written.
        bodies: The names of others who may speak.
    """

    def __init__(self, people: Iterable[str] = (), bodies: Iterable[str] = ()) -> None:
        self._people: Counter[str] = Counter()
        self._bodies: Counter[str] = Counter()
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        """The names of people by their first words."""
        for names, is_person in ((people, True), (bodies, False)):
            for name in names:
                self.count(name, 1, is_person=is_person)

    @property
    def people(self) -> list[str]:
        """The names of people on one line, sorted."""
        return sorted(self._people)

    def count(self, written: str, step: int, *, is_person: bool) -> str:
        """Count one more or one less mark of a name.

        Returns:
            The name on one line where it came with the first mark, or went with the last one;
            else empty.
        """
        name, counts = one_line(written), self._people if is_person else self._bodies
        was_there = name in counts
        counts[name] += step
        if counts[name] <= 0:
            del counts[name]
        if was_there is (name in counts):
            return ""
        if is_person:
            self._by_word[_first_word(name)] ^= {name}
        return name

    def source(self, words: str, linked: str) -> Source:
        """The source of a claim, with the names in it.

        Args:
            words: Its words.
            linked: The words of the entity that an annotation links it to; mostly empty.
        """
        name = one_line(linked) or one_line(words)
        if name in self._people:
            return Source(words, (name,))
        if linked or name in self._bodies:
            return Source(words, body=name)
        return Source(words, tuple(self._speakers(name)))

    def _speakers(self, words: str) -> Iterator[str]:
        """Yield the people who speak: not one whose spokesman or mother does."""
        present = [name for name in self._names_at(words) if name in words]
        # Of two names in one place the longer one is meant.
        present.sort(key=len, reverse=True)
        pattern = "|".join(map(re.escape, present))
        end: int | None = None
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", words) if present else ():
            if end is not None and not _is_list(words[end : match.start()]):
                return
            if _is_head(words[: match.start()], words[match.end() :]):
                end = match.end()
                yield match[0]

    def _names_at(self, words: str) -> Iterator[str]:
        """Yield the names of people that begin with one of some words."""
        for word in dict.fromkeys(_WORD.findall(words)):
            yield from sorted(self._by_word.get(word, ()))


def _first_word(name: str) -> str:
    match = _WORD.search(name)
    return match[0] if match else ""


def _is_head(before: str, behind: str) -> bool:
    """Tell whether a name in a source is the one who speaks, by the words around it."""
    *others, last = before.split() or [""]
    if others and last.lower() in _LEAD_AWAY:
        return False
    return not behind or behind[0] in _MAY_FOLLOW or behind.split(maxsplit=1)[0].lower() in _GO_ON


def _is_list(between: str) -> bool:
    """Tell whether two names are members of one list: “Holt, Reed and Finance Minister Voss”."""
    words = between.replace(",", " ").lower().split()
    return not {*words} - name_words().before_names - {"and", "or", "&", "the"}
