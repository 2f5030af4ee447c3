"""The page for the physio from a terminal: made without a display, refused with a sentence, never half."""

from __future__ import annotations

import html
import io
import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kneelog.services.physio_choice import GOAL_LIMIT, PROBLEM_LIMIT, QUESTION_LIMIT, About, Attached
from tests.journeys.command_line import CommandLine, is_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = datetime.now().astimezone().date()
QUESTION, PROBLEM, GOAL = "Can I keep my long run?", "Ache on the inner side.", "half marathon"
AWKWARD = (
    '#import "x.typ" *bold* $1/2$ #eval("1") <script>alert(1)</script> &amp; </main> '
    "כואב לי בברך 🦵🏽 a\x07b a\u202eb\nnext line "
)


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


@pytest.fixture
def diary(cli: CommandLine) -> CommandLine:
    """A few days of a runner who has a visit to come and another behind, and said something about herself."""
    cli.log(day(200), "--rest", "--left", "6", "--id", "old")
    cli.log(
        day(9),
        "--run",
        "--left",
        "4",
        "--right",
        "0",
        "--run-km",
        "8",
        "--run-id",
        "r1",
        "--note",
        "Stairs fine.",
    )
    cli.log(day(8), "--rest", "--left", "2", "--right", "0", "--run-id", "r1")
    kept = cli.folder / "kept.json"
    visits = [
        {"id": "a", "date": day(-3), "question": QUESTION, "problem": PROBLEM, "goal": GOAL},
        {"id": "b", "date": day(20), "with_whom": "Zora"},
    ]
    content = {
        "format": "kneelog-diary",
        "version": 1,
        "appointments": visits,
        "background": {"name": "Ana Example"},
    }
    kept.write_text(json.dumps(content), encoding="utf-8")
    cli.ok("import", str(kept))
    kept.unlink()
    return cli


def page(cli: CommandLine, *words: str) -> str:
    """The page's HTML, as it is read."""
    return html.unescape(cli.ok("export", "--format", "html", *words, "-o", "-"))


def pdf(cli: CommandLine, *words: str, environment: Mapping[str, str] | None = None) -> bytes:
    """The PDF on standard output of a process of its own."""
    command = [
        sys.executable,
        "-m",
        "kneelog",
        "--diary",
        str(cli.diary),
        "export",
        "--format",
        "pdf",
        *words,
    ]
    done = subprocess.run(
        [*command, "-o", "-"],
        check=False,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b""), done.stderr
    return done.stdout


def attached_to(content: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(content)) as found:
        return {name: spec.get_file().read_bytes() for name, spec in found.attachments.items()}


def test_a_page_is_made_from_a_terminal(diary: CommandLine) -> None:
    """With the words that are kept with the visit to come, since the visit before."""
    text = page(diary)
    for words in (QUESTION, PROBLEM, GOAL, "(3 weeks)"):
        assert words in text
    content = pdf(diary)
    with pikepdf.open(io.BytesIO(content)) as found:
        assert len(found.pages) == 1
    assert attached_to(content) == {}


def test_without_a_visit_the_page_tells_of_six_weeks(cli: CommandLine) -> None:
    cli.log(day(9), "--rest", "--left", "4")
    assert "(6 weeks)" in page(cli)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2026-01-05", "--to", "2026-01-11"), "5 January to 11 January 2026 (7 days)"),
        (("--to", "2025-12-31"), "20 November to 31 December 2025 (6 weeks)"),
    ],
    ids=["both ends", "six weeks to a day"],
)
def test_a_period_can_be_chosen(cli: CommandLine, words: tuple[str, ...], said: str) -> None:
    assert said in page(cli, *words)


def test_a_period_without_an_end_goes_to_today(cli: CommandLine) -> None:
    assert page(cli, "--from", day(20)) == page(cli, "--from", day(20), "--to", day(0))


def test_words_may_be_given_for_once(diary: CommandLine) -> None:
    """A word that is not given stays as it is kept; an empty one is left out. The diary stays as it is."""
    before = diary.everything()
    text = page(diary, "--question", "What now?", "--goal", "")
    assert "What now?" in text
    assert QUESTION not in text
    assert PROBLEM in text
    assert GOAL not in text
    assert diary.everything() == before


def test_nothing_of_the_background_is_printed_unasked(diary: CommandLine) -> None:
    assert "Ana Example" not in page(diary)
    assert "Ana Example" in page(diary, "--about", "name", "--about", "age")


