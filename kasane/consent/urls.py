"""同意の頁。状態を変えるのは名詞への POST。"""

from django.urls import path

from kasane.consent import views

app_name = "consent"
urlpatterns = [
    path("cases/<uuid:uid>/consents/", views.case_consents, name="case_consents"),
    path("cases/<uuid:uid>/consents/new/", views.new, name="new"),
    path("cases/<uuid:uid>/consents/explanation/", views.explanation, name="explanation"),
    path("cases/<uuid:uid>/consents/phone/", views.phone, name="phone"),
    path("cases/<uuid:uid>/consents/no-consent/", views.no_consent, name="no_consent"),
    path("cases/<uuid:uid>/consents/use-withdrawal/", views.use_withdrawal, name="use_withdrawal"),
    path("cases/<uuid:uid>/consents/sheet/", views.sheet, name="sheet"),
    path("consents/<uuid:uid>/narrowing/", views.narrowing, name="narrowing"),
    path("consents/<uuid:uid>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("consents/<uuid:uid>/openings/", views.opening, name="opening"),
    path("consents/<uuid:uid>/next/", views.next_step, name="next_step"),
]
