"""The process that asks one suggester, so that no key ever waits for it and nothing of it gets in.

It reads JSON requests from standard input, one a line (suggester, text, title, scope of ids, labels
as the text of a file or null, library, annotator), and answers each with batches of suggestions as
`annotate.extract.wire` has them, and in the end with `{"refused": {…}, "trouble": "…"}`. Where its
input ends, or a suggester makes trouble, it kills whatever it has started, and ends.
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
from annotate.labels.file import parse_scheme
from annotate.labels.scheme import ONTONOTES, Label
from annotate.suggesters.collecting import Collector, SuggesterFailed
from annotate.suggesters.examples import examples
from annotate.suggesters.request import Example, Request, labels_for
from annotate.suggestion import Suggestion
from store.library.lessons import latest_finished
from store.library.library import Library
from tui.config.suggesters import Suggester
from tui.extraction.suggesters.program import Program

_POLITE = 5
"""Niceness of the process and of what it starts; chosen by hand, that of the other helper."""
_MOST_PROPOSALS = 50_000
"""Proposals for an article at most; chosen by hand, ten for each sentence of a book."""
_MOST_ARTICLES = 200
"""Finished articles in which examples are looked for, the latest; chosen by hand."""


def main() -> None:
    """Answer the requests on standard input until there are no more."""
    # What it starts is in its session too, and can be killed with it.
    os.setsid()
    answers = _private_output()
    os.nice(_POLITE)
    asker: _Asker | None = None
    for line in _requests():
        request = json.loads(line)
        asker = asker or _Asker(_suggester(request["suggester"]))
        trouble = ""
        collector = asker.collector(request)
        try:
            for suggestions in asker.ask(collector):
                answers.write(encode(_batch(suggestions, len(request["text"]))))
                answers.flush()
        except SuggesterFailed as failure:
            trouble = str(failure)
        except Exception as error:
            # Whatever goes wrong in here, the reader goes on without these suggestions.
            trouble = " ".join(f"{type(error).__name__}: {error}".split())
        answers.write(message(refused=collector.refused, trouble=trouble))
        answers.flush()
        if trouble:
            break
    _kill_group()


class _Asker:
    """Asks one suggester for one article after the other."""

    def __init__(self, suggester: Suggester) -> None:
        self._suggester = suggester
        self._program = Program(suggester.command, suggester.folder)
        self._examples: tuple[Example, ...] | None = None
        self._count = 0

    def collector(self, fields: dict[str, Any]) -> Collector:
        """Prepare a request."""
        text = fields["labels"]
        scheme = parse_scheme(text, title="labels") if text is not None else ONTONOTES
        labels = labels_for(scheme, self._suggester.labels)
        if self._examples is None:
            self._examples = _examples(fields["library"], fields["annotator"], labels)
        self._count += 1
        name, examples_here = str(self._count), self._examples
        request = Request(name, fields["text"], labels, fields["title"], examples_here)
        return Collector(request, scope=fields["scope"], title=self._suggester.title)

    def ask(self, collector: Collector) -> Iterator[list[Suggestion]]:
        """Yield the suggestions as they come.

        Raises:
            SuggesterFailed: There are none, or no more.
        """
        if not collector.request.labels:
            raise SuggesterFailed("gives none of your labels")
        line = collector.request.to_line()
        for lines in self._program.answers(line, seconds=self._suggester.seconds):
            found = [collector.add(each) for each in lines if not collector.is_done]
            yield [suggestion for suggestion in found if suggestion is not None]
            if collector.is_done:
                return
            if collector.count > _MOST_PROPOSALS:
                raise SuggesterFailed("proposed far too much")


def _examples(
    library: str | None, annotator: str, labels: tuple[Label, ...]
) -> tuple[Example, ...]:
    """What an annotator accepted in the articles that are done, the latest first."""
    if library is None:
        return ()
    names = {label.name for label in labels}
    articles = latest_finished(Library(Path(library)), annotator)
    latest = (article for article, _ in zip(articles, range(_MOST_ARTICLES), strict=False))
    return examples(
        ((each.document.text, [record.body for record in each.accepted]) for each in latest), names
    )


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
    private = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return private


if __name__ == "__main__":
    main()
