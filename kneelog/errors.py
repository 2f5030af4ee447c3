"""Two families of error: the world's, with a plain sentence and advice, and ours, which are defects.

Everything the world does wrong (a bad value, a full disk, a newer diary) is a :class:`KneelogError`; its text is
one or two plain sentences that say what and where, and what to do next. Anything else that escapes is a defect.
"""

from __future__ import annotations


class KneelogError(Exception):
    """Something in the world is wrong. ``str(error)`` is for the runner; ``exit_status`` for the shell."""

    exit_status = 3


class UsageError(KneelogError):
    """The command or a setting was used wrongly (status 2)."""

    exit_status = 2


class InvalidValueError(KneelogError):
    """A value that a diary must not hold.

    ``field`` is the name that the command line and the CSV use for it, for example ``left_swelling``.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class InputRejectedError(KneelogError):
    """A file, or part of one, that cannot be taken in (status 3)."""


class ConflictError(KneelogError):
    """Something known under this id already has other content, or was changed elsewhere meanwhile (status 3)."""


class DiaryError(KneelogError):
    """The diary can't be used (status 4)."""

    exit_status = 4


class DiaryBusyError(DiaryError):
    """Another program holds the diary's lock."""


class DiaryNewerError(DiaryError):
    """The diary was written by a newer kneelog."""


class DiaryDamagedError(DiaryError):
    """The file is a kneelog diary but damaged."""


class DiaryMissingError(DiaryError):
    """There was a diary, and it is not in its place any more; none was begun instead."""


class DiaryLockedError(DiaryError):
    """The diary is protected by a passphrase, and none was given."""


class WrongPassphraseError(DiaryLockedError):
    """The passphrase does not open the diary."""


class DiaryForeignError(DiaryError):
    """The path holds something that is not a kneelog diary."""


class DiaryReadOnlyError(DiaryError):
    """The diary can be read but not written."""


class DiaryFullError(DiaryError):
    """The disk is full."""


class NoDisplayError(KneelogError):
    """There is no display, or Qt's system libraries are missing (status 5)."""

    exit_status = 5
