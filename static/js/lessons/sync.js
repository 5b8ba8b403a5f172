// Bringing to the portal what the phone has, whenever there is a network. Runs in the page and in
// the service worker alike; one at a time for a sheet, in whatever tab.
import { same } from "./content.js";
import { dataOf, mine, saveDraft, sendPhoto, sendSheet } from "./portal.js";
import { accountOf, device, drop, forget, keep, lockOthers, read, readBytes, unlocked } from "./store.js";
import { alone, isTouched, whole } from "./take.js";

const AGAIN = "lessons"; // the name by which the browser wakes the worker when the network is back

// Gives {kind}: saved · sent · conflict · refused · login · other · gone · away · nothing.
export const push = (id) => alone(id, () => pushNow(id));

export async function pushAll() {
  const ends = [];
  for (const id of await unlocked()) ends.push({ id, ...(await push(id)) });
  return ends;
}

async function pushNow(id) {
  const known = await read("known", id);
  if (!known) return { kind: "nothing" };
  if (known.conflict) return { kind: "conflict" };
  if (!known.sending && !isTouched(known, await read("written", id))) return { kind: "saved" };
  const me = await mine();
  if (me.kind !== "done") return orBeWoken(me);
  if (me.account !== (await accountOf(id))) {
    await lockOthers(me.account);
    return { kind: "other" };
  }
  return orBeWoken(await bring(id, known, me.token));
}

async function bring(id, known, token) {
  for (const step of [bringPhoto, bringDraft, bringEnd]) {
    const answer = await step(id, known, token);
    if (answer.kind !== "done") return answer;
  }
  return { kind: "saved" };
}

async function bringPhoto(id, known, token) {
  const bytes = known.waiting && (await readBytes("photos", id));
  if (!bytes) return { kind: "done" };
  const answer = await sendPhoto(id, token, bytes, known.waiting);
  if (!["done", "refused"].includes(answer.kind)) return answer;
  await drop("photos", id);
  known.waiting = "";
  if (answer.kind === "refused") return refused(id, known, answer);
  known.photo = answer.id;
  await keep("known", id, known);
  return answer;
}

async function bringDraft(id, known, token) {
  const written = await read("written", id);
  const content = whole(written, known);
  if (same(content, known.content)) return { kind: "done" };
  if (written.root !== known.root) return outgrown(id, known, written);
  const before = known.attempts;
  known.attempts = [...before, content];
  await keep("known", id, known);
  const facts = { base_version: known.version, device: await device(), content };
  const answer = await saveDraft(id, token, facts);
  if (answer.kind === "refused") return refused(id, known, answer);
  if (answer.kind === "conflict") return differs(id, known, token, answer, before);
  if (answer.kind !== "done") return answer;
  const { version, saved_at } = answer;
  Object.assign(known, { version, saved_at, content: answer.content, attempts: [], refusal: null });
  await keep("known", id, known);
  return answer;
}

// The page wrote on while the portal's newer sheet was taken: as if it were another device.
function outgrown(id, known, written) {
  const { version, saved_at, content } = known;
  return conflicts(id, { ...known, root: written.root }, { version, saved_at, content, base: null });
}

async function conflicts(id, known, conflict) {
  await keep("known", id, { ...known, conflict, sending: false, attempts: [] });
  return { kind: "conflict" };
}

// The portal's sheet is not the one that this phone began from. If it is what the phone itself sent
// before, only the answer was lost.
async function differs(id, known, token, answer, attempts) {
  const { version, saved_at, content } = answer;
  if (attempts.some((attempt) => same(attempt, content))) {
    Object.assign(known, { version, saved_at, content, attempts: [] });
    return bringDraft(id, known, token);
  }
  return conflicts(id, known, { version, saved_at, content, base: known.content });
}

async function bringEnd(id, known, token) {
  if (!known.sending) return { kind: "done" };
  const answer = await sendSheet(id, token, { version: known.version });
  if (answer.kind === "conflict") return differs(id, known, token, answer, []);
  if (answer.kind === "refused") return refused(id, known, answer);
  if (answer.kind !== "done") return answer;
  await forget(id);
  return { kind: "sent", sent_at: answer.sent_at };
}

// Said in words on the sheet; nothing written is touched. A sheet that went its way by an earlier
// sending of this phone, whose answer was lost, is done.
async function refused(id, known, { code, field, message }) {
  const data = code === "state" ? await dataOf(id) : null;
  if (data?.kind === "away") return data;
  if (known.sending && data?.version === known.version) {
    await forget(id);
    return { kind: "sent", sent_at: data.sent_at };
  }
  await keep("known", id, { ...known, sending: false, refusal: { code, field, message } });
  return { kind: "refused" };
}

// Without a network the browser is asked to wake the worker when there is one.
async function orBeWoken(answer) {
  if (answer.kind !== "away") return answer;
  try {
    const registration = globalThis.registration ?? (await navigator.serviceWorker.getRegistration());
    await registration?.sync?.register(AGAIN);
  } catch {
    // Where the browser does not wake workers, the page sends when it is open.
  }
  return answer;
}

// ---- what the page asks for ---------------------------------------------------------------
const change = (id, facts) =>
  alone(id, async () => {
    const known = await read("known", id);
    if (known) await keep("known", id, { ...known, ...facts });
  });

export const askToSend = (id) => change(id, { sending: true, refusal: null });
export const takeBack = (id) => change(id, { sending: false, refusal: null });

// A photograph that waits on the phone, known by a mark; or none at all.
export const announcePhoto = (id, waiting) => change(id, { waiting, photo: null });

// The observer chose from both: the portal's version is what the next saving begins from.
export const settle = (id, photo) =>
  alone(id, async () => {
    const known = await read("known", id);
    if (!known?.conflict) return;
    const { version, saved_at, content } = known.conflict;
    await keep("known", id, { ...known, version, saved_at, content, photo, conflict: null });
  });
