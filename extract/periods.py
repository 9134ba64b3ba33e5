"""Phrases that name a day, month, season, year or decade → first and last day, resolved against the article's own date.

dates.py joins them into spans ("from March to June 2022") and opens them at one end ("since Monday", "by the end of 2025").
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from extract.days import MONTHS, NUMBERS, ORDINALS, SEASONS, SHIFTS, WEEKDAYS, Days, around, back, month_days, narrowed, number_of, weekday, weekend

Resolve = Callable[[re.Match[str], date | None], Days]

_DAY_NAMES = "|".join(WEEKDAYS)
_W = rf"(?:(?:{_DAY_NAMES}),? (?:the )?)?"
_M = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_Y = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_PART = r"(?:(?:the )?(?P<part>very early|early|mid|late|beginning of|start of|middle of|end of|earlier|later)(?: in)?[ -](?:the )?)?"
_WHICH = r"(?P<which>last|previous|past|this|the current|current|the|next|coming)"
_N = r"(?P<n>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_ON_YEAR = rf"(?:,? (?:of )?(?:{_Y}|(?P<which>last|this|next) year))"


def find_periods(text: str, published: date | None) -> Iterator[tuple[int, int, Days]]:
    """(start, end, days) of every phrase, the patterns that say most first; they may overlap."""
    for pattern, resolve in _PATTERNS:
        for match in pattern.finditer(text):
            try:
                yield match.start(), match.end(), resolve(match, published)
            except (ValueError, OverflowError):
                continue


def _named_year(match: re.Match[str], published: date | None) -> int | None:
    """The year that the phrase names, in digits or as "last year"; None when it needs a date that the article lacks."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return published.year + SHIFTS[groups["which"].lower()] if published else None


def _part(match: re.Match[str]) -> str:
    return match.groupdict().get("part") or ""


def _day(match: re.Match[str], published: date | None) -> Days:
    """A day with its year, or two of one month ("October 1-3, 2024")."""
    year = _named_year(match, published)
    if year is None:
        return None, None
    month = MONTHS[match["month"].lower()]
    return date(year, month, int(match["day"])), date(year, month, int(match.groupdict().get("until") or match["day"]))


def _day_of_this_year(match: re.Match[str], published: date | None) -> Days:
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    until = int(match.groupdict().get("until") or day)
    date(2000, month, max(day, until))
    if published is None:
        return None, None
    year = published.year
    if date(year, month, min(day, 28)) > published + timedelta(days=45):  # news looks back: "on December 30" read in January
        year -= 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last)), date(year, month, min(until, last))


def _numeric(match: re.Match[str], _: date | None) -> Days:
    day = date(int(match["year"]), int(match["m"]), int(match["d"]))
    return day, day


def _slashed(match: re.Match[str], _: date | None) -> Days:
    """13/10/2024 or 10/13/2024: only where one of the two can be no month."""
    a, b = int(match["a"]), int(match["b"])
    if a <= 12 and b <= 12 and a != b:
        raise ValueError
    day = date(int(match["year"]), min(a, b) if a > 12 or b > 12 else a, max(a, b))
    return day, day


def _month_of_year(match: re.Match[str], published: date | None) -> Days:
    year = _named_year(match, published)
    return (None, None) if year is None else narrowed(month_days(year, MONTHS[match["month"].lower()]), _part(match), published)


def _bare_month(match: re.Match[str], published: date | None) -> Days:
    """ "in September", "last November": the nearest one behind, unless it is "next" or only weeks ahead."""
    if not match["month"][0].isupper():
        raise ValueError
    if published is None:
        return None, None
    month, which = MONTHS[match["month"].lower()], (match.groupdict().get("which") or "").lower()
    year = published.year
    if which == "next" or (match.groupdict().get("cue") or "").lower() in {"by", "until", "till"}:
        year += month <= published.month
    elif which == "last":
        year -= month >= published.month
    elif which != "this" and date(year, month, 1) > published + timedelta(days=45):
        year -= 1
    return narrowed(month_days(year, month), _part(match), published)


def _year(match: re.Match[str], published: date | None) -> Days:
    year = int(match["year"])
    return narrowed((date(year, 1, 1), date(year, 12, 31)), _part(match), published)


def _year_end(_: re.Match[str], published: date | None) -> Days:
    return (date(published.year, 9, 1), date(published.year, 12, 31)) if published else (None, None)


