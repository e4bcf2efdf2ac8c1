"""The console: Django's admin as the desk of an office."""

from django.contrib.admin import AdminSite


class Console(AdminSite):
    pass
