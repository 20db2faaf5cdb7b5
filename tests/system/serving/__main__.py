"""`python -m tests.system.serving`: the reader in Chromium, as a person uses it."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from tests.system.serving.chromium import Chromium, chromium
from tests.system.serving.served import Served, served


async def _check(browser: Chromium, server: Served, pictures: Path) -> None:
    anna = server.addresses["anna"]
    async with browser.tab(anna) as tab:
        await tab.wait_for(r"\bsaved\b")
        await tab.picture(pictures / "opened.png")
        _say("opened")
        await tab.press("1")
        await tab.wait_for("added PERSON “Anna”")
        await tab.press("w", "w", "2")
        await tab.wait_for("added ORG “Boris”")
        await tab.press("r")
        await tab.wait_for("type some letters")
        # Escape and a letter at once are a key with alt.
        await tab.press("Escape")
        await tab.wait_for("(?s)^(?!.*type some letters)")
        await tab.press("x")
        await tab.wait_for("1 accepted  1 rejected")
        await tab.press("u")
        await tab.wait_for("2 accepted  0 rejected")
        _say("labelled, rejected and undone")
        await tab.press("y")
        await tab.wait_for("copied")
        await tab.press("F2", "F2", "Control+d", "?")
        await tab.wait_for("Help")
        await tab.press("Escape")
        await tab.wait_for("(?s)^(?!.*words to find)")
        async with browser.tab(anna) as second, browser.tab(server.addresses["ben"]) as other:
            await second.wait_for("read-only")
            await other.wait_for(r"\bsaved\b")
            await other.press("w", "3")
            await other.wait_for("added GPE “met”")
        _say("a second page is read-only, another annotator is not")
        await tab.call("Page.reload")
        await tab.wait_for(r"2 accepted(?s:.*)\bsaved\b")
        await tab.picture(pictures / "reloaded.png")
        _say("reloaded, with everything still there")
        hosts = {urlsplit(address).netloc for address in tab.requests} - {"", urlsplit(anna).netloc}
        assert not hosts, f"asked for something from {hosts}"
        assert not tab.failures, tab.failures
        _say(f"{len(tab.requests)} requests, none of them elsewhere")
        await tab.press("q")
        async with asyncio.timeout(60):
            while not await tab.evaluate("document.body.classList.contains('-closed')"):
                await asyncio.sleep(0.2)
        await tab.picture(pictures / "ended.png")
        _say("ended by its key")
    async with browser.tab(anna[:-2] + "x/") as wrong:
        await asyncio.sleep(1)
        assert "404" in await wrong.evaluate("document.body.innerText")
        _say("a wrong token opens nothing")


def _say(words: str) -> None:
    print(f"met     {words}", flush=True)


def main() -> int:
    """Check and print; pictures go to a folder where one is named."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        try:
            with chromium(Path(folder)) as browser, served(Path(folder), "anna", "ben") as server:
                asyncio.run(_check(browser, server, pictures))
        except FileNotFoundError as error:
            print(f"MISSED  {error}")
            return 1
        except (AssertionError, TimeoutError) as error:
            print(f"MISSED  {str(error) or 'what was waited for did not come'}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
