// Reads a JSON array of posts, writes what @atproto/api's RichText makes of each.
import { readFileSync } from "node:fs";
import { RichText } from "@atproto/api";

export function read(text) {
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets = (rich.facets ?? []).map(({ index, features: [feature] }) => [
    index.byteStart,
    index.byteEnd,
    feature.uri ? "link" : feature.did ? "mention" : "tag",
    feature.uri ?? feature.did ?? feature.tag,
  ]);
  return { graphemes: rich.graphemeLength, bytes: rich.length, facets };
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
}
