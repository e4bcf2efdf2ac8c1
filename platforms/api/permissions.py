"""What a credential's scopes allow. Each view names the scope per method."""

from collections.abc import Mapping
from typing import ClassVar

from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from platforms.principals import Kind


class HasScope(BasePermission):
    """Admits a principal of the right kind whose token has the scope of the method.

    A view says `scopes = {"GET": Scope.X, ...}` and, where only one side may act,
    `kinds = {"POST": {"platform"}}`. A method that is not named in `scopes` is for nobody;
    `public = True` is for everybody.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        if getattr(view, "public", False):
            return True
        principal = request.user
        if principal is None:
            return False
        method = "GET" if request.method in ("HEAD", "OPTIONS") else str(request.method)
        kinds: Mapping[str, set[Kind]] = getattr(view, "kinds", {})
        if method in kinds and principal.kind not in kinds[method]:
            self.code = "wrong_kind_of_principal"
            return False
        scopes = getattr(view, "scopes", {})
        if method not in scopes:
            # An unknown method is answered as such (405) and not as a matter of permission.
            return not hasattr(view, method.lower())
        self.code = "scope_missing"
        scope = scopes[method]
        return scope is None or principal.may(scope)


class Scoped:
    """The attributes that `HasScope` reads."""

    scopes: ClassVar[Mapping[str, str | None]] = {}
    kinds: ClassVar[Mapping[str, set[Kind]]] = {}
    public: ClassVar[bool] = False
