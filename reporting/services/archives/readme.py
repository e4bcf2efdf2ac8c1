"""What lies beside the files for whoever finds them in ten years, in both languages."""

from pathlib import Path

from reporting.services.archives.columns import COLUMNS
from reporting.services.archives.manifests import Manifest, write_file

ENGLISH = """# Records of {period}, archive {number}

Written by Candor {candor} on {made_at:%Y-%m-%d %H:%M} UTC: {rows} records of {batches} batches in
{files} Parquet files, sorted by platform, batch and line. Codes are those of vocabulary
{vocabulary}. Files hold what was filed, every version of it: to count records as Candor does, take
the highest version of each `record_id` of a platform within the batches that are `in_force` in
`manifest.json`, without the withdrawn. The manifest also names the platforms, with their unified
social credit codes, and for each batch its report and the revisions that it is part of.

- DuckDB: `SELECT * FROM 'records-*.parquet'`
- Spark: `spark.read.parquet("FOLDER/records-*.parquet")`
- Back into Candor: `manage.py restore {period} --from FOLDER`
- pandas; give `columns=` as well for large archives:

  ```python
  import glob, pandas
  files = sorted(glob.glob("FOLDER/records-*.parquet"))
  records = pandas.read_parquet(files, filters=[("category", "==", "P2-1")])
  ```

## Digests

`manifest.json` has the SHA-256 of every file, of the bytes of every row group and of the footer
after them, and of the records of every batch. For the last, a record is a line of CSV: the columns
in the order below, each value in double quotes, a double quote in it doubled, nothing at all for
no value, a line feed at the end. Times are `2025-05-01T00:00:00.000000Z`, dates `2025-05-01`,
booleans `true` and `false`, bytes `\\x` and lower-case hexadecimal. `digest` is the SHA-256 over a
line `platform batch rows sha256` for each batch, in the order of the manifest. Candor keeps the
SHA-256 of `manifest.json` itself, with the period and in its audit trail.

## Columns

| Column | Type | Always there | What it is |
|---|---|---|---|
{columns}
"""
CHINESE = """# {period} 处置记录归档（第 {number} 号）

由 Candor {candor} 于 {made_at:%Y-%m-%d %H:%M}（UTC）生成：{batches} 个批次、{rows} 条记录，共
{files} 个 Parquet 文件，按平台、批次、行号排序。代码取自词表 {vocabulary}。文件保存填报的全部版本：
如需按 Candor 的口径计数，请在 `manifest.json` 中 `in_force` 为 true 的批次内，取同一平台每个
`record_id` 的最高版本，并去掉已撤回的记录。清单还列有各平台的名称和统一社会信用代码，以及每个批次
所属的报告和包含该批次的各修订版的版号。

- DuckDB：`SELECT * FROM 'records-*.parquet'`
- Spark：`spark.read.parquet("目录/records-*.parquet")`
- 恢复到 Candor：`manage.py restore {period} --from 目录`
- pandas；归档较大时请再用 `columns=` 指定列：

  ```python
  import glob, pandas
  files = sorted(glob.glob("目录/records-*.parquet"))
  records = pandas.read_parquet(files, filters=[("category", "==", "P2-1")])
  ```

## 摘要

`manifest.json` 记有每个文件、每个行组的字节、行组之后的文件尾以及每个批次的记录的 SHA-256。
计算批次摘要时，一条记录为一行 CSV：按下表顺序列出各列，每个值加双引号，值中的双引号写两次，
空值不写任何字符，行末为换行符（LF）。时间写作 `2025-05-01T00:00:00.000000Z`，日期写作
`2025-05-01`，布尔值写作 `true`、`false`，字节写作 `\\x` 加小写十六进制。`digest` 是按清单顺序
对每个批次的一行 `平台 批次 行数 sha256` 计算的 SHA-256。`manifest.json` 自身的 SHA-256 由 Candor
与期间一并保存，并写入审计日志。

## 列

| 列 | 类型 | 必有 | 含义 |
|---|---|---|---|
{columns}
"""


def write(manifest: Manifest, folder: Path) -> None:
    """Put README.md and README.zh.md beside the files."""
    english = "\n".join(
        f"| `{one.name}` | {one.type} | {'yes' if one.required else 'no'} | {one.en} |"
        for one in COLUMNS
    )
    chinese = "\n".join(
        f"| `{one.name}` | {one.type} | {'是' if one.required else '否'} | {one.zh} |"
        for one in COLUMNS
    )
    write_file(folder / "README.md", _fill(ENGLISH, manifest, english))
    write_file(folder / "README.zh.md", _fill(CHINESE, manifest, chinese))


def _fill(text: str, manifest: Manifest, columns: str) -> bytes:
    return text.format(
        period=manifest.period,
        number=manifest.number,
        candor=manifest.candor,
        made_at=manifest.made_at,
        rows=manifest.rows,
        batches=len(manifest.batches),
        files=len(manifest.files),
        vocabulary=manifest.vocabulary,
        columns=columns,
    ).encode()
