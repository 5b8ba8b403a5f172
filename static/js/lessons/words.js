// The page's words in both languages; the portal wrote them into the page.
const TEXTS = {
  kk: JSON.parse(document.body.dataset.kk),
  ru: JSON.parse(document.body.dataset.ru),
};
let language = "kk";

export const spoken = () => language;

export function speak(chosen) {
  language = chosen in TEXTS ? chosen : "kk";
  document.documentElement.lang = language;
}

export const say = (key, facts = {}) =>
  TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);

export const pick = (pair) => pair[language];

// data-word: the text of an element; data-word-label: its name for those who do not see it.
export function fill(root) {
  for (const element of root.querySelectorAll("[data-word]")) {
    element.textContent = say(element.dataset.word);
  }
  for (const element of root.querySelectorAll("[data-word-label]")) {
    element.setAttribute("aria-label", say(element.dataset.wordLabel));
  }
  return root;
}

const moment = (options) => (iso) =>
  new Intl.DateTimeFormat("ru-KZ", { timeZone: "Asia/Almaty", ...options }).format(new Date(iso));

export const time = moment({ hour: "2-digit", minute: "2-digit" });
export const dayAndTime = moment({
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
