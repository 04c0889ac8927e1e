"""母 48 歳は同意し、息子 22 歳は同意していない。一つの世帯の、二つのケース。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import ALL_KINDS, Kind
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.consent import actions as consents
from kasane.coordination import actions as coordination
from kasane.handoffs.letter import Words
from kasane.plans import actions as plans
from kasane.plans.writing import GoalText, MeasureText, PlanText
from kasane.records import actions as records
from seeds import pen
from seeds.city import City
from seeds.stories import shiyama_meeting

SHARED = int(Kind.ATTRIBUTES | Kind.HEALTH | Kind.SERVICES | Kind.LIFE | Kind.SUPPORT)


def tell(city: City) -> Iterator[dt.datetime]:
    yield city.at(-76, "13:20")
    mother, son = _begin(city)
    yield city.at(-62, "11:00")
    consent = pen.consent(
        mother,
        city.jiritsu,
        [
            (city.agency("kikan"), SHARED),
            (city.agency("seikatsu-shien"), ALL_KINDS),
            ("housing", int(Kind.ATTRIBUTES)),
        ],
        words="「私のことはいいです。悠のことは、悠に聞いてください」",
        until=city.day(300),
    )
    consents.bring_in(
        consent,
        by=city.jiritsu,
        agency=city.agency("kikan"),
        part="病気と手帳の相談",
        worker_name="基幹 なつき",
    )
    letters = [
        pen.send(
            case,
            city.jiritsu,
            city.agency(pen.OFFICE),
            why,
            wishes=("conference", "contact"),
            words=Words(troubles=("debt", "medical", "income"), heed="電話は母の昼休み（12時台）"),
        )
        for case, why in (
            (mother, "家賃の滞納と病気が重なっている。息子さんのことも含めて、一緒に考えたい。"),
            (son, "本人は「関係ない」と言うが、借り入れと夜の外出を母が心配している。"),
        )
    ]
    yield city.at(-59, "10:15")
    engagement = pen.receive(
        letters[0], city.chosei, "生活困窮・病気・息子さんのことにまたがるため。", holds=False
    )
    coordination.screen(engagement, by=city.chosei, result="plan", note="母の同意がある")
    second = pen.receive(
        letters[1],
        city.chosei,
        "本人の同意がなく、家計と心の健康の両方の心配があるため。",
        refusal={
            "reason": "declined",
            "detail": "玄関で一度会い、はっきり断られた",
            "decided_by": "調整担当 調整 ひろこ",
            "source": "生活自立相談センターのつなぎシート、母の言葉",
            "outlook": "仕事の話には関心がある。急がない",
            "try_again_on": city.day(14),
        },
    )
    coordination.screen(second, by=city.chosei, result="toward_consent", note="支援会議で役割を決める")
    pen.lead(son, city.chosei, city.csw, "訪問で関係をつくる")
    yield from shiyama_meeting.tell(city, son)
    yield from _lately(city, mother, son)


def _begin(city: City) -> tuple[Case, Case]:
    heard = pen.hear(
        city.jiritsu,
        "「家賃を三か月ためてしまって。体がだるくて、仕事も休みがちで」",
        channel="visit",
        topics=("rent", "health", "family"),
        told=pen.told(
            "試山 陽子", "ためしやま ようこ", sex="female", birth_on=city.born(48, 11, 2), town="笹目三丁目", area="seibu",
            phone="048-000-0148", phone_hours="12時台",
        ),
        members=[{"name": "試山 悠", "relation": "son", "age": 22, "note": "昼は寝ている。夜に出かける"}],
        promise={"knows": "knows", "must_not_know": "", "voicemail": "no_voicemail", "envelope": "", "sms": ""},
        route="self_visit",
        urgency="high",
        screening={"q1": "yes", "q3": "yes", "q7": "yes"},
    )  # fmt: skip
    mother = city.cases["試山 陽子"] = pen.take_up(heard, by=city.jiritsu, every=14)
    row = pen.told(
        "試山 悠",
        "ためしやま ゆう",
        sex="male",
        birth_on=city.born(22, 8, 8),
        town="笹目三丁目",
        area="seibu",
    )
    son = city.cases["試山 悠"] = pen.begin(
        city.jiritsu, row, household=mother.household, route="family_visit"
    )
    cases.tell_household(son, by=city.jiritsu, name="試山 陽子", relation="mother", age=48)
    pen.careful(
        mother, city.jiritsu, avoid=("息子さんの前でお金の話をしない",), reassure=("職場の昼休みに合わせる",)
    )
    pen.careful(
        son,
        city.jiritsu,
        avoid=("「お母さんが心配している」から入らない",),
        reassure=("短く、用件だけ。返事を急がない",),
    )
    pen.issues(
        mother,
        city.jiritsu,
        ("poverty", "evident", "家賃3か月"),
        ("illness", "evident", "通院が途切れている"),
    )
    pen.issues(
        son,
        city.jiritsu,
        ("debt", "suspected", "母の話では数十万円"),
        ("refusal", "evident", "関わりを断っている"),
    )
    return mother, son


def _lately(city: City, mother: Case, son: Case) -> Iterator[dt.datetime]:
    yield city.at(-17, "20:30")
    pen.visit(
        son,
        city.csw,
        "met_door",
        facts="仕事に出る前に会えた。1分。",
        own_words="「なんすか。……まあ、見ときます」（カードを受け取る）",
        minutes=10,
    )
    yield city.at(-12, "12:10")
    pen.note(
        mother,
        city.kikan,
        "病院の予約がとれた。付き添いは要らないとのこと。手帳の話は、受診のあとに。",
        kinds=int(Kind.HEALTH),
    )
    yield city.at(-6, "12:20")
    pen.note(
        mother,
        city.jiritsu,
        "家主と電話。分割の約束ができた。本人の同席で、来週書面にする。",
        who="self other",
        next="分割の書面に立ち会う",
        next_on=city.day(5),
    )
    plan = plans.draft(mother, by=city.csw)
    text = PlanText(
        plan={"begins_on": city.day(20), "ends_on": city.day(200), "next_review_on": city.day(50)},
        members={plan.members.get().uid: {"wishes": "「この家で、体を治しながら働きたい」"}},
        goals=(
            GoalText(
                "家賃の約束を守りながら、通院を続ける",
                due_on=city.day(120),
                measures=(
                    MeasureText(
                        "家計の表を一緒に見る",
                        agency=city.agency("jiritsu"),
                        frequency="月2回",
                        ends_on=city.day(120),
                        heed="特になし",
                    ),
                ),
            ),
        ),
    )
    plans.revise(plan, by=city.csw, text=text, version=plan.version)  # 「一体的に提供する方策」がまだの案
    records.assign_task(
        mother, by=city.csw, what="プランの案を仕上げる（方策がまだ）", due_on=city.day(7), worker=city.csw
    )
