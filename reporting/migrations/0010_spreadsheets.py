"""A batch may be a spreadsheet, whose media type is a long name; the same bytes filed as something
else are another batch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0009_recheck")]

    operations = [
        migrations.RemoveConstraint(model_name="batch", name="the_same_batch_twice_is_one_batch"),
        migrations.AlterField(
            model_name="batch",
            name="media_type",
            field=models.CharField(max_length=100, verbose_name="media type"),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "rejected"), _negated=True),
                fields=("report", "kind", "media_type", "encoding", "sha256"),
                name="the_same_batch_twice_is_one_batch",
            ),
        ),
    ]
