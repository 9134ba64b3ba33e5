"""Dates in a text → first and last day, resolved against the article's own date."""

import re
from datetime import date

from extract.claim import When
from extract.days import Days
from extract.periods import find_periods
from extract.spans import Found

_LEAD = re.compile(r"(?:in|since|by|of|on|for|until|till|during|through|from|between|before|after|and|to) ", re.I)
_CUE = re.compile(
    r"(?<![\w-])(?P<cue>since|from|starting|as of|beginning|after|by|until|till|up to|no later than|before|prior to|between|in|on|during|over|for)"
    r"(?: from| in| on)?(?: at least| about| around)?(?: the)? $",
    re.I,
)
_JOINED = re.compile(r"(?: ?[-–] ?| (?P<word>to|and|until|through) (?:the )?)", re.I)
_TWO = re.compile(r"\d\d(?: (?:to|and|until|through) |[-–/])\d\d")  # "2016 to 2018" has its own end
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_AFTER = {"since", "from", "starting", "as of", "beginning", "after"}
_UP_TO = {"by", "until", "till", "up to", "no later than"}
_BEFORE = {"before", "prior to"}


def find_dates(text: str, published: date | None) -> list[Found[When]]:
    """Every date phrase of the text by position, none overlapping. Relative ones have no days when `published` is None."""
    cores = _cores(text, published)
    out: list[Found[When]] = []
    at = 0
    while at < len(cores):
        start, end, days = cores[at]
        cue, phrase_start = _cue(text, start, out[-1].end if out else 0)
        step = 1
        if at + 1 < len(cores) and (joined := _JOINED.fullmatch(text, end, cores[at + 1][0])):
            word = (joined["word"] or "").lower()
            if cue == "between" or (word != "and" and (cue == "from" or text[end : cores[at + 1][0]].strip() in {"-", "–", "to"})):
                days = _span(text[start:end], days, text[cores[at + 1][0] : cores[at + 1][1]], cores[at + 1][2])
                end, cue, step = cores[at + 1][1], "", 2
        at += step
        if step == 1 and cue == "" and _lonely(text, start, end):
            continue
        first, last = _opened(days, "" if _TWO.search(text, start, end) else cue)
        when = When(first.isoformat() if first else None, last.isoformat() if last else None, text[phrase_start:end])
        out.append(Found(phrase_start, end, when))
    return out


def _cores(text: str, published: date | None) -> list[tuple[int, int, Days]]:
    """Phrases without the preposition before them, by position; where two overlap, the one that says more stays."""
    taken: list[tuple[int, int, Days]] = []
    for start, end, days in find_periods(text, published):
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        if not any(s < end and start < e for s, e, _ in taken):
            taken.append((start, end, days))
    return sorted(taken, key=lambda core: core[0])


def _cue(text: str, start: int, after: int) -> tuple[str, int]:
    """The preposition before a phrase, and where it begins (the phrase's own start where there is none)."""
    found = _CUE.search(text, max(after, start - 40), start)
    if found is None:
        return "", start
    return found["cue"].lower(), found.start()


def _lonely(text: str, start: int, end: int) -> bool:
    """A bare month that only "and" or "to" led to, and that joins nothing: "Iran and March"."""
    return bool(re.fullmatch(r"[A-Z][a-z]+\.?", text[start:end])) and bool(re.search(r"(?<![\w-])(?:and|to|through) $", text[max(0, start - 8) : start]))


def _span(a: str, one: Days, b: str, other: Days) -> Days:
    """From the first day of one phrase to the last day of the other, which may lend it its year: "March to June 2022"."""
    first, last = one[0], other[1]
    if first is None or last is None:
        return first, last
    if _WITH_YEAR.search(b) and not _WITH_YEAR.search(a):
        first = _moved(first, last.year)
    if first > last:
        first = _moved(first, first.year - 1 if first.year == last.year else last.year - (first.replace(year=2000) > last.replace(year=2000)))
    return first, last


def _moved(day: date, year: int) -> date:
    return date(max(year, 1), day.month, min(day.day, 28) if day.month == 2 else day.day)


def _opened(days: Days, cue: str) -> Days:
    """What a preposition makes of a period: "since 2022" has no last day, "by 2027" no first one."""
    first, last = days
    if cue in _AFTER:
        return first, None
    if cue in _UP_TO:
        return None, last
    if cue in _BEFORE:
        return None, first
    return first, last
