"""The speakers of one article: whoever they were before, they follow rules and names."""

from __future__ import annotations

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import Reject
from annotate.document import Document
from annotate.entity import Entity
from annotate.people.article_speakers import ArticleSpeakers, KnownPeople
from annotate.people.rules import Rule, RuleBook, RuleKind
from annotate.span import Span
from annotate.suggestion import Suggestion

TEXT = "Quill waited. Ida Quill came."
CLAIM = Claim((Span(0, 5),), (Span(6, 12),), ())
FULL_NAME = Suggestion("full", Entity(Span(14, 23), "PERSON"), None, "p 1")
SURNAME = Suggestion("surname", Entity(Span(0, 5), "PERSON"), None, "p 1")


def test_a_speaker_who_was_resolved_before_follows_new_rules_and_names() -> None:
    document = Document(TEXT, "a", "-")
    annotations = AnnotationSet(document, suggestions=[FULL_NAME, SURNAME])
    speakers = ArticleSpeakers(annotations, "article")
    speakers.follow()
    assert speakers.speaker(CLAIM).name == "Ida Quill"

    rename = Rule(RuleKind.RENAME, "Ida Quill", "Ida Rook")
    speakers.know(KnownPeople(rules=RuleBook([rename])))
    assert speakers.speaker(CLAIM).name == "Ida Rook"

    annotations.perform(Reject((FULL_NAME.id,)), Author("anna"))
    assert speakers.speaker(CLAIM).name == "Quill"
