"""返事を待っているつなぎ: 期限を過ぎたもの、学校からのもの、たずね返されたもの、送り直したもの。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import Kind
from kasane.handoffs import actions as handoffs
from kasane.handoffs.letter import Words
from seeds import pen
from seeds.city import City

HEALTH = int(Kind.ATTRIBUTES | Kind.HEALTH | Kind.LIFE)


def overdue(city: City) -> Iterator[dt.datetime]:
    """四開庁日前に送り、返事の期限を過ぎている。"""
    yield city.at(-19, "13:40")
    heard = pen.hear(
        city.jiritsu,
        "「仕事が続かないんです。怒られると頭が真っ白になって、何を言われたか分からなくなる」",
        channel="visit",
        topics=("job_trouble", "health", "income"),
        told=pen.told(
            "仮名 恵",
            "かりな めぐみ",
            sex="female",
            birth_on=city.born(29, 12, 12),
            town="笹目一丁目",
            area="seibu",
            phone="048-000-0129",
            phone_hours="夕方",
        ),
        promise={
            "knows": "knows",
            "must_not_know": "父",
            "voicemail": "sms_only",
            "envelope": "無地の封筒",
            "sms": "可",
        },
        route="self_visit",
        urgency="middle",
    )
    case = city.cases["仮名 恵"] = pen.take_up(heard, by=city.jiritsu, every=14)
    pen.careful(
        case, city.jiritsu, avoid=("口頭だけで約束しない", "父への電話"), reassure=("紙に一つずつ書いて渡す",)
    )
    yield city.at(-10, "16:00")
    pen.note(
        case,
        city.jiritsu,
        facts="手順を紙に書くと、最後まで確かめられた。",
        own_words="「障がいの相談って、わたしが行ってもいいんですか」",
        view="発達の特性があるかもしれない。本人が知りたがっている。",
        did="基幹相談支援センターのことを説明した。",
        how="interview",
    )
    pen.consent(
        case, city.jiritsu, [(city.agency("kikan"), HEALTH)], words="「基幹さんになら」", until=city.day(350)
    )
    yield city.at(city.open_day(-4), "10:30")
    pen.send(
        case,
        city.jiritsu,
        city.agency("kikan"),
        "働きづらさの背景を知りたいと、本人が望んでいる。受診と手帳の相談を一緒にお願いしたい。",
        basis="consent",
        wishes=("visit", "advice"),
        kinds=HEALTH,
        words=Words(
            troubles=("disability", "income"),
            wants="自分のことを知りたい",
            heed="父には知らせない。連絡は SMS",
        ),
    )


def from_school(city: City) -> Iterator[dt.datetime]:
    """中学二年。祖母の介護と弟の世話で、朝の遅刻が増えた。教育政策室から親子健やか室へ。"""
    yield city.at(-14, "16:10")
    row = pen.told(
        "試川 ひなの",
        "ためしかわ ひなの",
        sex="female",
        birth_on=city.born(14, 10, 25),
        town="美女木六丁目",
        area="seibu",
    )
    case = city.cases["試川 ひなの"] = pen.begin(city.gakko, row, route="agency", every=7)
    pen.family(case, pen.told("試川 かおり", "ためしかわ かおり", age_told=41), "mother", by=city.gakko)
    pen.family(case, pen.told("試川 りく", "ためしかわ りく", age_told=5), "brother", by=city.gakko)
    pen.note(
        case,
        city.gakko,
        facts="遅刻が今月7回。担任に「弟を保育園に送ってから来ている」と話した。",
        own_words="「おばあちゃんが夜に起きるから、わたしも起きる。べつに、いやじゃないです」",
        view="世話を取り上げるのではなく、休める時間と、分け合える大人を増やす。",
        how="interview",
        source_told="担任",
    )
    pen.issues(
        case,
        city.gakko,
        ("young_carer", "evident", "祖母の夜の介助と、弟の送り迎え"),
        ("truancy", "suspected", "遅刻が増えている"),
    )
    pen.careful(
        case,
        city.gakko,
        avoid=("「かわいそう」と言わない",),
        reassure=("部活（吹奏楽）の話", "決める前に本人にたずねる"),
    )
    yield city.at(city.open_day(-1), "15:20")
    pen.send(
        case,
        city.gakko,
        city.agency("oyako-sukoyaka"),
        "家庭のなかのことに、学校だけでは届かない。母の話を一緒に聞いてほしい。",
        wishes=("visit", "contact"),
        ground_note="学校での気づき（教育相談と、子どもの家庭への支援の所掌のため）",
        words=Words(
            troubles=("childcare", "care"), wants="部活を続けたい", heed="母への連絡は、本人に伝えてから"
        ),
    )


def asked_back(city: City) -> Iterator[dt.datetime]:
    yield city.at(city.open_day(-3), "11:00")
    row = pen.told("見野 翔太", "みの しょうた", sex="male", age_told=19, town="本町二丁目", area="chuo")
    case = city.cases["見野 翔太"] = pen.begin(city.kodomo, row, route="family_phone")
    pen.note(case, city.kodomo, "高校を出たあと家にいる。母から。本人は「電話なら話す」。", who="family self")
    pen.consent(case, city.kodomo, [(city.agency("jiritsu"), HEALTH)], method="phone", until=city.day(350))
    letter = pen.send(
        case,
        city.kodomo,
        city.agency("jiritsu"),
        "十八歳を過ぎ、これからの仕事の話を一緒に聞いてほしい。",
        basis="consent",
    )
    yield city.at(city.open_day(-2), "10:00")
    handoffs.ask(letter, by=city.jiritsu, question="高校は卒業されていますか。電話のつながる時間帯は。")


def sent_wrong(city: City) -> Iterator[dt.datetime]:
    yield city.at(-17, "9:30")
    row = pen.told("例野 千代", "れいの ちよ", sex="female", age_told=84, town="喜沢南二丁目", area="tobu")
    case = city.cases["例野 千代"] = pen.begin(city.sogo, row, route="family_visit")
    pen.note(case, city.sogo, "長男の妻から。入浴を嫌がるようになった。", who="family")
    pen.consent(case, city.sogo, [("comprehensive", HEALTH)], until=city.day(340))
    wrong = pen.send(case, city.sogo, city.agency("houkatsu-seibu"), "介護の相談。", basis="consent")
    yield city.at(-17, "10:00")
    handoffs.recall(wrong, by=city.sogo, why="圏域が違ったため（東部に送り直す）。")
    yield city.at(city.open_day(-1), "9:15")
    pen.send(
        case,
        city.sogo,
        city.agency("houkatsu-tobu"),
        "入浴と介護認定の相談。長男の妻が窓口になる。",
        basis="consent",
    )
