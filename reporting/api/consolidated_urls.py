"""The routes of the whole picture."""

from django.urls import path

from reporting.api import (
    bulletins,
    consolidated,
    consolidations,
    coverage,
    editions,
    filings,
    oscal,
    restatements,
)

OF_PLATFORM = "oscal/platforms/<uuid:platform_id>"

urlpatterns = [
    path("consolidated", consolidated.Consolidated.as_view()),
    path("consolidated/sources", consolidated.ConsolidatedSources.as_view()),
    path("restatements", restatements.Restatements.as_view()),
    path("consolidations", consolidations.Consolidations.as_view()),
    path("consolidations/<str:period>/<int:number>", consolidations.ConsolidationDetail.as_view()),
    path("coverage", coverage.Coverage.as_view()),
    path("coverage/platforms", coverage.CoverageOfPlatforms.as_view()),
    path("oscal/catalog", oscal.OscalCatalog.as_view()),
    path(f"{OF_PLATFORM}/component-definition", oscal.OscalComponents.as_view()),
    path(f"{OF_PLATFORM}/assessment-results", oscal.OscalResults.as_view()),
    path("filings", filings.Filings.as_view()),
    path("filings/summary", filings.FilingsSummary.as_view()),
    path("editions", editions.Editions.as_view()),
    path("editions/<uuid:edition_id>", editions.EditionDetail.as_view()),
    path("bulletins/<str:of>", bulletins.BulletinDetail.as_view()),
]
