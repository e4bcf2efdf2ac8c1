from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.principal_kind import PrincipalKind, check_principal_kind

if TYPE_CHECKING:
    from ..models.limits import Limits
    from ..models.me_out_links import MeOutLinks
    from ..models.office_out import OfficeOut
    from ..models.own_credential import OwnCredential
    from ..models.own_platform import OwnPlatform
    from ..models.signatory_out import SignatoryOut


T = TypeVar("T", bound="MeOut")


@_attrs_define
class MeOut:
    """
    Attributes:
        kind (PrincipalKind): * `platform` - platform
            * `office` - office
        platform (None | OwnPlatform):
        office (None | OfficeOut):
        credential (OwnCredential):
        scopes (list[str]): Of the token: what it may do.
        token_expires_at (datetime.datetime):
        signatories (list[SignatoryOut]): Who may sign for the platform; empty for an office.
        limits (Limits):
        links (MeOutLinks):
    """

    kind: PrincipalKind
    platform: None | OwnPlatform
    office: None | OfficeOut
    credential: OwnCredential
    scopes: list[str]
    token_expires_at: datetime.datetime
    signatories: list[SignatoryOut]
    limits: Limits
    links: MeOutLinks
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.office_out import OfficeOut  # noqa: PLC0415
        from ..models.own_platform import OwnPlatform  # noqa: PLC0415

        kind: str = self.kind

        platform: dict[str, Any] | None
        if isinstance(self.platform, OwnPlatform):
            platform = self.platform.to_dict()
        else:
            platform = self.platform

        office: dict[str, Any] | None
        if isinstance(self.office, OfficeOut):
            office = self.office.to_dict()
        else:
            office = self.office

        credential = self.credential.to_dict()

        scopes = self.scopes

        token_expires_at = self.token_expires_at.isoformat()

        signatories = []
        for signatories_item_data in self.signatories:
            signatories_item = signatories_item_data.to_dict()
            signatories.append(signatories_item)

        limits = self.limits.to_dict()

        links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "platform": platform,
                "office": office,
                "credential": credential,
                "scopes": scopes,
                "token_expires_at": token_expires_at,
                "signatories": signatories,
                "limits": limits,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.limits import Limits  # noqa: PLC0415
        from ..models.me_out_links import MeOutLinks  # noqa: PLC0415
        from ..models.office_out import OfficeOut  # noqa: PLC0415
        from ..models.own_credential import OwnCredential  # noqa: PLC0415
        from ..models.own_platform import OwnPlatform  # noqa: PLC0415
        from ..models.signatory_out import SignatoryOut  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_principal_kind(d.pop("kind"))

        def _parse_platform(data: object) -> None | OwnPlatform:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                platform_type_1 = OwnPlatform.from_dict(data)

                return platform_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OwnPlatform, data)

        platform = _parse_platform(d.pop("platform"))

        def _parse_office(data: object) -> None | OfficeOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                office_type_1 = OfficeOut.from_dict(data)

                return office_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OfficeOut, data)

        office = _parse_office(d.pop("office"))

        credential = OwnCredential.from_dict(d.pop("credential"))

        scopes = cast(list[str], d.pop("scopes"))

        token_expires_at = datetime.datetime.fromisoformat(d.pop("token_expires_at"))

        signatories = []
        _signatories = d.pop("signatories")
        for signatories_item_data in _signatories:
            signatories_item = SignatoryOut.from_dict(signatories_item_data)

            signatories.append(signatories_item)

        limits = Limits.from_dict(d.pop("limits"))

        links = MeOutLinks.from_dict(d.pop("links"))

        me_out = cls(
            kind=kind,
            platform=platform,
            office=office,
            credential=credential,
            scopes=scopes,
            token_expires_at=token_expires_at,
            signatories=signatories,
            limits=limits,
            links=links,
        )

        me_out.additional_properties = d
        return me_out

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
