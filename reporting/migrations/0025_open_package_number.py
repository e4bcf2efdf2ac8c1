"""Packages of open data know the number of their consolidation, which not everybody sees."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0024_put_off")]

    operations = [
        migrations.AddField(
            model_name="openpackage",
            name="consolidation_number",
            field=models.PositiveIntegerField(default=1),
            preserve_default=False,
        ),
    ]
