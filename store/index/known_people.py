"""What is known about the people of a library: the rules of its readers, and the names in it."""

from __future__ import annotations

import sqlite3

from annotate.people.article_speakers import KnownPeople
from store.index.library_index import LibraryIndex
from store.index.speech_reading import SpeechReader
from store.library.library import Library
from store.library.people_rules import known_by_rules


def read_known_people(library: Library) -> KnownPeople:
    """What is known about people once every article of a library was looked at.

    Raises:
        StoreDamaged: The file of the rules cannot be read.
        OSError: The library cannot be listed.
    """
    index = LibraryIndex(library)
    reader = SpeechReader(index)
    for _ in reader.refresh():
        pass
    people = known_by_rules(library)
    for names in reader.names():
        people.elsewhere.add(names, people.rules)
    index.close()
    return people


def remembered_people(library: Library) -> KnownPeople:
    """The same as the index remembers it; no article is looked at.

    Raises:
        StoreDamaged: The file of the rules cannot be read.
    """
    people, index = known_by_rules(library), LibraryIndex(library)
    if index.path.exists():
        index.open()
        try:
            for names in index.names():
                people.elsewhere.add(names, people.rules)
        except sqlite3.Error as error:
            index.drop(error)
        index.close()
    return people
