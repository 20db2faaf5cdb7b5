"""What spaCy's `debug data` finds in a corpus, in plain words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

from wasabi.printer import Printer

from annotate.training.run import quiet

_USUAL = 50
"""Examples of a label that spaCy recommends."""


def data_findings(config: Path, labels: Collection[str]) -> tuple[str, ...]:
    """Check a corpus with spaCy's `debug data`; returns a sentence for each finding.

    Args:
        config: The configuration of the check, with the paths of the docs.
        labels: The labels whose scarcity matters.
    """
    checks: Any = import_module("spacy.cli.debug_data")
    raw: list[str] = []
    printer = checks.Printer
    # The command only prints; its printer is the one place where a finding differs from a count.
    checks.Printer = lambda **_: _Listener(raw)
    try:
        # Some tables are printed past its printer.
        with quiet(), redirect_stdout(io.StringIO()):
            checks.debug_data(config, silent=True)
    except SystemExit:
        # It ends the process after an error, which it has told by then.
        pass
    finally:
        checks.Printer = printer
    return tuple(in_plain_words(raw, labels))


class _Listener(Printer):
    """A printer that keeps warnings and errors, and prints nothing."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__(no_print=True, pretty=False)
        self._heard = heard

    def warn(self, title: Any = "", *_: Any, **__: Any) -> None:
        """Keep a warning."""
        self._heard.append(str(title))

    def fail(self, title: Any = "", *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Keep an error."""
        self._heard.append(str(title))


def in_plain_words(raw: Sequence[str], labels: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each finding; those that name a label each become one.

    Args:
        raw: Warnings and errors as spaCy words them.
        labels: The labels that matter.
    """
    if scarce := _of_labels(_SCARCE, raw, labels):
        counts = ", ".join(f"{label} {count}" for label, count in scarce)
        yield f"few examples to learn from ({_USUAL} or more are usual): {counts}"
    if constant := _of_labels(_CONSTANT, raw, labels):
        names = ", ".join(label for label, *_ in constant)
        yield f"in every text: {names}; texts without would teach where there is none"
    for text in raw:
        if any(form.match(text) for form in (_SCARCE, _CONSTANT, _TOTAL)):
            continue
        words = next((say(m) for form, say in _WORDS if (m := form.match(text))), None)
        if words != "":
            yield words or f"spaCy says: {' '.join(text.split())}"


def _of_labels(
    form: re.Pattern[str], raw: Sequence[str], labels: Collection[str]
) -> list[tuple[str, ...]]:
    """Return the groups of each finding of a form that is about one of the labels, by label."""
    matches = filter(None, map(form.match, raw))
    return sorted(match.groups() for match in matches if match[1] in labels)


_SCARCE = re.compile(r"Low number of examples for label '(.+?)'(?: in key '.+?')? \((\d+)\)")
_CONSTANT = re.compile(r"No examples for texts WITHOUT new label '(.+)'")
_TOTAL = re.compile(r"\d+ (?:warning|error)s?$")

_WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(form), say)
    for form, say in (
        (
            r"(\d+) training examples also in evaluation data",
            lambda m: f"{m[1]} texts are both learned from and held out: scores will flatter",
        ),
        # The config of the check has a new component in any case.
        (r"Low number of examples to train a new pipeline", lambda m: ""),
        (
            r"(\d+) misaligned tokens in the (training|dev) data",
            lambda m: f"{m[1]} words are cut in another way than the pipeline cuts them",
        ),
        (
            r"(\d+) entity span\(s\) crossing sentence boundaries",
            lambda m: f"{m[1]} spans go across the end of a sentence",
        ),
        (
            r"(\d+) invalid whitespace entity spans",
            lambda m: f"{m[1]} spans begin or end with white space",
        ),
        (
            r"(\d+) words in training data without vectors \((\d+)%\)",
            lambda m: f"{m[2]} % of the words are unknown to the base’s word vectors",
        ),
        (
            r"Spans may not be distinct from the rest of the corpus",
            lambda m: "spans are made of the same words as the rest: they are hard to tell apart",
        ),
        (
            r"Boundary tokens are not distinct",
            lambda m: "spans begin and end with everyday words: their edges are hard to find",
        ),
        (r"No evaluation docs", lambda m: "nothing is held out to be scored on"),
        (r"Empty label found", lambda m: "a span has a label without a name"),
    )
)
"""The findings of spaCy by their beginnings, each with plain words; empty where none are needed."""
