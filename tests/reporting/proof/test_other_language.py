"""A proof is verified by libraries that share no line with ours."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.reporting.proof.making import register

SCRIPT = Path(__file__).with_name("verify_with_jose.mjs")
NODE = shutil.which("node")
# `npm install jose` in any folder, and its name here.
FOLDER = os.environ.get("NODE_FOLDER", "")


def verified(proof: dict[str, Any], jwks: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(NODE), str(SCRIPT)],
        input=json.dumps({"proof": proof, "jwks": jwks}),
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(
    NODE is None or not (Path(FOLDER) / "node_modules" / "jose").exists() or not FOLDER,
    reason="needs node, and NODE_FOLDER where npm's package jose is installed",
)
def test_jose_in_javascript_reads_it_the_same_way() -> None:
    held, other = register(6), register(6)

    said = verified(held.bundle(3), held.jwks())

    assert said.returncode == 0, said.stderr
    expected = {"receipt": "019aaaaa-0000-7000-8000-000000000003", "size": 6}
    assert json.loads(said.stdout) == expected | {"filed": ["figures", "batches"]}
    tampered = [
        held.bundle(3) | {"receipt": held.receipts[2]},
        held.bundle(3) | {"filed": held.filed[2]},
        held.bundle(3) | {"signature": held.signatures[2]},
        other.bundle(3),
    ]
    for proof in tampered:
        assert verified(proof, held.jwks()).returncode != 0
