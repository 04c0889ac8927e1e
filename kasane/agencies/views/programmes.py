"""事業の一覧: 号ごとの表と、形態×箇所数。"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kasane.agencies.models import Programme
from kasane.kernel import codes


@dataclass
class Item:
    """一つの号。``breakdown`` は（分野, ``3＋8＋10＋2``, 計）。"""

    number: int
    label: str
    programmes: list[Programme] = field(default_factory=list)

    @property
    def breakdown(self) -> list[tuple[str, str, int]]:
        found: dict[str, list[int]] = {}
        for programme in self.programmes:
            numbers = [count.number for count in programme.counts.all() if count.number is not None]
            found.setdefault(codes.label("field", programme.field), []).extend(numbers)
        return [
            (label, "＋".join(map(str, numbers)), sum(numbers)) for label, numbers in found.items() if numbers
        ]


@dataclass(frozen=True)
class Cell:
    """形態×箇所数の表の一升。"""

    form: str
    text: str


@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """実施計画4章の表を、読みこんだデータから組み直したもの。"""
    rows = list(
        Programme.objects.visible_to(request.member)  # type: ignore[attr-defined]
        .live()
        .prefetch_related("counts", "sections", "agencies")
    )
    forms = used_forms(rows)
    table = [(programme, cells(programme, forms), total(programme)) for programme in rows]
    context = {
        "items": by_item(rows),
        "forms": [label for _, label in forms],
        "table": table,
        "here": "programmes",
    }
    return render(request, "agencies/programmes.html", context)


def by_item(rows: list[Programme]) -> list[Item]:
    """号の順。6号のように表に行のない号も、名だけは出す。"""
    items = {
        number: Item(number, label)
        for key, label in codes.choices("statute_item")
        if (number := codes.details("statute_item", key).get("item"))
        and "citation" in codes.details("statute_item", key)
    }
    for programme in rows:
        number = codes.details("statute_item", programme.item).get("item", 0)
        items.setdefault(number, Item(number, programme.item_label)).programmes.append(programme)
    return [items[number] for number in sorted(items)]


def used_forms(rows: list[Programme]) -> list[tuple[str, str]]:
    used = {count.form for programme in rows for count in programme.counts.all()}
    return [(key, label) for key, label in codes.choices("delivery_form") if key in used]


def cells(programme: Programme, forms: list[tuple[str, str]]) -> list[Cell]:
    """形態の列ごとの数。数でなければ「市内全域」などの文字。"""
    have = {count.form: count for count in programme.counts.all()}
    return [Cell(label, _said(have.get(key))) for key, label in forms]


def _said(count: object) -> str:
    number = getattr(count, "number", None)
    return getattr(count, "extent", "") if number is None else str(number)


def total(programme: Programme) -> int | None:
    numbers = [count.number for count in programme.counts.all() if count.number is not None]
    return sum(numbers) if numbers else None
