"""文字をならす。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasane.kernel import text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("山嵜", "山崎"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("齋藤", "斉藤"),
        ("斎藤", "齊藤"),
        ("澤田", "沢田"),
        ("濵田", "浜田"),
        ("廣瀨", "広瀬"),
        ("𠮷田", "吉田"),
        ("德永", "徳永"),
        ("辻󠄀", "辻"),
        ("葛󠄁城", "葛城"),
        ("戸田　花子", "戸田花子"),
        ("ＴＯＤＡ", "toda"),
        ("鳩ヶ谷", "鳩ケ谷"),
        ("ジョン・スミス", "じょんすみす"),
        ("神田", "神田"),
    ],
)
def test_the_same_name_in_other_letters_folds_alike(one, other):
    assert text.fold(one) == text.fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("高橋", "高梨"), ("島", "鳥"), ("大田", "太田"), ("はら", "ばら")]
)
def test_different_names_stay_different(one, other):
    assert text.fold(one) != text.fold(other)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(word):
    assert text.fold(text.fold(word)) == text.fold(word)


def test_no_letter_of_the_table_leads_to_another_letter_of_it():
    table = text._VARIANTS
    assert not [letter for letter in table.values() if ord(letter) in table]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ｵｵﾉ ﾕｰｷ", "おおの ゆうき"),
        ("ｼﾞｮｳｼﾞ", "じようじ"),
        ("サトー", "さとお"),
        ("いっぺい", "いつぺい"),
        ("みづほ", "みずほ"),
        ("をの", "おの"),
    ],
)
def test_readings_are_compared_without_width_or_size(one, other):
    assert text.kana_key(one) == text.kana_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("おおた こうじ", "おたごし"),
        ("ゆうき", "ゆき"),
        ("けいこ", "けえご"),
        ("ばば", "はは"),
        ("サトー", "さとう"),
    ],
)
def test_the_loose_reading_forgives_what_the_ear_mistakes(one, other):
    assert text.loose_key(one) == text.loose_key(other)


@pytest.mark.parametrize(
    "number",
    [
        "048-000-0110",
        "０４８－０００－０１１０",
        "(048)000-0110",
        "+81-48-000-0110",
        "+81 (0)48 000 0110",
        "048-000-0110 内線3",
    ],
)
def test_telephone_numbers_are_only_their_digits(number):
    assert text.phone(number) == "0480000110"