def test_the_list_and_its_notes_are_added_only_if_asked_for(diary: CommandLine) -> None:
    texts = [page(diary), page(diary, "--list"), page(diary, "--list", "--notes")]
    assert ["All entries" in text for text in texts] == [False, True, True]
    assert ["Stairs fine." in text for text in texts] == [False, False, True]


def test_attached_data_comes_back_as_exactly_the_entries_and_runs_of_the_period(
    diary: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The physio's own kneelog, or the next laptop's, reads what lies in the PDF."""
    found = attached_to(pdf(diary, "--attach", "--notes"))
    assert set(found) == set(Attached)
    new = CommandLine(tmp_path_factory.mktemp("elsewhere"))
    for name in (Attached.JSON, Attached.CSV, Attached.RUNS):
        file = new.folder / name
        file.write_bytes(found[name])
        new.ok("import", str(file))
    assert new.json("entries") == diary.json("entries", "--from", day(20))
    assert new.ok("export", "--format", "runs-csv", "-o", "-") == diary.ok(
        "export", "--format", "runs-csv", "-o", "-"
    )


def test_attached_data_holds_no_notes_unasked(diary: CommandLine) -> None:
    assert all(b"Stairs" not in content for content in attached_to(pdf(diary, "--attach")).values())


@pytest.mark.parametrize(
    ("words", "environment", "paper"),
    [
        ((), {"LC_ALL": "de_DE.UTF-8"}, (595, 842)),
        ((), {"LC_ALL": "en_US.UTF-8"}, (612, 792)),
        ((), {"LC_ALL": "", "LC_PAPER": "en_CA.UTF-8", "LANG": "de_DE.UTF-8"}, (612, 792)),
        ((), {"LC_ALL": "C", "LANG": "en_US.UTF-8"}, (595, 842)),
        (("--paper", "a4"), {"LC_ALL": "en_US.UTF-8"}, (595, 842)),
        (("--paper", "letter"), {"LC_ALL": "de_DE.UTF-8"}, (612, 792)),
    ],
    ids=["Germany", "United States", "Canada for paper", "no region", "A4 asked for", "Letter asked for"],
)
def test_the_paper_is_that_of_the_region_or_as_asked_for(
    cli: CommandLine, words: tuple[str, ...], environment: Mapping[str, str], paper: tuple[int, int]
) -> None:
    with pikepdf.open(io.BytesIO(pdf(cli, *words, environment=environment))) as found:
        _, _, width, height = (round(float(side)) for side in found.pages[0].mediabox)
    assert (width, height) == paper


def test_the_same_diary_gives_the_same_file(diary: CommandLine) -> None:
    first, again = (pdf(diary, "--attach", "--notes", "--list") for _ in range(2))
    assert first == again


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_an_empty_diary_makes_a_page_and_no_diary(cli: CommandLine, form: str) -> None:
    target = cli.folder / f"page.{form}"
    cli.ok("export", "--format", form, "--list", "-o", str(target))
    assert list(cli.everything()) == [target.name]
    assert "No entries from" in page(cli)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2026-02-30"), "“2026-02-30” is not a date such as 2026-03-02"),
        (("--to", "9 March"), "“9 March” is not a date such as 2026-03-02"),
        (("--from", "2026-03-09", "--to", "2026-03-08"), "--to lies before --from"),
        (("--about", "shoes"), "'shoes' is not one of"),
        (("--paper", "a3"), "'a3' is not one of"),
        (("--notes",), "--notes would do nothing by itself: add --list or, for a pdf, --attach"),
        (("--question", "x" * (QUESTION_LIMIT + 1)), f"--question has room for {QUESTION_LIMIT} characters"),
        (("--problem", "x" * (PROBLEM_LIMIT + 1)), f"--problem has room for {PROBLEM_LIMIT} characters"),
        (("--goal", "x" * (GOAL_LIMIT + 1)), f"--goal has room for {GOAL_LIMIT} characters"),
    ],
    ids=["no such day", "no date", "turned round", "about", "paper", "notes", "question", "problem", "goal"],
)
@pytest.mark.parametrize("form", ["html", "pdf"])
def test_what_cannot_be_meant_is_said_and_nothing_written(
    cli: CommandLine, form: str, words: tuple[str, ...], said: str
) -> None:
    result = cli.run("export", "--format", form, *words, "-o", str(cli.folder / "page"))
    assert result.exit_code == 2
    assert said in result.stderr
    assert is_plain(result.stderr), result.stderr
    assert cli.everything() == {}


@pytest.mark.parametrize(
    ("form", "words", "formats"),
    [
        *(
            (form, words, "pdf and html")
            for form in ("csv", "runs-csv", "json")
            for words in (
                ("--question", "Why?"),
                ("--question", ""),
                ("--problem", "Ache"),
                ("--goal", "10 km"),
                ("--about", "name"),
                ("--paper", "a4"),
                ("--list",),
                ("--notes",),
            )
        ),
        *((form, ("--attach",), "pdf") for form in ("csv", "runs-csv", "json", "html")),
    ],
)
def test_no_option_does_nothing(cli: CommandLine, form: str, words: tuple[str, ...], formats: str) -> None:
    """Whoever asks for a note in a CSV learns at once that it makes no difference there."""
    result = cli.run("export", "--format", form, *words, "-o", "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{words[0]} would do nothing with --format {form}: it is for {formats}." in result.stderr
    assert is_plain(result.stderr)


def test_everything_of_the_background_has_a_name_on_the_command_line(cli: CommandLine) -> None:
    page(cli, *(word for about in About for word in ("--about", about.value)))
    said = cli.ok("export", "--help")
    assert "|".join(about.value for about in About) in "".join(said.split())


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_page_overwrites_nothing_unasked(cli: CommandLine, form: str) -> None:
    target = cli.folder / "page"
    target.write_text("precious", encoding="utf-8")
    refused = cli.run("export", "--format", form, "-o", str(target))
    assert (refused.exit_code, target.read_text(encoding="utf-8")) == (2, "precious")
    assert is_plain(refused.stderr)
    cli.ok("export", "--format", form, "-o", str(target), "--force")
    assert target.read_bytes()[:5] in (b"%PDF-", b"<!DOC")


@pytest.mark.parametrize("form", ["html", "pdf"])
@pytest.mark.parametrize("where", ["none/page", "."], ids=["no folder", "a folder"])
def test_a_place_where_nothing_can_be_written_is_said(cli: CommandLine, form: str, where: str) -> None:
    result = cli.run("export", "--format", form, "-o", str(cli.folder / where))
    assert result.exit_code == 4
    assert is_plain(result.stderr)
    assert cli.everything() == {}


def test_a_note_of_ten_thousand_characters_is_shown_as_typed(cli: CommandLine) -> None:
    """Typst's and HTML's marks, Hebrew, emoji, a bell, and a character that turns text round."""
    note = (AWKWARD * 100)[:10_000]
    cli.log(day(2), "--rest", "--left", "3", "--note", note)
    seen = note.replace("\x07", "⟨U+0007⟩").replace("\u202e", "⟨U+202E⟩")
    raw = cli.ok("export", "--format", "html", "--list", "--notes", "-o", "-")
    assert "<script" not in raw
    assert "\x07" not in raw
    assert " ".join(seen.split()) in " ".join(html.unescape(raw).split())
    content = pdf(cli, "--list", "--notes", "--attach")
    with pikepdf.open(io.BytesIO(content)) as found:
        assert len(found.pages) > 1
    assert note in json.loads(attached_to(content)[Attached.JSON])["entries"][0]["note"]


def test_words_of_any_kind_make_a_page(cli: CommandLine) -> None:
    """What a terminal that is not UTF-8 hands over, too."""
    question = "\udce9 " + AWKWARD[: QUESTION_LIMIT - 2]
    assert "⟨U+DCE9⟩" in page(cli, "--question", question)
    assert pdf(cli, "--question", question).startswith(b"%PDF-")


@pytest.mark.parametrize("last", [date.min, date.max], ids=["the first day there is", "the last"])
def test_the_ends_of_the_calendar_make_a_page(cli: CommandLine, last: date) -> None:
    assert "No entries" in page(cli, "--to", last.isoformat())


def test_a_table_does_not_wait_for_what_sets_the_page(cli: CommandLine) -> None:
    """CSV and JSON leave at once."""
    cli.log(day(2), "--rest", "--left", "3")
    program = (
        "import sys\n"
        "from kneelog.cli.root import root\n"
        "status = root.run(sys.argv[1:])\n"
        "names = ('typst', 'kneelog.services.physio', 'kneelog.exporters.physio_html')\n"
        "print(status, [name for name in names if name in sys.modules], file=sys.stderr)\n"
    )
    words = ["--diary", str(cli.diary), "export", "--format", "csv", "-o", "-"]
    done = subprocess.run([sys.executable, "-c", program, *words], check=True, capture_output=True, text=True)
    assert done.stderr == "0 []\n"
