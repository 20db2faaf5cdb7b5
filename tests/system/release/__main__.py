"""`python -m tests.system.release TOOLS`: what a release must fulfil, met or missed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.system.release.installs import Installs
from tests.system.release.packages import Packages
from tests.system.release.rows import Row, run

_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def _rows(folder: Path, tools: Path) -> Iterator[Row]:
    packages = Packages(folder)
    installs = Installs(packages.wheel, tools, folder / "installs")
    yield Row("sdist, and a wheel from it", packages.build)
    yield Row("twine check", lambda: _check_by_twine(packages, tools))
    yield Row("sdist: tests, docs, samples", packages.look_into_sdist)
    yield Row("wheel: the program alone", packages.look_into_wheel)
    yield Row("requirements by name", packages.look_at_requirements)
    yield Row("versions of Python", lambda: packages.look_at_versions(_PYTHONS))
    for version in _PYTHONS:
        yield Row(f"pip install, Python {version}", partial(installs.pip, version))
    yield Row("pipx install", lambda: installs.pipx(_HERE))
    yield Row("uv tool install", lambda: installs.uv(_HERE))


def _check_by_twine(packages: Packages, tools: Path) -> str:
    said = run(tools / "twine", "check", "--strict", packages.sdist, packages.wheel)
    return f"{said.count('PASSED')} passed"


def main() -> int:
    """Check and print; returns 1 where something is missed."""
    is_met = True
    with tempfile.TemporaryDirectory() as folder:
        for row in _rows(Path(folder), Path(sys.argv[1]).absolute()):
            words, is_row_met = row.outcome()
            print(f"{row.name:<30}{'met' if is_row_met else 'MISSED':<8}{words}", flush=True)
            is_met = is_met and is_row_met
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
