// The page of one sheet: what is written goes into the phone's store with every key, and to the
// portal whenever there is a network.
import { copy, missing, setPart } from "./content.js";
import { drawConflict } from "./conflict.js";
import { drawForm, drawJumps, showTotals, showValues } from "./draw.js";
import { loginLink } from "./list.js";
import { missingPanel, refusalPanel, surePanel } from "./panels.js";
import { banner, button, find, link, part } from "./parts.js";
import { shrink } from "./photo.js";
import { mine } from "./portal.js";
import { forget, keep, keepBytes, lockOthers, read } from "./store.js";
import { announcePhoto, askToSend, push, settle, takeBack } from "./sync.js";
import { isTouched, take, whole } from "./take.js";
import { dayAndTime, say, time } from "./words.js";

const QUIET = 1500; // milliseconds without a key before the portal hears of it
const WAITS = [2, 4, 8, 15, 30, 60]; // seconds between attempts without a network

export class SheetPage {
  constructor(id, place, bar) {
    Object.assign(this, { id, place, bar, tries: 0, keys: 0, writing: Promise.resolve() });
    this.others = new BroadcastChannel("lessons");
    this.others.onmessage = ({ data }) => data === id && this.readAgain();
    addEventListener("online", () => this.bring());
    addEventListener("offline", () => this.sayAway());
    document.addEventListener("visibilitychange", () => document.hidden || this.bring());
  }

  async open() {
    await this.draw();
    const me = await mine();
    if (me.kind === "away") this.sayAway();
    if (me.kind === "done") {
      await lockOthers(me.account);
      const found = await take(this.id, me.account);
      await this.readAgain();
      if (found.kind === "done" && found.state !== "draft" && !this.sheet) return this.end(found.sent_at);
      if (!this.sheet) return this.tell(found.kind === "gone" ? "gone" : "not_here");
    } else if (!this.sheet) {
      return me.kind === "login" ? this.tell("login", loginLink()) : this.tell("not_here");
    }
    return this.bring();
  }

  // ---- drawing ----------------------------------------------------------------------------
  // From the store; a key pressed while it was read goes before: then it is read once more.
  async load() {
    let keys, rows;
    do {
      keys = this.keys;
      await this.writing;
      rows = await Promise.all(["sheets", "written", "known"].map((store) => read(store, this.id)));
    } while (keys !== this.keys);
    [this.sheet, this.written, this.known] = rows;
    if (!this.known || !this.written) this.sheet = null;
  }

  async draw() {
    await this.load();
    if (!this.sheet) return;
    const { visit, form } = this.sheet;
    const made = part("page");
    find(made, "caption").textContent =
      `${dayAndTime(visit.begins_at)} · ${visit.subject}, ${visit.class_group}`;
    find(made, "lead").textContent = visit.teacher;
    this.form = drawForm(form);
    this.choice = null;
    find(made, "body").append(drawJumps(form), this.form);
    this.place.replaceChildren(made);
    document.title = `${say("sheet")} | ${say("brand")}`;
    this.listen();
    this.bar.hidden = false;
    this.show();
  }

  listen() {
    this.form.addEventListener("input", ({ target }) => this.change(target));
    find(this.form, "photo").addEventListener("change", ({ target }) => this.attach(target));
    find(this.form, "no-photo").addEventListener("click", () => this.detach());
    find(this.form, "send").addEventListener("click", () => this.ask());
    find(this.bar, "next").onclick = () => this.goToNext();
  }

  show() {
    showValues(this.form, this.written.content);
    this.showSums();
    this.showWhere();
    this.showNews();
  }

  // Where the sheet is kept, and whether it may be written into.
  showWhere() {
    this.showPhoto();
    this.showState();
    this.form.querySelector("fieldset").disabled = this.known.sending;
  }

  showSums() {
    showTotals(this.form, this.bar, this.written.content, this.sheet.form);
  }

  showPhoto() {
    const { waiting, photo } = this.known;
    const state = waiting ? "photo_here" : photo ? "photo_there" : "";
    find(this.form, "photo-state").textContent = state && say(state);
    find(this.form, "no-photo").hidden = !state;
  }

  showState() {
    const pill = part(this.isAway ? "away" : "kept");
    find(pill, "text").textContent = this.stateInWords();
    find(this.place, "state").replaceChildren(pill);
  }

  sayAway() {
    this.isAway = true;
    if (this.form) this.showState();
  }

  stateInWords() {
    const { saved_at, sending } = this.known;
    if (this.isAway) return say("away");
    if (sending) return say("being_sent");
    if (isTouched(this.known, this.written)) return say("kept");
    return saved_at ? say("saved", { time: time(saved_at) }) : say("ready");
  }

