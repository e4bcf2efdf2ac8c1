"""docs/controls.md says what the data and the rules say."""

from pathlib import Path

from reporting.evidence.controls.catalogue import document

DOCUMENT = Path(__file__).parents[4] / "docs" / "controls.md"


def test_the_document_is_current() -> None:
    """If not: `python -m reporting.evidence.controls.catalogue > docs/controls.md`."""
    assert DOCUMENT.read_text("utf-8") == document()
