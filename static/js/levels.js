// The running total of an observation sheet. Without this script the server counts on saving.
const SVG = "http://www.w3.org/2000/svg";

const sum = (inputs) => inputs.reduce((total, input) => total + Number(input.value), 0);
const chosen = (root) => [...root.querySelectorAll(".at-levels input:checked")];

function fill(meter, value, maximum) {
  const background = meter.querySelector(".at-meter__bg");
  let bar = meter.querySelector(".at-meter__fill");
  if (!bar) {
    bar = document.createElementNS(SVG, "rect");
    bar.setAttribute("class", "at-meter__fill");
    for (const name of ["height", "rx"]) bar.setAttribute(name, background.getAttribute(name));
    background.after(bar);
  }
  bar.setAttribute("width", `${(100 * value) / maximum}%`);
}

function showTotal(form, bar) {
  const levels = chosen(form);
  const lines = form.querySelectorAll(".at-levels").length;
  const highest = Math.max(...[...form.querySelectorAll(".at-levels input")].map((i) => i.value));
  bar.querySelector("[role=status] b").textContent = sum(levels);
  fill(bar.querySelector(".at-meter"), sum(levels), lines * highest);
  for (const words of bar.querySelectorAll("[data-marked]")) {
    words.textContent = words.dataset.words.replace("{marked}", levels.length);
  }
  return highest;
}

function showSections(form, highest) {
  const rows = form.querySelectorAll("[data-section-sums] li");
  form.querySelectorAll("[data-section]").forEach((section, place) => {
    const levels = chosen(section);
    const lines = section.querySelectorAll(".at-levels").length;
    section.querySelector("[data-section-marked]").textContent = `${levels.length} / ${lines}`;
    rows[place].querySelector("b").textContent = sum(levels);
    fill(rows[place].querySelector(".at-meter"), sum(levels), lines * highest);
  });
}

for (const form of document.querySelectorAll("form[data-levels]")) {
  const show = () => showSections(form, showTotal(form, document.getElementById("total")));
  form.querySelector("[data-section-sums]").hidden = false;
  form.addEventListener("change", show);
  show();
}
