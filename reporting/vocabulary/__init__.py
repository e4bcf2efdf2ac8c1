"""Versioned code lists: what may be counted, done and claimed, in which period.

>>> vocabulary.for_period("2025-05").categories["P2-1"].name.zh
"""

from reporting.vocabulary.controls import Control
from reporting.vocabulary.loading import BadVocabulary, for_period, load
from reporting.vocabulary.publishing import to_public
from reporting.vocabulary.terms import (
    Action,
    Campaign,
    Category,
    Crosswalk,
    DirectiveKind,
    Language,
    Measure,
    Province,
    PublishedFigure,
    Term,
    Text,
)
from reporting.vocabulary.vocabularies import NoVocabulary, Vocabularies, Vocabulary

__all__ = [
    "Action",
    "BadVocabulary",
    "Campaign",
    "Category",
    "Control",
    "Crosswalk",
    "DirectiveKind",
    "Language",
    "Measure",
    "NoVocabulary",
    "Province",
    "PublishedFigure",
    "Term",
    "Text",
    "Vocabularies",
    "Vocabulary",
    "for_period",
    "load",
    "to_public",
]
