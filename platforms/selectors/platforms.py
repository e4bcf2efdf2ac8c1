from django.db.models import Q, QuerySet

from platforms.models import Platform
from platforms.principals import Principal


def search(
    principal: Principal,
    *,
    status: str = "",
    size: str = "",
    jurisdiction: str = "",
    q: str = "",
) -> QuerySet[Platform]:
    """The platforms that a principal may see, narrowed down."""
    found = Platform.objects.visible_to(principal)
    if status:
        found = found.filter(status=status)
    if size:
        found = found.filter(size=size)
    if jurisdiction:
        found = found.filter(jurisdiction=jurisdiction)
    if q:
        named = Q(name_zh__icontains=q) | Q(name_en__icontains=q)
        found = found.filter(named | Q(uscc__startswith=q.upper()))
    return found
