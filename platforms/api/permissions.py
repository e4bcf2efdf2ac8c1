"""What a credential's scopes allow. Each view names the scope per method."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from platforms.principals import Kind, Principal

if TYPE_CHECKING:
    # It reads its settings, and with them this module, while it is imported.
    from rest_framework.views import APIView


class HasScope(BasePermission):
    """Admits a principal of the right kind whose token has the scope of the method.

    A view says `scopes = {"GET": Scope.X, ...}` and, where only one side may act,
    `kinds = {"POST": {"platform"}}`. A method that is not named in `scopes` is for nobody;
    `public = True` is for everybody.
    """

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if getattr(view, "public", False):
            return True
        principal: Principal | None = request.user  # type: ignore[assignment]
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
    """The attributes that `HasScope` and the description of the API (config/schema.py) read.

    `refusals` names per method the codes of config/problems.py that the view's services answer
    with; those of tokens, bodies, paging and idempotency are added by themselves.
    """

    scopes: ClassVar[Mapping[str, str | None]] = {}
    kinds: ClassVar[Mapping[str, set[Kind]]] = {}
    public: ClassVar[bool] = False
    refusals: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    # Methods that take `If-Match`.
    conditional: ClassVar[frozenset[str]] = frozenset()
