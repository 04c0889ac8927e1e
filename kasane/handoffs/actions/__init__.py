"""つなぎの動詞。"""

from kasane.handoffs.actions.replying import advise, decline, join, reroute, take
from kasane.handoffs.actions.sending import open_and_send, send
from kasane.handoffs.actions.talking import ask, read_reply, recall, tell_more

__all__ = [
    "advise",
    "ask",
    "decline",
    "join",
    "open_and_send",
    "read_reply",
    "recall",
    "reroute",
    "send",
    "take",
    "tell_more",
]
