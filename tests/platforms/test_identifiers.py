"""Published numbers are read; made-up ones are refused with a reason that stays."""

from collections.abc import Callable
from typing import Any
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.identifiers import (
    ALPHABET,
    InvalidIdentifier,
    algorithm_filing,
    generative_filing,
    icp_filing,
    make_uscc,
    provider_code,
    public_security_filing,
    registration,
    uscc,
    uscc_check_char,
)
from platforms.ids import uuid7

PUBLISHED_USCCS = [
    "91110102MACQD9K640",
    "91110102MAD55U9H0F",
    "91440300708461136T",
    "91610133596325171T",
    "91320118MAK93FC72D",
]


@pytest.mark.parametrize("code", PUBLISHED_USCCS)
def test_published_codes_of_companies_are_read_without_doubt(code: str) -> None:
    read = uscc(code)

    assert read.warnings == ()
    assert read.region == code[2:8]
    assert read.organisation == code[8:17]


@pytest.mark.parametrize("start", ["A1", "N2", "Y1", "11", "52"])
def test_codes_of_other_departments_are_as_good(start: str) -> None:
    body = f"{start}110000{'710939263'}"

    assert uscc(body + uscc_check_char(body)).department == start[0]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("91110102MACQD9K64", "uscc_length"),
        ("91110102MACQD9K6400", "uscc_length"),
        ("91110102MACQD9K641", "uscc_checksum"),
        ("91110102macqd9k640", "uscc_alphabet"),
        ("91110102MACQD9K64O", "uscc_alphabet"),
        ("９1110102MACQD9K640", "uscc_alphabet"),
    ],
)
def test_wrong_codes_are_refused(code: str, reason: str) -> None:
    with pytest.raises(InvalidIdentifier) as refused:
        uscc(code)

    assert refused.value.code == reason
    assert refused.value.value == code


