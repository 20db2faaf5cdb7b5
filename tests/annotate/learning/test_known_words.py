"""Words: what became of each in other articles, and where else in its own article it stands."""

from __future__ import annotations

from annotate.learning.elsewhere import Elsewhere
from annotate.learning.known_words import Habit, KnownWords, words_from
from annotate.learning.label_counts import UNMARKED


def test_a_word_says_what_became_of_it_in_other_articles() -> None:
    own = {"leeds": {"PLACE": 1.0}, "lamp": {UNMARKED: 2.0}}
    others = {"leeds": {"PLACE": 3.0, "CLUB": 1.0}}
    words = words_from([own, others])
    assert words.habits(["leeds", "new"]) == [Habit("PLACE", 1, 3), None]
    assert words.habits(["lamp"]) == [Habit(UNMARKED, 2, 2)]
    assert words.habits(["leeds", "lamp"], without=own) == [Habit("PLACE", 1, 3), None]
    assert KnownWords().habits(["leeds"]) == [None]


def test_a_word_in_capitals_says_where_else_it_stands() -> None:
    words = ["Lind", "spoke", ".", "Then", "Anna", "Lind", "left", "."]
    elsewhere = Elsewhere(words, [word.lower() for word in words], [(0, 3), (3, 8)])
    assert set(elsewhere.features(0)) == {
        "elsewhere-before=anna",
        "elsewhere-after=left",
        "elsewhere-capital",
        "elsewhere-longer=last",
        "elsewhere-longer-first=then",
        "elsewhere-longer-last=lind",
    }
    assert not list(elsewhere.features(1))
    assert set(elsewhere.features(5)) == {"elsewhere-after=spoke"}
