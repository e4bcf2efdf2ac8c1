"""What stands in the way of archiving, in words for the operator."""

from collections.abc import Sequence
from typing import Any


class CannotArchive(Exception):
    """Why a period is not archived or restored; nothing was changed.

    `text` is a translation, lazy or not, whose placeholders `params` fill; `lines` stand below it.
    """

    def __init__(self, text: Any, lines: Sequence[str] = (), **params: object) -> None:
        super().__init__(text)
        self.text = text
        self.lines = lines
        self.params = params

    def __str__(self) -> str:
        return "\n".join((str(self.text).format(**self.params), *self.lines))
