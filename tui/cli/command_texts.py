"""The words of `--help`: what each command does, in sentences, with examples."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.cli.command_text import CommandText
from tui.cli.corpus_texts import CORPUS
from tui.cli.exchange_texts import EXCHANGE
from tui.cli.team_texts import TEAM
from tui.cli.training_texts import TRAINING

COMMANDS: Mapping[str, CommandText] = MappingProxyType(
    {
        "read": CommandText(
            "Open articles in the reader.",
            "Open a file, a folder, an address or standard input in the reader; several files\n"
            "and folders make one list. Without any of these, the library opens. The word\n"
            "“read” can be left out.",
            (
                ("article.txt", "Read one article"),
                ("read articles/", "Read a folder of them"),
                ("a.txt b.md", "Read several"),
                ("https://example.org/news", "Read the main text of a page"),
            ),
        ),
        "serve": CommandText(
            "Open the reader in a browser.",
            "Serve the reader to browsers on this machine, or on others with --host. Whoever\n"
            "has the address that it prints can read and annotate.",
            (
                ("serve articles/", "Serve a folder of articles"),
                ("serve --for anna --for ben", "Give each of two annotators an address"),
            ),
            "This needs postil[web-serve].",
        ),
        **EXCHANGE,
        **CORPUS,
        **TRAINING,
        **TEAM,
        "keys": CommandText(
            "Print all commands of the reader with their keys.",
            "Print all commands of the reader with their keys, as a table that can be changed\n"
            "and put into the configuration file.",
            (("keys", "Print the keys in force"),),
        ),
        "doctor": CommandText(
            "Check the library, and repair it on request.",
            "Check every file of the library, and say what is wrong and how it can be\n"
            "repaired. Nothing is changed without --repair.",
            (
                ("doctor", "Check the library"),
                ("doctor --repair", "Repair what can be repaired"),
            ),
        ),
        "restore": CommandText(
            "Bring back the annotations of a damaged file.",
            "Put the backup of an article’s annotations in place of a damaged file, which is\n"
            "kept beside it.",
            (("restore climate", "Restore one article, by a word of its title"),),
        ),
        "labels": CommandText(
            "Print the labels in force.",
            "Print the labels in force as TOML, as a start for a labels.toml of your own; or\n"
            "check such a file.",
            (
                ("labels > labels.toml", "Write a file to start from"),
                ("labels --check labels.toml", "Name every mistake in a file"),
            ),
        ),
        "config": CommandText(
            "Show the settings in force and where they come from.",
            "Print where the configuration, the library and the logs are, and where each\n"
            "setting comes from: an option, the environment, a file or the default.",
            (
                ("config", "Print all settings"),
                ("config --library corpus", "Print them as an option changes them"),
            ),
        ),
        "completion": CommandText(
            "Print a script that completes commands in your shell.",
            "Print a script that makes your shell complete commands, options, files and the\n"
            "titles of articles when you press the tab key.",
            (
                ("completion bash > ~/.local/share/bash-completion/completions/postil", "For bash"),
                ('completion zsh > "${fpath[1]}/_postil"', "For zsh"),
                ("completion fish > ~/.config/fish/completions/postil.fish", "For fish"),
            ),
            "The script takes effect in the next shell that you open.",
        ),
    }
)
"""The commands, each with its words, in the order of the help."""
