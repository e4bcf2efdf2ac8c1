"""The routes of reviews and of questions."""

from django.urls import path

from reporting.api import questions, reviews

REPORT = "reports/<uuid:report_id>"
QUESTION = f"{REPORT}/questions/<int:number>"

urlpatterns = [
    path("reviews", reviews.Reviews.as_view()),
    path("reviewers", reviews.Reviewers.as_view()),
    path(f"{REPORT}/review", reviews.ReportReview.as_view()),
    path(f"{REPORT}/review/accept", reviews.ReportReviewAccept.as_view()),
    path("questions", questions.Questions.as_view()),
    path(f"{REPORT}/questions", questions.ReportQuestions.as_view()),
    path(QUESTION, questions.ReportQuestion.as_view()),
    path(f"{QUESTION}/answers", questions.QuestionAnswers.as_view()),
    path(f"{QUESTION}/follow-up", questions.QuestionFollowUp.as_view()),
    path(f"{QUESTION}/close", questions.QuestionClose.as_view()),
    path(f"{REPORT}/history", questions.ReportHistory.as_view()),
]
