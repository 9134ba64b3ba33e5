"""What every view is given."""

from dataclasses import dataclass

from extract.article import Article
from graph.analyse import around, directed
from graph.claims import Claims
from graph.group import by_country
from graph.view import View
from ui import state


@dataclass(frozen=True)
class Told:
    """shown: the claims that pass the filters; seen: the same between what is drawn, countries perhaps; drawn: how the graph draws them;
    key: of values that change when they do."""

    shown: Claims
    seen: Claims
    drawn: View
    articles: dict[str, Article]
    titles: dict[str, str]
    theme: str
    key: tuple[object, ...]

    def selected(self) -> Claims | None:
        """The shown claims that the selection is about; None when nothing is selected, or a path."""
        kind, name = state.selected() or ("", "")
        if kind == "node":
            return around(self.seen, name) or around(self.shown, name) or around(by_country(self.shown), name)
        if kind == "edge":
            return self.shown.having(next((e.claims for e in self.drawn.edges if e.id == name), ()))
        if kind in {"pair", "states"}:
            a, _, b = name.partition("|")
            return directed(by_country(self.shown), a, b) if kind == "states" else directed(self.seen, a, b) or directed(self.shown, a, b)
        return self.shown.having([name]) if kind == "claim" else None
