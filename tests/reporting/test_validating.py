"""A file judged before it is filed: over the API and on the command line, to the letter alike."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import zstandard
from rest_framework.throttling import SimpleRateThrottle

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, CheckRun, Finding
from reporting.services import turns
from reporting.services.reading import XLSX
from tests.conftest import Api, Login, Party, ndjson, record
from tests.faults.processes import stored_files
from tests.reporting.filing import Filer, replace, withdraw
from tests.reporting.spreadsheets import HEADINGS, VALUES, csv_of, row_of, xlsx_of

PROJECT = Path(__file__).resolve().parents[2]
MAY = "validate?period=2025-05"
BODY = ndjson(record(1), record(2), record(3))
# What a filed batch has and a file has not.
OF_A_BATCH = ("id", "batch", "explanation", "explanation_decision")
WRONG: list[dict[str, object]] = [
    record(2, category="P9-9"),
    record(3, acted_at="2025-06-02T10:00:00+08:00", modality="smell"),
    record(4, product="unknown-01"),
    record(4, target=" "),
    record(1),
    record(5, surprise="x", note="\u202e"),
]


def validate(api: Api, body: bytes, language: str = "en", path: str = MAY, **headers: str) -> Any:
    return api.upload(path, body, **{"Accept-Language": language, **headers})


def told(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in finding.items() if name not in OF_A_BATCH}
        for finding in findings
    ]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (BODY, ""),
        (ndjson(record(1), *WRONG), ""),
        (gzip.compress(ndjson(record(1), *WRONG)), "gzip"),
        (zstandard.ZstdCompressor().compress(ndjson(*WRONG)), "zstd"),
        (gzip.compress(BODY)[:-9], "gzip"),
        (BODY, "gzip"),
        (b"\n\r\n", ""),
        (b"\xef\xbb\xbf" + BODY + b'[1]\n{"a":{"b":{"c":{"d":{}}}}}\n\xff\n' + b"x" * 70_000, ""),
        (b"\0" * 1000 + b'\n{"record_id":"a","note":"\\ud800"}', ""),
        (ndjson({"k" * 300: "v", "/~" * 200: 1}), ""),
    ],
    ids=[
        *("clean", "wrong in many ways", "gzip", "zstd", "cut off", "not gzip", "blank lines"),
        *("hardly lines", "hardly text", "long names"),
    ],
)
def test_what_is_found_is_what_is_found_once_it_is_filed(
    live: str, photos: Party, login: Login, body: bytes, encoding: str
) -> None:
    filer, api = Filer(photos), login(photos)
    headers = {"Content-Encoding": encoding} if encoding else {}
    answers = {lang: validate(api, body, lang, **headers).json() for lang in ("en", "zh-hans")}
    table = validate(api, body, Accept="text/csv", **headers).getvalue()

    batch = filer.file(body=body, encoding=encoding)

    for language, answer in answers.items():
        spoken = Api(api.client, {**api.headers, "Accept-Language": language})
        page = spoken.get(f"{filer.path}/findings").json()
        assert told(answer["results"]) == told(page["results"])
        assert answer["counts"] == page["counts"]
        assert answer["truncated"] == page["truncated"]
        assert answer["would_be_taken_in"] == (batch.state == "checked")
        assert (answer["sha256"], answer["size"]) == (batch.sha256, batch.size)
        assert (answer["records"], answer["rule_set"]) == (batch.records, batch.rule_set)
        severities = {"error": batch.errors, "warning": batch.warnings, "note": batch.notes}
        assert answer["severities"] == severities
    filed = b"".join(api.get(f"{filer.path}/findings.csv"))
    assert table.replace(b"\r\n,", b"\r\n%s," % str(batch.id).encode()) == filed


def test_corrections_are_judged_as_corrections(live: str, photos: Party, login: Login) -> None:
    filer, api = Filer(photos), login(photos)
    filer.file(record(1), record(2))
    body = ndjson(withdraw(1), replace(2, record(3)), {"record_id": "r-9"}, withdraw(1))
    answer = validate(api, body, path=f"{MAY}&kind=corrections").json()
    filer.correct(*(json.loads(line) for line in body.splitlines()))
    page = api.get(f"{filer.path}/findings").json()
    assert answer["counts"]["S118"] == 1
    assert (answer["kind"], answer["lines"]) == ("corrections", 4)
    assert told(answer["results"]) == told(page["results"])


SHEET = [
    [*HEADINGS, "备注", "nowhere"],
    [*VALUES, "第一条", ""],
    [*row_of(category="P9-9"), "", ""],
    [*VALUES, "", "x"],
]


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("may.csv", csv_of(*SHEET), "text/csv"),
        ("may.csv", csv_of(*SHEET, encoding="gb18030"), "text/csv; charset=gb18030"),
        ("may.xlsx", xlsx_of(*SHEET), XLSX),
        ("may.xlsx", b"not a workbook", XLSX),
    ],
    ids=["csv", "csv of a Chinese desk", "xlsx", "no xlsx"],
)
def test_a_spreadsheet_is_judged_as_it_would_be(
    live: str,
    photos: Party,
    login: Login,
    alone: dict[str, str],
    tmp_path: Path,
    name: str,
    body: bytes,
    media_type: str,
) -> None:
    filer, api = Filer(photos), login(photos)
    answer = api.upload(MAY, body, media_type).json()
    batch = filer.file(body=body, media_type=media_type)
    page = api.get(f"{filer.path}/findings").json()
    assert (told(answer["results"]), answer["counts"]) == (told(page["results"]), page["counts"])
    assert (answer["records"], answer["would_be_taken_in"]) == (batch.records, False)

    (tmp_path / name).write_bytes(body)
    charset = [f"--charset={media_type.partition('charset=')[2]}"]
    arguments = (str(tmp_path / name), "--period=2025-05", "--products=", "--format=json")
    done = run(alone, *arguments, *charset)
    assert json.loads(done.stdout) == answer


def test_nothing_is_stored(live: str, photos: Party, login: Login) -> None:
    before, api = stored_files(), login(photos)
    many = ndjson(*(record(n, category="P9-9") for n in range(300)))
    answer = validate(api, BODY + many).json()
    assert (answer["lines"], answer["records"], answer["counts"]) == (303, 3, {"S111": 300})
    with acting_as(SYSTEM):
        assert not any(model.objects.exists() for model in (Batch, CheckRun, Finding))
    assert stored_files() == before


def test_every_finding_is_in_the_table_and_each_is_harmless(
    live: str, photos: Party, login: Login
) -> None:
    bad = ndjson(*(record(n, category="=1+1") for n in range(1500)))
    answer = validate(login(photos), bad).json()
    assert (len(answer["results"]), answer["truncated"]) == (100, True)
    table = validate(login(photos), bad, Accept="text/csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(table.getvalue().decode("utf-8-sig"))))
    assert [int(row["line"]) for row in rows] == list(range(1, 1501))
    assert not any(value.startswith("=") for row in rows for value in row.values())


def test_products_are_those_of_whoever_asks(
    live: str, photos: Party, shanghai: Party, login: Login
) -> None:
    api = login(photos)
    api.post("products", {"code": "feed", "kind": "web_app", "name_zh": "信息流"})
    body = ndjson(record(1, product="feed"), record(2, product="other"))
    mine = validate(api, body).json()
    assert [(found["check"], found["line"]) for found in mine["results"]] == [("R210", 2)]
    assert mine["would_be_taken_in"] is True
    assert validate(login(shanghai), body).json()["results"] == []


# The tests' client says nothing of a body that is empty.
EMPTY = {"Content-Type": "application/x-ndjson", "Content-Length": "0"}


@pytest.mark.parametrize(
    ("path", "body", "content_type", "headers", "status", "code"),
    [
        (MAY, b"", "application/x-ndjson", EMPTY, 400, "batch_empty"),
        (
            MAY,
            BODY,
            "application/x-ndjson",
            {"Content-Encoding": "br"},
            415,
            "encoding_unsupported",
        ),
        (MAY, BODY, "application/pdf", {}, 415, "media_type_unsupported"),
        ("validate", BODY, "application/x-ndjson", {}, 400, "invalid"),
        ("validate?period=May", BODY, "application/x-ndjson", {}, 400, "invalid"),
        (f"{MAY}&kind=else", BODY, "application/x-ndjson", {}, 400, "invalid"),
        (f"{MAY}&platform=x", BODY, "application/x-ndjson", {}, 400, "invalid"),
        ("validate?period=2024-01", BODY, "application/x-ndjson", {}, 409, "period_not_open"),
        ("validate?period=2098-01", BODY, "application/x-ndjson", {}, 409, "period_not_open"),
    ],
)
def test_what_cannot_be_judged_is_refused_by_its_name(
    live: str,
    photos: Party,
    login: Login,
    path: str,
    body: bytes,
    content_type: str,
    headers: dict[str, str],
    status: int,
    code: str,
) -> None:
    answer = login(photos).upload(path, body, content_type, **headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("encoding", ["", "gzip", "zstd"])
def test_a_file_may_be_so_large(
    live: str, photos: Party, login: Login, settings: Any, encoding: str
) -> None:
    packers: dict[str, Callable[[bytes], bytes]] = {
        "": bytes,
        "gzip": gzip.compress,
        "zstd": zstandard.ZstdCompressor().compress,
    }
    pack = packers[encoding]
    headers = {"Content-Encoding": encoding} if encoding else {}
    api, body, longer = login(photos), pack(BODY), pack(BODY + b"\n")
    large, loose = 10**9, settings.LIMITS
    for sent, decoded in ((len(body), large), (large, len(BODY))):
        settings.LIMITS = {**loose, "validate_bytes": sent, "validate_decoded_bytes": decoded}
        assert validate(api, body, **headers).status_code == 200
        answer = validate(api, longer + b"\0" * (sent < large), **headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "validation_too_large")


def test_few_are_judged_at_a_time(
    live: str, photos: Party, login: Login, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are told when to come again, and hold up nobody."""
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    api = login(photos)
    with ExitStack() as taken:
        for _ in range(settings.LIMITS["validations_at_once"]):
            assert validate(api, BODY).status_code == 200
            taken.enter_context(turns.turn())
        answer = validate(api, BODY)
        assert (answer.status_code, answer.json()["code"]) == (503, "validation_busy")
        assert int(answer["Retry-After"]) > 0
        assert api.get("me").status_code == 200
    assert validate(api, BODY).status_code == 200


