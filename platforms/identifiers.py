"""Numbers the state gives to companies, products and sites: read, never over-strict.

Each reader returns the parts of the number, or raises `InvalidIdentifier` with a stable code.
Where a format is only inferred from published samples, doubts are `warnings` of the result.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: no I, O, S, V, Z
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
DEPARTMENTS = frozenset("123456789ANY")
NOBODY = "DEM"  # organisation codes start with digits, MA or NB; these stand for nobody

JURISDICTIONS = Path(__file__).parent / "data" / "jurisdictions.json"
_SHORT = (
    "京11 津12 冀13 晋14 蒙15 辽21 吉22 黑23 沪31 苏32 浙33 皖34 闽35 赣36 鲁37 豫41 鄂42 湘43 "
    "粤44 桂45 琼46 渝50 川51 蜀51 贵52 黔52 云53 滇53 藏54 陕61 甘62 陇62 青63 宁64 新65"
)
SHORT_NAMES = {name[0]: name[1:] for name in _SHORT.split()}
OTHER_SPELLINGS = {"neimenggu": "15", "neimeng": "15", "shannxi": "61", "tibet": "54"}

_PROVINCES = "".join(SHORT_NAMES)
_ALGORITHM = re.compile(r"网信算备[:：]?([0-9]{6})([0-9]{7})([0-9]{2})([0-9]{2})([0-9]{4})号?")
_GENERATIVE = re.compile(r"([A-Z][A-Za-z]+)-([A-Za-z0-9]+)-([0-9]{8})([0-9]{4})?")
_ICP = re.compile(rf"([{_PROVINCES}])ICP备([0-9]{{8,10}})号(?:-([0-9]{{1,4}})([A-Z]?))?")
_PUBLIC_SECURITY = re.compile(rf"([{_PROVINCES}])公网安备\s?([0-9]{{6}})([0-9]{{8}})号")
_PROVIDER = re.compile(r"[0-9A-Z]{27}")


class InvalidIdentifier(ValueError):
    """`code` is stable and names the reason; `value` is what was given."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(f"{code}: {value[:80]!r}")
        self.code = code
        self.value = value


@dataclass(frozen=True)
class Uscc:
    """Unified social credit code, GB 32100-2015. `region` is GB/T 2260, six digits as a rule."""

    value: str
    department: str
    kind: str
    region: str
    organisation: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class AlgorithmFiling:
    """网信算备. Only the prefix and the 21 digits are certain; the parts are inferred."""

    value: str
    region: str
    entity: str
    group: str
    year: str
    serial: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class GenerativeFiling:
    """生成式人工智能服务备案. `province` is a 2-digit code, None when the spelling is unknown."""

    value: str
    province: str | None
    model: str
    filed_on: dt.date
    serial: str | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Registration:
    """生成式人工智能登记: every province has its own format, so the text is taken as it is."""

    value: str
    province: str


@dataclass(frozen=True)
class IcpFiling:
    """ICP备案. `site` counts the sites under one number; `suffix` A is an application."""

    value: str
    province: str
    number: str
    site: int | None
    suffix: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublicSecurityFiling:
    """公安备案."""

    value: str
    province: str
    region: str
    serial: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProviderCode:
    """Code of a labelling provider, 27 places. `uscc` is None for subjects whose coding was never
    published; such codes are taken as they are, with a warning."""

    value: str
    subject: str
    uscc: Uscc | None
    service: str
    model: str
    warnings: tuple[str, ...] = ()


def uscc(value: str) -> Uscc:
    """The checksum alone decides; A, N and Y codes are as good as 9."""
    if len(value) != 18:
        raise InvalidIdentifier("uscc_length", value)
    if not set(value) <= set(ALPHABET):
        raise InvalidIdentifier("uscc_alphabet", value)
    if value[17] != uscc_check_char(value[:17]):
        raise InvalidIdentifier("uscc_checksum", value)
    region, organisation = value[2:8], value[8:17]
    doubts = {
        "uscc_department": value[0] not in DEPARTMENTS,
        "uscc_region": not _is_region(region),
        "uscc_organisation": organisation[8] != organisation_check_char(organisation[:8]),
    }
    return Uscc(value, value[0], value[1], region, organisation, _raised(doubts))


