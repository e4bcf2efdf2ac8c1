"""`manage.py verify-receipt`: exit codes and words, on a machine with no servers."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from config import alone
from tests.reporting.proof.making import register


def test_how_a_proof_ends_is_the_exit_code(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    held = register(3)
    proof, jwks, batch = (tmp_path / name for name in ("proof.json", "jwks.json", "may.ndjson"))
    jwks.write_text(json.dumps(held.jwks()))
    batch.write_bytes(b'{"record_id": "1"}\n')

    def ended(bundle: dict[str, Any], *arguments: str) -> tuple[int, str]:
        proof.write_text(json.dumps(bundle))
        code = 0
        try:
            call_command("verify_receipt", str(proof), *arguments)
        except SystemExit as stopped:
            code = int(str(stopped.code))
        return code, capfdbinary.readouterr().out.decode()

    known = ("--jwks", str(jwks))
    code, said = ended(held.bundle(1), *known, "--file", str(batch), "--language", "zh")
    assert (code, said.splitlines()[-1]) == (0, "已证明")
    code, said = ended(held.bundle(1), "--json")
    assert (code, json.loads(said)["outcome"]) == (3, "open")
    assert ended(held.bundle(1) | {"filed": held.filed[0]}, *known)[0] == 1
    assert ended(held.bundle(2), *known, "--file", str(batch))[0] == 1
    for damaged in ({}, {"receipt": 1}):
        with pytest.raises(CommandError) as refused:
            ended(damaged, *known)
        assert refused.value.returncode == 2
    assert alone.needs_no_servers(["manage.py", "verify-receipt"])
