"""The texts of `postil extract`: each one once, and a word about every input that is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from annotate.errors import UnreadableArticle
from annotate.loaders.jsonl import TextRecord
from store.files.disk_dict import DiskDict
from store.formats.incoming import IncomingIds
from tui.cli import exit_codes
from tui.cli.inputs import Input
from tui.cli.messages import tell
from tui.cli.progress import Advance

Note = Callable[[str, str], None]
"""Takes the name of an input that is skipped, and the reason."""


class TextReader:
    """Reads inputs one by one, reports those that it skips, and counts both.

    Args:
        advance: Called with the size of each input that was read, in bytes.
        note: Called with the name of an input that is skipped, and the reason.
    """

    def __init__(self, advance: Advance, note: Note = lambda name, reason: None) -> None:
        self.foreign_labels: Counter[str] = Counter()
        """The number of suggestions that were left out, by their labels."""
        self._advance = advance
        self._note = note
        self._names_by_id = DiskDict()
        self._ids = IncomingIds()
        self._read_count = 0
        self._skipped_count = 0
        self._has_whole_texts = True
        """False once a text was read of which something is missing."""

    @property
    def exit_code(self) -> int:
        """The exit code of a run that reached its end."""
        if self._skipped_count and not self._read_count:
            return exit_codes.UNREADABLE
        is_whole = not self._skipped_count and self._has_whole_texts
        return exit_codes.OK if is_whole else exit_codes.SKIPPED

    def readable_texts(
        self, sources: Iterator[Input], done_ids: Collection[str] = frozenset()
    ) -> Iterator[TextRecord]:
        """Yield each readable text once.

        Args:
            sources: The inputs that hold the texts.
            done_ids: Ids of texts whose lines are written already.
        """
        for source in sources:
            try:
                text = source.load()
                for remark in text.document.remarks:
                    tell(f"{source.name}: {remark}")
                self._has_whole_texts = self._has_whole_texts and text.document.is_complete
                # Texts that share an id are articles of their own.
                text = replace(text, id=self._ids.id_for(text.id, text.document))
                self._read_count += 1
                if text.document.is_blank:
                    tell(f"{source.name}: nothing to read")
                elif self._is_new(text, source.name) and text.id not in done_ids:
                    yield text
            except UnreadableArticle as error:
                self._skipped_count += 1
                tell(str(error))
                self._note(source.name, str(error))
            self._advance(source.size)

    def skip(self, text: TextRecord, reason: str) -> None:
        """Report a text on which the pipeline failed."""
        self._read_count -= 1
        self._skipped_count += 1
        tell(f"{self._names_by_id.get((text.id,))}: {reason}; left out")

    def _is_new(self, text: TextRecord, name: str) -> bool:
        first_name = self._names_by_id.get((text.id,))
        if first_name is not None:
            # Two lines with one id could not be imported again.
            self._read_count -= 1
            raise UnreadableArticle(
                f"{name} is the same article as {first_name} (id {text.id}); left out"
            )
        self._names_by_id.put((text.id,), name)
        return True


def tell_left_out(foreign_labels: Counter[str]) -> None:
    """Report suggestions that were left out, by their labels; nothing where there are none."""
    if foreign_labels:
        left_out = ", ".join(f"{n} {name}" for name, n in foreign_labels.most_common())
        tell(f"left out, as no label stands for them: {left_out}; from = [...] in a label adds one")
