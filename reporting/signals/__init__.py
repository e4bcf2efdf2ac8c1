"""Signals: something odd in what was filed, found by pure rules with permanent ids.

A rule says what it found, from which numbers, and what that may mean. It never judges a filing:
checks do that, and are answered by the platform; a signal is for the office alone.
"""

from reporting.signals import ceasing, flipping, missing, rising, spreading
from reporting.signals.courses import Absence, Course, Month, Sight
from reporting.signals.registry import RULES, Found, Level, hear, version
from reporting.signals.thresholds import BadThresholds, Thresholds, changed, shipped
from reporting.signals.words import Told, tell

SOURCES = (rising, ceasing, flipping, spreading, missing)

__all__ = [
    "RULES",
    "Absence",
    "BadThresholds",
    "Course",
    "Found",
    "Level",
    "Month",
    "Sight",
    "Thresholds",
    "Told",
    "changed",
    "hear",
    "shipped",
    "tell",
    "version",
]
