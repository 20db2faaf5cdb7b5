"""`postil doctor`: finding what is wrong in a library, and repairing it on request."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from store.doctor.examine import examine
from store.doctor.finding import Finding
from store.errors import StoreError
from store.library.library import Library
from store.library.suggester_notes import SuggesterNotes
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.display.plural import counted


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Report every finding, and repair it where that is asked for; returns the exit code."""
    remaining = 0
    for finding in list(examine(library)):
        is_named = finding.problem.startswith(str(finding.path))
        tell(finding.problem if is_named else f"{finding.path}: {finding.problem}")
        if not _deal_with(finding, is_repairing=arguments.repair) and finding.is_fault:
            remaining += 1
    for title, words in SuggesterNotes(library):
        tell(visible(f"suggester {title}, when it was asked last: {words}"))
    if remaining:
        tell(f"{counted(remaining, 'finding')} left")
        return exit_codes.DAMAGED
    tell(f"{library.root} is in order")
    return exit_codes.OK


def _deal_with(finding: Finding, *, is_repairing: bool) -> bool:
    """Repair a finding, or say how it could be repaired; returns whether it was."""
    repair = finding.repair
    if repair is None and not finding.is_fault:
        return False
    if repair is None:
        tell("    it cannot be repaired here; nothing was changed")
        return False
    if not is_repairing:
        tell(f"    --repair {repair.description}")
        return False
    try:
        previous_file = repair.apply()
    except StoreError as error:
        tell(f"    not repaired: {error}")
        return False
    tell(
        "    repaired"
        + (f"; the previous file is kept as {previous_file}" if previous_file else "")
    )
    return True
