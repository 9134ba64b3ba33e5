// Keeps one vis.Network alive on the element and changes it by difference, so that nothing jumps when the data changes.
const LIVE = new WeakMap();
const DOUBLE_MS = 250; // a click waits this long for a second one
const SVG = "http://www.w3.org/2000/svg";
const READABLE = 12.5; // pixels on the screen that names have at least when the whole graph is in view
const ALONG = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72];
const ROOM = 12; // between a line's place and the nodes around it
const FADED = 0.13;

function sync(set, rows, seen, keepPlace) {
  const ids = new Set(rows.map((r) => r.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  set.remove(gone);
  gone.forEach((id) => seen.delete(id));
  const changed = [];
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (seen.get(row.id) === text) continue;
    if (keepPlace && seen.has(row.id)) {
      const { x, y, ...rest } = row; // the user may have dragged it
      changed.push(rest);
    } else changed.push(row);
    seen.set(row.id, text);
  }
  if (changed.length) set.update(changed);
}

function open(S, edge, nodes) {
  // the point of a line nearest to its middle that no node covers
  const ways = ALONG.map((t) => edge.edgeType.getPoint(t));
  const room = (p) => Math.min(...nodes.map((n) => Math.hypot(n.x - p.x, n.y - p.y) - n.size));
  return ways.find((p) => room(p) > ROOM) ?? ways[0];
}

function publish(S) {
  // where nodes and lines are on the canvas, in CSS pixels: for tests and assistive tools
  const at = {};
  for (const [id, p] of Object.entries(S.net.getPositions())) at[id] = S.net.canvasToDOM(p);
  const nodes = S.nodes.getIds().map((id) => ({ ...S.net.getPosition(id), size: S.nodes.get(id).size }));
  S.edges.forEach((e) => {
    const edge = S.net.body.edges[e.id];
    if (edge && edge.edgeType && edge.edgeType.getPoint) at[e.id] = S.net.canvasToDOM(open(S, edge, nodes));
  });
  S.box.dataset.positions = JSON.stringify(at);
}

function scaled(S, rows) {
  // names and icons grow when the graph is large, so that they can be read with all of it in view
  const grow = S.grow;
  return rows.map((r) => ({ ...r, size: r.size * Math.min(grow, 1.5), font: { ...r.font, size: r.font.size * grow } }));
}

function frame(S) {
  S.net.fit({ animation: false, maxZoomLevel: 1.15 });
  const grow = Math.min(2.1, Math.max(1, READABLE / (15 * S.net.getScale())));
  if (Math.abs(grow - S.grow) < 0.02) return;
  S.grow = grow;
  sync(S.nodes, scaled(S, S.data.nodes), S.seenNodes, true);
  S.net.fit({ animation: false, maxZoomLevel: 1.15 });
}

function create(S, data) {
  S.nodes = new vis.DataSet();
  S.edges = new vis.DataSet();
  S.seenNodes = new Map();
  S.seenEdges = new Map();
  S.grow = 1;
  sync(S.nodes, data.nodes, S.seenNodes, false);
  sync(S.edges, data.edges, S.seenEdges, false);
  const quiet = { scaling: { label: { drawThreshold: 10 } } }; // words on lines appear when one zooms in
  S.net = new vis.Network(S.graph, { nodes: S.nodes, edges: S.edges }, { ...data.options, edges: { ...data.options.edges, ...quiet } });
  S.layouts = data.layouts;
  let timer;
  const target = (p) => p.nodes[0] ?? p.edges[0] ?? null;
  S.net.on("click", (p) => {
    clearTimeout(timer);
    timer = setTimeout(() => S.trigger("event", { type: "click", target: target(p) }), DOUBLE_MS);
  });
  S.net.on("doubleClick", (p) => {
    clearTimeout(timer);
    S.trigger("event", { type: "double", target: target(p) });
  });
  const point = (cursor) => () => (S.graph.style.cursor = cursor);
  for (const kind of ["Node", "Edge"]) S.net.on(`hover${kind}`, point("pointer")), S.net.on(`blur${kind}`, point("default"));
  S.net.on("afterDrawing", () => publish(S));
  let framed = false;
  S.observer = new ResizeObserver(() => {
    if (framed || !S.graph.clientWidth) return;
    framed = true;
    frame(S);
  });
  S.observer.observe(S.graph);
}

function near(S, selected) {
  // what stays bright beside the selection
  const bright = new Set([selected]);
  S.edges.forEach((e) => {
    if (e.id === selected || e.from === selected || e.to === selected) [e.id, e.from, e.to].forEach((id) => bright.add(id));
  });
  return bright;
}

function mark(S, selected) {
  S.net.unselectAll();
  const there = selected && (S.nodes.get(selected) || S.edges.get(selected));
  if (there) S.nodes.get(selected) ? S.net.selectNodes([selected]) : S.net.selectEdges([selected]);
  const bright = there ? near(S, selected) : null;
  const given = new Map(S.data.edges.map((e) => [e.id, e]));
  S.nodes.update(S.nodes.getIds().map((id) => ({ id, opacity: !bright || bright.has(id) ? 1 : 0.35 })));
  S.edges.update(
    S.edges.getIds().map((id) => {
      const { color, font, dashes } = given.get(id);
      const faded = bright && !bright.has(id);
      const named = bright && bright.has(id); // its words are drawn even when they are small
      return { id, dashes, color: faded ? { ...color, opacity: FADED } : color, font: { ...font, size: named ? font.size * Math.max(1, S.grow) : font.size },
        scaling: { label: { drawThreshold: named ? 2 : faded ? 1000 : 10 } } };
    }),
  );
}

function build(S) {
  const make = (tag, cls) => Object.assign(document.createElement(tag), { className: cls });
  S.graph = make("div", "graph");
  S.graph.setAttribute("role", "img");
  S.graph.setAttribute("aria-label", "Graph of claims. The table below it holds the same claims.");
  const tools = make("div", "tools");
  const zoom = (by) => () => S.net.moveTo({ scale: S.net.getScale() * by, animation: { duration: 150 } });
  const acts = [["+", "Zoom in", zoom(1.35)], ["−", "Zoom out", zoom(1 / 1.35)], ["⤢", "Show all", () => frame(S)],
    ["⟲", "Lay out again", () => S.trigger("event", { type: "tidy", target: null })]];
  for (const [text, title, act] of acts) {
    const button = Object.assign(make("button", ""), { type: "button", textContent: text, title });
    button.setAttribute("aria-label", title);
    button.addEventListener("click", act);
    tools.append(button);
  }
  S.foot = make("div", "foot");
  S.box.replaceChildren(S.graph, tools, S.foot);
}

function legend(S) {
  const parts = S.data.legend.map(({ label, colour, dashes }) => {
    const item = document.createElement("span");
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    for (const [k, v] of [["width", 26], ["height", 8], ["aria-hidden", "true"]]) svg.setAttribute(k, v);
    for (const [k, v] of [["d", "M0 4h26"], ["stroke", colour || "currentColor"], ["stroke-width", colour ? 4 : 2]]) path.setAttribute(k, v);
    if (dashes) path.setAttribute("stroke-dasharray", dashes.map((d) => d * 0.6).join(" "));
    svg.append(path);
    item.append(svg, label);
    return item;
  });
  if (S.data.note) parts.push(Object.assign(document.createElement("span"), { className: "note", textContent: S.data.note }));
  S.foot.replaceChildren(...parts);
}

function draw(S) {
  const data = S.data;
  if (!S.net) {
    build(S);
    legend(S);
    create(S, data);
  } else {
    legend(S);
    const again = S.layouts !== data.layouts;
    S.layouts = data.layouts;
    sync(S.nodes, scaled(S, data.nodes), S.seenNodes, !again);
    if (again) S.nodes.update(data.nodes.map(({ id, x, y }) => ({ id, x, y })));
    sync(S.edges, data.edges, S.seenEdges, false);
    if (again) frame(S);
  }
  mark(S, data.selected);
  S.box.dataset.ready = String((Number(S.box.dataset.ready) || 0) + 1);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let S = LIVE.get(parentElement);
  if (!S) {
    S = { box: parentElement.querySelector(".frame"), generation: 0 };
    LIVE.set(parentElement, S);
  }
  S.data = data;
  S.trigger = setTriggerValue;
  const mine = ++S.generation;
  const whenLoaded = () => {
    if (S.generation !== mine) return;
    if (globalThis.vis && globalThis.vis.Network) draw(S);
    else setTimeout(whenLoaded, 30); // the loader component brings it
  };
  whenLoaded();
  return () => {
    if (S.generation !== mine) return;
    S.generation++;
    if (S.observer) S.observer.disconnect();
    if (S.net) S.net.destroy();
    LIVE.delete(parentElement);
  };
}
