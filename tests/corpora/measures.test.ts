// Measures over questions and answers of a real community are what a few lines say that read nothing but the raw files. Two larger ones are held
// against theirs where they are brought in anyway, see import-whole.test.ts.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { corpus } from '../harness/corpora.ts'
import { at, layGrounds, serverOn } from '../harness/index.ts'
import { command } from '../journeys/steps.ts'
import { expectMeasured } from './measured.ts'

const folder = corpus('qa-conlang-meta-2020')

test.skipIf(folder === null)('[MS2] a community is measured as its raw files say', { timeout: 300_000 }, async () => {
  const dump = join(folder ?? '', 'xml')
  const grounds = await layGrounds()
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rm(grounds.dataDir, { recursive: true, force: true }))
  await command(grounds.dataDir, ['import', 'stackexchange', dump, '--community', grounds.slug])
  const server = stack.use(await serverOn(grounds.dataDir))
  await server.start()
  await expectMeasured(at(server.url, grounds.amina), grounds.slug, dump)
})
