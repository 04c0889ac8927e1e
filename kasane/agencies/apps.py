from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "kasane.agencies"
    label = "agencies"
    verbose_name = "機関"
    default_auto_field = "django.db.models.BigAutoField"
