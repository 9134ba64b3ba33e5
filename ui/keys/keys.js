// The keyboard, the sheet that explains it, full screen, and the name of this browser's library.
const LIVE = new WeakMap();
const TYPING = "input, textarea, select, [contenteditable=true], [role=slider], [role=listbox], [role=dialog], [data-testid=stDataFrame]";
const PRESSING = "button, a, summary, [role=radio], [role=tab]"; // there Space and the arrows have their own use
const YEAR = 31536000;

function el(tag, cls, ...children) {
  const node = Object.assign(document.createElement(tag), { className: cls });
  node.append(...children.filter((c) => c !== null));
  return node;
}

function sheet(S) {
  const close = Object.assign(el("button", "close", "✕"), { type: "button", ariaLabel: "Close" });
  close.addEventListener("click", () => S.dialog.close());
  const parts = S.data.keys.map((part) => el("section", "", el("h3", "", part.title), ...part.keys.map((k) =>
    el("div", "row", el("kbd", "", k.shown ?? k.keys[0].toUpperCase()), el("span", "", k.does)))));
  const signs = el("section", "", el("h3", "", "Signs"), ...S.data.signs.map(({ icon, sign, text }) =>
    el("div", "row", icon ? Object.assign(el("img", ""), { src: icon, alt: "" }) : el("b", "sign", sign), el("span", "", text))));
  S.dialog.replaceChildren(el("header", "", el("h2", "", "Keys and signs"), close), el("div", "columns", ...parts, signs));
}

function full() {
  const root = document.documentElement;
  if (document.fullscreenElement) return document.exitFullscreen();
  if (root.classList.contains("entente-full")) return root.classList.remove("entente-full"); // where the browser has no full screen
  root.requestFullscreen?.().catch(() => root.classList.add("entente-full"));
}

const OWN = {
  help: (S) => (S.dialog.open ? S.dialog.close() : S.dialog.showModal()),
  full,
};

function pressed(S, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const path = event.composedPath().filter((node) => node instanceof Element);
  if (S.dialog.open && event.key !== "?") return;
  if (!S.dialog.open && path.some((node) => node.matches(TYPING))) return;
  if ((event.key === " " || event.key.startsWith("Arrow")) && path.some((node) => node.matches(PRESSING))) return;
  const found = S.data.keys.flatMap((part) => part.keys).find((k) => k.keys.includes(event.key) || k.also?.includes(event.key));
  if (!found) return;
  event.preventDefault();
  if (found.page) S.trigger("event", { act: found.act });
  else document.dispatchEvent(new CustomEvent("entente:act", { detail: found.act }));
}

function theme(S, element) {
  // Streamlit changes its colours without telling Python, which draws the graph: a run of the page tells it
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = colour.match(/^#(..)(..)(..)/);
  if (!hex) return;
  const now = hex.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 380 ? "dark" : "light";
  if (now !== S.data.theme && now !== S.told) S.trigger("event", { act: "theme" });
  S.told = now;
}

function start(S) {
  sheet(S);
  S.onKey = (event) => pressed(S, event);
  S.onAct = (event) => OWN[event.detail]?.(S);
  S.onFull = () => document.documentElement.classList.toggle("entente-full", Boolean(document.fullscreenElement));
  document.addEventListener("keydown", S.onKey);
  document.addEventListener("entente:act", S.onAct);
  document.addEventListener("fullscreenchange", S.onFull);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let S = LIVE.get(parentElement);
  const fresh = !S;
  if (fresh) LIVE.set(parentElement, (S = { dialog: parentElement.querySelector("dialog"), generation: 0 }));
  Object.assign(S, { data, trigger: setTriggerValue });
  if (fresh) start(S);
  theme(S, S.dialog);
  document.cookie = `${data.cookie}; path=/; max-age=${YEAR}; SameSite=Strict`;
  const mine = ++S.generation;
  return () => {
    if (S.generation !== mine) return;
    document.removeEventListener("keydown", S.onKey);
    document.removeEventListener("entente:act", S.onAct);
    document.removeEventListener("fullscreenchange", S.onFull);
    LIVE.delete(parentElement);
  };
}
