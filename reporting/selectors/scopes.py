"""Whose figures a principal reads: the nation's, or those of a province's platforms."""

from platforms.models import Jurisdiction
from platforms.principals import NATIONAL, Principal


def scope_of(principal: Principal) -> str:
    """The code of the principal's jurisdiction; those who see everything read the nation's."""
    return NATIONAL if principal.sees_all else principal.jurisdiction


def find_jurisdiction(code: str) -> Jurisdiction:
    return Jurisdiction.objects.get(pk=code)
