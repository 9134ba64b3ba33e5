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

function line(colour, dashes, width = 26) {
  // a sample of a line as the graph draws it
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const at = { width, height: 10, viewBox: `0 0 ${width} 10`, "aria-hidden": "true" };
  for (const [name, value] of Object.entries(at)) svg.setAttribute(name, value);
  path.setAttribute("d", `M0 5h${width}`);
  path.setAttribute("stroke", colour || "currentColor");
  path.setAttribute("stroke-width", "2.5");
  if (dashes) path.setAttribute("stroke-dasharray", dashes.map((d) => d * 0.6).join(" "));
  svg.append(path);
  return svg;
}

const KEPT = new WeakMap();

function once(parentElement, data) {
  // true when the data differ from those that are shown: an unchanged panel keeps its scroll, focus and open parts
  const text = JSON.stringify(data);
  if (KEPT.get(parentElement) === text) return false;
  KEPT.set(parentElement, text);
  return true;
}
