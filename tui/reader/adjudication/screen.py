"""The reader on what two annotators have: both readings of a place in view, and a choice."""

from __future__ import annotations

from functools import partial

from annotate.adjudication import Readings
from annotate.document import Document
from store.library.reading_position import ReadingPosition
from tui.config.workspace import Workspace
from tui.library.host import Host
from tui.reader.adjudication.disagreement_queue import DisagreementQueue
from tui.reader.screen import ReaderScreen


class AdjudicationScreen(ReaderScreen):
    """The reader with a queue of disagreements, and with the keys that choose."""

    MODE = "review"
    queue: DisagreementQueue

    def __init__(
        self,
        host: Host,
        document: Document,
        workspace: Workspace,
        readings: Readings,
        position: ReadingPosition | None = None,
    ) -> None:
        make_queue = partial(DisagreementQueue, readings=readings)
        super().__init__(host, document, workspace, position, make_queue=make_queue)

    def action_take_first(self) -> None:
        """Take what the first one has."""
        self.queue.choose(first=True, second=False)

    def action_take_second(self) -> None:
        """Take what the second one has."""
        self.queue.choose(first=False, second=True)

    def action_take_both(self) -> None:
        """Take both readings."""
        self.queue.choose(first=True, second=True)

    def action_take_neither(self) -> None:
        """Reject both readings."""
        self.queue.choose(first=False, second=False)

    def action_other_reading(self) -> None:
        """Focus the other reading of the place."""
        self.queue.focus_other()
