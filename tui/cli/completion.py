"""`postil completion`: scripts for shells, and the words that they offer for the tab key.

A shell starts the program with `_ARGCOMPLETE` set, so the words must come fast: no Textual, no
spaCy, and of each article only its title, id and path.
"""

from __future__ import annotations

import argparse
import contextlib
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from argcomplete.completers import FilesCompleter
from argcomplete.finders import CompletionFinder
from argcomplete.shell_integration import shellcode

from annotate.author import Author
from annotate.errors import PostilError
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.arguments import every_parser, first_operand, with_command
from tui.cli.parser import actions_of
from tui.cli.streams import write_output
from tui.config.configuration import Configuration, configuration_path, load_configuration
from tui.config.origins import library_setting

_THEMES = ("postil-dark", "postil-light", "postil-contrast", "postil-plain")


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the script for a shell; returns the exit code."""
    script: str = shellcode(["postil"], shell=arguments.shell)
    write_output(f"{script.strip()}\n".encode())
    return exit_codes.OK


def complete() -> None:
    """Write the words that fit to the shell that asked, and end the process."""
    parser = every_parser()
    action: Any  # argcomplete looks for an attribute that argparse does not know
    for action in _actions(parser):
        if completer := _COMPLETERS.get(action.dest):
            action.completer = completer
    _Finder()(parser, always_complete_options=False, validator=_fits)


class _Finder(CompletionFinder):
    """Completes `postil FILE` as `postil read FILE`; offers commands for the first word too."""

    def _get_completions(self, comp_words: list[str], cword_prefix: str, *rest: Any) -> list[str]:
        program, *words = comp_words
        has_operand = first_operand(words) != len(words)
        words = with_command(words) if has_operand or cword_prefix.startswith("-") else []
        get_completions: Callable[..., list[str]] = super()._get_completions
        return get_completions([program, *words], cword_prefix, *rest)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options and operands of a parser and of its commands."""
    for action in actions_of(parser):
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command_parser in action.choices.values():
                yield from _actions(command_parser)


def _fits(word: str, prefix: str) -> bool:
    """Tell whether a word begins with what was typed, in small letters or in capitals."""
    return word.casefold().startswith(prefix.casefold())


def _articles(prefix: str, parsed_args: Namespace, **_: Any) -> dict[str, str]:
    """Return titles of articles, and ids and paths that begin with what was typed."""
    words: dict[str, str] = {}
    for article, facts in _library(parsed_args).with_facts():
        if facts is None:
            continue
        words[facts.title] = article.id
        if prefix:
            words |= {article.id: facts.title, facts.uri: facts.title}
    return words


def _annotators(prefix: str, parsed_args: Namespace, **_: Any) -> Iterable[str]:
    """Return the annotators of the library."""
    articles = _library(parsed_args).folders()
    return {name for article in articles for name in article.annotators()}


def _sides(prefix: str, parsed_args: Namespace, **rest: Any) -> Iterable[str]:
    """Return what can be compared: annotators, and files."""
    return {*_annotators(prefix, parsed_args), *FilesCompleter()(prefix, **rest)}


def _themes(**_: Any) -> Iterable[str]:
    return _THEMES


def _library(parsed_args: Namespace) -> Library:
    """Return the library that the words so far name."""
    settings = Configuration()
    with contextlib.suppress(PostilError):
        settings = load_configuration(configuration_path())
    named: Path | None = getattr(parsed_args, "library", None)
    return Library(Path(library_setting(named, settings, os.environ).value))


_COMPLETERS: Mapping[str, Any] = {
    "article": _articles,
    "annotator": _annotators,
    "layer": _annotators,
    "first": _sides,
    "second": _sides,
    "more": _sides,
    "revoke": _annotators,
    "theme": _themes,
}
"""The functions that offer words, by the names of options and operands."""
