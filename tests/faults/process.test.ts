import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { openKillableCommunity, serverOn, sitDown, wordsOf } from '../harness/index.ts'

const slug = { slug: 'fixers' }
const page = { params: slug, input: { kind: 'practice', title: 'Survives', markdown: 'First.' } } as const

test('[FA1] asked to end, the server tells sockets to come back, keeps what was written, and is gone within 10 seconds', async () => {
  await using place = await openKillableCommunity()
  const { documentId } = await place.chioma.api(routes.createPage, page)
  using chioma = sitDown(place.url, documentId, { Cookie: place.chioma.cookie })
  using bo = sitDown(place.url, documentId, { Cookie: place.bo.cookie })
  await Promise.all([chioma.synced(), bo.synced()])
  const closed = chioma.closed()
  chioma.doc.getMap('meta').set('summary', 'the last word')
  await bo.until((doc) => doc.getMap('meta').get('summary') === 'the last word')
  const { code, ms } = await place.stop()
  expect([await closed, code]).toEqual([1012, 0])
  expect(ms).toBeLessThan(10_000)
  await place.start()
  using after = sitDown(place.url, documentId, { Cookie: place.amina.cookie })
  await after.until((doc) => doc.getMap('meta').get('summary') === 'the last word')
})

test('[FA2] killed while somebody types, nothing that anybody else had seen is lost', async () => {
  await using place = await openKillableCommunity()
  const { documentId } = await place.chioma.api(routes.createPage, page)
  using chioma = sitDown(place.url, documentId, { Cookie: place.chioma.cookie })
  await chioma.synced()
  let seen = 0
  {
    using bo = sitDown(place.url, documentId, { Cookie: place.bo.cookie })
    await bo.synced()
    const typed = chioma.doc.getMap<number>('typed')
    const enough = bo.until((doc) => doc.getMap('typed').size >= 200)
    for (let n = 0; n < 400; n++) {
      typed.set(`key ${n}`, n)
      if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await enough
    // What Bo has on his screen at this moment must be there afterwards, though Chioma never comes back.
    chioma.provider.disconnect()
    seen = bo.doc.getMap('typed').size
    await place.kill()
  }
  await place.start()
  using later = sitDown(place.url, documentId, { Cookie: place.amina.cookie })
  await later.synced()
  expect(later.doc.getMap('typed').size).toBeGreaterThanOrEqual(seen)
  expect(wordsOf(later.doc)).toBe('First.')
})

test('[FA3] what keeps the server from starting is told in one sentence, and nothing is touched', async () => {
  await using place = await openKillableCommunity()
  await using second = await serverOn(place.dataDir)
  await expect(second.start()).rejects.toThrow(/ended with 1 [\s\S]*Another server already uses the data in/)
  await place.stop()

  const blocker = createServer().listen(second.port, '127.0.0.1')
  await once(blocker, 'listening')
  await expect(second.start()).rejects.toThrow(`Port ${second.port} on 127.0.0.1 is taken by another program.`)
  blocker.close()
  await once(blocker, 'close')

  await using wrong = await serverOn(place.dataDir, { PUBLIC_URL: 'commons', LOG_LEVEL: 'loud' })
  await expect(wrong.start()).rejects.toThrow(/PUBLIC_URL must be a whole address[\s\S]*LOG_LEVEL must be one of/)

  const settings = join(place.dataDir, 'communities/fixers.json')
  await writeFile(settings, '{\n  "name": "Fixers",\n  "sentence": 7,\n}\n')
  await expect(second.start()).rejects.toThrow(/ended with 1 [\s\S]*fixers\.json[\s\S]*line/i)

  await writeFile(join(place.dataDir, 'commonplace.sqlite'), 'this is no database, it only says so '.repeat(200))
  await writeFile(settings, '{ "name": "Fixers" }')
  await expect(second.start()).rejects.toThrow(/ended with 1 [\s\S]*commonplace\.sqlite/)
  for (const line of second.lines) expect(line).not.toMatch(/^\s+at /)
})
