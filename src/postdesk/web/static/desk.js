// The page without this file works by its forms; with it, it is alive: what others do appears, texts are copied with one
// press, and a card of the calendar is moved with keys.

const main = () => document.getElementById("live");
const words = document.body.dataset;  // what this file says, in the office's language

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

async function refresh() {
  if (edited() || document.querySelector(".lifted") || document.hidden) { late = true; return; }
  late = false;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || edited()) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = fresh.getElementById("live");
  if (!now || now.innerHTML === main().innerHTML) return;
  const held = document.activeElement?.id, said = document.querySelector(".told");
  const there = { x: scrollX, y: scrollY };
  document.querySelector("header").replaceWith(fresh.querySelector("header"));
  main().replaceWith(document.adoptNode(now));
  if (said) document.querySelector("main").before(said);
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
  scrollTo(there.x, there.y);
  prepare();
}

document.addEventListener("visibilitychange", () => { if (!document.hidden && late) refresh(); });
document.addEventListener("focusout", () => { if (late) setTimeout(refresh, 0); });

const others = new BroadcastChannel("postdesk");
others.onmessage = ({ data }) => { if (data === "changed") refresh(); else answers(data === "here"); };

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

async function send(form, button) {
  const answer = await fetch("/static/icon.svg", { method: "HEAD", redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer?.ok) { tell(answer ? words.out : words.gone); return; }
  sure.add(form);
  form.requestSubmit(button);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const wordy = gone || edited([form]) || form.querySelector("textarea");
  if (sure.delete(form) || form.method !== "post" || !wordy) return;
  event.preventDefault();
  send(form, event.submitter);
});

function hear() {
  const stream = new EventSource("/events");
  const all = (here) => { others.postMessage(here ? "here" : "gone"); answers(here); };
  const changed = () => { others.postMessage("changed"); refresh(); };
  let opened = 0;
  stream.addEventListener("open", () => { all(true); if (opened) changed(); opened += 1; });  // what happened meanwhile is not told again
  stream.addEventListener("error", () => setTimeout(() => {
    if (stream.readyState !== EventSource.OPEN) all(false);
    if (stream.readyState === EventSource.CLOSED) hear();  // signed out: somebody may sign in again, in another tab
  }, 1500));
  stream.addEventListener("changed", changed);
  return new Promise(() => {});
}

// One stream a browser: seven of them would leave no connection for a page.
if (navigator.locks) navigator.locks.request("postdesk-stream", hear); else hear();

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

function aim(card, to) {
  card.dataset.to = to;
  document.querySelectorAll("td.aim").forEach((cell) => cell.classList.remove("aim"));
  document.querySelector(`td[data-day="${to.slice(0, 10)}"]`)?.classList.add("aim");
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
  card.dataset.refs.split(" ").forEach((ref) => add("ref", ref));
  add("when", card.dataset.to);
  add("back", location.pathname + location.search);
  document.body.append(form);
  form.submit();
}

function keyed(event) {
  const card = event.target.closest?.("[data-refs]");
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

function prepare() {
  document.querySelectorAll("button.copy").forEach((button) => { button.hidden = false; });
  document.querySelectorAll("[data-walk]").forEach((walk) => {
    walk.querySelectorAll("[data-mark]").forEach((mark, number) => { mark.tabIndex = number ? -1 : 0; });
  });
}
prepare();