  // What the observer has to know or decide before going on.
  showNews(kind) {
    const { conflict, refusal, sending } = this.known;
    const choice = conflict && JSON.stringify([conflict, whole(this.written, this.known)]);
    if (choice && choice === this.choice) return; // half a choice is not taken away
    this.choice = choice;
    const told = find(this.place, "told");
    told.replaceChildren();
    if (this.sheet.visit.cancelled) told.append(banner("warning", say("cancelled")));
    if (kind === "login") told.append(banner("warning", say("login"), loginLink()));
    if (kind === "other") told.append(banner("warning", say("other")));
    if (conflict) told.append(this.conflictPanel(conflict));
    if (refusal) told.append(refusalPanel(refusal, this.sheet.form, () => this.remove()));
    if (sending) told.append(banner("info", say("will_send"), button(say("go_on"), () => this.goOn())));
    if (conflict || refusal) told.scrollIntoView({ block: "start" });
  }

  conflictPanel(conflict) {
    const here = { content: whole(this.written, this.known), times: this.written.times };
    return drawConflict(this.sheet.form, here, conflict, (content) => this.settle(content));
  }

  tell(key, action) {
    this.bar.hidden = true;
    this.place.replaceChildren(banner("warning", say(key), action));
  }

  // Nothing of what was written stays on the page either.
  end(sent_at) {
    const made = part("sent");
    find(made, "text").textContent = say("sent", { time: dayAndTime(sent_at) });
    find(made, "sign").href = `/lessons/sheets/${this.id}/`;
    Object.assign(this, { sheet: null, written: null, known: null, form: null });
    this.bar.hidden = true;
    this.place.replaceChildren(made);
    made.querySelector("h1").focus();
  }

  // ---- writing ----------------------------------------------------------------------------
  change({ name, type, value }) {
    if (type === "file") return;
    this.keys += 1;
    setPart(this.written.content, name, type === "radio" ? Number(value) : value);
    this.written.times[name] = new Date().toISOString();
    this.write();
    this.showSums();
    this.bringSoon();
  }

  // One writing at a time, always of the newest; gives when all is on the disk.
  write() {
    if (this.isQueued) return this.writing;
    this.isQueued = true;
    document.body.dataset.kept = "not all";
    this.writing = this.writing.then(async () => {
      this.isQueued = false;
      if (!this.written) return;
      await keep("written", this.id, this.written).then(
        () => this.sayKept(),
        () => this.tell("not_kept", link(say("log_in"), location.href)),
      );
      this.others.postMessage(this.id);
    });
    return this.writing;
  }

  sayKept() {
    if (!this.isQueued) document.body.dataset.kept = "all";
    this.showState();
  }

  async attach({ files: [file] }) {
    if (!file) return;
    try {
      await keepBytes("photos", this.id, await shrink(file));
    } catch {
      find(this.form, "photo-state").textContent = say("photo_wrong");
      return;
    }
    await announcePhoto(this.id, crypto.randomUUID());
    await this.readAgain();
    this.bring();
  }

  async detach() {
    await announcePhoto(this.id, "");
    await this.readAgain();
    this.bring();
  }

  async settle(content) {
    this.written.content = copy(content);
    await this.write();
    await settle(this.id, content.photo);
    await this.readAgain();
    this.bring();
  }

  // Another tab, the worker or the portal changed what the store has.
  async readAgain() {
    await this.load();
    if (this.sheet && this.form) this.show();
    else if (this.sheet) await this.draw();
    else if (this.form) await this.reopen();
  }

  // The sheet is not in the store any more: the portal knows what became of it.
  reopen() {
    this.form = null;
    this.place.replaceChildren();
    return this.open();
  }

  // ---- to the portal ----------------------------------------------------------------------
  bringSoon(after = QUIET) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.bring(), after);
  }

  async bring() {
    clearTimeout(this.timer);
    if (!this.sheet) return;
    await this.writing;
    const end = await push(this.id);
    if (end.kind === "sent") return this.end(end.sent_at);
    if (end.kind === "away") this.bringSoon(1000 * WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    else this.tries = 0;
    if (end.kind === "other") return this.tell("other");
    this.isAway = end.kind === "away" || !navigator.onLine;
    this.known = (await read("known", this.id)) ?? this.known;
    if (!this.form) return;
    this.showWhere(); // what is being typed at this moment stays as it is
    if (!this.isAway || this.known.sending) this.showNews(end.kind);
  }

  // ---- the end ----------------------------------------------------------------------------
  ask() {
    const fields = missing(this.written.content, this.sheet.form);
    const told = find(this.form, "before-sending");
    const sure = () => surePanel(() => this.send());
    told.replaceChildren(fields.length ? missingPanel(fields, this.sheet.form) : sure());
    told.querySelector("a, button").focus();
  }

  async send() {
    find(this.form, "before-sending").replaceChildren();
    await this.write();
    await askToSend(this.id);
    await this.readAgain();
    await this.bring();
  }

  async goOn() {
    await takeBack(this.id);
    await this.readAgain();
  }

  async remove() {
    await forget(this.id);
    location.assign("/lessons/phone/");
  }

  goToNext() {
    const empty = [...this.form.querySelectorAll(".at-levels")].find(
      (line) => !line.querySelector("input:checked"),
    );
    const input = empty?.querySelector("input");
    input?.focus({ preventScroll: true });
    empty?.scrollIntoView({ block: "center" });
  }
}
