"""The key that signs receipts: where it comes from, and what does not start without it."""

import base64
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from config import receipt_key
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import SigningKey
from reporting.proof.keys import private_key

PROJECT = Path(__file__).resolve().parents[2]
SECRET = base64.urlsafe_b64encode(b"a secret that nobody shall quote").decode().rstrip("=")
PRODUCTION = {
    "PATH": os.defpath,
    "DATABASE_URL": "postgres://candor_app@127.0.0.1:1/candor",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "0123456789" * 5,
    "ALLOWED_HOSTS": "candor.example",
}


def test_the_secret_half_is_enough_and_a_whole_key_is_one_that_signs() -> None:
    whole = receipt_key.read(json.dumps({"kty": "OKP", "crv": "Ed25519", "d": SECRET}))
    assert receipt_key.read(json.dumps(whole)) == whole
    assert private_key(whole).kid


@pytest.mark.parametrize(
    "text",
    [
        "",
        SECRET,
        "[]",
        json.dumps({"kty": "OKP", "crv": "Ed25519"}),
        json.dumps({"kty": "OKP", "crv": "X25519", "d": SECRET}),
        json.dumps({"kty": "OKP", "crv": "Ed25519", "d": SECRET[:-6]}),
        json.dumps({"kty": "OKP", "crv": "Ed25519", "d": f"{SECRET[:-1]}!"}),
        json.dumps({"kty": "OKP", "crv": "Ed25519", "d": SECRET, "x": SECRET}),
        json.dumps({"kty": "OKP", "crv": "Ed25519", "d": 7}),
    ],
)
def test_what_is_no_key_is_refused_and_not_quoted(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="RECEIPT_KEY") as refused:
        receipt_key.read(text)
    assert SECRET[:10] not in str(refused.value)


def test_without_a_key_nothing_starts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=PROJECT,
        env=PRODUCTION,
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert "RECEIPT_KEY must be set" in done.stderr


def test_a_machine_of_ones_own_makes_one_key_and_keeps_it(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: receipt_key.own(tmp_path), range(8)))
    assert all(key == keys[0] for key in keys)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_next_key_is_published_before_it_is_used_and_the_old_one_retired(
    db: None, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "next"
    call_command("receipt_keys", "new", str(file))
    kid = capsys.readouterr().out.strip()
    assert private_key(receipt_key.read(file.read_text())).kid == kid
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="exists"):
        call_command("receipt_keys", "new", str(file))
    since = "2026-05-01T00:00:00+08:00"
    call_command("receipt_keys", "retire", kid, "--compromised-since", since)
    with acting_as(SYSTEM):
        found = SigningKey.objects.get(kid=kid)
        assert found.retired_at
        assert found.compromised_at
        assert found.compromised_at.isoformat() == "2026-04-30T16:00:00+00:00"
    call_command("receipt_keys", "list")
    assert f"{kid}  published" in capsys.readouterr().out
    with pytest.raises(CommandError, match="No key nonsense"):
        call_command("receipt_keys", "retire", "nonsense")
