"""Exports as they are shown: how far they are, and in words why one cannot be made."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.models import Export

OTHERWISE = _("What is asked cannot be answered ({code}). Ask the same question, see why, and ask"
              " for another export.")  # fmt: skip
# What `Export.fault` names.
FAULTS: dict[str, Any] = {
    "too_many_rows_for_xlsx": _(
        "A workbook has at most {limit} rows, and this would have more. Ask for CSV or Parquet, or"
        " for less."
    ),
    "export_too_long": _("An export has at most {limit} rows. Ask for a part of it at a time."),
    "too_many_rows": _(
        "There are more than {limit} sums. Group by less, or ask for fewer months at a time."
    ),
    "not_consolidated": _("No month of those that were asked for is consolidated yet."),
    "number_needs_one_period": _("The number of a consolidation needs a single month."),
    "records_archived": _(
        "The records of {period} are archived since {since}; they are in files, which the operator"
        " can bring back."
    ),
    "revision_unknown": _("The report has no revision that you may see under that number."),
    "report_unknown": _("There is no such report that you may see."),
    "period_unknown": _("There is no period {period}."),
    "export_asker_gone": _(
        "Whoever asked may not read this any more: an account or a credential has ended, or lost"
        " the right to it. Somebody who may has to ask anew."
    ),
    "export_interrupted": _(
        "It was begun several times and each time interrupted. Ask for less at a time; if that"
        " does not help, the operator should look at the workers."
    ),
    "export_failed": _(
        "Something failed on our side, several times. The operator finds the reason in the logs of"
        " the workers."
    ),
}


def fault_of(export: Export) -> dict[str, str] | None:
    """The code of what went wrong, and what it means; None where nothing did."""
    if not export.fault:
        return None
    code, params = export.fault["code"], export.fault.get("params", {})
    text = str(FAULTS.get(code, OTHERWISE))
    return {"code": code, "detail": text.format(**{"code": code, **params})}


def file_name(export: Export) -> str:
    """What the file is called where it is saved."""
    return f"candor-{export.kind}-{export.asked_at:%Y%m%d}-{str(export.id)[-8:]}.{export.format}"


def is_over(export: Export) -> bool:
    """Whether its time is over, also where nobody has removed the file yet."""
    return export.expires_at is not None and export.expires_at <= timezone.now()


def share_done(export: Export) -> int | None:
    """In percent; None where nobody knows how much there will be."""
    if export.state == Export.State.READY:
        return 100
    if not export.rows_expected:
        return None
    return min(99, 100 * export.rows // export.rows_expected)
