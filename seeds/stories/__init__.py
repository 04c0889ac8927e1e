"""世帯ごとの話。登場する人は、すべて架空である。"""

from seeds.stories import karino, mihon, reita, resting, sakura, shiyama

ALL = (
    mihon.tell,
    karino.tell,
    reita.tell,
    sakura.tell,
    shiyama.tell,
    resting.in_hospital,
    resting.closed,
)
