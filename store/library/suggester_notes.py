"""Notes on suggesters: what went wrong when each was asked last, for `postil doctor`."""

from __future__ import annotations

from collections.abc import Iterator

from store.files.json_files import read_optional, to_json, write_optional
from store.library.library import Library


class SuggesterNotes:
    """A small file of the library that nothing depends on."""

    def __init__(self, library: Library) -> None:
        self.path = library.root / "suggesters.json"

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The suggesters that made trouble, by their titles, each with its trouble."""
        notes = read_optional(self.path).items()
        return ((title, words) for title, words in notes if isinstance(words, str))

    def note(self, title: str, words: str) -> None:
        """Note what went wrong when a suggester was asked; empty words for nothing."""
        notes = read_optional(self.path)
        if notes.get(title, "") != words:
            others = {name: trouble for name, trouble in notes.items() if name != title}
            write_optional(self.path, to_json({**others, **({title: words} if words else {})}))
