"""A suggester that an installed package brings, under the entry points `postil.suggesters`."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from numbers import Integral, Real
from types import FrameType
from typing import Any

from annotate.suggesters.answer import one_line
from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.request import Request
from tui.extraction.suggesters.source import LONGEST_REASON

GROUP = "postil.suggesters"
"""The group of entry points; each is a function from a request to its answers."""
_DONE = b'{"done": true}'

Suggest = Callable[[Mapping[str, Any]], Iterable[Mapping[str, Any]]]
"""Gets the fields of a request, gives those of each answer."""


class EntryPointSuggester:
    """Calls a function of a package; it is imported with the first request."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._suggest: Suggest | None = None

    def answers(self, request: Request, *, seconds: float) -> Iterator[list[bytes]]:
        """Yield a line for each answer; called on the main thread of a process of its own."""

        def stop(number: int, frame: FrameType | None) -> None:
            raise SuggesterFailed(f"took longer than {seconds:g} s")

        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            suggest = self._suggest = self._suggest or self._loaded()
            for answer in suggest(json.loads(request.to_line())):
                yield [json.dumps(answer, default=_plain_number).encode("ascii")]
            yield [_DONE]
        except SuggesterFailed:
            raise
        except Exception as error:
            words = one_line(f"{type(error).__name__}: {error}", LONGEST_REASON)
            raise SuggesterFailed(f"failed: {words}") from error
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _loaded(self) -> Suggest:
        for entry_point in entry_points(group=GROUP, name=self._name):
            suggest: Suggest = entry_point.load()
            return suggest
        raise SuggesterFailed(f"no installed package brings {self._name}")


def _plain_number(value: object) -> int | float:
    """A number of another library, such as numpy, as one that JSON knows."""
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise TypeError(f"{type(value).__name__} is nothing that JSON has")
