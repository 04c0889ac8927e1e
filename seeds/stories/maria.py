"""ことばと、仕事と、子どものこと。長い名の方。同意の期限が近い。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kasane.access import Kind
from kasane.handoffs import actions as handoffs
from seeds import pen
from seeds.city import City

CHILD = int(Kind.ATTRIBUTES | Kind.LIFE | Kind.SUPPORT | Kind.WORK)


def tell(city: City) -> Iterator[dt.datetime]:
    yield city.at(-110, "14:00")
    heard = pen.hear(
        city.jiritsu,
        "「日本語で読む紙、むずかしい。仕事、朝から夜。子どもの学校の紙も、たまっています」（通訳を通して）",
        channel="visit",
        topics=("income", "childcare", "job_trouble"),
        told=pen.told(
            "サンプル・マリア・テレサ・デラクルス",
            "さんぷる まりあ てれさ でらくるす",
            sex="female",
            birth_on=city.born(36, 10, 15),
            town="川岸二丁目",
            area="tobu",
            phone="048-000-0136",
            phone_hours="日曜",
            language="タガログ語",
            interpreter="タガログ語の通訳（予約が要る）",
        ),
        members=[{"name": "サンプル・ジョン", "relation": "son", "age": 8}],
        promise={
            "knows": "knows",
            "must_not_know": "勤め先",
            "voicemail": "sms_only",
            "envelope": "",
            "sms": "やさしい日本語で",
        },
        route="self_visit",
    )
    case = city.cases["サンプル・マリア・テレサ・デラクルス"] = pen.take_up(heard, by=city.jiritsu)
    pen.careful(
        case,
        city.jiritsu,
        avoid=("漢字だけの紙を渡さない", "子どもに通訳をさせない"),
        reassure=("一文を短く。数字は紙に書く", "教会の友人アナさんの同席"),
    )
    consent = pen.consent(
        case,
        city.jiritsu,
        [(city.agency("oyako-sukoyaka"), CHILD), ("school", CHILD)],
        words="「子どものことは、話してください」",
        until=city.day(24),
        method="supported",
        method_note="タガログ語の通訳が一文ずつ訳した",
    )
    letter = pen.send(
        case,
        city.jiritsu,
        city.agency("oyako-sukoyaka"),
        "子どもの放課後と、学校からの紙のことを一緒に見てほしい。",
        basis="consent",
        wishes=("visit", "contact"),
        kinds=CHILD,
        consent=consent,
    )
    yield city.at(-107, "10:00")
    handoffs.join(
        letter,
        by=city.kodomo,
        part="放課後の居場所と、学校とのあいだ",
        reply="放課後の教室を一緒に見に行きます。",
    )
    handoffs.read_reply(letter, by=city.jiritsu)
    yield city.at(-72, "16:30")
    pen.note(
        case,
        city.kodomo,
        "放課後の教室を見学。「ジョンは絵が好き」。来週から通う。",
        how="visit",
        who="self agency",
    )
    yield city.at(-22, "11:00")
    pen.note(
        case,
        city.jiritsu,
        facts="家賃と仕送りを書き出した。日曜に休める仕事を一緒に探した。",
        own_words="「ここ、紙のことを聞いていい場所」",
        how="interview",
        next="同意の期限のことを、通訳のいる日に話す",
        next_on=city.day(11),
    )
