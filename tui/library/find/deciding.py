"""Deciding on hits in many articles, on a thread; what comes of it is posted in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from annotate.annotation import Status
from annotate.commands import Verb
from annotate.errors import PostilError
from annotate.labels.scheme import LabelKind
from store.editing.recodings import Outcome, Part, Recoding, Recodings, Stage
from store.index.article_rows import ARTICLE, NOBODY, AnnotationRow
from tui.config.workspace import Workspace
from tui.display.plural import counted
from tui.library.find.results import ResultRow


@dataclass
class Decided(Message):
    """A decision has come further, or to its end."""

    words: str
    """What was done, and what was not."""
    is_last: bool = False
    is_warning: bool = False
    can_undo: bool = False
    """True if it can be taken back."""


Post = Callable[[Decided], object]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on many hits, before it is made."""

    verb: Verb
    """What is done."""
    label: str
    """The label, where one is given."""
    parts: tuple[Part, ...]
    """The articles."""
    question: str
    """The question that is asked before it is made."""
    refusal: str = ""
    """Reason why there is nothing to decide; empty where there is something."""

    @property
    def count(self) -> int:
        """Number of annotations and places."""
        return sum(part.count for part in self.parts)


class Decider:
    """Makes decisions in the layer of the annotator of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._recodings = Recodings(workspace.library, workspace.author, workspace.scheme)

    def unfinished(self) -> str:
        """A decision that was cut off, in words; empty where there is none."""
        last = self._recodings.last()
        if last is None or last.stage in (Stage.DONE, Stage.UNDONE):
            return ""
        change = f"{last.verb} {last.label}".strip()
        doing = f"“{change}”" if last.stage is Stage.DOING else f"taking back “{change}”"
        articles = counted(len(last.parts), "article")
        return f"{doing} for {last.count:,} hits in {articles} was cut off"

    def decision(self, verb: Verb, label: str, rows: Sequence[ResultRow]) -> Decision:
        """The decision on some hits, without those to which it does not apply."""
        fitting = [row for row in rows if self._fits(row, verb, label)]
        parts = tuple(_parts(fitting))
        left_out = len(rows) - len(fitting)
        change = f"{verb} {label}" if verb is Verb.LABEL else verb.value
        hits = counted(len(fitting), "hit")
        left = f" ({left_out} left as they are)" if left_out else ""
        question = f"{change}: {hits} in {counted(len(parts), 'article')}{left}?"
        refusal = f"{change}: nothing to change in {counted(len(rows), 'hit')}"
        return Decision(verb, label, parts, question, refusal)

    def carry_out(self, decision: Decision, post: Post) -> None:
        """Make a decision; the plan is on disk before the first article is changed."""

        def outcomes() -> Iterator[Outcome]:
            recoding = self._recodings.begin(decision.verb, decision.label, decision.parts)
            yield from self._recodings.carry_out(recoding)

        _report(outcomes(), len(decision.parts), _describe(decision.verb, decision.label), post)

    def take_back(self, post: Post) -> None:
        """Take the last decision back."""
        last = self._recodings.last()
        if last is None or last.stage is Stage.UNDONE:
            post(Decided("no decision on hits to take back", is_last=True))
            return
        self._take_back(last, post)

    def finish(self, post: Post) -> None:
        """Go on with what was cut off, or with what could not be done."""
        last = self._recodings.last()
        if last is None or last.stage is Stage.UNDONE:
            post(Decided("no decision on hits to go on with", is_last=True))
        elif last.stage is Stage.UNDOING:
            self._take_back(last, post)
        else:
            done = _describe(last.verb, last.label)
            _report(self._recodings.carry_out(last), len(last.parts), done, post)

    def _take_back(self, last: Recoding, post: Post) -> None:
        outcomes = self._recodings.take_back(last)
        _report(outcomes, len(last.parts), "took back", post, can_undo=False)

    def _fits(self, row: ResultRow, verb: Verb, label: str) -> bool:
        annotation = row.hit.annotation if row.hit is not None else None
        kind = self._workspace.scheme.label(label).kind if verb is Verb.LABEL else None
        if annotation is None:
            return kind is LabelKind.SPAN
        return self._is_own(annotation) and (
            _is_other(annotation, label, kind)
            if kind is not None
            else annotation.status is not verb.status or annotation.moved
        )

    def _is_own(self, annotation: AnnotationRow) -> bool:
        is_article = annotation.kind == ARTICLE
        return not is_article and annotation.layer in (NOBODY, self._workspace.author.name)


def _is_other(annotation: AnnotationRow, label: str, kind: LabelKind) -> bool:
    """Tell whether a label can be given to an annotation and changes it."""
    is_done = annotation.label == label and annotation.status is Status.ACCEPTED
    return annotation.kind == kind.value and not is_done


def _parts(rows: Iterable[ResultRow]) -> Iterator[Part]:
    """Yield what is to be decided, article by article."""
    by_article: dict[str, list[ResultRow]] = {}
    for row in rows:
        by_article.setdefault(row.article.id, []).append(row)
    for article_rows in by_article.values():
        article = article_rows[0].article
        hits = [row.hit for row in article_rows if row.hit is not None]
        ids = tuple(hit.annotation.id for hit in hits if hit.annotation is not None)
        spans = tuple((hit.start, hit.end) for hit in hits if hit.annotation is None)
        yield Part(article.id, article.title, article.digest, ids, spans)


def _describe(verb: Verb, label: str) -> str:
    """What was done, ahead of the number of hits."""
    return f"{verb.participle(label)}{':' if verb is Verb.LABEL else ''}"


def _report(
    outcomes: Iterable[Outcome], total: int, done: str, post: Post, *, can_undo: bool = True
) -> None:
    """Carry something out, and post how far it is and what came of it."""
    changed, articles, troubles = 0, 0, list[Outcome]()
    try:
        for outcome in outcomes:
            changed += outcome.changed
            articles += outcome.changed > 0
            troubles += [outcome] if outcome.trouble else []
            post(Decided(f"{done} {changed:,} in {articles:,} of {counted(total, 'article')} …"))
    except PostilError as error:
        post(Decided(str(error), is_last=True, is_warning=True, can_undo=can_undo and changed > 0))
        return
    words = f"{done} {counted(changed, 'hit')} in {counted(articles, 'article')}"
    if troubles:
        first = troubles[0]
        others = f" and {len(troubles) - 1} more" if len(troubles) > 1 else ""
        words += f"; not in “{first.part.title}”{others}: {first.trouble}"
    post(Decided(words, is_last=True, is_warning=bool(troubles), can_undo=can_undo and changed > 0))
