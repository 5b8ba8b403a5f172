// What the observer is told about sending, and asked.
import { controlId, nameOf } from "./draw.js";
import { banner, button, find, link, part } from "./parts.js";
import { say, spoken } from "./words.js";

const OVER = new Set(["state", "gone", "cancelled"]); // the portal will never take the sheet

export function refusalPanel({ code, field, message }, form, remove) {
  const text = message ? message[spoken()] : say(`refused_${code}`);
  if (OVER.has(code)) return banner("error", text, button(say("remove"), remove, "warning"));
  const target = field && document.getElementById(firstControl(field));
  return banner("error", text, target && link(nameOf(field, form), `#${target.id}`));
}

export function missingPanel(fields, form) {
  const made = part("missing");
  find(made, "rows").append(...fields.map((field) => {
    const item = document.createElement("li");
    item.append(link(shortName(field, form), `#${firstControl(field)}`));
    return item;
  }));
  return made;
}

export function surePanel(send) {
  const made = part("sure");
  const leave = button(say("go_on"), () => made.remove());
  made.lastElementChild.append(button(say("send_now"), send, ""), leave);
  return made;
}

const isLevel = (field) => field.startsWith("levels.");
const firstControl = (field) => (isLevel(field) ? `${controlId(field)}_0` : controlId(field));

const shortName = (field, form) =>
  isLevel(field) ? say("line", { number: field.split(".")[1] }) : nameOf(field, form);
