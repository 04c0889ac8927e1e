"""だれが決められ、だれが記録できるか。断る文に、その名を添えるために使う。"""

from __future__ import annotations

from kasane.agencies.models import Agency, Assignment, Capacity, Duty
from kasane.agencies.roles import Can


def _city_posts(permission: Can) -> list[Assignment]:
    """役割は職の JSON にあるので、市の職（少ない）を取り出してから選ぶ。"""
    posts = Assignment.objects.live().filter(post__agency__capacity=Capacity.CITY)
    return [one for one in posts.order_by("post__agency__sort", "id") if one.may(permission)]


def deciders() -> list[Assignment]:
    """支援決定の決裁者。"""
    return _city_posts(Can.DECIDE)


def stand_ins() -> list[Assignment]:
    """代決ができる人。"""
    return _city_posts(Can.STAND_IN)


def titled(member: Assignment) -> str:
    return f"{member.post.title}の{member.name}さん"


def who_decides(drafter: Assignment | None = None) -> str:
    """「所長の〇〇さん」。起案した人は除く。いなければ、代決できる人を言う。"""
    names = [titled(one) for one in deciders() if drafter is None or one.account_id != drafter.account_id]
    stand = [titled(one) for one in stand_ins() if drafter is None or one.account_id != drafter.account_id]
    if names:
        return "、".join(names) + (f"（不在のときは{'、'.join(stand)}の代決）" if stand else "")
    return f"{'、'.join(stand)}（代決）" if stand else "市の決裁者（まだ決まっていません）"


def who_records() -> str:
    """決裁のあとの支援決定を記録するところ。"""
    return "・".join(agency.name for agency in Agency.objects.with_duty(Duty.SECRETARIAT)) or "市の事務局"
