"""九歳の子。通告は記録したが、安全はまだ確かめられていない。きょうの話。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.records import actions as records
from seeds import pen
from seeds.city import City


def tell(city: City) -> Iterator[dt.datetime]:
    yield city.ago(150)
    heard = pen.hear(
        city.sogo,
        "「夜になると子どもの泣き声と、物の割れる音がするんです。さっきは、薄着で外の廊下に出されていました」",
        about="other",
        topics=("abuse", "childcare"),
        visitor_name="（名乗られたが、記録には残さない）",
        visitor_relation="neighbor",
        told=pen.told(
            "架空 さくら",
            "かくう さくら",
            sex="female",
            birth_on=city.born(9, 6, 3),
            town="本町四丁目",
            area="chuo",
        ),
        members=[{"name": "架空 葉子", "relation": "mother", "age": 34, "note": "昼は仕事"}],
        promise={
            "knows": "not_told",
            "must_not_know": "母（近所からの話であること）",
            "voicemail": "",
            "envelope": "",
            "sms": "",
        },
        route="other",
        urgency="now",
        screening={"q10": "yes"},
    )
    case = city.cases["架空 さくら"] = pen.take_up(heard, by=city.sogo, every=7)
    yield city.ago(125)
    records.notify(
        case,
        by=city.sogo,
        kind="child",
        what="近隣の方から、夜の泣き声と物の割れる音、薄着で外の廊下に出されていたとの話。けがは見ていない。",
        name="親子 めぐみ",
        method="phone",
        at=city.ago(125),
        to_agency=city.agency("oyako-sukoyaka"),
        number="通告 第00号",
        instruction="48時間以内に、会って安全を確かめる。",
    )
    yield city.ago(70)
    pen.note(
        case,
        city.kodomo,
        "名簿を確かめた。母の昼の連絡先には、まだつながらない。これから保健師二人で訪ねる。",
        how="agency_phone",
        who="agency",
        next="二人で訪ね、さくらさんに会って安全を確かめる",
        next_on=city.today,
    )
