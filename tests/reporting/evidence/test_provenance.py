"""Content Credentials: a second answer, which may be missing and never spoils the first."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from reporting.evidence.apart import Apart
from reporting.evidence.provenance import MEDIA_TYPES, REASONS, Provenance
from reporting.evidence.sets import read_file
from reporting.evidence.verdict import READERS, Verdict
from tests.reporting.evidence.labels import FILES
from tests.reporting.evidence.mutations import mutated
from tests.reporting.evidence.signing import ISSUER, authority, signed

PROJECT = Path(__file__).resolve().parents[3]
PNG = (FILES / "exiftool-text.png").read_bytes()


@pytest.fixture(scope="module")
def nobody() -> Iterator[Apart]:
    """Trusts nobody."""
    with Apart() as apart:
        yield apart


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """Trusts the authority of the tests."""
    path = tmp_path_factory.mktemp("anchors") / "anchors.pem"
    path.write_bytes(authority(0)[0])
    with Apart(anchors=path) as apart:
        yield apart


def ids(provenance: Provenance | None) -> list[str]:
    return [] if provenance is None else [given.reason_id for given in provenance.reasons]


@pytest.mark.parametrize(
    "name", ["exiftool-text.png", "exiftool-xmp.jpg", "ffmpeg.mp4", "taglib.wav"]
)
def test_who_signed_what_and_whether_it_was_changed_since(
    tmp_path: Path, nobody: Apart, somebody: Apart, name: str
) -> None:
    path, kind = tmp_path / "file", MEDIA_TYPES[name.rpartition(".")[2].replace("jpg", "jpeg")]
    data = signed((FILES / name).read_bytes(), kind)
    path.write_bytes(data)
    (first, alone), (_, known) = read_file(nobody, path), read_file(somebody, path)
    path.write_bytes(_changed(data))
    _, changed = read_file(somebody, path)
    path.write_bytes((FILES / name).read_bytes())
    _, absent = read_file(somebody, path)

    assert first.verdict is Verdict.COMPLIANT
    assert alone is not None
    assert known is not None
    assert changed is not None
    assert (alone.present, alone.valid, alone.trusted, ids(alone)) == (True, True, None, ["P104"])
    assert (known.present, known.valid, known.trusted, ids(known)) == (True, True, True, [])
    assert (known.source_type, known.issuer) == ("trainedAlgorithmicMedia", ISSUER)
    assert (changed.checked, changed.valid, changed.trusted) == (True, False, False)
    assert "P102" in ids(changed)
    assert absent is not None
    assert (absent.checked, absent.present, ids(absent)) == (True, False, ["P101"])


def _changed(data: bytes) -> bytes:
    """One bit of the label, which stands in all of them."""
    at = data.index(b"ProduceID") + 12
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_somebody_elses_anchors_do_not_vouch(tmp_path: Path, somebody: Apart) -> None:
    path = tmp_path / "file"
    path.write_bytes(signed(PNG, "image/png", by=1))
    _, found = read_file(somebody, path)

    assert found is not None
    assert (found.valid, found.trusted, ids(found)) == (True, False, ["P103"])


@pytest.mark.parametrize(
    "library",
    ["raise ImportError", "raise OSError('wrong architecture')", "import os; os._exit(1)"],
)
def test_where_the_library_does_not_run_labels_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    path = tmp_path / "file.png"
    path.write_bytes(PNG)
    (tmp_path / "c2pa.py").write_text(library)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Apart() as apart:
        for _ in range(2):
            examination, found = read_file(apart, path)
            assert examination.verdict is Verdict.COMPLIANT
            assert found is not None
            assert (found.checked, found.present, ids(found)) == (False, None, ["P001"])


def test_a_file_that_ends_the_library_costs_its_own_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c2pa.py").write_text(
        "import os\n"
        "class Context:\n    from_dict = staticmethod(lambda given: None)\n"
        "class C2paError(Exception):\n    class ManifestNotFound(Exception): pass\n"
        "def Reader(kind, file, context):\n"
        "    if file.read(1) == b'G': os.abort()\n"
        "    raise C2paError.ManifestNotFound\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Apart() as apart:
        first, deadly = read_file(apart, FILES / "exiftool-xmp.gif")
        second, harmless = read_file(apart, FILES / "exiftool-text.png")

    assert first.verdict is second.verdict is Verdict.COMPLIANT
    assert (ids(deadly), ids(harmless)) == (["P002"], ["P101"])


def test_nothing_is_fetched(tmp_path: Path, nobody: Apart) -> None:
    """The library would, if it were not told otherwise."""
    path = tmp_path / "file.jpg"
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/manifest.c2pa"
        data = (FILES / "exiftool-comment.jpg").read_bytes()
        path.write_bytes(signed(data, "image/jpeg", elsewhere=address))
        assert address.encode() in path.read_bytes()
        _, found = read_file(nobody, path)
        assert found is not None
        assert (found.checked, ids(found)) == (False, ["P004"])
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def environments() -> Iterator[bytes]:
    """Those of the processes that this one started; what is ending meanwhile has none."""
    for child in psutil.Process().children():
        with suppress(ProcessLookupError):
            yield Path(f"/proc/{child.pid}/environ").read_bytes()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_the_processes_know_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for them")
    with Apart() as apart:
        read_file(apart, FILES / "exiftool-text.png")
        assert apart.process is not None
        known = list(filter(None, environments()))
    assert apart.process is None
    assert len(known) >= 2
    assert not any(b"not for them" in one for one in known)


def test_damaged_files_never_fail(tmp_path: Path, nobody: Apart) -> None:
    path, chance = tmp_path / "file", random.Random(7)
    data = signed(PNG, "image/png")
    for _ in range(100):
        path.write_bytes(mutated(data, chance))
        found = nobody.provenance(path, "png")
        assert found is not None
        assert found.checked or set(ids(found)) <= {"P002", "P003", "P004"}


def test_every_reason_says_what_to_do_in_both_languages_and_stands_in_the_guide() -> None:
    assert set(MEDIA_TYPES) < set(READERS)
    guide = (PROJECT / "docs" / "labels.md").read_text()
    for reason in REASONS.values():
        for text in (reason.title, reason.remedy):
            assert text.en.isascii()
            assert not text.zh.isascii()
        assert f"| {reason.id} | {reason.title.en} · {reason.title.zh} |" in guide
