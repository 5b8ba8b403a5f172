// On every page: whoever logs out leaves no readable sheet on the phone, and hears of one that the
// portal does not have yet. Another account's sheets are locked as soon as a page is open.
const MARK = "lessons"; // set while the phone may have something: other phones load nothing more

const account = document.body.dataset.account;

if (localStorage.getItem(MARK)) {
  for (const form of document.querySelectorAll("form.at-logout")) watch(form);
  if (account && localStorage.getItem(MARK) !== account) {
    const { lockOthers } = await import("./store.js");
    await lockOthers(account);
  }
}

function watch(form) {
  form.addEventListener("submit", async (event) => {
    if ("left" in form.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { leave } = await import("./leaving.js");
    if (!(await leave((number) => confirm(form.dataset.unsent.replace("{number}", number))))) return;
    form.dataset.left = "yes";
    form.requestSubmit();
  });
}
