from django.urls import path

from kasane.kernel import views

app_name = "kernel"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("ui/", views.ui, name="ui"),
    path("keys/", views.keys, name="keys"),
]
