"""What a service says when it will not do as asked."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing wrong in what was sent: where (JSON Pointer), and what (stable code)."""

    pointer: str
    code: str
    params: dict[str, object] = field(default_factory=dict)


class Refused(Exception):
    """A request that was understood and is refused.

    `code` is one of the catalogue in config/problems.py, which holds the HTTP status and the
    words in both languages; `params` fill its placeholders.
    """

    def __init__(
        self, code: str, *, pointer: str = "", faults: tuple[Fault, ...] = (), **params: object
    ) -> None:
        super().__init__(code)
        self.code = code
        self.pointer = pointer
        self.faults = faults
        self.params = params
