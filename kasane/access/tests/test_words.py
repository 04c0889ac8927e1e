"""範囲と種類の言葉。"""

from kasane.access import ALL_KINDS, Kind, Reach, Scope
from kasane.access.templatetags.access import kinds, reach, scope


def test_kinds_scope_and_reach_are_shown_in_words():
    assert kinds(Kind.HEALTH | Kind.WORK) == "健康・障がい・介護、就労・就学"
    assert kinds(None) == "" and kinds(ALL_KINDS).count("、") == 6
    assert scope(Scope.SHARED) == "共有分" and reach(Reach.TEAM) == "支援チーム"
