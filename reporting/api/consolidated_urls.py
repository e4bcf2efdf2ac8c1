"""The routes of the whole picture."""

from django.urls import path

from reporting.api import bulletins, consolidated, consolidations, coverage, filings

urlpatterns = [
    path("consolidated", consolidated.Consolidated.as_view()),
    path("consolidated/sources", consolidated.ConsolidatedSources.as_view()),
    path("consolidations", consolidations.Consolidations.as_view()),
    path("consolidations/<str:period>/<int:number>", consolidations.ConsolidationDetail.as_view()),
    path("coverage", coverage.Coverage.as_view()),
    path("coverage/platforms", coverage.CoverageOfPlatforms.as_view()),
    path("filings", filings.Filings.as_view()),
    path("filings/summary", filings.FilingsSummary.as_view()),
    path("bulletins/<str:of>", bulletins.BulletinDetail.as_view()),
]
