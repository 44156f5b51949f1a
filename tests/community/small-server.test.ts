import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeUpdateLog } from '@commonplace/sync/testing/contracts'
import { expect, test } from 'vitest'
import { sitDown } from '../harness/index.ts'
import { openLog, serve } from './small-server.ts'

// The server that packages/sync/README.md shows is this one, and it does what is said of it.

const folder = () => mkdtemp(join(tmpdir(), 'commonplace-small-'))

describeUpdateLog('the one in the README', async () => {
  const place = await folder()
  const file = join(place, 'documents.sqlite')
  const log = openLog(file)
  let open = true
  const close = async () => {
    if (open) await log.close()
    open = false
  }
  return {
    log: { ...log, close },
    create: async (document, seed) => {
      const again = openLog(file)
      again.create(document, seed)
      await again.close()
    },
    again: async () => openLog(file),
    async close() {
      await close()
      await rm(place, { recursive: true })
    },
  }
})

test('[SY64] the server in the README is whole: stock clients write through it, and what they wrote is there after it was closed', async () => {
  const place = await folder()
  const file = join(place, 'documents.sqlite')
  const sit = (port: number, as: string) => sitDown(`http://127.0.0.1:${port}`, 'notes', {}, { as })
  const portOf = ({ server }: Awaited<ReturnType<typeof serve>>) => (server.address() as AddressInfo).port
  const first = await serve(file)
  {
    using amina = sit(portOf(first), 'amina')
    using bo = sit(portOf(first), 'bo')
    await Promise.all([amina.synced(), bo.synced()])
    amina.doc.getText('default').insert(0, 'Written by Amina')
    await bo.until((doc) => doc.getText('default').toString() === 'Written by Amina')
    bo.doc.getText('default').insert(16, ' and Bo')
    await amina.until((doc) => doc.getText('default').toString() === 'Written by Amina and Bo')
    const closed = amina.closed()
    await first.close()
    expect(await closed).toBe(1012)
  }
  const second = await serve(file)
  using later = sit(portOf(second), 'chioma')
  await later.until((doc) => doc.getText('default').toString() === 'Written by Amina and Bo')
  await second.close()
  await rm(place, { recursive: true })
})

test('[SY64] the README shows exactly that code', async () => {
  const [readme, code] = await Promise.all(
    ['../../packages/sync/README.md', './small-server.ts'].map((path) =>
      readFile(new URL(path, import.meta.url), 'utf8'),
    ),
  )
  expect(readme).toContain(`\`\`\`ts\n${code}\`\`\``)
})
