"""The learner of claims: it learns what a person does not mark, and else leaves the score alone."""

from dataclasses import replace

from annotate.claim import Claim
from annotate.learning.claim_learner import learn_claims
from annotate.learning.claim_reading import ClaimReading
from annotate.learning.evidence import Evidence
from annotate.learning.gate import Gain
from annotate.learning.lesson import Lesson
from annotate.span import Span

SENTENCES = (
    ("Anna said ", "the ferry is late", "verb=say"),
    ("Ove hopes ", "it comes", "verb=hope"),
)


def article(number: int, *, marks_hopes: bool) -> Lesson:
    """An article in which the pipeline finds sayings and hopes alike."""
    text, readings, claims = "", [], []
    for before, content, feature in SENTENCES * 4:
        start = len(text)
        source, cue = before.split()
        claim = Claim(
            (Span(start, start + len(source)),),
            (Span(start + len(source) + 1, start + len(source) + 1 + len(cue)),),
            (Span(start + len(before), start + len(before) + len(content)),),
        )
        text += f"{before}{content}. "
        readings.append(ClaimReading(claim, 0.7, (feature, f"article={number}")))
        if marks_hopes or feature == "verb=say":
            claims.append(claim)
    return Lesson(text, Evidence(readings=tuple(readings)), (), tuple(claims))


def test_what_a_person_leaves_unmarked_is_suggested_no_more() -> None:
    model, gain = learn_claims([article(n, marks_hopes=False) for n in range(6)])
    assert gain.is_used
    assert gain.before < 70
    assert gain.after > 99
    assert model is not None
    new = article(9, marks_hopes=False)
    suggested = [each.reading.claim for each in model.suggest(new.evidence.readings)]
    assert suggested == list(new.claims)


def shipped(lesson: Lesson, *chances: float) -> Lesson:
    """The article with other scores, and nothing that a learner could go by."""
    readings = zip(lesson.evidence.readings, chances, strict=True)
    rated = tuple(ClaimReading(reading.claim, chance, ()) for reading, chance in readings)
    return replace(lesson, evidence=Evidence(readings=rated))


def test_the_pipeline_goes_on_where_nothing_is_gained() -> None:
    certain = [shipped(article(n, marks_hopes=True), *[0.99] * 8) for n in range(6)]
    model, gain = learn_claims(certain)
    assert model is None
    assert not gain.is_used
    assert gain.before == gain.after


def test_surer_scores_are_no_gain_where_fewer_suggestions_are_right() -> None:
    """All but one of eight are right, and only the threshold of the pipeline tells which."""
    lessons = [article(n, marks_hopes=True) for n in range(6)]
    model, gain = learn_claims(
        [shipped(replace(each, claims=each.claims[:7]), *[0.39] * 7, 0.37) for each in lessons]
    )
    assert model is None
    assert gain == Gain(100, 100, 6, is_used=False)


def test_a_few_claims_teach_nothing() -> None:
    lessons = [article(0, marks_hopes=False), *[Lesson("", Evidence(), ())] * 3]
    model, gain = learn_claims(lessons)
    assert model is None
    assert not gain.is_used
