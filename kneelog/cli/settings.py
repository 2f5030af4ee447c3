"""``kneelog settings``: the numbers of the rule of thumb."""

from __future__ import annotations

import json

import click

from kneelog.cli.diary_option import diary_option, reading, writing
from kneelog.cli.table import lines_of
from kneelog.domain.settings import RULE_SETTINGS, RuleSettings, parse_setting
from kneelog.services.record import set_rule
from kneelog.words import tr

EPILOG = """\b
Example:
  kneelog settings
  kneelog settings get high_level
  kneelog settings set high_level 6
"""


@click.group("settings", invoke_without_command=True, epilog=EPILOG)
@click.option("--json", "as_json", is_flag=True, help=tr("Print JSON."))
@diary_option
@click.pass_context
def settings_command(context: click.Context, *, as_json: bool) -> None:
    """Show or change the numbers of the rule of thumb."""
    if context.invoked_subcommand is not None:
        return
    with reading() as store:
        settings = store.load().rules
    if as_json:
        click.echo(
            json.dumps([_as_json(settings, name) for name in RULE_SETTINGS], ensure_ascii=False, indent=2)
        )
        return
    head = (tr("Setting"), tr("Value"), tr("Default"), tr("Range"), tr("Meaning"), tr("Source"))
    rows = []
    for name, facts in RULE_SETTINGS.items():
        numbers = (getattr(settings, name), facts.default, f"{facts.low}-{facts.high}")
        rows.append((name, *map(str, numbers), tr(facts.meaning), tr(facts.source)))
    click.echo("\n".join(lines_of(head, rows)))


@settings_command.command("get", epilog="\b\nExample:\n  kneelog settings get high_level\n")
@click.argument("key")
@diary_option
def get_command(key: str) -> None:
    """Print one setting's value."""
    with reading() as store:
        settings = store.load().rules
    parse_setting(key, str(getattr(settings, key, "")), settings)
    click.echo(getattr(settings, key))


@settings_command.command("set", epilog="\b\nExample:\n  kneelog settings set high_level 6\n")
@click.argument("key")
@click.argument("value")
@diary_option
def set_command(key: str, value: str) -> None:
    """Change one setting. The whole history is read anew with it, and it can be undone."""
    parse_setting(key, value, RuleSettings())  # before a diary is made for it
    with writing() as store:
        diary = store.load()
        change = set_rule(diary, key, value)
        if change.edits:
            store.commit(change)
    click.echo(change.label)


def _as_json(settings: RuleSettings, name: str) -> dict[str, object]:
    facts = RULE_SETTINGS[name]
    words = {"meaning": tr(facts.meaning), "source": tr(facts.source)}
    numbers = {
        "value": getattr(settings, name),
        "default": facts.default,
        "low": facts.low,
        "high": facts.high,
    }
    return {"key": name, **numbers, **words}
