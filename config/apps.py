from django.contrib.admin.apps import SimpleAdminConfig


class ConsoleConfig(SimpleAdminConfig):
    """Django's admin, with our own site: see config/console.py.

    It discovers nothing: the console has the pages that are written for it, and no others.
    """

    default_site = "config.console.Console"
