from typing import Literal

ReceiptsJwsFormat = Literal["json", "jws"]

RECEIPTS_JWS_FORMAT_VALUES: set[ReceiptsJwsFormat] = {
    "json",
    "jws",
}


def check_receipts_jws_format(value: str) -> ReceiptsJwsFormat:
    if value in RECEIPTS_JWS_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECEIPTS_JWS_FORMAT_VALUES!r}"
    )
