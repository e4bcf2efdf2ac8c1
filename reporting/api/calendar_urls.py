"""The routes of what is due when."""

from django.urls import path

from reporting.api import calendar, extensions, onboarding, reminders

EXTENSION = "extensions/<uuid:extension_id>"

urlpatterns = [
    path("extensions", extensions.Extensions.as_view()),
    path(EXTENSION, extensions.ExtensionDetail.as_view()),
    path(f"{EXTENSION}/revoke", extensions.ExtensionRevoke.as_view()),
    path("filings/calendar", calendar.Calendar.as_view()),
    path("onboarding", onboarding.Onboarding.as_view()),
    path("onboarding/summary", onboarding.OnboardingSummary.as_view()),
    path("reminders", reminders.Reminders.as_view()),
]
