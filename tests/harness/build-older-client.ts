// Builds the client as it would have been one version ago, into a folder: `node tests/harness/build-older-client.ts FOLDER`. The sources are
// today's but for the two numbers by which builds of different days tell each other apart: the schema of documents, and what a device keeps.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuilder, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../../client/', import.meta.url))
const [folder = ''] = process.argv.slice(2)

const NUMBERS: readonly (readonly [file: string, number: RegExp])[] = [
  ['packages/document/src/schema-version.ts', /(SCHEMA_VERSION = )(\d+)/],
  ['client/src/offline/device/open-device.ts', /(const VERSION = )(\d+)/],
]

const older: Plugin = {
  name: 'one-version-ago',
  enforce: 'pre',
  configEnvironment: (name) => ({ build: { outDir: join(folder, name === 'client' ? 'browser' : name) } }),
  transform(code, id) {
    const found = NUMBERS.find(([file]) => id.endsWith(file))
    if (!found) return null
    const before = code.replace(found[1], (_, said: string, n: string) => said + (Number(n) - 1))
    if (before === code) throw new Error(`${id} has no version any more where one was expected`)
    return before
  },
}

const builder = await createBuilder({
  root,
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'warn',
  plugins: [older],
  // The search worker opens the device too.
  worker: { plugins: () => [older] },
})
await builder.buildApp()
