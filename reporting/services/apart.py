"""Processes that read files of unknown origin, as the settings have it."""

from django.conf import settings

from reporting.evidence.apart import Apart


def examiner() -> Apart:
    """No process is started before the first file. To be used in a `with` statement."""
    return Apart(anchors=settings.C2PA_TRUST_ANCHORS)
