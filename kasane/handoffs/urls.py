"""つなぎの頁。状態を変えるのは名詞への POST。"""

from django.urls import path

from kasane.handoffs import views

app_name = "handoffs"
urlpatterns = [
    path("handoffs/", views.handoffs, name="list"),
    path("handoffs/new/", views.new, name="new"),
    path("handoffs/<uuid:uid>/", views.handoff, name="handoff"),
    path("handoffs/<uuid:uid>/print/", views.printed, name="print"),
    path("handoffs/<uuid:uid>/proxy/", views.proxy, name="proxy"),
    path("handoffs/<uuid:uid>/taking/", views.taking, name="taking"),
    path("handoffs/<uuid:uid>/joining/", views.joining, name="joining"),
    path("handoffs/<uuid:uid>/advice/", views.advice, name="advice"),
    path("handoffs/<uuid:uid>/declining/", views.declining, name="declining"),
    path("handoffs/<uuid:uid>/rerouting/", views.rerouting, name="rerouting"),
    path("handoffs/<uuid:uid>/question/", views.question, name="question"),
    path("handoffs/<uuid:uid>/more/", views.more, name="more"),
    path("handoffs/<uuid:uid>/recall/", views.recall, name="recall"),
    path("handoffs/<uuid:uid>/reading/", views.reading, name="reading"),
    path("cases/<uuid:uid>/handoffs/", views.case_handoffs, name="case_handoffs"),
    path("cases/<uuid:uid>/handoffs/new/", views.new_for_case, name="new_for_case"),
]
