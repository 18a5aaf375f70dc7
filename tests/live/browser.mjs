// Opens the page of a desk in Chromium: reads {enter, views, story, others} as JSON, writes what axe finds on each view and
// whether it is wider than its window, then goes through the story with the keyboard and says what it read on the way.
// `others` are people with browsers of their own, by their names and the addresses that let them in: ["as", name] goes on in
// theirs ("" is the first), and ["together", [[name, steps], ...]] lets several go on at once.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const UNFOLD = `for (const folded of document.querySelectorAll("details")) folded.open = true;
  wider = () => Math.max(document.documentElement.scrollWidth - window.innerWidth, 0);`;
const RUN = `axe.run(document).then(({ violations, passes }) => JSON.stringify({
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" | ")),
    rules: passes.length, wider: wider() }))`;
const FITS = `JSON.stringify({ violations: [], rules: 0, wider: wider() })`;

// By the debugger, which the page's own policy does not bind: nothing is added to what a reader's browser loads.
async function evaluated(page, expression) {
  const debug = await page.createCDPSession();
  const { result } = await debug.send("Runtime.evaluate", { expression, awaitPromise: true });
  await debug.detach();
  return result.value;
}

// By night a page is painted anew, not loaded. Where the narrowest window fits, axe has nothing new to say.
async function look(page, base, { path, width, dark }) {
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  if (!dark || page.url() !== base + path) {
    await page.goto(base + path);
    await evaluated(page, UNFOLD);
    if (width > 320) await evaluated(page, axe);
  }
  return JSON.parse(await evaluated(page, width > 320 ? RUN : FITS));
}

// What a hand or a key can use: its words, its size, and whether Tab or an arrow gets there; folds are opened before.
const MEASURE = `(() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]");
  return JSON.stringify([...all].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => {
    const label = one.matches("[type=checkbox], [type=radio], [type=file]") && one.closest("label") || one;
    const { width, height } = label.getBoundingClientRect();
    const inline = one.matches("a") && getComputedStyle(one).display === "inline" && one.parentElement.textContent.trim() !== one.textContent.trim();
    const walked = Boolean(one.closest("[data-walk]"));
    return { what: (one.outerHTML.match(/^<[^>]*>/)[0] + one.textContent.trim().slice(0, 40)), width: Math.round(width * 10) / 10,
      height: Math.round(height * 10) / 10, inline, walked, reached: one.disabled || walked || one.tabIndex >= 0 || one.id === "main" };
  }));
})()`;

// Where the keys are: what, how far into the page, and whether an eye sees that they are there, and the thing itself.
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "null";
  const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(one), box = one.getBoundingClientRect();
  const ringed = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 || one.matches("circle") && parseFloat(strokeWidth) >= 3;
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const words = (one.getAttribute("aria-label") ?? one.textContent).replace(/\\s+/g, " ").trim().slice(0, 60);
  return JSON.stringify({ what: one.localName + (one.name ? "=" + one.name : "") + (words ? " " + words : ""), at: [...document.querySelectorAll("*")].indexOf(one),
    ringed, seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && Boolean(top) && (one.contains(top) || top.contains(one)) });
})()`;

const emulating = new Map();
const kept = new Map();  // cookies of whoever was signed out

