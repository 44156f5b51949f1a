import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { CommunityId, Kind, MemberId } from '@commonplace/domain'
import { planMarkdown, type SourceFile } from '@commonplace/interchange'
import { bringPages } from '../features/import/bring-pages.ts'
import { Failure } from './failure.ts'
import { Journal } from './journal.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'
import { keepReceipt, type Receipt, receiptInWords } from './receipt.ts'
import { filesIn } from './source-folder.ts'
import { communityBySlug, founderOf, memberByEmail } from './who.ts'

export interface ImportOptions {
  readonly community: string
  readonly member?: string | undefined
  readonly resume?: boolean | undefined
}

/** Brings a folder of Markdown into a community as a tree of pages. */
export async function importMarkdown(
  here: Here,
  path: string,
  options: ImportOptions & { readonly kind?: Kind | undefined },
  output: Output,
): Promise<void> {
  const started = performance.now()
  const folder = resolve(path)
  const { read } = here.store
  const community = await communityBySlug(read, options.community)
  const by = await (options.member ? memberByEmail(read, options.member) : founderOf(read, community))
  const files = await filesIn(folder)
  const { dataDir } = here.config
  const journal = await Journal.open(dataDir, `markdown ${community.id} ${folder}`, options.resume === true, here.mint)
  const changed = new Set<string>()
  const hashing = files.map((file) => hashed(file, journal, changed))
  const plan = await planMarkdown(hashing, {
    idOf: (file, what) => journal.idOf(`${what} ${file}`),
    kind: options.kind,
  })
  if (plan.total === 0) throw new Failure(`There is no Markdown in ${folder}.`)
  let bar = output.progress('Importing pages', plan.total)
  let linking = false
  const brought = await bringPages(here, plan.pages(), {
    community,
    by: by.id,
    before: (file) => ({ changed: changed.has(file) }),
    keepIds: () => journal.keep(),
    onProgress(phase, done) {
      if (phase === 'linking' && !linking) {
        linking = true
        bar.end()
        bar = output.progress('Linking pages', plan.total)
      }
      bar.at(done)
    },
  })
  bar.end()
  await journal.keep()
  await tellImported(here, community.id, by.id, { pages: brought.created.length })
  const receipt: Receipt = {
    source: folder,
    community: community.slug,
    at: new Date(here.clock.now()).toISOString(),
    seconds: (performance.now() - started) / 1000,
    counts: { pages: brought.created.length, pictures: brought.pictures },
    created: brought.created,
    ...plan.notes,
    skipped: [...plan.notes.skipped, ...brought.skipped],
  }
  await tellReceipt(here, receipt, output)
  if (plan.notes.skipped.length > 0) output.partly()
}

/** The same file; once its bytes are read, the journal knows their hash. */
function hashed(file: SourceFile, journal: Journal, changed: Set<string>): SourceFile {
  return {
    path: file.path,
    async read() {
      const bytes = await file.read()
      const hash = createHash('sha256').update(bytes).digest('hex')
      const key = `page ${file.path}`
      const before = journal.hashOf(key)
      if (before === null) journal.noteHash(key, hash)
      else if (before !== hash) changed.add(file.path)
      return bytes
    },
  }
}

/** Keeps the receipt and shows it. */
export async function tellReceipt(here: Here, receipt: Receipt, output: Output): Promise<void> {
  const path = await keepReceipt(here.config.dataDir, receipt)
  const { skipped, unresolved, missingPictures, remarks, linksResolved, counts, seconds } = receipt
  const sums = {
    skipped: skipped.length,
    unresolved: unresolved.length,
    missingPictures: missingPictures.length,
    remarks: remarks.length,
  }
  output.step('imported', { ...counts, linksResolved, ...sums, seconds, receipt: path }, receiptInWords(receipt, path))
}

/** Tells the community that something came in, so that open windows and measures know. */
export async function tellImported(
  { store, clock }: Here,
  communityId: CommunityId,
  by: MemberId,
  data: Readonly<Record<string, number>>,
): Promise<void> {
  if (Object.values(data).every((count) => count === 0)) return
  await store.change((writes) =>
    writes.events.tell({ communityId, type: 'imported', by, subject: null, data }, clock.now()),
  )
}
