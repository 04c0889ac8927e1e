"""ケースの頁。状態を変えるのは名詞への POST。"""

from django.urls import path

from kasane.cases import views

app_name = "cases"
urlpatterns = [
    path("cases/<uuid:uid>/household/", views.household, name="household"),
    path("cases/<uuid:uid>/household/members/", views.member, name="member"),
    path("cases/<uuid:uid>/members/<uuid:member>/case/", views.member_case, name="member_case"),
    path("cases/<uuid:uid>/household/registrations/", views.registration, name="registration"),
    path("cases/<uuid:uid>/person/", views.person, name="person"),
    path("cases/<uuid:uid>/sight/", views.sight, name="sight"),
    path("cases/<uuid:uid>/viewers/", views.viewers, name="viewers"),
    path("cases/<uuid:uid>/holder/", views.holder, name="holder"),
    path("cases/<uuid:uid>/deputy/", views.deputy, name="deputy"),
    path("cases/<uuid:uid>/caseworkers/", views.caseworkers, name="caseworkers"),
    path("cases/<uuid:uid>/team/", views.team, name="team"),
    path("cases/<uuid:uid>/contact-promise/", views.contact_promise, name="contact_promise"),
    path("cases/<uuid:uid>/interval/", views.interval, name="interval"),
    path("cases/<uuid:uid>/pause/", views.pause, name="pause"),
    path("cases/<uuid:uid>/resumption/", views.resumption, name="resumption"),
    path("cases/<uuid:uid>/closure/", views.closure, name="closure"),
    path("cases/<uuid:uid>/follow-ups/<uuid:follow_up>/", views.follow_up, name="follow_up"),
    path("cases/<uuid:uid>/restriction/", views.restriction, name="restriction"),
    path("cases/<uuid:uid>/conflict/", views.conflict, name="conflict"),
]
