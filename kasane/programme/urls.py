from django.urls import path

from kasane.programme import views

app_name = "programme"
urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/<uuid:uid>/", views.plan, name="one_plan"),
    path("committees/", views.committees, name="committees"),
    path("committees/<uuid:uid>/", views.committee, name="committee"),
]
