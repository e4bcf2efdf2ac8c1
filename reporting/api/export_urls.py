"""The routes of exports, and of open data."""

from django.urls import path

from reporting.api import exports, open_data

EXPORT = "exports/<uuid:export_id>"

urlpatterns = [
    path("exports", exports.Exports.as_view()),
    path(EXPORT, exports.ExportDetail.as_view()),
    path("open-data", open_data.OpenData.as_view()),
    path("open-data/<str:period>/<int:number>", open_data.OpenPackageDetail.as_view()),
    path("open-data/<str:period>/<int:number>/<str:name>", open_data.OpenDataFile.as_view()),
    path(f"{EXPORT}/file", exports.ExportFile.as_view()),
]
