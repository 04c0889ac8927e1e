from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kasane.access"
    label = "access"
    verbose_name = "道具"
    default_auto_field = "django.db.models.BigAutoField"
