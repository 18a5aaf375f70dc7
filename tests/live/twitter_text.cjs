// Reads a JSON array of posts, writes what twitter-text makes of each.
const twitter = require("twitter-text");

const NAMES = { url: "links", screenName: "mentions", hashtag: "hashtags", cashtag: "cashtags" };

function read(text) {
  const { weightedLength: length, valid } = twitter.parseTweet(text);
  const answer = { length, valid, links: [], mentions: [], hashtags: [], cashtags: [] };
  for (const entity of twitter.extractEntitiesWithIndices(text)) {
    if (entity.listSlug) continue;
    const kind = Object.keys(NAMES).find((name) => name in entity);
    answer[NAMES[kind]].push([entity[kind], ...entity.indices]);
  }
  return answer;
}

module.exports = { read };
if (require.main === module) {
  const posts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify(posts.map(read)));
}
