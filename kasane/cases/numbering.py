"""番号: 年度・機関・連番（R08-包中-012）。市全体の通し番号は、ほかに何件あるかを教えるので使わない。"""

from __future__ import annotations

from kasane.agencies.models import Agency
from kasane.cases.models import CaseSeries
from kasane.kernel import clock
from kasane.kernel.nendo import FiscalYear


def next_number(agency: Agency) -> str:
    """次の番号。取引の中で呼ぶ（続きの行に鍵をかける）。"""
    year = FiscalYear.of(clock.today())
    series, _ = CaseSeries.objects.select_for_update().get_or_create(agency=agency, nendo=year.year)
    series.last += 1
    series.save(update_fields=["last"])
    mark = agency.mark or agency.short
    return f"R{year.year - 2018:02d}-{mark}-{series.last:03d}"
