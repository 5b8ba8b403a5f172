// What every page needs: where the keyboard goes, and the small menus.
import { ErrorSummary } from "./vendor/error-summary.js";
import { SkipLink } from "./vendor/skip-link.js";

document.body.classList.add("govuk-frontend-supported");

const start = (selector, Component) => {
  for (const element of document.querySelectorAll(selector)) new Component(element);
};
start(".govuk-error-summary", ErrorSummary);
start(".govuk-skip-link", SkipLink);

// A menu closes by Escape and by a press elsewhere, as people expect of menus.
const openMenus = () => document.querySelectorAll(".at-menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

// Copy buttons show themselves only where copying works.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.querySelector("span").textContent = button.dataset.copied;
  });
}
