"""How things look, in one place: colours by relation family, lines by status, shapes and icons by kind. Page and exports use it."""

import html
from dataclasses import dataclass
from urllib.parse import quote

from graph.view import Edge, Node


@dataclass(frozen=True)
class Theme:
    """Colours of one theme; families: relation family → colour (Okabe–Ito, told apart by colour-blind readers)."""

    background: str
    text: str
    muted: str
    node: str
    families: dict[str, str]


THEMES = {
    "light": Theme("#ffffff", "#1c2530", "#5d6b7a", "#eef2f6",
                   {"arms": "#0072b2", "conflict": "#c84a00", "diplomacy": "#007a5a", "pressure": "#a8468a"}),
    "dark": Theme("#10161d", "#e8edf2", "#9fb0c0", "#22303d",
                  {"arms": "#56b4e9", "conflict": "#f0803c", "diplomacy": "#2fc296", "pressure": "#dd8fc2"}),
}  # fmt: skip
FAMILIES = {"arms": "Arms", "conflict": "Conflict", "diplomacy": "Diplomacy", "pressure": "Pressure"}
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


def icon(node: Node, theme: str) -> str:
    """Picture of a node as a data URI: countries and their bodies carry the country's code, the rest a glyph of its kind."""
    colours = THEMES[theme]
    code = html.escape((node.country or "")[:3])
    if node.kind == "country":
        size = 15 if len(code) == 3 else 12
        inner = f'<text x="24" y="29.5" font-size="{size}" {_TYPE} fill="{colours.text}">{code}</text>'
        ring = f'<circle cx="24" cy="24" r="21" fill="{colours.node}" stroke="{colours.text}" stroke-width="2.5"/>'
    else:
        badge = f'<text x="24" y="45" font-size="8.5" {_TYPE} fill="{colours.text}">{code}</text>'
        inner = _GLYPHS.get(node.kind, _GLYPHS["organisation"]).format(c=colours.text) + (badge if code else "")
        ring = {
            "weapon": f'<rect x="5" y="5" width="38" height="38" rx="6" fill="{colours.node}" stroke="{colours.muted}" stroke-width="2"/>',
            "place": f'<path d="M24 3l21 21-21 21L3 24z" fill="{colours.node}" stroke="{colours.muted}" stroke-width="2"/>',
        }.get(node.kind, f'<circle cx="24" cy="24" r="21" fill="{colours.node}" stroke="{colours.muted}" stroke-width="2"/>')
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="96" height="96">{ring}{inner}</svg>'
    return "data:image/svg+xml;charset=utf-8," + quote(svg)


def node_size(node: Node) -> float:
    """Radius: grows slowly with the number of claims."""
    return round(15 + min(20.0, 3.2 * node.claims**0.5), 1)


def edge_width(edge: Edge) -> float:
    """Line width: grows slowly with the number of claims."""
    return round(min(6.0, 1.3 + 0.8 * (edge.count - 1) ** 0.5), 2)


def short(text: str, longest: int = 28) -> str:
    """A label that fits: control characters out, long ones cut."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"
