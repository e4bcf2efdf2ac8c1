"""The list of attestations: the latest claim of each, filtered."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import CountedPaginator
from platforms.models import Jurisdiction
from platforms.principals import NATIONAL, Principal
from reporting import vocabulary
from reporting.admin.words import control_of
from reporting.models import AttestationRevision, Examination
from reporting.selectors.coverage import today
from reporting.selectors.safeguards import concerns, latest_claims

PAGE_SIZE = 50
ASKED = ("control", "state", "verdict", "claim", "province", "look", "q")
CONCERNS = {
    "ending": _("ends within 60 days"),
    "failed": _("not satisfied since last month"),
    "infected": _("a virus in the evidence"),
    "quarantined": _("evidence long in quarantine"),
}
UNTESTED = "none"
STATES = [one for one in AttestationRevision.State.choices if one[0] not in ("draft", "superseded")]


def page_of_claims(principal: Principal, given: QueryDict) -> dict[str, Any]:
    asked = {name: given.get(name, "").replace("\0", "").strip() for name in ASKED}
    day = today().day
    rows = _filtered(latest_claims(principal, day), asked, day)
    rows = rows.select_related("attestation__platform__jurisdiction")
    page = CountedPaginator(_ordered(rows), PAGE_SIZE).get_page(given.get("page"))
    provinces = Jurisdiction.objects.exclude(code=NATIONAL) if principal.sees_all else ()
    return {
        "page": page,
        "claims": [_line(one) for one in page.object_list],
        "asked": asked,
        "controls": [(code, control_of(code)) for code in vocabulary.load().controls],
        "states": STATES,
        "verdicts": [*Examination.Verdict.choices, (UNTESTED, _("not tested yet"))],
        "claimed": AttestationRevision.Status.choices,
        "provinces": list(provinces),
        "concerns": list(CONCERNS.items()),
        "paging": urlencode({name: value for name, value in asked.items() if value}),
    }


def _line(claim: Any) -> tuple[AttestationRevision, str, object]:
    verdict = Examination.Verdict(claim.verdict).label if claim.verdict else ""
    return claim, control_of(claim.attestation.control), verdict


def _ordered(rows: Any) -> Any:
    return rows.order_by(
        "attestation__platform__uscc", "attestation__control", "attestation__scope"
    )


def _filtered(rows: Any, asked: dict[str, str], day: date) -> Any:
    for word in asked["q"].split():
        rows = rows.filter(
            Q(platform__name_zh__icontains=word)
            | Q(platform__name_en__icontains=word)
            | Q(platform__uscc__iexact=word)
            | Q(attestation__control__iexact=word)
        )
    if re.fullmatch(r"[0-9]{2}", asked["province"]):
        rows = rows.filter(platform__jurisdiction_id=asked["province"])
    if asked["verdict"] == UNTESTED:
        rows = rows.filter(verdict=None)
    elif asked["verdict"] in Examination.Verdict:
        rows = rows.filter(verdict=asked["verdict"])
    columns = {"attestation__control": "control", "state": "state", "status": "claim"}
    given = {column: asked[name] for column, name in columns.items() if asked[name]}
    return rows.filter(concerns(day).get(asked["look"], Q()), **given)
