from django.apps import AppConfig
from django.conf import settings


class KernelConfig(AppConfig):
    name = "kasane.kernel"
    label = "kernel"
    verbose_name = "道具"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kasane.kernel import clock

        if settings.CLOCK_START:
            settings.CLOCK_SHIFT = clock.parse_setting(settings.CLOCK_START)
