"""一人で暮らす 67 歳。支援を断っている。同意はなく、CSW が訪ねつづけ、来週の支援会議を待っている。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.cases.models import Case
from kasane.coordination import actions as coordination
from kasane.handoffs.letter import Words
from kasane.records import actions as records
from seeds import pen
from seeds.city import City


def tell(city: City) -> Iterator[dt.datetime]:
    yield city.at(-50, "9:50")
    case = _begin(city)
    yield city.at(-48, "15:30")
    pen.visit(
        case,
        city.houkatsu2,
        "declined",
        facts="玄関の戸は開かなかった。新聞受けに、三日分の新聞。",
        own_words="「間に合ってます」",
        view="声はしっかりしている。においは外まではない。",
        observations=["mail"],
    )
    handoff = pen.send(
        case,
        city.houkatsu2,
        city.agency(pen.OFFICE),
        "心配の声が続くが、ご本人は断っている。包括だけでは、このあと誰がどう関わるかを決められない。",
        wishes=("conference", "visit"),
        words=Words(troubles=("health", "other"), heed="「市役所」「民生委員」の名を出さない"),
    )
    yield city.at(-46, "10:30")
    engagement = pen.receive(
        handoff,
        city.chosei,
        "本人の同意が得られず、情報を持ち寄れないまま、健康の心配が続いているため。",
        refusal={
            "reason": "declined",
            "detail": "二度訪問し、二度とも断られた",
            "decided_by": "調整担当 調整 ひろこ",
            "source": "地域包括支援センター（東部）のつなぎシート、民生委員からの電話",
            "outlook": "訪問を続け、健診や灯油の話から関係をつくる",
            "try_again_on": city.day(9),
        },
    )
    coordination.screen(
        engagement, by=city.chosei, result="toward_consent", note="アウトリーチで関係をつくる"
    )
    pen.lead(case, city.chosei, city.csw, "訪問を続けられる受託者が主担当になる")
    for code, text in (
        ("contact", "会えても、すぐに戸が閉まる"),
        ("privacy", "健診の結果を聞いてよいか分からない"),
    ):
        coordination.note_difficulty(
            engagement, by=city.chosei, agency=city.houkatsu2.agency, code=code, text=text
        )
    yield from _visits(city, case)
    yield city.at(-8, "11:00")
    pen.note(
        case,
        city.chosei,
        "社協から支援会議の求め。健康づくり担当と生活支援課に、会議の日の都合を聞いた（中身は伝えていない）。",
        how="agency_phone",
        who="agency",
    )
    yield city.at(-1, "15:40")
    pen.visit(
        case,
        city.csw,
        "intercom",
        facts="インターホンで話せた。初めて、名前を呼ばれた。",
        own_words="「社協さんか。寒いのに、ご苦労なことだ」",
        view="断られているのは支援であって、人ではないと思う。足の運びが重そう。",
        next="灯油の配達の曜日を調べて、はがきで知らせる",
        next_on=city.day(3),
        observations=["mail", "same"],
    )
    records.assign_task(
        case, by=city.csw, what="支援会議の準備シートを書く", due_on=city.day(2), worker=city.csw
    )


def _begin(city: City) -> Case:
    heard = pen.hear(
        city.houkatsu2,
        "「夏の健診のあとから、めっきり痩せましてね。声をかけても『ほっといてくれ』で」",
        about="other",
        topics=("health", "community"),
        visitor_name="例川（民生委員）",
        visitor_relation="commissioner",
        visitor_phone="048-000-0170",
        told=pen.told(
            "例田 進",
            "れいた すすむ",
            sex="male",
            birth_on=city.born(67, 9, 30),
            town="喜沢一丁目",
            area="tobu",
        ),
        promise={
            "knows": "promised",
            "must_not_know": "本人（民生委員から聞いたことを知らせない）",
            "voicemail": "no_letter",
            "envelope": "差出人に市の名を出さない",
            "sms": "",
        },
        route="agency",
        urgency="middle",
        screening={"q4": "yes", "q5": "yes", "q8": "yes", "q11": "yes"},
    )
    case = city.cases["例田 進"] = pen.take_up(heard, by=city.houkatsu2, every=14)
    pen.careful(
        case,
        city.houkatsu2,
        avoid=("「民生委員さんから聞いて」と言わない", "戸の前で長く待たない（5分まで）"),
        reassure=("庭の柿の木の話", "用件は一つだけにして、先に帰る時刻を言う"),
    )
    return case


def _visits(city: City, case: Case) -> Iterator[dt.datetime]:
    for days, time, response, facts, words in (
        (-43, "10:30", "absent", "留守。自転車はあった。名刺を新聞受けに入れた。", ""),
        (-36, "15:00", "unsure", "物音はしたが、返事はない。名刺はなくなっていた。", ""),
        (-29, "10:00", "intercom", "インターホンで話せた。1分ほど。", "「用はない」"),
        (-22, "15:00", "letter", "灯油の値下げの知らせと、はがきを入れた。", ""),
        (
            -15,
            "10:20",
            "met_door",
            "玄関の戸が少し開いた。ズボンのベルトの穴が新しい。",
            "「灯油、どこが安いの」",
        ),
    ):
        yield city.at(days, time)
        pen.visit(case, city.csw, response, facts=facts, own_words=words, minutes=20)
    records.assess(
        case,
        by=city.csw,
        urgency="high",
        answers={
            "found_by": "民生委員から地域包括（東部）へ",
            "living_together": 1,
            "living": "alone",
            "housing": "owned",
            "commissioner": "yes",
            "neighbourhood": "回覧板は回している。あいさつはする",
            "health": "unknown",
            "complaint": "（本人から困りごとの言葉はない）「灯油、どこが安いの」",
            "strengths": "庭の柿を毎年干している。新聞を読む。足腰が弱っても、ごみは自分で出す。",
            "summary": "体のことを急がず、灯油と柿の話から。受診の話は、だれがいつするかを会議で決める。",
        },
    )
    pen.issues(
        case,
        city.csw,
        ("refusal", "evident", "市や包括の関わりは断っている"),
        ("untreated", "suspected", "夏の健診のあと受診していない"),
        ("isolation", "suspected", "家族の話は出ない"),
        ("no_kin", "suspected", "緊急の連絡先が分からない"),
    )
    records.add_safety(
        case,
        by=city.csw,
        item="house",
        fact="玄関の踏み板が一枚抜けている",
        ground="訪問のとき社協 あゆむが見た",
        review_on=city.day(120),
    )
