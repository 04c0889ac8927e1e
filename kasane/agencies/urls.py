from django.urls import path

from kasane.agencies import views

app_name = "agencies"
urlpatterns = [
    path("agencies/", views.directory, name="list"),
    path("agencies/<uuid:uid>/", views.agency, name="agency"),
    path("programmes/", views.programmes, name="programmes"),
    path("post/", views.post, name="post"),
    path("settings/codes/", views.code_sets, name="code_sets"),
    path("settings/codes/<slug:set_key>/", views.code_set, name="code_set"),
    path("settings/codes/<slug:set_key>/new/", views.code_new, name="code_new"),
    path("settings/codes/<slug:set_key>/<slug:key>/", views.code, name="code"),
    path("settings/codes/<slug:set_key>/<slug:key>/end/", views.code_end, name="code_end"),
]
