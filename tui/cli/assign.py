"""`postil assign`: who reads which articles, how far each is, and the blind first pass."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from annotate.author import ADJUDICATED, Author
from annotate.commands.describing import joined
from annotate.evaluation.report import table
from annotate.sharing_out import share_out
from store.errors import AssignmentRefused, StoreError
from store.library.assignments import Assignments, AssignmentsFile, DoneArticles
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.articles import chosen_articles
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.display.plural import counted

_DONE_SIGN = "✓"


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Assign, revoke or show; returns the exit code."""
    _check(arguments)
    file = AssignmentsFile(library.root)
    titles = _titles(library, arguments.article)
    if arguments.name:
        _assign(arguments, file, author, titles)
    elif arguments.revoke:
        _revoke(arguments.revoke, file, author, titles)
    if arguments.blind is not None:
        file.set_blind(is_blind=arguments.blind, author=author)
    assignments = file.read()
    for trouble in assignments.troubles:
        tell(trouble)
    if arguments.blind is not None:
        tell(_blind_words(is_blind=arguments.blind))
    elif not (arguments.name or arguments.revoke) or arguments.show:
        _show(library, assignments, titles)
    return exit_codes.DAMAGED if assignments.troubles else exit_codes.OK


def _check(arguments: Namespace) -> None:
    """Refuse what does not go together.

    Raises:
        AssignmentRefused: It means nothing.
    """
    names: list[str] = arguments.name
    twice = next((name for name in names if names.count(name) > 1), None)
    fault = ""
    if names and arguments.revoke:
        fault = "names and --revoke cannot be combined; run one after the other"
    elif "" in names or ADJUDICATED in names:
        fault = f"an annotator needs a name, and one other than “{ADJUDICATED}”"
    elif twice is not None:
        fault = f"{twice} is named twice"
    elif arguments.overlap is not None and not names:
        fault = "--overlap needs the names of annotators"
    elif arguments.overlap is not None and arguments.overlap > len(names):
        overlap, named = arguments.overlap, len(names)
        fault = f"an overlap of {overlap} needs {overlap} annotators; only {named} named"
    if fault:
        raise AssignmentRefused(fault)


def _titles(library: Library, names: Sequence[str]) -> dict[str, str]:
    """Return the titles of the named articles by id; of all but the guide without a name.

    One that cannot be read is named and left out.

    Raises:
        UnreadableArticle: No article has a name, or a part of a title fits several.
    """
    titles = {}
    for article, _ in sorted(chosen_articles(library, names), key=lambda each: each[1]):
        try:
            titles[article.id] = article.facts().title
        except StoreError as error:
            tell(f"left out: {error}")
    return titles


def _assign(
    arguments: Namespace, file: AssignmentsFile, author: Author, titles: Mapping[str, str]
) -> None:
    names, overlap = arguments.name, arguments.overlap or 1
    if not titles:
        raise AssignmentRefused("there are no articles yet; postil import or postil FILE adds some")
    assigned: dict[str, tuple[str, ...]] = {}

    def plan(present: Assignments) -> dict[str, tuple[str, ...]]:
        assigned.update(
            share_out(list(titles), names, present.by_article, overlap=overlap, seed=arguments.seed)
        )
        return assigned

    before = file.assign(plan, author, titles)
    if not assigned:
        tell(f"nothing to assign: each article has {overlap} already; raise --overlap for more")
        return
    loads = Counter(name for chosen in assigned.values() for name in chosen)
    shares = ", ".join(f"{name} {loads[name]}" for name in names)
    staying = sum(len(before.by_article.get(article, ())) for article in titles)
    stays = f"; {counted(staying, 'assignment')} from before stay" if staying else ""
    tell(f"assigned {counted(len(assigned), 'article')} ({shares}){stays}")


def _revoke(
    names: Sequence[str], file: AssignmentsFile, author: Author, titles: Mapping[str, str]
) -> None:
    revoked: dict[str, list[str]] = {}

    def plan(present: Assignments) -> dict[str, list[str]]:
        for article in titles:
            holders = present.by_article.get(article, frozenset())
            if chosen := [name for name in names if name in holders]:
                revoked[article] = chosen
        for name in names:
            if not any(name in chosen for chosen in revoked.values()):
                raise AssignmentRefused(f"none of this is assigned to {name}; --show lists what is")
        return revoked

    file.revoke(plan, author, titles)
    tell(
        f"took back {counted(sum(map(len, revoked.values())), 'assignment')} of {joined(names)}; "
        "their annotations stay"
    )


def _blind_words(*, is_blind: bool) -> str:
    if is_blind:
        return "first pass is blind: nobody sees what others did before being done with an article"
    return "first pass is open: everybody sees what others did"


def _show(library: Library, assignments: Assignments, titles: Mapping[str, str]) -> None:
    if not assignments.by_article:
        tell("nothing is assigned; name annotators: postil assign anna ben --overlap 2")
        return
    tell(_blind_words(is_blind=assignments.is_blind))
    write_lines(_shown(library, assignments, titles))


def _shown(library: Library, assignments: Assignments, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield how far everybody is, then who has each article, with a sign for done."""
    done_articles = DoneArticles(library)
    done = {name: done_articles.of(assignments, name) for name in assignments.annotators}
    yield from table(
        [
            ("annotator", "done", "assigned"),
            *((visible(n), f"{len(d):,}", f"{len(assignments.of(n)):,}") for n, d in done.items()),
        ]
    )
    yield ""
    for article, title in titles.items():
        holders = [
            f"{visible(name)} {_DONE_SIGN}" if article in done[name] else visible(name)
            for name in sorted(assignments.by_article.get(article, ()))
        ]
        yield f"{visible(title)}\t{', '.join(holders) or '–'}"
    not_listed = len(assignments.by_article.keys() - titles.keys())
    if not_listed and len(titles) > 1:
        yield f"{counted(not_listed, 'article')} more"
