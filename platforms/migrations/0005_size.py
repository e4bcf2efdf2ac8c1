"""A platform has a size, by the number of those who use it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("platforms", "0004_audit_of_ones_own"),
    ]

    operations = [
        migrations.AddField(
            model_name="platform",
            name="size",
            field=models.CharField(
                blank=True,
                choices=[
                    ("large", "large"),
                    ("medium", "medium"),
                    ("small", "small"),
                ],
                max_length=8,
                verbose_name="size",
            ),
        ),
        migrations.AddConstraint(
            model_name="platform",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__in", ["", "large", "medium", "small"])),
                name="platform_size_is_known",
            ),
        ),
    ]
