// The real Bluesky server with the real directory of names, on this machine alone, until standard input closes.
// Prints one line of JSON when both listen: {"pds", "jwtSecret"}. With --rate-limits it limits as production does.
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { free } from '../loopback.mjs'

const { PlcServer, Database } = await import('@did-plc/server')
const { PDS, envToCfg, envToSecrets } = await import('@atproto/pds')

const plcPort = await free()
const plc = PlcServer.create({ db: Database.mock(), port: plcPort })
await plc.start()

const data = mkdtempSync(path.join(tmpdir(), 'postdesk-pds-'))
for (const folder of ['actors', 'blobs', 'blobs_tmp']) mkdirSync(path.join(data, folder))
const port = await free()
const env = {
  devMode: true,
  port,
  hostname: 'localhost',
  serviceDid: 'did:web:localhost',
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  dataDirectory: data,
  blobstoreDiskLocation: path.join(data, 'blobs'),
  blobstoreDiskTmpLocation: path.join(data, 'blobs_tmp'),
  didPlcUrl: `http://127.0.0.1:${plcPort}`,
  rateLimitsEnabled: process.argv.includes('--rate-limits'),
  jwtSecret: randomBytes(16).toString('hex'),
  dpopSecret: randomBytes(32).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
}
const pds = await PDS.create(envToCfg(env), envToSecrets(env))
await pds.start()
console.log(JSON.stringify({ pds: `http://127.0.0.1:${port}`, jwtSecret: env.jwtSecret }))

process.stdin.resume()
process.stdin.on('close', async () => {
  await pds.destroy()
  await plc.destroy()
  rmSync(data, { recursive: true, force: true })
  process.exit(0)
})
