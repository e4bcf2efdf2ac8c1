"""Candor's settings with one address more: the bare view. For the web server of the bench alone."""

from config.settings import *  # noqa: F403, TID251 - a settings module is made from another

ROOT_URLCONF = "bench.urls"
