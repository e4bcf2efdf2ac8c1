from django.utils.translation import get_language_from_request
from rest_framework.request import Request

from reporting.vocabulary import Language


def language_of(request: Request) -> Language:
    """The language that Accept-Language asks for, as the checks and vocabularies name it."""
    return "zh" if get_language_from_request(request).startswith("zh") else "en"
