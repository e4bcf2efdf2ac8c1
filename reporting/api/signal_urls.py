"""The routes of signals and scorecards."""

from django.urls import path

from reporting.api import scorecards, signals

urlpatterns = [
    path("signals", signals.Signals.as_view()),
    path("signals/<uuid:signal_id>", signals.SignalDetail.as_view()),
    path("signal-rules", signals.SignalRules.as_view()),
    path("scorecards", scorecards.Scorecards.as_view()),
    path("scorecards/<uuid:platform_id>", scorecards.ScorecardDetail.as_view()),
]
