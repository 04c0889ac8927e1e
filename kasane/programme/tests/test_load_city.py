"""読みこみ: 何度でも同じ、全部か無か、なくなった行は終わるだけ。"""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from kasane.agencies.models import Agency, AgencyAlias, Body, Commission, Post, Programme, Section
from kasane.audit import chain
from kasane.audit.models import Event
from kasane.kernel import clock
from kasane.programme.cityfile import load as loading
from kasane.programme.models import Committee, CommitteeSeat, PlanCorrection, ProgrammePlan
from kasane.programme.tests.conftest import TODA

pytestmark = pytest.mark.django_db
MODELS = (
    Body,
    Section,
    Agency,
    AgencyAlias,
    Post,
    Programme,
    Commission,
    ProgrammePlan,
    PlanCorrection,
    Committee,
    CommitteeSeat,
)


def world() -> dict[str, list[tuple[object, ...]]]:
    """行の中身すべて（番号と識別子も）。"""
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in MODELS}


def run(path: object, *options: str) -> str:
    out = io.StringIO()
    call_command("load_city", str(path), *options, stdout=out)
    return out.getvalue()


def test_loading_again_changes_nothing():
    run(TODA)
    first = world()
    report = run(TODA)
    assert world() == first
    assert "足したもの: 0件" in report and "直したもの: 0件" in report and "終えたもの: 0件" in report


def test_the_check_writes_nothing_and_tells_what_would_change():
    report = run(TODA, "--check")
    assert all(rows == [] for rows in world().values())
    assert "機関「県保健所」" in report and "書きこんでいません" in report


def test_an_error_in_the_last_table_leaves_the_database_empty(toda_text, load_text):
    last = toda_text.rindex("reason = ")
    said = load_text(toda_text[:last] + "riyu = " + toda_text[last + len("reason = ") :])
    assert "誤りが2件あります。何も書きこんでいません。" in said
    assert all(rows == [] for rows in world().values())


def test_a_failure_half_way_leaves_the_database_empty(monkeypatch):
    def stumble(*args: object) -> None:
        raise RuntimeError("停電")

    monkeypatch.setattr(loading, "_committees", stumble)
    with pytest.raises(RuntimeError):
        run(TODA)
    assert all(rows == [] for rows in world().values())
    assert not Event.objects.filter(verb="programme.load_city").exists()


def test_a_row_gone_from_the_file_is_ended_not_deleted(toda, toda_text, load_text):
    start = toda_text.index('[[agencies]]\nkey = "yanushi"')
    end = toda_text.index("\n# ── 職", start)
    assert load_text(toda_text[:start] + toda_text[end:]) == ""
    gone = Agency.objects.get(key="yanushi")
    assert not gone.live_at() and gone.until <= clock.now()
    ended_at = gone.until
    load_text(toda_text[:start] + toda_text[end:])
    gone.refresh_from_db()
    assert gone.until == ended_at


def test_an_ended_row_comes_back_with_the_file(toda, toda_text, load_text):
    Agency.objects.filter(key="yanushi").update(until=clock.now())
    load_text(toda_text)
    assert Agency.objects.get(key="yanushi").live_at()


def test_a_changed_row_keeps_its_identity_and_is_reported(toda, tmp_path, toda_text):
    uid = Agency.objects.get(key="hokenjo").uid
    path = tmp_path / "city.toml"
    path.write_text(toda_text.replace('name = "県保健所"', 'name = "県南部保健所"'), encoding="utf-8")
    report = run(path)
    assert Agency.objects.get(key="hokenjo").uid == uid
    assert "機関「県南部保健所」（名称・略称）" in report and "直したもの: 1件" in report


def test_a_changed_count_is_reported_with_its_programme(toda, tmp_path, toda_text):
    path = tmp_path / "city.toml"
    path.write_text(toda_text.replace("number = 44", "number = 45"), encoding="utf-8")
    assert "一般介護予防事業のうち地域介護予防活動支援事業」（形態と箇所数）" in run(path)
    assert Programme.objects.get(key="kaigo-yobo").counts.get().number == 45


def test_roles_mended_on_the_screen_are_kept(toda):
    post = Post.objects.get(title="生活支援課長")
    post.roles = ["worker", "supervisor"]
    post.save()
    run(TODA)
    post.refresh_from_db()
    assert post.roles == ["worker", "supervisor"]


def test_the_loading_is_on_record(toda):
    event = Event.objects.get(verb="programme.load_city")
    assert event.detail["added"] > 100
    assert list(chain.broken_links()) == []


def test_a_missing_file_is_said_in_japanese():
    with pytest.raises(CommandError, match="開けません"):
        run("no-such-file.toml")
