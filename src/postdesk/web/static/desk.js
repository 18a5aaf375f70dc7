// The page without this file works by its forms; with it, it is alive: what others do appears, texts are copied with one
// press, and a card of the calendar is moved with keys.

const main = () => document.getElementById("live");
const words = document.body.dataset;  // what this file says, in the office's language
let shown = content(main());  // as it came from the desk

// What the page shows, without what became of the last act, which is said once.
function content(live) {
  const copy = live.cloneNode(true);
  copy.querySelectorAll(".told").forEach((each) => each.remove());
  return copy.innerHTML.replace(/\s+/g, " ");
}

function spoken(local) {
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const form = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
  return form.format(new Date(`${local.replace(" ", "T")}Z`));
}

// ── What others do ──────────────────────────────────────────────────────────────────────────────────────────────

const edited = (forms = document.querySelectorAll("#live form")) => [...forms].some((form) =>
  [...form.elements].some((field) => field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue
    || field.type === "checkbox" && field.checked !== field.defaultChecked));

let late = false;

// What a reader has before them: where the keys are, what is unfolded, how far a wide table is moved. Things are known by
// what they do, for a page that is made anew has others in their places.
const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";

function doing(one) {
  const form = one.form ?? one.closest("form");
  const posts = form ? [...form.querySelectorAll('[name="ref"]')].map((field) => field.value.split("=")[0]) : [];
  const named = one.matches("summary, button") ? one.textContent.trim() : one.getAttribute("aria-label") ?? one.dataset.draft ?? "";
  return [one.tagName, one.getAttribute("href") ?? one.name ?? "", form?.getAttribute("action") ?? "", ...posts, named].join(" ");
}

function known(selector) {
  const found = new Map(), seen = new Map();
  for (const one of document.querySelectorAll(selector)) {
    const mark = doing(one.matches("details") ? one.querySelector("summary") : one), before = seen.get(mark) ?? 0;
    seen.set(mark, before + 1);
    found.set(`${mark} ${before}`, one);
  }
  return found;
}

function remembered() {
  const at = document.activeElement, stops = [...known(STOPS)];
  const focus = at && at !== document.body && (at.id === "main" ? "main" : stops.find(([, one]) => one === at)?.[0]);
  const open = [...known("#live details")].map(([mark, one]) => [mark, one.open]);
  const across = [...known("#live .scroll")].map(([mark, one]) => [mark, one.scrollLeft]);
  return { focus, open, across, x: scrollX, y: scrollY };
}

function asBefore({ focus, open, across, x, y }) {
  const folds = known("#live details"), wide = known("#live .scroll");
  for (const [mark, was] of open) if (folds.has(mark)) folds.get(mark).open = was;
  for (const [mark, was] of across) if (wide.has(mark)) wide.get(mark).scrollLeft = was;
  if (focus) (known(STOPS).get(focus) ?? document.getElementById("main")).focus({ preventScroll: true });
  scrollTo(x, y);
}

const choosing = () => { const chosen = getSelection(); return !chosen.isCollapsed && main().contains(chosen.anchorNode); };
let pressed = false;  // what is taken away between a button's going down and up is not pressed
const busy = () => pressed || edited() || choosing() || Boolean(document.querySelector(".lifted"));

// What a form was answered with, words that wait to be mended, stands as it is: of it only the bar is made anew.
const still = !words.at;

async function made(address) {
  const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function bar(fresh) {
  const there = document.querySelector(".state"), now = fresh.querySelector(".state");
  if (there.innerHTML !== now.innerHTML) there.replaceChildren(...now.cloneNode(true).childNodes);
}

async function refresh() {
  late = document.hidden;
  const fresh = !late && await made(still ? "/settings" : location.href);
  if (!fresh) return;
  bar(fresh);
  late = busy();
  if (still || late) return;
  words.at = fresh.body.dataset.at;
  const now = fresh.getElementById("live");
  if (content(now) === shown) return;
  const before = remembered(), said = document.querySelector(".told");
  document.querySelector("header").replaceWith(fresh.querySelector("header"));
  shown = content(now);
  main().replaceWith(document.adoptNode(now));
  document.dispatchEvent(new Event("anew"));
  if (said) document.querySelector("main").before(said);
  prepare();
  asBefore(before);
}

document.addEventListener("visibilitychange", () => { if (!document.hidden && late) refresh(); });
document.addEventListener("focusout", () => { if (late) setTimeout(refresh, 0); });
document.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => {
  pressed = false;
  if (late) setTimeout(refresh, 0);
}, true);
document.addEventListener("selectionchange", () => { if (late && !choosing()) refresh(); });

