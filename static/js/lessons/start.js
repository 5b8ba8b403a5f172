// Where the page begins: the language, the worker that opens it without a network, what is to be seen.
import { showList } from "./list.js";
import { mine } from "./portal.js";
import { SheetPage } from "./sheet.js";
import { set, setting } from "./store.js";
import { register } from "./registering.js";
import { fill, say, speak, spoken } from "./words.js";

const place = document.getElementById("page");
const bar = document.getElementById("total");
const [, id] = location.pathname.match(/\/([0-9a-f-]{36})\/$/) ?? [];
let sheet;

async function choose(language) {
  speak(language);
  fill(document.body);
  for (const choice of document.querySelectorAll("[data-language]")) {
    if (choice.value === spoken()) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }
}

async function firstLanguage() {
  const chosen = await setting("language");
  if (chosen) return chosen;
  const { language } = await mine();
  if (language) await set("language", language);
  return language;
}

async function show() {
  if (!id) return showList(place);
  sheet = new SheetPage(id, place, bar);
  return sheet.open();
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", async () => {
    await set("language", button.value);
    await choose(button.value);
    if (sheet?.sheet) await sheet.draw();
    else if (!id) await showList(place);
  });
}

// Says by data-offline that the page would open without a network.
async function prepareOffline() {
  await register();
  await navigator.serviceWorker?.ready;
  await navigator.storage?.persist?.();
  document.body.dataset.offline = "ready";
}

try {
  await choose(await firstLanguage());
  await show();
} catch (fault) {
  place.textContent = say("no_store");
  throw fault;
}
await prepareOffline();
