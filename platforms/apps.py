from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class PlatformsConfig(AppConfig):
    name = "platforms"
    verbose_name = _("Platforms and offices")

    def ready(self) -> None:
        # They read models, which are there from now on.
        from axes.signals import user_locked_out

        from platforms.services import logins

        user_logged_in.connect(logins.on_login, dispatch_uid="console_session")
        user_locked_out.connect(logins.on_lock_out, dispatch_uid="locked_out")
