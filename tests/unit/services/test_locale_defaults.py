"""What a region suggests at first start, as a table."""

from __future__ import annotations

import pytest

from kneelog.domain.settings import Appearance, Country, Preferences, Units
from kneelog.services.locale_defaults import for_locale, paper_of
from kneelog.services.physio_page import PaperSize

KM, MI = Units.KILOMETRES, Units.MILES


@pytest.mark.parametrize(
    ("territory", "units", "country"),
    [
        pytest.param("GB", MI, Country.UNITED_KINGDOM, id="miles on British roads"),
        pytest.param("JE", MI, Country.OTHER, id="Jersey has miles, but no NHS 111"),
        pytest.param("US", MI, Country.UNITED_STATES, id="the United States"),
        pytest.param("PR", MI, Country.UNITED_STATES, id="911 in Puerto Rico too"),
        pytest.param("AU", KM, Country.AUSTRALIA, id="Australia"),
        pytest.param("DE", KM, Country.EUROPEAN_UNION, id="a member of the Union"),
        pytest.param("IE", KM, Country.EUROPEAN_UNION, id="English, but 112"),
        pytest.param("HR", KM, Country.EUROPEAN_UNION, id="the Union's newest member"),
        pytest.param("CH", KM, Country.OTHER, id="not of the Union: no number is claimed"),
        pytest.param("CA", KM, Country.OTHER, id="not of the table: no number is claimed"),
        pytest.param("", KM, Country.OTHER, id="nothing known"),
        pytest.param("ZZ", KM, Country.OTHER, id="Qt's own word for nothing known"),
        pytest.param("de", KM, Country.EUROPEAN_UNION, id="in lower case"),
    ],
)
def test_territories(territory: str, units: Units, country: Country) -> None:
    found = for_locale(territory, 0)
    assert (found.units, found.country) == (units, country)


@pytest.mark.parametrize("first", range(7))
def test_the_week_begins_as_the_locale_says(first: int) -> None:
    assert for_locale("DE", first).first_weekday == first


def test_the_rest_stays_as_it_was() -> None:
    before = Preferences(appearance=Appearance.DARK, move_on=False)
    after = for_locale("US", 6, before)
    assert (after.appearance, after.move_on, after.welcomed) == (Appearance.DARK, False, False)


def test_no_number_is_claimed_where_none_is_known() -> None:
    assert for_locale("CH", 0).numbers == ("", "")


@pytest.mark.parametrize(
    ("territory", "paper"),
    [
        pytest.param("US", PaperSize.LETTER, id="the United States"),
        pytest.param("ca", PaperSize.LETTER, id="Canada, in lower case"),
        pytest.param("MX", PaperSize.LETTER, id="metric, but Letter"),
        pytest.param("GB", PaperSize.A4, id="miles, but A4"),
        pytest.param("", PaperSize.A4, id="nothing known"),
    ],
)
def test_the_page_is_set_on_paper_that_the_printer_has(territory: str, paper: PaperSize) -> None:
    assert paper_of(territory) is paper
