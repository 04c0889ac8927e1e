from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "kasane.resources"
    label = "resources"
    verbose_name = "資源台帳"
    default_auto_field = "django.db.models.BigAutoField"