@given(st.sampled_from(PUBLISHED_USCCS), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_place_never_passes(code: str, place: int, other: str) -> None:
    changed = code[:place] + other + code[place + 1 :]

    if changed != code:
        with pytest.raises(InvalidIdentifier):
            uscc(changed)


@given(st.sampled_from(["11", "31", "4403", "650000"]), st.integers(0, 99_999))
def test_made_up_codes_are_valid_and_stand_for_nobody(region: str, serial: int) -> None:
    read = uscc(make_uscc(region, serial))

    assert read.warnings == ()
    assert read.region.startswith(region)
    assert read.organisation.startswith("DEM")


def test_made_up_codes_differ() -> None:
    assert len({make_uscc("11", serial) for serial in range(1000)}) == 1000


@pytest.mark.parametrize(
    "number",
    [
        "网信算备110108823483901230031号",
        "网信算备330109830471102220013号",
        "网信算备：110108970550101240011号",
        "网信算备110108823483901230057",
    ],
)
def test_published_algorithm_filings_are_read(number: str) -> None:
    assert algorithm_filing(number).warnings == ()


def test_parts_of_an_algorithm_filing() -> None:
    read = algorithm_filing("网信算备110108823483901230031号")

    assert (read.region, read.entity, read.year, read.serial) == (
        "110108",
        "8234839",
        "23",
        "0031",
    )


def test_inferred_parts_of_an_algorithm_filing_only_warn() -> None:
    read = algorithm_filing("网信算备990108823483901990031号")

    assert read.warnings == ("algorithm_filing_region", "algorithm_filing_year")


@pytest.mark.parametrize(
    ("number", "province"),
    [
        ("Beijing-YunQue-20230821", "11"),
        ("ZheJiang-TongYiQianWen-20230901", "33"),
        ("Jiangsu-CarrotAI-202407030002", "32"),
        ("Hunan-PinCaiMao-202412310003", "43"),
        ("NeiMengGu-X-20240101", "15"),
    ],
)
def test_published_generative_filings_are_read(number: str, province: str) -> None:
    read = generative_filing(number)

    assert read.province == province
    assert read.warnings == ()


def test_an_unknown_spelling_of_a_province_only_warns() -> None:
    read = generative_filing("Peking-YunQue-20230821")

    assert (read.province, read.warnings) == (None, ("generative_filing_province",))


def test_registrations_are_taken_as_they_are() -> None:
    assert registration("京登记〔2025〕0001号", "11").value == "京登记〔2025〕0001号"


@pytest.mark.parametrize(
    ("number", "province", "site", "suffix"),
    [
        ("苏ICP备2023021414号-14", "32", 14, ""),
        ("京ICP备12345678号", "11", None, ""),
        ("蜀ICP备12345678号-2A", "51", 2, "A"),
        ("川ICP备12345678号-2A", "51", 2, "A"),
    ],
)
def test_icp_filings_are_read(number: str, province: str, site: int | None, suffix: str) -> None:
    read = icp_filing(number)

    assert (read.province, read.site, read.suffix) == (province, site, suffix)


def test_public_security_filings_are_read() -> None:
    read = public_security_filing("苏公网安备32011402012641号")

    assert (read.province, read.region, read.serial) == ("32", "320114", "02012641")
    assert public_security_filing("京公网安备 32011402012641号").warnings == (
        "public_security_filing_region",
    )


@pytest.mark.parametrize(
    "code",
    [
        "001191110102MACQD9K64010000",
        "001191110102MAD55U9H0F10002",
        "001191440300708461136T1XGW3",
        "001191610133596325171T12566",
        "001191320118MAK93FC72D10001",
    ],
)
def test_published_provider_codes_are_read(code: str) -> None:
    read = provider_code(code)

    assert read.uscc is not None
    assert read.uscc.value == code[4:22]
    assert (read.service, read.model) == (code[22], code[23:])


def test_provider_codes_of_persons_cannot_be_verified() -> None:
    read = provider_code("00211101011900010100061ABCD")

    assert read.uscc is None
    assert read.warnings == ("provider_code_subject_unverifiable",)


@pytest.mark.parametrize(
    ("read", "value", "reason"),
    [
        (algorithm_filing, "网信算备11010882348390123003号", "algorithm_filing_format"),
        (algorithm_filing, "网信算备１10108823483901230031号", "algorithm_filing_format"),
        (generative_filing, "Beijing-YunQue-20230231", "generative_filing_date"),
        (generative_filing, "Beijing-YunQue-2023082", "generative_filing_format"),
        (icp_filing, "港ICP备12345678号", "icp_filing_format"),
        (icp_filing, "京ICP备1234567号", "icp_filing_format"),
        (public_security_filing, "苏公网安备3201140201264号", "public_security_filing_format"),
        (provider_code, "001191110102MACQD9K6401000", "provider_code_format"),
        (provider_code, "011191110102MACQD9K64010000", "provider_code_definition"),
        (provider_code, "001191110102MACQD9K64030000", "provider_code_service"),
        (provider_code, "001191110102MACQD9K64000001", "provider_code_extension"),
        (provider_code, "001191110102MACQD9K64110000", "uscc_checksum"),
    ],
)
def test_wrong_numbers_are_refused(read: Callable[[str], Any], value: str, reason: str) -> None:
    with pytest.raises(InvalidIdentifier) as refused:
        read(value)

    assert refused.value.code == reason


@pytest.mark.parametrize(
    ("value", "province", "reason"),
    [
        ("x", "00", "registration_province"),
        ("", "11", "registration_format"),
        (" x", "11", "registration_format"),
        ("x\x00", "11", "registration_format"),
    ],
)
def test_wrong_registrations_are_refused(value: str, province: str, reason: str) -> None:
    with pytest.raises(InvalidIdentifier) as refused:
        registration(value, province)

    assert refused.value.code == reason


def test_ids_stand_in_the_order_in_which_they_were_made() -> None:
    """Findings are listed by them."""
    made = [uuid7() for _ in range(1000)]
    assert made == sorted(set(made))
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
