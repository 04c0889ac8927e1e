"""状態遷移は表である。この表から、ボタン・理由・図・誰の番かが出る。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models

from kasane.access import Decision, ensure, require


@dataclass(frozen=True)
class Step:
    """一つの遷移。``turn`` は移ったあと、誰の番になるか。"""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    turn: str = ""


@dataclass(frozen=True)
class Workflow:
    """``states`` は ``models.TextChoices``。``initial`` はその値。"""

    name: str
    states: type[models.TextChoices]
    initial: str
    steps: tuple[Step, ...]

    def __getitem__(self, name: str) -> Step:
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def label(self, state: str) -> str:
        return str(self.states(state).label)

    def can(self, state: str, name: str) -> Decision:
        """いまの状態からその遷移ができるか。"""
        step = self[name]
        return require(
            state in step.sources,
            f"いまは「{self.label(state)}」のため、「{step.label}」はできません。",
        )

    def mermaid(self) -> Iterator[str]:
        """日本語の状態遷移図（docs/reference/states.md に書き出す）。"""
        yield "stateDiagram-v2"
        yield f"    [*] --> {self.label(self.initial)}"
        for step in self.steps:
            for source in step.sources:
                yield f"    {self.label(source)} --> {self.label(step.target)}: {step.label}"


class Stateful(models.Model):
    """``state`` を書きかえるのは :meth:`move` だけ。移るたびに ``moves`` に一行残る。

    継ぐ側は ``workflow`` と、``state`` の欄と、``move_model``（抽象 ``agencies.Move`` の子で、
    ``record`` という外部キーをもつ）を決める。
    """

    workflow: ClassVar[Workflow]
    move_model: ClassVar[Any] = None
    state: Any

    class Meta:
        abstract = True

    def can_move(self, name: str) -> Decision:
        return self.workflow.can(self.state, name)

    def move(self, name: str, *, by: Any, why: str = "") -> None:
        """遷移し、ほかの欄の変更もろとも保存する。表にない遷移は :class:`kasane.access.Refused`。"""
        ensure(self.can_move(name))
        source, self.state = self.state, self.workflow[name].target
        self.save()
        if self.move_model is not None:
            self.move_model.objects.create(
                record=self, step=name, source=source, target=self.state, made_by=by, why=why
            )

    @property
    def state_label(self) -> str:
        return self.workflow.label(self.state)
