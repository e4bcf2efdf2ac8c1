"""What an office does with a report: its review, its questions, and what it may do now."""

from typing import Any

from platforms.principals import Principal
from reporting.admin.questions import may_follow
from reporting.admin.review_forms import may_review
from reporting.models import Report, Revision, State
from reporting.selectors.questions import said_to, visible_questions, with_replies
from reporting.selectors.reviews import review_with


def about(
    principal: Principal, report: Report, revision: Revision, revisions: list[Revision]
) -> dict[str, Any]:
    """For the page of a report that shows `revision`, of all `revisions`, the latest first.

    `report`: with its review, see `selectors.reviews.with_review`.
    """
    review = review_with(report)
    asked = visible_questions(principal, report=report.id).order_by("-number")
    filed = [one for one in revisions if one.state != State.WITHDRAWN]
    latest = filed[0] if filed else revision
    accepted = review.accepted_id if review else None
    return {
        "review": review,
        "me": principal.person_id,
        "questions": [
            (one, said_to(one), may_follow(principal, one)) for one in with_replies(asked)
        ],
        "may_work": may_review(principal),
        "may_put_off": latest.state == State.RETURNED,
        "may_accept": latest.state == State.ACCEPTED and accepted != latest.id,
    }
