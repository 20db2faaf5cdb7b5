"""What is learned from, as command line and configuration ask for."""

from __future__ import annotations

from argparse import Namespace

from annotate.author import Author
from annotate.errors import PipelineUnavailable
from store.library.learning import Course
from store.library.library import Library
from tui.config.configuration import Configuration
from tui.config.label_files import SchemeChoice, labels_in_force, named_files
from tui.config.workspace import Workspace


def course_of(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> Course:
    """What is learned from, with pipeline and labels as the reader has them.

    Raises:
        PipelineUnavailable: There is no pipeline.
        SchemeUnusable: The labels cannot be used.
    """
    labels = labels_of(arguments, settings, library)
    workspace = Workspace(
        library, author, labels=labels, model=arguments.model, usual_model=settings.usual_model
    )
    choice = workspace.pipeline()
    if isinstance(choice, PipelineUnavailable):
        raise choice
    return workspace.course(choice)


def labels_of(arguments: Namespace, settings: Configuration, library: Library) -> SchemeChoice:
    """The labels in force.

    Raises:
        SchemeUnusable: They cannot be used.
    """
    return labels_in_force(library, named_files(settings, arguments.labels))
