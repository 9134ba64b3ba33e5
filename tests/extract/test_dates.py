import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_dates

DAY = date(2024, 10, 11)  # a Friday
CASES = [
    ("on 1 October 2024", "2024-10-01", "2024-10-01"),
    ("on October 1", "2024-10-01", "2024-10-01"),
    ("on October 1st", "2024-10-01", "2024-10-01"),
    ("on the 1st of October", "2024-10-01", "2024-10-01"),
    ("on the 7th of October 2023", "2023-10-07", "2023-10-07"),
    ("Oct. 7, 2023", "2023-10-07", "2023-10-07"),
    ("on 7 Oct", "2024-10-07", "2024-10-07"),
    ("on 7.10.2024", "2024-10-07", "2024-10-07"),
    ("on 2024/10/07", "2024-10-07", "2024-10-07"),
    ("on Monday", "2024-10-07", "2024-10-07"),
    ("on Friday", "2024-10-11", "2024-10-11"),
    ("last Friday", "2024-10-04", "2024-10-04"),
    ("next Monday", "2024-10-14", "2024-10-14"),
    ("this Saturday", "2024-10-12", "2024-10-12"),
    ("on Monday, October 7", "2024-10-07", "2024-10-07"),
    ("on Tuesday, 8 October 2024", "2024-10-08", "2024-10-08"),
    ("on Sunday night", "2024-10-06", "2024-10-06"),
    ("yesterday", "2024-10-10", "2024-10-10"),
    ("today", "2024-10-11", "2024-10-11"),
    ("tomorrow", "2024-10-12", "2024-10-12"),
    ("overnight", "2024-10-10", "2024-10-11"),
    ("last night", "2024-10-10", "2024-10-10"),
    ("earlier today", "2024-10-11", "2024-10-11"),
    ("this morning", "2024-10-11", "2024-10-11"),
    ("last week", "2024-09-30", "2024-10-06"),
    ("this week", "2024-10-07", "2024-10-13"),
    ("earlier this week", "2024-10-07", "2024-10-11"),
    ("later this week", "2024-10-11", "2024-10-13"),
    ("next week", "2024-10-14", "2024-10-20"),
    ("last month", "2024-09-01", "2024-09-30"),
    ("this month", "2024-10-01", "2024-10-31"),
    ("earlier this month", "2024-10-01", "2024-10-11"),
    ("later this month", "2024-10-11", "2024-10-31"),
    ("next month", "2024-11-01", "2024-11-30"),
    ("last year", "2023-01-01", "2023-12-31"),
    ("earlier this year", "2024-01-01", "2024-10-11"),
    ("later this year", "2024-10-11", "2024-12-31"),
    ("next year", "2025-01-01", "2025-12-31"),
    ("late last year", "2023-09-01", "2023-12-31"),
    ("early next year", "2025-01-01", "2025-04-30"),
    ("at the end of last year", "2023-09-01", "2023-12-31"),
    ("last summer", "2024-06-01", "2024-08-31"),
    ("last winter", "2023-12-01", "2024-02-29"),
    ("this spring", "2024-03-01", "2024-05-31"),
    ("next spring", "2025-03-01", "2025-05-31"),
    ("in the summer of 2023", "2023-06-01", "2023-08-31"),
    ("in the winter of 2022", "2022-12-01", "2023-02-28"),
    ("in spring 2022", "2022-03-01", "2022-05-31"),
    ("last September", "2024-09-01", "2024-09-30"),
    ("last November", "2023-11-01", "2023-11-30"),
    ("next March", "2025-03-01", "2025-03-31"),
    ("in September", "2024-09-01", "2024-09-30"),
    ("in December", "2023-12-01", "2023-12-31"),
    ("since August", "2024-08-01", None),
    ("since February 2022", "2022-02-01", None),
    ("since February 24, 2022", "2022-02-24", None),
    ("since 24 February", "2024-02-24", None),
    ("since Monday", "2024-10-07", None),
    ("since 2022", "2022-01-01", None),
    ("since last year", "2023-01-01", None),
    ("until 2030", None, "2030-12-31"),
    ("by 2027", None, "2027-12-31"),
    ("by the end of 2025", None, "2025-12-31"),
    ("by the end of the year", None, "2024-12-31"),
    ("by the end of this year", None, "2024-12-31"),
    ("by year's end", None, "2024-12-31"),
    ("by next summer", None, "2025-08-31"),
    ("by March", None, "2025-03-31"),
    ("before 2020", None, "2020-01-01"),
    ("after 2014", "2014-01-01", None),
    ("after October 7", "2024-10-07", None),
    ("in 2016", "2016-01-01", "2016-12-31"),
    ("in early 2024", "2024-01-01", "2024-04-30"),
    ("in mid-2023", "2023-05-01", "2023-08-31"),
    ("in late 2023", "2023-09-01", "2023-12-31"),
    ("in late September", "2024-09-20", "2024-09-30"),
    ("in early October", "2024-10-01", "2024-10-10"),
    ("in mid-August", "2024-08-10", "2024-08-20"),
    ("in early March 2023", "2023-03-01", "2023-03-10"),
    ("in late February 2022", "2022-02-20", "2022-02-28"),
    ("in the first half of 2023", "2023-01-01", "2023-06-30"),
    ("in the second half of 2022", "2022-07-01", "2022-12-31"),
    ("in the first quarter of 2024", "2024-01-01", "2024-03-31"),
    ("in Q3 2023", "2023-07-01", "2023-09-30"),
    ("in the third quarter", "2024-07-01", "2024-09-30"),
    ("from 2016 to 2018", "2016-01-01", "2018-12-31"),
    ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
    ("in 2022-2023", "2022-01-01", "2023-12-31"),
    ("in 2022–23", "2022-01-01", "2023-12-31"),
    ("from March to June 2022", "2022-03-01", "2022-06-30"),
    ("between January and March", "2024-01-01", "2024-03-31"),
    ("from October 1 to October 5", "2024-10-01", "2024-10-05"),
    ("on October 1-3", "2024-10-01", "2024-10-03"),
    ("on 1–3 October 2024", "2024-10-01", "2024-10-03"),
    ("in the 1990s", "1990-01-01", "1999-12-31"),
    ("in the late 1980s", "1986-01-01", "1989-12-31"),
    ("in the early 2000s", "2000-01-01", "2004-12-31"),
    ("in the '90s", "1990-01-01", "1999-12-31"),
    ("two days ago", "2024-10-09", "2024-10-09"),
    ("three weeks ago", "2024-09-16", "2024-09-22"),
    ("a month ago", "2024-09-01", "2024-09-30"),
    ("two years ago", "2022-01-01", "2022-12-31"),
    ("two decades ago", "2004-01-01", "2004-12-31"),
    ("in the past two weeks", "2024-09-27", "2024-10-11"),
    ("over the past month", "2024-09-11", "2024-10-11"),
    ("in the past year", "2023-10-11", "2024-10-11"),
    ("in the last three days", "2024-10-08", "2024-10-11"),
    ("over the last two years", "2022-10-11", "2024-10-11"),
    ("in recent weeks", None, "2024-10-11"),
    ("in the coming weeks", "2024-10-11", None),
    ("in the coming days", "2024-10-11", None),
    ("over the weekend", "2024-10-05", "2024-10-06"),
    ("this weekend", "2024-10-12", "2024-10-13"),
    ("last weekend", "2024-10-05", "2024-10-06"),
    ("in September of last year", "2023-09-01", "2023-09-30"),
    ("on October 7 last year", "2023-10-07", "2023-10-07"),
    ("in May this year", "2024-05-01", "2024-05-31"),
    ("the 2022 invasion", "2022-01-01", "2022-12-31"),
    ("during Russia's 2008 war", "2008-01-01", "2008-12-31"),
    ("13/10/2024", "2024-10-13", "2024-10-13"),
    ("on 10/13/2024", "2024-10-13", "2024-10-13"),
    ("an hour ago", "2024-10-11", "2024-10-11"),
    ("Sept. 11, 2001", "2001-09-11", "2001-09-11"),
    ("starting in 2026", "2026-01-01", None),
    ("until Friday", None, "2024-10-11"),
    ("in H1 2024", "2024-01-01", "2024-06-30"),
    ("in the last quarter of 2023", "2023-10-01", "2023-12-31"),
    ("between late 2022 and early 2023", "2022-09-01", "2023-04-30"),
    ("at the beginning of the month", "2024-10-01", "2024-10-10"),
]


