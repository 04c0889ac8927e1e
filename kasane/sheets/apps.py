from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "kasane.sheets"
    label = "sheets"
    verbose_name = "道具"
    default_auto_field = "django.db.models.BigAutoField"
