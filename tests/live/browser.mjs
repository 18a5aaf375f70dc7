// Opens the page of a desk in Chromium: reads {enter, views, story} as JSON, writes what axe finds on each view and whether
// it is wider than its window, then goes through the story with the keyboard and says what it read on the way.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RUN = `${axe}; for (const folded of document.querySelectorAll("details")) folded.open = true;
  axe.run(document).then(({ violations, passes }) => JSON.stringify({
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 160)).join(" | ")),
    rules: passes.length, wider: Math.max(document.documentElement.scrollWidth - window.innerWidth, 0) }))`;

// By the debugger, which the page's own policy does not bind: nothing is added to what a reader's browser loads.
async function evaluated(page, expression) {
  const debug = await page.createCDPSession();
  const { result } = await debug.send("Runtime.evaluate", { expression, awaitPromise: true });
  await debug.detach();
  return result.value;
}

async function look(page, base, { path, width, dark }) {
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(base + path);
  return JSON.parse(await evaluated(page, RUN));
}

const STEPS = {
  window: (page, _base, [width, dark]) => Promise.all([
    page.setViewport({ width, height: width > 800 ? 800 : 780, deviceScaleFactor: 1 }),
    page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }])]),
  picture: (page, _base, path) => page.screenshot({ path, fullPage: path.includes("-whole"), type: path.endsWith("jpg") ? "jpeg" : "png" }),
  open: (page, base, path) => page.goto(base + path),
  focus: (page, _base, where) => page.focus(where),
  press: (page, _base, key) => page.keyboard.press(key),
  type: (page, _base, words) => page.keyboard.type(words),
  enter: (page) => Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]),
  scripts: (page, _base, on) => page.setJavaScriptEnabled(on),
  appears: (page, _base, words) => page.locator(`::-p-text(${words})`).wait(),
  upload: async (page, _base, [where, file]) => (await page.$(where)).uploadFile(file),
  value: (page, _base, where) => page.$eval(where, (field) => field.value),
  read: (page, _base, where) => page.$eval(where, (found) => found.textContent.replace(/\s+/g, " ").trim()),
};

const { enter, views, story } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  const asked = new Set(), wrong = [];
  page.on("request", (request) => request.url().startsWith("http") && asked.add(new URL(request.url()).origin));
  page.on("dialog", (asked) => asked.accept());
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (said) => said.type() === "error" && wrong.push(said.text()));
  await page.goto(enter);
  const base = new URL(enter).origin;
  const found = [], read = [];
  for (const view of views) found.push(await look(page, base, view));
  await page.setViewport({ width: 1280, height: 800 });
  for (const [step, given] of story) {
    const said = await STEPS[step](page, base, given);
    if (step === "read" || step === "value") read.push(said);
  }
  process.stdout.write(JSON.stringify({ found, read, wrong, elsewhere: [...asked].filter((origin) => origin !== base) }));
} finally {
  await browser.close();
}
