// Points with − and +. The number field works alone; the buttons are a help for the mouse.
function paint(stepper) {
  const { value } = stepper.querySelector("input");
  const { proposed, why } = stepper.dataset;
  const differs = value !== "" && proposed !== undefined && Number(value) !== Number(proposed);
  stepper.classList.toggle("is-empty", value === "");
  stepper.classList.toggle("is-diff", differs);
  if (why) document.getElementById(why).hidden = !differs;
}

function step(stepper, change) {
  const input = stepper.querySelector("input");
  const from =
    input.value === "" ? Number(stepper.dataset.proposed ?? input.min) - change : Number(input.value);
  const highest = input.max === "" ? Infinity : Number(input.max);
  input.value = Math.min(Math.max(from + change, Number(input.min)), highest);
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

export function start(root) {
  for (const stepper of root.querySelectorAll("[data-stepper]")) {
    for (const button of stepper.querySelectorAll("[data-step]")) button.hidden = false;
    paint(stepper);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) step(button.closest("[data-stepper]"), Number(button.dataset.step));
});

document.addEventListener("input", (event) => {
  const stepper = event.target.closest("[data-stepper]");
  if (stepper) paint(stepper);
});

// A row swapped in by htmx is a new row.
document.addEventListener("htmx:load", (event) => start(event.target));
start(document);
