from django.apps import AppConfig


class HandoffsConfig(AppConfig):
    name = "kasane.handoffs"
    label = "handoffs"
    verbose_name = "つなぎ"
    default_auto_field = "django.db.models.BigAutoField"
