"""Attributes on the command line: imported, found, counted, compared and exported."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tui.cli.program import Program

TEXT = "The quay\n\nIda Quill said the quay would open. Tom Farrow denied it."
LABELS = """
[[attribute]]
name = "stance"
for = ["claim"]
values = ["for", "against"]
"""


def line(annotator: str, stance: str, topic: str) -> str:
    cue, content = TEXT.index("said"), TEXT.index("the quay would")
    claim = {
        "label": "CLAIM",
        "cue": [[cue, cue + 4]],
        "content": [[content, content + 19]],
        "attributes": {"stance": stance},
    }
    fields = {
        "schema": "postil/1",
        "id": "quay",
        "text": TEXT,
        "meta": {"annotator": annotator, "title": "Quay"},
        "claims": [claim],
        "article": {"attributes": {"topic": [topic, "harbour"]}},
    }
    return json.dumps(fields) + "\n"


def test_attributes_go_in_are_found_counted_and_compared_and_come_out(
    postil: Program, tmp_path: Path
) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(line("anna", "against", "trade") + line("ben", "for", "trade"), "utf-8")
    labels = postil.library / "labels.toml"
    labels.parent.mkdir(parents=True, exist_ok=True)
    labels.write_text(LABELS, "utf-8")

    imported = postil.run("import", str(path))
    assert imported.code == 0, imported
    assert "kept attributes that your labels do not have: topic (2)" in imported.error.decode()

    for asked, layers in (
        (["--attribute", "stance=against"], {"anna"}),
        (["attribute:stance"], {"anna", "ben"}),
        (["attribute:stance=against", "attribute:stance=for"], {"anna", "ben"}),
        (["attribute:topic=trade", "by:ben"], {"ben"}),
        (["kind:article", "attribute:topic=war"], set()),
    ):
        found = postil.run("find", *asked, "--format", "jsonl")
        hits = [json.loads(each) for each in found.output.decode().splitlines()]
        assert {hit["annotation"]["annotator"] for hit in hits} == layers
    accepted = postil.run("find", "status:accepted", "--format", "jsonl").output.decode()
    assert {json.loads(each)["annotation"]["kind"] for each in accepted.splitlines()} == {"claim"}

    counts = json.loads(postil.run("stats", "--json", "--annotator", "anna").output)
    assert {"name": "topic", "value": "trade", "count": 1} in counts["annotators"][0]["attributes"]
    assert "stance: against" in postil.run("stats").output.decode()

    agreement = postil.run("compare", "anna", "ben").output.decode()
    rows = [row.split() for row in agreement.split("\n")]
    assert ["stance", "0.000", "0.000", "1"] in rows
    assert ["topic", "1.000", "1.000", "1"] in rows

    out = postil.run("export", "--annotator", "anna", "-o", "-")
    exported = json.loads(out.output)
    assert exported["claims"][0]["attributes"] == {"stance": ["against"]}
    assert exported["article"]["attributes"] == {"topic": ["trade", "harbour"]}
    assert exported["article"]["annotator"] == "anna"
    for_people = {
        "csv": ",stance: against,topic: trade + harbour",
        "markdown": "topic: trade + harbour · annotated by anna",
        "html": "stance: against",
    }
    for name, words in for_people.items():
        assert words in postil.run("export", "--format", name, "-o", "-").output.decode()
    strict = postil.run(
        "export", "--format", "webannotation", "--strict", "-o", str(tmp_path / "w")
    )
    assert strict.code != 0
    assert "attribute topic of articles (2)" in strict.error.decode()


def test_a_line_with_attributes_of_another_shape_is_refused_with_its_place(
    postil: Program, tmp_path: Path
) -> None:
    path = tmp_path / "bad.jsonl"
    fields = {
        "schema": "postil/1",
        "text": TEXT,
        "spans": [{"start": 0, "end": 3, "label": "X", "attributes": {"a": [1]}}],
        "article": {"status": "suggested", "decided": "bulk"},
    }
    path.write_text(json.dumps(fields), "utf-8")

    refused = postil.run("import", str(path))

    assert refused.code == 3
    assert "spans[0].attributes.a is neither a text nor a list of texts" in refused.error.decode()
    assert 'article.decided is "bulk"' in refused.error.decode()


def test_three_annotators_are_compared_by_attribute(postil: Program, tmp_path: Path) -> None:
    sides = (("anna", "against"), ("ben", "against"), ("carla", "for"))
    path = tmp_path / "three.jsonl"
    path.write_text("".join(line(name, stance, "trade") for name, stance in sides), "utf-8")
    postil.run("import", str(path))

    compared = postil.run("compare", "anna", "ben", "--and", "carla")

    assert compared.code == 0, compared.error
    rows = [row.split() for row in compared.output.decode().splitlines()]
    # A third of the pairs agree, 4/9 + 1/9 do so by chance; 4 / 2 unlike pairs, 4 of 3 * 2.
    assert ["stance", "-0.500", "0.000", "–", "1"] in rows
    assert ["topic", "1.000", "1.000", "–", "1"] in rows
    assert ["topic:", "trade", "1.000", "1.000", "–", "1"] in rows
