"""The drawing as a PNG picture (matplotlib without a screen)."""

import io
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from graph import style
from graph.export.selection import Selection

_LINES: dict[str, Any] = {
    "reported": "-",
    "alleged": (0, (5, 2)),
    "planned": (0, (9, 3)),
    "sought": (0, (1.5, 2.5)),
    "possible": (0, (1, 4)),
    "denied": (0, (6, 2, 1, 2)),
}
_MARKERS = {"country": "o", "organisation": "s", "group": "h", "person": "8", "place": "D", "weapon": "p"}
_ARROWS = {"to": "-|>", "both": "<|-|>", "none": "-"}
_CURVE = 0.14


def write(selection: Selection) -> bytes:
    """PNG of the view: every drawn node and edge, with legend and "Showing n of m"."""
    theme = style.THEMES[selection.theme]
    figure = Figure(figsize=(16, 10), dpi=120, facecolor=theme.background)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.01, 0.06, 0.98, 0.88))
    axes.set_axis_off()
    at = {n: (x, -y) for n, (x, y) in selection.positions.items()}
    count: dict[tuple[str, str], int] = {}
    for edge in selection.view.edges:
        pair = (edge.source, edge.target)
        nth = count[pair] = count.get(pair, 0) + 1
        axes.add_patch(FancyArrowPatch(
            at[edge.source], at[edge.target], arrowstyle=_ARROWS[edge.arrows], mutation_scale=11, shrinkA=13, shrinkB=14, color=theme.families[edge.family],
            linestyle=_LINES[edge.status], linewidth=style.edge_width(edge), alpha=0.85, connectionstyle=f"arc3,rad={_CURVE * nth}",
        ))  # fmt: skip
    for node in selection.view.nodes:
        x, y = at[node.id]
        axes.scatter([x], [y], s=style.node_size(node) ** 2, marker=_MARKERS.get(node.kind, "o"), c=theme.node, edgecolors=theme.text, zorder=3)
        axes.annotate(
            _plain(style.short(node.name)), (x, y), xytext=(0, -19), textcoords="offset points", ha="center", va="top", fontsize=9, color=theme.text, zorder=4
        )
    axes.autoscale_view()
    axes.margins(0.06)
    lines = [Line2D([], [], color=theme.families[k], lw=3, label=v) for k, v in style.FAMILIES.items()]
    lines += [Line2D([], [], color=theme.text, lw=1.5, linestyle=_LINES[s], label=s) for s in style.DASHES]
    legend = figure.legend(handles=lines, loc="lower center", ncols=10, frameon=False, fontsize=9)
    for text in legend.get_texts():
        text.set_color(theme.text)
    figure.text(0.02, 0.96, _plain(style.short(selection.title, 90)), color=theme.text, fontsize=15, weight="bold")
    figure.text(0.98, 0.96, f"Showing {selection.view.shown} of {selection.total} claims", color=theme.muted, fontsize=10, ha="right")
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _plain(text: str) -> str:
    """Without matplotlib's mathematical markup."""
    return text.replace("$", r"\$").encode("utf8", "replace").decode("utf8")
