"""Reviews of offices, their questions and the replies: who may see and move them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

OWN_OFFICE = "office_id = (SELECT candor_office())"
GUARDS = """
-- Whose turn it is: moved by a reply of the side whose turn it was, or closed by the office.
CREATE FUNCTION candor_guard_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text := coalesce(candor_kind(), 'nobody');
  by_platform CONSTANT text[] := ARRAY['asked answered', 'answered answered'];
  by_office CONSTANT text[] := ARRAY['asked asked', 'answered asked', 'asked closed',
    'answered closed'];
  of_platform CONSTANT text[] := ARRAY['state', 'replies'];
  of_office CONSTANT text[] := ARRAY['state', 'replies', 'due_at', 'closed_at', 'remark'];
  move text := OLD.state || ' ' || NEW.state;
  answered boolean := move = ANY (by_platform)
    AND (to_jsonb(NEW) - of_platform) = (to_jsonb(OLD) - of_platform);
  decided boolean := move = ANY (by_office)
    AND (to_jsonb(NEW) - of_office) = (to_jsonb(OLD) - of_office);
  replied int := (NEW.state <> 'closed')::int;
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  IF NOT (answered AND kind IN ('platform', 'system', 'operator')
    OR decided AND kind IN ('office', 'system', 'operator'))
  THEN
    RAISE EXCEPTION 'a question does not go from % to % in this way at the hand of %',
      OLD.state, NEW.state, kind USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.replies <> OLD.replies + replied OR replied = 1 AND NOT EXISTS
    (SELECT FROM reporting_reply WHERE question_id = NEW.id AND number = NEW.replies)
  THEN
    RAISE EXCEPTION 'a question is moved by a reply, or closed'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE ON reporting_question
  FOR EACH ROW EXECUTE FUNCTION candor_guard_question();
CREATE TRIGGER guard_birth BEFORE INSERT ON reporting_question FOR EACH ROW
  EXECUTE FUNCTION candor_guard_birth(
    '{"state": "asked", "replies": 0, "closed_at": null, "remark": ""}');

CREATE FUNCTION candor_guard_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM reporting_question AS q WHERE q.id = NEW.question_id
    AND q.state <> 'closed' AND q.replies + 1 = NEW.number
    AND (NEW.side = 'platform' AND candor_kind() IN ('platform', 'system', 'operator')
      OR NEW.side = 'office' AND (candor_sees_all() OR q.office_id = candor_office())))
  THEN
    RAISE EXCEPTION 'this question takes no such reply'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT ON reporting_reply
  FOR EACH ROW EXECUTE FUNCTION candor_guard_reply();

CREATE FUNCTION candor_guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM platforms_person
    WHERE id = NEW.assignee_id AND office_id = NEW.office_id)
  THEN
    RAISE EXCEPTION 'a review is for somebody who works at the office'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OF assignee_id, office_id ON reporting_review
  FOR EACH ROW WHEN (NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION candor_guard_review();
"""
FORWARD = "\n".join(
    [
        "ALTER TABLE reporting_question"
        " ADD CONSTRAINT question_of_platform UNIQUE (id, platform_id);",
        sql.same_platform("reporting_question", "report_id", "reporting_report"),
        sql.same_platform("reporting_question", "revision_id", "reporting_revision"),
        sql.same_platform("reporting_reply", "question_id", "reporting_question"),
        sql.same_platform("reporting_review", "report_id", "reporting_report"),
        sql.same_platform("reporting_review", "accepted_id", "reporting_revision"),
        sql.policies(
            "reporting_question",
            read=sql.visible(),
            insert=f"({sql.SYSTEM} OR {OWN_OFFICE} AND {sql.visible()})",
            # Followed up by the office that asked, or by the one above.
            update=f"({sql.SEES_ALL} OR {sql.by_platform()} OR {OWN_OFFICE} AND {sql.visible()})",
        ),
        sql.policies("reporting_reply", read=sql.visible(), insert=sql.visible()),
        # How an office shares out its work is no business of platforms, nor of other provinces.
        sql.policies(
            "reporting_review",
            read=f"({sql.SEES_ALL} OR {OWN_OFFICE})",
            insert=f"({sql.SYSTEM} OR {OWN_OFFICE} AND {sql.visible()})",
            update=f"({sql.SYSTEM} OR {OWN_OFFICE} AND {sql.visible()})",
        ),
        sql.keeps(
            "reporting_question",
            *("id", "platform_id", "report_id", "number", "revision_id", "check_id", "record_id"),
            *("office_id", "text", "asked_at", "asked_by_id"),
        ),
        sql.append_only("reporting_reply"),
        sql.keeps("reporting_review", "id", "platform_id", "report_id", "office_id", "created_at"),
        GUARDS,
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0005_size"),
        ("reporting", "0021_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.OAUTH2_PROVIDER_APPLICATION_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
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
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("check_id", models.CharField(blank=True, max_length=8, verbose_name="check")),
                ("record_id", models.CharField(blank=True, max_length=64, verbose_name="record")),
                ("text", models.CharField(max_length=4000, verbose_name="question")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                        ],
                        default="asked",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "due_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answer due by"),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("replies", models.PositiveIntegerField(default=0, verbose_name="replies")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                ),
                ("remark", models.CharField(blank=True, max_length=2000, verbose_name="remark")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
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
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                        verbose_name="platform",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="reporting.report",
                        verbose_name="report",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "side",
                    models.CharField(
                        choices=[("platform", "platform"), ("office", "office")],
                        max_length=8,
                        verbose_name="side",
                    ),
                ),
                ("text", models.CharField(max_length=10000, verbose_name="text")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "credential",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.OAUTH2_PROVIDER_APPLICATION_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="reporting.question",
                        verbose_name="question",
                    ),
                ),
            ],
            options={
                "verbose_name": "reply",
                "verbose_name_plural": "replies",
                "ordering": ["question", "number"],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due by")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                ),
                ("remark", models.CharField(blank=True, max_length=2000, verbose_name="remark")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "accepted",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.revision",
                    ),
                ),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accepted by",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assignee",
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
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.platform",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="reporting.report",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["-id"],
            },
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(
                condition=models.Q(("state", "closed"), _negated=True),
                fields=["office", "state"],
                name="question_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("report", "number"), name="question_number_is_unique_per_report"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_at__isnull", True), ("due_at__gt", models.F("asked_at")), _connector="OR"
                ),
                name="question_is_due_after_it_is_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                    models.Q(
                        models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="question_closed_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True),
                    ("replies__gt", 0),
                    _connector="OR",
                ),
                name="question_answered_has_a_reply",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.UniqueConstraint(
                fields=("question", "number"), name="reply_number_is_unique_per_question"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gt", 0)), name="replies_are_numbered_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["platform", "office"])), name="reply_side_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["office", "assignee"], name="review_of_person"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("report", "office"), name="one_review_per_report_and_office"
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted__isnull", True), ("accepted_at__isnull", True)),
                    models.Q(("accepted__isnull", False), ("accepted_at__isnull", False)),
                    _connector="OR",
                ),
                name="review_accepts_a_revision_at_a_time",
            ),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
