// Parts of the page, cut from its templates, where the components of the house drew them.
import { fill } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

export const part = (name) =>
  fill(document.getElementById(`part-${name}`).content.cloneNode(true)).firstElementChild;

export const find = (root, name) => root.querySelector(`[data-${name}]`);

export function fillMeter(meter, value, maximum) {
  const background = meter.querySelector(".at-meter__bg");
  let bar = meter.querySelector(".at-meter__fill");
  if (!bar) {
    bar = document.createElementNS(SVG, "rect");
    bar.setAttribute("class", "at-meter__fill");
    for (const name of ["height", "rx"]) bar.setAttribute(name, background.getAttribute(name));
    background.after(bar);
  }
  bar.setAttribute("width", `${Math.min(100, (100 * value) / maximum)}%`);
}

// A banner in words, with a button or a link where there is something to do.
export function banner(kind, text, action) {
  const made = part(kind);
  find(made, "text").textContent = text;
  if (action) made.lastElementChild.append(action);
  return made;
}

export function link(text, href) {
  const made = document.createElement("a");
  Object.assign(made, { className: "govuk-link", href, textContent: text });
  return made;
}

export function button(text, press, kind = "secondary") {
  const made = document.createElement("button");
  const className = kind ? `govuk-button govuk-button--${kind}` : "govuk-button";
  Object.assign(made, { type: "button", className, textContent: text });
  made.addEventListener("click", press);
  return made;
}
