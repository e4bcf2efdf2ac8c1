#!/usr/bin/env python
"""Django's command line. `./run manage` starts the embedded servers around it."""

import os
import sys

from django.core.management import execute_from_command_line

from config.alone import spelled

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line([*sys.argv[:1], *map(spelled, sys.argv[1:2]), *sys.argv[2:]])
