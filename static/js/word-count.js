// Live word count. The rule is the server's (foundation/base/words.py): a word is a run of letters
// or digits, joined by a hyphen or an apostrophe: [\w]+(?:[-’'][\w]+)* over Unicode.
const WORD = /[\p{L}\p{N}_]+(?:[-’'][\p{L}\p{N}_]+)*/gu;

export const countWords = (text) => (text.match(WORD) ?? []).length;

function message(counter, count, minimum, maximum) {
  const { enough, few, many } = counter.dataset;
  const words = count < minimum ? few : maximum && count > maximum ? many : enough;
  return words
    .replace("{count}", count)
    .replace("{missing}", minimum - count)
    .replace("{extra}", count - maximum);
}

function show(counter, text) {
  const minimum = Number(counter.dataset.minimum) || 0;
  const maximum = Number(counter.dataset.maximum) || 0;
  const count = countWords(text);
  counter.classList.toggle("at-counter--err", count > 0 && maximum > 0 && count > maximum);
  counter.querySelector("span").textContent = message(counter, count, minimum, maximum);
  const percent = maximum ? Math.min((count * 100) / maximum, 100) : 100;
  counter.querySelector(".at-meter__fill").setAttribute("width", `${percent}%`);
}

for (const counter of document.querySelectorAll("[data-word-count]")) {
  const field = document.getElementById(counter.dataset.wordCount);
  if (!field) continue;
  field.addEventListener("input", () => show(counter, field.value));
  show(counter, field.value);
}
