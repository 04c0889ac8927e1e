from django.urls import path

from kasane.sheets import views

app_name = "sheets"
urlpatterns = [path("drafts/", views.draft, name="drafts")]
