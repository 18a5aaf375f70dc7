import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
const { enter, views } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  page.on("console", (m) => console.error(m.text()));
  page.on("dialog", (d) => d.accept());
  page.on("pageerror", (m) => console.error(m.message));
  await page.goto(enter);
  const base = new URL(enter).origin;
  for (const { path, width, dark, file, type } of views) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await page.goto(base + path);
    if (type) { await page.focus("#text"); await page.keyboard.type(type); await new Promise((r) => setTimeout(r, 1200)); }
    await page.screenshot({ path: file, fullPage: width < 500 });
  }
} finally { await browser.close(); }
