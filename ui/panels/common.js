// Everything is written with textContent: what articles say is never read as markup.
const SVG = "http://www.w3.org/2000/svg";

function el(tag, cls, ...children) {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== "") node.append(child);
  return node;
}

function button(cls, label, act) {
  const node = el("button", cls, label);
  node.type = "button";
  node.addEventListener("click", (event) => {
    event.stopPropagation();
    event.preventDefault();
    act();
  });
  return node;
}

function svg(tag, at, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(at)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function line(colour, dashes, width = 26) {
  // a sample of a line as the graph draws it
  const path = svg("path", { d: `M0 5h${width}`, stroke: colour || "currentColor", "stroke-width": 2.5, "stroke-dasharray": dashes ? dashes.map((d) => d * 0.6).join(" ") : null });
  return svg("svg", { width, height: 10, viewBox: `0 0 ${width} 10`, "aria-hidden": "true" }, path);
}

const KEPT = new WeakMap();

function once(parentElement, data) {
  // true when the data differ from those that are shown: an unchanged panel keeps its scroll, focus and open parts
  const text = JSON.stringify(data);
  if (KEPT.get(parentElement) === text) return false;
  KEPT.set(parentElement, text);
  return true;
}

const STATE = new WeakMap();
const LATE_MS = 300; // at the most

function mounted(draw, late = false) {
  // what Streamlit calls with each change of data: `draw` is given {box, data, trigger}, and what it kept there, when the data are others;
  // late: after what is above it was drawn
  return ({ data, parentElement, setTriggerValue }) => {
    const S = STATE.get(parentElement) || { box: parentElement.querySelector(".panel") };
    STATE.set(parentElement, S);
    S.data = data;
    S.trigger = setTriggerValue;
    if (!once(parentElement, data)) return;
    if (late && S.drawn) requestIdleCallback(() => S.data === data && draw(S), { timeout: LATE_MS });
    else draw(S);
    S.drawn = true;
  };
}
