"""相談・気づきシート・助言依頼。"""

from kasane.consultation.models.advice import AdviceAnswer, AdviceRequest
from kasane.consultation.models.consultation import (
    Consultation,
    ConsultationMove,
    ConsultationQuerySet,
    ConsultationTopic,
    Screening,
    ToldMember,
)

__all__ = [
    "AdviceAnswer",
    "AdviceRequest",
    "Consultation",
    "ConsultationMove",
    "ConsultationQuerySet",
    "ConsultationTopic",
    "Screening",
    "ToldMember",
]
