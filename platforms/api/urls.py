"""The routes of who: no slash at the end."""

from django.urls import path

from platforms.api import credentials, jurisdictions, me, people, platforms, products

PLATFORM = "platforms/<uuid:platform_id>"

urlpatterns = [
    path("me", me.Me.as_view()),
    path("jurisdictions", jurisdictions.Jurisdictions.as_view()),
    path("products", products.Products.as_view()),
    path("products/<uuid:product_id>", products.ProductDetail.as_view()),
    path("people", people.People.as_view()),
    path("people/<uuid:person_id>", people.PersonDetail.as_view()),
    path("people/<uuid:person_id>/deactivate", people.PersonDeactivate.as_view()),
    path("platforms", platforms.Platforms.as_view()),
    path(PLATFORM, platforms.PlatformDetail.as_view()),
    path(f"{PLATFORM}/size", platforms.PlatformSize.as_view()),
    path(f"{PLATFORM}/credentials", credentials.PlatformCredentials.as_view()),
    path(
        f"{PLATFORM}/credentials/<uuid:credential_id>/revoke",
        credentials.CredentialRevoke.as_view(),
    ),
]
