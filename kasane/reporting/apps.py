from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "kasane.reporting"
    label = "reporting"
    verbose_name = "月次報告"
    default_auto_field = "django.db.models.BigAutoField"
