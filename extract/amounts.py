"""Money and numbers of things in a text."""

import re

from extract.claim import Quantity, Value
from extract.numbers import COUNT, DIGITS, number_of, tables
from extract.spans import Found

_SCALES: dict[str, float] = tables()["scales"]
_SYMBOLS: dict[str, str] = tables()["symbols"]
_CODES = {code: code for code in tables()["codes"]["iso"]}
_NAMES: dict[str, str] = tables()["names"]
_OWNED: dict[str, str] = tables()["of"]
_VAGUE = {phrase: (float(low) or None, float(high) or None) for phrase, (low, high) in tables()["vague"].items()}
_LEAST, _MOST, _ABOUT = (tables()["bounds"][k] for k in ("least", "most", "about"))


def _any(words, escape: bool = True) -> str:
    return "|".join(re.escape(w) if escape else w for w in sorted(words, key=len, reverse=True))


_SCALE = rf"(?P<scale>{_any(_SCALES)})\b"
_SYMBOL = _any([*_SYMBOLS, *_CODES])
_OWNERS = _any({name.rsplit(" ", 1)[0] for name in _OWNED})
_UNIT = rf"(?:(?P<owner>{_OWNERS}) )?(?P<unit>{_any(_NAMES)}|{_any(_CODES)})(?P<plural>s?)\b"
_BEFORE = re.compile(
    rf"(?<![\w$])(?P<unit>{_SYMBOL}) ?(?P<n>{DIGITS})(?:(?: ?[-–] ?| to )(?:{_SYMBOL})?(?:{DIGITS})(?=[ -]?(?:{_any(_SCALES)})\b))?(?:[ -]?{_SCALE})?", re.I
)
_AFTER = re.compile(rf"(?<![\w$.,])(?P<n>{DIGITS})[ -]?(?:{_SCALE})?[ -]?{_UNIT}", re.I)
_WORDED = re.compile(rf"(?<![\w$.,-])(?P<n>(?P<half>half )?{COUNT}) {_UNIT}", re.I)
_VAGUELY = re.compile(
    rf"(?<![\w-])(?:(?P<times>tens|dozens|hundreds) of )?(?:several (?P<hundred>hundred )?)?(?P<scale>thousand|million|billion|trillion)s? (?:of )?{_UNIT}",
    re.I,
)
_TOGETHER = re.compile(r" ?[-–] ?| to ")

