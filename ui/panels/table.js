// A table of claims, flows or actors: heads sort, rows select, pages follow each other. Python sorts; this only draws.
function head(S, column) {
  const { sort } = S.data;
  const mine = sort && sort.column === column.name;
  const cell = el("th", column.kind);
  cell.scope = "col";
  cell.setAttribute("aria-sort", mine ? (sort.down ? "descending" : "ascending") : "none");
  if (!column.sorts) cell.append(column.name);
  else cell.append(button("sort", `${column.name}${mine ? (sort.down ? " ▾" : " ▴") : ""}`, () => S.trigger("event", { how: "sort", column: column.name })));
  return cell;
}

function cell(column, value) {
  if (column.kind === "status") return el("td", "status", value ? line(null, column.dashes[value], 18) : "", value);
  if (column.kind === "share") {
    const part = el("i");
    part.style.width = `${Math.round(100 * value)}%`;
    return el("td", "share", el("span", "meter", part), `${Math.round(100 * value)}%`);
  }
  const shown = typeof value === "number" ? (value ? value.toLocaleString("en", { maximumFractionDigits: 4 }) : "") : value;
  const made = el("td", column.kind, el("span", "name", shown));
  if (column.kind === "one") made.title = shown; // it is cut on the screen
  return made;
}

function row(S, item) {
  const node = el("tr", item.chosen ? "chosen" : "", S.data.columns.map((column, n) => cell(column, item.cells[n])));
  node.tabIndex = 0;
  node.dataset.key = item.key;
  node.setAttribute("aria-selected", String(item.chosen));
  const pick = () => S.trigger("event", { how: "pick", key: item.key });
  node.addEventListener("click", pick);
  node.addEventListener("keydown", (event) => {
    const step = { ArrowDown: node.nextElementSibling, ArrowUp: node.previousElementSibling }[event.key];
    if (event.key === "Enter" || event.key === " ") pick();
    else if (step) step.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return node;
}

function pages(S) {
  const { page, pages: of } = S.data;
  if (of < 2) return "";
  const go = (label, to) => {
    const made = button("page", label, () => S.trigger("event", { how: "page", page: to }));
    made.disabled = to < 0 || to >= of;
    return made;
  };
  return el("div", "pages", go("« first", 0), go("‹ back", page - 1), el("span", "muted", `page ${page + 1} of ${of.toLocaleString("en")}`),
    go("next ›", page + 1), go("last »", of - 1));
}

function mark(S) {
  // only what is chosen has changed
  for (const item of S.data.rows) {
    const node = S.rows.get(item.key);
    node.className = item.chosen ? "chosen" : "";
    node.setAttribute("aria-selected", String(item.chosen));
  }
  S.box.querySelector(".bar").replaceWith(bar(S));
}

function bar(S) {
  const switches = S.data.switches.map((s) => {
    const made = button(s.on ? "switch on" : "switch", s.label, () => S.trigger("event", { how: s.how }));
    made.setAttribute("aria-pressed", String(s.on));
    return made;
  });
  return el("div", "bar", el("p", "muted", S.data.note), ...switches, pages(S));
}

function plain(data) {
  return JSON.stringify({ ...data, show: null, switches: null, rows: data.rows.map((item) => [item.key, item.cells]) });
}

function draw(S) {
  const { data } = S;
  const text = plain(data);
  if (text === S.text) mark(S);
  else fill(S);
  S.text = text;
  const chosen = S.box.querySelector("tr.chosen");
  if (chosen && data.show !== S.show) S.box.querySelector(".scroll").scrollTop = (chosen.previousElementSibling ?? chosen).offsetTop - S.box.querySelector("thead").offsetHeight;
  S.show = data.show;
}

function fill(S) {
  const { data } = S;
  const active = S.box.getRootNode().activeElement?.dataset?.key;
  const left = S.box.querySelector(".scroll")?.scrollLeft ?? 0;
  S.rows = new Map(data.rows.map((item) => [item.key, row(S, item)]));
  const body = el("tbody", "", ...S.rows.values());
  const table = el("table", "", el("thead", "", el("tr", "", data.columns.map((column) => head(S, column)))), body);
  table.setAttribute("aria-label", data.label);
  const scroll = el("div", "scroll", table);
  S.box.replaceChildren(bar(S), scroll);
  scroll.scrollLeft = left;
  const same = active && [...body.children].find((node) => node.dataset.key === active);
  if (same) same.focus({ preventScroll: true });
}

export default mounted(draw, true);