def _years(match: re.Match[str], _: date | None) -> Days:
    first, last = int(match["a"]), match["b"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if len(last) == 2 and end != first + 1:
        raise ValueError
    return date(min(first, end), 1, 1), date(max(first, end), 12, 31)


def _decade(match: re.Match[str], _: date | None) -> Days:
    digits = match["decade"]
    year = int(digits) if len(digits) == 4 else int("19" + digits)
    low, high = {"early": (0, 4), "mid": (4, 6), "late": (6, 9)}.get((match["part"] or "").lower(), (0, 9))
    return date(year + low, 1, 1), date(year + high, 12, 31)


def _third(match: re.Match[str], published: date | None) -> Days:
    """Half or quarter of a year."""
    groups = match.groupdict()
    year = _named_year(match, published) if groups.get("year") or groups.get("which") else published.year if published else None
    if year is None:
        return None, None
    size = 6 if (groups.get("half") or groups.get("kind", "")).lower() in {"h", "half"} else 3
    number = int(groups["q"]) if groups.get("q") else ORDINALS[groups["ordinal"].lower()] if groups["ordinal"].lower() != "last" else 12 // size
    last = number * size
    return date(year, last - size + 1, 1), month_days(year, last)[1]


def _season(match: re.Match[str], published: date | None) -> Days:
    start = SEASONS[match["season"].lower()]

    def days(year: int) -> tuple[date, date]:
        end = (year, start + 2) if start < 12 else (year + 1, 2)
        return date(year, start, 1), month_days(*end)[1]

    if match.groupdict().get("year"):
        return days(int(match["year"]))
    if published is None:
        return None, None
    which = match["which"].lower()
    if which == "last":
        return max(d for y in range(published.year - 2, published.year + 1) if (d := days(y))[1] < published)
    if which == "next":
        return min(d for y in range(published.year, published.year + 2) if (d := days(y))[0] > published)
    return days(published.year - (start == 12 and published.month < 3))


def _weekday(match: re.Match[str], published: date | None) -> Days:
    return weekday(published, WEEKDAYS[match["weekday"].lower()], (match["which"] or "").strip().lower()) if published else (None, None)


def _weekend(match: re.Match[str], published: date | None) -> Days:
    return weekend(published, match["which"].lower()) if published else (None, None)


def _near(match: re.Match[str], published: date | None) -> Days:
    if published is None:
        return None, None
    word = match["near"].lower()
    first = published - timedelta(days=word in {"yesterday", "last night", "overnight", "yesterday evening"}) + timedelta(days=word.startswith("tomorrow"))
    return first, published if word == "overnight" else first


def _unit(match: re.Match[str], published: date | None) -> Days:
    if published is None:
        return None, None
    which, unit, part = match["which"].lower(), match["unit"].lower(), match["part"]
    if which == "the" and not (part and "of" in part.lower()):
        raise ValueError
    if which == "past":
        return back(published, unit, 1), published
    return narrowed(around(published, unit, SHIFTS[which]), _part(match), published)


def _rolling(match: re.Match[str], published: date | None) -> Days:
    return (None, None) if published is None else (back(published, match["unit"].lower(), number_of(match["n"])), published)


def _vague(match: re.Match[str], published: date | None) -> Days:
    return (None, published) if match["which"].lower() == "recent" else (published, None)


def _ago(match: re.Match[str], published: date | None) -> Days:
    if published is None:
        return None, None
    number, unit = number_of(match["n"]), match["unit"].lower()
    if unit in {"hour", "minute"}:
        return published, published
    if unit == "day":
        day = published - timedelta(days=number)
        return day, day
    return around(published, "year" if unit == "decade" else unit, -number * (10 if unit == "decade" else 1))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])" + pattern, re.I)


