"""操作と閲覧の記録を直す・消すことを、データベースの引き金が拒む。"""

from django.db import migrations

from kasane.audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(triggers.install, triggers.remove)]
