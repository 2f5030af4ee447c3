"""Whoever translates kneelog finds every text in one file, and no text can come out with a gap unfilled."""

from __future__ import annotations

import ast
import gettext
import runpy
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kneelog import words
from kneelog.domain.places import PLACES
from kneelog.domain.settings import RULE_SETTINGS
from kneelog.domain.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).parents[2]
KNEELOG = CHECKOUT / "kneelog"
TEMPLATE = CHECKOUT / "resources" / "translations" / "kneelog.pot"
MAKER = CHECKOUT / "packaging" / "messages.py"
TEXTS_IN = {"tr": 1, "trn": 2, "N_": 1}  # how many texts each takes
FILLED_BY_ITSELF = {"trn": {"count"}}


@cache
def made_now() -> bytes:
    """The template that `make messages` would write now."""
    template = runpy.run_path(str(MAKER))["template"]()
    assert isinstance(template, bytes)
    return template


def ids(template: bytes) -> set[str | tuple[str, ...]]:
    catalogue = read_po(BytesIO(template))
    return {
        tuple(text.id) if isinstance(text.id, (list, tuple)) else text.id for text in catalogue if text.id
    }


def test_translators_are_given_every_text_and_none_that_is_gone() -> None:
    committed, present = ids(TEMPLATE.read_bytes()), ids(made_now())
    assert present - committed == set(), "new texts: run `make messages` and commit the template"
    assert committed - present == set(), "texts that are gone: run `make messages` and commit the template"


def test_the_template_does_not_change_by_itself() -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#:")]
    assert comments == [], "line numbers would make every commit change it"
    assert "Date" not in text.partition("\n\n")[0]
    assert TEMPLATE.read_bytes() == made_now()


LOOKED_UP_WHILE_RUNNING = {
    "places": [name for facts in PLACES.values() for name in (facts.plain, facts.anatomical)],
    "signs": [facts.label for facts in SIGNS.values()],
    "settings": [name for facts in RULE_SETTINGS.values() for name in (facts.meaning, facts.source)],
}


@pytest.mark.parametrize("table", LOOKED_UP_WHILE_RUNNING)
def test_texts_kept_in_tables_can_be_translated_too(table: str) -> None:
    assert set(LOOKED_UP_WHILE_RUNNING[table]) - ids(made_now()) == set()


class Call(NamedTuple):
    """A call of one of the functions through which texts pass."""

    where: str
    name: str
    node: ast.Call


@cache
def calls() -> tuple[Call, ...]:
    return tuple(_calls())


def _calls() -> Iterator[Call]:
    for path in sorted(KNEELOG.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS_IN:
                yield Call(f"{path.relative_to(CHECKOUT).as_posix()}:{node.lineno}", node.func.id, node)


def texts(call: Call) -> list[str]:
    given = call.node.args[: TEXTS_IN[call.name]]
    return [str(text.value) for text in given if isinstance(text, ast.Constant)]


def gaps(text: str) -> set[str]:
    return {name for _before, name, _form, _conversion in Formatter().parse(text) if name is not None}


def unfilled(call: Call) -> tuple[set[str], set[str]]:
    """The gaps of `call`'s texts without a value, and the values without a gap."""
    asked = set.union(*map(gaps, texts(call)))
    given = {str(value.arg) for value in call.node.keywords}
    by_itself = FILLED_BY_ITSELF.get(call.name, set())
    return asked - given - by_itself, given - asked


def filled_later(call: Call) -> list[set[str]]:
    """The names of the values of every `.format(…)` in `call`'s file."""
    tree = ast.parse((CHECKOUT / call.where.partition(":")[0]).read_text(encoding="utf-8"))
    return [
        {str(value.arg) for value in node.keywords}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    ]


def test_every_gap_of_a_text_is_filled_and_nothing_is_given_in_vain() -> None:
    wrong = []
    for call in calls():
        if call.name == "N_" or not texts(call) or any(value.arg is None for value in call.node.keywords):
            continue  # filled elsewhere, or with values that are known only when the program runs
        missing, in_vain = unfilled(call)
        if missing and not call.node.keywords:
            missing = min((missing - names for names in filled_later(call)), key=len, default=missing)
        if in_vain or missing:
            wrong.append((call.where, texts(call), missing, in_vain))
    assert wrong == []


def test_texts_are_whole_so_that_they_can_be_looked_up() -> None:
    """An f-string or a sum would be another text each time, which no catalogue can hold."""
    pieced = [
        call.where
        for call in calls()
        for text in call.node.args[: TEXTS_IN[call.name]]
        if isinstance(text, (ast.JoinedStr, ast.BinOp))
    ]
    assert pieced == []


def test_gaps_have_names_so_that_another_language_may_reorder_them() -> None:
    nameless = {
        text for call in calls() for text in texts(call) if any(not gap.isidentifier() for gap in gaps(text))
    }
    assert nameless == set()


def in_german() -> gettext.GNUTranslations:
    """A catalogue of two texts, made and read as real ones are."""
    german = Catalog(locale="de")
    german.add("{day} {month}", "{day}. {month}")
    german.add(("{count} run", "{count} runs"), ("{count} Lauf", "{count} Läufe"))
    file = BytesIO()
    write_mo(file, german)
    file.seek(0)
    return gettext.GNUTranslations(file)


@pytest.fixture
def german() -> Iterator[None]:
    words.use(in_german())
    yield
    words.use(None)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("count", "said"), [(0, "0 Läufe"), (1, "1 Lauf"), (2, "2 Läufe")])
def test_a_catalogue_in_use_decides_the_words_and_their_plural(count: int, said: str) -> None:
    assert words.trn("{count} run", "{count} runs", count) == said


@pytest.mark.usefixtures("german")
def test_a_text_that_is_not_translated_yet_is_said_in_english() -> None:
    assert words.tr("Saved.") == "Saved."
    assert words.tr("{day} {month}", day=2, month="März") == "2. März"
