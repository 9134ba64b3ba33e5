"""Dates in a text → first and last day, resolved against the article's own date."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from extract.claim import When
from extract.spans import Found

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {w: n for n, w in enumerate(_UNITS.split())} | {"a": 1, "an": 1, "several": 3}
_M = r"(?P<month>(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r"))\b\.?"
_Y = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
Days = tuple[date | None, date | None]


def find_dates(text: str, published: date | None) -> list[Found[When]]:
    """Every date phrase of the text by position, none overlapping. Relative ones have no days when `published` is None."""
    found: list[Found[When]] = []
    for pattern, resolve in _PATTERNS:
        for match in pattern.finditer(text):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            try:
                days = resolve(match, published)
            except (ValueError, OverflowError):
                continue
            first, last = days
            when = When(first.isoformat() if first else None, last.isoformat() if last else None, match[0])
            found.append(Found(match.start(), match.end(), when))
    return sorted(found, key=lambda f: f.start)


def _iso(match: re.Match, _: date | None) -> Days:
    day = date(int(match["year"]), int(match["m"]), int(match["d"]))
    return day, day


def _full(match: re.Match, _: date | None) -> Days:
    day = date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    return day, day


def _month_day(match: re.Match, published: date | None) -> Days:
    number, day = _MONTHS[match["month"].lower()], int(match["day"])
    if published is None:
        date(2000, number, day)
        return None, None
    found = date(published.year, number, min(day, calendar.monthrange(published.year, number)[1]))
    if found > published + timedelta(days=45):  # news looks back: "on December 30" read in January
        found = date(published.year - 1, number, min(day, calendar.monthrange(published.year - 1, number)[1]))
    return found, found


def _month_year(match: re.Match, _: date | None) -> Days:
    return _month(int(match["year"]), _MONTHS[match["month"].lower()])


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _year(match: re.Match, _: date | None) -> Days:
    year = int(match["year"])
    first, last = _PARTS[(match.groupdict().get("part") or "").lower().rstrip("-")]
    cue = (match.groupdict().get("cue") or "").lower()
    days = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    return {"since": (days[0], None), "by": (None, days[1]), "until": (None, days[1]), "before": (None, days[0])}.get(cue, days)


_PARTS = {"": (1, 12), "early": (1, 4), "late": (9, 12), "mid": (5, 8), "the beginning of": (1, 4), "the end of": (9, 12),
          "the start of": (1, 4), "the summer of": (6, 8), "the spring of": (3, 5), "the autumn of": (9, 11), "the fall of": (9, 11)}  # fmt: skip


def _span_of_years(match: re.Match, _: date | None) -> Days:
    first, last = int(match["a"]), int(match["b"])
    return (date(first, 1, 1), date(last, 12, 31)) if first <= last else (date(last, 1, 1), date(first, 12, 31))


def _decade(match: re.Match, _: date | None) -> Days:
    year = int(match["decade"])
    return date(year, 1, 1), date(year + 9, 12, 31)


def _quarter(match: re.Match, _: date | None) -> Days:
    month = 3 * int(match["q"]) - 2
    return date(int(match["year"]), month, 1), _month(int(match["year"]), month + 2)[1]


def _weekday(match: re.Match, published: date | None) -> Days:
    if published is None:
        return None, None
    target, ahead = _DAYS[match["weekday"].lower()], (match["which"] or "").strip().lower() == "next"
    step = (target - published.weekday()) % 7 or 7 if ahead else -((published.weekday() - target) % 7)
    if (match["which"] or "").strip().lower() == "last" and step == 0:
        step = -7
    day = published + timedelta(days=step)
    return day, day


def _near(match: re.Match, published: date | None) -> Days:
    if published is None:
        return None, None
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}[match["near"].lower()]
    day = published + timedelta(days=shift)
    return day, day


def _unit(match: re.Match, published: date | None) -> Days:
    if published is None:
        return None, None
    word = match["which"].lower()
    return _around(published, match["unit"].lower(), {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[word])


def _around(day: date, unit: str, shift: int) -> Days:
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        index = day.year * 12 + day.month - 1 + shift
        return _month(index // 12, index % 12 + 1)
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


def _ago(match: re.Match, published: date | None) -> Days:
    if published is None:
        return None, None
    number = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    unit = match["unit"].lower()
    if unit == "day":
        day = published - timedelta(days=number)
        return day, day
    return _around(published, unit, -number)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])" + pattern, re.I)


_PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match, date | None], Days]]] = [
    (_compiled(r"(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)"), _iso),
    (_compiled(rf"{_M} {_D}(?:,| of)? {_Y}"), _full),
    (_compiled(rf"{_D}(?: of)? {_M},? {_Y}"), _full),
    (_compiled(rf"(?:early |late |mid-)?{_M}(?: of|,)? {_Y}"), _month_year),
    (_compiled(r"Q(?P<q>[1-4]) (?P<year>(?:19|20)\d\d)\b"), _quarter),
    (_compiled(r"(?:from|between) (?P<a>(?:19|20)\d\d) (?:to|and|until) (?P<b>(?:19|20)\d\d)\b"), _span_of_years),
    (_compiled(rf"{_M} {_D}(?![\d:])\b(?!,? ?\d)"), _month_day),
    (_compiled(rf"{_D} {_M}(?! ?\d)"), _month_day),
    (_compiled(r"(?:in )?(?:the )?(?:early |late |mid-)?(?P<decade>(?:19|20)\d0)s\b"), _decade),
    (_compiled(rf"(?:(?P<cue>in|since|by|of|during|from|until|before|after|for) )?(?P<part>{'|'.join(k for k in _PARTS if k)})[ -]{_Y}"), _year),
    (_compiled(rf"(?P<cue>in|since|by|of|during|from|until|before|after|for) {_Y}"), _year),
    (_compiled(r"(?:on )?(?P<which>last |next |this )?(?P<weekday>" + "|".join(_DAYS) + r")\b(?!s)"), _weekday),
    (_compiled(r"(?P<near>yesterday|today|tonight|tomorrow|overnight)\b"), _near),
    (_compiled(r"(?:the )?(?P<which>last|previous|past|this|next|coming) (?P<unit>week|month|year)\b"), _unit),
    (_compiled(r"(?P<n>\d{1,3}|" + "|".join(_NUMBERS) + r") (?P<unit>day|week|month|year)s? (?:ago|earlier)\b"), _ago),
]  # fmt: skip
