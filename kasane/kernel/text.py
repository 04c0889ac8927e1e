"""文字をならす。探すときと比べるときだけに使い、書かれた字そのものは変えない。

* 異体字・旧字（髙高、﨑崎、邉辺）と字形の指定（IVS）の違いをこえて探せる。
* ひらがな・カタカナ・半角・長音・小書きの違いをこえて、よみで並べ、探せる。
"""

from __future__ import annotations

import re
import unicodedata

import jaconv

# 人の姓名によく出る異体字・旧字（左の字を最後の字にそろえる）。同じ字とみなすのは検索のときだけ。
_FAMILIES = (
    "髙高 﨑嵜碕崎 邉邊辺 齋齊斎斉 澤沢 濵濱浜 廣広 櫻桜 嶌嶋島 德徳 惠恵 眞真 國国 "
    "龍竜 瀧滝 澁渋 曾曽 榮栄 壽寿 槇槙 淵渊渕 冨富 𠮷吉 靜静 條条 藏蔵 實実 與与 "
    "豐豊 鷗鴎 萬万 關関 鐵鉄 圓円 會会 學学 佛仏 彌弥 禮礼 兒児 埜野 峯峰 舘館 "
    "舩船 穗穂 凜凛 晄晃 昻昂 曻昇 亞亜 應応 薗園 黑黒 桒桑 劒劔劍釼剣 來来 衞衛 "
    "穰穣 繪絵 綠緑 縣県 翆翠 聰聡 聲声 藝芸 藥薬 蘆芦 螢蛍 譽誉 賴頼 郞郎 鄕郷 "
    "鍊錬 鎭鎮 靑青 顯顕 鷄鶏 麥麦 黃黄 龜亀 寬寛 巢巣 巖巌岩 彥彦 敎教 步歩 每毎 "
    "淸清 滿満 瀨瀬 焰焔 狹狭 瑤瑶 盡尽 竈竃 緖緒 舍舎 莊荘 萠萌 蔣蒋 祇祗 檜桧 "
    "檢検 槗𣘺橋 橫横 "
)
_VARIANTS = {ord(odd): family[-1] for family in _FAMILIES.split() for odd in family[:-1]}
_IVS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_GAPS = re.compile(r"[\s・･·,，.．、'’`\-‐―－]+")
_PLACE = str.maketrans("ゕゖ", "かけ")  # 鳩ヶ谷と鳩ケ谷
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_OLD = str.maketrans({"ゐ": "い", "ゑ": "え", "を": "お", "ぢ": "じ", "づ": "ず", "ゔ": "ぶ"})
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ", "かきくけこさしすせそたちつてとはひふへほはひふへほ"
)
_VOWELS = {
    "あ": "あかさたなはまやらわがざだばぱ",
    "い": "いきしちにひみりぎじびぴ",
    "う": "うくすつぬふむゆるぐずぶぷ",
    "え": "えけせてねへめれげぜでべぺ",
    "お": "おこそとのほもよろごぞどぼぽ",
}
_VOWEL_OF = {kana: vowel for vowel, row in _VOWELS.items() for kana in row}
_SOUNDS = {("お", "う"), ("お", "お"), ("え", "い"), ("え", "え"), ("う", "う"), ("い", "い"), ("あ", "あ")}


def plain(text: str) -> str:
    """全角英数・半角カナ・合字・字形の指定をならした字（仮名の別は残す）。"""
    return unicodedata.normalize("NFKC", _IVS.sub("", text)).translate(_VARIANTS)


def fold(text: str) -> str:
    """氏名・ことばを比べる形。異体字・大小・空白・仮名の別をなくす。

    >>> fold("髙橋　ミドリ") == fold("高橋みどり")
    True
    """
    joined = _GAPS.sub("", jaconv.kata2hira(plain(text)).translate(_PLACE).casefold())
    return unicodedata.normalize("NFKC", joined)


def kana_key(text: str) -> str:
    """よみの形。ひらがな・小書きは大きく・長音は母音に・旧かなは今のかなに。並べ替えにも使う。

    >>> kana_key("ｵｵﾉ ﾕｰｷ")
    'おおのゆうき'
    """
    return _stretch(fold(text).translate(_OLD)).translate(_SMALL)


def loose_key(text: str) -> str:
    """さらにゆるいよみ。濁点・半濁点・のばす音の別もなくす（聞きまちがいに強い）。

    >>> loose_key("おおた こうじ") == loose_key("おたごし")
    True
    """
    kept: list[str] = []
    for kana in kana_key(text).translate(_VOICED):
        before = _VOWEL_OF.get(kept[-1], "") if kept else ""
        if (before, kana) not in _SOUNDS:
            kept.append(kana)
    return "".join(kept)


def _stretch(kana: str) -> str:
    """「ー」を前の字の母音にする。"""
    result = ""
    for letter in kana:
        big = result[-1:].translate(_SMALL)
        result += _VOWEL_OF.get(big, "") if letter == "ー" else letter
    return result


def phone(text: str) -> str:
    """電話番号の数字だけ。``+81`` は ``0`` に、内線は落とす。"""
    number = re.split(r"内線|ext|#|x", unicodedata.normalize("NFKC", text), maxsplit=1, flags=re.IGNORECASE)[
        0
    ]
    number = re.sub(r"^\s*\+\s*81[\s\-(]*0?\)?", "0", number)
    return re.sub(r"\D", "", number)