@pytest.mark.parametrize(("text", "first", "last"), CASES, ids=[c[0] for c in CASES])
def test_dates(text, first, last):
    (found,) = find_dates(f"It happened {text}, he said.", DAY)
    assert (found.value.first, found.value.last) == (first, last)


NO_DATES = ["2016 drones", "the S-2000", "March on the city", "31 tanks", "February 31, 2024", "a force of 2000 troops", "the 2000 pound bomb",
            "It may end", "Iran and March Ltd", "on 07/10/2024", "30 S-300s", "Resolution 2231", "1,990 men", "$2024", "after the fall of Kabul"]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text):
    assert find_dates(text, DAY) == []


def test_relative_dates_need_a_day():
    (found,) = find_dates("last month", None)
    assert (found.value.first, found.value.text) == (None, "last month")


@pytest.mark.xfail(reason="a weekday looks back: the tense of the verb is not read", strict=True)
def test_a_weekday_ahead():
    (found,) = find_dates("The ministers will meet on Monday.", DAY)
    assert found.value.first == "2024-10-14"


def test_several_dates_of_one_sentence():
    found = find_dates("After talks in May, Iran sent drones on 3 June 2023 and, by the end of 2024, wants jets.", DAY)
    assert [(f.value.first, f.value.last) for f in found] == [("2024-05-01", "2024-05-31"), ("2023-06-03", "2023-06-03"), (None, "2024-12-31")]


@given(st.text(max_size=200))
def test_any_text(text):
    found = find_dates(text, DAY)
    assert all(text[f.start : f.end] == f.value.text for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
