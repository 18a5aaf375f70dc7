// Reads a JSON array of addresses, writes each as the app shortens it: toShortUrl of bluesky-social/social-app, whose rule
// this is (host, then the path up to 15 characters, else 13 and three dots), over node's own URL.
import { readFileSync } from "node:fs";

function short(address) {
  const { host, pathname, search, hash } = new URL(address);
  const path = (pathname === "/" ? "" : pathname) + search + hash;
  return host + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(short)));
