from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "kasane.outreach"
    label = "outreach"
    verbose_name = "アウトリーチ等を通じた継続的支援"
    default_auto_field = "django.db.models.BigAutoField"
