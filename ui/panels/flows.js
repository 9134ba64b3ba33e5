// Suppliers, categories and recipients in three columns, ribbons between them; each status keeps its line.
const WIDE = 1100, GAP = 9, BAR = 11, LABEL = 190;

function columns(data) {
  // name → { y, height } in each of the three columns; all have the same height
  const sums = data.sides.map((names, k) => names.map((name) => data.ribbons.filter((r) => r.names[k] === name).reduce((sum, r) => sum + r.count, 0)));
  const total = sums[0].reduce((a, b) => a + b, 0);
  const rows = Math.max(...data.sides.map((names) => names.length));
  const height = Math.min(620, Math.max(170, rows * 34));
  const unit = (height - GAP * (rows - 1)) / total;
  const places = data.sides.map((names, k) => {
    const used = total * unit + GAP * (names.length - 1);
    let y = (height - used) / 2;
    return new Map(names.map((name, n) => {
      const place = { y, height: sums[k][n] * unit, sum: sums[k][n], left: y, right: y };
      y += place.height + GAP;
      return [name, place];
    }));
  });
  return { places, unit, height };
}

function ribbon(S, item, part, x1, y1, x2, y2, width) {
  const middle = (x1 + x2) / 2;
  const d = `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
  const text = `${item.names[0]} → ${item.names[2]}, ${item.names[1]}: ${item.count.toLocaleString("en")} ${item.status}`;
  const dashes = S.data.dashes[item.status];
  const chosen = item.ends && item.ends === S.data.chosen;
  const band = svg("path", { d, class: "band", "stroke-width": Math.max(1, width) });
  const middleLine = svg("path", { d, class: "status", "stroke-dasharray": dashes && dashes.map((n) => n * 0.7).join(" ") });
  const node = svg("g", { class: `ribbon${chosen ? " chosen" : ""}`, "data-names": item.names.join("|"), "data-part": part }, band, middleLine, svg("title", {}, text));
  if (!item.ends) return node;
  node.setAttribute("aria-label", text);
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  const act = () => S.trigger("event", { ends: item.ends });
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") event.preventDefault(), act();
  });
  const together = (on) => () => S.box.querySelectorAll(".ribbon").forEach((r) => r.classList.toggle("near", on && r.dataset.names === node.dataset.names));
  node.addEventListener("mouseenter", together(true));
  node.addEventListener("mouseleave", together(false));
  return node;
}

function bars(places, x, k) {
  return [...places].flatMap(([name, place]) => {
    const at = k === 0 ? { x: x - 7, "text-anchor": "end" } : { x: x + BAR + 7, "text-anchor": "start" };
    const long = name.length > 26 ? `${name.slice(0, 25)}…` : name;
    const label = svg("text", { ...at, y: place.y + place.height / 2 + 4, class: "label" }, long, svg("tspan", { class: "count" }, `  ${place.sum.toLocaleString("en")}`));
    label.append(svg("title", {}, name));
    return [svg("rect", { x, y: place.y, width: BAR, height: Math.max(1, place.height), class: "bar" }), label];
  });
}

function picture(S) {
  const { data } = S;
  const { places, unit, height } = columns(data);
  const xs = [LABEL, WIDE / 2 - 60, WIDE - LABEL - BAR];
  const order = (k) => (a, b) => data.sides[k].indexOf(a.names[k]) - data.sides[k].indexOf(b.names[k]);
  const parts = [];
  for (const [k, first, second] of [[0, order(0), order(1)], [1, order(1), order(2)]]) {
    const rows = [...data.ribbons].sort((a, b) => first(a, b) || second(a, b));
    const starts = new Map(rows.map((item) => {
      const from = places[k].get(item.names[k]);
      const y = from.right + (item.count * unit) / 2;
      from.right += item.count * unit;
      return [item, y];
    }));
    for (const item of [...data.ribbons].sort((a, b) => second(a, b) || first(a, b))) {
      const to = places[k + 1].get(item.names[k + 1]);
      const y = to.left + (item.count * unit) / 2;
      to.left += item.count * unit;
      parts.push(ribbon(S, item, k, xs[k] + BAR, starts.get(item), xs[k + 1], y, item.count * unit));
    }
  }
  const heads = ["supplier", "what", "recipient"].map((text, k) =>
    svg("text", { x: xs[k] + (k === 0 ? BAR : 0), y: -10, class: "head", "text-anchor": k === 0 ? "end" : "start" }, text));
  return svg("svg", { viewBox: `0 -26 ${WIDE} ${height + 34}`, class: "flows", role: "group", "aria-label": "Arms flows" }, ...parts,
    ...places.flatMap((side, k) => bars(side, xs[k], k)), ...heads);
}

function draw(S) {
  const { data } = S;
  const statuses = Object.keys(data.dashes).filter((name) => data.ribbons.some((r) => r.status === name));
  const legend = el("div", "legend", statuses.map((name) => el("span", "", line(null, data.dashes[name], 22), name)));
  S.box.replaceChildren(el("p", "muted", data.note), ...(data.ribbons.length ? [legend, picture(S)] : []));
}

export default mounted(draw, true);
