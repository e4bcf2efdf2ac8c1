"""The console in Chromium: both languages, wide and narrow, by keyboard, under its own policy."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Directive, Edition, Extension, Period, Receipt, Revision, Signal
from reporting.services import directives, extending, sealing, watching
from reporting.services.consolidating import close_due_periods
from reporting.services.directives import Wording
from tests.browser.reader import NARROW, WIDE, Reader
from tests.conftest import Party, make_office, make_platform
from tests.console.conftest import PASSWORD, explain, file_report, make_person
from tests.console.test_attesting import examined
from tests.console.test_directives import answer
from tests.console.test_review_queue import ask
from tests.isolation.world import people_of
from tests.reporting.test_editions import AFTER_MAY, drafted, written

PAGES = (
    "",
    "reporting/report/?period=2025-05",
    "reporting/report/{report}/",
    "reporting/report/{report}/records/",
    "reporting/report/{report}/return/",
    "reporting/report/{report}/waive/H401/",
    "reporting/report/{report}/history/",
    "reporting/review/?reason=unread",
    "reporting/review/{report}/assign/",
    "reporting/review/{report}/accept/",
    "reporting/review/bulk/assign/?report={report}",
    "reporting/question/",
    "reporting/question/{question}/",
    "reporting/question/ask/{report}/?check=H401",
    "reporting/export/",
    "reporting/export/add/?kind=filings&query=period%3D2025-05",
    "reporting/explanation/",
    "reporting/explanation/{explanation}/decide/",
    "reporting/waiver/",
    "reporting/report/calendar/?to=2025-09",
    "reporting/report/onboarding/",
    "reporting/extension/several/?period=2025-06",
    "reporting/extension/{extension}/",
    "reporting/attestation/",
    "reporting/attestation/{attestation}/",
    "reporting/attestation/{attestation}/examinations/{examination}/",
    "reporting/attestation/coverage/",
    "reporting/attestation/coverage/platforms/",
    "reporting/attestation/coverage/platforms/?control=LBL-01",
    "reporting/consolidation/figures/?from=2025-05&group_by=category&compare=previous",
    "reporting/consolidation/figures/sources/?from=2025-05&measure=items_removed",
    "reporting/consolidation/restatements/?period=2025-05",
    "reporting/receipt/",
    "reporting/receipt/{receipt}/",
    "reporting/receipt/log/",
    "reporting/directive/",
    "reporting/directive/add/?uscc={uscc}&report={report}&revision=1",
    "reporting/directive/{directive}/",
    "reporting/directive/{directive}/return/",
    "reporting/period/",
    "reporting/consolidation/",
    "reporting/signal/?standing=all",
    "reporting/signal/{signal}/",
    "reporting/signal/{signal}/dismiss/",
    "reporting/quality/?period=2025-05",
    "reporting/quality/{platform}/?period=2025-05",
    "reporting/edition/",
    "reporting/edition/add/",
    "reporting/edition/{edition}/",
    "reporting/edition/{edition}/edit/",
    "reporting/edition/{edition}/propose/",
    "platforms/platform/",
    "platforms/platform/{platform}/",
    "platforms/platform/add/",
    "platforms/product/",
    "platforms/person/",
    "platforms/person/add/",
    "platforms/credential/",
    "platforms/credential/issue/{platform}/",
    "platforms/auditevent/",
    "reporting/checkrun/",
    "password_change/",
    "search/?q=photos",
    "platforms/person/access/",
    "platforms/viewing/",
    "platforms/person/me/",
    "platforms/person/me/second-factor/",
)


@pytest.fixture(scope="module")
def keys(lasting: str) -> dict[str, object]:
    """A report, an explanation and a platform to look at."""
    photos, office = make_platform("31", "Photos"), make_office("31")
    make_person(office.office, "administrator")
    revision = file_report(photos)
    explanation = explain(photos, revision.report)
    claimant = examined(photos)
    sealing.seal()
    with acting_as(SYSTEM):
        receipt = Receipt.objects.order_by("serial")[0]
    return {
        "attestation": claimant.attestation.pk,
        "examination": claimant.examinations()[0].pk,
        "receipt": receipt.pk,
        "report": revision.report_id,
        "explanation": explanation.pk,
        "question": ask(office, revision, "为什么少了这么多？" * 40).pk,
        "platform": revision.platform_id,
        "uscc": revision.report.platform.uscc,
        "directive": answered_directive(photos, office).pk,
        "extension": put_off(photos, office).pk,
        "signal": heard(revision).pk,
        "edition": drafted_edition(office).pk,
    }


def put_off(party: Party, office: Party) -> Extension:
    assert party.platform is not None
    with acting_as(office.principal):
        return extending.grant(
            office.principal,
            party.platform,
            Period.objects.get(month="2025-07-01"),
            due_at=timezone.now() + timedelta(days=9),
            reason="台风停工，准予延期。" * 20,
        )


def heard(revision: Revision) -> Signal:
    """A flag that flipped, beside a scorecard."""
    watching.watch()
    with acting_as(SYSTEM):
        return Signal.objects.create(
            rule="S301",
            period_id=revision.report.period_id,
            platform_id=revision.platform_id,
            subject="automated",
            strength=1.1,
            numbers={"detection": "automated", "before": 96, "now": 4},
            found_at=timezone.now(),
        )


def drafted_edition(office: Party) -> Edition:
    """A bulletin with own words, of which some are long."""
    close_due_periods(AFTER_MAY)
    writer = people_of(office.office)[0]
    draft = drafted(writer)
    return written(writer, draft, {"kind": "heading", "en": "A" * 150, "zh": "字" * 150})


def answered_directive(party: Party, office: Party) -> Directive:
    """An order with an answer, whose words and addresses are long."""
    assert party.platform is not None
    wording = Wording("RECTIFY", "请在期限内改正。" * 40, timezone.now() + timedelta(days=9))
    with acting_as(office.principal):
        directive = directives.issue(office.principal, party.platform, wording)
    answer(party, directive, "https://example.test/" + "a" * 200)
    return directive


@pytest.fixture(scope="module")
def reader(keys: dict[str, object], server: str, browser: Any) -> Reader:
    reader = Reader(browser, server)
    reader.log_in("en", "administrator-31", PASSWORD)
    return reader


# Colours do not ask for the language, nor does the order of a page ask for its colours.
@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh-hans", "dark")])
def test_every_page_opens_without_a_complaint(
    reader: Reader, keys: dict[str, object], language: str, theme: str
) -> None:
    """Wide and narrow: nothing is cut off, and nobody is kept out."""
    reader.open("")
    reader.speak(language)
    reader.dress(theme)
    barriers = {}

    for path in PAGES:
        reader.resize(WIDE)
        reader.open(path.format(**keys))
        assert reader.page.get_attribute("html", "lang") == language, path
        barriers[path] = reader.barriers()
        reader.resize(NARROW)
        assert reader.overflow() <= 0, f"{path} is wider than the screen"

    assert {page: found for page, found in barriers.items() if found} == {}
    assert reader.complaints == [], "policy violations, errors, foreign hosts"


def test_menus_open_and_close_by_keyboard(reader: Reader) -> None:
    reader.resize(WIDE)
    reader.open("")
    keyboard, ask = reader.page.keyboard, reader.page.evaluate

    keyboard.press("Tab")
    assert ask("document.activeElement.className") == "skip-to-content-link"
    reader.page.focus(".room summary")
    keyboard.press("Enter")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    assert ask("document.activeElement.closest('.room[open] li') !== null")
    keyboard.press("Escape")
    assert ask(
        "[document.activeElement.tagName, document.querySelectorAll('.room[open]').length]"
    ) == ["SUMMARY", 0]
    reader.resize(NARROW)
    assert not reader.page.is_visible(".room summary")
    reader.page.click(".rooms-toggle")
    assert reader.page.is_visible(".room summary")
    reader.resize(WIDE)


def test_a_chart_is_read_by_keyboard_and_taken_away(reader: Reader) -> None:
    reader.resize(WIDE)
    reader.open("?period=2025-05")
    reader.speak("en")
    chart = reader.page.locator("figure.chart", has_text="By category").first

    chart.locator("canvas").focus()
    reader.page.keyboard.press("ArrowRight")
    assert "5" in chart.locator("[aria-live]").inner_text()

    with reader.page.expect_download() as numbers:
        chart.locator("[data-save=csv]").click()
    lines = numbers.value.path().read_text("utf-8").splitlines()
    assert lines[0].startswith("\ufeff")
    assert lines[1].endswith(",5")
    with reader.page.expect_download() as picture:
        chart.locator("[data-save=png]").click()
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    assert picture.value.suggested_filename == "By-category.png"
    assert reader.complaints == []


def test_a_report_is_returned_by_keyboard_alone(reader: Reader, keys: dict[str, object]) -> None:
    reader.open(f"reporting/report/{keys['report']}/")
    reader.page.focus("a.doing.grave")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector("form.question")
    reader.page.focus("textarea[name=reason]")
    reader.page.keyboard.type("Counts look like clicks.")
    reader.page.keyboard.press("Tab")  # the day; three parts of it, then its calendar
    for _ in range(4):
        if reader.page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
        reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(".messagelist .success")

    assert "Counts look like clicks." in reader.page.inner_text("main")
    assert reader.complaints == []
