"""Suggesters that are not ours, reached in each of the ways: programs, addresses, packages, models.

`postil` is built and installed beside them. It extracts with each suggester, is opened on a
terminal with all of them at once, exports what is pending then, and compares them on what was
accepted there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.system.consumers.checking import Checks, Item, run
from tests.system.consumers.suggesters.installed import install
from tests.system.consumers.suggesters.language_model import NAME, write_model
from tests.system.consumers.suggesters.on_terminal import read
from tests.system.consumers.suggesters.program import Postil
from tests.system.consumers.suggesters.serving import Served, free_port, serving

_HERE = Path(__file__).parent / "suggesters"
_PACKAGE = "tests.system.consumers.suggesters"
_TEXT = """\
💧 Mayor Ida Quill paid £46.50 on 3 May 2024. Ring +44 20 7946 0958, said Dr Tom Farrow of Paris.
London lost €1,200 in 1999. Paris pays £46.50 too, and 020 7946 0123 is engaged since 4 June 2024.
"""
_LONG = "The ferry is late again, and nobody on the quay can say why that is. " * 20_000
"""More than a megabyte."""
_PHONES = [("CARDINAL", "+44 20 7946 0958"), ("CARDINAL", "020 7946 0123")]
_PLACES = [("GPE", "Paris"), ("GPE", "London"), ("GPE", "Paris")]
_DATES = [("DATE", "on 3 May 2024"), ("DATE", "4 June 2024")]
_PRICES = [("MONEY", "£46.50"), ("MONEY", "€1,200"), ("MONEY", "£46.50")]
_NAME = [("PERSON", NAME)]

Trial = tuple[str, str, list[Item]]
"""Title of a suggester, its settings as TOML, and what it has to find."""


def check(checks: Checks) -> None:
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        install(folder / "wheels")
        served = _served(folder, stack)
        trials = [*_commands(), *_addresses(served), *_packages(), *_models(served)]
        postil = Postil(folder, [(title, settings) for title, settings, _ in trials])
        for title, _, expected in trials:
            checks.require_same(title, _proposals(postil, title), expected)
        for title, settings, text, words in _troubles(served):
            said = _trouble(folder, settings, text)
            if not re.fullmatch(words, said):
                sys.exit(f"{title}: {said}")
            print(f"{title}: {said}")
        _read(checks, postil, trials)


def _served(folder: Path, stack: ExitStack) -> dict[str, str]:
    """Start every server; returns their addresses by name."""
    write_model(folder / "name.gguf")
    write_model(folder / "babble.gguf", taste=())
    rules = shutil.copy(_HERE / "fakellm.yaml", folder)
    model = ("-m", f"{_PACKAGE}.language_model")
    servers = [
        *(Served(name, ("-m", f"{_PACKAGE}.web", name)) for name in ("flask", "bottle")),
        *(Served(name, ("-m", f"{_PACKAGE}.web", name)) for name in ("aiohttp", "uvicorn")),
        Served("llama.cpp", (*model, str(folder / "name.gguf"), "16384")),
        Served("babbling", (*model, str(folder / "babble.gguf"), "2048")),
        Served("fakellm", ("-m", "fakellm.cli", "serve", "--config", str(rules), "--port")),
    ]
    return {each.name: stack.enter_context(serving(each)) for each in servers}


def _commands() -> Iterator[Trial]:
    for title, program, script, expected in (
        ("Perl", "perl", "titles.pl", [("PERSON", NAME), ("PERSON", "Tom Farrow")]),
        ("Node", "node", "years.js", [("DATE", "2024"), ("DATE", "1999"), ("DATE", "2024")]),
    ):
        if shutil.which(program):
            yield title, f"command = {json.dumps([program, str(_HERE / script)])}", expected
        else:
            print(f"{title} is not on this machine, and was left out")


def _addresses(served: dict[str, str]) -> Iterator[Trial]:
    yield "dateparser by Flask", f'url = "{served["flask"]}/suggest"', _DATES
    yield "GeoText by Bottle", f'url = "{served["bottle"]}/suggest"', _PLACES
    yield "phonenumbers by aiohttp", f'url = "{served["aiohttp"]}/suggest"', _PHONES
    yield "phonenumbers, compressed", f'url = "{served["aiohttp"]}/gzip"', _PHONES
    yield "price-parser by uvicorn", f'url = "{served["uvicorn"]}/suggest"', _PRICES


def _packages() -> Iterator[Trial]:
    yield "phonenumbers in a package", 'entry_point = "phone-numbers"', _PHONES
    yield "dateparser in a package", 'entry_point = "dates"', _DATES
    yield "spaCy's ruler in a package", 'entry_point = "ruler"', [("GPE", "Paris")] * 2


def _models(served: dict[str, str]) -> Iterator[Trial]:
    yield "llama.cpp", _model(served["llama.cpp"]), _NAME
    yield "fakellm", _model(served["fakellm"], "good"), _NAME


def _model(address: str, name: str = "any") -> str:
    settings = f'kind = "openai"\nurl = "{address}/v1"\nmodel = "{name}"'
    return f'{settings}\nlabels = ["PERSON", "CLAIM"]\nseconds = 300'


def _troubles(served: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """What has to be said of servers that refuse: title, settings, text, words as an expression."""
    gone = f"http://127.0.0.1:{free_port()}"
    flask, aiohttp, uvicorn = served["flask"], served["aiohttp"], served["uvicorn"]
    for title, url, text, words in (
        ("no such page", f"{flask}/nowhere", _TEXT, "the server says 404 NOT FOUND"),
        ("redirection", f"{flask}/slash", _TEXT, "the server says 308 PERMANENT REDIRECT"),
        ("error", f"{flask}/broken", _TEXT, "the server says 500 INTERNAL SERVER ERROR"),
        ("another method", f"{flask}/static/x", _TEXT, "the server says 405 METHOD NOT ALLOWED"),
        ("too large", f"{aiohttp}/suggest", _LONG, "the server says 413 Request Entity Too Large"),
        ("broken off", f"{uvicorn}/half", _TEXT, "127.0.0.1 broke off in the middle"),
        ("nobody there", gone, _TEXT, "127.0.0.1 cannot be reached: Connection refused"),
    ):
        yield title, f'url = "{url}"', text, words
    limited, prose = _model(served["fakellm"], "limited"), _model(served["fakellm"], "prose")
    words = "the server says 429 Too Many Requests: Rate limit exceeded"
    yield "model: limit of requests", limited, _TEXT, words
    yield "model: prose", prose, _TEXT, "its answer does not have the form that was asked for"
    babbling = _model(served["babbling"])
    yield "model: babble", babbling, "Ida.", "its answer was cut off at 4,096 tokens"
    words = r"the server says 400 Bad Request: request \(\d+ tokens\) exceeds the available .*"
    yield "model: too long for it", babbling, _LONG[:5_000], words


def _proposals(postil: Postil, title: str) -> list[Item]:
    [line] = postil.extract(title, _TEXT)
    quotes = [(line["text"][span["start"] : span["end"]], span) for span in line["spans"]]
    if any(quote != span["text"] for quote, span in quotes):
        sys.exit(f"{title}: offsets of other words")
    return [(span["label"], quote) for quote, span in quotes]


def _trouble(folder: Path, settings: str, text: str) -> str:
    """What is said of a suggester that has failed."""
    said = Postil(folder, [("x", settings)]).refusal("x", text)
    return said.partition(": x: ")[2].removesuffix("; left out")


def _read(checks: Checks, postil: Postil, trials: Sequence[Trial]) -> None:
    """Open the article with all of them, export what is pending, accept it, and compare them."""
    postil.configure()
    read(postil, _TEXT, len(trials), keys="q")
    exported = postil.run("export", "--annotator", "anna", "--status", "suggested")
    spans = json.loads(exported)["spans"]
    proposed = {item for _, _, expected in trials for item in expected}
    checks.require_same(
        "pending, exported", proposed & {(span["label"], span["text"]) for span in spans}, proposed
    )
    read(postil, _TEXT, len(trials), keys="ADq")
    lines = postil.run("evaluate", "--suggesters", "--annotator", "anna").splitlines()
    rows = [tuple(re.split("  +", line)[:2]) for line in lines[1:]]
    checks.require_same(
        "precision in the comparison",
        [row for row in rows if row[0] != "pipeline"],
        [(title, "100.0") for title, _, _ in trials],
    )


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[3])
    run(check)
