"""How things look, in one place: colours by relation family, lines by status, shapes and icons by kind. Page and exports use it."""

import html
from dataclasses import dataclass
from urllib.parse import quote

from graph.flags import flag
from graph.view import MIXED, Edge, Node


@dataclass(frozen=True)
class Theme:
    """Colours of one theme; families: relation family → colour (Okabe–Ito, told apart by colour-blind readers); alarm: of what is disputed."""

    background: str
    text: str
    muted: str
    node: str
    alarm: str
    families: dict[str, str]


THEMES = {
    "light": Theme("#ffffff", "#1c2530", "#5d6b7a", "#eef2f6", "#b3261e",
                   {"arms": "#0072b2", "conflict": "#c84a00", "diplomacy": "#007a5a", "pressure": "#a8468a", MIXED: "#5d6b7a"}),
    "dark": Theme("#10161d", "#e8edf2", "#9fb0c0", "#22303d", "#ffb4a9",
                  {"arms": "#56b4e9", "conflict": "#f0803c", "diplomacy": "#2fc296", "pressure": "#dd8fc2", MIXED: "#9fb0c0"}),
}  # fmt: skip
FAMILIES = {"arms": "Arms", "conflict": "Conflict", "diplomacy": "Diplomacy", "pressure": "Pressure"}
FAMILY_NAMES = FAMILIES | {MIXED: "Several families"}
KINDS = {"country": "country", "organisation": "organisation", "group": "armed group", "person": "person", "place": "place", "weapon": "weapon"}
# vis-network dash patterns: drawn, blank, …; False is a solid line
DASHES: dict[str, list[int] | bool] = {
    "reported": False, "alleged": [10, 5], "planned": [18, 6], "sought": [3, 5], "possible": [2, 9], "denied": [12, 4, 2, 4],
}  # fmt: skip
STATUS_HELP = {
    "reported": "told as a fact", "alleged": "somebody's accusation, belief or claim", "planned": "announced, agreed or expected",
    "sought": "wanted, asked for or considered", "possible": "may, could, if", "denied": "somebody denies it, or it does not happen",
}  # fmt: skip
_GLYPHS = {
    "organisation": '<path d="M14 34V22l10-6 10 6v12z M20 34v-7h8v7" fill="none" stroke="{c}" stroke-width="2.4"/>',
    "group": '<circle cx="18" cy="21" r="4" fill="{c}"/><circle cx="30" cy="21" r="4" fill="{c}"/>'
             '<path d="M11 34c0-10 14-10 14 0M23 34c0-10 14-10 14 0" fill="none" stroke="{c}" stroke-width="2.4"/>',
    "person": '<circle cx="24" cy="19" r="5" fill="{c}"/><path d="M14 35c0-12 20-12 20 0z" fill="{c}"/>',
    "place": '<path d="M24 37c-6-8-9-11-9-15a9 9 0 0 1 18 0c0 4-3 7-9 15z" fill="none" stroke="{c}" stroke-width="2.4"/>'
             '<circle cx="24" cy="22" r="3" fill="{c}"/>',
    "weapon": '<path d="M14 34l14-14m2-6l4 4-4 6-6-6z M14 28v6h6" fill="none" stroke="{c}" stroke-width="2.4"/>',
}  # fmt: skip
_TYPE = 'font-family="Arial,sans-serif" font-weight="700" text-anchor="middle"'
# outline of a kind in a box of 48
_SHAPES = {
    "country": '<circle cx="24" cy="24" r="21"',
    "organisation": '<rect x="4" y="4" width="40" height="40" rx="7"',
    "group": '<path d="M13 4h22l11 20-11 20H13L2 24z"',
    "person": '<path d="M15.5 3.5h17l12 12v17l-12 12h-17l-12-12v-17z"',
    "place": '<path d="M24 2l22 22-22 22L2 24z"',
    "weapon": '<path d="M24 2.5L46 19l-8.5 26h-27L2 19z"',
}
_PIN = '<circle cx="7" cy="7" r="6" fill="{c}" stroke="{b}" stroke-width="2"/><circle cx="7" cy="7" r="2" fill="{b}"/>'


def icon(kind: str, country: str, theme: str, pinned: bool = False) -> str:
    """Picture of a node as a data URI: its kind by shape, its country by flag (by code where it has none), a drawing pin where the reader put it."""
    colours = THEMES[theme]
    state = kind == "country"
    inner = _state(country, colours) if state else _actor(kind, country, colours)
    line = f'fill="{colours.node}" stroke="{colours.text if state else colours.muted}" stroke-width="{2.5 if state else 2}"/>'
    pin = _PIN.format(c=colours.text, b=colours.background) if pinned else ""
    shape = _SHAPES.get(kind, _SHAPES["organisation"])
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="96" height="96">{shape} {line}{inner}{pin}</svg>'
    return "data:image/svg+xml;charset=utf-8," + quote(svg.replace('"', "'"), safe="/:=,;()+*!'@$& ")


def _state(country: str, colours: Theme) -> str:
    """The flag fills the disc."""
    drawn = flag(country, 4, 4, 40, 40)
    if drawn:
        return f'<clipPath id="c"><circle cx="24" cy="24" r="19.8"/></clipPath><g clip-path="url(#c)">{drawn}</g>'
    code = html.escape(country[:3])
    return f'<text x="24" y="29.5" font-size="{15 if len(code) == 3 else 12}" {_TYPE} fill="{colours.text}">{code}</text>'


def _actor(kind: str, country: str, colours: Theme) -> str:
    """The sign of the kind above the flag or the code of the country."""
    code = html.escape(country[:3])
    below = flag(country, 17, 33, 14, 9) or (f'<text x="24" y="42.5" font-size="8.5" {_TYPE} fill="{colours.text}">{code}</text>' if code else "")
    return f'<g transform="translate(0 {-3 if below else 0})">{_GLYPHS.get(kind, _GLYPHS["organisation"]).format(c=colours.text)}</g>{below}'


def node_size(node: Node) -> float:
    """Radius: grows slowly with the number of claims."""
    return round(15 + min(20.0, 3.2 * node.claims**0.5), 1)


def edge_width(edge: Edge) -> float:
    """Line width: grows with the number of articles that tell it, for ten sentences of one article are one source."""
    return round(min(8.0, 1.4 + 1.5 * (edge.articles - 1) ** 0.5), 2)


def short(text: str, longest: int = 28) -> str:
    """A label that fits: control characters out, long ones cut."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"