// One tab hears what state the desk is in, and tells the others; a page that was made at another one is made anew.
let latest = "";
const others = new BroadcastChannel("postdesk");
const stands = (at) => { if (at !== words.at) refresh(); };
others.onmessage = ({ data }) => {
  if (data === "which") { if (latest) others.postMessage({ at: latest }); }
  else if (data.at) stands(data.at);
  else answers(data === "here");
};
others.postMessage("which");

// Where the desk is gone, a form that is sent would lose what was typed: it stays until the desk is back.
let gone = false;

function answers(here) {
  if (here !== gone) return;
  gone = !here;
  tell(here ? words.here : words.gone);
  if (here) refresh();
}

// A form with words in it is sent once it is known that somebody takes it: whoever was signed out meanwhile, or has no
// network just now, would be shown a refusal in its place.
const sure = new WeakSet();

// What is sent is sent once, however often a button is pressed meanwhile; whoever waits for long may press it again.
const underway = new WeakSet(), PATIENCE = 3000;

function once(form) {
  underway.add(form);
  setTimeout(() => underway.delete(form), PATIENCE);
}

async function send(form, button) {
  const answer = await fetch("/static/icon.svg", { method: "HEAD", redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer?.ok) { tell(answer ? words.out : words.gone); return; }
  sure.add(form);
  form.requestSubmit(button);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const wordy = gone || edited([form]) || form.querySelector("textarea");
  if (form.method !== "post") return;
  if (!underway.has(form) && (sure.delete(form) || !wordy)) { once(form); return; }
  event.preventDefault();
  if (underway.has(form)) return;
  send(form, event.submitter);
});

function hear() {
  const stream = new EventSource("/events");
  const all = (here) => { others.postMessage(here ? "here" : "gone"); answers(here); };
  const told = ({ data }) => { latest = data; others.postMessage({ at: data }); stands(data); };
  stream.addEventListener("open", () => all(true));
  stream.addEventListener("error", () => setTimeout(() => {
    if (stream.readyState !== EventSource.OPEN) all(false);
    if (stream.readyState === EventSource.CLOSED) hear();  // signed out: somebody may sign in again, in another tab
  }, 1500));
  stream.addEventListener("at", told);
  stream.addEventListener("changed", told);
  return new Promise(() => {});
}

// One stream a browser: seven of them would leave no connection for a page. A page that is left as its turn comes can
// hear nothing any more, and says so to nobody.
if (navigator.locks) navigator.locks.request("postdesk-stream", hear).catch(() => null); else hear();

// ── Copying ─────────────────────────────────────────────────────────────────────────────────────────────────────

async function copy(button) {
  const from = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(from.textContent);
    button.textContent = words.copied;
  } catch {
    getSelection().selectAllChildren(from);
    button.textContent = words.selected;
  }
}

// ── Moving a card with keys ─────────────────────────────────────────────────────────────────────────────────────

const DAY = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function shifted(local, key, week) {
  const [day, clock] = local.split(" ");
  const moment = new Date(`${day}T${clock}:00Z`);  // a wall clock, reckoned with as one; the desk knows the zone
  const turned = document.dir === "rtl" && (key === "ArrowLeft" || key === "ArrowRight") ? -1 : 1;
  if (week && (key === "ArrowUp" || key === "ArrowDown")) moment.setUTCMinutes(moment.getUTCMinutes() + (key === "ArrowUp" ? -15 : 15));
  else moment.setUTCDate(moment.getUTCDate() + turned * DAY[key]);
  return moment.toISOString().slice(0, 16).replace("T", " ");
}

function mark(card, to) {
  card.dataset.to = to;
  document.querySelectorAll("td.aim").forEach((cell) => cell.classList.remove("aim"));
  document.querySelector(`td[data-day="${to.slice(0, 10)}"]`)?.classList.add("aim");
}

function aim(card, to) {
  mark(card, to);
  tell(words.to.replace("*", spoken(to)));
}

function tell(words) {
  let told = document.getElementById("told");
  if (!told) {
    told = document.createElement("p");
    told.id = "told"; told.className = "said"; told.setAttribute("role", "status");
    document.querySelector("main").before(told);
  }
  told.textContent = words;
}

function leave(card) {
  card.classList.remove("lifted");
  delete card.dataset.to;
  document.querySelectorAll("td.aim").forEach((cell) => cell.classList.remove("aim"));
}

