import { toMarkdown } from '@commonplace/document/markdown'
import { stringify } from 'yaml'
import { readFrontMatter, type TriedFiles, updateFrontMatter } from '../markdown/front-matter.ts'
import { keptHead } from '../markdown/kept-head.ts'
import { relativeTo } from '../markdown/paths.ts'
import type { CommunityToExport, ExportedFile, PageToExport, QuestionToExport } from './content.ts'
import { FileNames } from './file-names.ts'

/**
 * The community as a folder of Markdown: a file a page in the folders of its tree, questions with their answers, pictures beside them.
 * The head a page was imported with comes out as it was, but for a title or tags that changed since.
 */
export async function* exportMarkdown(community: CommunityToExport): AsyncGenerator<ExportedFile> {
  const names = new FileNames(community)
  for (const page of community.pages) {
    const path = `${names.page(page.id)}.md`
    yield { path, text: await pageText(page, path, names) }
  }
  for (const question of community.questions) {
    const path = `${names.question(question.id)}.md`
    yield { path, text: await questionText(question, path, names) }
  }
  for (const [attachmentId, path] of names.files) yield { path, attachmentId }
}

async function pageText(page: PageToExport, path: string, names: FileNames): Promise<string> {
  const { fields } = page
  const kept = keptHead(fields.extra)
  const tried = triedFrom(page, path, names)
  const head = kept === '' ? newHead(page, tried) : updateFrontMatter(kept, { ...fields, tried })
  // The title stands in the head, or else as the first heading; in both where it did so in the file it came from.
  const asHeading = readFrontMatter(head).title === null || fields.extra.heading === 'first'
  const body = toMarkdown(await page.body(), {
    ...linksFrom(path, names),
    ...(asHeading ? { title: fields.title } : {}),
  })
  return `${head}${head.endsWith('\n') ? '' : '\n'}\n${body}`
}

function newHead({ kind, fields, authors, createdAt }: PageToExport, tried: TriedFiles): string {
  const { title, summary, tags, status } = fields
  const extra = Object.fromEntries(
    Object.entries(fields.extra).filter(([name, value]) => value !== '' && !OWN.test(name)),
  )
  return fenced({
    title,
    kind,
    status,
    ...(summary === '' ? {} : { summary }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(Object.keys(tried).length === 0 ? {} : { tried }),
    ...(authors.length === 0 ? {} : { authors }),
    date: dayOf(createdAt),
    ...extra,
  })
}

/** By the files of the practices; one that does not leave with this export is not named. */
function triedFrom({ fields }: PageToExport, path: string, names: FileNames): TriedFiles {
  const named = fields.tried.flatMap(({ page, outcome }) => {
    const name = names.page(page)
    return name === null ? [] : [[relativeTo(path, `${name}.md`), outcome] as const]
  })
  return Object.fromEntries(named)
}

/** Fields in which an import keeps what it must give back; they are no fields of the page. */
const OWN = /^(?:frontMatter(?:\.\d+)?|heading)$/

async function questionText(question: QuestionToExport, path: string, names: FileNames): Promise<string> {
  const links = linksFrom(path, names)
  const answers = await question.answers()
  const head = fenced({
    title: question.title,
    type: 'question',
    asked_by: question.by,
    date: dayOf(question.at),
    ...(question.tags.length === 0 ? {} : { tags: question.tags }),
    answers: answers.length,
    accepted: answers.some(({ accepted }) => accepted),
  })
  const parts = [head, toMarkdown(await question.body(), links)]
  for (const { by, at, votes, accepted, json } of answers) {
    const said = [dayOf(at), ...(accepted ? ['accepted'] : []), ...(votes > 0 ? [`helped ${votes}`] : [])].join(', ')
    parts.push(toMarkdown(json, { ...links, title: `Answer by ${by}` }).replace(/^(# .*)\n/, `$1\n\n*${said}*\n`))
  }
  return parts.join('\n')
}

function linksFrom(path: string, names: FileNames) {
  const to = (name: string | null) => (name === null ? null : relativeTo(path, `${name}.md`))
  return {
    pageHref: (pageId: string, heading: string | null) => {
      const href = to(names.page(pageId))
      return href === null || heading === null ? href : `${href}#${anchorOf(heading)}`
    },
    questionHref: (questionId: string) => to(names.question(questionId)),
    imageSource: (src: string) => {
      const file = src.startsWith('attachment:') ? names.file(src.slice('attachment:'.length)) : null
      return file === null ? src : relativeTo(path, file)
    },
  }
}

/** A heading's anchor as most readers of Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-')

const fenced = (fields: Readonly<Record<string, unknown>>): string => `---\n${stringify(fields, { lineWidth: 0 })}---\n`

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
