"""`./run demo --quick` as a person runs it, on servers of its own; and with its worker killed."""

import hashlib
import io
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.urls import resolve
from openpyxl import load_workbook

from demo import claims
from demo.__main__ import PLACES
from demo.campaign import Campaign
from demo.volumes import MONTHS
from reporting.evidence.controls.reasons import UNLABELLED
from tests.demo.conftest import MANY, PROJECT, SEED, environment, read_until, start, summary
from tests.ground.processes import eventually, family, running, servers_of

SUMMARY = {
    *("products", "items", "accounts", "platforms", "records", "revisions", "findings"),
    *("safeguards", "filings", "signals", "scorecard"),
}


def test_a_worker_that_is_killed_changes_no_total(killed: dict[str, Any]) -> None:
    volumes = Campaign.of(SEED, 0.01, MANY).volumes.values()
    assert killed["products"] == sum(one.products for one in volumes)
    assert killed["items"] == sum(one.removed for one in volumes) - 1  # one upheld appeal
    assert killed["accounts"] == sum(one.accounts for one in volumes) + 2  # one account, twice
    assert killed["records"] == sum(one.records for one in volumes) + 2 - 1


def test_run_again_it_starts_afresh_and_ends_the_same(killed: dict[str, Any], folder: Path) -> None:
    with start(folder) as demo:
        said = read_until(demo, "checked")
        everything = family(demo.pid)
        rest, _ = demo.communicate()
    said += rest

    assert demo.returncode == 0, said
    assert {name: summary(folder)[name] for name in SUMMARY} == {n: killed[n] for n in SUMMARY}
    _says_what_it_should(said, summary(folder), folder)
    assert set(summary(folder)["seconds"]) > {"starting", "filing", "consolidating", "bulletin"}
    _was_at_the_desk(said, summary(folder))
    _left_files(folder, summary(folder))
    eventually(lambda: not [process for process in everything if running(process)])
    assert not servers_of(folder)
    _keeps_logins_to_itself(folder)
    _left_the_data(folder, summary(folder))


def _says_what_it_should(said: str, told: dict[str, Any], folder: Path) -> None:
    assert "Clear and Bright 2025" in said
    assert "清朗·整治AI技术滥用（2025）" in said
    assert "Beside the published figures" in said
    assert "与公开通报数字对照" in said
    assert "/console/" in said
    assert "/api/docs/" in said
    (last,) = said.rstrip().splitlines()[-1:]
    assert last == (
        f"{told['products']:,} AI products were handled, {told['items']:,} items of content removed"
        f" and {told['accounts']:,} accounts handled."
    )
    assert told["platforms"] == MANY
    assert told["revisions"] == 3 * MANY + 4  # three mistakes and an appeal are corrected
    assert told["findings"] > 0
    _tested_safeguards(said, told)
    assert "PROVED / 已证明" in said
    assert "filed byte for byte" in said
    assert list((folder / "tree-heads").glob("*.jws"))


def _tested_safeguards(said: str, told: dict[str, Any]) -> None:
    """Each way in which a claim may not hold is told as what it is; and some claims hold."""
    found = {(one["control"], one["platform"]): one for one in told["safeguards"]}
    cast = [one.name_en for one in Campaign.of(SEED, 0.01, MANY).cast]
    assert {key: one["state"] for key, one in found.items()} == {
        ("LBL-01", cast[claims.SAMPLED]): "not_satisfied",
        ("LBL-10", cast[claims.SAMPLED]): "satisfied",
        ("SAF-01", cast[claims.SAMPLED]): "satisfied",
        ("LBL-01", cast[claims.DENIED]): "inconclusive",
        ("LBL-02", cast[claims.TEXTS]): "satisfied",
        ("SAF-01", cast[claims.PLANNED]): "not_satisfied",
        ("SAF-01", cast[claims.ENDING]): "satisfied",
        ("SAF-02", cast[claims.SMALL_BANK]): "not_satisfied",
        ("LBL-04", cast[claims.FEW]): "inconclusive",
        ("LBL-04", cast[claims.DOES_NOT_APPLY]): "inconclusive",
    }
    sampled = found["LBL-01", cast[claims.SAMPLED]]["summary"]
    assert sampled == "claimed; 412 of 420 samples compliant, 98.1 % (95 % CI 96.3-99.0)"
    assert "已声明；420 个样本中 412 个合规，98.1%（95% 置信区间 96.3–99.0）" in said
    assert f"    {UNLABELLED} " in said  # why the contradicted claim is in doubt
    assert "Its answer: accepted." in said


