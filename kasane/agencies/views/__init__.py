"""機関の部屋の頁。"""

from kasane.agencies.views.codes import code, code_end, code_new, code_set, code_sets
from kasane.agencies.views.directory import agency, directory
from kasane.agencies.views.post import post
from kasane.agencies.views.programmes import programmes

__all__ = [
    "agency",
    "code",
    "code_end",
    "code_new",
    "code_set",
    "code_sets",
    "directory",
    "post",
    "programmes",
]
