// Keeps one vis.Network alive on the element and changes it by difference, so that nothing jumps when the data changes.
const LIVE = new WeakMap();
const DOUBLE_MS = 250; // a click waits this long for a second one

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

function publish(S) {
  // screen coordinates of nodes and edge middles, for tests and assistive tools
  const at = {};
  const places = S.net.getPositions();
  for (const [id, p] of Object.entries(places)) at[id] = S.net.canvasToDOM(p);
  S.edges.forEach((e) => {
    const edge = S.net.body.edges[e.id];
    if (!edge || !edge.edgeType || !edge.edgeType.getPoint) return;
    at[e.id] = S.net.canvasToDOM(edge.edgeType.getPoint(0.5));
  });
  S.box.dataset.positions = JSON.stringify(at);
}

function create(S, data) {
  S.nodes = new vis.DataSet();
  S.edges = new vis.DataSet();
  S.seenNodes = new Map();
  S.seenEdges = new Map();
  sync(S.nodes, data.nodes, S.seenNodes, false);
  sync(S.edges, data.edges, S.seenEdges, false);
  S.net = new vis.Network(S.box, { nodes: S.nodes, edges: S.edges }, data.options);
  S.net.fit({ animation: false });
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
  S.net.on("afterDrawing", () => publish(S));
  let framed = S.box.clientWidth > 0;
  S.observer = new ResizeObserver(() => {
    if (framed || !S.box.clientWidth) return;
    framed = true;
    S.net.fit({ animation: false });
  });
  S.observer.observe(S.box);
}

function mark(S, selected) {
  S.net.unselectAll();
  if (selected && S.nodes.get(selected)) S.net.selectNodes([selected]);
  else if (selected && S.edges.get(selected)) S.net.selectEdges([selected]);
}

function draw(S) {
  const data = S.data;
  S.box.style.height = data.height + "px";
  if (!S.net) create(S, data);
  else {
    sync(S.nodes, data.nodes, S.seenNodes, true);
    sync(S.edges, data.edges, S.seenEdges, false);
  }
  mark(S, data.selected);
  S.box.dataset.ready = String((Number(S.box.dataset.ready) || 0) + 1);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let S = LIVE.get(parentElement);
  if (!S) {
    S = { box: parentElement.querySelector(".graph"), generation: 0 };
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
