// What stands around the drawing: switches, buttons, the legend.
const SVG = "http://www.w3.org/2000/svg";
const BUTTONS = [["+", "Zoom in (+)", "zoom-in"], ["−", "Zoom out (−)", "zoom-out"], ["⤢", "Fit the graph (0)", "fit"],
  ["⟲", "Lay out again (R)", "tidy"], ["⛶", "Full screen (F)", "full"], ["?", "Keys and signs (?)", "help"]];

function make(tag, cls, ...children) {
  const node = Object.assign(document.createElement(tag), { className: cls });
  node.append(...children);
  return node;
}

function act(name) {
  document.dispatchEvent(new CustomEvent("entente:act", { detail: name }));
}

function pressed(cls, text, title, name) {
  const button = Object.assign(make("button", cls, text), { type: "button", title });
  button.setAttribute("aria-label", title);
  button.addEventListener("click", () => act(name));
  return button;
}

function build(S) {
  S.graph = make("div", "graph");
  S.graph.tabIndex = 0;
  S.graph.setAttribute("role", "application");
  S.graph.setAttribute("aria-label", "Graph of claims: N and L step through actors and lines, ? lists all keys. The table below it holds the same claims.");
  S.switches = make("div", "switches");
  const tools = make("div", "tools", ...BUTTONS.map(([text, title, name]) => pressed("", text, title, name)));
  S.foot = make("div", "foot");
  S.note = make("div", "note");
  S.outside = pressed("outside", "", "Fit the graph (0)", "fit");
  S.outside.hidden = true;
  S.box.replaceChildren(make("div", "picture", S.graph, S.switches, tools, S.note, S.outside), S.foot);
}

function switches(S) {
  const focused = S.box.getRootNode().activeElement?.dataset.act;
  const made = S.data.switches.map(({ act: name, label, help, on }) => {
    const button = pressed("switch", label, help, name);
    button.setAttribute("aria-pressed", String(on));
    button.setAttribute("aria-label", label);
    button.dataset.act = name;
    return button;
  });
  S.switches.replaceChildren(...made);
  made.find((b) => b.dataset.act === focused)?.focus({ preventScroll: true });
}

function stroke(colour, dashes) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [k, v] of [["width", 24], ["height", 8], ["aria-hidden", "true"]]) svg.setAttribute(k, v);
  for (const [k, v] of [["d", "M0 4h24"], ["stroke", colour || "currentColor"], ["stroke-width", colour ? 4 : 2]]) path.setAttribute(k, v);
  if (dashes) path.setAttribute("stroke-dasharray", dashes.map((d) => d * 0.6).join(" "));
  svg.append(path);
  return svg;
}

function sample({ colour, dashes, icon, sign }) {
  if (icon) return Object.assign(make("img", "kind"), { src: icon, alt: "" });
  return sign ? make("i", "disputed", sign) : stroke(colour, dashes);
}

function legend(S) {
  S.foot.replaceChildren(...S.data.legend.map((part) => make("span", "", sample(part), part.label)));
  S.note.replaceChildren(S.data.note.text, ...S.data.note.acts.map(({ label, act: name }) => pressed("link", label, label, name)));
}
