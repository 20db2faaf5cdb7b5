"""What was learned from an annotator, beside the articles: one version at a time, or none.

`<library>/learned/<annotator>/` has a folder for each version and a manifest, which is replaced as
a whole and names the version in force with the digest of each file. A crash leaves the old version
or the new one. Everything here can be deleted: it is learned again.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from annotate.document import text_digest
from annotate.labels.scheme import LabelScheme
from annotate.learning.gate import Gain
from annotate.learning.learned_version import LearnedVersion
from annotate.learning.scheme_labels import entity_labels, label_targets
from store.errors import StoreDamaged
from store.files.disk_errors import disk_errors
from store.files.durable import move_durably, write_durably
from store.files.json_files import read_json, to_json, write_with_folder
from store.files.kept_copies import path_aside
from store.files.safe_names import file_name
from store.library.library import Library
from store.library.model_files import write_version

if TYPE_CHECKING:
    from annotate.learning.learn import Learned

_VERSION = 1
"""The version of the manifest; a Postil that writes another one counts it up."""

_MANIFEST, _OFF = "manifest.json", "off"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a model was learned under; under others it does not speak."""

    pipeline: str
    """Names pipeline, rules and patterns."""
    labels: str
    """Digest of the labels in force, and of those of pipelines that stand for them."""

    @staticmethod
    def of(pipeline: str, scheme: LabelScheme) -> Terms:
        """The terms of a pipeline under a scheme."""
        labels = [entity_labels(scheme), label_targets(scheme)]
        return Terms(pipeline, text_digest(json.dumps(labels, sort_keys=True)))


@dataclass(frozen=True, slots=True)
class LearnedInForce:
    """The version in force, with what is known of it."""

    version: LearnedVersion
    """Where it is."""
    articles: int
    """Number of finished articles that it was learned from."""
    entities: Gain | None
    """The gain with entities; None where nothing was learned about them."""
    claims: Gain | None
    """The gain with claims; None where nothing was learned about them."""


class LearnedModels:
    """What was learned from one annotator in one library."""

    def __init__(self, library: Library, annotator: str) -> None:
        self.folder = library.root / "learned" / file_name(annotator)
        """The folder with all of it."""

    @property
    def is_off(self) -> bool:
        """Tell whether the annotator wants nothing to be learned."""
        return (self.folder / _OFF).exists()

    def turn_off(self) -> None:
        """Learn nothing from now on, and let nothing that was learned speak.

        Raises:
            WriteFailed: The disk refused.
        """
        write_with_folder(self.folder / _OFF, b"")

    def turn_on(self) -> None:
        """Learn again.

        Raises:
            WriteFailed: The disk refused.
        """
        with disk_errors(self.folder):
            (self.folder / _OFF).unlink(missing_ok=True)

    def forget(self) -> bool:
        """Delete everything that was learned; whether to learn stays as it is.

        Returns:
            Whether there was anything.

        Raises:
            WriteFailed: The disk refused.
        """
        manifest = self.folder / _MANIFEST
        had_model = manifest.exists()
        with disk_errors(self.folder):
            # Without its manifest a version is nothing, wherever the rest is cut off.
            manifest.unlink(missing_ok=True)
            self._delete_versions(set())
        return had_model

    def save(self, learned: Learned, articles: int, terms: Terms) -> None:
        """Put a model in force, in the place of the one before.

        Args:
            learned: The model, and what is gained by it.
            articles: The number of articles that it was learned from.
            terms: What it was learned under.

        Raises:
            WriteFailed: The disk refused; the version before is in force.
        """
        digest = learned.model.digest
        before = self._digest_in_force()
        files = write_version(self.folder, learned.model)
        manifest = {
            "version": _VERSION,
            "model": digest,
            "files": {name: sha256(data).hexdigest() for name, data in files.items()},
            "articles": articles,
            "terms": asdict(terms),
            "entities": asdict(learned.entities) if learned.entities else None,
            "claims": asdict(learned.claims) if learned.claims else None,
        }
        with disk_errors(self.folder / digest):
            write_durably(self.folder / _MANIFEST, to_json(manifest))
        # Another window may be about to read the version before.
        with contextlib.suppress(OSError):
            self._delete_versions({digest, before})

    def in_force(self, terms: Terms) -> tuple[LearnedInForce | None, str]:
        """The model that speaks now.

        Returns:
            The model, None where there is none for these terms; and a remark for people, empty
            except where something had to be set aside.
        """
        manifest_path = self.folder / _MANIFEST
        if self.is_off or not manifest_path.exists():
            return None, ""
        try:
            manifest = read_json(manifest_path)
            if manifest["version"] > _VERSION:
                return None, self._set_aside("a newer version of Postil wrote what was learned")
            if manifest["terms"] != asdict(terms):
                return None, ""
            return self._checked(manifest), ""
        except (StoreDamaged, LookupError, TypeError, ValueError, OSError):
            return None, self._set_aside("what was learned is damaged")

    def _checked(self, manifest: dict[str, Any]) -> LearnedInForce:
        """The version that a manifest names.

        Raises:
            ValueError: A file of it is not the one that was written.
        """
        folder = self.folder / manifest["model"]
        for name, digest in manifest["files"].items():
            if sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise ValueError(f"{name} is not what was written")
        gains = [Gain(**gain) if gain else None for gain in map(manifest.get, _GAINS)]
        return LearnedInForce(
            LearnedVersion(folder, manifest["model"]), int(manifest["articles"]), *gains
        )

    def _set_aside(self, trouble: str) -> str:
        manifest = self.folder / _MANIFEST
        copy = path_aside(manifest)
        try:
            move_durably(manifest, copy)
        except OSError:
            return f"{trouble}; suggestions go on without it"
        return f"{trouble}: set aside as {copy.name}; it is learned again after the next D"

    def _digest_in_force(self) -> str:
        try:
            return str(read_json(self.folder / _MANIFEST)["model"])
        except (StoreDamaged, LookupError):
            return ""

    def _delete_versions(self, keep: set[str]) -> None:
        for path in self.folder.glob("*"):
            if path.is_dir() and path.name not in keep:
                shutil.rmtree(path)


_GAINS = ("entities", "claims")
