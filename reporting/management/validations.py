"""What `manage.py validate` prints for people."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from reporting.checks.findings import Finding, render
from reporting.checks.registry import get
from reporting.models import Batch
from reporting.services.validating import Validation, sample
from reporting.vocabulary import Language


def as_text(validation: Validation, language: Language) -> Iterator[str]:
    """Lines: the first findings of each check, then the counts, then the verdict."""
    for found in sample(validation):
        yield from _finding(found, language)
    if validation.sink.truncated:
        yield _("More was found than is shown here; --format csv prints all of it.")
    if validation.sink.counts["S157"]:
        yield _("Here the charset of a CSV is said by --charset utf-8 or --charset gb18030.")
    if validation.sink.counts:
        yield ""
    for check_id, count in sorted(validation.sink.counts.items()):
        check = get(check_id)
        yield f"{check_id} {_(check.severity):<7} {count:>9,}  {check.title.within(language)}"
    yield ""
    told = {
        "lines": f"{validation.lines:,}",
        "clean": f"{validation.records:,}",
        "kind": Batch.Kind(validation.kind).label,
        "period": validation.period,
    }
    yield _("%(lines)s lines read as %(kind)s of %(period)s; nothing blocks %(clean)s.") % told
    yield f"SHA-256 {validation.sha256}"
    yield _verdict(validation)


def _finding(found: Finding, language: Language) -> Iterator[str]:
    words = render(found, language)
    where = _("line %(line)s") % {"line": found.line} if found.line is not None else _("the file")
    places = " ".join(filter(None, (where, found.pointer, found.record_id)))
    yield f"{found.check_id} {_(found.severity):<7} {places}"
    yield f"    {words.message} {words.remedy}"


def _verdict(validation: Validation) -> str:
    if validation.would_be_taken_in:
        return _("This file would be taken in. Whether the report holds its records is not known.")
    return _("This file would be rejected, with all its lines.")
