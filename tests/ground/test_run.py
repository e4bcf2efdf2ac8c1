"""`./run` on machines that lack something, and as it prepares the environment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "cat", "cksum", "find", "dirname")
BASE_PYTHON = Path(sys.base_prefix) / "bin"


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder for the PATH with what `run` needs, but no Python."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (folder / tool).symlink_to(found)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project like ours but small: nothing to install, and a `manage` that says it ran."""
    folder = tmp_path / "a project"
    (folder / "config").mkdir(parents=True)
    for name in ("run", "config/installing.py"):
        shutil.copy(PROJECT / name, folder / name)
    (folder / "requirements.txt").write_text("")
    (folder / "requirements-dev.txt").write_text("# more\n")
    (folder / "manage.py").write_text("")
    (folder / "config" / "__init__.py").write_text("")
    (folder / "config" / "embedded.py").write_text("import sys; print('ran', *sys.argv[2:])")
    return folder


def environment(path: str) -> dict[str, str]:
    return {"PATH": path, "HOME": ""}


def run(project: Path, *arguments: str, path: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [project / "run", *arguments],
        env=environment(path or f"{BASE_PYTHON}:/usr/bin:/bin"),
        cwd="/",
        capture_output=True,
        text=True,
    )


def fake_python(folder: Path, body: str) -> None:
    program = folder / "python3.11"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


def refusal(done: "subprocess.CompletedProcess[str]") -> str:
    """The one sentence that a refused command says."""
    (line,) = done.stderr.splitlines()
    assert not done.stdout
    return line


def test_without_python_one_sentence_says_so(project: Path, tools: Path) -> None:
    done = run(project, "manage", path=str(tools))
    assert "Python 3.11 or newer" in refusal(done)
    assert done.returncode == 69


def test_a_python_that_is_too_old_is_none(project: Path, tools: Path) -> None:
    fake_python(tools, "exit 1")
    assert "Python 3.11 or newer" in refusal(run(project, "manage", path=str(tools)))


def test_without_venv_one_sentence_names_what_to_install(project: Path, tools: Path) -> None:
    fake_python(tools, "case $2 in *ensurepip*) exit 1 ;; esac")
    done = run(project, "manage", path=str(tools))
    assert "python3-venv" in refusal(done)
    assert done.returncode == 69


def test_outside_the_project_it_says_what_is_missing(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "run", tmp_path / "run")
    done = run(tmp_path, "serve")
    assert f"{tmp_path} is not the project's folder" in refusal(done)
    assert done.returncode == 66


def test_an_unknown_command_shows_the_usage() -> None:
    done = run(PROJECT, "frobnicate")
    assert done.returncode == 64
    assert "Usage: ./run COMMAND" in done.stderr
    assert "no command 'frobnicate'" in done.stderr


def test_the_environment_is_prepared_once(project: Path) -> None:
    first, second = run(project, "manage", "check"), run(project, "manage", "check")
    assert "Preparing" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout == "ran manage.py check\n"


def test_a_changed_lock_file_or_an_interrupted_installation_prepares_again(project: Path) -> None:
    run(project, "manage")
    (project / "requirements.txt").write_text("# changed\n")
    assert "Preparing" in run(project, "manage").stderr

    (project / ".venv" / "candor-requirements.stamp").unlink()
    shutil.rmtree(project / ".venv" / "lib")
    done = run(project, "manage")
    assert "Preparing" in done.stderr
    assert done.stdout == "ran manage.py\n"


def test_started_twice_at_once_it_prepares_once(project: Path) -> None:
    both = [
        subprocess.Popen(
            [project / "run", "manage"],
            env=environment(f"{BASE_PYTHON}:/usr/bin:/bin"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate() for process in both]
    assert [out for out, _ in said] == ["ran manage.py\n"] * 2
    assert sum("Preparing" in err for _, err in said) == 1


def test_what_pip_says_is_shown_only_when_it_fails(project: Path) -> None:
    (project / "requirements.txt").write_text("--nonsense\n")
    done = run(project, "manage")
    assert done.returncode == 1
    assert "could not be prepared" in done.stderr
    assert "no such option: --nonsense" in done.stderr
    assert "Traceback" not in done.stderr


def test_translations_are_compiled_when_their_text_is_newer(project: Path) -> None:
    catalogue = project / "locale" / "zh_Hans" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    (catalogue / "django.po").write_text('msgid ""\nmsgstr ""\n')
    (project / "config" / "translations.py").write_text(
        "open('locale/zh_Hans/LC_MESSAGES/django.mo', 'w').close(); print('compiled')"
    )
    assert run(project, "manage").stdout == "compiled\nran manage.py\n"
    assert run(project, "manage").stdout == "ran manage.py\n"
    newer = (catalogue / "django.mo").stat().st_mtime + 5
    os.utime(catalogue / "django.po", (newer, newer))
    assert run(project, "manage").stdout == "compiled\nran manage.py\n"
