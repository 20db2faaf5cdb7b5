"""Exit codes, as the interchange contract defines them."""

from __future__ import annotations

from annotate.errors import (
    PipelineUnavailable,
    PostilError,
    ReadingEnded,
    SchemeUnusable,
    TrainingDeclined,
    UnreadableArticle,
    UnusableAddress,
)
from store.errors import (
    AssignmentRefused,
    EngineFailed,
    EngineUnavailable,
    ExportRefused,
    ImportConflict,
    ImportRefused,
    PlanUnusable,
    QueryRefused,
    RestoreRefused,
    RuleRefused,
    StoreChanged,
    StoreDamaged,
    StoreLocked,
    StoreTooNew,
    WriteFailed,
)
from tui.config.errors import ConfigurationError, SendingRefused, SuggesterUnknown

OK = 0
INTERNAL = 1
USAGE = 2
UNREADABLE = 3
DAMAGED = 4
LOCKED = 5
WRITE_FAILED = 6
SKIPPED = 7
"""Finished, but some inputs were skipped, or something of them left out; each was named."""
HANGUP = 129
INTERRUPTED = 130
PIPE_CLOSED = 141
TERMINATED = 143

_CODES: tuple[tuple[type[PostilError], int], ...] = (
    (ReadingEnded, INTERRUPTED),
    (UnreadableArticle, UNREADABLE),
    (ImportRefused, UNREADABLE),
    (PlanUnusable, UNREADABLE),
    (ImportConflict, LOCKED),
    (StoreDamaged, DAMAGED),
    (RestoreRefused, DAMAGED),
    (StoreTooNew, DAMAGED),
    (StoreLocked, LOCKED),
    (StoreChanged, LOCKED),
    (WriteFailed, WRITE_FAILED),
    (ExportRefused, WRITE_FAILED),
    (PipelineUnavailable, USAGE),
    (ConfigurationError, USAGE),
    (SuggesterUnknown, USAGE),
    (SendingRefused, USAGE),
    (SchemeUnusable, USAGE),
    (TrainingDeclined, USAGE),
    (UnusableAddress, USAGE),
    (EngineUnavailable, USAGE),
    (EngineFailed, INTERNAL),
    (QueryRefused, USAGE),
    (RuleRefused, USAGE),
    (AssignmentRefused, USAGE),
)


def exit_code(error: PostilError) -> int:
    """The exit code for an error."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), INTERNAL)
