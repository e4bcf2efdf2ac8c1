"""The files of a package: totals, coverage, what everything means, and a manifest over them all."""

import hashlib
import io
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from platforms.models import Jurisdiction
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import Consolidation
from reporting.selectors.words import find_definition, terms
from reporting.services.exports import files
from reporting.services.exports.tables import Cells, Column, Layout, Table
from reporting.services.open_data.cells import ALL, NONE, Cube
from reporting.services.open_data.hiding import Cell, Key

FORMAT = "candor-open-data/2"
MANIFEST = "manifest.json"
PUBLISHED, SUPPRESSED = "published", "suppressed"
COLUMNS = (
    Column("period", "text", "The month.", "月份。"),
    Column(
        "jurisdiction",
        "text",
        "Whose platforms: 00 is the nation, the others are provinces (GB/T 2260), by where a"
        " platform is registered.",
        "平台范围：00 为全国，其余为省份（GB/T 2260），按平台登记地。",
    ),
    Column("jurisdiction_name_en", "text", "Its name in English.", "英文名称。"),
    Column("jurisdiction_name_zh", "text", "Its name in Chinese.", "中文名称。"),
    Column("measure", "text", "What is counted (code).", "指标（代码）。"),
    Column("measure_version", "integer", "The version of its definition.", "指标定义版本。"),
    Column("measure_name_en", "text", "The measure in English.", "指标英文名称。"),
    Column("measure_name_zh", "text", "The measure in Chinese.", "指标中文名称。"),
    Column("unit", "text", "What one of it is.", "计量单位。"),
    Column(
        "category",
        "text",
        "The category (code); `all`: every category together; `none`: without a category.",
        "类别（代码）；all 为全部类别合计，none 为未分类。",
    ),
    Column("category_name_en", "text", "The category in English.", "类别英文名称。"),
    Column("category_name_zh", "text", "The category in Chinese.", "类别中文名称。"),
    Column(
        "status",
        "text",
        "`published`, or `suppressed`: left out, so that nothing is told of few platforms; it may"
        " be zero. What nobody counted has no row, but where few platforms are in the totals:"
        " there it is `suppressed` like everything else.",
        "published 为已公布；suppressed 为因涉及平台过少而不予公布，其值可能为零。"
        "无人上报的项不列行；但计入合计的平台过少的省份，此类项同样列为 suppressed。",
    ),
    Column("value", "integer", "The sum; empty where suppressed.", "合计值；不公布时为空。"),
    Column(
        "qualifier",
        "text",
        "`exact`, or `at_least` where any part of it is a lower bound.",
        "exact 为精确值；at_least 表示其中含下限值。",
    ),
)
COVERAGE = (
    COLUMNS[0],
    COLUMNS[1],
    Column(
        "status",
        "text",
        "`published`, or `suppressed`: left out, so that nothing is told of few platforms.",
        "published 为已公布；suppressed 为因涉及平台过少而不予公布。",
    ),
    Column(
        "due",
        "integer",
        "Platforms that had to file; empty where suppressed.",
        "应报平台数；不公布时为空。",
    ),
    Column("filed", "integer", "Of those: platforms that filed.", "其中已报平台数。"),
    Column("included", "integer", "Platforms that the totals are of.", "计入合计的平台数。"),
)
README = """# 开放数据 / Open data: {period}, no. {number}

本数据包由各平台填报、经核验汇总的月度数据生成（汇总编号 {consolidation}）。
少于 {threshold} 家平台的数据，以及可据以推算出此类数据的项，不予公布。
各列及指标含义见 dictionary.json；各文件摘要见 manifest.json。
许可：{licence}。使用时请注明来源、月份、编号及 manifest.json 的 SHA-256。
数据包发布后不再更改；更正以新编号发布。

Made from what platforms filed for the month, as it was checked and added up (consolidation no.
{consolidation}). What is of fewer than {threshold} platforms is left out, and so is what would give
it away. dictionary.json says what columns and measures mean, manifest.json has the digests.
Licence: {licence}. Name the source, the month, the number, and the SHA-256 of manifest.json.
A package is never changed; a correction is published under the next number.
"""


@dataclass(frozen=True)
class Packed:
    """A file of the package, in memory: packages are small."""

    name: str
    media_type: str
    content: bytes
    rows: int | None = None

    @property
    def said(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "media_type": self.media_type,
            "size": len(self.content),
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "rows": self.rows,
        }


@dataclass(frozen=True)
class Contents:
    """What a package is made of: the cells, and those of them that are left out."""

    consolidation: Consolidation
    number: int
    threshold: int
    cube: Cube
    cells: dict[Key, Cell]
    hidden: frozenset[Key]
    # Where the coverage is left out.
    hidden_places: frozenset[str]

    @property
    def period(self) -> str:
        return f"{self.consolidation.period_id:%Y-%m}"


