from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attestation_status import AttestationStatus, check_attestation_status
from ..models.coverage_result import CoverageResult, check_coverage_result

if TYPE_CHECKING:
    from ..models.covering_attestation_links import CoveringAttestationLinks
    from ..models.last_tested import LastTested


T = TypeVar("T", bound="CoveringAttestation")


@_attrs_define
class CoveringAttestation:
    """
    Attributes:
        id (UUID):
        scope (str):
        revision (int):
        claimed (AttestationStatus): * `implemented` - implemented
            * `partial` - partly implemented
            * `planned` - planned
            * `not_applicable` - not applicable
        tested (CoverageResult): * `not_satisfied` - not_satisfied
            * `expired` - expired
            * `inconclusive` - inconclusive
            * `untested` - untested
            * `satisfied` - satisfied
        last_tested (LastTested | None): Of an earlier revision, where this one was not tested yet.
        links (CoveringAttestationLinks):
    """

    id: UUID
    scope: str
    revision: int
    claimed: AttestationStatus
    tested: CoverageResult
    last_tested: LastTested | None
    links: CoveringAttestationLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.last_tested import LastTested  # noqa: PLC0415

        id = str(self.id)

        scope = self.scope

        revision = self.revision

        claimed: str = self.claimed

        tested: str = self.tested

        last_tested: dict[str, Any] | None
        if isinstance(self.last_tested, LastTested):
            last_tested = self.last_tested.to_dict()
        else:
            last_tested = self.last_tested

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "scope": scope,
                "revision": revision,
                "claimed": claimed,
                "tested": tested,
                "last_tested": last_tested,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.covering_attestation_links import CoveringAttestationLinks  # noqa: PLC0415
        from ..models.last_tested import LastTested  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        scope = d.pop("scope")

        revision = d.pop("revision")

        claimed = check_attestation_status(d.pop("claimed"))

        tested = check_coverage_result(d.pop("tested"))

        def _parse_last_tested(data: object) -> LastTested | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_tested_type_1 = LastTested.from_dict(data)

                return last_tested_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LastTested | None, data)

        last_tested = _parse_last_tested(d.pop("last_tested"))

        links = CoveringAttestationLinks.from_dict(d.pop("links"))

        covering_attestation = cls(
            id=id,
            scope=scope,
            revision=revision,
            claimed=claimed,
            tested=tested,
            last_tested=last_tested,
            links=links,
        )

        covering_attestation.additional_properties = d
        return covering_attestation

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
