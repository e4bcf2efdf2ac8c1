"""What is checked again later stands beside what decided, and says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0008_loading")]

    operations = [
        migrations.AddField(
            model_name="checkrun",
            name="recheck",
            field=models.BooleanField(default=False, verbose_name="re-check"),
        ),
    ]
