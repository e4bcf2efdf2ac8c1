from django.db.models import Q, QuerySet

from platforms.models import Platform
from platforms.principals import Principal


def named(word: str, prefix: str = "") -> Q:
    """With the word in a name, or at the beginning of the code. `prefix`: the path to them."""
    fits = Q(**{f"{prefix}name_zh__icontains": word}) | Q(**{f"{prefix}name_en__icontains": word})
    return fits | Q(**{f"{prefix}uscc__startswith": word.upper()})


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
        found = found.filter(named(q))
    return found
