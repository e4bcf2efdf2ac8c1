"""Keys of second factors are sealed: as text, that takes more room.

Those that were kept in hexadecimal digits are read as before, until they are set up anew.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("platforms", "0009_enter")]

    operations = [
        migrations.AlterField("secondfactor", "key", models.CharField(max_length=100)),
    ]
