from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "kasane.cases"
    label = "cases"
    verbose_name = "本人"
    default_auto_field = "django.db.models.BigAutoField"
