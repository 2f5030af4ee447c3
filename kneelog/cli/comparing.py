"""What ``kneelog check`` says of the diary beside its newest backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneelog.words import tr

if TYPE_CHECKING:
    from kneelog.services.silent_damage import Comparison


def comparison_lines(found: Comparison | None) -> list[str]:
    """Which backup it was compared with, and each record that changed by itself."""
    if found is None:
        return []
    from kneelog.services.silent_damage import change_words
    from kneelog.services.wording import moment_words

    when = moment_words(found.backup.made_at)
    if not found.is_possible:
        return [
            tr(
                "Compared with the backup of {when}: not possible, the undo history began anew since.",
                when=when,
            )
        ]
    if found.is_sound:
        return [tr("Compared with the backup of {when}: nothing changed by itself", when=when)]
    lines = [tr("Compared with the backup of {when}, these changed by themselves:", when=when)]
    lines += [f"  {change_words(change)}" for change in found.changes]
    return lines + [tr("  The undo history of “{label}”.", label=label) for label in found.in_history]


def comparison_json(found: Comparison | None) -> dict[str, object] | None:
    """The same as JSON values; ``None`` where there is no backup."""
    if found is None:
        return None
    return {
        "path": str(found.backup.path),
        "made_at": found.backup.made_at.isoformat(),
        "is_possible": found.is_possible,
        "changed": [
            {
                "kind": change.kind.value,
                "id": change.id,
                "date": change.on.isoformat() if change.on else None,
                "is_in_backup": change.in_backup is not None,
                "is_in_diary": change.now is not None,
                "fields": [
                    {"field": name, "in_backup": before, "now": now}
                    for name, before, now in change.differing()
                ],
            }
            for change in found.changes
        ],
        "undo_history": list(found.in_history),
    }
