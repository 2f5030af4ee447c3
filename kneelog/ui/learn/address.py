"""Where a link of Learn leads: to a page of it, or to a page of the window."""

from __future__ import annotations

from typing import NamedTuple

_HERE, _PAGE = "learn", "page"


class InLearn(NamedTuple):
    """A topic, and the heading in it, if one is meant."""

    topic: str
    anchor: str = ""


class InWindow(NamedTuple):
    """A page of the window, and what it should show."""

    page: str
    subject: str | None = None


def address(link: str) -> InLearn | InWindow:
    """Read "learn:topic#anchor" or "page:name:subject"."""
    kind, _, rest = link.partition(":")
    if kind == _HERE:
        return in_learn(rest)
    if kind != _PAGE:
        raise ValueError(f"{link!r} leads nowhere")  # a defect of the text
    page, _, subject = rest.partition(":")
    return InWindow(page, subject or None)


def in_learn(words: str) -> InLearn:
    """Read "topic#anchor"."""
    topic, _, anchor = words.partition("#")
    return InLearn(topic, anchor)