def test_validating_is_counted_by_itself(
    live: str, photos: Party, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = {"validate": "1/min", "read": "9/min", "write": "9/min", "anonymous": "9/min"}
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {**rates, "token": "9/min"})
    api = login(photos)
    assert [validate(api, BODY).status_code for _ in range(2)] == [200, 429]
    assert api.post("reports", {"period": "2025-05"}).status_code == 201


# --- The command line ----------------------------------------------------------------------

# Put in the way of Python in the child: whoever connects or starts a program is written down.
WITNESS = """
import os, sys
def witness(event, arguments):
    if event in ("socket.connect", "subprocess.Popen", "os.posix_spawn", "os.exec"):
        with open(os.environ["WITNESS"], "a") as book:
            book.write(f"{event} {arguments}\\n")
sys.addaudithook(witness)
"""


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine without any server, and a witness."""
    (tmp_path / "servers").mkdir()
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "sitecustomize.py").write_text(WITNESS)
    inherited = ("DATABASE_URL", "MIGRATION_DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
    return {
        **{name: value for name, value in os.environ.items() if name not in inherited},
        "EMBEDDED_DIR": str(tmp_path / "servers"),
        "PYTHONPATH": str(tmp_path / "python"),
        "WITNESS": str(tmp_path / "seen"),
        "LC_ALL": "C.UTF-8",
    }


def run(alone: dict[str, str], *arguments: str, stdin: bytes = b"") -> Any:
    return subprocess.run(
        [sys.executable, "manage.py", "validate", *arguments],
        cwd=PROJECT,
        env=alone,
        input=stdin,
        capture_output=True,
    )


def test_the_command_needs_no_server_and_starts_none(alone: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "may.ndjson"
    file.write_bytes(ndjson(record(1), *WRONG))
    command = [sys.executable, "manage.py", "validate", str(file), "--period=2025-05"]
    done = subprocess.run(
        [sys.executable, "-m", "config.embedded", *command],
        cwd=PROJECT,
        env=alone,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "S118" in done.stdout
    assert done.stderr == ""
    assert list((tmp_path / "servers").iterdir()) == []
    [started] = (tmp_path / "seen").read_text().splitlines()  # the command itself
    assert started.startswith("subprocess.Popen")
    assert "manage.py" in started


def test_the_command_says_what_the_api_says(
    live: str, photos: Party, login: Login, alone: dict[str, str], tmp_path: Path
) -> None:
    api, body = login(photos), ndjson(record(1), *WRONG)
    api.post("products", {"code": "feed", "kind": "web_app", "name_zh": "信息流"})
    file = tmp_path / "may.ndjson.gz"
    file.write_bytes(gzip.compress(body))
    may = (str(file), "--period=2025-05", "--products=feed")
    for language, accepted in (("en", "en"), ("zh", "zh-hans")):
        given = {"Content-Encoding": "gzip"}
        answer = validate(api, file.read_bytes(), accepted, **given).json()
        done = run(alone, *may, "--format=json", f"--language={language}")
        assert json.loads(done.stdout) == answer
        table = validate(api, file.read_bytes(), accepted, Accept="text/csv", **given)
        assert run(alone, *may, "--format=csv", f"--language={language}").stdout == table.getvalue()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.ndjson", BODY),
        ("a.jsonl.gz", gzip.compress(BODY)),
        ("a", gzip.compress(BODY)),
        ("a.zst", zstandard.ZstdCompressor().compress(BODY)),
        ("-", BODY),
        ("-", zstandard.ZstdCompressor().compress(BODY)),
    ],
)
def test_a_file_is_taken_for_what_it_is(
    alone: dict[str, str], tmp_path: Path, name: str, body: bytes
) -> None:
    if name != "-":
        (tmp_path / name).write_bytes(body)
    path = name if name == "-" else str(tmp_path / name)
    done = run(alone, path, "--period=2025-05", "--format=json", stdin=body)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["records"], answer["counts"]) == (0, 3, {})


def test_the_ending_of_a_name_can_be_overruled(alone: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "plain.gz"
    file.write_bytes(BODY)
    assert run(alone, str(file), "--period=2025-05").returncode == 1
    assert run(alone, str(file), "--period=2025-05", "--encoding=identity").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.ndjson"], b"No such file"),
        (["."], b"Is a directory"),
        (["-", "--period=2020-01"], b"2020-01"),
        (["-", "--period=May"], b"YYYY-MM"),
        (["-", "--kind=else"], b"usage:"),
        (["-", "--charset=klingon", "--type=csv"], b"gb18030"),
        (["may.ods", "--language=en"], b".xlsx"),
        ([], b"usage:"),
    ],
)
def test_what_cannot_be_judged_has_an_exit_code_of_its_own(
    alone: dict[str, str], tmp_path: Path, arguments: list[str], said: bytes
) -> None:
    (tmp_path / "may.ods").write_bytes(b"PK\x03\x04")
    known = [str(tmp_path / one) if one == "may.ods" else one for one in arguments]
    done = run(alone, *known)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == b""


def test_a_charset_is_said_as_it_is_said_here(alone: dict[str, str]) -> None:
    body = csv_of(*SHEET, encoding="gb18030")
    done = run(alone, "-", "--period=2025-05", "--type=csv", "--language=en", stdin=body)
    assert (done.returncode, b"--charset gb18030" in done.stdout) == (1, True)


def test_warnings_do_not_block(alone: dict[str, str]) -> None:
    body = ndjson(record(1, product="other"))
    done = run(alone, "-", "--period=2025-05", "--products=feed", "--language=zh", stdin=body)
    assert done.returncode == 0
    assert "产品未登记" in done.stdout.decode()
    assert "可以接收" in done.stdout.decode()


MEASURED = """
import resource, runpy, sys
sys.argv = ["manage.py", *sys.argv[1:]]
try:
    runpy.run_path("manage.py", run_name="__main__")
except SystemExit:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def test_memory_does_not_grow_with_the_file(alone: dict[str, str], tmp_path: Path) -> None:
    """Thousands of lines are wrong, and thousands repeat what nobody remembers."""
    peaks, line = [], ndjson(record(0)).decode()
    for lines in (3_000, 300_000):
        file = tmp_path / f"{lines}.ndjson"
        with file.open("w") as out:
            for number in range(lines):
                one = line.replace("r-0", f"r-{number if number < 270_000 else number - 60_000}")
                out.write(one if number % 100 else one.replace("P2-1", "P9-9"))
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, "validate", str(file), "--period=2025-05"],
            cwd=PROJECT,
            env=alone,
            capture_output=True,
            text=True,
        )
        peaks.append(int(done.stderr))
    assert "S118 error      29,700" in done.stdout
    assert "300,000" in done.stdout
    assert peaks[1] < peaks[0] + 40
