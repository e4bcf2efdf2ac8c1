"""What is odd in the campaign, and true: the register's signals are to find it."""

import hashlib

RUMOUR = "P2-1"
# How much more rumours weigh in a month than usual.
RUMOURS = {"2025-06": 1.6}
# The platforms, by index, on which the same rumour is found in June.
FOUND_ON = {(0, "2025-06"), (3, "2025-06"), (7, "2025-06"), (8, "2025-06")}
DIGEST = hashlib.sha256(b"The same rumour, uploaded everywhere").hexdigest()
END = '"}'


def upload_rumour(lines: list[str]) -> None:
    """Let the first rumour with a digest be that one, if there is any."""
    at = next((at for at, line in enumerate(lines) if _is_digested_rumour(line)), None)
    if at is not None:
        lines[at] = lines[at][: -len(DIGEST + END)] + DIGEST + END


def _is_digested_rumour(line: str) -> bool:
    return f'"category":"{RUMOUR}"' in line and '"content_sha256":"' in line


def weight(month: str, category: str) -> float:
    return RUMOURS.get(month, 1) if category == RUMOUR else 1
