"""A real object store, SeaweedFS on the loopback address: texts, parts and kills by way of S3.

It runs the `postil` beside which it is started, with the s3fs of its own environment.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from fsspec import AbstractFileSystem, filesystem

from tests.system.consumers.checking import Checks, run

_ADDRESS = "127.0.0.1"
_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "postil",
    "AWS_SECRET_ACCESS_KEY": "only-for-this-check",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ENDPOINT_URL": f"http://{_ADDRESS}:8333",
}
_PATIENCE = 120.0
"""Seconds that anything here may take; chosen by hand."""


def check(checks: Checks) -> None:
    os.environ |= _ENVIRONMENT
    with TemporaryDirectory() as name, _server(Path(name)):
        folder, store = Path(name), filesystem("s3", use_listings_cache=False)
        _until(lambda: store.exists("corpus"))
        lines = [{"id": key, "text": checks.text(key)} for key in checks.expected] * 20
        texts = [{**line, "id": f"{n}"} for n, line in enumerate(lines)]
        (folder / "texts.jsonl").write_text("".join(json.dumps(t) + "\n" for t in texts))
        store.put_file(folder / "texts.jsonl", "corpus/texts/texts.jsonl")
        _run(folder, "texts.jsonl", "-o", "one.jsonl")
        expected = _timeless((folder / "one.jsonl").read_bytes())
        _run(folder, "s3://corpus/texts", "-o", "s3://corpus/out", "--parts", "1000")
        checks.require_same("S3: lines", _lines(store), expected)
        _kill(folder, store)
        _run(folder, "-o", "s3://corpus/out", "--parts", "--resume", "--processes", "2")
        checks.require_same("S3: lines after kill -9", _lines(store), expected)


def _kill(folder: Path, store: AbstractFileSystem) -> None:
    """Begin anew, kill the program in the middle, and see that what is there is whole."""
    store.rm("corpus/out", recursive=True)
    process = _start(folder, "s3://corpus/texts", "-o", "s3://corpus/out", "--parts", "1000")
    _until(lambda: len(store.glob("corpus/out/results/*")) > 1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    sizes = [part["size"] for part in json.loads(store.cat("corpus/out/plan.json"))["parts"]]
    paths = sorted(store.glob("corpus/out/input/part-*"))
    if [store.size(path) for path in paths] != sizes:
        sys.exit("S3: a part of an object was left by a kill")
    if len(store.glob("corpus/out/part-*")) == len(sizes):
        sys.exit("S3: the kill came too late to prove anything")


def _lines(store: AbstractFileSystem) -> list[bytes]:
    return _timeless(b"".join(store.cat(path) for path in sorted(store.glob("corpus/out/part-*"))))


def _timeless(data: bytes) -> list[bytes]:
    return re.sub(rb'"(exported|uri)": "[^"]*"', b"", data).splitlines()


def _run(folder: Path, *arguments: str) -> None:
    if _start(folder, *arguments).wait(_PATIENCE):
        sys.exit(f"postil extract {' '.join(arguments)} failed")


def _start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    return subprocess.Popen(
        [Path(".venv/bin/postil").absolute(), "extract", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": packages, "POSTIL_LIBRARY": str(folder / "library")},
    )


@contextmanager
def _server(folder: Path) -> Iterator[None]:
    """Run the server until the block ends; it tells nobody of it."""
    (folder / "store").mkdir()
    server = subprocess.Popen(
        [
            *(Path(sys.executable).with_name("weed"), "mini", f"-dir={folder / 'store'}"),
            *(f"-ip={_ADDRESS}", f"-ip.bind={_ADDRESS}", "-bucket=corpus"),
            *("-webdav=false", "-admin.ui=false", "-master.telemetry=false"),
        ],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            if is_so():
                return
        except OSError:
            pass
        time.sleep(0.2)
    sys.exit("S3: the server or the program took too long")


if __name__ == "__main__":
    run(check)
