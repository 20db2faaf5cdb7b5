"""Large language models: asked within limits, checked like anybody else, on a server of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES
from annotate.span import Span
from annotate.suggesters.collecting import Collector, SuggesterFailed
from annotate.suggesters.faults import Fault
from annotate.suggesters.request import Example, Request, labels_for
from tests.tui.extraction.web_server import Answer, Reply, serving
from tui.config.suggesters import Suggester
from tui.extraction.suggesters.budget import DayBudget
from tui.extraction.suggesters.chat import ChatSuggester

_PATH = "/v1/chat/completions"
_TEXT = "Mayor Ida Quill said it would open."
_QUILL = {"label": "PERSON", "quote": "Ida Quill", "prefix": "Mayor ", "why": "a name"}


def completion(content: object, *, finish: str = "stop", tokens: int = 50) -> dict[str, Any]:
    """A completion as the interface documents it."""
    words = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": words, "refusal": None}
    return {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": tokens - 10, "completion_tokens": 10, "total_tokens": tokens},
    }


def replying(answer: object, status: int = 200) -> Answer:
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return lambda posted, sent: (status, {"Content-Type": "application/json"}, (data,))


class Model:
    """Asks a server of our own about a text."""

    def __init__(self, folder: Path) -> None:
        self.budget = folder / "tokens.json"

    def ask(
        self, answer: Answer, *, text: str = _TEXT, seconds: float = 10.0, **settings: Any
    ) -> Collector:
        example = Example("Ann left.", (Entity(Span(0, 3), "PERSON"), Claim((), (Span(4, 8),))))
        labels = labels_for(ONTONOTES, ("PERSON", "CLAIM"))
        request = Request("1", text, labels, examples=(example,))
        collector = Collector(request, scope="", title="llm")
        with serving({_PATH: answer}) as root:
            suggester = Suggester("llm", "llm", url=f"{root}/v1", kind="openai", **settings)
            budget = DayBudget("llm", suggester.day_tokens, self.budget)
            self.found = []
            for lines in ChatSuggester(suggester, budget).answers(request, seconds=seconds):
                self.found += [each for each in map(collector.add, lines) if each is not None]
        return collector


@pytest.fixture
def model(tmp_path: Path) -> Model:
    return Model(tmp_path)


def test_a_model_is_asked_with_guidelines_and_examples_and_its_quotes_are_found(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-secret")
    seen: list[tuple[dict[str, Any], Mapping[str, str]]] = []
    claim = {
        "label": "CLAIM",
        "source": [{"quote": "Mayor Ida Quill", "prefix": ""}],
        "cue": [{"quote": "said", "prefix": ""}],
        "content": [{"quote": "it would open", "prefix": ""}],
        "why": "",
    }
    wrong = [{**_QUILL, "quote": "Somebody"}, {**_QUILL, "label": "GPE"}, 7]

    def answer(posted: dict[str, Any], sent: Mapping[str, str]) -> Reply:
        seen.append((posted, sent))
        form = posted["response_format"]["json_schema"]["schema"]
        good = {"suggestions": [_QUILL, claim]}
        jsonschema.validate(good, form)
        for shown in (m for m in posted["messages"] if m["role"] == "assistant"):
            jsonschema.validate(json.loads(shown["content"]), form)
        data = json.dumps(completion({"suggestions": [_QUILL, claim, *wrong]})).encode()
        return 200, {}, (data,)

    collector = model.ask(answer, model="small", key_env="MY_KEY")

    assert collector.is_done
    assert [each.body for each in model.found] == [
        Entity(Span(6, 15), "PERSON"),
        Claim((Span(0, 15),), (Span(16, 20),), (Span(21, 34),)),
    ]
    assert collector.refused == {
        Fault.MISSING_QUOTE: 1,
        Fault.UNKNOWN_LABEL: 1,
        Fault.MALFORMED: 1,
    }
    [(posted, sent)] = seen
    assert (posted["model"], posted["temperature"]) == ("small", 0)
    assert "A name, without the title or the role" in posted["messages"][0]["content"]
    assert [m["content"] for m in posted["messages"][1::2]] == ["Ann left.", _TEXT]
    assert sent["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in model.budget.read_text()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (replying({"error": {"message": "bad key sk-secret"}}, 401), "the server says 401"),
        (replying({"error": {"message": "slow down"}}, 429), "the server says 429 Too Many"),
        (replying(b"oops", 500), "the server says 500 Internal Server Error"),
        (replying(b'{"choices": [{"mess'), "its answer is no JSON"),
        (replying([]), "its answer is no JSON"),
        (replying({"choices": []}), "not have the form"),
        (replying(completion('{"suggestions": [{"la', finish="length")), "cut off at 4,096"),
        (replying(completion('{"suggestions": [{"la')), "not have the form"),
        (replying(completion("Here you are: none.")), "not have the form"),
        (replying(completion({"suggestions": {}})), "not have the form"),
        (
            replying({"choices": [{"message": {"refusal": "I can’t\nhelp", "content": None}}]}),
            "refused: I can’t help",
        ),
    ],
)
def test_each_failure_is_named_and_the_key_never(
    model: Model, answer: Answer, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-secret")

    with pytest.raises(SuggesterFailed, match=words) as failure:
        model.ask(answer, key_env="MY_KEY")

    assert "sk-secret" not in str(failure.value)


def test_without_its_key_nothing_is_sent(model: Model) -> None:
    with pytest.raises(SuggesterFailed, match="the environment has no key in NO_SUCH_KEY"):
        model.ask(replying({}), key_env="NO_SUCH_KEY")


def test_a_long_article_goes_in_pieces_and_each_quote_stays_in_its_piece(model: Model) -> None:
    paragraph = "Ida Quill walks on along the quay. " * 60 + "\n\n"
    pieces: list[str] = []

    def answer(posted: dict[str, Any], sent: object) -> Reply:
        pieces.append(posted["messages"][-1]["content"])
        quote = {**_QUILL, "prefix": ""}
        return replying(completion({"suggestions": [quote]}))(posted, {})

    model.ask(answer, text=paragraph * 6)

    assert "".join(pieces) == paragraph * 6
    assert [each.body.extent.start for each in model.found] == [
        sum(map(len, pieces[:index])) for index in range(len(pieces))
    ]
    assert len(pieces) > 2


def test_limits_of_tokens_hold_for_an_article_and_for_a_day(model: Model) -> None:
    text = "Ida Quill walks on. \n\n" * 1_000
    ask: Callable[..., Collector] = model.ask
    spending = replying(completion({"suggestions": []}, tokens=9_000))

    collector = ask(spending, text=text, article_tokens=20_000, day_tokens=30_000)
    assert collector.note.endswith("as article_tokens allows no more")
    assert json.loads(model.budget.read_text()).popitem()[1] == {"llm": 18_000}
    with pytest.raises(SuggesterFailed, match="has used up its day_tokens"):
        ask(spending, text=text, article_tokens=90_000, day_tokens=30_000)
