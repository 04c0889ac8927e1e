"""多機関協働の頁。"""

from django.urls import path

from kasane.coordination import views

app_name = "coordination"
urlpatterns = [
    path("handoffs/<uuid:uid>/reception/", views.receive, name="receive"),
    path("cases/<uuid:uid>/reception/", views.receive_directly, name="receive_directly"),
    path("cases/<uuid:uid>/engagement/", views.case_engagement, name="case_engagement"),
    path("engagements/<uuid:uid>/screening/", views.screening, name="screening"),
    path("engagements/<uuid:uid>/difficulties/", views.difficulty, name="difficulty"),
    path("engagements/<uuid:uid>/parts/", views.parts, name="parts"),
    path("engagements/<uuid:uid>/evaluation/", views.evaluation, name="evaluation"),
    path("engagements/<uuid:uid>/continuation/", views.continuation, name="continuation"),
    path("engagements/<uuid:uid>/return/", views.hand_back, name="hand_back"),
    path("engagements/<uuid:uid>/end/", views.end, name="end"),
]
