from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kasane.desk"
    label = "desk"
    verbose_name = "ホーム"
    default_auto_field = "django.db.models.BigAutoField"
