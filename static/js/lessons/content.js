// What is written into a sheet, part by part: "levels.12", "header.topic_and_aims", "notes.1.1",
// "conclusions", "recommendations", "photo". The shape is that of lessons/content.py.

const GROUPS = ["header", "levels", "notes"];

export function partOf(content, field) {
  const [group, key] = split(field);
  return key ? (content[group][key] ?? "") : (content[group] ?? "");
}

export function setPart(content, field, value) {
  const [group, key] = split(field);
  if (!key) content[group] = value === "" && group === "photo" ? null : value;
  else if (value === "") delete content[group][key];
  else content[group][key] = value;
}

function split(field) {
  const dot = field.indexOf(".");
  const group = field.slice(0, dot);
  return GROUPS.includes(group) ? [group, field.slice(dot + 1)] : [field, ""];
}

// Every part that is not empty.
export function parts(content) {
  const found = new Map();
  for (const [group, value] of Object.entries(content)) {
    if (!GROUPS.includes(group)) found.set(group, value ?? "");
    else for (const [key, part] of Object.entries(value)) found.set(`${group}.${key}`, part);
  }
  for (const [field, value] of found) if (value === "") found.delete(field);
  return found;
}

export function same(one, other) {
  return one !== null && other !== null && differing(one, other).length === 0;
}

// Fields that the two do not have alike.
export function differing(one, other) {
  const [mine, theirs] = [parts(one), parts(other)];
  const fields = new Set([...mine.keys(), ...theirs.keys()]);
  return [...fields].filter((field) => mine.get(field) !== theirs.get(field));
}

export const copy = (content) => structuredClone(content);

export const linesOf = (form) =>
  form.sections.flatMap((section) => section.criteria.flatMap((criterion) => criterion.lines));

// Fields without which the portal does not take the sheet, in the order of the form.
export function missing(content, form) {
  const asked = [
    ...Object.keys(form.header).map((key) => `header.${key}`),
    ...linesOf(form).map((line) => `levels.${line.number}`),
    "conclusions",
    "recommendations",
  ];
  return asked.filter((field) => String(partOf(content, field)).trim() === "");
}
