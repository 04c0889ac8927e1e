"""まだ会えていない人と、名の分からない人。気になる情報から、訪問へ。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.coordination import actions as coordination
from kasane.records import actions as records
from seeds import pen
from seeds.city import City

BLUE_ROOF = "氏名不明（喜沢南一丁目・青い屋根の家の方）"


def nameless(city: City) -> Iterator[dt.datetime]:
    """新聞店の人の気がかりから。氏名も、何人で暮らしているかも、まだ分からない。"""
    yield city.at(-37, "9:20")
    concern = records.report_concern(
        city.sogo.agency,
        by=city.sogo,
        worry="先週から新聞がたまっている。夜は二階に明かりがつく。庭の草が背の高さほど。",
        area="tobu",
        place_text="喜沢南一丁目　青い屋根の家",
        heard_from="新聞店の方（電話）",
    )
    records.pass_concern(
        concern, by=city.sogo, to=city.agency("houkatsu-tobu"), note="お年を召した方かもしれないとのこと"
    )
    yield city.at(-34, "10:30")
    row = pen.told("", "", label=BLUE_ROOF, town="喜沢南一丁目", area="tobu")
    case = city.cases[BLUE_ROOF] = pen.begin(city.houkatsu2, row, route="outreach", every=14)
    records.tie_concern(concern, by=city.houkatsu2, case=case)
    pen.visit(
        case,
        city.houkatsu2,
        "unsure",
        facts="呼び鈴は鳴らない。二階のカーテンが動いた。",
        observations=["mail"],
    )
    letter = pen.send(
        case,
        city.houkatsu2,
        city.agency(pen.OFFICE),
        "だれが住んでいるか分からない。続けて訪ねられる機関が要る。",
        wishes=("visit", "conference"),
    )
    yield city.at(-32, "11:30")
    engagement = pen.receive(
        letter,
        city.chosei,
        "会えておらず、続けた訪問が要るため。",
        refusal={
            "reason": "not_met",
            "decided_by": "調整担当 調整 ひろこ",
            "source": "新聞店の方の電話、地域包括支援センター（東部）の訪問",
            "outlook": "会えれば話せるかもしれない",
            "try_again_on": city.day(7),
        },
    )
    coordination.screen(engagement, by=city.chosei, result="toward_consent", note="訪問を続ける")
    pen.lead(case, city.chosei, city.csw, "訪問を受託者が担う")
    yield city.at(-26, "15:30")
    pen.visit(case, city.csw, "letter", facts="手紙を入れた。草刈りの人を頼めることを書いた。")
    yield city.at(-19, "16:40")
    pen.visit(
        case,
        city.csw,
        "sound",
        facts="二階の窓に、髪の白い人の姿。手を上げると、少し頭を下げた。",
        view="拒まれてはいない。",
        next="草刈りの返事がないか見に行く",
        next_on=city.day(7),
    )


def unseen(city: City) -> Iterator[dt.datetime]:
    """38 歳。八年、家族のほかに会っていない。ひと月あまり、だれも訪ねていない。"""
    yield city.at(-68, "14:00")
    heard = pen.hear(
        city.seikatsu,
        "「弟が、もう八年、部屋から出てきません。親の家を売ることになって、どうしたらいいか」",
        about="other",
        channel="visit",
        topics=("withdrawal", "housing", "family"),
        visitor_name="架野 あきら",
        visitor_relation="family",
        visitor_note="兄（別居）",
        visitor_phone="048-000-0138",
        told=pen.told(
            "架野 つとむ",
            "かの つとむ",
            sex="male",
            birth_on=city.born(38, 1, 15),
            town="下前一丁目",
            area="tobu",
        ),
        members=[{"name": "架野 あきら", "relation": "brother", "age": 44, "lives_with": False}],
        promise={
            "knows": "not_told",
            "must_not_know": "",
            "voicemail": "no_home_phone",
            "envelope": "",
            "sms": "",
        },
        route="family_visit",
        urgency="middle",
        screening={"q1": "yes", "q2": "yes", "q5": "yes"},
    )
    case = city.cases["架野 つとむ"] = pen.take_up(heard, by=city.seikatsu)
    letter = pen.send(
        case,
        city.seikatsu,
        city.agency(pen.OFFICE),
        "住まいの期限と、長いひきこもりが重なっている。",
        wishes=("conference", "visit"),
    )
    yield city.at(-66, "10:00")
    engagement = pen.receive(
        letter,
        city.chosei,
        "住まい・心の健康・家族のことにまたがり、本人に会えていないため。",
        refusal={
            "reason": "not_met",
            "decided_by": "調整担当 調整 ひろこ",
            "source": "生活支援課のつなぎシート、兄の言葉",
            "outlook": "兄の手紙に返事があったことがある",
            "try_again_on": city.day(4),
        },
    )
    coordination.screen(engagement, by=city.chosei, result="toward_consent", note="兄の手紙と一緒に訪ねる")
    pen.careful(
        case, city.chosei, avoid=("家の売却の話から入らない",), reassure=("兄のあきらさんの手紙を添える",)
    )
    pen.issues(
        case,
        city.chosei,
        ("hikikomori", "evident", "八年"),
        ("housing", "suspected", "来年の春に家の売却の話がある"),
    )
    yield city.at(-35, "15:00")
    pen.visit(case, city.csw, "letter", facts="兄の手紙を戸の下に入れた。水の音がした。")


def worries(city: City) -> Iterator[dt.datetime]:
    """まだだれのことか分からない気がかり。"""
    yield city.at(-15, "10:00")
    first = records.report_concern(
        city.houkatsu.agency,
        by=city.houkatsu,
        worry="体操の会に来ていた方が、ふた月見えない。名字は分からない。杖の鈴の音がした人。",
        area="chuo",
        place_text="本町の通いの場",
        heard_from="通いの場の世話人",
    )
    records.pass_concern(first, by=city.houkatsu, to=city.csw.agency, note="地域を回るときに気にかけてほしい")
    yield city.at(-5, "16:00")
    records.report_concern(
        city.gakko.agency,
        by=city.gakko,
        worry="夕方、公園で小さい子を二人連れた小学生をよく見る。寒くても上着がない。",
        area="niizo",
        place_text="新曽の公園",
        heard_from="登下校の見守りの方",
    )
