"""The routes of signals and scorecards."""

from django.urls import path

from reporting.api import signals

urlpatterns = [
    path("signals", signals.Signals.as_view()),
    path("signals/<uuid:signal_id>", signals.SignalDetail.as_view()),
    path("signal-rules", signals.SignalRules.as_view()),
]
