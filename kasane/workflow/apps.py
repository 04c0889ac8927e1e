from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "kasane.workflow"
    label = "workflow"
    verbose_name = "道具"
    default_auto_field = "django.db.models.BigAutoField"
