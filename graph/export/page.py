"""A snapshot as one HTML file that works with the network off: vis-network out of the installed pyvis, our data, our script."""

import html
import json
from functools import cache
from importlib import resources
from pathlib import Path
from string import Template

from extract.claim import Claim
from graph import style
from graph.export.selection import Selection
from graph.render import marks_script, payload

_TEMPLATE = Path(__file__).with_name("page.html")


@cache
def vis_network() -> str:
    """The vis-network script that pyvis ships."""
    base = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return base.read_text(encoding="utf8")


def write(selection: Selection) -> bytes:
    """The HTML file; everything from articles is JSON data that the script shows as text."""
    data = {
        "graphs": {theme: payload(selection.view, selection.positions, theme) for theme in style.THEMES},
        "themes": {k: {"background": t.background, "text": t.text, "muted": t.muted, "node": t.node} for k, t in style.THEMES.items()},
        "claims": {c.id: card(c, selection.articles) for c in selection.claims},
        "edges": {f"e:{e.id}": {"claims": list(e.claims), "disputed": e.disputed} for e in selection.view.edges},
        "names": {f"n:{n.id}": n.name for n in selection.view.nodes},
        "ends": {f"e:{e.id}": [f"n:{e.source}", f"n:{e.target}"] for e in selection.view.edges},
    }
    page = Template(_TEMPLATE.read_text(encoding="utf8")).substitute(
        title=html.escape(selection.title), shown=selection.view.shown, total=selection.total, legend=_legend(),
        marks=marks_script(), vis=vis_network().replace("</script", "<\\/script"), data=script_json(data),
    )  # fmt: skip
    return page.encode("utf8", "replace")


def card(claim: Claim, articles: dict[str, str]) -> dict[str, object]:
    """What an evidence card shows of a claim, as plain values."""
    return {
        "line": " ".join(filter(None, (
            claim.subject.name if claim.subject else "", claim.relation, claim.object.name if claim.object else "",
            f"· {claim.item.name}" if claim.item else ""))),
        "status": str(claim.status), "source": claim.source.name if claim.source else "", "when": claim.when.text if claim.when else "",
        "quantity": claim.quantity.text if claim.quantity else "", "value": claim.value.text if claim.value else "",
        "evidence": [{"text": e.text, "article": articles.get(e.article, e.article)} for e in (claim.evidence, *claim.also)],
    }  # fmt: skip


def script_json(data: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _legend() -> str:
    """The legend as markup made of our own words only."""
    colours = style.THEMES["light"].families
    rows = [f'<span><i style="border-top:3px solid {colours[k]}"></i>{v}</span>' for k, v in style.FAMILIES.items()]
    rows.append(f'<span><b style="color:{style.THEMES["light"].alarm}">≠</b>disputed</span>')
    for status, dash in style.DASHES.items():
        pattern = "" if not dash else f' stroke-dasharray="{",".join(map(str, dash))}"'  # type: ignore[arg-type]
        rows.append(f'<span><svg width="34" height="8"><path d="M0 4h34" stroke="currentColor" stroke-width="2"{pattern}/></svg>{status}</span>')
    return "".join(rows)
