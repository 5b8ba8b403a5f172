// The sheets that this phone has.
import { linesOf, parts } from "./content.js";
import { banner, find, link, part } from "./parts.js";
import { addressOf } from "./portal.js";
import { read, unlocked } from "./store.js";
import { isTouched, takeAll, whole } from "./take.js";
import { pushAll } from "./sync.js";
import { dayAndTime, say } from "./words.js";

export async function showList(place) {
  await draw(place);
  const me = await takeAll();
  await pushAll();
  await draw(place, me.kind);
}

async function draw(place, kind) {
  const made = part("list");
  const rows = (await Promise.all((await unlocked()).map(describe))).filter(Boolean);
  rows.sort((one, other) => one.begins_at.localeCompare(other.begins_at));
  find(made, "rows").append(...rows.map(drawRow));
  find(made, "none").hidden = rows.length > 0 || kind === undefined;
  const told = find(made, "told");
  if (kind === "login") told.append(banner("warning", say("login"), loginLink()));
  if (kind === "away") told.append(banner("info", say("away")));
  place.replaceChildren(made);
  document.title = `${say("list")} | ${say("brand")}`;
}

async function describe(id) {
  const [sheet, written, known] = [
    await read("sheets", id),
    await read("written", id),
    await read("known", id),
  ];
  if (!sheet || !written || !known) return null; // only its key is here yet
  const content = whole(written, known);
  const marked = [...parts(content).keys()].filter((field) => field.startsWith("levels."));
  const lines = linesOf(sheet.form).length;
  return {
    id,
    ...sheet.visit,
    state: known.conflict ? "conflict_short" : isTouched(known, written) ? "kept" : "ready",
    marked: say("marked", { marked: marked.length, lines }),
  };
}

function drawRow({ id, teacher, subject, class_group, begins_at, marked, state }) {
  const made = part("row");
  find(made, "name").append(link(teacher, addressOf(id)));
  find(made, "hint").textContent = `${dayAndTime(begins_at)} · ${subject}, ${class_group} · ${marked}`;
  find(made, "state").textContent = say(state);
  return made;
}

export const loginLink = () =>
  link(say("log_in"), `/login/?next=${encodeURIComponent(location.pathname)}`);
