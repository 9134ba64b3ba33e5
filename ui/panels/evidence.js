// What is selected: who it is, and every claim behind it with the sentence that says it.
function pieces(list) {
  return list.map((piece) => {
    if (!piece.part) return document.createTextNode(piece.text);
    const mark = el("mark", piece.part, piece.text);
    mark.title = piece.part === "status" ? "status cue" : piece.part === "source" ? "who says so" : piece.part;
    return mark;
  });
}

function status(name, dashes) {
  return el("span", "status", line(null, dashes, 18), name);
}

function says(S, card) {
  const row = el("div", "says");
  for (const part of card.says) {
    if (part.node) row.append(button("thing name", part.text, () => S.trigger("event", { how: "select", node: part.node })));
    else row.append(el("span", part.verb ? "verb" : "name", part.text));
  }
  return row;
}

function card(S, data, item) {
  const node = el("div", "card", says(S, item));
  node.dataset.claim = item.id;
  node.style.setProperty("--edge", item.colour);
  const facts = el("div", "facts", status(item.status, data.dashes[item.status]));
  for (const [name, value] of item.facts) facts.append(el("span", "", el("b", "", name), " ", el("span", "name", value)));
  for (const sentence of item.sentences) {
    node.append(el("q", "", ...pieces(sentence.pieces)));
    const from = el("div", "from", el("span", "where", sentence.where));
    if (sentence.open !== null) {
      from.append(button("open", "open article", () => S.trigger("event", { how: "open", claim: item.id, sentence: sentence.open })));
    }
    node.append(from);
  }
  node.append(facts);
  return node;
}

function act(S, { label, title, ...event }, cls = "") {
  const node = button(cls, label, () => S.trigger("event", event));
  if (title) node.title = title;
  return node;
}

function group(S, data, part) {
  const summary = el("summary", "", line(part.colour, part.dashes, 22), el("span", "label", part.label), el("span", "count", String(part.count)));
  if (part.act) summary.append(act(S, part.act, "expand"));
  const node = el("details", "", summary);
  const fill = () => {
    if (!node.open || node.children.length > 1) return;
    node.append(...part.cards.map((item) => card(S, data, item)));
    if (part.more) node.append(el("p", "muted", `${part.more} more: filter, or read them in the table below the graph.`));
  };
  node.addEventListener("toggle", fill);
  node.open = part.open;
  fill();
  return node;
}

function welcome(data) {
  const list = el("ul", "");
  for (const [name, text] of data.statuses) list.append(el("li", "", line(null, data.dashes[name], 32), el("b", "", name), el("span", "muted", text)));
  return list;
}

function draw(S) {
  const data = S.data;
  S.box.setAttribute("aria-live", "polite");
  const icon = data.icon ? Object.assign(el("img", "icon"), { src: data.icon, alt: "" }) : null;
  const title = el("div", "title", icon, el("div", "", el("div", "kind", data.kind), el("h3", "name", data.title)));
  const head = el("div", "", title, data.lines.map((text) => el("p", "sub", text)));
  const actions = el("div", "actions");
  actions.append(...data.actions.map((item) => act(S, item)));
  const parts = [head];
  if (data.actions.length) parts.push(actions);
  parts.push(...data.found.map(({ label, rows }) => el("div", "found", el("span", "kind", label), rows.map((item) => act(S, item)))));
  if (data.disputed) parts.push(el("div", "disputed", el("b", "", "≠"), data.disputed));
  if (data.statuses) parts.push(welcome(data));
  parts.push(...data.groups.map((part) => group(S, data, part)));
  if (data.groups.length) {
    const words = ["subject", "relation", "object", "item", "status cue", "who says so"];
    const names = ["subject", "relation", "object", "item", "status", "source"];
    parts.push(el("div", "key", el("span", "muted", "Marked:"), names.map((name, i) => el("mark", name, words[i]))));
  }
  S.box.scrollTop = 0; // before the change: after it the browser would have to lay out at once
  S.box.replaceChildren(...parts);
}

export default mounted(draw);
