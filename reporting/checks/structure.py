"""S1xx: can the line be read at all?"""

from __future__ import annotations

from reporting.checks.registry import Layer, Severity, check
from reporting.vocabulary import Text


@check(
    "S104",
    layer=Layer.STRUCTURE,
    severity=Severity.ERROR,
    title=Text(en="Line is not valid JSON", zh="该行不是有效的 JSON"),
    message=Text(en="The line can't be read as JSON.", zh="该行无法按 JSON 解析。"),
    remedy=Text(en="Write one complete JSON object per line.", zh="每行写一个完整的 JSON 对象。"),
    reference="RFC 8259; filing guide, records",
    passing={"record": {}},
    failing={"line": '{"record_id": "r-1",'},
)
def not_json() -> None:
    """Raised by the reader."""
