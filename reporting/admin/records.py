"""The records of a revision, page by page, and one record with all its versions."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypedDict
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.principals import Principal
from reporting.admin.exports import link_for
from reporting.admin.words import category_of, name_of, words_of
from reporting.models import Export, Report, Revision
from reporting.selectors.records import ALL, START, Wanted, read_records
from reporting.selectors.versions import find_versions
from reporting.vocabulary import Vocabulary

PAGE_SIZE = 100
LAST_LINE = 2**31  # lines are PostgreSQL integers
# The filters that are offered: the vocabulary's lists, and what each is called.
LISTS = {
    "subject": ("subjects", _("subject")),
    "action": ("actions", pgettext_lazy("record", "action")),
    "category": ("categories", _("category")),
    "product_kind": ("product_kinds", _("product kind")),
    "modality": ("modalities", _("modality")),
    "detection": ("detections", _("detection")),
    "province": ("provinces", _("province")),
}
# What a version is to the revision: see `reporting.selectors.records`.
STATES = {
    "current": pgettext_lazy("record", "counts"),
    "superseded": _("replaced"),
    "withdrawn": _("withdrawn"),
    ALL: _("all"),
}
# What of other centuries nobody means.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


class Browsing(TypedDict):
    """What the page of records is made of."""

    report: Report
    revision: Revision
    rows: list[dict[str, Any]]
    choices: list[tuple[str, object, list[tuple[str, str]], str]]
    states: Mapping[str, object]
    state: str
    days: dict[str, date | None]
    record_id: str
    versions: bool
    next: str
    first: str
    export_url: str


def browse(principal: Principal, report: Report, revision: Revision, asked: QueryDict) -> Browsing:
    words = words_of(f"{report.period_id:%Y-%m}")
    record_id = asked.get("record_id", "").replace("\0", "").strip()[:64]
    after = _after(asked.get("after", ""))
    if record_id:
        rows, last = find_versions(principal, report, record_id).rows, None
    else:
        rows, last = _page(revision, _wanted(words, asked), after)
    return {
        "report": report,
        "revision": revision,
        "rows": [_said(words, row) for row in rows],
        "choices": _choices(words, asked),
        "states": STATES,
        "state": _state(asked),
        "days": {name: _day(asked, name) for name in ("from", "to")},
        "record_id": record_id,
        "versions": bool(record_id),
        "next": _query(asked, f"{last[0]}:{last[1]}") if last else "",
        "first": _query(asked, "") if after != START else "",
        "export_url": ""
        if record_id
        else link_for(Export.Kind.RECORDS, _exported(report, revision, asked, words)),
    }


def _exported(
    report: Report, revision: Revision, asked: QueryDict, words: Vocabulary | None
) -> dict[str, Any]:
    """What the page shows, as the API is asked for it."""
    first, last = _day(asked, "from"), _day(asked, "to")
    return {
        "report": report.pk,
        "revision": revision.number,
        "state": _state(asked),
        **{name: code for name, [code] in _filters(words, asked).items()},
        "acted_from": first,
        "acted_before": last and last + timedelta(days=1),
    }


def _page(
    revision: Revision, wanted: Wanted, after: tuple[UUID, int]
) -> tuple[list[dict[str, Any]], tuple[UUID, int] | None]:
    """The rows, and where the next page starts, if there is one."""
    page = read_records(revision, wanted, after=after, limit=PAGE_SIZE)
    return page.rows, page.last if page.more else None


def _wanted(words: Vocabulary | None, asked: QueryDict) -> Wanted:
    first, last = _day(asked, "from"), _day(asked, "to")
    return Wanted(
        codes=_filters(words, asked),
        state=_state(asked),
        acted_from=_start(first) if first else None,
        acted_before=_start(last + timedelta(days=1)) if last else None,
    )


def _state(asked: QueryDict) -> str:
    state = asked.get("state", "")
    return state if state in STATES else "current"


def _day(asked: QueryDict, name: str) -> date | None:
    """A day as the browser sends it; none for anything else."""
    try:
        day = date.fromisoformat(asked.get(name, ""))
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _filters(words: Vocabulary | None, asked: QueryDict) -> dict[str, list[str]]:
    return {
        name: [code]
        for name, (kind, _label) in LISTS.items()
        if (code := asked.get(name)) and words and code in getattr(words, kind)
    }


def _choices(
    words: Vocabulary | None, asked: QueryDict
) -> list[tuple[str, object, list[tuple[str, str]], str]]:
    return [
        (name, label, _options(words, kind), asked.get(name, ""))
        for name, (kind, label) in LISTS.items()
    ]


def _options(words: Vocabulary | None, kind: str) -> list[tuple[str, str]]:
    codes = getattr(words, kind) if words else ()
    if kind == "categories":
        return [(code, category_of(words, code)) for code in codes]
    return [(code, name_of(words, kind, code)) for code in codes]


def _said(words: Vocabulary | None, row: dict[str, Any]) -> dict[str, Any]:
    """A row with its codes in words beside them."""
    names = {
        f"{name}_text": name_of(words, kind, row[name]) for name, (kind, _label) in LISTS.items()
    }
    province = name_of(words, "provinces", row["province"])
    return {**row, **names, "province_text": province}


def _after(text: str) -> tuple[UUID, int]:
    """The row that the page before ended with; the start for anything else."""
    batch, _colon, line = text.partition(":")
    try:
        return (UUID(batch), int(line)) if 0 <= int(line) < LAST_LINE else START
    except ValueError:
        return START


def _query(asked: QueryDict, after: str) -> str:
    query = asked.copy()
    query.pop("after", None)
    if after:
        query["after"] = after
    return query.urlencode()
