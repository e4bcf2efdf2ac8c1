"""Every address of Candor."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config import documentation, health
from config.problem_pages import ProblemKind, Problems
from platforms.api.tokens import Revocations, ServerMetadata, Tokens
from reporting.api.log import Jwks

urlpatterns: list[URLPattern | URLResolver] = [
    path("", documentation.home, name="home"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("oauth/token/", Tokens.as_view(), name="token"),
    path("oauth/revoke_token/", Revocations.as_view(), name="revoke_token"),
    path(
        ".well-known/oauth-authorization-server",
        ServerMetadata.as_view(),
        name="oauth-server-metadata",
    ),
    path(".well-known/jwks.json", Jwks.as_view(), name="jwks"),
    path("api/v1/problems", Problems.as_view(), name="problems"),
    path("api/v1/problems/<slug:code>", ProblemKind.as_view(), name="problem"),
    path("api/v1/", include("platforms.api.urls")),
    path("api/v1/", include("reporting.api.urls")),
    path("api/schema/", documentation.schema, name="schema"),
    path("api/docs/", documentation.swagger, name="docs"),
    path("api/redoc/", documentation.redoc, name="redoc"),
    path("bulletins/", include("config.bulletins")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("console/", admin.site.urls),
]

handler400 = "config.problems.bad_request"
handler403 = "config.problems.permission_denied"
handler404 = "config.problems.not_found"
handler500 = "config.problems.server_error"
