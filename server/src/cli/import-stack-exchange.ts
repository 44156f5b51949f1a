import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { planStackExchange } from '@commonplace/interchange'
import { bringQuestions } from '../features/import/bring-questions.ts'
import { Failure } from './failure.ts'
import { type ImportOptions, tellImported, tellReceipt } from './import-markdown.ts'
import { Journal } from './journal.ts'
import type { Here } from './open-here.ts'
import type { Output, Progress } from './output.ts'
import { communityBySlug, founderOf, memberByEmail } from './who.ts'

/** Brings a dump in Stack Exchange's form into a community: the folder of its XML files, one above it, or Posts.xml alone. */
export async function importStackExchange(
  here: Here,
  path: string,
  options: ImportOptions & { readonly site?: string | undefined },
  output: Output,
): Promise<void> {
  const started = performance.now()
  const folder = dumpFolder(resolve(path))
  const { read } = here.store
  const community = await communityBySlug(read, options.community)
  const by = await (options.member ? memberByEmail(read, options.member) : founderOf(read, community))
  const { dataDir } = here.config
  const journal = await Journal.open(
    dataDir,
    `stackexchange ${community.id} ${folder}`,
    options.resume === true,
    here.mint,
  )
  const open = (name: string) => {
    const file = join(folder, name)
    return existsSync(file) ? createReadStream(file) : null
  }
  const plan = await planStackExchange(
    { open },
    {
      site: options.site,
      communitySlug: community.slug,
      idOf: (site, what, key) => journal.idOf(`${what} ${site} ${key}`),
    },
  )
  if (plan.questions === 0) throw new Failure(`There are no questions in ${join(folder, 'Posts.xml')}.`)
  const total = plan.questions + plan.answers
  let bar: Progress = output.progress('Importing questions and answers', total)
  let linking = false
  const brought = await bringQuestions(here, plan, {
    community,
    by: by.id,
    keepIds: () => journal.keep(),
    onProgress(phase, done) {
      if (phase === 'linking' && !linking) {
        linking = true
        bar.end()
        bar = output.progress('Linking', total)
      }
      bar.at(done)
    },
  })
  bar.end()
  const questions = brought.created.filter(({ title }) => title !== '').length
  const counts = { questions, answers: brought.created.length - questions }
  await tellImported(here, community.id, by.id, counts)
  await tellReceipt(
    here,
    {
      source: `${folder} (${plan.site})`,
      community: community.slug,
      at: new Date(here.clock.now()).toISOString(),
      seconds: (performance.now() - started) / 1000,
      counts: {
        ...counts,
        authors: plan.authors.length,
        accepted: plan.acceptances.length,
        edits: plan.editCount,
        comments: plan.commentCount,
        duplicates: plan.duplicates.length,
      },
      created: brought.created,
      ...plan.notes,
      skipped: [...plan.notes.skipped, ...brought.skipped],
    },
    output,
  )
  if (plan.notes.skipped.length > 0) output.partly()
}

function dumpFolder(path: string): string {
  if (!existsSync(path)) throw new Failure(`There is nothing at ${path}.`)
  if (statSync(path).isFile()) {
    if (basename(path) === 'Posts.xml') return dirname(path)
    throw new Failure(`${path} is not a folder with Posts.xml. Unpack the dump first (7z x …), then import the folder.`)
  }
  const found = [path, join(path, 'xml')].find((folder) => existsSync(join(folder, 'Posts.xml')))
  if (!found) throw new Failure(`There is no Posts.xml in ${path}.`)
  return found
}
