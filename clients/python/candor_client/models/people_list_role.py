from typing import Literal

PeopleListRole = Literal["filer", "signatory", "viewer"]

PEOPLE_LIST_ROLE_VALUES: set[PeopleListRole] = {
    "filer",
    "signatory",
    "viewer",
}


def check_people_list_role(value: str) -> PeopleListRole:
    if value in PEOPLE_LIST_ROLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PEOPLE_LIST_ROLE_VALUES!r}"
    )
