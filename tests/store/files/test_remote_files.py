"""Files at addresses: what has to be installed for a kind of store is named."""

from __future__ import annotations

import sys

import pytest

from store.files.remote_files import file_system


@pytest.mark.parametrize(
    ("address", "package", "words"),
    [
        ("s3://bucket/x", "s3fs", "pip install 'postil[s3]' adds addresses such as s3://bucket/x"),
        ("gs://bucket/x", "gcsfs", "install gcsfs"),
    ],
)
def test_a_missing_package_is_named_by_what_installs_it(
    address: str, package: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(OSError, match="install") as refused:
        file_system(address)

    assert words in str(refused.value)
