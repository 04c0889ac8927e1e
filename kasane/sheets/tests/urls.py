"""下書きの試験だけの入口。"""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("", include("kasane.kernel.urls")),
    path("", include("kasane.sheets.urls")),
]
