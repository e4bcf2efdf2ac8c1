"""The console in Chromium: both languages, wide and narrow, by keyboard, under its own policy."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Directive, Receipt
from reporting.services import directives, sealing
from reporting.services.directives import Wording
from tests.conftest import Party, make_office, make_platform
from tests.console.conftest import PASSWORD, explain, file_report, make_person
from tests.console.test_attesting import examined
from tests.console.test_directives import answer

PAGES = (
    "",
    "reporting/report/?period=2025-05",
    "reporting/report/{report}/",
    "reporting/report/{report}/records/",
    "reporting/report/{report}/return/",
    "reporting/report/{report}/waive/H401/",
    "reporting/explanation/",
    "reporting/explanation/{explanation}/decide/",
    "reporting/waiver/",
    "reporting/attestation/",
    "reporting/attestation/{attestation}/",
    "reporting/attestation/{attestation}/examinations/{examination}/",
    "reporting/attestation/coverage/",
    "reporting/attestation/coverage/platforms/",
    "reporting/attestation/coverage/platforms/?control=LBL-01",
    "reporting/receipt/",
    "reporting/receipt/{receipt}/",
    "reporting/receipt/log/",
    "reporting/directive/",
    "reporting/directive/add/?uscc={uscc}&report={report}&revision=1",
    "reporting/directive/{directive}/",
    "reporting/directive/{directive}/return/",
    "reporting/period/",
    "reporting/consolidation/",
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
)


@pytest.fixture
def keys(live: str) -> dict[str, object]:
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
        "platform": revision.platform_id,
        "uscc": revision.report.platform.uscc,
        "directive": answered_directive(photos, office).pk,
    }


def answered_directive(party: Party, office: Party) -> Directive:
    """An order with an answer, whose words and addresses are long."""
    assert party.platform is not None
    wording = Wording("RECTIFY", "请在期限内改正。" * 40, timezone.now() + timedelta(days=9))
    with acting_as(office.principal):
        directive = directives.issue(office.principal, party.platform, wording)
    answer(party, directive, "https://example.test/" + "a" * 200)
    return directive


class Reader:
    """A page, with everything that went wrong in it."""

    def __init__(self, browser: Any, server: str, width: int) -> None:
        self.server = server
        self.page = browser.new_page(viewport={"width": width, "height": 900})
        self.page.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.server, "data:")):
            self.complaints.append(f"asks {request.url}")

    def open(self, path: str) -> None:
        answer = self.page.goto(f"{self.server}/console/{path}")
        assert answer.status == 200, path

    def log_in(self, language: str) -> None:
        self.open("login/")
        self.page.click(f"button[value='{language}']")
        self.page.fill("[name=username]", "administrator-31")
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_selector(".rooms")

    def overflow(self) -> int:
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(wider))


@pytest.fixture(params=[1280, 390])
def reader(
    request: pytest.FixtureRequest, keys: dict[str, object], server: str, browser: Any
) -> Reader:
    return Reader(browser, server, request.param)


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("zh-hans", "zh-hans")])
def test_every_page_opens_without_a_complaint(
    reader: Reader, keys: dict[str, object], language: str, lang: str
) -> None:
    reader.log_in(language)

    for path in PAGES:
        reader.open(path.format(**keys))
        assert reader.page.get_attribute("html", "lang") == lang, path
        assert reader.overflow() <= 0, f"{path} is wider than the screen"

    assert reader.complaints == [], "policy violations, errors, foreign hosts"


def test_a_report_is_returned_by_keyboard_alone(reader: Reader, keys: dict[str, object]) -> None:
    reader.log_in("en")
    reader.open(f"reporting/report/{keys['report']}/")

    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.className") == "skip-to-content-link"
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
