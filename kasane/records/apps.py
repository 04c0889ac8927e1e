from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "kasane.records"
    label = "records"
    verbose_name = "支援の記録"
    default_auto_field = "django.db.models.BigAutoField"
