"""Somebody at a browser, and everything that went wrong in front of them."""

from functools import cache
from pathlib import Path
from typing import Any

AXE = Path(__file__).parent / "axe" / "axe-4.14.1.min.js"
WIDE, NARROW = 1280, 390
# What keeps somebody from using a page. Best practice is for people to judge.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = ("serious", "critical")
EXAMINE = """async (asked) => {
  const told = (node) => `${node.target}: ${node.any.map((one) => one.message)[0] ?? node.html}`;
  const found = await axe.run(document, { ...asked, resultTypes: ["violations"], preload: false });
  return found.violations.map((one) => [one.impact, one.id, one.nodes.slice(0, 3).map(told)]);
}"""


@cache
def axe() -> str:
    return AXE.read_text()


class Reader:
    """A page, with everything that its browser complained of."""

    def __init__(self, browser: Any, server: str, width: int = WIDE) -> None:
        self.server = server
        # No transitions: a colour is what it is at once.
        self.page = browser.new_page(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        self.page.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.complaints.append(f"asks {request.url}")

    def open(self, path: str) -> None:
        answer = self.page.goto(f"{self.server}/console/{path}")
        assert answer.status == 200, path
        if self.page.query_selector("figure.chart canvas"):
            self.page.wait_for_selector("figure.chart[data-drawn]")

    def log_in(self, language: str, username: str, password: str) -> None:
        self.open("login/")
        self.page.click(f"button[value='{language}']")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_selector(".rooms")

    def speak(self, language: str) -> None:
        self.page.click(f"button[value='{language}']")
        self.page.wait_for_selector(f"html[lang='{language}']")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})

    def overflow(self) -> int:
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.page.evaluate(wider))

    def dress(self, theme: str) -> None:
        """Light or dark, from the next page on."""
        self.page.evaluate("(theme) => localStorage.setItem('theme', theme)", theme)

    def barriers(self) -> list[Any]:
        """What axe-core finds serious or critical."""
        self.page.evaluate(axe())
        found = self.page.evaluate(EXAMINE, {"runOnly": {"type": "tag", "values": RULES}})
        return [one for one in found if one[0] in GRAVE]
