"""`postil extract --suggester`: the suggestions of other programs, in the place of a pipeline's."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial

from annotate.author import Author
from annotate.labels.fitting import fit_all
from annotate.labels.scheme import LabelScheme
from annotate.loaders.jsonl import TextRecord
from annotate.suggesters.merging import MergedSuggestions
from annotate.suggestion import Suggestion
from store.exporter.suggestion_lines import line_of
from store.library.library import Library
from tui.cli.messages import tell
from tui.cli.text_reader import TextReader
from tui.config.configuration import Configuration
from tui.config.errors import SendingRefused
from tui.config.label_files import labels_in_force, named_files
from tui.config.suggesters import named_suggesters
from tui.display.glyphs import visible
from tui.extraction.suggesters.asking import Purpose, SuggesterProcess

_Line = Callable[[TextRecord, tuple[Suggestion, ...]], bytes | str]
"""Makes the line of a text, or says why there is none."""


def suggester_lines(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> tuple[str, Callable[[Iterator[TextRecord], TextReader], Iterator[list[bytes]]]]:
    """The titles of the suggesters that are named, and what makes lines of their suggestions.

    Raises:
        SuggesterUnknown: One is not configured.
        SendingRefused: One is on another machine, and nobody has allowed that.
    """
    suggesters = named_suggesters(settings.suggesters, arguments.suggester)
    for suggester in suggesters:
        if suggester.host and not arguments.send:
            raise SendingRefused(
                f"suggester {suggester.name} would send the texts to {suggester.host}; "
                "--send allows that"
            )
    labels = labels_in_force(library, named_files(settings, arguments.labels))
    # As with the pipeline, what somebody has finished takes part only where it is asked for.
    place = library.root if arguments.annotator is not None else None
    purpose = Purpose(author.name, labels.file_text, place)
    title = ", ".join(suggester.title for suggester in suggesters)
    line = partial(
        line_of,
        pipeline=title,
        annotator=author.name,
        scheme=labels.scheme,
        tokens=arguments.tokens,
    )
    processes = [SuggesterProcess(suggester, purpose) for suggester in suggesters]
    return title, partial(_lines, processes, labels.scheme, line)


def _lines(
    processes: list[SuggesterProcess],
    scheme: LabelScheme,
    line: _Line,
    texts: Iterator[TextRecord],
    reader: TextReader,
) -> Iterator[list[bytes]]:
    """Yield the line of each text; report what went wrong, and a text that nobody looked at."""
    with asyncio.Runner() as runner:
        try:
            for text in texts:
                merged = MergedSuggestions(each.suggester.title for each in processes)
                troubles = [
                    runner.run(_ask(process, text, scheme, merged, reader)) for process in processes
                ]
                line_or_reason = "; ".join(troubles) if all(troubles) else line(text, tuple(merged))
                if isinstance(line_or_reason, str):
                    reader.skip(text, visible(line_or_reason))
                    continue
                for trouble in filter(None, troubles):
                    tell(visible(f"{text.document.title}: {trouble}"))
                yield [line_or_reason]
        finally:
            for process in processes:
                runner.run(process.end())


async def _ask(
    process: SuggesterProcess,
    text: TextRecord,
    scheme: LabelScheme,
    merged: MergedSuggestions,
    reader: TextReader,
) -> str:
    """Ask one suggester about a text; returns why nothing, or not all, came."""
    suggestions: list[Suggestion] = []
    async for batch in process.batches(text.document, text.id):
        suggestions += map(process.calibration.applied, batch.suggestions)
    fitted, left_out = fit_all(scheme, suggestions)
    merged.add(fitted)
    reader.foreign_labels.update(left_out)
    title, outcome = process.suggester.title, process.outcome
    if outcome.words and not outcome.trouble:
        tell(visible(f"{text.document.title}: {title}: {outcome.words}"))
    return f"{title}: {outcome.trouble}" if outcome.trouble else ""
