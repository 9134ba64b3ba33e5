// What vis-network cannot draw itself: the number of neighbours that are not drawn as a badge, a sign on lines that are disputed.
const ALONG = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72];
const ROOM = 12; // between a line's place and the nodes around it

function pictured(rows, icons) {
  // the rows of nodes with their pictures in the place of the pictures' names
  return rows.map((row) => (row.image in icons ? { ...row, image: icons[row.image] } : row));
}

function discs(net, nodes) {
  // where the nodes are and how large they are drawn
  const at = net.getPositions();
  return nodes.getIds().map((id) => ({ id, ...at[id], size: net.body.nodes[id].options.size }));
}

function clear(p, around) {
  return around.every((n) => Math.hypot(n.x - p.x, n.y - p.y) - n.size > ROOM);
}

function placeOn(net, id, around) {
  // the point of a line nearest to its middle that no node covers; a loop's far end
  const edge = net.body.edges[id];
  if (!edge || !edge.edgeType || !edge.edgeType.getPoint) return null;
  if (edge.from === edge.to) {
    const [x, y, radius] = edge.edgeType._getCircleData();
    return { x: x + radius * 0.7, y: y - radius * 0.7 };
  }
  const ways = ALONG.map((t) => edge.edgeType.getPoint(t));
  return ways.find((p) => clear(p, around)) ?? ways[0];
}

function badgeAt(disc, grow) {
  return { x: disc.x + disc.size * 0.75, y: disc.y - disc.size * 0.75, radius: 8.5 * grow };
}

function drawBadge(ctx, disc, number, colours, grow) {
  const { x, y, radius } = badgeAt(disc, grow);
  const text = `+${number > 999 ? "999" : number}`;
  ctx.font = `700 ${10 * grow}px Arial, sans-serif`;
  const half = Math.max(radius, ctx.measureText(text).width / 2 + 4 * grow);
  ctx.beginPath();
  ctx.roundRect(x - half, y - radius, 2 * half, 2 * radius, radius);
  ctx.fillStyle = colours.muted;
  ctx.fill();
  ctx.lineWidth = 1.5 * grow;
  ctx.strokeStyle = ctx.fillStyle = colours.background;
  ctx.stroke();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5 * grow);
}

function drawDisputed(ctx, at, colours, grow) {
  const r = 8 * grow;
  ctx.beginPath();
  ctx.arc(at.x, at.y, r, 0, 2 * Math.PI);
  ctx.fillStyle = colours.background;
  ctx.strokeStyle = colours.alarm;
  ctx.lineWidth = 1.8 * grow;
  ctx.fill();
  ctx.stroke();
  ctx.beginPath(); // ≠
  for (const [x1, y1, x2, y2] of [[-4, -2, 4, -2], [-4, 2, 4, 2], [2.4, -5, -2.4, 5]]) {
    ctx.moveTo(at.x + x1 * grow, at.y + y1 * grow);
    ctx.lineTo(at.x + x2 * grow, at.y + y2 * grow);
  }
  ctx.stroke();
}

function drawMarks(ctx, net, nodes, edges, colours, grow = 1) {
  // on top of a drawing, in its own units; faded nodes and lines have faded marks
  const around = discs(net, nodes);
  ctx.save();
  edges.get({ filter: (e) => e.disputed }).forEach((e) => {
    const at = placeOn(net, e.id, around);
    ctx.globalAlpha = (e.color.opacity ?? 1) < 0.5 ? 0.25 : 1;
    if (at) drawDisputed(ctx, at, colours, grow);
  });
  for (const disc of around) {
    const node = nodes.get(disc.id);
    ctx.globalAlpha = (node.opacity ?? 1) < 0.5 ? 0.35 : 1;
    if (node.more) drawBadge(ctx, disc, node.more, colours, grow);
  }
  ctx.restore();
}
