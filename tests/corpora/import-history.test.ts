// The history of a real wiki through the import command: every revision is a version under its author, at its date; any two neighbours compare
// so that the older with the changes gives the newer, and the whole is still a document people can write in.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { routes } from '@commonplace/api'
import { applyDiff, type DocNode, diffDocuments, keyOf } from '@commonplace/document'
import { expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'
import { at, layGrounds, serverOn } from '../harness/index.ts'
import { command } from '../journeys/steps.ts'

const folder = corpus('history-innersource-patterns')

test.skipIf(folder === null)(
  '[CO123] 1,030 revisions come in as versions with their authors and dates, and any neighbours compare exactly',
  { timeout: 600_000 },
  async () => {
    const file = join(folder ?? '', 'revisions.jsonl.gz')
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
    const given = lines.map((line) => JSON.parse(line) as { page: number; at: string; author: string; text?: string })
    const grounds = await layGrounds()
    const told = await command(grounds.dataDir, ['import', 'history', file, '--community', grounds.slug])
    const counts = told.at(-1) as { pages?: number; versions?: number; authors?: number }
    expect(counts).toMatchObject({ pages: 152, authors: 91 })
    await using server = await serverOn(grounds.dataDir)
    await server.start()
    const { api } = at(server.url, grounds.amina)
    const known = new Set(given.map(({ author, at }) => `${author} ${Date.parse(at)}`))
    let [pages, versions, pairs] = [0, 0, 0]
    for (const deleted of ['false', 'true'] as const) {
      let cursor: string | undefined
      do {
        const query = { limit: 200, deleted, ...(cursor ? { cursor } : {}) }
        const piece = await api(routes.listPages, { params: { slug: grounds.slug }, query })
        for (const { id } of piece.items) {
          pages++
          const { items } = await api(routes.listVersions, { params: { id }, query: { limit: 200 } })
          versions += items.length
          for (const { by, at } of items) expect(known).toContain(`${by[0]?.name} ${at}`)
          // Every pair of the corpus is compared where differences are tested; here, those of every eighth page, as they came through the door.
          if (pages % 8 !== 1) continue
          let before: DocNode | null = null
          for (let n = 1; n <= items.length; n++) {
            const version = await api(routes.readVersion, { params: { id, n }, query: { format: 'json' } })
            const json = version.json as DocNode
            if (before) {
              pairs++
              expect(keyOf(applyDiff(before, diffDocuments(before, json)))).toBe(keyOf(json))
            }
            before = json
          }
        }
        cursor = piece.next ?? undefined
      } while (cursor)
    }
    console.info(`${pages} pages, ${versions} versions, ${pairs} pairs of neighbours compared, every one exactly`)
    // What the wiki threw away long ago came in beyond the thirty days of the trash: it is kept, and shown to nobody.
    const last = new Map(given.map(({ page, text }) => [page, text]))
    const standing = given.filter(({ page, text }) => text !== undefined && last.get(page) !== undefined)
    expect(pages).toBe(new Set(standing.map(({ page }) => page)).size)
    expect(versions).toBe(standing.length)
    expect(counts.versions).toBe(given.filter(({ text }) => text !== undefined).length)
  },
)
