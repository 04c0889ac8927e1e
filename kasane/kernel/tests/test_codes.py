"""選択肢・条文・設定の表。"""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps

from kasane.kernel import clock, codes, codetable, standard_data
from kasane.kernel.models import Citation, Code, CodeSet, Setting
from kasane.kernel.standard import end_code, load_standard, revise_code
from kasane.kernel.statutes import cite, cite_all

pytestmark = pytest.mark.django_db
APRIL = dt.date(2027, 4, 1)


@pytest.fixture(autouse=True)
def standard():
    codes.forget()
    load_standard()
    yield
    codes.forget()


with isolate_apps("kasane.kernel"):  # この試験だけの名詞。ほかの試験の家には入れない

    class Ending(models.Model):
        why = codes.CodeField("closure_reason", "終結の理由")
        also = codes.CodeField("referrer", "紹介元", blank=True)

        class Meta:
            app_label = "kernel"
            managed = False


class EndingForm(forms.ModelForm):
    class Meta:
        model = Ending
        fields = ["why", "also"]


def test_loading_twice_changes_nothing():
    before = (Code.objects.count(), Citation.objects.count(), Setting.objects.count())
    assert load_standard() == {"選択肢": 0, "条文": 0, "設定": 0}
    assert (Code.objects.count(), Citation.objects.count(), Setting.objects.count()) == before


def test_a_row_the_city_edited_is_kept():
    Code.objects.filter(set__key="area", key="chuo").update(label="中央圏域", city_edited=True)
    Code.objects.filter(set__key="area", key="tobu").update(label="ひがし")
    load_standard()
    assert codes.label("area", "chuo") == "中央圏域"
    assert codes.label("area", "tobu") == "東部"


def test_the_sixteen_topics_and_twelve_questions_are_there():
    assert len(codes.choices("consultation_topic")) == 16
    assert len(codes.choices("screening_question")) == 12
    assert codes.choices("screening_answer")[0] == ("not_asked", "聞いていない")


def test_only_lists_read_in_the_source_are_national():
    assert set(Code.objects.filter(set__key="consultation_topic").values_list("national", flat=True)) == {
        "yes"
    }
    assert not Code.objects.filter(set__key="change_seen", national="yes").exists()


def test_every_citation_named_in_details_exists():
    for name, raw in standard_data.code_sets().items():
        for item in raw["rows"]:
            details = standard_data.code_row(item, "no")["details"]
            for key in [*details.get("citations", []), *filter(None, [details.get("citation")])]:
                assert cite(key), (name, key)


def test_every_standard_key_fits_its_column_and_is_once_in_its_set():
    for name, raw in standard_data.code_sets().items():
        keys = [standard_data.code_row(item, "no")["key"] for item in raw["rows"]]
        assert len(keys) == len(set(keys)), name
        assert all(len(key) <= 40 and key.isascii() for key in keys), name


def test_an_unknown_key_is_shown_and_an_unknown_set_fails():
    assert codes.label("area", "nowhere") == "nowhere"
    assert codes.label("area", None) == ""
    with pytest.raises(codes.UnknownSet, match="area_of_town"):
        codes.label("area_of_town", "x")


def test_one_page_asks_the_database_four_or_five_times_at_most(django_assert_num_queries):
    codes.forget()
    with django_assert_num_queries(5):
        for key, _ in codes.choices("issue"):
            assert codes.label("issue", key)
        cite("support_conference")
        Setting.number("handoff_answer_days")


def test_the_model_shows_the_label_and_the_form_offers_the_choices():
    ending = Ending(why="moved_out")
    assert ending.why_label == "転出（引継先）"
    form = EndingForm({"why": "death", "also": ""})
    assert form.is_valid(), form.errors
    assert not EndingForm({"why": "nonsense"}).is_valid()
    with pytest.raises(ValidationError):
        Ending(why="nonsense").full_clean()


def test_an_ended_choice_cannot_be_chosen_anew_but_stays_where_it_was():
    end_code("closure_reason", "joined", clock.today() - dt.timedelta(days=1))
    assert "joined" not in dict(codes.choices("closure_reason"))
    assert codes.label("closure_reason", "joined") == "別の記録に統合した"
    assert not EndingForm({"why": "joined"}).is_valid()
    assert EndingForm({"why": "joined"}, instance=Ending(why="joined")).is_valid()


def test_a_revised_label_holds_from_its_day():
    revise_code("case_pause", "absence", "長く留守にしている", APRIL)
    assert codes.label("case_pause", "absence", APRIL) == "長く留守にしている"
    assert codes.label("case_pause", "absence", APRIL - dt.timedelta(days=1)) == "長期不在・帰省"
    assert len([key for key, _ in codes.choices("case_pause", APRIL) if key == "absence"]) == 1
    load_standard()
    assert codes.label("case_pause", "absence", APRIL) == "長く留守にしている"


def test_a_new_choice_goes_to_the_end_and_bad_days_are_refused():
    revise_code("case_pause", "study", "進学のため", APRIL)
    assert codes.choices("case_pause", APRIL)[-1] == ("study", "進学のため")
    with pytest.raises(ValueError, match="この日よりあと"):
        revise_code("case_pause", "study", "進学", APRIL - dt.timedelta(days=30))
    with pytest.raises(ValueError, match="始まった日より前"):
        end_code("case_pause", "study", APRIL - dt.timedelta(days=30))
    with pytest.raises(codes.UnknownSet):
        revise_code("no_such_set", "x", "y", APRIL)


def test_several_may_be_chosen():
    class Wishes(forms.Form):
        wishes = codes.CodeMultipleField("handoff_wish", required=False)

    form = Wishes({"wishes": ["advice", "visit"]})
    assert form.is_valid() and form.cleaned_data["wishes"] == ["advice", "visit"]
    assert codes.labels("handoff_wish", ["advice"]) == ["助言がほしい"]


def test_paragraphs_moved_on_the_first_of_april_2025():
    assert cite("support_conference.secrecy", dt.date(2026, 11, 1)) == "社会福祉法第106条の6第6項"
    assert cite("support_conference.secrecy", dt.date(2025, 3, 31)) == "社会福祉法第106条の6第5項"
    assert cite("programme.commission", dt.date(2025, 4, 1)) == "社会福祉法第106条の4第5項"
    assert cite_all(["privacy.consent", "privacy.consent_private"]) == (
        "個人情報の保護に関する法律第69条第2項第1号、第27条第1項"
    )
    with pytest.raises(LookupError):
        cite("no.such.article")


def test_settings_change_by_date():
    Setting.put("handoff_answer_days", "5", valid_from=APRIL)
    assert Setting.value("handoff_answer_days", on=APRIL) == "5"
    assert Setting.number("handoff_answer_days", on=dt.date(2026, 11, 1)) == 3
    assert Setting.value("no_such") is None
    with pytest.raises(LookupError):
        Setting.number("no_such")


def test_a_field_of_an_unknown_set_fails_the_system_check():
    field = codes.CodeField("no_such_set", "例")
    field.set_attributes_from_name("x")
    field.model = Ending
    assert [problem.id for problem in field.check()] == ["kernel.E001"]
    assert field.clone().set_key == "no_such_set"


def test_the_table_is_read_again_after_forgetting():
    codes.label("area", "chuo")
    CodeSet.objects.create(key="extra", label="追加")
    assert "extra" not in codetable.table().sets
    codes.forget()
    assert "extra" in codetable.table().sets
