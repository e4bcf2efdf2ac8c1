"""The ground that is measured on: the month that records go to, laid anew for each side."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from config import embedded
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models.periods import SHANGHAI
from reporting.services import periods

MONTH = date(2025, 5, 1)
PARTITION = f"reporting_record_{MONTH:%Y_%m}"
# For what warms a worker up, so that the month itself stays empty.
MONTH_BEFORE = date(2025, 4, 1)
LATEST = date(2027, 3, 1)
YARD = "bench_yard"


def superuser() -> "psycopg.Connection[tuple[Any, ...]]":
    """PostgreSQL's own account, for what neither the application nor the owner may do."""
    passwords = json.loads((embedded.folder_in_use() / "passwords.json").read_text())
    database = connection.settings_dict
    return psycopg.connect(
        host=database["HOST"],
        port=database["PORT"],
        dbname=database["NAME"],
        user="postgres",
        password=passwords["superuser"],
        autocommit=True,
    )


def open_months(until: date) -> None:
    periods.open_periods(datetime(until.year, until.month, 15, tzinfo=SHANGHAI))


def lay() -> None:
    """An empty partition and an empty yard, and nothing left to write for what was before."""
    with superuser() as administrator:
        administrator.execute(f"DROP TABLE IF EXISTS {YARD}".encode())
        administrator.execute(f"DROP TABLE IF EXISTS {PARTITION}".encode())
        administrator.execute(b"ANALYZE")
        with acting_as(SYSTEM), connection.cursor() as cursor:
            cursor.execute("SELECT candor_open_partition(%s)", [MONTH])
        # In a transaction of its own: into a table that is new to its transaction, PostgreSQL
        # would copy without a log, and no table in use is new.
        administrator.execute(f"CREATE TABLE {YARD} (LIKE {PARTITION} INCLUDING ALL)".encode())
        administrator.execute(f"GRANT SELECT, INSERT ON {YARD} TO candor_app".encode())
        administrator.execute(b"CHECKPOINT")


def scratch() -> Path:
    """Where files of the run's own lie."""
    folder = embedded.folder_in_use() / "scratch"
    folder.mkdir(exist_ok=True)
    return folder