def _was_at_the_desk(said: str, told: dict[str, Any]) -> None:
    """Most were given more time, and one was late; what is odd is told, and where to look."""
    one_late = {"due": MANY, "on_time": MANY - 1, "late": 1, "extended": 0, "missing": 0}
    one_asks = {"due": MANY, "on_time": 0, "late": 0, "extended": 1, "missing": MANY - 1}
    assert told["filings"] == {**dict.fromkeys(MONTHS, one_late), "2025-07": one_asks}
    nation = {one["rule"]: one["message"] for one in told["signals"] if one["about"] == "00"}
    assert set(nation) >= {"S101", "S401"}
    for title in (
        "Rising category",
        "类别上升",
        "same content on several",
        "同一内容出现在多个平台",
    ):
        assert title in said
    assert nation["S401"].endswith("stands in 4 records of 4 platforms.")
    assert told["scorecard"]["punctuality"] == [0, 1]  # of the one that is late, and the median
    assert f"0% against a median of 100% at {MANY} platforms" in said
    assert "本平台为 0%" in said
    for path in PLACES.values():
        assert path in said
        assert resolve(f"/console/{path.partition('?')[0]}").url_name


def _left_files(folder: Path, told: dict[str, Any]) -> None:
    """A bulletin in both languages, a workbook, and open data that hold what is said of them."""
    for name in told["bulletin"]["pdf"]:
        assert (folder / name).read_bytes().startswith(b"%PDF-")
    workbook = (folder / told["export"]["file"]).read_bytes()
    assert hashlib.sha256(workbook).hexdigest() == told["export"]["sha256"]
    rows = load_workbook(io.BytesIO(workbook), read_only=True).worksheets[0].iter_rows()
    assert sum(1 for _ in rows) == told["export"]["rows"] + 1 > MANY
    manifest = json.loads((folder / "open-data" / "manifest.json").read_text())
    assert [one["name"] for one in manifest["files"]] == told["open_data"]["files"]
    assert manifest["cells"]["published"] == told["open_data"]["published"] > 0
    for one in manifest["files"]:
        kept = (folder / "open-data" / one["name"]).read_bytes()
        assert hashlib.sha256(kept).hexdigest() == one["sha256"]


def _keeps_logins_to_itself(folder: Path) -> None:
    path = folder / "demo-logins.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    people = json.loads(path.read_text())["people"]
    assert [one["username"] for one in people] == ["operator", "national", "editor", "shanghai"]
    assert len({one["password"] for one in people}) == 4


# What `./run serve` in the same folder would show, asked of the database itself.
QUESTION = """
import json
from django.db import connection
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from platforms.models import AuditEvent
from reporting.models import (
    Attestation, Consolidation, DirectiveAnswer, Edition, Explanation, Extension, Finding, Record,
    Revision
)
with acting_as(SYSTEM):
    print(json.dumps({
        "records": Record.objects.filter(withdrawn=False, version=1).count(),
        "in_force": Revision.objects.filter(in_force=True).count(),
        "nil": Revision.objects.filter(in_force=True, nil=True).count(),
        "consolidations": Consolidation.objects.count(),
        "checks": sorted(set(Finding.objects.values_list("check_id", flat=True))),
        "explanations": Explanation.objects.count(),
        "attestations": Attestation.objects.count(),
        "reminded": AuditEvent.objects.filter(action="attestation.expiring").count(),
        "answered": DirectiveAnswer.objects.count(),
        "extended": Extension.objects.in_force().count(),
        "published": Edition.objects.filter(state="published", number=1).count(),
        "errored": AuditEvent.objects.filter(action__endswith=".errored").count(),
    }))
"""


def _left_the_data(folder: Path, told: dict[str, Any]) -> None:
    manage = [sys.executable, "manage.py", "shell", "--no-imports", "-c", QUESTION]
    asked = subprocess.run(
        [sys.executable, "-m", "config.embedded", *manage],
        cwd=PROJECT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    found = json.loads(asked.stdout)
    assert found["records"] == told["records"] + 1  # the one that was withdrawn stays readable
    assert found["in_force"] == 3 * MANY
    assert found["nil"] == 1
    assert found["consolidations"] == 3
    assert {"S133", "T301", "T315", "H403"} <= set(found["checks"])
    assert found["explanations"] == 1
    assert found["attestations"] == len(told["safeguards"])
    assert found["reminded"] == 2  # of those that end within a month
    assert found["answered"] == 1
    assert found["published"] == 1
    assert found["extended"] == 3 * (MANY - 1) + 1
    assert found["errored"] == 0


def test_ctrl_c_leaves_nothing_running(folder: Path) -> None:
    with start(folder) as demo:
        read_until(demo, "Filing")
        everything = family(demo.pid)
        demo.send_signal(signal.SIGINT)
        rest, _ = demo.communicate()

    assert demo.returncode == 130, rest
    assert "Nothing is left running." in rest
    assert "Traceback" not in rest
    eventually(lambda: not [process for process in everything if running(process)])
    assert not servers_of(folder)


def test_a_configured_database_is_left_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--quick"],
        cwd=PROJECT,
        env=os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/candor"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "run: the demo keeps to the embedded servers; unset DATABASE_URL.\n"