function put(card) {
  const form = document.createElement("form");
  form.method = "post"; form.action = "/do/move"; form.hidden = true;
  const add = (name, value) => {
    const field = document.createElement("input");
    field.name = name; field.value = value; form.append(field);
  };
  card.dataset.on.split(" ").forEach((account) => add("ref", `${card.dataset.draft}@${account}`));
  add("when", card.dataset.to);
  add("back", location.pathname + location.search);
  document.body.append(form);
  form.submit();
}

function keyed(event) {
  const card = event.target.closest?.("[data-on]");
  if (!card || event.target !== card || event.ctrlKey || event.metaKey || event.altKey) return;
  const lifted = card.classList.contains("lifted");
  if (!lifted && event.key.toLowerCase() === "m") { card.classList.add("lifted"); aim(card, card.dataset.local); }
  else if (lifted && event.key in DAY) aim(card, shifted(card.dataset.to, event.key, Boolean(card.closest(".week"))));
  else if (lifted && event.key === "Enter") put(card);
  else if (lifted && event.key === "Escape") { leave(card); tell(words.left); }
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", keyed);

// ── Moving a card with a mouse: it keeps its time of day ────────────────────────────────────────────────────────

let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-on]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.local);
  dragged.classList.add("lifted");
});
document.addEventListener("dragover", (event) => {
  const cell = event.target.closest?.("td[data-day]");
  if (!dragged || !cell) return;
  event.preventDefault();
  const to = `${cell.dataset.day} ${dragged.dataset.local.slice(11)}`;
  if (dragged.dataset.to !== to) mark(dragged, to);  // without a word, which would move the days under the pointer
});
document.addEventListener("drop", (event) => {
  if (!dragged?.dataset.to) return;
  event.preventDefault();
  if (dragged.dataset.to !== dragged.dataset.local) put(dragged);
});
document.addEventListener("dragend", () => {
  pressed = false;  // a drag ends without the pointer's coming up
  if (dragged) leave(dragged);
  dragged = null;
  if (late) refresh();
});

// ── Walking through the marks of a chart: a pointer and the arrows are told the same ─────────────────────────────

const chart = (mark) => mark.closest("[data-walk]");

function readOut(event) {
  const mark = event.target.closest?.("[data-mark]");
  const told = mark && chart(mark)?.closest(".scroll").parentElement.querySelector(".readout");
  if (told) told.textContent = mark.getAttribute("aria-label");
}

function beyond(mark, key) {
  const marks = [...chart(mark).querySelectorAll("[data-mark]")];
  const forward = document.dir === "rtl" && !mark.closest("svg") ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") return marks[marks.indexOf(mark) + (key === forward ? 1 : -1)];
  const rows = [...chart(mark).querySelectorAll("tr")].filter((row) => row.querySelector("[data-mark]"));
  const row = mark.closest("tr"), there = rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
  const middle = (one) => { const box = one.getBoundingClientRect(); return box.x + box.width / 2; };
  const near = (one, other) => Math.abs(middle(one) - middle(mark)) - Math.abs(middle(other) - middle(mark));
  return there && [...there.querySelectorAll("[data-mark]")].sort(near)[0];
}

function walked(event) {
  const mark = event.target.closest?.("[data-mark]");
  if (!mark || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = beyond(mark, event.key);
  if (next) { mark.tabIndex = -1; next.tabIndex = 0; next.focus(); }
  event.preventDefault();
}

document.addEventListener("keydown", walked);
document.addEventListener("focusin", readOut);
document.addEventListener("mouseover", readOut);
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button.copy");
  if (button) copy(button);
});

// On a phone the menu is one row that moves sideways, so that the page that is shown, and where the keys are, is in sight.
function inSight(one) {
  const menu = one?.closest("header nav ul"), here = one?.getBoundingClientRect(), all = menu?.getBoundingClientRect();
  if (menu && (here.left < all.left || here.right > all.right)) menu.scrollLeft += (here.left + here.right - all.left - all.right) / 2;
}
document.addEventListener("focusin", (event) => inSight(event.target));

function prepare() {
  inSight(document.querySelector("header nav [aria-current]"));
  document.querySelectorAll("button.copy, .readout, .dropped").forEach((each) => { each.hidden = false; });
  document.querySelectorAll("td [data-on]").forEach((card) => { card.draggable = true; });
  document.querySelectorAll("[data-on]").forEach((card) => { card.setAttribute("aria-describedby", "keys"); });
  document.querySelectorAll("[data-walk]").forEach((walk) => {
    walk.querySelectorAll("[data-mark]").forEach((mark, number) => { mark.tabIndex = number ? -1 : 0; });
  });
}
prepare();
