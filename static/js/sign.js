// Signing: the form fetches the exact bytes to be signed, gives them to the signer, puts the
// signature (CMS) it gets back into its hidden field and only then is sent.
//
// data-content-url  GET  -> {"content": base64, "sha256": hex of the content's bytes}
// data-signer-url   POST {"content": base64} -> {"cms": base64}
class Failure extends Error {}

const token = (form) => form.querySelector("[name=csrfmiddlewaretoken]").value;

async function ask(url, options, words) {
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" }, ...options });
    if (answer.ok) return await answer.json();
  } catch {
    // Named below: to the person signing, no answer and a bad one are the same.
  }
  throw new Failure(words);
}

async function sha256(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// crypto.subtle exists only where the page came over https (or from this computer).
async function isWhole({ content, sha256: expected }) {
  return !crypto.subtle || (await sha256(content)) === expected;
}

async function signature(form) {
  const { contentUrl, signerUrl, noContent, changed, noSigner } = form.dataset;
  const answer = await ask(contentUrl, {}, noContent);
  if (!(await isWhole(answer))) throw new Failure(changed);
  const headers = {
    "Content-Type": "application/json",
    Accept: "application/json",
    "X-CSRFToken": token(form),
  };
  const body = JSON.stringify({ content: answer.content });
  const { cms } = await ask(signerUrl, { method: "POST", headers, body }, noSigner);
  if (!cms) throw new Failure(noSigner);
  return cms;
}

function tell(form, words, kind) {
  const banner = document.createElement("div");
  banner.className = `at-banner at-banner--${kind}`;
  banner.textContent = words;
  form.querySelector("[data-sign-message]").replaceChildren(banner);
}

function begin(form, submitter) {
  tell(form, form.dataset.busy, "info");
  form.setAttribute("aria-busy", "true");
  submitter?.setAttribute("aria-disabled", "true");
}

function giveBack(form, submitter, words) {
  tell(form, words, "error");
  form.removeAttribute("aria-busy");
  submitter?.removeAttribute("aria-disabled");
}

async function sign(form, submitter) {
  begin(form, submitter);
  try {
    form.elements.cms.value = await signature(form);
    form.requestSubmit(submitter);
  } catch (failure) {
    giveBack(form, submitter, failure instanceof Failure ? failure.message : form.dataset.noSigner);
  }
}

for (const form of document.querySelectorAll("form[data-sign]")) {
  form.addEventListener("submit", (event) => {
    if (form.elements.cms.value) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") !== "true") sign(form, event.submitter);
  });
}

// A signature belongs to one sending: after Back the document is read and signed anew.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sign]")) {
    form.elements.cms.value = "";
    form.removeAttribute("aria-busy");
    form.querySelector("[data-sign-message]").replaceChildren();
  }
});
