"""Errors that a person can act on, as one tree.

    PostilError
    ├── UnreadableArticle     a file, folder or stream cannot be read as an article
    ├── EditRefused           a command does not fit the annotations as they are
    │   └── NothingToChange   everything is as the command wants it already
    ├── PipelineUnavailable   no spaCy pipeline can be loaded
    └── PatternsUnusable      a library's own patterns are broken
    (store.errors grows its own branch from the same root)

A message names the thing, the value and the next step, in one line. It may hold text from outside
(file names, labels): whoever shows it makes that text safe for the terminal.
"""


class PostilError(Exception):
    """The root of every error that Postil raises on purpose."""


class UnreadableArticle(PostilError):
    """A file, folder or stream cannot be read as an article."""


class EditRefused(PostilError):
    """A command does not fit the annotations as they are; nothing was changed."""


class NothingToChange(EditRefused):
    """Everything is as the command wants it already."""


class PipelineUnavailable(PostilError):
    """No spaCy pipeline can be loaded; reading and manual annotation still work."""


class PatternsUnusable(PostilError):
    """A library's own patterns are broken; extraction goes on without them."""
