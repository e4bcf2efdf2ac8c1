"""What the API answered, and what nobody expected."""

from typing import TypeVar

from candor_client.models import Problem

T = TypeVar("T")


class Stopped(Exception):
    """The demo is ending."""


class Surprise(Exception):
    """The API answered in a way that the people who asked did not expect."""


def must(answer: T | Problem | None) -> T:
    """The answer, unless something is wrong with the request."""
    if answer is None:
        raise Surprise("no answer")
    if isinstance(answer, Problem):
        raise Surprise(f"{answer.status} {answer.code}: {answer.detail}")
    return answer
