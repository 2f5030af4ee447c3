"""A diary under a passphrase: nothing of it can be read without, and everything works as before with it."""

from __future__ import annotations

import random
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kneelog.errors import DiaryDamagedError, DiaryLockedError, WrongPassphraseError
from kneelog.store.backup import backup, restore
from kneelog.store.check import check
from kneelog.store.connect import connect
from kneelog.store.copying import copy_diary
from kneelog.store.creation import create_diary
from kneelog.store.diary import SqliteDiary
from kneelog.store.glance import glance, whole
from kneelog.store.key import Key, is_protected
from kneelog.store.opening import open_diary
from kneelog.store.upgrade import upgrade
from kneelog.store.vault import Vault
from tests.store.helpers import DAY, begun, entry, new

if TYPE_CHECKING:
    from kneelog.domain.diary import Diary

KEY = Key("correct horse, très long")
OLD = Path(__file__).parents[1] / "data" / "diary-0001.kneelog"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "diary.kneelog"
    with closing(open_diary(place, create=True, key=KEY)) as store:
        store.commit(new(entry("a", note="Treppenhaus"), entry("b")))
    return place


def loaded(path: Path, key: Key = KEY) -> Diary:
    with closing(open_diary(path, create=False, key=key)) as store:
        return store.load()


def test_nothing_of_it_can_be_read_in_the_file(path: Path) -> None:
    """Whoever finds the laptop reads no word of the diary, and not even that it is one."""
    content = path.read_bytes()
    assert is_protected(path)
    for word in (b"Treppenhaus", b"SQLite", b"knee", b"entry"):
        assert word not in content
    assert len(zlib.compress(content, 9)) > len(content) * 0.99


def test_it_opens_with_the_passphrase_however_that_is_typed(path: Path) -> None:
    """An accent typed on another keyboard does not lock the runner out."""
    assert set(loaded(path, Key("correct horse, tre\u0300s long")).entries) == {"a", "b"}


def test_any_program_that_speaks_sqlcipher_opens_it(path: Path) -> None:
    """The history does not depend on kneelog."""
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(path))) as plain:
        plain.execute("PRAGMA key = 'correct horse, très long'")
        assert plain.execute("SELECT count(*) FROM entry").fetchone() == (2,)


def test_without_it_the_sentence_says_what_is_missing(path: Path) -> None:
    with pytest.raises(DiaryLockedError, match="protected by a passphrase"):
        open_diary(path, create=False)
    with pytest.raises(WrongPassphraseError, match="Caps Lock"):
        open_diary(path, create=False, key=Key("Correct Horse"))
    assert glance(path, DAY) is None
    assert whole(path, Key("Correct Horse")) is None


def test_glance_and_check_work_with_it(path: Path) -> None:
    first = glance(path, DAY, KEY)
    assert first is not None
    assert first.entries_total == 2
    assert whole(path, KEY) == loaded(path)
    assert check(path, KEY).is_sound


def test_copies_are_protected_too_and_open_with_the_same(path: Path, tmp_path: Path) -> None:
    """No plain copy lies beside the protected diary."""
    copy_diary(path, tmp_path / "aside", KEY)
    backup(path, tmp_path / "stick", KEY)
    for name in ("aside", "stick"):
        assert b"Treppenhaus" not in (tmp_path / name).read_bytes()
        assert loaded(tmp_path / name) == loaded(path)
    before = loaded(path)
    with closing(open_diary(path, create=False, key=KEY)) as store:
        store.commit(new(entry("c")))
    restore(tmp_path / "stick", path, KEY)
    assert loaded(path) == before


def test_a_plain_diary_ignores_a_key(tmp_path: Path) -> None:
    """A plain backup can be looked at while a protected diary is open."""
    assert set(loaded(begun(tmp_path / "plain", entry("a"))).entries) == {"a"}


def test_an_older_protected_diary_is_upgraded_under_its_passphrase(tmp_path: Path) -> None:
    place = tmp_path / "old.kneelog"
    place.touch()
    with closing(connect(OLD, write=False)) as plain:
        plain.execute(f"ATTACH '{place}' AS safe KEY \"{KEY.for_salt(bytes(range(16)))}\"")
        plain.execute("SELECT sqlcipher_export('safe')")
        plain.execute("PRAGMA safe.application_id = 0x6B6E6565")
    aside = upgrade(place, "0001", key=KEY)
    assert is_protected(aside)
    assert loaded(place).entries


@pytest.mark.parametrize("seed", range(20))
def test_a_flipped_bit_is_always_noticed(path: Path, seed: int) -> None:
    """Damage in a protected diary is never taken for what the runner said."""
    content = bytearray(path.read_bytes())
    at = random.Random(seed).randrange(4096, len(content))  # noqa: S311 - a place, not a secret
    content[at] ^= 1
    path.write_bytes(content)
    assert check(path, KEY).is_sound is False


def test_damage_at_its_beginning_is_a_wrong_passphrase_or_damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[700] ^= 1
    path.write_bytes(content)
    with pytest.raises((WrongPassphraseError, DiaryDamagedError)):
        loaded(path)


def test_the_vault_remembers_only_a_passphrase_that_opens(path: Path) -> None:
    vault = Vault(path)
    assert vault.is_locked
    for wrong in ("", "no"):
        with pytest.raises(WrongPassphraseError):
            vault.unlock(wrong)
    assert vault.is_locked
    vault.unlock("correct horse, très long")
    assert not vault.is_locked
    with closing(vault.open()) as store:
        assert store.load() == loaded(path)


def test_a_key_is_never_shown() -> None:
    """A crash report or a log cannot hold the passphrase by mistake."""
    assert "horse" not in repr(KEY)
    assert Key("correct horse, très long") == KEY
    assert len({KEY, Key("correct horse, très long"), Key("other")}) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        b"SQLite format 3\0" + bytes(5000),
        b"%PDF-1.7 " * 1000,
        bytes(8192),
        b"my thesis " * 1000,
    ],
    ids=["empty", "short", "plain", "pdf", "zeros", "text"],
)
def test_other_files_are_not_taken_for_protected_ones(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert not is_protected(tmp_path / "file")


def test_a_thousand_protected_first_pages_are_all_known(tmp_path: Path) -> None:
    """No runner is told that their own diary is none."""
    chance = random.Random(7)  # noqa: S311 - bytes, not secrets
    for _ in range(1000):
        (tmp_path / "file").write_bytes(chance.randbytes(4096))
        assert is_protected(tmp_path / "file")


def test_a_new_diary_can_be_protected_from_the_start(tmp_path: Path) -> None:
    create_diary(tmp_path / "new", KEY)
    assert is_protected(tmp_path / "new")
    with closing(SqliteDiary(tmp_path / "new", key=KEY)) as store:
        assert not store.load().records
