from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "kasane.consultation"
    label = "consultation"
    verbose_name = "包括的相談支援"
    default_auto_field = "django.db.models.BigAutoField"
