"""The products of a platform, with the numbers of their filings."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from platforms import audit
from platforms.identifiers import (
    InvalidIdentifier,
    algorithm_filing,
    generative_filing,
    icp_filing,
    registration,
)
from platforms.models import Platform, Product
from platforms.principals import Principal
from platforms.refusals import Fault, Refused

Warnings = tuple[str, ...]
CHANGEABLE = ("kind", "name_zh", "name_en", "algorithm_filings", "genai_filing", "icp_filing")


def register(
    principal: Principal,
    *,
    platform: Platform,
    code: str,
    kind: str,
    name_zh: str,
    name_en: str = "",
    algorithm_filings: Sequence[str] = (),
    genai_filing: str = "",
    icp_filing: str = "",
) -> Product:
    """Register a product under the platform's own code for it.

    Refused: `filing_number_invalid` with a fault for each number; `product_code_taken`.
    What is merely doubtful about a number is no refusal: see `doubts`.
    """
    product = Product(
        platform=platform,
        code=code,
        kind=kind,
        name_zh=name_zh,
        name_en=name_en,
        algorithm_filings=list(algorithm_filings),
        genai_filing=genai_filing,
        icp_filing=icp_filing,
    )
    _require_numbers(product)
    try:
        with transaction.atomic():
            product.save(force_insert=True)
    except IntegrityError:
        raise Refused("product_code_taken", pointer="/code", value=code) from None
    _record(principal, "product.registered", product, code=code, kind=kind)
    return product


def change(
    principal: Principal, *, product: Product, status: str | None = None, **values: Any
) -> Product:
    """Change what may change (all but the code), withdraw a product or offer it again.

    Refused: `filing_number_invalid`. Where nothing differs, nothing happens.
    """
    locked = Product.objects.select_for_update(of=("self",), no_key=True).get(pk=product.pk)
    if unknown := set(values) - set(CHANGEABLE):
        raise TypeError(f"a product has no changeable {unknown}")
    if status is not None:
        values["status"] = status
    changed = {name: value for name, value in values.items() if getattr(locked, name) != value}
    if not changed:
        return locked
    for name, value in changed.items():
        setattr(locked, name, value)
    _require_numbers(locked)
    locked.save(update_fields=list(changed))
    _record(principal, _verb(changed.get("status")), locked, **changed)
    return locked


def _verb(status: str | None) -> str:
    return f"product.{status}" if status else "product.changed"


def doubts(product: Product) -> list[Fault]:
    """What is odd about the numbers of a product, without being wrong for certain."""
    return [
        Fault(pointer, code)
        for pointer, reader, number in _numbers(product)
        for code in _read(reader, number)
    ]


def _read(reader: Callable[[str], Warnings], number: str) -> Warnings:
    try:
        return reader(number)
    except InvalidIdentifier as invalid:
        return (invalid.code,)


def _require_numbers(product: Product) -> None:
    faults = []
    for pointer, reader, number in _numbers(product):
        try:
            reader(number)
        except InvalidIdentifier as invalid:
            faults.append(Fault(pointer, invalid.code))
    if faults:
        raise Refused("filing_number_invalid", faults=tuple(faults))


def _numbers(product: Product) -> Iterator[tuple[str, Callable[[str], Warnings], str]]:
    """Each number with its place and its reader; a reader answers with warnings or raises."""
    for at, number in enumerate(product.algorithm_filings):
        yield f"/algorithm_filings/{at}", lambda text: algorithm_filing(text).warnings, number
    if product.genai_filing:
        province = product.platform.jurisdiction_id
        yield "/genai_filing", lambda text: _generative(text, province), product.genai_filing
    if product.icp_filing:
        yield "/icp_filing", lambda text: icp_filing(text).warnings, product.icp_filing


def _generative(number: str, province: str) -> Warnings:
    """A filing has one format in the whole nation; a registration, that of its province."""
    try:
        return generative_filing(number).warnings
    except InvalidIdentifier:
        registration(number, province)
        return ("read_as_registration",)


def _record(principal: Principal, action: str, product: Product, **data: Any) -> None:
    audit.record(principal, action, "product", product.id, platform_id=product.platform_id, **data)
