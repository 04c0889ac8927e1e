from django.apps import AppConfig


class StewardshipConfig(AppConfig):
    name = "kasane.stewardship"
    label = "stewardship"
    verbose_name = "個人情報の務め"
    default_auto_field = "django.db.models.BigAutoField"
