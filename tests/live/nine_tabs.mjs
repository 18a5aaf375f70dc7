// Opens a page of a desk in so many tabs of one browser: reads {enter, path, tabs, words, ready} as JSON, makes the file `ready`
// once all are open, and writes how many came to show the words that an act then brings, how far apart, and by how many streams.
import { readFileSync, writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { enter, path, tabs, words, ready } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const open = [];
  let streams = 0;
  for (let tab = 0; tab < tabs; tab += 1) {
    const page = await browser.newPage();
    page.on("request", (request) => { streams += new URL(request.url()).pathname === "/events"; });
    await page.goto(tab ? new URL(path, enter).href : enter);
    if (!tab) await page.goto(new URL(path, enter).href);
    open.push(page);
  }
  const before = streams;
  writeFileSync(ready, "");
  const seen = [];
  for (const page of open) {
    await page.bringToFront();
    await page.locator(`::-p-text(${words})`).wait();
    seen.push(Date.now());
  }
  process.stdout.write(JSON.stringify({ showing: seen.length, apart: Math.max(...seen) - Math.min(...seen), before, streams }));
} finally {
  await browser.close();
}
