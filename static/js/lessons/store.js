// What the phone keeps, in IndexedDB. Rows about a sheet are locked with that sheet's own key, which
// the portal gives to its observer alone: without the key a row is bytes.
//
//   sheets   what the portal said of the sheet: form, lesson      locked
//   written  what the observer wrote, and when; the page writes   locked
//   known    what the portal has of it; only `sync` writes        locked
//   photos   a photograph not sent yet                            locked
//   keys     {account, key} of each sheet that may be read now
//   settings the language, the name of this device

const NAME = "lessons";
const ABOUT_SHEETS = ["sheets", "written", "known", "photos", "keys"];
const STORES = [...ABOUT_SHEETS, "settings"];
// Says to the pages of every room that there is something to be locked at the end.
const MARK = "lessons";

let opening;

function open() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name, { keyPath: "id" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opening;
}

// One transaction. "strict": it is over when the row is on the disk, so a dead battery takes nothing.
async function run(stores, mode, act) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const request = act(...stores.map((name) => transaction.objectStore(name)));
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = () => failed(transaction.error);
  });
}

const get = (store, id) => run([store], "readonly", (rows) => rows.get(id));
const put = (store, row) => run([store], "readwrite", (rows) => rows.put(row));

// ---- locked rows --------------------------------------------------------------------------
const keyOf = async (id) => (await get("keys", id))?.key;

export async function keepBytes(store, id, bytes) {
  const key = await keyOf(id);
  if (!key) throw new Error("the sheet is locked");
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
  await put(store, { id, iv, locked });
}

export async function readBytes(store, id) {
  const [key, row] = [await keyOf(id), await get(store, id)];
  if (!key || !row) return null;
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, key, row.locked);
}

export const keep = (store, id, value) =>
  keepBytes(store, id, new TextEncoder().encode(JSON.stringify(value)));

export async function read(store, id) {
  const bytes = await readBytes(store, id);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

export const drop = (store, id) => run([store], "readwrite", (rows) => rows.delete(id));

// ---- keys ---------------------------------------------------------------------------------
// The key cannot be taken out of the browser's store again by a script. One that is there stays: the
// rows are locked with it.
export async function unlock(id, account, base64) {
  localStorage.setItem(MARK, account);
  if (await keyOf(id)) return;
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  await put("keys", { id, account, key });
}

// Sheets that may be read on this phone now.
export const unlocked = () => run(["keys"], "readonly", (rows) => rows.getAllKeys());

export const accountOf = async (id) => (await get("keys", id))?.account;

// Take away the keys of everybody but this account; what is written stays, locked.
export const lockOthers = (account) =>
  run(["keys"], "readwrite", (rows) => {
    rows.openCursor().onsuccess = ({ target: { result: found } }) => {
      if (!found) return;
      if (found.value.account !== account) found.delete();
      found.continue();
    };
  });

// Nothing of the sheet stays: first the key, so that no row can be read whatever happens next.
export async function forget(id) {
  await drop("keys", id);
  await run(ABOUT_SHEETS, "readwrite", (...all) => {
    for (const rows of all) rows.delete(id);
  });
}

// ---- settings -----------------------------------------------------------------------------
export const setting = async (id) => (await get("settings", id))?.value;
export const set = (id, value) => put("settings", { id, value });

export async function device() {
  const known = await setting("device");
  if (known) return known;
  const made = crypto.randomUUID();
  await set("device", made);
  return made;
}
