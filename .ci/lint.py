"""`./run lint`: every static check, one line each, and the output of those that failed."""

import difflib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from config import embedded  # noqa: E402

PYTHON = sys.executable
# Where `check --deploy` looks is what production will have: no value here is used for anything.
PRODUCTION = {
    "RECEIPT_KEY": '{"kty":"OKP","crv":"Ed25519","d":"bGludC1hbmQtbm90aGluZy1lbHNlLTAxMjM0NTY3ODk"'
    "}",
    "SECRET_KEY": "lint-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "candor.example",
    "CSRF_TRUSTED_ORIGINS": "https://candor.example",
    "DATABASE_URL": "postgres://candor_app@127.0.0.1:1/candor",
    "MIGRATION_DATABASE_URL": "postgres://candor_owner@127.0.0.1:1/candor",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "HTTPS": "true",
    "PROXY_COUNT": "1",
}


@dataclass(frozen=True)
class Result:
    passed: bool
    output: str = ""


@dataclass(frozen=True)
class Step:
    name: str
    run: Callable[[], Result]
    remedy: str = ""


def command(*arguments: str, **environment: str) -> Callable[[], Result]:
    def run() -> Result:
        done = subprocess.run(
            arguments,
            cwd=PROJECT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Result(done.returncode == 0, done.stdout)

    return run


def module(*arguments: str, **environment: str) -> Callable[[], Result]:
    return command(PYTHON, "-m", *arguments, **environment)


def manage(*arguments: str, **environment: str) -> Callable[[], Result]:
    return command(PYTHON, "-W", "error", "manage.py", *arguments, **environment)


def current(committed: str, *make: str) -> Callable[[], Result]:
    """Whether a generated file is what the command makes now; `{}` stands for its output file."""

    def run() -> Result:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made"
            done = command(*(part.format(made) for part in make))()
            if not done.passed:
                return done
            new = made.read_text() if made.exists() else done.output
        return _same(PROJECT / committed, new)

    return run


def current_tree(committed: str, *make: str) -> Callable[[], Result]:
    """The same for a generated folder, which the command makes inside of `{}` by its own name."""

    def run() -> Result:
        with tempfile.TemporaryDirectory() as folder:
            done = command(*(part.format(folder) for part in make))()
            if not done.passed:
                return done
            new = _files(Path(folder) / Path(committed).name)
        old = _files(PROJECT / committed)
        other = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
        return Result(not other, "\n".join(f"{committed}/{name}" for name in other))

    return run


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {".ruff_cache", "__pycache__"} & set(path.parts)
    }


def _same(committed: Path, new: str) -> Result:
    old = committed.read_text() if committed.exists() else ""
    name = str(committed.relative_to(PROJECT))
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, "made now", lineterm="")
    return Result(old == new, "\n".join(list(lines)[:60]))


STEPS = [
    Step("format", module("ruff", "format", "--check", "--quiet", "."), "ruff format ."),
    Step("ruff", module("ruff", "check", "--quiet", ".")),
    Step("types", module("mypy", ".", ".ci/lint.py")),
    Step(
        "layers",
        command(PYTHON, "-c", "from importlinter.cli import lint_imports_command as c; c()"),
    ),
    Step("migrations complete", manage("makemigrations", "--check", "--dry-run")),
    Step(
        "deploy check",
        manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION),
    ),
    Step(
        "openapi.yaml",
        current(
            "openapi.yaml",
            *(PYTHON, "manage.py", "spectacular", "--validate", "--fail-on-warn", "--file", "{}"),
        ),
        "./run manage spectacular --file openapi.yaml",
    ),
    Step(
        "clients/python",
        current_tree("clients/python/candor_client", PYTHON, "-m", "clients.generate", "{}"),
        ".venv/bin/python -m clients.generate",
    ),
    Step(
        "translations",
        module("config.translations", "check"),
        "python -m config.extracting, then translate what is empty",
    ),
    Step(
        "docs/checks.md",
        current("docs/checks.md", PYTHON, "-m", "reporting.checks.catalogue"),
        ".venv/bin/python -m reporting.checks.catalogue > docs/checks.md",
    ),
]


def shortened(output: str, most: int = 120) -> str:
    lines = output.rstrip().splitlines()
    more = [f"... and {len(lines) - most} lines more"] if len(lines) > most else []
    return "\n".join(lines[:most] + more)


def main() -> int:
    failed = []
    with embedded.running(embedded.FOLDER / "lint", throwaway=True):
        for step in STEPS:
            began = time.monotonic()
            result = step.run()
            verdict = "ok" if result.passed else "FAILED"
            print(f"{step.name:<24}{verdict:<8}{time.monotonic() - began:5.1f} s", flush=True)
            if not result.passed:
                failed.append(step.name)
                print(shortened(result.output), flush=True)
                if step.remedy:
                    print(f"To mend it: {step.remedy}", flush=True)
    print(f"lint failed: {', '.join(failed)}" if failed else "lint passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
