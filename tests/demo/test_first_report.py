"""docs/guide/first-report.md does what it says, block after block in one shell."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo.conftest import PROJECT, environment

GUIDE = PROJECT / "docs" / "guide" / "first-report.md"


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
def test_the_guide_to_the_first_report(killed: object, folder: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    with subprocess.Popen(
        [sys.executable, "-m", "config.serving", "--port=0"],
        cwd=PROJECT,
        env=environment(folder)
        | {"STORAGE_DIR": f"{folder}/storage", "BEAT_SCHEDULE_FILE": f"{folder}/beat"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as serve:
        try:
            assert serve.stdout
            said = next(line for line in serve.stdout if "/readyz" in line)
            pasted = subprocess.run(
                ["sh", "-eu"],
                input="\n".join(blocks),
                cwd=tmp_path,
                env=dict(os.environ)
                | {
                    "HOST": said.split()[-1].removesuffix("/readyz"),
                    "LOGINS": str(folder / "demo-logins.json"),
                },
                capture_output=True,
                text=True,
                timeout=120,
            )
        finally:
            serve.send_signal(signal.SIGINT)
            serve.communicate()
    assert len(blocks) == 7
    assert pasted.returncode == 0, pasted.stdout + pasted.stderr
    assert "True\n" in pasted.stdout
    assert pasted.stdout.count("rejected\n") == 2
    assert '"check":"T301"' in pasted.stdout
    assert "/figures/items_removed" in pasted.stdout
    assert pasted.stdout.rstrip().endswith("accepted")
