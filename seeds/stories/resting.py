"""入院で休止している人と、終結して三か月のようすをたずねる日が来た人。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import ALL_KINDS
from kasane.cases import actions as cases
from kasane.cases.closing import Closing
from kasane.coordination import actions as coordination
from kasane.handoffs import actions as handoffs
from seeds import pen
from seeds.city import City


def in_hospital(city: City) -> Iterator[dt.datetime]:
    yield city.at(-80, "10:00")
    row = pen.told(
        "例野 昭二",
        "れいの しょうじ",
        sex="male",
        birth_on=city.born(79, 3, 3),
        town="上戸田一丁目",
        area="chuo",
        phone="048-000-0179",
    )
    case = city.cases["例野 昭二"] = pen.begin(city.houkatsu, row, route="family_phone")
    pen.note(
        case,
        city.houkatsu,
        "隣町の長女から。一人暮らしで、薬の飲み忘れが増えた。配食と訪問を始める。",
        who="family",
    )
    pen.careful(case, city.houkatsu, avoid=("耳が遠い。電話は短く",), reassure=("将棋の話",))
    yield city.at(-48, "14:00")
    pen.visit(case, city.houkatsu, "met_inside", body="薬は箱に分けられている。配食は「味が薄いが助かる」。")
    yield city.at(-21, "9:20")
    pen.note(
        case,
        city.houkatsu,
        "病院の相談室から電話。転んで大腿骨を折り、きのう入院。手術のあと、リハビリに移る見込み。",
        who="agency",
        how="agency_phone",
        source_told="病院の医療相談室",
    )
    cases.pause(case, by=city.houkatsu, why="hospital", recheck_on=city.day(5))


def closed(city: City) -> Iterator[dt.datetime]:
    yield city.at(-200, "10:00")
    row = pen.told(
        "雛形 正男",
        "ひながた まさお",
        sex="male",
        birth_on=city.born(73, 1, 20),
        town="新曽南二丁目",
        area="niizo",
        phone="048-000-0173",
    )
    case = city.cases["雛形 正男"] = pen.begin(city.houkatsu, row, route="self_phone")
    pen.note(case, city.houkatsu, "家主から立退きの話。保証人がいない。「ここを出たら、行くところがない」")
    yield city.at(-196, "11:00")
    letter = pen.send(
        case,
        city.houkatsu,
        city.agency(pen.OFFICE),
        "住まいと見守りの両方を、まとめて考えたい。",
        wishes=("conference",),
    )
    yield city.at(-194, "10:00")
    engagement = pen.receive(
        letter, city.chosei, "住まい・健康・見守りにまたがるため。", wishes="「この町を離れたくない」"
    )
    pen.consent(
        case,
        city.chosei,
        [("comprehensive", ALL_KINDS), ("housing", 1)],
        words="「頼みます」",
        until=city.day(160),
    )
    coordination.screen(engagement, by=city.chosei, result="refer", note="居住支援法人と包括で支えられる")
    yield city.at(-160, "15:00")
    pen.note(
        case,
        city.csw,
        "居住支援法人の見守りつきの部屋を、二つ見学した。「日当たりがいい」",
        how="visit",
        who="self agency",
    )
    coordination.set_parts(
        engagement,
        by=city.chosei,
        parts=[(city.agency("houkatsu-chuo"), "引っ越しのあとの見守り", "包括 さとる")],
    )
    yield city.at(-132, "14:00")
    coordination.evaluate(
        engagement,
        by=city.chosei,
        evaluation="新しい部屋に移り、週に一度の見守りが続いている。役割分担がはっきりした。",
    )
    back = coordination.hand_back(
        engagement,
        by=city.chosei,
        to_agency=city.houkatsu.agency,
        why="住まいが落ち着いた。これからは見守りが中心。",
    )
    yield city.at(-130, "9:30")
    handoffs.take(back, by=city.houkatsu, holds=True, part="主担当。週に一度の見守り", reply="引き受けます。")
    yield city.at(-130, "13:00")
    handoffs.read_reply(back, by=city.chosei)
    coordination.end(engagement, by=city.chosei, why="handed_back", note="包括（中央）が主担当に戻った。")
    yield city.at(-92, "11:00")
    pen.visit(
        case,
        city.houkatsu,
        "met_inside",
        body="自治会の体操に週二回。「ここに来てよかった」。終結してよいと本人も言う。",
    )
    closing = Closing(
        why="handed_over",
        holder=city.houkatsu.agency,
        holder_name=city.houkatsu.name,
        note="見守りは自治会と居住支援法人。包括は、連絡があれば受ける。",
        return_hint="体操を二週続けて休んだとき、家賃の話が出たときは、包括（中央）へ。",
        follow_ups=[city.today, city.day(92), city.day(275)],
    )
    cases.close(case, by=city.houkatsu, closing=closing)
