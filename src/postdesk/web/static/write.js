// A post as it is being written: how long it is, what the rules say and how it will look, while somebody types; pictures
// that are chosen or dropped are kept at once. Without this file the form says all that when it is sent.

const WAIT = 150;  // milliseconds after the last key
const form = () => document.getElementById("post");
let asking, late, sending = false;

function fields() {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form())) if (typeof value === "string") said.append(name, value);
  return said;
}

function open() {
  return new Set([...document.querySelectorAll("#looked details")].filter((each) => each.open).map((each) => each.id));
}

function tellOverlong() {
  const said = [...document.querySelectorAll("#looked .count.over")].map((each) => each.textContent.trim()).join("; ");
  const told = document.getElementById("overlong");
  if (told.textContent !== said) told.textContent = said;  // spoken only when it changes
}

async function look() {
  asking?.abort();
  const mine = asking = new AbortController();
  try {
    const answer = await fetch(form().dataset.look, { method: "POST", body: fields(), signal: mine.signal });
    if (!answer.ok) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = document.getElementById("looked"), were = open(), at = there.scrollTop;
    there.replaceChildren(...made.body.childNodes);
    for (const each of there.querySelectorAll("details")) each.open = were.has(each.id) || !were.size && each.open;
    there.scrollTop = at;
    document.getElementById("saved").textContent = "";
    tellOverlong();
  } catch (error) {
    if (error.name !== "AbortError") document.getElementById("saved").textContent = document.body.dataset.gone;
  }
}

function changed() {
  clearTimeout(late);
  late = setTimeout(look, WAIT);
}

async function keep(files) {
  const sent = new FormData();
  for (const file of files) sent.append("picture", file);
  const answer = await fetch(form().dataset.picture, { method: "POST", body: sent });
  const made = new DOMParser().parseFromString(await answer.text(), "text/html");
  const rows = answer.ok || answer.status === 409 ? [...made.body.childNodes] : [made.body.textContent];
  const there = document.getElementById("pictures");
  there.append(...rows);
  there.querySelector(".picture:last-of-type textarea")?.focus();
  changed();
}

// An empty part waits behind the last: whoever writes into it gets the next.
function partWritten(field) {
  const there = document.getElementById("parts"), every = there.querySelectorAll("textarea");
  if (field !== every[every.length - 1] || !field.value) return;
  const next = field.closest("label").cloneNode(true), area = next.querySelector("textarea");
  next.firstChild.textContent = form().dataset.part.replace("*", every.length + 2);
  area.value = area.textContent = "";
  area.rows = 1;
  field.rows = 4;
  there.append(next);
}

function addTag(button) {
  const field = document.getElementById("hashtags");
  field.value = `${field.value} ${button.dataset.tag}`.trim();
  button.remove();
  field.focus();
  changed();
}

document.addEventListener("input", (event) => {
  if (event.target.name === "part") partWritten(event.target);
  if (event.target.form === form() && event.target.type !== "file") changed();
});
document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.id !== "picture" || !field.files.length) return;
  keep([...field.files]);
  field.value = "";
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-tag]");
  if (button) addTag(button);
});
for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, (event) => {
  const there = event.target.closest?.(".drop");
  document.querySelector(".drop")?.classList.toggle("over", Boolean(there) && kind === "dragover");
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();  // else the browser would open a file that fell beside, in place of the page
  if (kind === "drop" && there) keep([...event.dataTransfer.files]);
});
document.addEventListener("submit", (event) => { sending = !event.defaultPrevented; });

const loaded = form() && fields().toString();
addEventListener("beforeunload", (event) => {
  if (form() && !sending && fields().toString() !== loaded) event.preventDefault();
});

function prepare() {
  for (const each of document.querySelectorAll(".plainly")) each.hidden = true;
  for (const each of document.querySelectorAll(".tags")) each.hidden = false;
}
prepare();
document.addEventListener("anew", prepare);  // the page was made again
