"""部屋の入口を並べる。状態を変えるのは名詞への POST（例: plans/<uid>/decision/）。"""

from django.urls import include, path, re_path

from kasane.kernel.views import absent

UNUSED = r"^accounts/(?:signup|email|confirm-email|password/set|password/reset|login/code)/"

urlpatterns = [
    re_path(UNUSED, absent),
    path("accounts/", include("allauth.account.urls")),
    path("", include("kasane.kernel.urls")),
    path("", include("kasane.sheets.urls")),
    path("", include("kasane.agencies.urls")),
    path("", include("kasane.cases.urls")),
    path("", include("kasane.records.urls")),
    path("", include("kasane.consent.urls")),
    path("", include("kasane.handoffs.urls")),
    path("", include("kasane.plans.urls")),
    path("", include("kasane.consultation.urls")),
    path("", include("kasane.conferences.urls")),
    path("", include("kasane.coordination.urls")),
    path("", include("kasane.programme.urls")),
    path("", include("kasane.desk.urls")),
]
