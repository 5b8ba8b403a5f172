// Two devices wrote in one sheet: both are shown side by side where they differ, and the observer
// chooses. What only one side changed is chosen already; nothing else is.
import { copy, differing, partOf, setPart } from "./content.js";
import { nameOf } from "./draw.js";
import { button, find, part } from "./parts.js";
import { say, time } from "./words.js";

// settled(content): what is to stay.
export function drawConflict(form, { content: mine, times }, conflict, settled) {
  const made = part("conflict");
  const { content: theirs, base, saved_at } = conflict;
  const sides = { mine, theirs };
  const rows = differing(mine, theirs).map((field) => {
    const words = [side("mine", times[field]), side("theirs", saved_at)];
    return drawRow(field, form, sides, words, changedBy(field, mine, theirs, base));
  });
  find(made, "rows").append(...rows);
  const choose = (whose) => () => {
    for (const input of made.querySelectorAll(`input[value=${whose}]`)) input.checked = true;
  };
  const all = [button(say("all_mine"), choose("mine")), button(say("all_theirs"), choose("theirs"))];
  find(made, "all").append(...all);
  find(made, "done").append(button(say("choice_done"), () => finish(made, sides, settled), ""));
  return made;
}

const side = (whose, at) => say(at ? whose : `${whose}_before`, { time: at && time(at) });

function changedBy(field, mine, theirs, base) {
  if (!base) return "";
  if (partOf(mine, field) === partOf(base, field)) return "theirs";
  return partOf(theirs, field) === partOf(base, field) ? "mine" : "";
}

function drawRow(field, form, sides, words, chosen) {
  const made = part("choice");
  made.dataset.field = field;
  made.querySelector("legend").textContent = nameOf(field, form);
  [...made.querySelectorAll("input")].forEach((input, place) => {
    const label = made.querySelectorAll("label")[place];
    const id = `choice_${field}_${input.value}`;
    Object.assign(input, { id, name: `choice_${field}`, checked: input.value === chosen });
    label.htmlFor = id;
    label.firstChild.textContent = shown(field, partOf(sides[input.value], field));
    label.querySelector("small").textContent = words[place];
  });
  return made;
}

const shown = (field, value) =>
  value === "" ? say("nothing") : field === "photo" ? say("photo_there") : String(value);

function finish(made, sides, settled) {
  const content = copy(sides.mine);
  for (const row of made.querySelectorAll("[data-field]")) {
    const chosen = row.querySelector("input:checked");
    if (!chosen) return ask(made, row);
    setPart(content, row.dataset.field, partOf(sides[chosen.value], row.dataset.field));
  }
  return settled(content);
}

function ask(made, row) {
  find(made, "ask").textContent = say("choice_missing");
  row.querySelector("input").focus();
}
