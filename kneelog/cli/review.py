"""``kneelog review``: the diary, read against the rule of thumb."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kneelog.cli.dates import Day
from kneelog.cli.diary_option import diary_option, local_now, reading
from kneelog.cli.findings import read_diary
from kneelog.domain.settings import parse_settings
from kneelog.errors import UsageError
from kneelog.rules.finding import Tier
from kneelog.rules.sentences import (
    CONSIDER,
    RULE_IS_MET,
    not_assessable_sentence,
    nothing_meets_it,
    sentence,
)
from kneelog.words import short_day, tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kneelog.domain.settings import RuleSettings
    from kneelog.rules.finding import Finding, Review
    from kneelog.rules.urgent_words import Numbers

EPILOG = """\b
Example:
  kneelog review --as-of 2026-03-10 --set high_level=6
"""


@click.command("review", epilog=EPILOG)
@click.option(
    "--as-of", type=Day(), metavar="DATE", help=tr("Read the diary as it stood at the end of that day.")
)
@click.option(
    "--set", "changes", multiple=True, metavar="KEY=VALUE", help=tr("Read with another number, once.")
)
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
def review_command(as_of: date | None, changes: tuple[str, ...], *, as_json: bool) -> None:
    """Read the diary against the rule of thumb and say what meets it. Nothing is changed or stored."""
    with reading() as store:
        diary = store.load()
    review = read_diary(diary, as_of or local_now().date(), _settings(diary.rules, changes))
    numbers = diary.preferences.numbers
    if as_json:
        from kneelog.rules import as_json as shape

        click.echo(json.dumps(shape.as_json(review, numbers), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_paragraphs(review, numbers)))


def _settings(settings: RuleSettings, changes: Iterable[str]) -> RuleSettings:
    """``settings`` with all ``changes`` (KEY=VALUE) at once, in whatever order they stand."""
    pairs = []
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals:
            raise UsageError(
                tr("“{given}” is not of the form KEY=VALUE, such as high_level=6.", given=change)
            )
        pairs.append((name.strip(), value.strip()))
    return parse_settings(pairs, settings)


def _paragraphs(review: Review, numbers: Numbers) -> list[str]:
    """The review as a person reads it: urgent signs and what to do, what is met, what is past, what is not known."""
    urgent = list(review.urgent_lines)
    met = [finding for finding in review.current if finding.tier is not Tier.URGENT]
    earlier = [finding for finding in review.findings if finding not in urgent and finding not in met]
    said: list[str] = []
    said += _section(tr("Urgent signs"), urgent, review, numbers)
    said += _section(tr(RULE_IS_MET), met, review, numbers)
    if any(finding.tier is Tier.PROMPT for finding in met):
        said += [tr(CONSIDER), ""]
    if nothing := nothing_meets_it(met, urgent):
        said += [nothing, ""]
    said += _section(tr("Earlier"), earlier, review, numbers)
    if review.not_assessable:
        said.append(tr("Not recorded"))
        said += [f"  - {not_assessable_sentence(item)}" for item in review.not_assessable]
        said.append("")
    said.append(_last_line(review))
    return said


def _section(title: str, findings: list[Finding], review: Review, numbers: Numbers) -> list[str]:
    if not findings:
        return []
    return [title, *(f"  - {sentence(finding, review.settings, numbers)}" for finding in findings), ""]


def _last_line(review: Review) -> str:
    day = short_day(review.as_of, year=True)
    changed = ", ".join(f"{name} {getattr(review.settings, name)}" for name in review.settings.changed)
    if changed:
        return tr("Read as of {day} with your own settings: {changed}.", day=day, changed=changed)
    return tr("Read as of {day}.", day=day)
