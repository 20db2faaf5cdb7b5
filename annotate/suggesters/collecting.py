"""Collecting the answers to one request: suggestions, and what had to be refused."""

from __future__ import annotations

from collections import Counter

from annotate.reasons import suggester_reason
from annotate.suggesters.answer import Failed, one_line, read_answer
from annotate.suggesters.faults import Fault, ProposalRefused
from annotate.suggesters.places import PlaceFinder
from annotate.suggesters.proposal import Proposal
from annotate.suggesters.request import Request
from annotate.suggestion import Suggestion, suggestion_id

_LONGEST_EXAMPLE = 100
"""Characters of a refused line that are shown at most; chosen by hand."""


class SuggesterFailed(Exception):
    """A suggester says that it can propose nothing more."""


class Collector:
    """Turns the lines that answer a request into suggestions, each proposal once.

    Args:
        request: The request.
        scope: Goes into the ids of the suggestions, as it does for those of pipelines.
        title: The suggester's title, which every suggestion names.
    """

    def __init__(self, request: Request, *, scope: str, title: str) -> None:
        self.request = request
        """The request that is answered."""
        self._scope = scope
        self._title = title
        self._places = PlaceFinder(request.text)
        self._ids: set[str] = set()
        self.refused: Counter[Fault] = Counter()
        """Number of refused proposals by their faults."""
        self.example = ""
        """The first line that was refused, or its beginning."""
        self.is_done = False
        """True if the suggester has said that this was all."""
        self.note = ""
        """What else it has said then."""

    @property
    def count(self) -> int:
        """The number of proposals so far, refused ones included."""
        return len(self._ids) + self.refused.total()

    def add(self, line: bytes) -> Suggestion | None:
        """The suggestion of a line; None where there is none, or not for the first time.

        Raises:
            SuggesterFailed: The suggester says that it has failed.
        """
        try:
            answer = read_answer(line, self.request)
            if isinstance(answer, Proposal):
                return self.suggestion(answer)
        except ProposalRefused as refusal:
            self.refused[refusal.fault] += 1
            words = line[: 4 * _LONGEST_EXAMPLE].decode("utf-8", "replace")
            self.example = self.example or one_line(words, _LONGEST_EXAMPLE)
            return None
        if isinstance(answer, Failed):
            raise SuggesterFailed(answer.reason)
        self.is_done, self.note = True, answer.note
        return None

    def suggestion(self, proposal: Proposal) -> Suggestion | None:
        """The suggestion that a proposal is; None where an equal one came before.

        Raises:
            ProposalRefused: It has no place in the text.
        """
        body = self._places.body(proposal)
        name = suggestion_id(self._scope, body)
        if name in self._ids:
            return None
        self._ids.add(name)
        reason = suggester_reason(self._title, proposal.why)
        return Suggestion(name, body, proposal.score, self._title, reason)
