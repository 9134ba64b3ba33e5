// Actors against actors; the stronger the colour, the more claims.
function draw(S) {
  const { actors, numbers, chosen, note } = S.data;
  const most = Math.max(1, ...numbers.flat());
  const name = (n) => button("name", actors[n][1], () => S.trigger("event", { from: actors[n][0] }));
  const head = el("tr", "", el("td", "corner", "from ↓ to →"), actors.map((_, n) => Object.assign(el("th", "", el("div", "", name(n))), { scope: "col" })));
  const rows = actors.map((from, i) => {
    const cells = numbers[i].map((count, j) => {
      const cell = el("td", "");
      if (!count) return cell;
      const share = Math.sqrt(count / most);
      cell.style.background = `color-mix(in srgb, var(--accent) ${Math.round(8 + 62 * share)}%, transparent)`;
      const pick = button("", count.toLocaleString("en"), () => S.trigger("event", { from: from[0], to: actors[j][0] }));
      pick.title = `${from[1]} → ${actors[j][1]}: ${count.toLocaleString("en")} claim${count === 1 ? "" : "s"}`;
      pick.setAttribute("aria-label", pick.title);
      if (chosen === `${from[0]}|${actors[j][0]}`) cell.className = "chosen";
      cell.append(pick);
      return cell;
    });
    return el("tr", "", Object.assign(el("th", "", name(i)), { scope: "row" }), cells);
  });
  const table = el("table", "", el("thead", "", head), el("tbody", "", rows));
  table.setAttribute("aria-label", "Claims from each actor to each");
  S.box.replaceChildren(el("p", "muted", note), el("div", "scroll", table));
}

export default mounted(draw, true);
