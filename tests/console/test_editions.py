"""The bulletin editor: written without a script, in both languages, published by a colleague."""

import re
from datetime import timedelta
from typing import Any

import pytest

from platforms.principals import AUTHENTICATOR, SYSTEM
from platforms.tenancy import acting_as
from reporting.admin import waiting
from reporting.models import Edition
from reporting.services.consolidating import close_due_periods
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, file_report, last_event, seen
from tests.isolation.world import people_of
from tests.reporting.accepting import accept, count
from tests.reporting.test_editions import AFTER_MAY

EDITION = "reporting_edition"
Asserts = Any


@pytest.fixture
def desk(sit: Sit, photos: Party) -> Desk:
    file_report(photos)
    close_due_periods(AFTER_MAY)
    return sit("reviewer")


def colleague(desk: Desk) -> Desk:
    """Another reviewer of the same office."""
    assert desk.person.office is not None
    person_id = people_of(desk.person.office)[0].person_id
    with acting_as(SYSTEM):
        other = Desk(type(desk.person).objects.get(pk=person_id))
    with acting_as(AUTHENTICATOR):
        other.client.force_login(other.person)
    return other


def the_edition() -> Edition:
    with acting_as(SYSTEM):
        return Edition.objects.order_by("-id")[0]


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of the editor."""
    found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*? value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', page))
    return {name: value for name, value in found.items() if name not in ("q", "next")}


def edit(desk: Desk, do: str = "", **changes: str) -> Any:
    edition = the_edition()
    form = form_of(seen(desk.get(f"{EDITION}_edit", edition.pk)))
    return desk.post(f"{EDITION}_edit", edition.pk, **{**form, "do": do, **changes})


def waits(desk: Desk, what: str) -> int:
    """How many of those the first page says to be waiting."""
    page = seen(desk.get("index")).partition('<ul class="waiting">')[2].partition("</ul>")[0]
    found = re.search(rf">(\d+) [^<]*{what}", page)
    return int(found[1]) if found else 0


def kinds() -> list[str]:
    return [block["kind"] for block in the_edition().blocks]


def test_a_bulletin_is_written_and_published_by_two(
    desk: Desk,
    photos: Party,
    django_assert_max_num_queries: Asserts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "LATELY", timedelta(days=100 * 365))
    assert "2025-05" in seen(desk.get(f"{EDITION}_add"))
    untold = waits(desk, "closed of late without a bulletin")
    assert untold > 0
    assert desk.post(f"{EDITION}_add", of="2025-05").status_code == 302
    assert edit(desk, "add:text").status_code == 302
    assert kinds()[-3:] == ["text", "restated", "sources"]
    while kinds()[0] != "text":
        edit(desk, f"up:{kinds().index('text')}")

    typed = {"en-0": "5 items <went>.", "zh-0": "清理{items_sold}条。"}
    refused = seen(edit(desk, "down:1", **typed))
    assert "&#x27;5&#x27; looks like a figure" in refused
    assert "&#x27;items_sold&#x27; stands for no number" in refused
    assert "5 items &lt;went&gt;." in refused, "what was written is not lost"
    assert kinds()[1] == "headline"

    right = {"en-0": "{items_removed} items <went>.", "zh-0": "清理{items_removed}条。"}
    assert edit(desk, "leave", **right).status_code == 302
    edition = the_edition()
    with django_assert_max_num_queries(15):
        page = seen(desk.get(f"{EDITION}_change", edition.pk))
    assert "5 items &lt;went&gt;." in page
    assert "清理5条。" in page
    assert f"/{edition.pk}/publish/" not in page
    with django_assert_max_num_queries(15):
        seen(desk.get(f"{EDITION}_edit", edition.pk))

    assert desk.post(f"{EDITION}_propose", edition.pk, version=1).status_code == 200, "stale"
    assert desk.post(f"{EDITION}_propose", edition.pk, version=edition.version).status_code == 302
    proposal = the_edition()
    own = seen(desk.post(f"{EDITION}_publish", edition.pk, digest=proposal.digest, read="on"))
    assert "a colleague has to read and publish it" in own
    other = colleague(desk)
    asked = seen(other.get(f"{EDITION}_publish", edition.pk))
    assert "清理5条。" in asked, "what one's name stands behind is shown"
    assert "later numbers" not in asked
    assert waits(desk, "closed of late without a bulletin") == untold - 1
    assert waits(desk, "have later numbers") == 0
    assert str(edition.pk) not in seen(desk.get(f"{EDITION}_changelist", numbers="old"))
    accept(photos, "2025-05", counts=[count(7)])
    close_due_periods(AFTER_MAY)
    for page in (f"{EDITION}_change", f"{EDITION}_publish"):
        assert "later numbers than those of this bulletin: 2025-05 no. 2" in seen(
            other.get(page, edition.pk)
        )
    assert waits(desk, "have later numbers") == 1
    assert str(edition.pk) in seen(desk.get(f"{EDITION}_changelist", numbers="old"))
    with acting_as(SYSTEM):
        type(desk.person).objects.filter(pk=desk.person.pk).update(role="reader")
    left = seen(other.get(f"{EDITION}_publish", edition.pk))
    assert "who proposed it, may not write bulletins any more" in left
    with acting_as(SYSTEM):
        type(desk.person).objects.filter(pk=desk.person.pk).update(role="reviewer")
    assert "Read it first" in seen(
        other.post(f"{EDITION}_publish", edition.pk, digest=proposal.digest)
    )
    values = {"digest": proposal.digest, "read": "on"}
    assert other.post(f"{EDITION}_publish", edition.pk, **values).status_code == 302
    assert last_event().action == "edition.published"
    assert desk.get(f"{EDITION}_edit", edition.pk).status_code == 302, "nothing is left to write"
    with django_assert_max_num_queries(15):
        assert "Bulletin of 2025-05, number 1" in seen(desk.get(f"{EDITION}_changelist"))

    reason = "范围有误。"
    assert desk.post(f"{EDITION}_withdraw", edition.pk, reason=reason).status_code == 302
    page = seen(desk.get(f"{EDITION}_change", edition.pk))
    for said in (reason, "bulletin proposed", "bulletin published", "bulletin withdrawn"):
        assert said in page


def test_parts_are_moved_and_removed_and_those_that_are_needed_stay(desk: Desk) -> None:
    desk.post(f"{EDITION}_add", of="2025-05")
    before = kinds()
    edit(desk, f"remove:{before.index('action')}")
    assert "action" not in kinds()
    edit(desk, "add:action")
    assert sorted(kinds()) == sorted(before)
    refused = seen(edit(desk, f"remove:{kinds().index('coverage')}"))
    assert "A bulletin always has the parts filings and what is missing" in refused
    for nonsense in ("up:0", "down:99", "remove:x", "add:footer", "x", "up:-1"):
        assert edit(desk, nonsense).status_code == 302
    assert "coverage" in kinds()

    stale = seen(edit(desk, version="1"))
    assert "Somebody wrote in the draft since you read it" in stale
    assert edit(desk, parts="many", version="²").status_code == 200
    assert desk.post(f"{EDITION}_return", the_edition().pk, reason="No.").status_code == 200


def test_readers_read_and_provinces_keep_to_themselves(
    desk: Desk, sit: Sit, national: Party
) -> None:
    desk.post(f"{EDITION}_add", of="2025-05")
    edition = the_edition()
    reader = sit("reader")
    assert "Shanghai" in seen(reader.get(f"{EDITION}_change", edition.pk))
    for step in ("edit", "propose", "publish", "withdraw", "discard"):
        assert reader.get(f"{EDITION}_{step}", edition.pk).status_code == 403, step
    assert reader.get(f"{EDITION}_add").status_code == 403

    nation = sit("reviewer", national)
    page = seen(nation.get(f"{EDITION}_change", edition.pk))
    assert "Scope: Shanghai." in page, "its numbers and its name are the province's"
    assert f"/{edition.pk}/edit/" not in page
    discarded = seen(nation.post(f"{EDITION}_discard", edition.pk, reason="No."))
    assert "published by the office of its own scope" in discarded
    assert the_edition().state == "draft"
