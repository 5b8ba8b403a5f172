// Taking sheets along while there is a network, and noticing what became of them.
import { copy, same } from "./content.js";
import { dataOf, mine } from "./portal.js";
import { forget, keep, lockOthers, read, unlock, unlocked } from "./store.js";

export const alone = (id, act) => navigator.locks.request(`lessons ${id}`, act);

// All sheets of the account that is logged in. Gives the answer of the portal.
export async function takeAll() {
  const me = await mine();
  if (me.kind !== "done") return me;
  await lockOthers(me.account);
  const known = new Set([...me.sheets, ...(await unlocked())]);
  for (const id of known) await take(id, me.account);
  return me;
}

export const take = (id, account) => alone(id, () => takeNow(id, account));

async function takeNow(id, account) {
  const data = await dataOf(id);
  if (data.kind === "gone") await refuse(id, "gone");
  if (data.kind !== "done") return data;
  await unlock(id, account, data.key);
  if (data.state === "draft") await takeDraft(id, data);
  else await takeSent(id, data);
  return data;
}

// `written` and `known` carry the same `root` while what is written grew from what the portal had:
// a page that goes on writing with an older root is a second device.
async function takeDraft(id, { version, saved_at, content, visit, form }) {
  await keep("sheets", id, { visit, form });
  const [known, written] = [await read("known", id), await read("written", id)];
  if (known && !isTouched(known, written)) {
    if (known.version === version) return;
  } else if (known) {
    return; // what is not sent yet goes before: `push` finds whether the portal's differs
  }
  const root = crypto.randomUUID();
  const facts = { version, saved_at, content, photo: content.photo, root };
  await keep("known", id, { ...NOTHING, ...known, ...facts });
  await keep("written", id, { content: copy(content), times: {}, root });
}

// attempts: what was sent without an answer yet; conflict: the portal's sheet when it was another's;
// sending: the observer asked to send; photo: its id at the portal, waiting: the mark of one that is
// not there yet.
const NOTHING = { attempts: [], conflict: null, sending: false, refusal: null, waiting: "" };

// The whole content: the photograph is known by the portal's id for it.
export const whole = (written, known) => ({ ...written.content, photo: known.photo });

export const isTouched = (known, written) =>
  known.waiting !== "" || !same(whole(written, known), known.content);

async function takeSent(id, data) {
  const [known, written] = [await read("known", id), await read("written", id)];
  const isMine = known?.sending && known.version === data.version;
  if (!known || isMine || !isTouched(known, written)) await forget(id);
  else await refuse(id, "state");
}

// The portal does not take the sheet any more. What was written here and nowhere else stays.
async function refuse(id, code) {
  const [known, written] = [await read("known", id), await read("written", id)];
  if (!known) return;
  if (isTouched(known, written)) await keep("known", id, { ...known, sending: false, refusal: { code } });
  else await forget(id);
}
