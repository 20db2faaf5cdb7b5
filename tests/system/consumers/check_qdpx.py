"""A small reader of REFI-QDA: the published schema, and the words at every selection."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from tests.system.consumers.checking import Checks, run

_SCHEMA = Path(__file__).parents[2] / "store/formats/schemas/refi-qda-project-1.0.xsd"
_NAMES = {"q": "urn:QDA-XML:project:1.0"}


def check(checks: Checks) -> None:
    with zipfile.ZipFile(checks.folder / "qdpx" / "all.qdpx") as archive:
        project = etree.fromstring(archive.read("project.qde"))
        texts = {Path(name).stem: archive.read(name).decode() for name in archive.namelist()}
    etree.XMLSchema(etree.parse(str(_SCHEMA))).assertValid(project)
    codes = {code.get("guid"): code.get("name") for code in project.iterfind(".//q:Code", _NAMES)}
    for article in checks.expected:
        [source] = [
            found
            for found in project.iterfind(".//q:TextSource", _NAMES)
            if found.get("name") == f"{article}.txt"
        ]
        read = []
        for selection in source.iterfind("q:PlainTextSelection", _NAMES):
            reference = selection.find("q:Coding/q:CodeRef", _NAMES)
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            code = codes[reference.get("targetGUID")].removeprefix("CLAIM: ")
            read.append((code.upper(), texts[source.get("guid")][start:end]))
        parts = [(label, words) for label, words in read if label != "CLAIM"]
        checks.require_same(
            f"REFI-QDA: selections of {article}", parts, checks.items(article, "entities", "parts")
        )


if __name__ == "__main__":
    run(check)
