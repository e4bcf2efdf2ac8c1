"""The Python client, made from openapi.yaml: `python -m clients.generate [FOLDER]`.

Without a folder, clients/python/candor_client is made anew. The same description and the same
generator (pinned in requirements-dev.txt) give the same files; lint compares them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
PYTHON_CLIENT = PROJECT / "clients" / "python"
PACKAGE = "candor_client"
LINES = "application/x-ndjson"
SPREADSHEETS = (
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)


def without_spreadsheets() -> str:
    """The description as programs need it. The generator tells bodies apart by their type alone,
    and would send lines as spreadsheets, which are bytes as well."""
    description = yaml.safe_load((PROJECT / "openapi.yaml").read_bytes())
    for path in description["paths"].values():
        for operation in path.values():
            sent = operation.get("requestBody", {}).get("content", {})
            if LINES in sent:
                for spreadsheet in SPREADSHEETS:
                    sent.pop(spreadsheet, None)
    return yaml.safe_dump(description, allow_unicode=True, sort_keys=False)


def make(folder: Path) -> None:
    """Write the package into a folder that does not exist yet. A warning is an error."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", encoding="utf-8") as description:
        description.write(without_spreadsheets())
        description.flush()
        _make(folder, description.name)


def _make(folder: Path, description: str) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate"),
            *("--path", description),
            *("--config", str(PYTHON_CLIENT / "generator.yaml")),
            *("--custom-template-path", str(PYTHON_CLIENT / "templates")),
            *("--output-path", str(folder)),
            *("--meta", "none", "--fail-on-warning"),
        ],
        check=True,
        # It formats what it made with ruff, which is beside the interpreter.
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.DEVNULL,
    )


def replace() -> None:
    """Make the committed package anew; a failed attempt leaves it as it was."""
    with tempfile.TemporaryDirectory(dir=PYTHON_CLIENT) as made:
        make(Path(made) / PACKAGE)
        shutil.rmtree(PYTHON_CLIENT / PACKAGE, ignore_errors=True)
        shutil.move(Path(made) / PACKAGE, PYTHON_CLIENT / PACKAGE)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]) / PACKAGE)
    else:
        replace()
