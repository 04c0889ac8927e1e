"""相談の頁。"""

from django.urls import path

from kasane.consultation import views

app_name = "consultation"
urlpatterns = [
    path("consultations/", views.listing, name="list"),
    path("consultations/new/", views.new, name="new"),
    path("consultations/<uuid:uid>/", views.consultation, name="consultation"),
    path("consultations/<uuid:uid>/conclusion/", views.conclusion, name="conclusion"),
    path("consultations/handed/", views.handed, name="handed"),
    path("concerns/<uuid:uid>/handoff/", views.concern_handoff, name="concern_handoff"),
    path("advice/", views.advice_list, name="advice_list"),
    path("advice/new/", views.advice_new, name="advice_new"),
    path("advice/taken/", views.advice_taken, name="advice_taken"),
    path("advice/<uuid:uid>/", views.advice, name="advice"),
    path("advice/<uuid:uid>/answer/", views.advice_answer, name="advice_answer"),
    path("advice/<uuid:uid>/handoff/", views.advice_handoff, name="advice_handoff"),
]
