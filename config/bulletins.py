"""The pages of bulletins: for everybody, without a credential, in either language.

What is published never changes, but may be superseded or withdrawn: so everything may be cached,
and not for long.
"""

import hashlib
from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, register_converter, reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from platforms.principals import NOBODY
from platforms.tenancy import bind
from reporting.models import Edition, EditionFile, EditionState
from reporting.selectors.edition_contents import canonical, proposed_digest
from reporting.selectors.editions import public_editions
from reporting.vocabulary import Language

CACHED = "public, max-age=300"
ON_A_PAGE = 50
TAGS = {"en": "en", "zh": "zh-hans"}


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """To the list in the reader's language."""
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    return HttpResponseRedirect(reverse("bulletins", args=[language]))


@require_safe
def listing(request: HttpRequest, language: Language) -> HttpResponse:
    """What is in force, the latest first."""
    found: QuerySet[Any] = _in_force().annotate(title=KT(f"content__title__{language}"))
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    editions = [(one, one.title, _address(one, language)) for one in page]
    return _page(request, language, "bulletins/list.html", {"page": page, "editions": editions})


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The same for machines, as JSON: where each edition is, and its digest."""
    bulletins = [
        {
            "scope": one.jurisdiction_id,
            "of": one.of,
            "number": one.number,
            "published_at": timezone.localtime(one.published_at).isoformat(timespec="seconds"),
            "digest": one.digest,
            "data": reverse("bulletin-data", args=[one.jurisdiction_id, one.of, one.number]),
            "pages": {language: _address(one, language) for language in TAGS},
            "pdf": {language: _address(one, language, "bulletin-pdf") for language in TAGS},
        }
        for one in _in_force()
    ]
    return _answer(request, canonical({"bulletins": bulletins}), "application/json")


@require_safe
def latest(request: HttpRequest, language: Language, scope: str, of: str) -> HttpResponse:
    """To the edition in force."""
    edition = _in_force().filter(jurisdiction_id=scope, of=of).first()
    if edition is None:
        raise Http404
    answer = HttpResponseRedirect(_address(edition, language))
    answer["Cache-Control"] = CACHED
    return answer


@require_safe
def bulletin(
    request: HttpRequest, language: Language, scope: str, of: str, number: int
) -> HttpResponse:
    edition = _find(scope, of, number)
    in_force = _in_force().filter(jurisdiction_id=scope, of=of).first()
    content = edition.content or {}
    context = {
        "edition": edition,
        "title": content["title"][language],
        "office": content["office"][language],
        "head": content["head"][language],
        "sections": content["sections"][language],
        "consolidations": content["consolidations"],
        "proposed_digest": proposed_digest(edition),
        "replaced_by": in_force,
        "replaced_at": _address(in_force, language) if in_force else "",
        "data": reverse("bulletin-data", args=[scope, of, number]),
        "pdf": _address(edition, language, "bulletin-pdf"),
        "others": [(tag, _address(edition, cast(Language, tag))) for tag in TAGS],
    }
    status = 410 if edition.state == EditionState.WITHDRAWN else 200
    return _page(request, language, "bulletins/edition.html", context, status)


@require_safe
def pdf(request: HttpRequest, language: Language, scope: str, of: str, number: int) -> HttpResponse:
    edition = _find(scope, of, number)
    if edition.state == EditionState.WITHDRAWN:
        return bulletin(request, language, scope, of, number)
    files = EditionFile.objects.visible_to(NOBODY).filter(edition=edition, language=language)
    file = files.first()
    if file is None:
        raise Http404
    answer = _answer(request, bytes(file.content), file.media_type)
    name = f"candor-bulletin-{scope}-{of}-{number}-{language}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@require_safe
def data(request: HttpRequest, scope: str, of: str, number: int) -> HttpResponse:
    """The canonical JSON that the digest is over, byte for byte."""
    edition = _find(scope, of, number)
    if edition.state == EditionState.WITHDRAWN:
        return bulletin(request, "en", scope, of, number)
    return _answer(request, canonical(edition.content or {}), "application/json")


def _in_force() -> QuerySet[Edition]:
    bind(NOBODY)
    rows = public_editions(NOBODY).filter(state=EditionState.PUBLISHED)
    return rows.defer("content", "blocks")


def _find(scope: str, of: str, number: int) -> Edition:
    bind(NOBODY)
    found = public_editions(NOBODY).filter(jurisdiction_id=scope, of=of, number=number).first()
    if found is None:
        raise Http404
    return found


def _address(edition: Edition, language: str, name: str = "bulletin") -> str:
    return reverse(name, args=[language, edition.jurisdiction_id, edition.of, edition.number])


def _page(
    request: HttpRequest,
    language: Language,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """In the language of the address, and without anything of the reader's in it."""
    others = [(tag, reverse("bulletins", args=[tag])) for tag in TAGS]
    with override(TAGS[language]):
        body = render_to_string(template, {"language": language, "others": others, **context})
    return _answer(request, body.encode(), "text/html; charset=utf-8", status)


def _answer(request: HttpRequest, body: bytes, media_type: str, status: int = 200) -> HttpResponse:
    answer = HttpResponse(body, content_type=media_type, status=status)
    answer["Cache-Control"] = CACHED
    answer["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if status != 200:
        return answer
    known = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return cast(HttpResponse, known)


class _LanguageConverter:
    regex = "en|zh"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(_LanguageConverter, "language")
ONE = "<language:language>/<slug:scope>/<slug:of>/"
urlpatterns = [
    path("", front, name="bulletins-front"),
    path("index.json", index, name="bulletins-index"),
    path("<language:language>/", listing, name="bulletins"),
    path(ONE, latest, name="bulletin-latest"),
    path(f"{ONE}<int:number>/", bulletin, name="bulletin"),
    path(f"{ONE}<int:number>.pdf", pdf, name="bulletin-pdf"),
    path("<slug:scope>/<slug:of>/<int:number>.json", data, name="bulletin-data"),
]
