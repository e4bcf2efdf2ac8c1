"""The routes of directives."""

from django.urls import path

from reporting.api import directive_answers, directives

DIRECTIVE = "directives/<uuid:directive_id>"

urlpatterns = [
    path("directives", directives.Directives.as_view()),
    path(DIRECTIVE, directives.DirectiveDetail.as_view()),
    path(f"{DIRECTIVE}/extend", directives.DirectiveExtend.as_view()),
    path(f"{DIRECTIVE}/withdraw", directives.DirectiveWithdraw.as_view()),
    path(f"{DIRECTIVE}/accept", directives.DirectiveAccept.as_view()),
    path(f"{DIRECTIVE}/return", directives.DirectiveReturn.as_view()),
    path(f"{DIRECTIVE}/acknowledge", directive_answers.DirectiveAcknowledge.as_view()),
    path(f"{DIRECTIVE}/answers", directive_answers.DirectiveAnswers.as_view()),
    path(
        f"{DIRECTIVE}/answers/<int:number>",
        directive_answers.DirectiveAnswerDetail.as_view(),
    ),
]
