from typing import Literal

ScopesEnum = Literal[
    "attestations:read",
    "attestations:write",
    "directives:read",
    "directives:write",
    "events:read",
    "platforms:read",
    "platforms:write",
    "records:read",
    "reports:read",
    "reports:write",
]

SCOPES_ENUM_VALUES: set[ScopesEnum] = {
    "attestations:read",
    "attestations:write",
    "directives:read",
    "directives:write",
    "events:read",
    "platforms:read",
    "platforms:write",
    "records:read",
    "reports:read",
    "reports:write",
}


def check_scopes_enum(value: str) -> ScopesEnum:
    if value in SCOPES_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCOPES_ENUM_VALUES!r}"
    )
