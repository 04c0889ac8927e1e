from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "kasane.coordination"
    label = "coordination"
    verbose_name = "多機関協働"
    default_auto_field = "django.db.models.BigAutoField"
