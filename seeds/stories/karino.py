"""一歳の子の世話と、義母の介護が重なる 43 歳。同意を得て、プランの案が、数日後の重層的支援会議を待っている。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import Kind
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.consent import actions as consents
from kasane.coordination import actions as coordination
from kasane.handoffs.letter import Words
from kasane.plans import actions as plans
from kasane.records import actions as records
from seeds import pen
from seeds.city import City
from seeds.stories import karino_plan

SHARED = int(Kind.ATTRIBUTES | Kind.HEALTH | Kind.SERVICES | Kind.LIFE | Kind.SUPPORT)


def tell(city: City) -> Iterator[dt.datetime]:
    yield city.at(-47, "11:20")
    case = _begin(city)
    yield city.at(-44, "14:00")
    pen.visit(
        case,
        city.kodomo,
        "met_inside",
        facts="はるちゃんの体重は曲線のなか。台所に、義母の薬の袋と離乳食が並んでいた。",
        own_words="「どっちも泣くと、どっちへ行けばいいか分からなくなるんです」",
        view="子育ての面は保健師で支えられる。義母の介護は、だれにもつながっていない。",
        next="地域福祉政策担当に相談する",
    )
    yield city.at(-40, "16:00")
    handoff = pen.send(
        case,
        city.kodomo,
        city.agency(pen.OFFICE),
        "親の介護と乳児の世話が重なっている。夫は平日は帰りが遅い。介護と子育ての両方を一緒に考えたい。",
        wishes=("conference", "contact"),
        words=Words(
            troubles=("care", "childcare"),
            wants="眠る時間がほしい",
            heed="電話は昼寝の時間（13時から15時）を避ける",
        ),
    )
    yield city.at(-38, "9:40")
    engagement = pen.receive(
        handoff,
        city.chosei,
        "子育てと介護の両方にまたがり、一つの機関では支えきれないため。",
        wishes="「眠る時間がほしい」",
    )
    coordination.screen(engagement, by=city.chosei, result="plan", note="本人が望んでいる")
    pen.lead(case, city.chosei, city.csw, "訪問と調整を受託者が担う")
    coordination.note_difficulty(
        engagement,
        by=city.chosei,
        agency=city.kodomo.agency,
        code="whole",
        text="義母のことが分からないまま訪問していた",
    )
    yield city.at(-33, "13:00")
    pen.note(
        case,
        city.csw,
        facts="初めての面談。夫の仮野 拓さんは、休みの日に買い物をしている。",
        own_words="「義母に悪いと思うけど、怒鳴ってしまった日があって」",
        did="怒鳴った日のことを話してくれたことに、お礼を言った。",
        view="責められることを恐れている。まず休める時間をつくる。",
        how="interview",
    )
    yield city.at(-24, "13:30")
    _agree(city, case)
    yield city.at(-20, "10:00")
    records.assess(
        case,
        by=city.csw,
        urgency="middle",
        answers={
            "living_together": 4,
            "marriage": "married",
            "children": 1,
            "housing": "owned",
            "living": "family",
            "health": "bad_untreated",
            "dementia": "none",
            "household_income": 290000,
            "job_state": "not_wants",
            "complaint": "「眠る時間がほしい。義母にやさしくしたい」",
            "history": "看護助手として十年。出産で退職。二年前に夫の実家に移り、義母と暮らしはじめた。",
            "strengths": "記録をつけるのが得意。夫は休みの日に家事をする。近所に同じ年の子の母がいる。",
            "background": "子の世話と介護が同じ時間に重なり、休む時間がない。",
            "summary": "休める時間をつくり、介護の窓口を美咲さん一人にしない。",
        },
    )
    pen.issues(
        case,
        city.csw,
        ("double_care", "evident", "1歳児の世話と義母の介護"),
        ("care_burden", "evident", "夜に2回起きる"),
        ("mental", "suspected", "眠れない日が続いている"),
    )
    coordination.set_parts(
        engagement,
        by=city.chosei,
        parts=[
            (city.agency("shakyo-itaku"), "全体の調整と、休める場を一緒に探す", "社協 あゆむ"),
            (city.agency("oyako-sukoyaka"), "はるちゃんの育ちと、美咲さんの体調", "親子 めぐみ"),
            (city.agency("houkatsu-tobu"), "義母の介護認定とサービス", "包括 みのり"),
        ],
    )
    yield city.at(-13, "15:00")
    plan = plans.draft(case, by=city.csw)
    plans.revise(plan, by=city.csw, text=karino_plan.text_of(city, plan), version=plan.version)
    yield city.at(-11, "10:00")
    pen.note(
        case,
        city.houkatsu2,
        "義母のとし子さんの認定調査に立ち会った。物忘れの受診は、まだ先にしたいとのこと。",
        how="visit",
        who="family",
        kinds=int(Kind.HEALTH),
    )
    yield city.at(-3, "17:00")
    plans.submit(plan, by=city.csw)
    records.assign_task(
        case, by=city.csw, what="会議の前に、美咲さんに案を読んでもらう", due_on=city.day(1), worker=city.csw
    )


def _begin(city: City) -> Case:
    heard = pen.hear(
        city.kodomo,
        "「この子はかわいいんです。でも、義母のことまで手が回らなくて」（1歳6か月健診の場で）",
        channel="visit",
        topics=("childcare", "care", "family"),
        told=pen.told(
            "仮野 美咲",
            "かりの みさき",
            sex="female",
            birth_on=city.born(43, 7, 19),
            town="下前二丁目",
            area="tobu",
            phone="048-000-0143",
            phone_hours="昼寝の時間（13時から15時）を避ける",
        ),
        members=[{"name": "仮野 拓", "relation": "husband", "age": 45, "note": "平日は帰りが遅い"}],
        promise={"knows": "knows", "must_not_know": "", "voicemail": "", "envelope": "", "sms": "SMS がよい"},
        route="self_visit",
        urgency="middle",
        screening={"q1": "yes", "q3": "yes", "q11": "no"},
    )
    case = city.cases["仮野 美咲"] = pen.take_up(heard, by=city.kodomo, every=14)
    baby = pen.told("仮野 はる", "かりの はる", sex="female", birth_on=city.born(1, 5, 8))
    pen.family(case, baby, "daughter", by=city.kodomo)
    mother = pen.told("仮野 とし子", "かりの としこ", sex="female", birth_on=city.born(76, 10, 1))
    pen.family(case, mother, "parent_in_law", by=city.kodomo)
    pen.careful(
        case,
        city.kodomo,
        avoid=("「がんばっていますね」と言わない", "義母の前で介護の話をしない"),
        reassure=("はるちゃんの名前から話しはじめる", "夫の拓さんに伝えてよいことを、先に決めておく"),
    )
    return case


def _agree(city: City, case: Case) -> None:
    consent = pen.consent(
        case,
        city.csw,
        [
            (city.agency("houkatsu-tobu"), SHARED),
            (city.agency("oyako-sukoyaka"), SHARED),
            ("medical", int(Kind.HEALTH)),
        ],
        words="「義母のことを話せる人が増えるなら。保育園には、まだ言わないでほしい」",
        until=city.day(340),
    )
    consents.bring_in(
        consent,
        by=city.csw,
        agency=city.agency("houkatsu-tobu"),
        part="義母の介護",
        worker_name="包括 みのり",
    )
    cases.agree_interval(case, by=city.csw, days=14)
