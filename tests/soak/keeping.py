"""Scenarios of keeping a diary safe: merging, automatic backups, a passphrase, erasing, recovering."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from kneelog.domain.period import Period
from kneelog.services import erasing
from kneelog.services.erasing import Scope
from kneelog.store.check import check
from kneelog.store.key import Key, is_protected
from kneelog.store.protection import protect, snapshots
from kneelog.store.vault import Vault
from tests.soak.scenario import DIARY, NOW, Scenario, next_start
from tests.store.helpers import DAY, begun, content, entry, loaded, new, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER = "other.kneelog"
ERASED = "plumdumpling"


class Merging(Scenario):
    """Another laptop's diary is merged into this one, the diary as it was before set aside."""

    name = "merge"

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY, *(entry(f"mine-{number}") for number in range(20)))
        begun(folder / OTHER, *(entry(f"theirs-{number}", note="x" * 500) for number in range(200)))
        self._before, self._theirs = loaded(folder / DIARY), loaded(folder / OTHER)

    def act(self, folder: Path) -> Iterator[str]:
        vault = Vault(folder / DIARY)
        change = vault.plan_merge(str(folder / OTHER)).change({})
        vault.set_aside("merge")
        with closing(vault.open()) as store:
            store.commit(change)
        yield "merged"

    def judge(self, folder: Path, told: list[str]) -> None:
        found = set(next_start(folder).entries)
        assert found in ({*self._before.entries}, {*self._before.entries, *self._theirs.entries})
        assert content(loaded(folder / OTHER)) == content(self._theirs)
        aside = [content(loaded(path)) for path in snapshots(folder / DIARY)]
        assert all(one == content(self._before) for one in aside)
        if told:
            assert set(self._theirs.entries) <= found
        if set(self._theirs.entries) <= found:
            assert len(aside) == 1


class ByItself(Scenario):
    """The diary changes day by day, and the backups that make themselves are rotated."""

    name = "automatic backup"
    _DAYS = 12

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY, *(entry(f"old-{number}", note="x" * 500) for number in range(100)))

    def _vault(self, folder: Path) -> Vault:
        os.environ["XDG_DATA_HOME"] = str(folder / "data")
        return Vault(folder / DIARY)

    def act(self, folder: Path) -> Iterator[str]:
        vault = self._vault(folder)
        for number in range(min(self.steps, self._DAYS)):
            with closing(vault.open()) as store:
                store.commit(new(entry(f"day-{number}")))
            made = vault.back_up(NOW + timedelta(days=number))
            if made.trouble:
                return
            yield str(number)

    def judge(self, folder: Path, told: list[str]) -> None:
        vault = self._vault(folder)
        days = {name for name in next_start(folder).entries if name.startswith("day-")}
        assert len(told) <= len(days) <= len(told) + 1
        backups = sorted((folder / "data").rglob("*.kneelog"))
        assert len(backups) >= min(len(told), 7)
        assert all(check(path).is_sound for path in backups)
        if told:
            assert f"day-{told[-1]}" in set().union(*(loaded(path).entries for path in backups[-2:]))
        with closing(vault.open()) as store:
            store.commit(new(entry("one more")))
        assert not vault.back_up(NOW + timedelta(days=self._DAYS + 1)).trouble


class Passphrase(Scenario):
    """A plain diary and a snapshot of it come under a passphrase."""

    name = "passphrase"
    _key = Key("plum jam and rye")

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY, *(entry(f"{number}", note=f"{ERASED} {number}") for number in range(50)))
        Vault(folder / DIARY).set_aside("merge")
        self._content = content(loaded(folder / DIARY))

    def act(self, folder: Path) -> Iterator[str]:
        done = protect(folder / DIARY, None, self._key, snapshots(folder / DIARY))
        if done.is_protected and not done.unreachable:
            yield "protected"

    def judge(self, folder: Path, told: list[str]) -> None:
        path = folder / DIARY
        assert is_protected(path) or not told
        with closing(Vault(path, self._key).open()) as store:
            assert content(store.load()) == self._content
        again = protect(path, None, self._key, snapshots(path))  # finishes what was cut off
        assert (again.is_protected, again.unreachable) == (True, ())
        for file in (path, *snapshots(path)):
            assert check(file, self._key).is_sound
        whole = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
        assert ERASED.encode() not in whole


class Erasing(Scenario):
    """A week is erased for good."""

    name = "erase"

    def prepare(self, folder: Path) -> None:
        begun(folder / DIARY, entry("gone", note=ERASED))
        other = entry("stays", note="x" * 500)
        later = [
            type(other)(f"stays-{number}", DAY + timedelta(days=30), other.kind) for number in range(200)
        ]
        begun(folder / DIARY, *later)
        self._stays = {one.id for one in later}

    def _erase(self, folder: Path) -> None:
        period = Period(DAY, DAY + timedelta(days=6))
        vault = Vault(folder / DIARY)
        with closing(opened(folder / DIARY, create=False)) as store:
            plan = erasing.plan(store.load(), Scope(period), NOW)
        vault.erase(plan, ())

    def act(self, folder: Path) -> Iterator[str]:
        self._erase(folder)
        yield "erased"

    def judge(self, folder: Path, told: list[str]) -> None:
        if told:
            whole = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
            assert ERASED.encode() not in whole
        found = set(next_start(folder).entries)
        assert found in (self._stays, {*self._stays, "gone"})
        assert not told or found == self._stays


class Recovering(Scenario):
    """A damaged diary is replaced by what can be read of it; the damaged file is kept."""

    name = "recover"

    def prepare(self, folder: Path) -> None:
        path = begun(folder / DIARY, *(entry(f"{number}", note="x" * 500) for number in range(200)))
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            file.write(bytes(8192))
        self._damaged = path.read_bytes()
        self._saved = Vault(path).salvage()
        assert len(self._saved.diary.entries) > 50

    def act(self, folder: Path) -> Iterator[str]:
        done = Vault(folder / DIARY).put_salvaged(self._saved)
        yield str(done.entries)

    def judge(self, folder: Path, told: list[str]) -> None:
        path = folder / DIARY
        if path.read_bytes() == self._damaged:
            assert not told
            Vault(path).put_salvaged(self._saved)
        assert content(next_start(folder)) == content(self._saved.diary)
        kept = list(folder.glob("diary.damaged-*"))
        assert [file.read_bytes() for file in kept] == [self._damaged]


KEEPING: tuple[type[Scenario], ...] = (Merging, ByItself, Passphrase, Erasing, Recovering)
"""These."""
