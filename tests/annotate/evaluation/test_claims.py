"""Every measure of claims on a case that was counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.claim import Claim, Role
from annotate.evaluation.claims import Step
from annotate.evaluation.kinds import CueType, Kind
from annotate.evaluation.tally import Share, Tally
from annotate.text.quotation import Quotation
from tests.annotate.evaluation.counted_claims import (
    GOLD,
    LATE,
    SANK,
    TEXT,
    claim,
    place,
    places,
    scores,
)


def test_the_same_claims_are_right_in_every_way() -> None:
    same = scores(*GOLD)

    assert same.source == Tally(3, 3, 3)
    assert same.cue == Tally(3, 3, 3)
    assert same.content == Tally(6, 6, 6)
    assert same.exact == same.exact_words == same.attribution == same.end_to_end == Tally(2, 2, 2)
    assert same.source_right == same.cue_right == Share(2, 2)
    assert same.alpha == 1


def test_nothing_predicted_scores_nothing() -> None:
    nothing = scores()

    assert nothing.content == Tally(0, 6, 0)
    assert nothing.attribution == nothing.end_to_end == Tally(0, 2, 0)
    assert (nothing.attribution.precision, nothing.attribution.f1) == (0, 0)
    assert nothing.source_right == Share(0, 0)
    assert nothing.alpha < 0


def test_contents_are_compared_token_by_token() -> None:
    content = scores(claim("Ann Lee", "said", "ferry was")).content

    assert (content.precision, content.recall, content.f1) == (1, 2 / 6, 0.5)


def test_a_full_stop_too_many_is_exact_but_for_punctuation() -> None:
    result = scores(claim("Ann Lee", "said", "the ferry was late."))

    assert result.exact == Tally(0, 2, 1)
    assert result.exact_words == Tally(1, 2, 1)
    assert result.exact_words.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("content", "hits"),
    [
        ("the", 0),  # 2 · 1 of 4 + 1
        ("the ferry", 1),  # 2 · 2 of 4 + 2
        ("the ferry was late. Boats sank, according to Bob", 1),  # 2 · 4 of 4 + 9
        ("Ann Lee said the ferry was late. Boats sank, according to Bob", 1),  # 2 · 4 of 4 + 12
        ("Ann Lee said the", 0),  # 2 · 1 of 4 + 4
    ],
)
def test_contents_match_from_a_dice_of_one_half_on(content: str, hits: int) -> None:
    result = scores(claim("Bob", "", content), gold=(LATE,))

    assert result.attribution == Tally(hits, 1, 1)


def test_a_gold_claim_is_matched_once() -> None:
    twice = scores(LATE, LATE).attribution

    assert (twice.precision, twice.recall) == (0.5, 0.5)


def test_a_predicted_claim_is_matched_once() -> None:
    twice = scores(LATE, gold=(LATE, LATE)).attribution

    assert (twice.precision, twice.recall) == (1, 0.5)


def test_of_two_likely_claims_the_more_alike_is_matched() -> None:
    shorter = claim("Bob", "", "the ferry was")

    assert scores(shorter, LATE, gold=(LATE,)).source_right == Share(1, 1)
    assert scores(LATE, shorter, gold=(LATE,)).source_right == Share(1, 1)


def test_a_source_is_right_if_it_shares_a_word() -> None:
    part, wrong = replace(LATE, source=places("Lee")), replace(LATE, source=places("Bob"))

    assert scores(part).source_right == Share(1, 1)
    assert scores(part).end_to_end == Tally(1, 2, 1)
    assert scores(wrong).source_right == Share(0, 1)
    assert scores(wrong).end_to_end == Tally(0, 2, 1)
    assert scores(wrong).attribution == Tally(1, 2, 1)


def test_a_source_that_both_lack_is_right_and_one_that_only_one_lacks_is_not() -> None:
    nobody = replace(LATE, source=())

    assert scores(nobody, gold=(nobody,)).end_to_end == Tally(1, 1, 1)
    assert scores(nobody, gold=(nobody,)).source_right == Share(0, 0)
    assert scores(nobody, gold=(LATE,)).end_to_end == Tally(0, 1, 1)
    assert scores(LATE, gold=(nobody,)).end_to_end == Tally(0, 1, 1)


def test_a_cue_is_right_if_it_shares_a_word() -> None:
    assert scores(replace(SANK, cue=places("to"))).cue_right == Share(1, 1)
    assert scores(replace(SANK, cue=places("said"))).cue_right == Share(0, 1)


def test_a_claim_without_content_counts_in_its_tokens_alone() -> None:
    result = scores(claim("Ann Lee", "said"))

    assert result.cue == Tally(1, 3, 1)
    assert result.attribution == Tally(0, 2, 0)


def test_alpha_counts_each_token_once() -> None:
    # 15 tokens: 6 content, 3 source, 3 cue, 3 none in the gold. The prediction has three of the
    # contents as none, so 3 of 15 differ; of 30 values 9 are content, 6 source, 6 cue, 9 none.
    result = scores(claim("Ann Lee", "said", "the ferry"), replace(SANK, content=places("Boats")))

    by_chance = 30 * 30 - (9 * 9 + 6 * 6 + 6 * 6 + 9 * 9)
    assert result.alpha == pytest.approx(1 - 29 * (2 * 3) / by_chance)


def test_where_claims_overlap_cue_and_source_are_seen_before_content() -> None:
    whole_text = Claim((), (), places(TEXT))

    assert scores(whole_text, *GOLD).labels["content", "content"] == 6
    assert scores(whole_text, *GOLD).labels["source", "source"] == 3


@pytest.mark.parametrize("role", list(Role))
def test_moving_a_span_by_one_word_costs_points(role: Role) -> None:
    moved = {
        Role.SOURCE: places("Lee said"),
        Role.CUE: places("said the"),
        Role.CONTENT: places("ferry was late"),
    }[role]
    result, best = scores(LATE.with_part(role, moved), SANK), scores(*GOLD)

    assert result.alpha < best.alpha
    assert result.exact.hits == (1 if role is Role.CONTENT else 2)
    before: Tally = getattr(best, role.value)
    after: Tally = getattr(result, role.value)
    assert after.f1 < before.f1


def test_recall_is_split_by_quotation_and_cue() -> None:
    text = "“It sank,” Ann said. Bob wants “calm” and tea. Eve told us it rained."

    def quoting(cue: str, content: str) -> Claim:
        return Claim((), (place(cue, text),), (place(content, text),))

    direct = quoting("said", "“It sank,”")
    mixed = quoting("wants", "“calm” and tea")
    indirect = quoting("told", "it rained")
    wrong = replace(mixed, source=(place("Bob", text),))
    result = scores(direct, wrong, gold=(direct, mixed, indirect), text=text)

    says = Kind(CueType.SAY, Quotation.DIRECT)
    other = Kind(CueType.OTHER, Quotation.MIXED)
    assert result.recall(says, Step.END_TO_END) == Share(1, 1)
    assert result.recall(other, Step.ATTRIBUTION) == Share(1, 1)
    assert result.recall(other, Step.END_TO_END) == Share(0, 1)
    unseen = Kind(CueType.SAY, Quotation.INDIRECT)
    assert result.recall(unseen, Step.ATTRIBUTION) == Share(0, 1)
    assert result.recall(unseen, Step.END_TO_END) == Share(0, 1)


def test_articles_add_up() -> None:
    both = scores(*GOLD) + scores(LATE)

    assert both.attribution == Tally(3, 4, 3)
    assert both.source_right == Share(3, 3)
    assert both.labels.total() == 30
    assert both.recall(Kind(CueType.SAY, Quotation.INDIRECT), Step.GOLD) == Share(2, 2)
