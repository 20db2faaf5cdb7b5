"""How many keys an article costs, from suggestions to gold, through the real app."""

from __future__ import annotations

import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from benchmarks.keystrokes.articles import Article, articles
from benchmarks.keystrokes.claim_chores import CHORES, ClaimChore, do
from benchmarks.keystrokes.run import run

MOST_KEYS = 50
ARTICLES = articles(0)


@pytest.mark.parametrize("in_bulk", [False, True], ids=["one by one", "with A"])
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.title)
async def test_an_article_comes_to_gold_with_few_keys(article: Article, in_bulk: bool) -> None:
    done = await run(article, in_bulk=in_bulk)
    assert done.is_gold
    assert len(done.keys) <= MOST_KEYS, " ".join(done.keys)


@pytest.mark.parametrize("chore", CHORES, ids=lambda chore: chore.name)
async def test_a_claim_is_made_or_mended_with_few_keys(chore: ClaimChore) -> None:
    done = await do(chore)
    assert done.is_gold
    assert len(done.keys) <= chore.most_keys, " ".join(done.keys)


@pytest.mark.parametrize("seed", range(10))
def test_every_article_is_the_same_task(seed: int) -> None:
    for article in articles(seed):
        gold, suggested = set(article.gold), set(article.suggestions)
        assert _kinds(gold) == (21, 4)
        assert _kinds(suggested) == (20, 3)
        assert _kinds(gold & suggested) == (15, 2)


def _kinds(bodies: set[object]) -> tuple[int, int]:
    found = [type(body) for body in bodies]
    return found.count(Entity), found.count(Claim)
