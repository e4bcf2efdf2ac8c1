from django.contrib.admin.apps import SimpleAdminConfig

# Every process that runs Django has the Celery application: without it, tasks would be sent to
# the default broker of a default application.
from config.celery import app as celery_app

__all__ = ["ConsoleConfig", "celery_app"]


class ConsoleConfig(SimpleAdminConfig):
    """Django's admin, with our own site: see config/console.py.

    It discovers nothing: the console has the pages that are written for it, and no others.
    """

    default_site = "config.console.Console"
