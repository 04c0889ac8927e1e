from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "kasane.conferences"
    label = "conferences"
    verbose_name = "支援会議 / 重層的支援会議"
    default_auto_field = "django.db.models.BigAutoField"
