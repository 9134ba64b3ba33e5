import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_dates

DAY = date(2024, 10, 11)  # a Friday
CASES = [
    ("on 1 October 2024", "2024-10-01", "2024-10-01"),
    ("October 1", "2024-10-01", "2024-10-01"),
    ("Oct. 1, 2023", "2023-10-01", "2023-10-01"),
    ("2024-03-05", "2024-03-05", "2024-03-05"),
    ("on Monday", "2024-10-07", "2024-10-07"),
    ("last month", "2024-09-01", "2024-09-30"),
    ("yesterday", "2024-10-10", "2024-10-10"),
    ("in late 2023", "2023-09-01", "2023-12-31"),
    ("since 2022", "2022-01-01", None),
    ("by 2027", None, "2027-12-31"),
    ("from 2016 to 2018", "2016-01-01", "2018-12-31"),
    ("in the 1990s", "1990-01-01", "1999-12-31"),
    ("two weeks ago", "2024-09-23", "2024-09-29"),
    ("September 2023", "2023-09-01", "2023-09-30"),
    ("next year", "2025-01-01", "2025-12-31"),
    ("December 30", "2023-12-30", "2023-12-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), CASES, ids=[c[0] for c in CASES])
def test_dates(text, first, last):
    (found,) = find_dates(f"It happened {text}, he said.", DAY)
    assert (found.value.first, found.value.last) == (first, last)


@pytest.mark.parametrize("text", ["2016 drones", "the S-2000", "March on the city", "31 tanks", "February 31, 2024"])
def test_no_date(text):
    assert [f for f in find_dates(text, DAY) if f.value.first == f.value.last and f.value.first] == []


def test_relative_dates_need_a_day():
    (found,) = find_dates("last month", None)
    assert (found.value.first, found.value.text) == (None, "last month")


@given(st.text(max_size=200))
def test_any_text(text):
    found = find_dates(text, DAY)
    assert all(text[f.start : f.end] == f.value.text for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
