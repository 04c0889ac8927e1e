"""机の頁。"""

from django.urls import path

from kasane.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("cases/", views.cases, name="cases"),
    path("cases/<uuid:uid>/", views.case, name="case"),
    path("search/", views.search, name="search"),
    path("overview/", views.overview, name="overview"),
    path("clock/", views.clock_page, name="clock"),
]
