// Asking the portal. Every answer has a `kind`:
//   done · conflict (409) · refused (422) · login · gone (404) · away (no network, or no sense in it)

export const HOME = "/lessons/phone/";
export const addressOf = (id) => `${HOME}${id}/`;
const PATIENCE = 20_000; // milliseconds

const KINDS = { 403: "login", 404: "gone", 409: "conflict", 422: "refused" };

async function ask(address, options = {}) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal, ...options });
    if (answer.type === "opaqueredirect") return { kind: "login" }; // sent to the entry page
    const kind = answer.ok ? "done" : (KINDS[answer.status] ?? "away");
    const facts = ["done", "conflict", "refused"].includes(kind) ? await answer.json() : {};
    return { ...facts, kind };
  } catch {
    return { kind: "away" };
  }
}

export const mine = () => ask(`${HOME}mine/`);
export const dataOf = (id) => ask(`${addressOf(id)}data/`);

const post = (address, token, body, type = {}) =>
  ask(address, { method: "POST", body, headers: { "X-CSRFToken": token, ...type } });

const postJson = (address, token, facts) =>
  post(address, token, JSON.stringify(facts), { "Content-Type": "application/json" });

export const saveDraft = (id, token, facts) => postJson(`${addressOf(id)}draft/`, token, facts);
export const sendSheet = (id, token, facts) => postJson(`${addressOf(id)}send/`, token, facts);

export function sendPhoto(id, token, bytes, mark) {
  const form = new FormData();
  form.append("form_token", mark);
  form.append("photo", new Blob([bytes], { type: "image/jpeg" }), "photo.jpg");
  return post(`${addressOf(id)}photo/`, token, form);
}
