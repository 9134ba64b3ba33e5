"""Arithmetic of calendar days for the phrases of periods.py: months, weeks around a day, parts of a year."""

import calendar
from datetime import date, timedelta

Days = tuple[date | None, date | None]

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, of the northern half of the world
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {w: n for n, w in enumerate(_UNITS.split())} | {"a": 1, "an": 1, "a couple of": 2, "several": 3, "a few": 3, "a dozen": 12}
SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "the": 0, "the current": 0, "current": 0, "next": 1, "coming": 1}


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def number_of(words: str) -> int:
    """A number in digits or words."""
    return NUMBERS[words.lower()] if words.lower() in NUMBERS else int(words)


def back(day: date, unit: str, number: int) -> date:
    """The day `number` units before; a month without that day gives its last one."""
    if unit in {"day", "week"}:
        return day - timedelta(days=number * (7 if unit == "week" else 1))
    index = day.year * 12 + day.month - 1 - number * {"month": 1, "year": 12, "decade": 120}[unit]
    first, last = month_days(index // 12, index % 12 + 1)
    return first.replace(day=min(day.day, last.day))


def around(day: date, unit: str, shift: int) -> tuple[date, date]:
    """The week, month or year `shift` steps from the day's own."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        index = day.year * 12 + day.month - 1 + shift
        return month_days(index // 12, index % 12 + 1)
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


def narrowed(days: tuple[date, date], part: str, published: date | None) -> Days:
    """The early, middle or late part of a month or year; "earlier" and "later" end and begin with the article's own day."""
    part = part.lower().replace("very ", "").split(" ")[0]
    first, last = days
    if part in {"earlier", "later"} and published and first <= published <= last:
        return (first, published) if part == "earlier" else (published, last)
    name = {"early": "early", "beginning": "early", "start": "early", "earlier": "early", "mid": "mid", "middle": "mid"}.get(part, "late" if part else "")
    if not name or (last - first).days < 20:
        return days
    if (last - first).days < 40:
        low, high = {"early": (1, 10), "mid": (10, 20), "late": (20, last.day)}[name]
        return first.replace(day=low), first.replace(day=high)
    low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[name]
    return date(first.year, low, 1), month_days(first.year, high)[1]


def weekday(published: date, target: int, which: str) -> tuple[date, date]:
    """The nearest such weekday: behind (today counts), or ahead after "next", "this" and "coming"."""
    behind = (published.weekday() - target) % 7
    if which in {"next", "this", "coming"}:
        step = (7 - behind) % 7 or (7 if which == "next" else 0)
    else:
        step = -(behind or (7 if which == "last" else 0))
    day = published + timedelta(days=step)
    return day, day


def weekend(published: date, which: str) -> tuple[date, date]:
    """Saturday and Sunday: those behind or going on, or ahead after "this" and "next"."""
    now = published.weekday() >= 5
    weeks = {"this": 0 if now else 1, "next": 1 if now else 2, "last": -1 if now else 0}.get(which, 0)
    first = published - timedelta(days=(published.weekday() - 5) % 7) + timedelta(weeks=weeks)
    return first, first + timedelta(days=1)
