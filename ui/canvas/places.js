// Where nodes, their badges and lines can be pointed at, for tests and assistive tools.
const CELL = 24; // lines that run further apart than this are told apart with ease
const POINTS = 16; // of a line, to tell how near others run

function samples(net, id) {
  const edge = net.body.edges[id];
  if (!edge?.edgeType?.getPoint || edge.from === edge.to) return [];
  return Array.from({ length: POINTS }, (_, k) => edge.edgeType.getPoint((k + 1) / (POINTS + 1)));
}

function grid(lines) {
  // cell → points of lines in it, so that only near ones are looked at
  const cells = new Map();
  for (const [id, points] of lines) {
    for (const { x, y } of points) {
      const key = `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push({ id, x, y });
    }
  }
  return cells;
}

function apart(cells, id, { x, y }) {
  // how far the nearest other line is, CELL at the most
  let least = CELL;
  for (let i = -1; i <= 1; i++) {
    for (let j = -1; j <= 1; j++) {
      for (const q of cells.get(`${Math.floor(x / CELL) + i},${Math.floor(y / CELL) + j}`) ?? []) {
        if (q.id !== id) least = Math.min(least, Math.hypot(q.x - x, q.y - y));
      }
    }
  }
  return least;
}

function clearOn(net, id, around, lines, cells) {
  // the point of a line that neither node nor other line covers, else placeOn's
  const ways = lines.get(id).length ? ALONG.map((t) => net.body.edges[id].edgeType.getPoint(t)) : [];
  let best = { apart: 0 };
  for (const p of ways) {
    const open = clear(p, around) ? apart(cells, id, p) : 0;
    if (open > best.apart) best = { x: p.x, y: p.y, apart: open };
    if (open === CELL) break;
  }
  return best.apart ? { x: best.x, y: best.y } : placeOn(net, id, around);
}

function onLines(S, around) {
  // line → such a point in the drawing's own units; found again only when something was moved, added or removed
  const ids = S.edges.getIds();
  const shape = JSON.stringify([around, ids]);
  if (S.shape === shape) return S.onLines;
  const lines = new Map(ids.map((id) => [id, samples(S.net, id)]));
  const cells = grid(lines);
  S.shape = shape;
  return (S.onLines = new Map(ids.map((id) => [id, clearOn(S.net, id, around, lines, cells)])));
}

function publish(S) {
  // all of them in CSS pixels of the canvas
  const at = {};
  const around = discs(S.net, S.nodes);
  for (const disc of around) at[disc.id] = S.net.canvasToDOM({ x: disc.x, y: disc.y });
  for (const [id, place] of onLines(S, around)) if (place) at[id] = S.net.canvasToDOM(place);
  around.filter((disc) => S.nodes.get(disc.id).more).forEach((disc) => (at[disc.id.replace("n:", "badge:")] = S.net.canvasToDOM(badgeAt(disc, S.grow))));
  S.box.dataset.positions = JSON.stringify(at);
}
