"""相談と助言の用紙。"""

from kasane.consultation.forms.advice import AdviceForm, AdviceTakenForm, AnswerForm
from kasane.consultation.forms.intake import (
    PLAIN,
    ConclusionForm,
    FromForm,
    MemberForm,
    Members,
    NextForm,
    PromiseForm,
    SubjectForm,
    TalkForm,
)
from kasane.consultation.forms.screening import ScreeningForm

__all__ = [
    "AdviceForm",
    "AdviceTakenForm",
    "AnswerForm",
    "ConclusionForm",
    "FromForm",
    "MemberForm",
    "Members",
    "NextForm",
    "PLAIN",
    "PromiseForm",
    "ScreeningForm",
    "SubjectForm",
    "TalkForm",
]
