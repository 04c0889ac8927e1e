from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kasane.audit"
    label = "audit"
    verbose_name = "道具"
    default_auto_field = "django.db.models.BigAutoField"