_BOUND = rf"(?P<bound>{_any([*_LEAST, *_MOST, *_ABOUT])})"
_RANGE = re.compile(
    rf"(?<![\w$£€¥./,:-])(?:{_BOUND} )?(?P<a>{COUNT})(?:(?: to |[-–]| or |(?P<and> and ))(?P<b>{COUNT}))?(?P<more> or more\b|-plus\b|\+)?(?:-strong\b)?"
    r"(?![\w%-]|[.,:]\d| ?(?:%|percent|per cent)|(?:st|nd|rd|th)\b)",
    re.I,
)
_ALONE = re.compile(
    rf"(?<![\w$£€¥./,:-])(?:{_BOUND} )?(?P<a>{COUNT})(?P<b>(?!))?(?P<more>(?!))?(?P<and>(?!))?(?![\w%-]|[.,:]\d| ?(?:%|percent|per cent))", re.I
)
_VAGUE_RE = re.compile(rf"(?<![\w-])(?P<vague>{_any(_VAGUE)})(?= of\b| \w)", re.I)
_LABEL = re.compile(rf"(?<![\w-])(?:{_any(tables()['no_count']['labels'])}) $", re.I)
_NOT_AFTER = re.compile(rf" ?(?:{_any(tables()['no_count']['units'])})s?\b|:\d| [A-Z]\w+ (?:Street|Avenue|Road)\b")
_MONTH_BEFORE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? $")
_MONTH_AFTER = re.compile(r"(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def find_values(text: str) -> list[Found[Value]]:
    """Sums of money by position; a range counts with its lower bound, "billions" with the least that the word means."""
    found: list[Found[Value]] = []
    for pattern in (_BEFORE, _AFTER, _WORDED, _VAGUELY):
        for match in pattern.finditer(text):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            currency = _currency(text, match)
            if currency:
                found.append(Found(match.start(), match.end(), Value(_sum(match), currency, match[0])))
    return _joined(text, sorted(found, key=lambda f: f.start))


def _currency(text: str, match: re.Match[str]) -> str | None:
    groups, unit = match.groupdict(), match["unit"]
    if "plural" not in groups:  # a symbol or code before the number
        if unit.isalpha() and ((len(unit) == 2 and unit != "Rs") or not unit[0].isupper()):
            return None
        return _SYMBOLS.get(unit) or _SYMBOLS.get(unit.upper()) or _CODES.get(unit.upper())
    name = unit.lower()
    if name in {"pound", "won", "peso"} and not groups.get("scale") and (name == "won" or not match["plural"] or text[match.end() :].startswith(" of ")):
        return None  # "a 500-pound bomb", "200 pounds of explosives"
    owned = _OWNED.get(f"{(groups['owner'] or '').lower()} {name}")
    return owned or _NAMES.get(name) or (_CODES.get(unit.upper()) if unit.isupper() else None)


def _sum(match: re.Match[str]) -> float:
    groups = match.groupdict()
    scale = _SCALES.get((groups.get("scale") or "").lower(), 1)
    if "times" in groups:
        return scale * {"tens": 20, "dozens": 24, "hundreds": 200}.get((groups["times"] or "").lower(), 300 if groups["hundred"] else 2)
    return number_of(re.sub(r"^half ", "", match["n"].lower())) * scale * (0.5 if groups.get("half") else 1)


def _joined(text: str, found: list[Found[Value]]) -> list[Found[Value]]:
    """Two sums that are one range: "$3 billion to $4 billion", "between £1m and £2m"."""
    out: list[Found[Value]] = []
    for f in found:
        last = out[-1] if out else None
        if last and last.value.currency == f.value.currency:
            between = text[last.end : f.start]
            if _TOGETHER.fullmatch(between) or (between == " and " and text[: last.start].lower().endswith("between ")):
                out[-1] = Found(last.start, f.end, Value(min(last.value.amount, f.value.amount), f.value.currency, text[last.start : f.end]))
                continue
        out.append(f)
    return out


def find_quantities(text: str) -> list[Found[Quantity]]:
    """Numbers of things by position: exact, ranges, bounds and vague ones; years, dates, money, labels and percentages are left out."""
    taken = [(f.start, f.end) for f in find_values(text)]
    found: list[Found[Quantity]] = []
    for vague in _VAGUE_RE.finditer(text):
        if not any(s < vague.end() and vague.start() < e for s, e in taken):
            low, high = _VAGUE[vague["vague"].lower()]
            found.append(Found(vague.start(), vague.end(), Quantity(low, high, None, vague[0])))
    at = 0
    while match := _RANGE.search(text, at):
        if match["and"] and (match["bound"] or "").lower() != "between":
            match = _ALONE.match(text, match.start()) or match  # "two tanks and three jets" are two numbers
        at = match.end()
        inside = any(s < match.end() and match.start() < e for s, e in [*taken, *((f.start, f.end) for f in found)])
        if not inside and not _is_no_count(text, match):
            found.append(Found(match.start(), match.end(), _quantity(match)))
    return sorted(found, key=lambda f: f.start)


def _quantity(match: re.Match[str]) -> Quantity:
    first = number_of(match["a"])
    last = number_of(match["b"]) if match["b"] else first
    bound = (match["bound"] or "").lower()
    minimum = None if bound in _MOST else min(first, last)
    maximum = None if bound in _LEAST or match["more"] else max(first, last)
    return Quantity(minimum, maximum, None, match[0])


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """A year, a day of the month, the time, a length, a score or the number of an article."""
    first, last = match["a"], match["b"]
    if match["bound"] is None and re.fullmatch(r"(?:19|20)\d\d", first) and re.fullmatch(r"(?:19|20)\d\d", last or first):
        return True
    if first[0].isdigit() and (_LABEL.search(text, max(0, match.start() - 20), match.start()) or (last and number_of(first) > number_of(last))):
        return True
    if match["bound"] is None and first.isdigit() and int(first) <= 31:
        if _MONTH_BEFORE.search(text, max(0, match.start() - 12), match.start()) or _MONTH_AFTER.match(text, match.end()):
            return True
    return bool(_NOT_AFTER.match(text, match.end())) or match[0].lower() == "one"