def uscc_check_char(first_17: str) -> str:
    total = sum(ALPHABET.index(c) * w for c, w in zip(first_17, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def organisation_check_char(first_8: str) -> str:
    """GB 11714, the code inside the USCC."""
    total = sum(int(c, 36) * w for c, w in zip(first_8, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def make_uscc(region: str, serial: int) -> str:
    """A synthetic code for a company that doesn't exist: checksums correct, block never issued.

    `region` has two to six digits, `serial` at most five.
    """
    if not 0 <= serial <= 99_999:
        raise ValueError(f"serial {serial} does not fit into five digits")
    organisation = f"{NOBODY}{serial:05d}"
    body = f"91{region:0<6}{organisation}{organisation_check_char(organisation)}"
    return body + uscc_check_char(body)


def algorithm_filing(value: str) -> AlgorithmFiling:
    match = _ALGORITHM.fullmatch(value)
    if not match:
        raise InvalidIdentifier("algorithm_filing_format", value)
    region, entity, group, year, serial = match.groups()
    doubts = {
        "algorithm_filing_region": not _is_region(region),
        "algorithm_filing_year": not 21 <= int(year) <= 40,
    }
    return AlgorithmFiling(value, region, entity, group, year, serial, _raised(doubts))


def generative_filing(value: str) -> GenerativeFiling:
    match = _GENERATIVE.fullmatch(value)
    if not match:
        raise InvalidIdentifier("generative_filing_format", value)
    spelling, model, date, serial = match.groups()
    try:
        filed_on = dt.datetime.strptime(date, "%Y%m%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise InvalidIdentifier("generative_filing_date", value) from None
    province = _spellings().get(spelling.casefold())
    doubts = {
        "generative_filing_province": province is None,
        "generative_filing_year": not 2023 <= filed_on.year <= 2040,
    }
    return GenerativeFiling(value, province, model, filed_on, serial, _raised(doubts))


def registration(value: str, province: str) -> Registration:
    if province not in _provinces():
        raise InvalidIdentifier("registration_province", province)
    if not 1 <= len(value) <= 64 or not value.isprintable() or value != value.strip():
        raise InvalidIdentifier("registration_format", value)
    return Registration(value, province)


def icp_filing(value: str) -> IcpFiling:
    match = _ICP.fullmatch(value)
    if not match:
        raise InvalidIdentifier("icp_filing_format", value)
    province, number, site, suffix = match.groups()
    count = int(site) if site else None
    return IcpFiling(value, SHORT_NAMES[province], number, count, suffix or "")


def public_security_filing(value: str) -> PublicSecurityFiling:
    match = _PUBLIC_SECURITY.fullmatch(value)
    if not match:
        raise InvalidIdentifier("public_security_filing_format", value)
    name, region, serial = match.groups()
    province = SHORT_NAMES[name]
    doubts = {"public_security_filing_region": not region.startswith(province)}
    return PublicSecurityFiling(value, province, region, serial, _raised(doubts))


def provider_code(value: str) -> ProviderCode:
    if not _PROVIDER.fullmatch(value):
        raise InvalidIdentifier("provider_code_format", value)
    if not value.startswith("00"):
        raise InvalidIdentifier("provider_code_definition", value)
    subject, service, model = value[4:22], value[22], value[23:]
    if value[2:4] != "11":
        doubts = ("provider_code_subject_unverifiable",)
        return ProviderCode(value, subject, None, service, model, doubts)
    if service not in "012":
        raise InvalidIdentifier("provider_code_service", value)
    if service == "0" and model != "0000":
        raise InvalidIdentifier("provider_code_extension", value)
    company = uscc(subject)
    return ProviderCode(value, subject, company, service, model, company.warnings)


def _raised(doubts: dict[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, raised in doubts.items() if raised)


def _is_region(region: str) -> bool:
    return region.isdecimal() and region[:2] in {*_provinces(), "10"}  # 10: national offices


@cache
def _provinces() -> frozenset[str]:
    rows = json.loads(JURISDICTIONS.read_text(encoding="utf-8"))["jurisdictions"]
    return frozenset(row["code"] for row in rows if row["code"] != "00")


@cache
def _spellings() -> dict[str, str]:
    rows = json.loads(JURISDICTIONS.read_text(encoding="utf-8"))["jurisdictions"]
    names = {row["en"].replace(" ", "").casefold(): row["code"] for row in rows}
    return names | OTHER_SPELLINGS
