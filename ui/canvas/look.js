// How large and bright nodes, lines and names are at the present zoom and selection.
const FADED = 0.13;
const READABLE = 12.5; // pixels on the screen that names have at least when the whole graph is in view

function scaled(S, rows) {
  // names and icons grow when the graph is large, so that they can be read with all of it in view; names stay small when one zooms in
  return rows.map((r) => ({ ...r, size: r.size * Math.min(Math.max(S.grow, 1), 1.5), font: { ...r.font, size: r.font.size * S.grow } }));
}

function regrow(S) {
  // names to fit the zoom; whether they changed
  const grow = Math.min(2.1, Math.max(0.55, READABLE / (15 * S.net.getScale())));
  if (Math.abs(grow - S.grow) < 0.04) return false;
  S.grow = grow;
  renew(S);
  return true;
}

function legible(S, bright) {
  // node → how far its name is moved, for the names that can be read: those of bright and of large nodes first, below the node or above
  const taken = [];
  const named = new Map();
  const discs = S.data.nodes.map((n) => ({ id: n.id, size: S.nodes.get(n.id).size, ...S.net.getPosition(n.id) }));
  const at = new Map(discs.map((disc) => [disc.id, disc]));
  const rows = [...S.data.nodes].sort((a, b) => (bright?.has(b.id) ?? false) - (bright?.has(a.id) ?? false));
  const free = ([left, top, right, bottom]) => taken.every((t) => left >= t[2] || right <= t[0] || top >= t[3] || bottom <= t[1]);
  for (const { id, label, font } of rows) {
    const { x, y, size } = at.get(id);
    const high = font.size * S.grow;
    S.ruler.font = `${high}px arial`;
    const half = S.ruler.measureText(label).width / 2;
    const boxes = [0, -2 * size - 1.75 * high].map((up) => [x - half, y + size + 0.2 * high + up, x + half, y + size + 1.2 * high + up, up]);
    const covered = ([left, top, right, bottom]) => discs.some((d) => d.id !== id && d.x + d.size > left && d.x - d.size < right && d.y + d.size > top && d.y - d.size < bottom);
    const box = boxes.find((b) => free(b) && !covered(b)) ?? boxes.find(free) ?? (id === S.hover ? boxes[0] : null);
    if (!box) continue;
    taken.push(box);
    named.set(id, box[4]);
  }
  return named;
}

function near(S, selected) {
  // what stays bright beside the selection
  const bright = new Set([selected]);
  S.edges.forEach((e) => {
    if (e.id === selected || e.from === selected || e.to === selected) [e.id, e.from, e.to].forEach((id) => bright.add(id));
  });
  return bright;
}

function restyle(S, set, rows) {
  // updates only what looks other than before
  const changed = rows.filter((row) => S.looks.get(row.id) !== JSON.stringify(row));
  for (const row of changed) S.looks.set(row.id, JSON.stringify(row));
  if (changed.length) set.update(changed);
}

function choose(S, selected) {
  // tells vis-network, unless it knows: each time it draws everything at once
  const [nodes, edges] = [S.net.getSelectedNodes(), S.net.getSelectedEdges()];
  if (!selected) return nodes.length + edges.length ? S.net.unselectAll() : null;
  const known = S.nodes.get(selected) ? nodes : nodes.length ? [] : edges;
  if (known.length !== 1 || known[0] !== selected) S.nodes.get(selected) ? S.net.selectNodes([selected]) : S.net.selectEdges([selected]);
}

function mark(S, { selected, bright: given }) {
  const there = selected && (S.nodes.get(selected) || S.edges.get(selected));
  choose(S, there ? selected : null);
  const bright = given ? new Set(given) : there ? near(S, selected) : null;
  const named = legible(S, bright);
  const look = ({ id, label, font }) => ({
    id, label: named.has(id) ? label : "", opacity: !bright || bright.has(id) ? 1 : 0.35,
    font: { ...font, size: font.size * S.grow, vadjust: named.get(id) ?? 0 },
  });
  restyle(S, S.nodes, S.data.nodes.map(look));
  restyle(S, S.edges, S.data.edges.map(({ id, color, font, dashes }) => {
    const faded = bright && !bright.has(id);
    const told = bright && bright.has(id); // its words are drawn even when they are small
    return { id, dashes, color: faded ? { ...color, opacity: FADED } : color, font: { ...font, size: told ? font.size * Math.max(1, S.grow) : font.size },
      scaling: { label: { drawThreshold: told ? 2 : faded ? 1000 : 10 } } };
  }));
}
