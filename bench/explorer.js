// In the page: when what is asked for is on the screen, in milliseconds. Components live in shadow roots.
const deep = (selector, root = document) => {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const part of root.querySelectorAll("*")) {
    const inner = part.shadowRoot && deep(selector, part.shadowRoot);
    if (inner) return inner;
  }
  return null;
};
const next = () => new Promise(requestAnimationFrame);
const found = {}; // to look through the whole page again and again would be timed too
const once = (selector) => (found[selector]?.isConnected ? found[selector] : (found[selector] = deep(selector)));
const canvas = () => once(".frame")?.dataset ?? {};
const title = () => once(".panel:has(h3)")?.querySelector("h3")?.textContent;
const drawn = () => Object.keys(JSON.parse(canvas().positions || "{}")).filter((id) => id.startsWith("n:")).length;

async function until(test) {
  const begun = performance.now();
  while (!test()) {
    if (performance.now() - begun > 300000) throw new Error(`five minutes, and not yet: ${test}`);
    await new Promise((then) => setTimeout(then, 8)); // to wait for frames would make Chromium draw them all, and be timed too
  }
  await next(); // the frame in which it is painted
  return performance.now();
}

function seenAt() {
  return until(() => canvas().positions);
}

function countries(number) {
  const rows = [...deep(".pick[data-facet=countries]").getRootNode().querySelectorAll(".pick[data-facet=countries]")];
  return rows.slice(0, number).map((row) => `countries:${row.dataset.value}`);
}

async function filtered(choice) {
  const [facet, value] = choice.split(":");
  const text = document.querySelector(".showing").innerText;
  const { ready } = canvas();
  const begun = performance.now();
  once(".panel:has(.pick)").querySelector(`.pick[data-facet=${facet}][data-value=${value}]`).click();
  return (await until(() => document.querySelector(".showing")?.innerText !== text && canvas().ready !== ready)) - begun;
}

function arm(twice) {
  // before a press of the mouse: what it changes is `answered`
  const before = twice ? drawn() : title();
  let begun;
  window.addEventListener("pointerdown", () => (begun = performance.now()), { capture: true, once: true });
  window.answered = until(() => begun && (twice ? drawn() > before : title() !== before)).then((now) => now - begun);
}

async function panned(seconds = 3) {
  const box = deep(".frame canvas").getBoundingClientRect();
  const send = (type, target, x) =>
    target.dispatchEvent(new PointerEvent(type, { pointerType: "mouse", pointerId: 1, isPrimary: true, button: type === "pointermove" ? -1 : 0,
      buttons: type === "pointerup" ? 0 : 1, clientX: x, clientY: box.top + 12, bubbles: true, cancelable: true, composed: true }));
  send("pointerdown", deep(".frame canvas"), box.left + 20);
  const begun = performance.now();
  let frames = 0;
  while (performance.now() - begun < 1000 * seconds) {
    send("pointermove", deep(".frame canvas"), box.left + 30 + ((frames * 7) % 400));
    await next();
    frames++;
  }
  send("pointerup", deep(".frame canvas"), box.left + 30);
  return frames / seconds;
}

async function usual(status) {
  const begun = performance.now();
  [...document.querySelectorAll("label")].find((l) => l.innerText.trim() === status).click();
  return (await until(() => window.drawn === status)) - begun;
}

Object.assign(globalThis, { canvas, seenAt, countries, filtered, arm, panned, usual });
