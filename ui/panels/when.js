// A strip of bars over time with a handle: everything up to the handle is shown. It can be played.
const LIVE = new WeakMap();
const PAUSE_MS = 650; // a step stays so long in sight

function fire(S, at, more = {}) {
  S.trigger("event", { mode: S.data.mode, at: at !== null && at < S.data.steps.length ? at : null, move: S.move, ...more });
}

function stop(S) {
  clearTimeout(S.timer);
  S.playing = false;
}

function next(S) {
  // sends the step after the one that is shown; the next one is sent when its answer is drawn
  const at = S.data.at === null ? 0 : S.data.at + 1;
  if (at >= S.data.steps.length) stop(S);
  fire(S, at);
}

function play(S) {
  if (S.playing) {
    stop(S);
    return draw(S);
  }
  if (!S.data.steps.length) return;
  S.move = (S.move ?? 0) + 1;
  S.playing = true;
  next(S);
  draw(S);
}

function told(S, at) {
  const { steps } = S.data;
  if (at === null || at >= steps.length) return "all times";
  const exact = at === S.data.at && S.data.day && S.data.day !== steps[at].day; // a day that was picked elsewhere
  return exact ? `by ${S.data.day}` : `by the end of ${steps[at].label}`;
}

function slider(S) {
  const steps = S.data.steps;
  const most = Math.max(1, ...steps.map((s) => s.count));
  const until = S.data.at ?? steps.length;
  const bars = el("div", "bars", steps.map((step, n) => {
    const bar = el("i", n <= until ? "in" : "");
    bar.style.height = step.count ? `${Math.max(8, 100 * Math.sqrt(step.count / most))}%` : "1px";
    bar.title = `${step.label}: ${step.count.toLocaleString("en")}`;
    return bar;
  }));
  const input = Object.assign(document.createElement("input"), { type: "range", min: 0, max: steps.length, value: until });
  input.setAttribute("aria-label", S.data.modes.find(([name]) => name === S.data.mode)[1]);
  input.setAttribute("aria-valuetext", told(S, until));
  input.addEventListener("input", () => {
    stop(S);
    const at = Number(input.value);
    S.label.textContent = told(S, at);
    [...bars.children].forEach((bar, n) => bar.classList.toggle("in", n <= at));
  });
  input.addEventListener("pointerdown", () => (S.move = (S.move ?? 0) + 1));
  input.addEventListener("change", () => fire(S, Number(input.value)));
  S.input = input;
  return el("div", "range", bars, input);
}

function modes(S) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", "Which day counts");
  for (const [name, label] of S.data.modes) select.append(new Option(label, name, false, name === S.data.mode));
  select.addEventListener("change", () => {
    stop(S);
    S.trigger("event", { mode: select.value, at: null, switched: true });
  });
  return select;
}

function draw(S) {
  const held = S.box.getRootNode().activeElement?.className;
  const start = button("play", S.playing ? "❚❚" : "▶", () => play(S));
  start.title = S.playing ? "Stop (Space)" : "Play through time (Space)";
  start.setAttribute("aria-label", S.playing ? "Stop playing" : "Play through time");
  S.label = el("span", "label", told(S, S.data.at));
  start.disabled = !S.data.steps.length;
  const all = button("all", "all times", () => (stop(S), fire(S, null)));
  all.hidden = S.data.at === null;
  const parts = S.data.steps.length ? [slider(S), S.label, all] : [el("span", "muted", "Nothing here has a day.")];
  S.box.replaceChildren(start, modes(S), ...parts);
  if (held === "play") start.focus({ preventScroll: true });
  else if (held === "" && document.activeElement === S.box.getRootNode().host) S.input?.focus({ preventScroll: true });
}

export default function ({ data, parentElement, setTriggerValue }) {
  let S = LIVE.get(parentElement);
  if (!S) {
    S = { box: parentElement.querySelector(".panel"), generation: 0 };
    LIVE.set(parentElement, S);
    S.onAct = (event) => event.detail === "play" && play(S);
    document.addEventListener("entente:act", S.onAct);
  }
  S.data = data;
  S.trigger = setTriggerValue;
  if (once(parentElement, data)) {
    draw(S);
    clearTimeout(S.timer);
    if (S.playing) S.timer = setTimeout(() => next(S), PAUSE_MS);
  }
  const mine = ++S.generation;
  return () => {
    if (S.generation !== mine) return;
    stop(S);
    document.removeEventListener("entente:act", S.onAct);
    LIVE.delete(parentElement);
  };
}
