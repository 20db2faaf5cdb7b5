"""The process that asks one suggester, so that no key ever waits for it and nothing of it gets in.

It reads JSON requests from standard input, one a line (suggester, text, title, scope of ids, labels
as the text of a file or null, library, annotator, whether it is asked also where it is mostly
wrong). It answers each with `{"calibration": {…}}`, batches of suggestions as
`annotate.extract.wire` has them, and in the end the fields of an `annotate.suggesters.outcome`.
Where its input ends, or a suggester makes trouble, it kills whatever it has started, and ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from annotate.extract.batch import Batch
from annotate.extract.wire import encode, message
from annotate.labels.file import scheme_of
from annotate.suggesters.collecting import Collector, SuggesterFailed
from annotate.suggesters.request import Request, labels_for
from annotate.suggestion import Suggestion
from store.library.library import Library
from store.library.suggester_lessons import SuggesterLessons, suggester_lessons
from tui.config.suggesters import Suggester
from tui.extraction.suggesters.sources import source_of

_POLITE = 5
"""Niceness of the process and of what it starts; chosen by hand, that of the other helper."""
_MOST_PROPOSALS = 50_000
"""Proposals for an article at most; chosen by hand, ten for each sentence of a book."""


def main() -> None:
    """Answer the requests on standard input until there are no more."""
    # What it starts is in its session too, and can be killed with it.
    os.setsid()
    answers = _private_output()
    os.nice(_POLITE)
    asker: _Asker | None = None
    for line in _requests():
        request = json.loads(line)
        asker = asker or _Asker(request)
        if not _answer(request, asker, answers):
            break
    _kill_group()


def _answer(request: dict[str, Any], asker: _Asker, answers: BinaryIO) -> bool:
    """Answer a request; returns False where the suggester has made trouble."""
    quiet = "" if request["is_asked_for"] else asker.quiet
    collector, trouble = asker.collector(request), ""
    answers.write(message(calibration=asker.calibration.coefficients))
    try:
        for suggestions in () if quiet else asker.ask(collector):
            answers.write(encode(_batch(suggestions, len(request["text"]))))
            answers.flush()
    except SuggesterFailed as failure:
        trouble = str(failure)
    except Exception as error:
        # Whatever goes wrong in here, the reader goes on without these suggestions.
        trouble = " ".join(f"{type(error).__name__}: {error}".split())
    refused, note = collector.refused, collector.note
    answers.write(message(refused=refused, trouble=trouble, note=note, quiet=quiet))
    answers.flush()
    return not trouble


class _Asker:
    """Asks one suggester for one article after the other."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._suggester = suggester = _suggester(fields["suggester"])
        self._source = source_of(suggester)
        scheme = scheme_of(fields["labels"])
        self._labels = labels_for(scheme, suggester.labels)
        self._lessons = SuggesterLessons()
        if fields["library"] is not None:
            self._lessons = suggester_lessons(
                Library(Path(fields["library"])),
                fields["annotator"],
                suggester.name,
                scheme=scheme,
                labels=self._labels,
            )
        self.calibration = self._lessons.record.calibration()
        self._count = 0

    @property
    def quiet(self) -> str:
        """Why it is not asked, as too little of what it proposed was right; else empty."""
        record = self._lessons.record
        precision = record.precision
        if precision is None or precision >= self._suggester.precision:
            return ""
        return record.words()

    def collector(self, fields: dict[str, Any]) -> Collector:
        """Prepare a request."""
        self._count += 1
        name, examples = str(self._count), self._lessons.examples
        request = Request(name, fields["text"], self._labels, fields["title"], examples)
        return Collector(request, scope=fields["scope"], title=self._suggester.title)

    def ask(self, collector: Collector) -> Iterator[list[Suggestion]]:
        """Yield the suggestions as they come.

        Raises:
            SuggesterFailed: There are none, or no more.
        """
        if not collector.request.labels:
            raise SuggesterFailed("gives none of your labels")
        answers = self._source.answers(collector.request, seconds=self._suggester.seconds)
        for lines in answers:
            suggestions = [collector.add(each) for each in lines if not collector.is_done]
            yield [suggestion for suggestion in suggestions if suggestion is not None]
            if collector.is_done:
                return
            if collector.count > _MOST_PROPOSALS:
                raise SuggesterFailed("proposed far too much")


def _suggester(fields: dict[str, Any]) -> Suggester:
    lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
    return Suggester(**{**fields, **lists})


def _batch(suggestions: list[Suggestion], total: int) -> Batch:
    places = [suggestion.body.extent for suggestion in suggestions]
    start = min((place.start for place in places), default=0)
    end = max((place.end for place in places), default=0)
    return Batch(0, total, tuple(suggestions), start=start, end=end)


def _requests() -> Iterator[bytes]:
    """Yield the lines on standard input; where it ends, so does all that was started."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        _kill_group()

    Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


def _kill_group() -> None:
    os.killpg(0, signal.SIGKILL)


def _private_output() -> BinaryIO:
    """Keep standard output for answers; what a suggester prints in this process is discarded."""
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    return answers


if __name__ == "__main__":
    main()
