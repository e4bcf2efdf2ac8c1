"""The routes of the whole picture."""

from django.urls import path

from reporting.api import consolidated

urlpatterns = [
    path("consolidated", consolidated.Consolidated.as_view()),
    path("consolidated/sources", consolidated.ConsolidatedSources.as_view()),
]
