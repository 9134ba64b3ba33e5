// Sections of rows with counts; a click keeps a value, "only" keeps nothing else, "clear" releases the section.
const OPEN = new Set(); // what the reader unfolded: sections shown in full, categories with their types
const FEW = 7;

function report(S, facet, values, how) {
  S.trigger("event", { facet, values, how });
}

function row(S, section, item, most) {
  const box = el("span", "box");
  const sample = item.dashes !== undefined ? line(null, item.dashes) : item.dot ? el("i", "dot") : item.colour ? line(item.colour, null, 16) : null;
  if (item.dot) sample.style.background = item.colour;
  const pick = button("pick", "", () => report(S, item.facet, item.values, "toggle"));
  pick.setAttribute("role", "checkbox");
  pick.setAttribute("aria-checked", String(item.chosen));
  pick.append(...[box, sample, el("span", "name", item.label)].filter(Boolean));
  pick.title = item.help || item.label;
  pick.dataset.facet = item.facet;
  pick.dataset.value = item.values.join(" ");
  const only = button("only", "only", () => report(S, item.facet, item.values, "only"));
  only.setAttribute("aria-label", `only ${item.label}`);
  const kind = [item.chosen && "chosen", !item.count && "none", item.dot && "group"].filter(Boolean).join(" ");
  const node = el("div", `row ${kind}`, pick, item.single ? null : only, el("span", "count", item.count.toLocaleString("en")));
  if (most && item.count && !item.dot) {
    const part = el("i");
    part.style.width = `${Math.max(2, (100 * item.count) / most)}%`;
    if (item.colour) part.style.background = item.colour;
    node.append(el("span", "bar", part));
  }
  return node;
}

function twist(S, node, key) {
  const open = OPEN.has(key);
  const toggle = button("twist", open ? "▾" : "▸", () => {
    open ? OPEN.delete(key) : OPEN.add(key);
    draw(S);
  });
  toggle.setAttribute("aria-label", open ? "fold" : "unfold");
  toggle.setAttribute("aria-expanded", String(open));
  node.prepend(toggle);
}

function section(S, part) {
  const head = el("div", "head", el("span", "", part.title));
  if (part.active) head.append(button("clear", "clear", () => report(S, part.facets[0], [], "clear")));
  const node = el("section", "", head);
  node.setAttribute("aria-label", part.title);
  const most = Math.max(...part.rows.map((r) => r.count), 1);
  const all = OPEN.has(part.title) || part.rows.length <= FEW + 2 || part.whole;
  const rows = all ? part.rows : part.rows.filter((r, i) => i < FEW || r.chosen);
  for (const item of rows) node.append(...branch(S, part, item, most, part.title, 0));
  if (part.rows.length > FEW + 2 && !part.whole) {
    const label = OPEN.has(part.title) ? "show fewer" : `show ${part.more ? "the first " : "all "}${part.rows.length.toLocaleString("en")}`;
    node.append(button("more", label, () => {
      OPEN.has(part.title) ? OPEN.delete(part.title) : OPEN.add(part.title);
      draw(S);
    }));
  }
  if (!part.rows.length) node.append(el("p", "muted nothing", "nothing here"));
  if (part.more || part.find) node.append(finder(S, part));
  return node;
}

function branch(S, part, item, most, path, depth) {
  // a row, and what is unfolded beneath it
  const made = row(S, part, item, most);
  made.style.marginLeft = `${19 * depth}px`;
  if (!item.children?.length) return [made];
  const key = `${path}/${item.label}`;
  const within = (rows) => rows.some((r) => r.chosen || within(r.children ?? []));
  if (!item.chosen && within(item.children)) OPEN.add(key);
  twist(S, made, key);
  return [made, ...(OPEN.has(key) ? item.children.flatMap((child) => branch(S, part, child, most, key, depth + 1)) : [])];
}

function finder(S, part) {
  // values beyond those that are listed
  const box = el("input", "find");
  const facet = part.facets[0];
  Object.assign(box, { type: "search", value: part.find, placeholder: part.more ? `find among ${(part.more + part.rows.length).toLocaleString("en")}` : "find" });
  box.setAttribute("aria-label", `Find a value of ${part.title}`);
  box.dataset.facet = facet;
  box.addEventListener("change", () => {
    OPEN.add(part.title);
    S.trigger("event", { facet, values: [], how: "find", text: box.value });
  });
  return box;
}

function draw(S) {
  const active = S.box.getRootNode().activeElement?.dataset;
  S.box.replaceChildren(...S.data.sections.map((part) => section(S, part)));
  const same = (b) => b.dataset.facet === active.facet && b.dataset.value === active.value;
  if (active?.value) [...S.box.querySelectorAll(".pick")].find(same)?.focus({ preventScroll: true });
}

export default mounted(draw);
