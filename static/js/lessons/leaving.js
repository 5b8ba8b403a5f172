// Logging out: sheets that the portal has wholly go from the phone, the others stay locked until
// their observer logs in again.
import { forget, lockOthers, read, unlocked } from "./store.js";
import { isTouched } from "./take.js";

// isSure(number of sheets that are not at the portal yet) decides.
export async function leave(isSure) {
  const ids = await unlocked();
  const unsent = [];
  for (const id of ids) if (await isUnsent(id)) unsent.push(id);
  if (unsent.length && !isSure(unsent.length)) return false;
  for (const id of ids) if (!unsent.includes(id)) await forget(id);
  await lockOthers("");
  localStorage.removeItem("lessons");
  return true;
}

async function isUnsent(id) {
  const [known, written] = [await read("known", id), await read("written", id)];
  return Boolean(known && written && isTouched(known, written));
}
