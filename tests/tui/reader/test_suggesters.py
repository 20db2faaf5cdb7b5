"""Suggestions of other programs in the reader: beside the pipeline's, and harmless."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.claim import Claim
from store.library.library import Library
from store.library.suggester_notes import SuggesterNotes
from tests.suggester_history import finish
from tests.tui.reader_harness import ReaderUser, entity, open_reader, span_of, until
from tests.tui.suggester_programs import answering, program, suggester
from tui.config.consents import Consents
from tui.dialogs.choose import ChooseScreen

NAMED = entity("Ida Quill", "PERSON")
FARROW = entity("Tom Farrow", "PERSON")
PLACE = entity("Port Ansel", "GPE")

BY_NAME = answering(
    {"label": "PERSON", "quote": "Ida Quill", "score": 0.8, "why": "behind “Mayor”"},
    {"label": "PERSON", "quote": "Tom Farrow"},
)


def shell(script: str) -> tuple[str, ...]:
    """A program that has read a request."""
    return ("sh", "-c", f"read -r request; {script}")


async def answered(user: ReaderUser) -> None:
    """Wait until nobody is asked any more."""
    await until(user.pilot, lambda: not user.reader.feed.asked)


async def test_suggesters_stand_beside_the_pipeline_and_equal_ones_are_one(tmp_path: Path) -> None:
    claim = {"label": "CLAIM", "cue": [{"quote": "believes"}], "source": [{"quote": "Nobody"}]}
    second = answering({"label": "PERSON", "quote": "Tom Farrow"}, claim)
    both = (suggester("names", BY_NAME), suggester("more", second))

    async with open_reader(tmp_path, bodies=[NAMED, PLACE], suggesters=both) as user:
        await answered(user)
        believes = Claim((span_of("Nobody"),), (span_of("believes"),), ())
        assert user.items("suggested") == [NAMED, FARROW, believes, PLACE]
        await user.press("tab")
        assert user.details == "PERSON  pending, names agrees  “Ida Quill”"
        await user.press("a")
        assert user.details == "PERSON  pending, names; more agrees  “Tom Farrow”"
        await user.press("a")
        assert user.items("accepted") == [NAMED, FARROW]
        await user.press("u")
        assert user.details == "PERSON  pending, names; more agrees  “Tom Farrow”"


async def test_what_was_proposed_is_remembered_under_the_same_settings(tmp_path: Path) -> None:
    once = program(f"""
