"""`postil doctor`: what is not as it should be in a library, and mending it on request."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from store.doctor.examine import examine
from store.doctor.finding import Finding
from store.errors import StoreError
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.words import tell
from tui.config.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Name every finding, repair what can be repaired if asked to; returns the exit code."""
    left = 0
    for finding in list(examine(library)):
        tell(f"{finding.path}: {finding.problem}")
        if not _deal_with(finding, repair=arguments.repair) and finding.is_fault:
            left += 1
    if left:
        tell(f"{left} findings are left" if left > 1 else "one finding is left")
        return exit_codes.DAMAGED
    tell(f"{library.root} is in order")
    return exit_codes.OK


def _deal_with(finding: Finding, *, repair: bool) -> bool:
    """Mend a finding, or say how it could be; returns whether it is mended."""
    remedy = finding.repair
    if remedy is None and not finding.is_fault:
        return False
    if remedy is None:
        tell("    there is no remedy for that here; nothing was changed")
        return False
    if not repair:
        tell(f"    --repair {remedy.description}")
        return False
    try:
        kept = remedy.apply()
    except StoreError as error:
        tell(f"    not repaired: {error}")
        return False
    tell("    repaired" + (f"; what was there is kept as {kept}" if kept else ""))
    return True
