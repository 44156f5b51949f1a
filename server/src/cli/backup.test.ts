import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import yazl from 'yazl'
import { readConfig } from '../config.ts'
import { readArchive } from './archive.ts'
import { backUp } from './backup.ts'
import { exportCommunity } from './export.ts'
import { importMarkdown } from './import-markdown.ts'
import { openHere } from './open-here.ts'
import { restore } from './restore.ts'
import { type AtHand, openAtHand } from './testing/at-hand.ts'

async function filled(): Promise<AtHand & { readonly file: string }> {
  const hand = await openAtHand()
  const folder = await hand.lay('wiki', { 'a.md': '# A page\n\nWorth keeping.' })
  await importMarkdown(hand.here, folder, { community: 'menders' }, hand.output)
  const file = join(hand.folder, 'kept.zip')
  await backUp(hand.here, file, hand.output)
  return Object.assign(hand, { file })
}

const into = (hand: AtHand, name: string) => readConfig({ DATA_DIR: join(hand.folder, name), LOG_LEVEL: 'error' })

test('a backup brings everything back, while the place it came from goes on', async () => {
  await using hand = await filled()
  const config = into(hand, 'elsewhere')
  await restore(hand.file, {}, hand.output, config)
  await using there = await openHere(config)
  const community = await there.store.read.communities.bySlug('menders')
  const pages = await there.store.read.pages.list(community?.id ?? ('' as never), { limit: 9 })
  expect(pages.items.map(({ fields }) => fields.title)).toEqual(['A page'])
  expect((await there.settings.read('menders')).name).toBe('Menders')
  expect((await there.store.read.members.byEmail('fay@example.org'))?.name).toBe('Fay')
})

test('[CB6] a backup brings back the key that badges are signed with', async () => {
  await using hand = await filled()
  await hand.here.store.change(({ challenges }) => challenges.keepSigningKey('the key'))
  const file = join(hand.folder, 'with-key.zip')
  await backUp(hand.here, file, hand.output)
  const config = into(hand, 'elsewhere')
  await restore(file, {}, hand.output, config)
  await using there = await openHere(config)
  expect(await there.store.read.challenges.signingKey()).toBe('the key')
})

test('[SA30] nothing is overwritten unless told to, and then it is moved aside', async () => {
  await using hand = await filled()
  const config = into(hand, 'elsewhere')
  await restore(hand.file, {}, hand.output, config)
  await expect(restore(hand.file, {}, hand.output, config)).rejects.toThrow('Give --force to replace it')
  await restore(hand.file, { force: true }, hand.output, config)
  const aside = String(hand.steps.at(-1)?.facts.aside)
  expect(existsSync(join(aside, 'commonplace.sqlite'))).toBe(true)
  expect(existsSync(join(config.dataDir, 'commonplace.sqlite'))).toBe(true)
  await expect(backUp(hand.here, hand.file, hand.output)).rejects.toThrow('is there already and was left as it is')
})

test('nothing is restored under a server that runs', async () => {
  await using hand = await filled()
  hand.here.house.storage.lockForServing()
  const running = restore(hand.file, { force: true }, hand.output, hand.here.config)
  await expect(running).rejects.toThrow('Another server already uses the data')
})

test('[SA30] a damaged, changed, cut or foreign file is refused before anything is touched', async () => {
  await using hand = await filled()
  const bytes = await readFile(hand.file)
  const at = Math.floor(bytes.length / 3)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  const spoilt: Record<string, Uint8Array | string> = {
    'damaged.zip': bytes,
    'cut.zip': bytes.subarray(0, bytes.length / 2),
    'words.zip': 'not a backup at all',
    'foreign.zip': await zipOf({ 'x.txt': 'x' }),
    // As long as it was, and packed as it should be: only what the manifest knows of it tells.
    'changed.zip': await zipOf({
      'manifest.json': JSON.stringify({
        ...{ format: 'commonplace-backup', version: 1, engine: 'sqlite', madeAt: '' },
        entries: [
          { path: 'communities/menders.json', bytes: 1, sha256: createHash('sha256').update('x').digest('hex') },
        ],
      }),
      'communities/menders.json': 'y',
    }),
    'climbing.zip': await zipOf({
      'manifest.json': JSON.stringify({
        ...{ format: 'commonplace-backup', version: 1, engine: 'sqlite', madeAt: '' },
        entries: [{ path: 'files/../../../x', bytes: 1, sha256: '' }],
      }),
    }),
  }
  for (const [name, content] of Object.entries(spoilt)) {
    const file = join(hand.folder, name)
    await writeFile(file, content)
    const config = into(hand, `for-${name}`)
    await expect(restore(file, {}, hand.output, config), name).rejects.toThrow(
      /damaged|not a backup|cut off|no backup of this program/,
    )
    expect(existsSync(join(config.dataDir, 'commonplace.sqlite')), name).toBe(false)
  }
  await expect(readArchive(join(hand.folder, 'damaged.zip'), null, () => undefined)).rejects.toThrow('damaged')
})

test('an export is written into an empty folder only', async () => {
  await using hand = await filled()
  const out = join(hand.folder, 'out')
  await exportCommunity(hand.here, out, { community: 'menders', format: 'markdown' }, hand.output)
  expect(await readFile(join(out, 'a-page.md'), 'utf8')).toContain('title: A page\n')
  const again = exportCommunity(hand.here, out, { community: 'menders', format: 'html' }, hand.output)
  await expect(again).rejects.toThrow('is not empty')
})

async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
