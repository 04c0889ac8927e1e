"""``python -m kasane load-city FILE [--check]``: 市のデータを検査して読みこむ。"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from kasane.agencies.cityfile import Problem, read
from kasane.agencies.cityfile.sync import Report
from kasane.kernel import codes
from kasane.kernel.standard import load_standard
from kasane.programme.cityfile import TABLES
from kasane.programme.cityfile.load import load

HEADINGS = (("added", "足したもの"), ("changed", "直したもの"), ("ended", "終えたもの"))


class Command(BaseCommand):
    help = "市のデータ（municipality/*.toml）を全部検査し、誤りがなければまとめて読みこむ。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="市のデータのファイル")
        parser.add_argument(
            "--check", action="store_true", help="検査して、何が変わるかを見せる。書きこまない"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, check = options["file"], options["check"]
        try:
            report = self.load(path, check)
        finally:
            codes.forget()  # 取り消した取引の選択肢を覚えていないように
        self.tell(path, report, check)

    def load(self, path: Path, check: bool) -> Report:
        with transaction.atomic():
            load_standard()
            try:
                city = read(path, TABLES)
            except OSError as error:
                raise CommandError(
                    f"{path} を開けません。ファイルの名前と場所を確かめてください。"
                ) from error
            if city.problems:
                raise CommandError(self.faults(path, city.problems))
            report = load(city.data)
            if check:
                transaction.set_rollback(True)
        return report

    def faults(self, path: Path, problems: list[Problem]) -> str:
        lines = "\n".join(f"  {problem}" for problem in problems)
        return f"{path} に誤りが{len(problems)}件あります。何も書きこんでいません。\n{lines}"

    def tell(self, path: Path, report: Report, check: bool) -> None:
        for name, heading in HEADINGS:
            records = getattr(report, name)
            self.stdout.write(f"{heading}: {len(records)}件")
            for record in records:
                self.stdout.write(f"  {record}")
        self.stdout.write(f"変わらないもの: {report.same}件")
        if any(record.startswith("機関「") for record in report.ended):
            self.stdout.write("終えた機関が主担当のケースがあれば、主担当を替えてください。")
        verb = "検査しました。誤りはありません。書きこんでいません" if check else "読みこみました"
        self.stdout.write(f"{path} を{verb}。")
