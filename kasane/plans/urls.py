"""支援プランの頁。状態を変えるのは名詞への POST。"""

from django.urls import path

from kasane.plans import views

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:uid>/plans/", views.case_plans, name="case_plans"),
    path("cases/<uuid:uid>/plans/draft/", views.drafting, name="drafting"),
    path("plans/<uuid:uid>/", views.plan, name="plan"),
    path("plans/<uuid:uid>/revision/", views.revision, name="revision"),
    path("plans/<uuid:uid>/members/", views.members, name="members"),
    path("plans/<uuid:uid>/submission/", views.submission, name="submission"),
    path("plans/<uuid:uid>/return/", views.return_, name="return"),
    path("plans/<uuid:uid>/draft-decision/", views.draft_decision, name="draft_decision"),
    path("plans/<uuid:uid>/decision/", views.decision, name="decision"),
    path("plans/<uuid:uid>/countersignature/", views.countersignature, name="countersignature"),
    path("plans/<uuid:uid>/delivery/", views.delivery, name="delivery"),
    path("plans/<uuid:uid>/reviews/", views.reviews, name="reviews"),
    path("plans/<uuid:uid>/evaluation/", views.evaluation, name="evaluation"),
    path("plans/<uuid:uid>/next-version/", views.replanning, name="replanning"),
    path("plans/<uuid:uid>/end/", views.end, name="end"),
    path("plans/<uuid:uid>/stop/", views.stop, name="stop"),
    path("plans/<uuid:uid>/sheets/", views.sheets, name="sheets"),
    path("plan-members/<uuid:uid>/", views.extract, name="extract"),
    path("plan-members/<uuid:uid>/leaving/", views.leaving, name="leaving"),
    path("plan-members/<uuid:uid>/copy/", views.copy, name="copy"),
]
