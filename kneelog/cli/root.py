"""``kneelog`` itself: which commands there are and where they live."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from kneelog import __version__
from kneelog.cli.diary_option import chosen_diary, diary_option
from kneelog.cli.outcome import ended
from kneelog.words import N_, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "log": ("log", N_("Add one entry: how each knee is after a run or on a rest day.")),
    "entries": ("entries", N_("List entries.")),
    "review": ("review", N_("Read the diary against the rule of thumb.")),
    "import": ("importing", N_("Take in kneelog CSV or JSON files.")),
    "export": ("exporting", N_("Write the diary to a file, or the page for the physio as PDF or HTML.")),
    "settings": ("settings", N_("Show or change the numbers of the rule of thumb.")),
    "check": ("keeping", N_("Check that the diary is whole.")),
    "backup": ("keeping", N_("Copy the diary to a file, verified.")),
    "merge": ("merging", N_("Take another diary into this one; what both changed is yours to choose.")),
    "restore": ("restoring", N_("List backups, look inside, put one back; the present diary is kept aside.")),
    "recover": ("recovering", N_("Make a sound diary of what is readable in a damaged one.")),
    "erase": ("erasing", N_("Erase a period or everything for good.")),
    "passphrase": ("passphrase", N_("Protect the diary with a passphrase, change it or remove it.")),
    "demo": ("demo", N_("Make the diary of a fictional runner, for trying out.")),
    "self-test": ("self_test", N_("Try out every part of this installation in a folder of its own.")),
}
"""Command -> the module below ``kneelog.cli`` that holds it, and what it does."""

EPILOG = """\b
Example:
  kneelog log --run --left 4 --right 0 --left-place inner-joint-line

Without a command, kneelog opens its window.
"""


class Root(click.Group):
    """Imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which a runner needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and give one command, if there is such a one."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kneelog.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands for ``--help`` without importing any."""
        del ctx
        with formatter.section(tr("Commands")):
            formatter.write_dl([(name, tr(text)) for name, (_, text) in COMMANDS.items()])

    def main(  # type: ignore[override] # it never returns
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: object
    ) -> NoReturn:
        """Run, and leave with the exit status."""
        del prog_name, extra
        sys.exit(self.run(sys.argv[1:] if args is None else args))

    def run(self, words: Sequence[str]) -> int:
        """Run, and give the exit status."""

        def work() -> object:
            with self.make_context("kneelog", list(words)) as context:
                return self.invoke(context)

        return ended(work)


@click.group(cls=Root, invoke_without_command=True, epilog=EPILOG, no_args_is_help=False)
@click.version_option(__version__, prog_name="kneelog", message="%(prog)s %(version)s")
@diary_option
@click.pass_context
def root(context: click.Context) -> int | None:
    """Kneelog, a diary for runners' knees."""
    if context.invoked_subcommand is not None:
        return None
    from kneelog.app import run_window

    return run_window(chosen_diary(context))
