// Keeps the shape of the API as it is now: `node tests/house/keep-wire.ts`, after WIRE_VERSION was raised.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { differenceOf, type Wire, wireOf } from './wire.ts'

const file = new URL('wire.json', import.meta.url)
const now = wireOf()
const kept: Wire = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { version: 0, routes: {} }
const changed = differenceOf(kept, now)

if (changed.length > 0 && now.version <= kept.version) {
  process.stderr.write(
    `These routes changed: ${changed.join(', ')}. Raise WIRE_VERSION in packages/api/src/wire-version.ts above ${kept.version} first.\n`,
  )
  process.exitCode = 1
} else {
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`)
  process.stdout.write(`Kept ${Object.keys(now.routes).length} routes at version ${now.version}.\n`)
}
