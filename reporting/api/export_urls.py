"""The routes of exports."""

from django.urls import path

from reporting.api import exports

EXPORT = "exports/<uuid:export_id>"

urlpatterns = [
    path("exports", exports.Exports.as_view()),
    path(EXPORT, exports.ExportDetail.as_view()),
    path(f"{EXPORT}/file", exports.ExportFile.as_view()),
]
