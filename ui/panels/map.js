// Countries and the lines between them, in one SVG picture that is moved by its viewBox.
const LETTERS = 13; // pixels high on the screen, at any width and zoom

const titled = (node, text) => {
  node.append(svg("title", {}, text));
  node.setAttribute("aria-label", text);
  return node;
};

function pressable(node, act) {
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
  return node;
}

function countries(S, most) {
  const { world, counts, names, chosen } = S.data;
  return Object.entries(world.outlines).map(([code, d]) => {
    const count = counts[code] || 0;
    const share = count ? Math.round(10 + 55 * Math.sqrt(count / most)) : 0;
    const node = svg("path", { d, class: code === chosen ? "land chosen" : "land", "data-country": code, style: count ? `--share: ${share}%` : null });
    if (!count) return node;
    return pressable(titled(node, `${names[code] ?? code}: ${count.toLocaleString("en")} claims`), () => S.trigger("event", { from: code }));
  });
}

function arc(S, item, most) {
  const [[x1, y1], [x2, y2]] = [S.data.world.middles[item.from], S.data.world.middles[item.to]];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const bend = 0.18; // to the left of the way, so that there and back are two lines
  const [cx, cy] = [(x1 + x2) / 2 + bend * (y2 - y1), (y1 + y2) / 2 - bend * (x2 - x1)];
  const short = Math.min(0.3, 9 / (length || 1)); // the tip stands before the middle of the country
  const [tx, ty] = [x2 + (cx - x2) * short, y2 + (cy - y2) * short];
  const width = 1.6 + 5.4 * Math.sqrt(item.count / most);
  const d = `M${x1} ${y1}Q${cx} ${cy} ${tx} ${ty}`;
  const shown = svg("path", { d, class: "line", stroke: item.colour, "stroke-width": width, "stroke-dasharray": item.dashes?.map((n) => n * 0.7).join(" ") });
  const turn = (180 / Math.PI) * Math.atan2(ty - cy, tx - cx);
  const size = 5 + width;
  const tip = svg("path", { d: `M0 0l${-size} ${-size * 0.5}v${size}z`, fill: item.colour, transform: `translate(${x2 + (cx - x2) * short * 0.4} ${y2 + (cy - y2) * short * 0.4}) rotate(${turn})` });
  const near = svg("path", { d, class: "near" });
  const group = titled(svg("g", { class: item.chosen ? "arc chosen" : "arc", "data-arc": `${item.from}|${item.to}` }, near, shown, tip), item.title);
  return pressable(group, () => S.trigger("event", { from: item.from, to: item.to }));
}

function labels(S) {
  // countries at the ends of lines, the busiest first, where there is room
  const busy = new Map();
  for (const item of S.data.lines) for (const code of [item.from, item.to]) busy.set(code, (busy.get(code) || 0) + item.count);
  const taken = [];
  const out = [];
  const size = (LETTERS * S.view.width) / (S.picture.clientWidth || 1200);
  for (const [code] of [...busy].sort((a, b) => b[1] - a[1])) {
    const [x, y] = S.data.world.middles[code];
    const text = S.data.names[code] ?? code;
    const [w, h] = [(text.length * size) / 2, size * 1.3];
    if (taken.some(([a, b, v]) => Math.abs(a - x) < (v + w) / 2 + 3 && Math.abs(b - y) < h)) continue;
    taken.push([x, y, w]);
    out.push(svg("text", { x, y: y + size * 1.15, class: "label", "font-size": size, "stroke-width": size / 4 }, text));
  }
  return out;
}

function look(S) {
  const { x, y, width, height } = S.view;
  S.picture.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  S.labels.replaceChildren(...labels(S));
}

function zoom(S, by, at = [0.5, 0.5]) {
  const { view } = S;
  const width = Math.min(S.data.world.width, Math.max(120, view.width * by));
  const height = (width * S.data.world.height) / S.data.world.width;
  S.view = { x: view.x + (view.width - width) * at[0], y: view.y + (view.height - height) * at[1], width, height };
  look(S);
}

function moves(S) {
  const place = (event) => {
    const box = S.picture.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  let from = null;
  S.picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(S, event.deltaY > 0 ? 1.2 : 1 / 1.2, place(event));
  }, { passive: false });
  S.picture.addEventListener("pointerdown", (event) => { from = place(event); });
  S.picture.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const to = place(event);
    S.view = { ...S.view, x: S.view.x - (to[0] - from[0]) * S.view.width, y: S.view.y - (to[1] - from[1]) * S.view.height };
    from = to;
    look(S);
  });
}

function draw(S) {
  const { data } = S;
  const { width, height } = data.world;
  S.view ??= { x: 0, y: 0, width, height };
  const busiest = Math.max(1, ...Object.values(data.counts));
  const most = Math.max(1, ...data.lines.map((item) => item.count));
  S.labels = svg("g", {});
  S.picture = svg("svg", { class: "world", role: "group", "aria-label": "World map of claims between countries" },
    ...countries(S, busiest), ...data.lines.map((item) => arc(S, item, most)).reverse(), S.labels);
  const tools = el("div", "tools", [["+", "Zoom in", 1 / 1.5], ["−", "Zoom out", 1.5], ["⤢", "Whole world", 1e3]].map(([text, name, by]) => {
    const made = button("", text, () => { if (by > 100) S.view = { x: 0, y: 0, width, height }; zoom(S, Math.min(by, 1.5)); });
    made.setAttribute("aria-label", name);
    made.title = name;
    return made;
  }));
  S.box.replaceChildren(el("p", "muted", data.note), el("div", "sheet", S.picture, tools));
  moves(S);
  look(S);
}

export default mounted(draw, true);