_BEFORE_MONTH = r"(?:(?P<cue>in|since|by|until|till|during|through|from|between|before|after|and|to) )"
_BEFORE_YEAR = r"(?:(?:in|since|by|of|during|from|until|till|before|after|for) |(?<=the )|(?<='s )|(?<=’s )|(?<=its )|(?<=their )|(?<=his ))"
_NO_YEAR = (
    r"(?! (?:pounds?|lbs?|kg|tons?|tonnes?|km|kilomet|miles?|met(?:er|re)s?|feet|troops?|soldiers?|men|people|fighters|dollars|euros|drones|"
    r"missiles|tanks|rounds|shells)\b)"
)
_PATTERNS: list[tuple[re.Pattern[str], Resolve]] = [
    (_compiled(r"(?P<year>(?:19|20)\d\d)[-/](?P<m>[01]\d)[-/](?P<d>[0-3]\d)(?!\d)"), _numeric),
    (_compiled(r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?!\d)"), _numeric),
    (_compiled(r"(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<year>(?:19|20)\d\d)(?!\d)"), _slashed),
    (_compiled(rf"{_W}{_M} {_D}(?: ?[-–] ?(?P<until>[0-3]?\d))?{_ON_YEAR}"), _day),
    (_compiled(rf"{_W}{_D}(?: ?[-–] ?(?P<until>[0-3]?\d))?(?: of)? {_M}{_ON_YEAR}"), _day),
    (_compiled(rf"{_PART}{_M}{_ON_YEAR}"), _month_of_year),
    (_compiled(rf"(?P<kind>[QH])(?P<q>[1-4]) {_Y}"), _third),
    (_compiled(rf"(?P<ordinal>first|second|third|fourth|last) (?P<half>half|quarter)(?: of (?:{_Y}|(?P<which>last|this|next) year))?"), _third),
    (_compiled(r"(?:(?<=from )|(?<=between ))(?P<a>(?:19|20)\d\d) (?:to|and|until|through) (?P<b>(?:19|20)\d\d)(?![\d-])"), _years),
    (_compiled(r"(?P<a>(?:19|20)\d\d)[-–/](?P<b>(?:19|20)\d\d|\d\d)(?![\d-])"), _years),
    (_compiled(rf"{_W}{_M} {_D}(?: ?[-–] ?(?P<until>[0-3]?\d))?(?![\d:])\b(?!,? ?\d)"), _day_of_this_year),
    (_compiled(rf"{_W}{_D}(?: ?[-–] ?(?P<until>[0-3]?\d))?(?: of)? {_M}(?! ?\d)"), _day_of_this_year),
    (_compiled(r"(?:the )?(?:(?P<part>early|mid|late)[ -])?(?P<decade>(?:19|20)\d0|(?<=['’])\d0)s\b"), _decade),
    (_compiled(rf"(?P<season>spring|summer|autumn|fall|winter)(?: of|,)? {_Y}"), _season),
    (_compiled(r"(?P<which>last|this|next) (?P<season>spring|summer|autumn|fall|winter)\b"), _season),
    (_compiled(rf"(?P<which>last|this|next) {_M}(?! ?\d)"), _bare_month),
    (_compiled(rf"(?:the )?(?P<part>early|mid|late|beginning of|start of|middle of|end of)[ -]{_Y}"), _year),
    (_compiled(rf"{_BEFORE_YEAR}{_Y}(?!\.\d){_NO_YEAR}"), _year),
    (_compiled(rf"{_PART}{_WHICH} (?P<unit>week|month|year)\b(?!-)"), _unit),
    (_compiled(rf"(?:the )?(?:past|last) {_N} (?P<unit>day|week|month|year|decade)s?\b"), _rolling),
    (_compiled(r"(?:the )?(?P<which>recent|coming) (?:days|weeks|months|years)\b"), _vague),
    (_compiled(rf"{_N} (?P<unit>minute|hour|day|week|month|year|decade)s? (?:ago|earlier)\b"), _ago),
    (_compiled(r"(?:the )?(?:year['’]s end|year-end)\b"), _year_end),
    (_compiled(r"(?P<which>last|this|next|the) weekend\b"), _weekend),
    (_compiled(rf"(?:on )?(?:(?P<which>last|next|this|coming) )?(?P<weekday>{_DAY_NAMES})\b(?!s)"), _weekday),
    (_compiled(r"(?:earlier |later )?(?P<near>yesterday|today|tonight|tomorrow|overnight|last night|this (?:morning|afternoon|evening))\b"), _near),
    (_compiled(rf"(?P<part>early|mid|late|beginning of|start of|middle of|end of)[ -]{_M}(?! ?\d)"), _bare_month),
    (_compiled(rf"{_BEFORE_MONTH}{_M}(?![ -]?\d)"), _bare_month),
]  # fmt: skip
