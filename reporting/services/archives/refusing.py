"""What stands in the way of archiving, in words for the operator."""

from typing import Any


class CannotArchive(Exception):
    """Why a period is not archived or restored; nothing was changed.

    `text` is a lazy translation whose placeholders `params` fill.
    """

    def __init__(self, text: Any, **params: object) -> None:
        super().__init__(text)
        self.text = text
        self.params = params

    def __str__(self) -> str:
        return str(self.text).format(**self.params)