path = {str(tmp_path / "asked")!r}
quote = "Tom Farrow" if os.path.exists(path) else "Ida Quill"
open(path, "a").write("x")
print(json.dumps({{"label": "PERSON", "quote": quote}}))
print(json.dumps({{"done": True}}))""")
    library = tmp_path / "library"

    async with open_reader(library, bodies=[PLACE], suggesters=(suggester("names", once),)) as user:
        await answered(user)
        assert user.items("suggested") == [NAMED, PLACE]
        await until(user.pilot, lambda: list(library.glob("articles/*/suggesters/names.json")))
    async with open_reader(library, bodies=None, suggesters=(suggester("names", once),)) as user:
        assert not user.reader.feed.asked
        assert user.items("suggested") == [NAMED, PLACE]
        user.reader.suggesters.ask_again(suggester("names", once))
        await answered(user)
        assert user.items("suggested") == [FARROW, PLACE]
        assert (tmp_path / "asked").read_text() == "xx"
    other = suggester("names", once, seconds=29)
    async with open_reader(library, bodies=None, suggesters=(other,)) as user:
        await answered(user)
        assert (tmp_path / "asked").read_text() == "xxx"


async def test_when_the_pipeline_looks_again_suggesters_stay(tmp_path: Path) -> None:
    names = suggester("names", BY_NAME)
    async with open_reader(tmp_path, bodies=[NAMED, PLACE], suggesters=(names,)) as user:
        await answered(user)
        feed, annotations = user.reader.feed, user.reader.session.annotations
        ids = {item.id: item.body for item in annotations.pending}
        assert set(ids.values()) == {NAMED, PLACE, FARROW}
        feed._outdated = frozenset(name for name, body in ids.items() if body != FARROW)
        feed._replace(feed._outdated, ())
        assert user.items("suggested") == [NAMED, FARROW]
        await user.press("tab")
        assert user.details == "PERSON  pending 80%, names: behind “Mayor”  “Ida Quill”"


async def test_bad_suggesters_cost_no_key_and_no_annotation(tmp_path: Path) -> None:
    ok, done = """'{"label": "PERSON", "quote": "Ida Quill"}'""", """'{"done": true}'"""
    pid = tmp_path / "pid"
    bad = {
        "dead": ("./nothing-here",),
        "crashing": shell(f"echo {ok}; echo no model >&2; exit 3"),
        "slow": shell("sleep 600"),
        "endless": shell("yes"),
        "long": shell("tr '\\0' x </dev/zero"),
        "bytes": shell(f"printf '\\377\\376\\n'; echo {done}"),
        "strange": shell(f"""echo '{{"id": "no", "label": "GPE"}}'; echo {done}"""),
        "lying": shell(f"""echo '{{"label": "GPE", "start": 0, "end": 999}}'; echo {done}"""),
        "failing": shell("""echo '{"error": "no money left"}'"""),
        "forking": shell(f"sleep 600 & echo $! >{pid}; echo {done}; wait"),
    }
    suggesters = [suggester(name, command) for name, command in bad.items()]
    suggesters[2] = suggester("slow", bad["slow"], seconds=0.5)

    async with open_reader(tmp_path, bodies=[PLACE], suggesters=tuple(suggesters)) as user:
        await user.press("tab", "a")
        assert len(user.items("accepted")) == 1
        await answered(user)
        await until(user.pilot, lambda: len(dict(SuggesterNotes(Library(tmp_path)))) == 9)
        assert {*user.items("accepted"), *user.items("suggested")} == {NAMED, PLACE}
        assert user.reader.is_running

    told = dict(SuggesterNotes(Library(tmp_path)))
    endless = told.pop("endless")
    assert re.fullmatch(
        r"made more than 50,000 proposals; \d+ refused: \d+ not a line of the protocol: y", endless
    )
    assert told == {
        "dead": "cannot be started: ./nothing-here: No such file or directory",
        "crashing": "ended in the middle, exit code 3: no model",
        "slow": "took longer than 0.5 s",
        "long": "wrote a line of more than 1,000,000 bytes",
        "bytes": "1 refused: 1 not a line of the protocol: ��",
        "strange": '1 refused: 1 for another request: {"id": "no", "label": "GPE"}',
        "lying": "1 refused: 1 with offsets that do not fit the text: "
        '{"label": "GPE", "start": 0, "end": 999}',
        "failing": "no money left",
    }
    assert not is_alive(int(pid.read_text()))


async def test_what_went_wrong_with_several_is_said_together(tmp_path: Path) -> None:
    dead = tuple(suggester(name, (f"./{name}",)) for name in ("first", "second"))

    async with open_reader(tmp_path, bodies=[PLACE], suggesters=dead) as user:
        await answered(user)
        assert sorted(user.message.split("; ")) == [
            f"suggester {name}: cannot be started: ./{name}: No such file or directory"
            for name in ("first", "second")
        ]


def is_alive(process: int) -> bool:
    """Whether a process runs; a zombie waits for whoever adopted it."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


async def test_one_that_is_mostly_wrong_is_quiet_until_it_is_asked(tmp_path: Path) -> None:
    finish(Library(tmp_path), "ann", right=4, wrong=36)
    names = suggester("names", BY_NAME)

    async with open_reader(tmp_path, bodies=[PLACE], suggesters=(names,)) as user:
        await answered(user)
        assert user.items("suggested") == [PLACE]
        assert user.message == (
            "suggester names: not asked, as only 4 of 40 were right   R asks it"
        )
        await user.press("R")
        await until(user.pilot, lambda: isinstance(user.reader.app.screen, ChooseScreen))
        await user.type("ask names")
        await user.press("enter")
        await answered(user)
        assert user.items("suggested") == [NAMED, FARROW, PLACE]
        await user.press("tab")
        assert "PERSON  pending 11%" in user.details


async def test_nothing_is_sent_to_another_machine_before_that_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    far = replace(suggester("far", ()), command=(), url="http://suggest.invalid/")
    library = tmp_path / "library"

    async with open_reader(library, bodies=[PLACE], suggesters=(far,)) as user:
        assert not user.reader.feed.asked
        assert user.message == (
            "suggester far: nothing is sent to suggest.invalid yet   R allows it"
        )
        await user.press("R")
        await until(user.pilot, lambda: isinstance(user.reader.app.screen, ChooseScreen))
        await user.type("send")
        await user.press("enter")
        await answered(user)
        assert "suggest.invalid cannot be reached" in user.message
    async with open_reader(library, bodies=None, suggesters=(far,)) as user:
        await answered(user)
        assert "suggest.invalid cannot be reached" in user.message
    assert Consents(library).has("suggest.invalid")
    assert not Consents(tmp_path / "other").has("suggest.invalid")
