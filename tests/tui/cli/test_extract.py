"""`postil extract`: suggestions without the reader, as lines that can be imported."""

from __future__ import annotations

import json
import os
from typing import Any

import jsonschema
import pytest

from store.formats.jsonl_schema import schema
from tests.tui.cli.conftest import ARTICLE
from tests.tui.cli.program import Outcome, Program


def test_an_article_becomes_a_line_that_the_schema_allows(extracted: Outcome) -> None:
    [line] = extracted.lines

    jsonschema.Draft202012Validator(schema()).validate(line)
    assert line["text"] == ARTICLE
    assert extracted.words == []


def test_offsets_give_the_text_of_every_span_and_fragment(extracted: Outcome) -> None:
    [line] = extracted.lines

    assert line["spans"]
    for span in line["spans"]:
        assert line["text"][span["start"] : span["end"]] == span["text"]
    for claim in line["claims"]:
        for role, quotes in claim["text"].items():
            assert [line["text"][start:end] for start, end in claim[role]] == quotes


def test_people_and_a_broken_quotation_are_suggested(extracted: Outcome) -> None:
    [line] = extracted.lines

    assert {"Ann Lee", "Bob Dole"} <= {span["text"] for span in line["spans"]}
    assert ["“We know,”", "“and we are sorry.”"] in [
        claim["text"]["content"] for claim in line["claims"]
    ]
    assert {item["status"] for item in line["spans"] + line["claims"]} == {"suggested"}


def test_the_same_article_gives_the_same_bytes_in_any_locale(
    texts_folder: Program, extracted: Outcome
) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    again = texts_folder.run("extract", "ferry.txt", **plain)

    first, second = extracted.lines[0], again.lines[0]
    moment = second["meta"]["exported"].encode()
    assert extracted.output.replace(first["meta"]["exported"].encode(), moment) == again.output


def test_an_extraction_can_be_imported(extracted: Outcome, postil: Program) -> None:
    postil.write("lines.jsonl", extracted.output)

    assert postil.run("import", "lines.jsonl").code == 0
    [exported] = postil.run("export", "--status", "suggested").lines
    [line] = extracted.lines
    for kind in ("spans", "claims"):
        assert _places(exported[kind]) == _places(line[kind])


def _places(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    facts = ("id", "label", "start", "end", "source", "cue", "content", "speaker", "score")
    return [{fact: item.get(fact) for fact in facts} for item in items]


def test_one_bad_input_costs_itself_alone_and_is_named(texts_folder: Program) -> None:
    outcome = texts_folder.run("extract", "bad.txt", "more", "copy.txt", "missing.txt", "empty.txt")

    assert outcome.code == 7
    assert [line["meta"]["title"] for line in outcome.lines] == ["a2.txt", "a10.txt", "copy.txt"]
    bad, utf16, missing, empty = outcome.words
    assert bad.startswith("postil: bad.txt is not utf-8 text: byte 0xe9 at offset 3")
    assert utf16.startswith("postil: more/a3.txt")
    assert missing.startswith("postil: missing.txt: No such file")
    assert empty == "postil: empty.txt: nothing to read"


def test_an_article_that_comes_twice_is_written_once(texts_folder: Program) -> None:
    outcome = texts_folder.run("extract", "ferry.txt", "copy.txt")

    assert outcome.code == 7
    assert len(outcome.lines) == 1
    assert outcome.remark.startswith("copy.txt is the same article as ferry.txt")


def test_texts_that_share_an_id_have_a_line_each(postil: Program) -> None:
    texts = ("Eve said no.", "Bob said yes.", "Eve said no.")
    postil.write("texts.jsonl", "\n".join(json.dumps({"text": t, "id": "n-1"}) for t in texts))

    outcome = postil.run("extract", "texts.jsonl")

    assert [line["text"] for line in outcome.lines] == ["Eve said no.", "Bob said yes."]
    assert outcome.lines[0]["id"] == "n-1"
    assert outcome.lines[1]["id"] != "n-1"
    assert "line 3 is the same article" in outcome.remark


def test_lines_of_texts_keep_their_id_and_what_they_say_about_themselves(postil: Program) -> None:
    good = {"text": "Eve\u2028said no.", "id": "n-1", "meta": {"k": [1], "title": "T"}, "x": None}
    lines = [json.dumps(good, ensure_ascii=False), '{"text": 3}', "", "{", '{"text": "Bob spoke."}']
    postil.write("texts.jsonl", "\n".join(lines))

    outcome = postil.run("extract", "texts.jsonl")

    assert outcome.code == 7
    assert outcome.words == [
        "postil: texts.jsonl: line 2: text is missing or not a string",
        "postil: texts.jsonl: line 4: column 2: not JSON, Expecting property name enclosed in "
        "double quotes",
    ]
    named, plain = outcome.lines
    assert (named["id"], named["text"], named["x"]) == ("n-1", good["text"], None)
    assert (named["meta"]["k"], named["meta"]["title"]) == ([1], "T")
    assert (len(plain["id"]), plain["meta"]["title"]) == (16, "texts.jsonl: line 5")


def test_standard_input_is_an_article_or_lines_of_texts(postil: Program) -> None:
    news = "Harbour news\n\nEve spoke."
    article = postil.run("extract", "-", "--encoding", "utf-16", stdin_data=news.encode("utf-16"))
    texts = postil.run("extract", "-", "--format", "jsonl", stdin_data=b'{"text": "Eve spoke."}')

    assert article.lines[0]["text"] == news
    assert article.lines[0]["meta"]["title"] == "Harbour news"
    assert texts.lines[0]["text"] == "Eve spoke."


def test_tokens_are_written_when_asked_for(postil: Program) -> None:
    postil.write("a.txt", "Eve Hart spoke.")
    [line] = postil.run("extract", "a.txt", "--tokens").lines
    [span] = [span for span in line["spans"] if span["text"] == "Eve Hart"]

    assert [token["text"] for token in line["tokens"]] == ["Eve", "Hart", "spoke", "."]
    assert (span["token_start"], span["token_end"]) == (0, 1)


def test_a_file_is_replaced_only_by_force(texts_folder: Program) -> None:
    out = texts_folder.write("out.jsonl", "mine\n")

    refused = texts_folder.run("extract", "more/a2.txt", "-o", "out.jsonl")
    assert (refused.code, out.read_text()) == (6, "mine\n")
    assert "--force" in refused.refusal

    forced = texts_folder.run("extract", "more/a2.txt", "-o", "out.jsonl", "--force")
    assert (forced.code, forced.output, forced.error) == (0, b"", b"")
    assert json.loads(out.read_text())["text"] == "Eve Hart said no."


def test_the_library_is_no_place_for_an_export(postil: Program) -> None:
    postil.library.mkdir()
    postil.write("a.txt", "Eve spoke.")

    outcome = postil.run("extract", "a.txt", "-o", "library/a.jsonl")

    assert outcome.code == 6
    assert "is in the library" in outcome.refusal
    assert not list(postil.library.iterdir())


def test_a_reader_that_goes_away_is_no_error(texts_folder: Program) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        outcome = texts_folder.run("extract", "ferry.txt", "more/a2.txt", stdout=nobody)

    assert (outcome.code, outcome.error) == (141, b"")


@pytest.mark.parametrize("model", ["none_such", "/no/such/folder", "json"])
def test_an_unknown_model_is_named(postil: Program, model: str) -> None:
    postil.write("a.txt", "Eve spoke.")

    outcome = postil.run("extract", "a.txt", "--model", model)

    assert outcome.code == 2
    assert f"no pipeline {model}" in outcome.refusal
