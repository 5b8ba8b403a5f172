// Forms send once, and nothing typed is lost by leaving the page unawares.

// A second press of the button while the first is under way changes nothing.
// data-many marks a form that may be sent again (a language switch, a download).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "many" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});

// Coming back by the browser's Back button shows the form ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

// data-guard: ask before leaving while something typed is not sent.
for (const form of document.querySelectorAll("form[data-guard]")) {
  form.addEventListener("input", () => form.setAttribute("data-changed", ""));
  form.addEventListener("submit", () => form.removeAttribute("data-changed"));
}

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-guard][data-changed]")) event.preventDefault();
});

// data-autosave="address": a draft goes to the server two seconds after the last key.
// The answer is {"saved_at": "14:32"}; data-saved and data-not-saved are the words shown
// in the element that data-saved-in names.
const QUIET = 2000;

async function saveDraft(form) {
  const place = document.getElementById(form.dataset.savedIn);
  // Before the sending: what is typed while the answer is on its way marks the form anew.
  form.removeAttribute("data-changed");
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(answer.statusText);
    const { saved_at: time } = await answer.json();
    place.textContent = form.dataset.saved.replace("{time}", time);
  } catch {
    form.setAttribute("data-changed", "");
    place.textContent = form.dataset.notSaved;
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(saveDraft, QUIET, form);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
