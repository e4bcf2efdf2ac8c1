"""What was found, in the reader's words: the same in the API and in the console."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext

from reporting import vocabulary
from reporting.models import AttestationRevision, DirectiveState, State
from reporting.selectors.search import Hit
from reporting.vocabulary import Language, Term

STATES = {
    "report": dict(State.choices),
    "attestation": dict(AttestationRevision.State.choices),
    "directive": dict(DirectiveState.choices),
}


def title_of(hit: Hit) -> str:
    """What it is called: a name, a record's id, a control, a directive, a receipt's number."""
    if hit.kind == "record":
        return hit.id
    if hit.kind == "report":
        return gettext("Report of %(period)s") % {"period": f"{hit.period:%Y-%m}"}
    if hit.kind == "attestation":
        return f"{_named(vocabulary.load().controls, hit.of.control)} {hit.of.scope}".strip()
    if hit.kind == "directive":
        return f"{_named(vocabulary.load().directives, hit.of.code)} {hit.of.reference}".strip()
    if hit.kind == "receipt":
        kind = hit.of.get_kind_display()
        return gettext("Receipt %(number)s: %(kind)s") % {"number": hit.of.serial, "kind": kind}
    return str(hit.of)


def state_of(hit: Hit) -> str:
    """The state as a word; empty for what has none."""
    if hit.kind in ("platform", "product"):
        return str(hit.of.get_status_display())
    return str(STATES.get(hit.kind, {}).get(hit.state, ""))


def _named(terms: Mapping[str, Term], code: str) -> str:
    term = terms.get(code)
    return f"{code} {term.name.within(_language())}" if term else code


def _language() -> Language:
    return "zh" if (get_language() or "").startswith("zh") else "en"
