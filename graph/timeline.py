"""Steps through time: the months, or years, in which something happened or was published."""

import calendar
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

from graph.coded import Coded, Ints

_MOST = 60  # months beyond which a step is a year


def steps(days: Iterable[str]) -> list[dict[str, Any]]:
    """ISO days → months with anything in them, or years where there are many: {"day": the last of it, "label", "count"}, in order."""
    days = list(days)
    months = Counter(day[:7] for day in days)
    if len(months) > _MOST:
        years = Counter(day[:4] for day in days)
        return [{"day": f"{year}-12-31", "label": year.lstrip("0"), "count": n} for year, n in sorted(years.items())]
    return [{"day": _last(month), "label": f"{calendar.month_name[int(month[5:])]} {month[:4].lstrip('0')}", "count": n} for month, n in sorted(months.items())]


def recounted(found: list[dict[str, Any]], days: Coded, codes: Ints) -> list[dict[str, Any]]:
    """The same steps, each with how many of `codes`, which number the ISO `days`, fall into it."""
    if not found:
        return []
    step = np.searchsorted(np.array([s["day"] for s in found]), np.array(days.values or [""]))
    counts = np.bincount(step[codes[codes >= 0]], minlength=len(found))
    return [s | {"count": int(n)} for s, n in zip(found, counts)]


def _last(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-{calendar.monthrange(year, number)[1]:02}"


def at(found: list[dict[str, Any]], day: str) -> int | None:
    """The last step that is over by a day, the first for an earlier day; None for no day."""
    return max(0, sum(step["day"] <= day for step in found) - 1) if day else None
