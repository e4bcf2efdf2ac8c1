"""A person's own names for lists as they narrowed them down."""

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db import IntegrityError, transaction

from platforms.models import Person, SavedFilter
from platforms.principals import Principal
from platforms.refusals import Refused

MOST = 50
QUERY_CHARACTERS = 2000
NAME_CHARACTERS = 60
# Where somebody was in a list is no part of what they looked for.
PLACES = frozenset({"p", "page", "cursor", "after", "e", "_changelist_filters"})


def save(principal: Principal, person: Person, *, name: str, page: str, query: str) -> SavedFilter:
    """Under the name of an earlier one, it takes its place. Refused: `saved_filters_full`,
    `saved_filter_too_long`."""
    plain = of_query(query)
    if len(plain) > QUERY_CHARACTERS:
        raise Refused("saved_filter_too_long", most=QUERY_CHARACTERS)
    own = SavedFilter.objects.own(principal).filter(page=page)
    own.filter(name=name).delete()
    if own.count() >= MOST:
        raise Refused("saved_filters_full", most=MOST)
    made = SavedFilter(person=person, office_id=person.office_id, name=name, page=page, query=plain)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        # From another window, at the same moment: the later one stays.
        own.filter(name=name).delete()
        made.save(force_insert=True)
    return made


def remove(principal: Principal, filter_id: UUID) -> bool:
    """False where there is none of that id that is one's own."""
    gone, _ = SavedFilter.objects.own(principal).filter(pk=filter_id).delete()
    return bool(gone)


def of_query(query: str) -> str:
    """What is looked for: without empty fields, and without the place in the list."""
    pairs = parse_qsl(query.replace("\0", ""))
    return urlencode([(name, value) for name, value in pairs if name not in PLACES])
