// The whole article, scrolled to the sentence behind a claim.
export default function ({ data, parentElement }) {
  if (!once(parentElement, data)) return;
  const here = el("span", "here", ...data.pieces.map((p) => (p.part ? el("mark", p.part, p.text) : document.createTextNode(p.text))));
  const text = el("div", "text", document.createTextNode(data.before), here, document.createTextNode(data.after));
  const box = parentElement.querySelector(".panel");
  box.replaceChildren(el("p", "facts", data.facts), text);
  requestAnimationFrame(() => { box.scrollTop = data.pieces.length ? here.offsetTop - box.offsetTop - 90 : 0; });
}
