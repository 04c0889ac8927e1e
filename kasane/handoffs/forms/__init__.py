"""つなぎの用紙。"""

from kasane.handoffs.forms.replying import (
    AdviceForm,
    DecliningForm,
    JoiningForm,
    MoreForm,
    QuestionForm,
    RecallForm,
    ReroutingForm,
    TakingForm,
)
from kasane.handoffs.forms.sending import SendForm, WhoForm, again, back_to

__all__ = [
    "AdviceForm",
    "DecliningForm",
    "JoiningForm",
    "MoreForm",
    "QuestionForm",
    "RecallForm",
    "ReroutingForm",
    "SendForm",
    "TakingForm",
    "WhoForm",
    "again",
    "back_to",
]
