// Keeps one vis.Network alive on the element and changes it by difference, so that nothing jumps when the data changes.
const LIVE = new WeakMap();
const DOUBLE_MS = 400; // two clicks on one thing within this time are one; the first is answered at once
const STILL_MS = 60; // without a new drawing: the picture is at rest
const BITMAP = 192; // pixels of a picture: enough for the closest zoom on most screens
const ABOVE = 28; // pixels that the switches take
const PAN = 90; // pixels a key moves the picture

function sync(set, rows, seen, places, icons) {
  const ids = new Set(rows.map((r) => r.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  set.remove(gone);
  for (const id of gone) seen.delete(id), places?.delete(id);
  const changed = [];
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (seen.get(row.id) === text) continue;
    const place = `${row.x},${row.y}`;
    if (seen.has(row.id) && places && places.get(row.id) === place) {
      const { x, y, ...rest } = row; // it was not sent elsewhere; the reader may be dragging it
      changed.push(rest);
    } else changed.push(row);
    seen.set(row.id, text);
    places?.set(row.id, place);
  }
  if (changed.length) set.update(icons ? pictured(changed, icons) : changed);
  return changed.map((row) => row.id);
}

function renew(S) {
  // bring nodes and lines to the data; what changed is styled anew
  const changed = [...sync(S.nodes, scaled(S, S.data.nodes), S.seenNodes, S.places, S.data.icons), ...sync(S.edges, S.data.edges, S.seenEdges)];
  changed.forEach((id) => S.looks.delete(id));
}

function flatten(S) {
  // a picture is drawn as a bitmap from when it is loaded: to draw a flag's paths again in every frame is slow
  for (const held of Object.values(S.net.images.images)) {
    if (held.flat) continue;
    held.flat = true;
    const flat = () => {
      const bitmap = Object.assign(document.createElement("canvas"), { width: BITMAP, height: BITMAP });
      bitmap.getContext("2d").drawImage(held.image, 0, 0, BITMAP, BITMAP);
      held.image = bitmap;
    };
    held.image.complete ? flat() : held.image.addEventListener("load", flat, { once: true });
  }
}

function rest(S) {
  if (regrow(S)) mark(S, S.data);
  const hidden = S.moved ? 0 : outside(S, S.nodes.getIds());
  S.outside.hidden = !hidden;
  S.outside.textContent = `${hidden} out of sight: fit the graph`;
  publish(S);
  delete S.box.dataset.drawing;
}

function fit(S) {
  // all of the graph, clear of the switches above it
  S.net.fit({ animation: false, maxZoomLevel: 1.15 });
  const part = Math.max(0.75, 1 - ABOVE / S.graph.clientHeight);
  S.net.moveTo({ scale: S.net.getScale() * part, offset: { x: 0, y: ABOVE / 2 }, animation: false });
}

function frame(S) {
  S.moved = false;
  S.grow = 1; // so that the picture is the same whatever was seen before
  renew(S);
  fit(S);
  if (regrow(S)) fit(S);
  mark(S, S.data);
}

function outside(S, ids) {
  // how many of these are not in sight
  const { clientWidth: width, clientHeight: height } = S.graph;
  const at = S.net.getPositions(ids);
  return ids.map((id) => S.net.canvasToDOM(at[id])).filter((p) => p.x < 12 || p.y < 12 || p.x > width - 12 || p.y > height - 30).length;
}

function onBadge(S, pointer) {
  // the node whose badge is under the pointer
  const { x, y } = S.net.DOMtoCanvas(pointer);
  const hit = discs(S.net, S.nodes).find((disc) => {
    const badge = badgeAt(disc, S.grow);
    return S.nodes.get(disc.id).more && Math.hypot(badge.x - x, badge.y - y) < badge.radius * 1.3;
  });
  return hit?.id;
}

function listen(S) {
  const target = (p) => p.nodes[0] ?? own(p) ?? p.edges[0] ?? null;
  const own = (p) => {
    // where lines cross, one of the selected node comes before the dimmed ones
    const { x: left, y: top } = p.pointer.canvas;
    const lines = S.nodes.get(S.data.selected ?? "") ? S.net.getConnectedEdges(S.data.selected) : [];
    return lines.includes(p.edges[0]) ? null : lines.find((id) => S.net.body.edges[id].isOverlappingWith({ left, top, right: left, bottom: top }));
  };
  S.net.on("click", (p) => {
    const badge = onBadge(S, p.pointer.DOM);
    const event = badge ? { act: "expand", target: badge } : { act: "select", target: target(p) };
    const again = S.last?.target === event.target && performance.now() - S.last.time < DOUBLE_MS; // the second half of a double click
    S.last = { target: event.target, time: performance.now() };
    if (!again) S.trigger("event", event);
  });
  S.net.on("doubleClick", (p) => {
    if (!onBadge(S, p.pointer.DOM)) S.trigger("event", { act: "double", target: target(p) });
  });
  S.net.on("zoom", () => (S.moved = true));
  S.net.on("dragStart", (p) => {
    S.dragged = p.nodes[0]; // once it passes over another node, nothing is selected any more
    S.moved ||= !p.nodes.length;
    if (S.net.renderer?.options) S.net.renderer.options.hideEdgesOnDrag = !p.nodes.length; // a node is moved with its lines in sight
  });
  S.net.on("dragEnd", () => {
    if (!S.dragged) return;
    const { x, y } = S.net.getPosition(S.dragged);
    S.trigger("event", { act: "drag", target: S.dragged, x, y });
  });
  const point = (cursor) => () => (S.graph.style.cursor = cursor);
  for (const kind of ["Node", "Edge"]) S.net.on(`hover${kind}`, point("pointer")), S.net.on(`blur${kind}`, point("default"));
  const hover = (id) => ((S.hover = id), mark(S, S.data)); // a name that had no room is told under the pointer
  S.net.on("hoverNode", (p) => hover(p.node));
  S.net.on("blurNode", () => hover(null));
  S.net.on("afterDrawing", (ctx) => {
    drawMarks(ctx, S.net, S.nodes, S.edges, S.data.marks, S.grow);
    clearTimeout(S.still);
    S.box.dataset.drawing = ""; // the places that were told are no longer true
    S.still = setTimeout(() => rest(S), STILL_MS);
  });
}

function create(S, data) {
  S.nodes = new vis.DataSet();
  S.edges = new vis.DataSet();
  for (const name of ["seenNodes", "seenEdges", "places", "looks"]) S[name] = new Map();
  S.grow = 1;
  S.ruler = document.createElement("canvas").getContext("2d");
  renew(S);
  const quiet = { scaling: { label: { drawThreshold: 10 } } }; // words on lines appear when one zooms in
  S.net = new vis.Network(S.graph, { nodes: S.nodes, edges: S.edges }, { ...data.options, edges: { ...data.options.edges, ...quiet } });
  listen(S);
  S.fit = true;
  S.observer = new ResizeObserver(() => {
    if (!S.fit || !S.graph.clientWidth) return;
    S.fit = false;
    frame(S);
  });
  S.observer.observe(S.graph);
  S.refit = () => (S.fit = true); // the next change of size is that of the screen
  document.addEventListener("fullscreenchange", S.refit);
  S.onAct = (event) => ACTS[event.detail]?.(S);
  document.addEventListener("entente:act", S.onAct);
}

function stepped(ids, from, by = 1) {
  const at = ids.indexOf(from);
  return at < 0 ? ids[by > 0 ? 0 : ids.length - 1] : ids[(at + by + ids.length) % ids.length];
}

function toNode(by) {
  return (S) => S.trigger("event", { act: "select", target: stepped(S.data.nodes.map((n) => n.id), S.data.selected, by) });
}

function toLine(S) {
  // the next line of the actor that is selected, or whose line is
  const chosen = S.data.selected;
  if (S.nodes.get(chosen)) S.hub = chosen;
  const ids = S.data.edges.filter((e) => !S.hub || e.from === S.hub || e.to === S.hub).map((e) => e.id);
  if (ids.length) S.trigger("event", { act: "select", target: stepped(ids, chosen) });
}

function move(S, how) {
  S.moved = true; // from now on the reader says what is in sight
  S.net.moveTo(how);
}

const zoom = (by) => (S) => move(S, { scale: S.net.getScale() * by, animation: { duration: 150, easingFunction: "linear" } });
const pan = (x, y) => (S) => move(S, { offset: { x: x * PAN, y: y * PAN } });
const tell = (name) => (S) => S.trigger("event", { act: name, target: null });
const ACTS = {
  "zoom-in": zoom(1.35), "zoom-out": zoom(1 / 1.35), fit: frame, left: pan(1, 0), right: pan(-1, 0), up: pan(0, 1), down: pan(0, -1),
  next: toNode(1), previous: toNode(-1), line: toLine, tidy: tell("tidy"), group: tell("group"), merge: tell("merge"), weapons: tell("weapons"),
  more: tell("more"), fewer: tell("fewer"),
};

function draw(S) {
  const data = S.data;
  if (!S.net) {
    build(S);
    create(S, data);
  } else {
    renew(S);
    // who asks for other nodes or places wants to see them; a filter moves nothing
    if (S.reach !== data.reach && (!S.moved || S.layout !== data.layout) && (S.layout !== data.layout || outside(S, S.nodes.getIds()))) frame(S);
  }
  flatten(S);
  Object.assign(S, { layout: data.layout, reach: data.reach });
  S.box.style.setProperty("--alarm", data.marks.alarm);
  switches(S);
  legend(S);
  for (const id of S.looks.keys()) if (!S.nodes.get(id) && !S.edges.get(id)) S.looks.delete(id);
  mark(S, data);
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
    clearTimeout(S.still);
    S.observer?.disconnect();
    document.removeEventListener("fullscreenchange", S.refit);
    document.removeEventListener("entente:act", S.onAct);
    S.net?.destroy();
    LIVE.delete(parentElement);
  };
}
