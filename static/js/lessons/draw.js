// Draws a sheet from its form. One way of drawing, with a network and without.
import { linesOf, partOf, parts } from "./content.js";
import { fillMeter, find, link, part } from "./parts.js";
import { pick, say } from "./words.js";

const AIMS = "learning_aims";
const LONG = new Set([AIMS, "topic_and_aims"]); // parts of the head that take sentences

export const controlId = (field) => `id_${field}`;

// The whole form, empty. `fields` are filled by `showValues`.
export function drawForm(form) {
  const made = part("sheet");
  find(made, "header").append(...Object.entries(form.header).map(([key, label]) =>
    headerField(key, pick(label))));
  find(made, "sections").append(...form.sections.map((section) => drawSection(section, form)));
  find(made, "texts").append(
    textField("conclusions", say("conclusions"), 4),
    textField("recommendations", pick(form.recommendations), 4),
  );
  find(made, "sums").append(...form.sections.map((section) => drawSum(section, form)));
  return made;
}

export function drawJumps(form) {
  const made = part("jumps");
  const targets = [
    ["lesson", say("lesson")],
    ...form.sections.map(({ number, title }) => [sectionId(number), heading(number, title)]),
    ["texts", say("conclusions")],
  ];
  for (const [id, text] of targets) {
    const item = document.createElement("li");
    item.append(link(text, `#${id}`));
    item.firstChild.className = "";
    find(made, "jumps").append(item);
  }
  return made;
}

const sectionId = (number) => `section-${number}`;
const heading = (number, title) => `${number}. ${pick(title)}`;

function drawSection({ number, title, criteria }, form) {
  const made = part("section");
  made.id = sectionId(number);
  find(made, "title").textContent = heading(number, title);
  find(made, "criteria").append(...criteria.map((criterion) => drawCriterion(criterion, form)));
  return made;
}

function drawCriterion({ number, title, lines }, form) {
  const made = part("criterion");
  find(made, "number").textContent = number;
  find(made, "title").textContent = pick(title);
  find(made, "lines").append(...lines.map((line) => drawLine(line, form.levels)));
  const note = find(made, "note");
  nameControl(note, `notes.${number}`);
  note.setAttribute("aria-label", `${say("note")}: ${pick(title)}`);
  return made;
}

function drawLine({ number, text }, levels) {
  const made = part("line");
  const legend = made.querySelector("legend");
  legend.querySelector("i").textContent = `${number}.`;
  legend.lastChild.textContent = pick(text);
  const row = made.querySelector(".at-levels__row");
  const [label] = row.children;
  row.replaceChildren(...levels.map((level) => drawLevel(label, `levels.${number}`, level)));
  return made;
}

function drawLevel(label, field, level) {
  const made = label.cloneNode(true);
  const input = made.querySelector("input");
  Object.assign(input, { id: `${controlId(field)}_${level}`, name: field, value: level });
  made.querySelector("b").textContent = level;
  return made;
}

// The aims have a name of their own: what the form prints there is how to write them.
function headerField(key, label) {
  const rows = LONG.has(key) ? 3 : 1;
  if (key !== AIMS) return textField(`header.${key}`, label, rows);
  return textField(`header.${key}`, say("aims"), rows, label);
}

function textField(field, text, rows, hint = "") {
  const made = part("field");
  const control = made.querySelector("textarea");
  made.querySelector("label").textContent = text;
  made.querySelector("label").htmlFor = controlId(field);
  control.rows = rows;
  nameControl(control, field);
  if (hint) describe(control, find(made, "hint"), hint);
  else find(made, "hint").remove();
  return made;
}

function describe(control, place, text) {
  place.textContent = text;
  place.id = `hint_${control.name}`;
  control.setAttribute("aria-describedby", place.id);
}

function nameControl(control, field) {
  control.name = field;
  control.id = controlId(field);
}

function drawSum({ number, title, criteria }, form) {
  const made = part("sum");
  made.querySelector("span").textContent = heading(number, title);
  made.dataset.maximum = criteria.flatMap(({ lines }) => lines).length * Math.max(...form.levels);
  return made;
}

// ---- what is written ----------------------------------------------------------------------
export function showValues(root, content) {
  for (const control of root.querySelectorAll("textarea, input[type=radio]")) {
    const value = String(partOf(content, control.name));
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.value !== value) control.value = value;
  }
  for (const note of root.querySelectorAll("[data-note]")) {
    if (note.value) note.closest("details").open = true;
  }
}

// Sums and what is still unmarked.
export function showTotals(root, bar, content, form) {
  const marked = [...parts(content).keys()].filter((field) => field.startsWith("levels.")).length;
  const total = sumOf(linesOf(form), content);
  const lines = linesOf(form).length;
  bar.querySelector("[role=status] b").textContent = total;
  bar.querySelector("[role=status] span").textContent = say("points", { maximum: form.maximum });
  bar.querySelector(".at-meter").setAttribute("aria-label", `${total} / ${form.maximum}`);
  fillMeter(bar.querySelector(".at-meter"), total, form.maximum);
  find(bar, "marked").textContent = say("marked", { marked, lines });
  find(bar, "next").hidden = marked === lines;
  form.sections.forEach((section, place) => showSection(root, section, place, content));
}

function showSection(root, { number, criteria }, place, content) {
  const lines = criteria.flatMap((criterion) => criterion.lines);
  const marked = lines.filter((line) => partOf(content, `levels.${line.number}`) !== "").length;
  const section = root.querySelector(`#${CSS.escape(sectionId(number))}`);
  find(section, "marked").textContent = `${marked} / ${lines.length}`;
  const sum = find(root, "sums").children[place];
  const [value, maximum] = [sumOf(lines, content), Number(sum.dataset.maximum)];
  const words = `${value} / ${maximum}`;
  sum.querySelector(".at-num").textContent = words;
  sum.querySelector(".at-meter").setAttribute("aria-label", words);
  fillMeter(sum.querySelector(".at-meter"), value, maximum);
}

const sumOf = (lines, content) =>
  lines.reduce((total, { number }) => total + Number(partOf(content, `levels.${number}`)), 0);

// What a field is called on the form, for lists of what is missing or differs.
export function nameOf(field, form) {
  const [group, key] = [field.split(".")[0], field.slice(field.indexOf(".") + 1)];
  if (group === "header") return key === AIMS ? say("aims") : pick(form.header[key]);
  if (group === "levels") {
    const line = linesOf(form).find(({ number }) => number === key);
    return `${key}. ${pick(line.text)}`;
  }
  if (group === "notes") return `${say("note")} ${key}`;
  return group === "recommendations" ? pick(form.recommendations) : say(group);
}
