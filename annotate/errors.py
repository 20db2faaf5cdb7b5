"""Errors that a person can act on, as one tree.

    PostilError
    ├── UnreadableArticle     a file, folder, stream or page cannot be read as an article
    │   └── ReadingEnded      a person ended the reading of one
    ├── UnusableAddress       an address has another scheme than http and https
    ├── EditRefused           a command does not fit the annotations as they are
    │   └── NothingToChange   everything is as the command wants it already
    ├── PipelineUnavailable   no spaCy pipeline can be loaded
    ├── PatternsUnusable      a library's own patterns are broken
    ├── CuesUnusable          a library's own cues are broken
    ├── SchemeUnusable        a file of labels is broken
    ├── LearnedModelUnusable  what was learned is damaged, or newer than this version
    └── TrainingDeclined      there is too little to train a pipeline on
    (store.errors grows its own branch from the same root)

A message names the thing, the value and the next step, in one line. It may hold text from outside
(file names, labels): the code that shows it makes that text safe for the terminal.
"""


class PostilError(Exception):
    """The root of every error that Postil raises on purpose."""


class UnreadableArticle(PostilError):
    """A file, folder, stream or page cannot be read as an article."""


class ReadingEnded(UnreadableArticle):
    """A person ended the reading of an article."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was not read to its end, as Esc was pressed; nothing is changed")


class UnusableAddress(PostilError):
    """An address has another scheme than http and https, or no host."""


class EditRefused(PostilError):
    """A command does not fit the annotations as they are; nothing was changed."""


class NothingToChange(EditRefused):
    """Everything is as the command wants it already."""


class PipelineUnavailable(PostilError):
    """No spaCy pipeline can be loaded; reading and manual annotation still work."""


class PatternsUnusable(PostilError):
    """A library's own patterns are broken; extraction goes on without them."""


class CuesUnusable(PostilError):
    """A library's own cues are broken; suggestions go on without them."""


class SchemeUnusable(PostilError):
    """A file of labels is broken; every problem is named with its line, 0 for the whole file."""

    def __init__(self, title: str, problems: tuple[tuple[int, str], ...]) -> None:
        self.lines = tuple(
            f"{title}, line {line}: {words}" if line else f"{title}: {words}"
            for line, words in problems
        )
        """One line for each problem."""
        others = len(self.lines) - 1
        suffix = f" (and {others} more: postil labels --check FILE lists them)" if others else ""
        super().__init__(self.lines[0] + suffix)


class LearnedModelUnusable(PostilError):
    """What was learned is damaged or newer than this version; suggestions go on without it."""


class TrainingDeclined(PostilError):
    """There is too little to train a pipeline on; nothing was written."""
