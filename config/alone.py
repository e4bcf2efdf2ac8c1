"""Management commands that need no servers: none are started for them, and none are reached."""

from collections.abc import Sequence
from pathlib import Path

COMMANDS = frozenset({"check_label", "validate", "verify_receipt"})


def needs_no_servers(arguments: Sequence[str]) -> bool:
    """Of a command line, from `manage.py` on."""
    program, command = (*arguments, "", "")[:2]
    return Path(program).name == "manage.py" and spelled(command) in COMMANDS


def spelled(command: str) -> str:
    """As the module of a command is called: people write `check-label`, Python cannot."""
    return command.replace("-", "_") if not command.startswith("-") else command
