// Bluesky's server, directory and AppView together, on this machine alone, until standard input closes. The AppView counts
// in the PostgreSQL that DATABASE_URL names. Prints one line of JSON when all listen: {"pds", "appview"}.
import { free } from '../loopback.mjs'

const { TestPlc, TestBsky, TestPds, mockNetworkUtilities } = await import('@atproto/dev-env')

// TestNetwork itself also wants Redis and the moderation service, which counts do not need.
const port = await free()
const plc = await TestPlc.create({})
const bsky = await TestBsky.create({
  plcUrl: plc.url,
  pdsPort: port,
  repoProvider: `ws://localhost:${port}`,
  dbPostgresUrl: process.env.DATABASE_URL,
  dbPostgresSchema: 'appview',
  redisHost: '',
  modServiceDid: 'did:example:mod',
  labelsFromIssuerDids: [],
})
const pds = await TestPds.create({
  port,
  hostname: 'localhost',
  didPlcUrl: plc.url,
  bskyAppViewUrl: bsky.url,
  bskyAppViewDid: bsky.ctx.cfg.serverDid,
  enableDidDocWithSession: true,
})
mockNetworkUtilities(pds, bsky)
console.log(JSON.stringify({ pds: pds.url.replace('localhost', '127.0.0.1'), appview: bsky.url.replace('localhost', '127.0.0.1') }))

process.stdin.resume()
process.stdin.on('close', async () => {
  await Promise.allSettled([bsky.close(), pds.close()])
  await plc.close()
  process.exit(0)
})
