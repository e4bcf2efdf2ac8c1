"""PNG's prediction of rows from the row above, which PDF uses to make its tables smaller."""

from __future__ import annotations

from reporting.evidence.pdf_objects import Object
from reporting.evidence.sites import UNSUPPORTED
from reporting.evidence.sources import Damaged, Source

MOST_COLUMNS = 1 << 16


def unpredicted(source: Source, data: bytes, parm: dict[str, Object], place: str) -> bytes:
    """Undo PNG's prediction of rows from the row above, which makes tables smaller."""
    predictor, columns = parm.get("Predictor", 1), parm.get("Columns", 1)
    if predictor == 1:
        return data
    plain = parm.get("Colors", 1) == 1 and parm.get("BitsPerComponent", 8) == 8
    if type(predictor) is not int or predictor < 10 or not plain:
        raise Damaged(place, UNSUPPORTED)
    if type(columns) is not int or not 0 < columns <= MOST_COLUMNS:
        raise Damaged(place)
    above, rows = bytes(columns), []
    for start in range(0, len(data) - columns, columns + 1):
        source.item()
        row = data[start + 1 : start + 1 + columns]
        above = _row(data[start], row, above, place)
        rows.append(above)
    return b"".join(rows)


def _row(method: int, row: bytes, above: bytes, place: str) -> bytes:
    if method == 0:
        return row
    if method == 2:
        return bytes((a + b) & 0xFF for a, b in zip(row, above, strict=True))
    made = bytearray()
    for number, value in enumerate(row):
        left, corner = (made[-1], above[number - 1]) if number else (0, 0)
        made.append((value + _prediction(method, left, above[number], corner, place)) & 0xFF)
    return bytes(made)


def _prediction(method: int, left: int, up: int, corner: int, place: str) -> int:
    if method == 1:
        return left
    if method == 3:
        return (left + up) // 2
    if method != 4:
        raise Damaged(place)
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))
