from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kasane.programme"
    label = "programme"
    verbose_name = "実施計画"
    default_auto_field = "django.db.models.BigAutoField"
