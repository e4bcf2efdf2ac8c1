"""What belongs to the people of the console: sessions, second factors, what they looked at."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import platforms.ids
from platforms import isolation_sql as sql

OWN = "person_id = (SELECT candor_person())"
OFFICE_ITSELF = "office_id = (SELECT candor_office())"
# Whoever works at an office writes its rows, an operator those without one.
OF_OWN_OFFICE = "office_id IS NOT DISTINCT FROM (SELECT candor_office())"
MINE = f"({OWN} AND {OF_OWN_OFFICE})"
SEEN = f"({sql.SEES_ALL} OR {OWN} OR {OFFICE_ITSELF})"
MANAGED = f"({sql.SYSTEM} OR {OWN} OR {OFFICE_ITSELF})"

FORWARD = "\n".join(
    [
        """
        CREATE FUNCTION candor_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
          $$ SELECT candor_part(5)::uuid $$;
        """,
        sql.policies("platforms_consolesession", read=SEEN, insert=MINE, update=MANAGED),
        sql.keeps(
            "platforms_consolesession", "id", "person_id", "office_id", "started_at", "address"
        ),
        # Who has given a password and no code yet is nobody so far.
        sql.policies(
            "platforms_secondfactor",
            read=f"{sql.AUTHENTICATOR} OR {SEEN}",
            insert=MINE,
            update=f"{sql.AUTHENTICATOR} OR {OWN}",
            delete=MANAGED,
        ),
        sql.policies(
            "platforms_accessreview",
            read=f"({sql.SEES_ALL} OR {OFFICE_ITSELF})",
            insert=(
                f"(({sql.SYSTEM} OR {OFFICE_ITSELF}) AND reviewed_by_id = (SELECT candor_person()))"
            ),
        ),
        sql.append_only("platforms_accessreview"),
        sql.policies("platforms_viewing", read=SEEN, insert=MINE, update=MINE),
        sql.keeps(
            "platforms_viewing",
            *("id", "person_id", "office_id", "platform_id", "object_type", "object_id"),
            *("name", "day", "first_at"),
        ),
        sql.policies("platforms_savedfilter", read=OWN, insert=MINE, delete=OWN),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0006_first_used"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondFactor",
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
                ("key", models.CharField(max_length=40)),
                ("begun_at", models.DateTimeField()),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="in use since"),
                ),
                ("last_step", models.BigIntegerField(default=-1)),
                ("drift", models.SmallIntegerField(default=0)),
                ("recovery", models.JSONField(default=list)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_factor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "second factor",
                "verbose_name_plural": "second factors",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AccessReview",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("filer", "filer"),
                            ("signatory", "signatory"),
                            ("viewer", "viewer"),
                            ("reader", "reader"),
                            ("reviewer", "reviewer"),
                            ("administrator", "administrator"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                ("is_active", models.BooleanField(verbose_name="active")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="remark")),
                ("reviewed_at", models.DateTimeField(verbose_name="reviewed at")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "access review",
                "verbose_name_plural": "access reviews",
                "ordering": ["-reviewed_at"],
                "indexes": [models.Index(fields=["person", "-reviewed_at"], name="review_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("reviewed_by")), _negated=True),
                        name="nobody_reviews_their_own_access",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsoleSession",
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
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("seen_at", models.DateTimeField(verbose_name="last seen at")),
                (
                    "address",
                    models.GenericIPAddressField(blank=True, null=True, verbose_name="address"),
                ),
                ("agent", models.CharField(blank=True, max_length=200, verbose_name="browser")),
                (
                    "second_factor",
                    models.BooleanField(default=False, verbose_name="with a second factor"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("logged_out", "logged out"),
                            ("idle", "nothing was done for too long"),
                            ("too_long", "lasted its whole time"),
                            ("too_many", "another one was begun"),
                            ("by_owner", "ended by its owner"),
                            ("by_administrator", "ended by an administrator"),
                        ],
                        max_length=16,
                        verbose_name="why",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["-started_at"],
                "indexes": [models.Index(fields=["person", "-started_at"], name="session_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended", ""), ("ended_at__isnull", True)),
                            models.Q(
                                models.Q(("ended_at__isnull", False)),
                                models.Q(("ended", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_session_that_ended_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
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
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("page", models.CharField(max_length=200)),
                ("query", models.CharField(max_length=2000)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved filter",
                "verbose_name_plural": "saved filters",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "page", "name"),
                        name="a_filter_of_a_page_has_a_name_of_its_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("page__startswith", "/console/")),
                        name="a_saved_filter_is_of_a_page_of_the_console",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Viewing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("platform_id", models.UUIDField(verbose_name="platform")),
                ("object_type", models.CharField(max_length=32, verbose_name="type")),
                ("object_id", models.CharField(max_length=64, verbose_name="object")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("day", models.DateField(verbose_name="day")),
                ("first_at", models.DateTimeField(verbose_name="first at")),
                ("last_at", models.DateTimeField(verbose_name="last at")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="times")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="platforms.office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "viewing",
                "verbose_name_plural": "viewings",
                "ordering": ["-last_at", "-id"],
                "indexes": [
                    models.Index(fields=["object_type", "object_id"], name="viewing_by_object"),
                    models.Index(fields=["office", "-last_at"], name="viewing_by_office"),
                    models.Index(fields=["platform_id", "-last_at"], name="viewing_by_platform"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "object_type", "object_id", "name", "day"),
                        name="a_viewing_is_counted_once_a_day",
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
