"""Errors of storage and interchange, as a branch of the one tree.

PostilError
├── StoreError            the library cannot do what was asked
│   ├── StoreDamaged      a stored file cannot be read as what it should be
│   ├── StoreTooNew       a stored file was written by a newer version
│   ├── StoreLocked       another window holds the layer
│   ├── StoreChanged      another program changed a file since it was read
│   ├── RestoreRefused    there is no backup, or no need of one
│   ├── ImportConflict    an import meets annotations that are there already
│   └── WriteFailed       a file could not be written; the old one is untouched
├── RecordError           a stored record is malformed
├── QueryRefused          nothing can be looked for like that
├── RuleRefused           a rule about people makes no sense
├── AssignmentRefused     nobody can be given articles like that
├── PlanUnusable          a plan of an extraction is damaged, or not the one that was cut
├── EngineFailed          what hands out the parts of an extraction broke down
│   └── EngineUnavailable   it is not installed, or does not answer
├── ExportRefused         an article cannot be written without a fault
└── ImportRefused         a line of an imported file is not what it should be
"""

from __future__ import annotations

import reprlib

from annotate.errors import PostilError


class StoreError(PostilError):
    """The library cannot do what was asked."""


class StoreDamaged(StoreError):
    """A stored file cannot be read as what it should be; it is left untouched."""


class StoreTooNew(StoreError):
    """A stored file was written by a newer version; it is left untouched."""


class StoreLocked(StoreError):
    """Another window holds the layer; it can be read but not written."""


class StoreChanged(StoreError):
    """Another program changed a file since it was read; it was not written over."""


class WriteFailed(StoreError):
    """A file could not be written; the old one is untouched."""


class RestoreRefused(StoreError):
    """A layer without a backup, or one that needs no restoring; nothing was changed."""


class ImportConflict(StoreError):
    """An import meets annotations that are there already; nothing was imported."""


class RecordError(PostilError):
    """A record holds no annotation or suggestion; the message names the field and its value."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(f"{field} is {reprlib.repr(value)}, expected {expected}")
        self.field = field
        """Path of the wrong field, for example `was.start`."""
        self.value = value
        """Its value; None where it is missing."""


class QueryRefused(PostilError):
    """A query means nothing, or takes too long; the message says which."""


class RuleRefused(PostilError):
    """A rule about people makes no sense as things are; nothing was changed."""


class AssignmentRefused(PostilError):
    """An assignment of articles makes no sense as things are; nothing was changed."""


class PlanUnusable(PostilError):
    """A plan of an extraction cannot be used; what was made by it is as it was."""


class EngineFailed(PostilError):
    """What hands out the parts of an extraction broke down; the parts that are made stay."""


class EngineUnavailable(EngineFailed):
    """What hands out the parts of an extraction is not installed, or does not answer."""


class ExportRefused(PostilError):
    """An article cannot be written in a form that could be read back; nothing was written."""


class ImportRefused(PostilError):
    """A line of an imported file is not what it should be; nothing of the file was imported."""

    def __init__(self, line: int, reason: str, name: str = "") -> None:
        where = f"{name}: line {line}" if name else f"line {line}"
        super().__init__(f"{where}: {reason}; nothing was imported")
        self.name = name
        """The file, where an import has several."""
        self.line = line
        """The number of the line, counted from 1."""
        self.reason = reason
        """The fault in words, with the path of the field: `spans[2].start: …`."""


UNUSABLE = (RecordError, LookupError, TypeError, ValueError, AttributeError)
"""Errors that reading a record, an edit or a layer raises where the data are something else."""