def pack(contents: Contents) -> list[Packed]:
    """All files, the manifest last. The same contents are the same bytes."""
    with acting_as(SYSTEM):
        places = {one.code: one for one in Jurisdiction.objects.all()}
    listed = sorted(key for key, cell in contents.cells.items() if cell.listed)
    totals = [_row(contents, key, places) for key in listed]
    covered = [_covered(contents, place) for place in sorted(contents.cube.coverage)]
    made = [
        _file("totals", "csv", COLUMNS, totals),
        _file("totals", "parquet", COLUMNS, totals),
        _file("coverage", "csv", COVERAGE, covered),
        Packed("dictionary.json", "application/json", _json(_dictionary(contents))),
        Packed("README.md", "text/markdown; charset=utf-8", _readme(contents).encode()),
    ]
    return [*made, Packed(MANIFEST, "application/json", _json(_manifest(contents, made)))]


def _covered(contents: Contents, place: str) -> Cells:
    if place in contents.hidden_places:
        return (contents.period, place, SUPPRESSED, None, None, None)
    return (contents.period, place, PUBLISHED, *contents.cube.coverage[place])


def _row(contents: Contents, key: Key, places: dict[str, Jurisdiction]) -> Cells:
    place, code, version, category = key
    measure = find_definition(code, int(version))
    name = _category(category)
    out = key in contents.hidden
    bounded = key in contents.cube.bounded
    return (
        contents.period,
        *(place, places[place].name_en, places[place].name_zh),
        *(code, int(version)),
        *((measure.name.en, measure.name.zh, measure.unit) if measure else (None, None, None)),
        *(category, *name),
        SUPPRESSED if out else PUBLISHED,
        None if out else contents.cells[key].value,
        None if out else "at_least" if bounded else "exact",
    )


def _category(code: str) -> tuple[str | None, str | None]:
    if code == ALL:
        return "All categories", "全部类别"
    found = terms("category").get(code)
    return (found.name.en, found.name.zh) if found else (None, None)


def _file(name: str, form: str, columns: tuple[Column, ...], rows: list[Cells]) -> Packed:
    out = io.BytesIO()
    files.write(form, Table(name, columns, rows), Layout(), out, lambda n: None)
    media_type = "text/csv; charset=utf-8" if form == "csv" else "application/vnd.apache.parquet"
    return Packed(f"{name}.{form}", media_type, out.getvalue(), len(rows))


def _dictionary(contents: Contents) -> dict[str, Any]:
    """What columns, measures and categories mean, in both languages."""
    used = sorted({(key[1], key[2]) for key, one in contents.cells.items() if one.listed})
    codes = sorted({key[3] for key in contents.cells} - {ALL, NONE})
    measures = [find_definition(code, int(version)) for code, version in used]
    known = terms("category")
    return {
        "format": FORMAT,
        "tables": {
            "totals": [_column(one) for one in COLUMNS],
            "coverage": [_column(one) for one in COVERAGE],
        },
        "measures": [
            {
                "code": one.code,
                "version": one.version,
                "unit": one.unit,
                "within": one.within,
                "name": {"en": one.name.en, "zh": one.name.zh},
                "definition": {"en": one.definition.en, "zh": one.definition.zh},
            }
            for one in measures
            if one is not None
        ],
        "categories": [
            {"code": code, "name": {"en": known[code].name.en, "zh": known[code].name.zh}}
            for code in codes
            if code in known
        ],
    }


def _column(one: Column) -> dict[str, Any]:
    return {"name": one.name, "type": one.kind, "en": one.en, "zh": one.zh}


def _manifest(contents: Contents, made: list[Packed]) -> dict[str, Any]:
    one = contents.consolidation
    listed = [key for key, cell in contents.cells.items() if cell.listed]
    return {
        "format": FORMAT,
        "period": contents.period,
        "number": contents.number,
        "consolidation": {
            "number": one.number,
            "digest": one.digest,
            "created_at": one.created_at.isoformat(),
        },
        "vocabulary": vocabulary.for_period(contents.period).version,
        "threshold": contents.threshold,
        "cells": {
            "published": len(set(listed) - contents.hidden),
            "suppressed": len(contents.hidden & set(listed)),
        },
        "licence": settings.OPEN_DATA_LICENCE,
        "files": [file.said for file in made],
    }


def _readme(contents: Contents) -> str:
    return README.format(
        period=contents.period,
        number=contents.number,
        consolidation=contents.consolidation.number,
        threshold=contents.threshold,
        licence=settings.OPEN_DATA_LICENCE,
    )


def _json(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"
