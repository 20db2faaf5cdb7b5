"""What the help says of a command: sentences, and examples."""

from __future__ import annotations

from typing import NamedTuple


class CommandText(NamedTuple):
    """What the help says of a command."""

    summary: str
    """One short sentence, for the list of commands."""
    description: str
    """What it does, in lines of up to 78 characters."""
    examples: tuple[tuple[str, str], ...]
    """Command lines without `postil`, each with what it does."""
    more: str = ""
    """A last remark, below the examples."""

    @property
    def epilog(self) -> str:
        """The examples as they stand below the options."""
        lines = [f"  {words}:\n    postil {line}" for line, words in self.examples]
        heading = "example:" if len(lines) == 1 else "examples:"
        return "\n".join([heading, *lines, *(["", self.more] if self.more else [])])
