// A search box: its answers appear while one types, by kind; the mouse or arrows and Enter pick one. Escape stops it.
const PAUSE_MS = 160; // after the last letter, before anything is asked

function close(S) {
  clearTimeout(S.timer);
  S.open = false;
  show(S);
}

function typed(S) {
  clearTimeout(S.timer);
  S.open = Boolean(S.input.value.trim());
  S.at = -1;
  if (S.open) S.timer = setTimeout(() => S.trigger("event", { how: "type", text: S.input.value }), PAUSE_MS);
  show(S);
}

function pick(S, answer) {
  S.input.value = answer.how === "search" ? answer.text : "";
  close(S);
  S.trigger("event", answer);
}

function option(S, item, number) {
  const said = item.pieces ? el("span", "said", item.pieces.map((p) => (p.hit ? el("b", "", p.text) : document.createTextNode(p.text)))) : el("span", "name", item.label);
  const count = item.count === undefined ? null : el("span", "count", item.count.toLocaleString("en"));
  const node = el("div", item.how === "search" ? "option every" : "option", said, count);
  Object.assign(node, { id: `answer-${number}`, role: "option" });
  const { label, count: _, pieces, ...event } = item;
  node.pick = () => pick(S, event);
  node.addEventListener("mousedown", (down) => down.preventDefault()); // the box keeps the focus
  node.addEventListener("click", node.pick);
  return node;
}

function fill(S) {
  S.options = [];
  const parts = S.data.groups.map(({ label, rows }) => {
    const made = rows.map((item, n) => option(S, item, S.options.length + n));
    S.options.push(...made);
    const group = el("div", "group", el("div", "kind", label), made);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    return group;
  });
  S.list.replaceChildren(...parts, ...(S.data.note ? [el("p", "muted", S.data.note)] : []));
}

function show(S) {
  const answered = S.data.typed === S.input.value.trim();
  const open = S.open && answered && Boolean(S.options.length || S.data.note);
  S.list.hidden = !open;
  S.box.classList.toggle("waiting", S.open && !answered);
  S.input.setAttribute("aria-expanded", String(open));
  S.options.forEach((node, n) => {
    node.classList.toggle("at", n === S.at);
    node.setAttribute("aria-selected", String(n === S.at));
  });
  if (open && S.at >= 0) S.input.setAttribute("aria-activedescendant", S.options[S.at].id);
  else S.input.removeAttribute("aria-activedescendant");
  if (open) S.options[S.at]?.scrollIntoView({ block: "nearest" });
}

function step(S, by) {
  if (S.list.hidden) return typed(S);
  const number = S.options.length + 1; // one of them is the box itself
  S.at = ((S.at + 1 + by + number) % number) - 1;
  show(S);
}

function pressed(S, event) {
  const { key } = event;
  if (key === "ArrowDown") step(S, 1);
  else if (key === "ArrowUp") step(S, -1);
  else if (key === "Enter" && !S.list.hidden && S.at >= 0) S.options[S.at].pick();
  else if (key === "Enter") pick(S, { how: "search", text: S.input.value.trim() });
  else if (key === "Escape" && S.open) close(S);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function build(S) {
  S.input = Object.assign(el("input", ""), { type: "search", placeholder: "Search actors, weapons, sentences", autocomplete: "off", spellcheck: false });
  S.list = el("div", "answers");
  S.list.id = "answers";
  S.list.setAttribute("role", "listbox");
  const at = { role: "combobox", "aria-label": "Search", "aria-controls": "answers", "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(at)) S.input.setAttribute(name, value);
  S.input.addEventListener("input", () => typed(S));
  S.input.addEventListener("search", () => S.input.value || !S.data.kept || pick(S, { how: "search", text: "" })); // its own ✕
  S.input.addEventListener("keydown", (event) => pressed(S, event));
  S.input.addEventListener("blur", () => close(S));
  document.addEventListener("entente:act", (event) => event.detail === "search" && S.input.focus());
  const glass = svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, class: "glass", "aria-hidden": "true" },
    svg("path", { d: "M10.6 10.6 14.5 14.5M11.5 6.75a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0", fill: "none", stroke: "currentColor", "stroke-width": 1.6 }));
  S.box.replaceChildren(glass, S.input, S.list);
}

function draw(S) {
  if (!S.input) build(S);
  if (S.kept !== S.data.kept) S.input.value = S.kept = S.data.kept;
  S.at = -1;
  fill(S);
  show(S);
}

export default mounted(draw);
