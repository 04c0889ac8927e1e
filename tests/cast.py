# ruff: noqa: E501  （顔ぶれの表は一行に一つ）
"""いつもの顔ぶれを、試験の小さな市に置く。人の表は seeds/cast.py にあり、見本と同じ人である。

>>> def test_csw_cannot_decide(cast):
...     assert not rules.can_decide(cast.csw, plan)

``cast.<ログイン名>`` は在任（``by=`` であり、画面を見る人）。``cast.agency("hokenjo")`` は機関。
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kasane.agencies.models import Account, Agency, Assignment, Body, Commission, Post, Programme
from seeds.cast import PLAYERS, Player

__all__ = ["DESKS", "PASSWORD", "PLAYERS", "Cast"]

PASSWORD = "kasane-no-shiken"


class Desk(NamedTuple):
    """機関。鍵は municipality/toda.toml と同じ。"""

    key: str
    body: str
    name: str
    short: str
    category: str
    capacity: str = "city"
    channel: str = "system"
    duties: tuple[str, ...] = ()
    mark: str = ""


BODIES = {
    "toda": "戸田市",
    "shakyo": "戸田市社会福祉協議会",
    "houjin": "見本の受託法人",
    "saitama-ken": "埼玉県",
    "chiiki": "地域の方",
}

OFFICE = ("office", "secretariat", "support_organiser", "plan_organiser")

DESKS = (
    Desk("chiiki-fukushi", "toda", "福祉保健センター 地域福祉政策担当", "地域福祉", "coordination", duties=OFFICE, mark="福"),
    Desk("kenko-zukuri", "toda", "福祉保健センター 健康づくり担当", "健康づくり", "city", mark="健"),
    Desk("seikatsu-shien", "toda", "生活支援課", "生活支援課", "city", mark="生"),
    Desk("sogo-madoguchi", "toda", "福祉総合相談窓口", "総合窓口", "city", mark="総"),
    Desk("oyako-sukoyaka", "toda", "親子健やか室（こども家庭センター）", "親子健やか室", "child", mark="親"),
    Desk("kyoiku-seisaku", "toda", "教育政策室", "教育政策室", "school", mark="教"),
    Desk("kojin-joho", "toda", "個人情報保護担当", "個人情報", "city", mark="個"),
    Desk("system-kanri", "toda", "システム管理担当", "システム", "city", mark="シ"),
    Desk("houkatsu-chuo", "houjin", "地域包括支援センター（中央）", "包括中央", "comprehensive", "contractor", mark="包中"),
    Desk("houkatsu-tobu", "houjin", "地域包括支援センター（東部）", "包括東部", "comprehensive", "contractor", mark="包東"),
    Desk("kikan", "houjin", "障害者基幹相談支援センター", "基幹", "disability", "contractor", mark="基"),
    Desk("itaku-soudan-1", "houjin", "委託相談支援事業所（第1）", "委託相談1", "disability", "contractor", mark="委1"),
    Desk("jiritsu", "houjin", "生活自立相談センター", "自立", "livelihood", "contractor", mark="自"),
    Desk("shakyo-itaku", "shakyo", "戸田市社会福祉協議会（市受託）", "社協（受託）", "social_welfare", "contractor", duties=("contracted", "plan_organiser"), mark="社"),
    Desk("shakyo", "shakyo", "戸田市社会福祉協議会（自主事業）", "社協（自主）", "social_welfare", "own", mark="社自"),
    Desk("hokenjo", "saitama-ken", "県保健所", "保健所", "health_center", "own", "paper", mark="保"),
    Desk("minsei-iin", "chiiki", "民生委員・児童委員", "民生委員", "commissioner", "own", "phone", mark="民"),
)  # fmt: skip


class Cast:
    """``cast.chosei`` で在任、``cast.agency(鍵)`` で機関。"""

    def __init__(self) -> None:
        self.agencies = self._open_agencies()
        self.members = {player.login: self._appoint(player) for player in PLAYERS}

    def __getattr__(self, login: str) -> Assignment:
        members = self.__dict__.get("members", {})
        if login in members:
            return members[login]
        raise AttributeError(f"顔ぶれに「{login}」はいません（{'・'.join(members)}）。")

    def agency(self, key: str) -> Agency:
        return self.agencies[key]

    def all(self) -> list[Assignment]:
        return list(self.members.values())

    def join(
        self, login: str, name: str, desk: str, title: str = "相談員", *roles: str, **fields: Any
    ) -> Assignment:
        """この試験にだけ要る人を足す。"""
        return self._appoint(Player(login, name, "", desk, title, roles or ("worker",)), **fields)

    def _open_agencies(self) -> dict[str, Agency]:
        bodies = {key: Body.objects.create(key=key, name=name) for key, name in BODIES.items()}
        agencies = {
            desk.key: Agency.objects.create(
                **{**desk._asdict(), "body": bodies[desk.body], "duties": list(desk.duties), "sort": sort}
            )
            for sort, desk in enumerate(DESKS)
        }
        coordination = Programme.objects.create(
            key="coordination", item="coordination", field="cross", name="多機関協働事業", content="見本"
        )
        Commission.objects.create(
            key="shakyo-coordination",
            agency=agencies["shakyo-itaku"],
            programme=coordination,
            contract="多機関協働事業等の委託",
        )
        return agencies

    def _appoint(self, player: Player, **fields: Any) -> Assignment:
        account = Account(login_name=player.login, name=player.name, kana=player.kana)
        account.set_password(PASSWORD)
        account.save()
        post = Post.objects.create(
            agency=self.agencies[player.desk],
            title=player.title,
            roles=list(player.roles),
            may_glass=player.may_glass,
        )
        return Assignment.objects.create(account=account, post=post, **fields)