const STEPS = {
  window: (page, _base, [width, dark]) => Promise.all([
    page.setViewport({ width, height: width > 800 ? 800 : 780, deviceScaleFactor: 1 }),
    page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }])]),
  picture: (page, _base, path) => page.screenshot({ path, fullPage: path.includes("-whole"), type: path.endsWith("jpg") ? "jpeg" : "png" }),
  open: (page, base, path) => page.goto(base + path),
  emulate: async (page, _base, features) => {
    const asked = features.filter(([name]) => name !== "media"), debug = await page.createCDPSession();
    await debug.send("Emulation.setEmulatedMedia", { media: Object.fromEntries(features).media ?? "",
      features: asked.map(([name, value]) => ({ name, value })) });
    emulating.set(page, debug);  // it lasts as long as its session
  },
  styles: async (page, _base, [where, properties]) => JSON.parse(await evaluated(page, `JSON.stringify(
    [...document.querySelectorAll(${JSON.stringify(where)})].map((one) => Object.fromEntries(
      ${JSON.stringify(properties)}.map((name) => [name, getComputedStyle(one).getPropertyValue(name)]))))`)),
  pdf: (page, _base, path) => page.pdf({ path, format: "A4" }),
  focus: (page, _base, where) => page.focus(where),
  press: (page, _base, key) => page.keyboard.press(key),
  type: (page, _base, words) => page.keyboard.type(words),
  enter: (page) => Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]),
  reach: async (page, _base, [where, most = 200]) => {
    for (let pressed = 0; pressed < most; pressed += 1) {
      if (await evaluated(page, `document.activeElement?.matches(${JSON.stringify(where)}) ?? false`)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${where} is not reached by ${most} presses of Tab on ${page.url()}`);
  },
  walk: async (page, base, [path, most]) => {
    await page.goto(base + path);
    const stops = [];
    for (let pressed = 0; pressed < most; pressed += 1) {
      await page.keyboard.press("Tab");
      const stop = JSON.parse(await evaluated(page, FOCUSED));
      if (!stop || stops.length && stop.at === stops[0].at) break;
      stops.push(stop);
    }
    return stops;
  },
  drag: async (page, _base, [from, to]) => {
    await page.setViewport({ width: 1280, height: 1600 });  // near an edge the page would scroll by itself
    await (await page.$(from)).hover();
    const { x, y, width } = await (await page.$(to)).boundingBox();
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 20, { steps: 8 });
    for (let moved = 0; moved < 30 && !(await page.$(`${to}.aim`)); moved += 1) await page.mouse.move(x + width / 2 + moved % 2, y + 20);
    await Promise.all([page.waitForNavigation(), page.mouse.up()]);
  },
  choose: (page, _base, where) => evaluated(page, where ? `getSelection().selectAllChildren(document.querySelector(${JSON.stringify(where)}))`
    : "getSelection().removeAllRanges()"),
  chosen: (page) => evaluated(page, "getSelection().toString()"),
  pause: (_page, _base, milliseconds) => new Promise((over) => { setTimeout(over, milliseconds); }),
  focused: async (page) => JSON.parse(await evaluated(page, FOCUSED))?.what ?? "",
  click: (page, _base, where) => Promise.all([page.waitForNavigation(), page.locator(where).click()]),
  twice: (page, _base, where) => Promise.all([page.waitForNavigation(), page.locator(where).click({ count: 2, delay: 20 })]),
  tap: async (page, _base, where) => (await page.$(where)).click(),
  fill: (page, _base, [where, words]) => page.locator(where).fill(words),
  over: async (page, _base, [where, words]) => {
    await page.focus(where);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(words);
  },
  network: (page, _base, on) => page.setOfflineMode(!on),
  forget: async (page) => {
    const context = page.browserContext();
    kept.set(context, await context.cookies());
    await context.deleteCookie(...kept.get(context));
  },
  remember: async (page) => page.browserContext().setCookie(...kept.get(page.browserContext())),
  send: (page, _base, [action, fields]) => Promise.all([page.waitForNavigation(), page.$eval(`form[action="${action}"]`,
    (form, given) => { for (const [name, value] of Object.entries(given)) form.elements[name].value = value; form.submit(); }, fields)]),
  asleep: async (page) => (await page.browserContext().newPage()).bringToFront(),
  awake: (page) => page.bringToFront(),
  measure: async (page, base, path) => { await page.goto(base + path); return JSON.parse(await evaluated(page, MEASURE)); },
  cue: (_page, _base, file) => writeFileSync(file, ""),
  scripts: (page, _base, on) => page.setJavaScriptEnabled(on),
  appears: (page, _base, words) => page.locator(`::-p-text(${words})`).wait(),
  vanishes: async (page, _base, words) => {
    while (await page.$(`::-p-text(${words})`)) await new Promise((over) => { setTimeout(over, 50); });
  },
  upload: async (page, _base, [where, file]) => (await page.$(where)).uploadFile(file),
  drop: async (page, _base, [where, file]) => {
    const there = await page.$(where), debug = await page.createCDPSession();
    await there.scrollIntoView();
    const { x, y, width, height } = await there.boundingBox();
    const held = { x: x + width / 2, y: y + height / 2, data: { items: [], files: [file], dragOperationsMask: 1 } };
    await evaluated(page, `addEventListener("drop", (event) => { window.dropTaken = event.defaultPrevented; }, { once: true })`);
    for (const type of ["dragEnter", "dragOver", "drop"]) await debug.send("Input.dispatchDragEvent", { type, ...held });
    await debug.detach();
    return await evaluated(page, "window.dropTaken ?? false") ? "taken" : "opened in place of the page";
  },
  attribute: (page, _base, [where, name]) => page.$eval(where, (one, called) => one.getAttribute(called), name),
  value: (page, _base, where) => page.$eval(where, (field) => field.value),
  read: (page, _base, where) => page.$eval(where, (found) => found.textContent.replace(/\s+/g, " ").trim()),
};

const { enter, views, story, others = {}, scripts = true } = JSON.parse(readFileSync(0, "utf8"));
const READS = new Set(["read", "drop", "value", "measure", "walk", "focused", "chosen", "styles", "attribute"]);
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const asked = new Set(), wrong = [], read = [], open = {};

async function come(context, address) {
  const page = await context.newPage();
  if (!scripts) await page.setJavaScriptEnabled(false);
  page.on("request", (request) => request.url().startsWith("http") && asked.add(new URL(request.url()).origin));
  page.on("dialog", (dialog) => dialog.accept());
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (said) => said.type() === "error" && wrong.push(said.text()));
  await page.goto(address);
  return page;
}

async function go(page, base, steps) {
  for (const [step, given] of steps) {
    if (step === "as") page = open[given];
    else if (step === "together") await Promise.all(given.map(([name, theirs]) => go(open[name], base, theirs)));
    else {
      let said;
      try { said = await STEPS[step](page, base, given); }
      catch (error) { throw new Error(`${step} ${JSON.stringify(given)} at ${page.url()}: ${error.message}; read before: ${JSON.stringify(read)}`); }
      if (READS.has(step)) read.push(said);
    }
  }
}

try {
  const first = open[""] = await come(browser.defaultBrowserContext(), enter);
  const base = new URL(enter).origin;
  for (const [name, address] of Object.entries(others)) open[name] = await come(await browser.createBrowserContext(), address);
  const found = [];
  for (const view of views) found.push(await look(first, base, view));
  await first.setViewport({ width: 1280, height: 800 });
  await go(first, base, story);
  process.stdout.write(JSON.stringify({ found, read, wrong, elsewhere: [...asked].filter((origin) => origin !== base) }));
} finally {
  await browser.close();
}
