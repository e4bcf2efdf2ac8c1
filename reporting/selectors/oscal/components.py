"""A platform's attestations as an OSCAL component definition."""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby

from platforms.models import Platform, Product
from reporting.models import EvidenceFile
from reporting.selectors.oscal.attested import Attested
from reporting.selectors.oscal.documents import (
    Node,
    control_id,
    document,
    hashed,
    name_based,
    prop,
)
from reporting.vocabulary import Language
from reporting.vocabulary.terms import Text

STATUS = {
    "implemented": "implemented",
    "partial": "partial",
    "planned": "planned",
    "not_applicable": "not-applicable",
}
TITLE = Text("Attestations of {platform}", "{platform}的技术保障措施声明")
WHOLE = Text("The whole platform", "整个平台")


def component_id(platform: Platform, scope: str) -> str:
    """Of the whole platform, or of the product whose code the scope is."""
    return name_based("component", platform.id, scope)


def component_definition(
    platform: Platform,
    products: Mapping[str, Product],
    found: Iterable[Attested],
    *,
    catalog: str,
    version: str,
    language: Language,
) -> Node:
    """`catalog`: the address of the catalog that the controls are of; `version`: its own."""
    claims = sorted(found, key=lambda one: (one.scope, one.control))
    return document(
        "component-definition",
        partial(_content, platform, products, claims, catalog),
        language,
        title=named(TITLE, platform),
        version=version,
        changed=max((one.changed for one in claims), default=platform.created_at),
    )


def named(text: Text, platform: Platform) -> Text:
    return Text(text.en.format(platform=platform), text.zh.format(platform=platform))


def _content(
    platform: Platform,
    products: Mapping[str, Product],
    claims: Iterable[Attested],
    catalog: str,
    language: Language,
) -> Node:
    components = [
        {
            **described(platform, products.get(scope), scope, language),
            "control-implementations": [
                {
                    "uuid": name_based("claims", platform.id, scope),
                    "source": catalog,
                    "description": named(TITLE, platform).within(language),
                    "implemented-requirements": [_requirement(one) for one in of_scope],
                }
            ],
        }
        for scope, of_scope in groupby(claims, key=lambda one: one.scope)
    ]
    content: Node = {"components": components} if components else {}
    if resources := [_resource(one, file) for one in claims for file in one.files]:
        content["back-matter"] = {"resources": list({r["uuid"]: r for r in resources}.values())}
    return content


def described(platform: Platform, product: Product | None, scope: str, language: Language) -> Node:
    whole = f"{platform} ({WHOLE.within(language)})"
    return {
        "uuid": component_id(platform, scope),
        "type": "service",
        "title": str(product or (scope or whole)),
        "description": f"{platform}, {platform.uscc}",
        "props": [
            prop("uscc", platform.uscc),
            prop("province", platform.jurisdiction_id),
            *([prop("product", scope)] if scope else []),
        ],
    }


def _requirement(one: Attested) -> Node:
    revision = one.revision
    return {
        "uuid": name_based("claim", revision.id),
        "control-id": control_id(one.control),
        "description": revision.statement or STATUS[revision.status],
        "props": [
            {"name": "implementation-status", "value": STATUS[revision.status]},
            prop("attestation", revision.attestation_id),
            prop("revision", revision.number),
            prop("state", revision.state),
            prop("valid-from", revision.valid_from.isoformat()),
            prop("valid-until", revision.valid_until.isoformat()),
            *(
                prop("measurement", value, **{"class": name})
                for name, value in sorted(revision.measurements.items())
                if isinstance(value, (str, int, float)) and str(value).strip()
            ),
        ],
        **({"links": [_link(file) for file in one.files]} if one.files else {}),
    }


def _file_id(sha256: str) -> str:
    return name_based("evidence", sha256)


def _link(file: EvidenceFile) -> Node:
    return {"href": f"#{_file_id(file.sha256)}", "rel": "evidence"}


def _resource(one: Attested, file: EvidenceFile) -> Node:
    """A file is named by its digest; nobody opens it by this address without being allowed to."""
    base = f"/api/v1/attestations/{one.revision.attestation_id}/evidence"
    return {
        "uuid": _file_id(file.sha256),
        "title": file.name,
        "rlinks": [
            {
                **hashed(f"{base}/{file.id}", file.sha256),
                "media-type": file.media_type,
            }
        ],
    }
