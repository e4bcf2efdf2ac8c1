"""Bulletins as documents: who may move them, that two people publish, and what never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

OWN_OFFICE = "office_id = (SELECT candor_office())"
OWN_SCOPE = f"{OWN_OFFICE} AND jurisdiction_id = (SELECT candor_jurisdiction())"
PUBLIC = "state IN ('published', 'superseded', 'withdrawn')"
OF_EDITION = "EXISTS (SELECT FROM reporting_edition AS e WHERE e.id = edition_id{})"
# The states of reporting/models/editions.py, and what each step may write.
GUARDS = """
CREATE FUNCTION candor_guard_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid := candor_part(5)::uuid;
  move text := OLD.state || ' ' || NEW.state;
  written jsonb := '{
    "draft draft": ["title_en", "title_zh", "note_en", "note_zh", "blocks", "sources", "version",
      "edited_at", "edited_by_id"],
    "draft proposed": ["content", "digest", "proposed_at", "proposed_by_id"],
    "draft discarded": ["ended_at", "ended_by_id", "reason"],
    "proposed draft": ["content", "digest", "proposed_at", "proposed_by_id", "version", "reason"],
    "proposed published": ["content", "digest", "number", "published_at", "published_by_id"],
    "published superseded": ["ended_at", "ended_by_id"],
    "published withdrawn": ["ended_at", "ended_by_id", "reason"],
    "superseded withdrawn": ["ended_at", "ended_by_id", "reason"]}';
  columns text[];
BEGIN
  SELECT array_agg(name) INTO columns
    FROM jsonb_array_elements_text(written -> move) AS name;
  IF columns IS NULL OR coalesce(candor_kind(), 'nobody') <> 'office'
    OR (to_jsonb(NEW) - columns - 'state') <> (to_jsonb(OLD) - columns - 'state')
  THEN
    RAISE EXCEPTION 'an edition does not go from % to % in this way at the hand of %',
      OLD.state, NEW.state, candor_kind() USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF move = 'draft proposed' AND NEW.proposed_by_id IS DISTINCT FROM person
    OR move = 'proposed published' AND (NEW.published_by_id IS DISTINCT FROM person
      OR NEW.published_by_id IS NOT DISTINCT FROM OLD.proposed_by_id)
  THEN
    RAISE EXCEPTION 'an edition is proposed by one person and published by another'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Who publishes adds the number and the day, and nothing to what was proposed.
  IF move = 'proposed published' AND NEW.content - 'edition' <> OLD.content THEN
    RAISE EXCEPTION 'an edition is published as it was proposed'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_edition
  FOR EACH ROW EXECUTE FUNCTION candor_guard_edition();
CREATE FUNCTION candor_guard_edition_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'draft' OR NEW.content IS NOT NULL OR NEW.digest <> '' THEN
    RAISE EXCEPTION 'an edition is born as a draft'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_edition
  FOR EACH ROW EXECUTE FUNCTION candor_guard_edition_birth();
"""
FORWARD = "\n".join(
    [
        sql.policies(
            "reporting_edition",
            # What was published is for everybody: the pages of bulletins ask for no credential.
            read=f"{PUBLIC} OR {sql.SEES_ALL} OR jurisdiction_id = (SELECT candor_jurisdiction())",
            insert=OWN_SCOPE,
            update=OWN_SCOPE,
        ),
        sql.policies(
            "reporting_editionfile",
            read=OF_EDITION.format(""),
            insert=OF_EDITION.format(
                " AND e.state = 'published' AND e.office_id = (SELECT candor_office())"
            ),
        ),
        sql.keeps("reporting_edition", "id", "office_id", "jurisdiction_id", "of", "drafted_at"),
        sql.append_only("reporting_editionfile"),
        GUARDS,
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0005_size"),
        ("reporting", "0016_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=platforms.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("of", models.CharField(max_length=48, verbose_name="period or campaign")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("proposed", "proposed"),
                            ("published", "published"),
                            ("superseded", "superseded"),
                            ("withdrawn", "withdrawn"),
                            ("discarded", "discarded"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number"),
                ),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="English title"),
                ),
                (
                    "title_zh",
                    models.CharField(blank=True, max_length=200, verbose_name="Chinese title"),
                ),
                (
                    "note_en",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="what changed, in English"
                    ),
                ),
                (
                    "note_zh",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="what changed, in Chinese"
                    ),
                ),
                ("blocks", models.JSONField(default=list, verbose_name="parts")),
                ("sources", models.JSONField(default=list, verbose_name="consolidations")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("content", models.JSONField(blank=True, null=True, verbose_name="content")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="digest")),
                ("drafted_at", models.DateTimeField(verbose_name="drafted at")),
                ("edited_at", models.DateTimeField(verbose_name="edited at")),
                (
                    "proposed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="proposed at"),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "jurisdiction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.jurisdiction",
                        verbose_name="scope",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "edition of a bulletin",
                "verbose_name_plural": "bulletins",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="EditionFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=platforms.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("zh", "Chinese")], max_length=2),
                ),
                ("media_type", models.CharField(default="application/pdf", max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="reporting.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["edition", "language"],
            },
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "proposed"])),
                fields=("jurisdiction", "of"),
                name="one_open_edition_of_a_bulletin",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "published")),
                fields=("jurisdiction", "of"),
                name="one_published_edition_of_a_bulletin",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("jurisdiction", "of", "number"),
                name="edition_number_is_unique_per_bulletin",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_by__isnull", True),
                    models.Q(("published_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="who_publishes_is_not_who_proposed",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("number__isnull", True), ("state__in", ["draft", "proposed", "discarded"])
                    ),
                    models.Q(
                        ("number__gt", 0),
                        ("proposed_by__isnull", False),
                        ("published_at__isnull", False),
                        ("published_by__isnull", False),
                        ("state__in", ["published", "superseded", "withdrawn"]),
                    ),
                    _connector="OR",
                ),
                name="edition_is_published_by_two_people_under_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "discarded"]),
                    models.Q(
                        models.Q(
                            ("content__isnull", False),
                            ("proposed_at__isnull", False),
                            ("proposed_by__isnull", False),
                        ),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="edition_that_is_proposed_has_its_content",
            ),
        ),
        migrations.AddConstraint(
            model_name="editionfile",
            constraint=models.UniqueConstraint(
                fields=("edition", "language"), name="one_file_of_an_edition_per_language"
            ),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
