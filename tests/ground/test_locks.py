"""The lock files: complete, hashed, the same for running and testing, and free of GPL."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements", "requirements-dev")


def locked(name: str) -> dict[str, Requirement]:
    """The requirements of a lock file by name, with its hashes cut off."""
    found = {}
    for entry in re.split(r"\n(?=\S)", (PROJECT / f"{name}.txt").read_text().strip()):
        requirement = Requirement(entry.split(" \\\n")[0])
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), f"{requirement} has no hash"
        found[requirement.name.lower()] = requirement
    return found


def asked(name: str) -> list[Requirement]:
    lines = (PROJECT / f"{name}.in").read_text().splitlines()
    wanted = [line.split("#")[0].strip() for line in lines]
    return [Requirement(line) for line in wanted if line and not line.startswith("-")]


def version(requirement: Requirement) -> str:
    (pin,) = requirement.specifier
    assert pin.operator == "=="
    return pin.version


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_nothing_but_packages_and_hashes(name: str) -> None:
    for line in (PROJECT / f"{name}.txt").read_text().splitlines():
        assert re.fullmatch(r"[a-z0-9][^/]* \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_asked_for_is_locked_in_a_version_that_was_asked_for(name: str) -> None:
    pins = locked(name)
    for requirement in asked(name):
        assert version(pins[requirement.name.lower()]) in requirement.specifier, requirement


def test_the_tests_run_with_what_is_run_in_production() -> None:
    production, testing = locked("requirements"), locked("requirements-dev")
    assert {name: testing.get(name) for name in production} == production


def test_what_is_installed_here_is_what_is_locked() -> None:
    for name, requirement in locked("requirements-dev").items():
        if requirement.marker is None or requirement.marker.evaluate():
            assert metadata.version(name) == version(requirement)


def test_nothing_that_candor_runs_with_is_under_the_gpl() -> None:
    for name, requirement in locked("requirements").items():
        if requirement.marker and not requirement.marker.evaluate():
            continue
        about = metadata.metadata(name)
        licences = about.get_all("License-Expression", []) + [
            text.split("\n")[0] for text in about.get_all("License", [])
        ]
        licences += [line for line in about.get_all("Classifier", []) if "License" in line]
        for licence in licences:
            assert not re.search(
                r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public", licence
            ), name
