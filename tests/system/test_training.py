"""Training on half of the true names does no harm where the rest is unknown, as it is exported."""

from __future__ import annotations

from benchmarks.training import compare_training, generated_articles


def test_half_of_the_names_make_a_pipeline_no_worse() -> None:
    articles = list(generated_articles(60))

    scores = compare_training(articles[:40], articles[40:])

    assert scores.trained >= scores.untrained
    # Else the texts would show nothing.
    assert scores.trained_as_outside < scores.untrained
