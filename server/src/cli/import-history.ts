import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { type DocumentId, type Kind, type MemberId, type PageId, slugOf } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { bringHistory } from '../features/import/bring-history.ts'
import { Failure } from './failure.ts'
import { type ImportOptions, tellImported, tellReceipt } from './import-markdown.ts'
import { Journal } from './journal.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'
import { type Revision, revisionsIn, writePage } from './page-history.ts'
import { communityBySlug, founderOf, memberByEmail } from './who.ts'

/** Brings pages in with every revision they had elsewhere: a version each, under its author and at its date. */
export async function importHistory(
  here: Here,
  path: string,
  options: ImportOptions & { readonly kind?: Kind | undefined },
  output: Output,
): Promise<void> {
  const started = performance.now()
  const file = resolve(path)
  const { read } = here.store
  const community = await communityBySlug(read, options.community)
  const by = await (options.member ? memberByEmail(read, options.member) : founderOf(read, community))
  const pages = await revisionsIn(file)
  if (pages.size === 0) throw new Failure(`There are no revisions in ${file}.`)
  const resume = options.resume === true
  const journal = await Journal.open(here.config.dataDir, `history ${community.id} ${file}`, resume, here.mint)
  const members = await authorsOf(here, journal, [...pages.values()].flat())
  const created: { where: string; id: string; title: string }[] = []
  const skipped: { where: string; what: string }[] = []
  const bar = output.progress('Importing pages with their history', pages.size)
  const place = here.mint()
  let versions = 0
  for (const [i, [key, revisions]] of [...pages].entries()) {
    const where = revisions.at(-1)?.path ?? key
    const id = journal.idOf(`page ${key}`) as PageId
    const documentId = journal.idOf(`document ${key}`) as DocumentId
    await journal.keep()
    const written = writePage(revisions, (author) => must(members.get(author), 'every author was brought in'))
    if (await read.pages.byId(id)) skipped.push({ where, what: 'It was imported before.' })
    else if (!written) skipped.push({ where, what: 'No revision of it has a text.' })
    else {
      const { states, entries, carried, seed } = written
      const [first, last] = [must(states[0], 'it has a first state'), must(states.at(-1), 'it has a last state')]
      const gone = revisions.at(-1)?.text === undefined
      const page = {
        ...{ id, communityId: community.id, documentId, kind: options.kind ?? 'note', slug: slugOf(last.fields.title) },
        ...{
          parentId: null,
          position: `${place}${String(i).padStart(6, '0')}`,
          fields: last.fields,
          lead: '',
          words: 0,
        },
        ...{ createdBy: first.by, createdAt: first.at, changedAt: last.at, changedBy: [last.by] },
        ...{ deletedAt: gone ? last.at : null, audience: null, lockedAt: null, pinnedAt: null },
      }
      await bringHistory(here, { page, seed, states, carried, entries })
      created.push({ where, id, title: last.fields.title })
      versions += states.length
    }
    bar.at(i + 1)
  }
  bar.end()
  await journal.keep()
  await tellImported(here, community.id, by.id, { pages: created.length })
  const at = new Date(here.clock.now()).toISOString()
  const seconds = (performance.now() - started) / 1000
  const counts = { pages: created.length, versions, authors: members.size }
  const notes = { linksResolved: 0, unresolved: [], missingPictures: [], remarks: [] }
  await tellReceipt(
    here,
    { source: file, community: community.slug, at, seconds, counts, created, ...notes, skipped },
    output,
  )
}

/** Authors stand under what they wrote and are in no community: they cannot sign in, and lists of members show who is here. */
async function authorsOf(here: Here, journal: Journal, revisions: readonly Revision[]): Promise<Map<string, MemberId>> {
  const firsts = new Map<string, number>()
  for (const { author, at } of revisions)
    firsts.set(author, Math.min(firsts.get(author) ?? Number.POSITIVE_INFINITY, Date.parse(at)))
  const ids = new Map([...firsts.keys()].map((author) => [author, journal.idOf(`author ${author}`) as MemberId]))
  await journal.keep()
  await here.store.change(async (writes) => {
    const there = await writes.members.many([...ids.values()])
    for (const [name, id] of ids) {
      if (there.has(id)) continue
      const email = `${createHash('sha256').update(id).digest('hex').slice(0, 24)}@imported.invalid`
      await writes.members.add({ id, name, email, joinedAt: firsts.get(name) ?? 0, passwordHash: null })
    }
  })
  return ids
}
