from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "kasane.consent"
    label = "consent"
    verbose_name = "同意"
    default_auto_field = "django.db.models.BigAutoField"
