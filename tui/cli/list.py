"""`postil list`: the library with counts, as a table of tab-separated columns."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from store.library.assignments import AssignmentsFile
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.glyphs import visible

_COLUMNS = (
    *("id", "annotator", "pending", "accepted", "rejected"),
    *("claims", "progress", "state", "title", "source"),
)


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print one line for each article and annotator; returns the exit code."""
    library = under_own_labels(library, settings)
    assignments = AssignmentsFile(library.root).read()
    for trouble in assignments.troubles:
        tell(trouble)
    overviews = list(library.overviews(author.name, assignments.by_article))
    if not overviews:
        tell(f"no articles yet in {library.root}; postil FILE opens one")
        return exit_codes.OK
    has_assignments = bool(assignments.by_article)
    rows = [[*_COLUMNS, *["assigned"] * has_assignments]]
    for overview in overviews:
        counts = [overview.pending, overview.accepted, overview.rejected, overview.claims]
        texts = [f"{overview.progress:.0%}", overview.state, overview.title, overview.uri]
        is_assigned = overview.annotator in assignments.by_article.get(overview.id, ())
        assigned = ["assigned" if is_assigned else ""] * has_assignments
        rows.append([overview.id, overview.annotator, *map(str, counts), *texts, *assigned])
    write_lines("\t".join(map(visible, row)) for row in rows)
    troubled = [overview for overview in overviews if overview.trouble]
    for overview in troubled:
        tell(overview.trouble)
    return exit_codes.DAMAGED if troubled else exit_codes.OK
