"""`POST label-checks`: the label of one file, at once, and nothing of it kept."""

import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from rest_framework.throttling import SimpleRateThrottle

from reporting.services import label_checks
from tests.conftest import Api, Login, Party
from tests.reporting.evidence.labels import FIELDS, FILES
from tests.reporting.evidence.signing import ISSUER, signed

PNG = (FILES / "exiftool-text.png").read_bytes()
JSON = ("id", "weight", "location", "detail", "title", "remedy", "reference")


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert list(tmp_path.iterdir()) == []


def check(api: Api, body: bytes, language: str = "en", **headers: str) -> Any:
    given = {"Content-Type": "image/png", "Accept-Language": language, **headers}
    return api.upload("label-checks", body, **given)


def test_a_label_is_told_in_both_languages_whatever_the_file_is_called(
    db: None, photos: Party, shanghai: Party, login: Login
) -> None:
    wrong = b'---\nAIGC: \'{"Label":"9"}\'\n---\n'
    for who in (photos, shanghai):
        api = login(who)
        good = check(api, signed(PNG, "image/png"), **{"Content-Type": "text/html"}).json()
        assert (good["container"], good["modality"]) == ("png", "image")
        assert (good["verdict"], good["reasons"]) == ("compliant", [])
        assert [label["fields"] for label in good["labels"]] == [FIELDS]
        assert good["provenance"]["valid"] is True
        assert good["provenance"]["issuer"] == ISSUER
    english, chinese = (check(api, wrong, language).json() for language in ("en", "zh-hans"))
    assert english["verdict"] == chinese["verdict"] == "noncompliant"
    assert [r["id"] for r in english["reasons"]] == [r["id"] for r in chinese["reasons"]]
    assert english["provenance"] is None
    assert english["reasons"][0]["title"].isascii()
    assert not chinese["reasons"][0]["title"].isascii()


def test_whatever_is_sent_gets_an_answer(db: None, photos: Party, login: Login) -> None:
    api, bomb = login(photos), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb", b"\0" * (8 << 20))
    for body, reasons in (
        (b"", ["L009"]),
        (b"\x89", ["L001"]),
        (PNG[:-20], ["L002"]),
        (PNG[:8] + b"\xff\xff\xff\xfftEXt", ["L003"]),
        (bomb.getvalue(), ["L011"]),
        (b"\0\1\2" * 300, ["L001"]),
    ):
        answer = check(api, body, **{"Content-Length": str(len(body))})
        assert answer.status_code == 200
        told = answer.json()
        assert (told["verdict"], [r["id"] for r in told["reasons"]]) == ("inconclusive", reasons)
        assert told["size"] == len(body)


def test_what_is_no_file_or_too_large_is_refused(
    live: str, photos: Party, login: Login, settings: Any
) -> None:
    api = login(photos)
    settings.LIMITS = {**settings.LIMITS, "label_check_bytes": len(PNG)}
    for body, headers, status, code in (
        (PNG, {}, 200, None),
        (PNG + b"\0", {}, 413, "label_check_too_large"),
        (PNG, {"Content-Type": "multipart/form-data; boundary=x"}, 415, "media_type_unsupported"),
        (PNG, {"Content-Encoding": "gzip"}, 415, "body_encoded"),
    ):
        answer = check(api, body, **headers)
        assert (answer.status_code, answer.json().get("code")) == (status, code)


def test_few_are_read_at_a_time_and_by_processes_that_stay(
    live: str, photos: Party, login: Login, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_checks, "PATIENCE", 0.01)
    api = login(photos)
    assert check(api, PNG).status_code == 200
    with label_checks.turn() as apart:
        assert apart.process is not None
        pid = apart.process.pid
    assert check(api, PNG).status_code == 200
    with ExitStack() as taken:
        for number in range(settings.LIMITS["label_checks_at_once"]):
            apart = taken.enter_context(label_checks.turn())
            assert number or (apart.process and apart.process.pid) == pid
        answer = check(api, PNG)
        assert (answer.status_code, answer.json()["code"]) == (503, "label_check_busy")
        assert int(answer["Retry-After"]) > 0
    assert check(api, PNG).status_code == 200


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    old, new = (tmp_path / f"{label_checks.PREFIX}{name}" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(PNG)
    os.utime(old, (0, 0))
    label_checks.clear.__wrapped__()
    assert [path.name for path in tmp_path.iterdir()] == [new.name]
    new.unlink()


def test_it_is_counted_by_itself(
    live: str, photos: Party, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = {"label_checks": "1/min", "read": "9/min", "write": "9/min", "anonymous": "9/min"}
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {**rates, "token": "9/min"})
    api = login(photos)
    assert [check(api, PNG).status_code for _ in range(2)] == [200, 429]
    assert api.get("me").status_code == 200
