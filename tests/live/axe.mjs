// Reads a JSON array of views of pages ({file, width, dark}), writes what axe finds in each and whether it is wider than
// its window; everything that can be unfolded is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

async function look(browser, { file, width, dark }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(async () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const { violations, passes } = await window.axe.run(document);
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    const wider = document.documentElement.scrollWidth - window.innerWidth;
    return { violations: told, rules: passes.length, wider: Math.max(wider, 0) };
  });
  await page.close();
  return found;
}

const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const found = [];
  for (const view of JSON.parse(readFileSync(0, "utf8"))) found.push(await look(browser, view));
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}
