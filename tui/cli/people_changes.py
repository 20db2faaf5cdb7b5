"""Changes by `postil people`: rules made and taken back, each checked against who speaks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from annotate.author import Author
from annotate.people.rules import Rule, RuleKind
from store.errors import RuleRefused
from store.index.rule_checks import check_rule
from store.index.speaking import Voice
from store.library.library import Library
from store.library.people_rules import PeopleFile
from tui.cli.articles import chosen_articles
from tui.display.people_words import rule_words
from tui.display.plural import counted

_TAKEN_BACK = "postil people --undo takes it back"


def asked_change(arguments: Namespace) -> str:
    """The option that asks for a rule to be made, taken back or listed; empty where none does.

    Raises:
        RuleRefused: There are two of them.
    """
    names = [*(kind.value for kind in RuleKind), "revoke", "undo", "rules"]
    options = [name for name in names if getattr(arguments, name) not in (None, False)]
    if len(options) > 1:
        raise RuleRefused(f"--{options[0]} and --{options[1]} cannot be combined")
    if options and arguments.name:
        raise RuleRefused(f"--{options[0]} takes no further name: {' '.join(arguments.name)}")
    if arguments.within is not None and options != [RuleKind.LINK]:
        raise RuleRefused("--in is for --link, which is not given")
    return "".join(options)


def change(
    arguments: Namespace,
    file: PeopleFile,
    author: Author,
    library: Library,
    everybody: Callable[[], list[Voice]],
) -> str:
    """Make or take back a rule; returns what was done, in words.

    Raises:
        RuleRefused: A name is nobody's, or there is no such rule.
        StoreError: The file cannot be read or written.
        UnreadableArticle: An article is not there.
    """
    rules = file.read().rules
    change = asked_change(arguments)
    if change in ("undo", "revoke"):
        return _revoke(file, author, rules, arguments.revoke)
    kind = RuleKind(change)
    name, *others = getattr(arguments, kind.value)
    place = others[0] if kind is RuleKind.SPLIT else arguments.within
    article = _article(library, place) if place is not None else ""
    to = others[-1]
    voices = everybody()
    voice = check_rule(kind, name, to, voices)
    rule = file.add(kind, voice.speaker.name, to, author, article=article)
    claims = [item for item in voice.spoken if article in ("", item.speech.article)]
    return f"{rule_words(rule)}: {counted(len(claims), 'claim')}; {_TAKEN_BACK}"


def _revoke(file: PeopleFile, author: Author, rules: Sequence[Rule], number: int | None) -> str:
    """Take back a rule by its number, or the last one."""
    place = len(rules) if number is None else number
    if not 0 < place <= len(rules):
        fault = "nothing to take back" if number is None else f"there is no rule {number}"
        raise RuleRefused(f"{fault}; postil people --rules lists those in force")
    rule = rules[place - 1]
    file.revoke(rule, author)
    return f"taken back: {rule_words(rule)}"


def _article(library: Library, name: str) -> str:
    ids = [article.id for article, _ in chosen_articles(library, [name])]
    if len(ids) > 1:
        raise RuleRefused(f"{name} names {counted(len(ids), 'article')}: {', '.join(ids)}")
    return ids[0]
