from django.contrib.admin.apps import AdminConfig


class ConsoleConfig(AdminConfig):
    """Django's admin, with our own site: see config/console.py."""

    default_site = "config.console.Console"
