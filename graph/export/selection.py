"""What an export is given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.claim import Claim
from graph.layout import Positions, layout
from graph.view import View, view


@dataclass(frozen=True)
class Selection:
    """The claims that are shown with their drawing. articles: id → title; total: claims before filtering."""

    claims: Sequence[Claim]
    view: View
    positions: Positions
    articles: dict[str, str]
    total: int
    theme: str = "light"
    title: str = "Entente snapshot"


def select(claims: Iterable[Claim], articles: dict[str, str], total: int, positions: Positions | None = None, theme: str = "light") -> Selection:
    """A selection of these claims, laid out (nodes with known positions stay where they are)."""
    claims = tuple(claims)
    drawn = view(claims)
    return Selection(claims, drawn, layout(drawn, positions), articles, total, theme)
