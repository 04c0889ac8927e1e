"""仮野さんのプランの案。"""

from __future__ import annotations

from kasane.plans.models import Plan
from kasane.plans.writing import GoalText, MeasureText, PlanText
from seeds.city import City


def text_of(city: City, plan: Plan) -> PlanText:
    one, end = plan.members.get(), city.day(150)
    return PlanText(
        plan={
            "integration": "月に一度、三機関と美咲さんで30分話す。急な発熱や入院のときは、社協が一報を受けて分ける。",
            "contact_rule": "連絡は SMS。電話は昼寝の時間を避ける。",
            "emergency": "夜の急病は救急相談へ。翌朝、社協に知らせる。",
            "begins_on": city.day(8),
            "ends_on": end,
            "next_review_on": city.day(40),
        },
        members={
            one.uid: {
                "wishes": "「眠る時間がほしい。義母にやさしくしたい」",
                "issues": "1歳児の世話と義母の介護が重なっている\n夜に眠れていない",
                "uses_participation": True,
            }
        },
        goals=(
            GoalText(
                "週に一度、美咲さんが三時間続けて休める",
                due_on=city.day(70),
                measures=(
                    MeasureText(
                        "一時預かりと通所介護の日をそろえる",
                        agency=city.agency("oyako-sukoyaka"),
                        worker_name="親子 めぐみ",
                        frequency="週1回",
                        begins_on=city.day(8),
                        ends_on=end,
                        heed="保育園へは、美咲さんがよいと言ってから",
                    ),
                    MeasureText(
                        "義母の介護認定の結果を一緒に聞き、サービスを決める",
                        agency=city.agency("houkatsu-tobu"),
                        worker_name="包括 みのり",
                        frequency="月2回",
                        begins_on=city.day(8),
                        ends_on=end,
                    ),
                ),
            ),
        ),
        other_services=("care", "child"),
    )
