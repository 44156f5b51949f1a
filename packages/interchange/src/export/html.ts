import { drawShown, type OpenedShown } from '@commonplace/document/draw-shown'
import { escapeHtml } from '@commonplace/document/escape'
import { headingIdOf } from '@commonplace/document/heading-ids'
import { type HtmlOptions, type ResolvedShown, toHtml } from '@commonplace/document/html'
import type { DocNode } from '@commonplace/document/json'
import { partOf, type ShownRef, shownIn, shownKey } from '@commonplace/document/shown'
import { relativeTo } from '../markdown/paths.ts'
import type { CommunityToExport, ExportedFile, PageToExport, QuestionToExport } from './content.ts'
import { FileNames } from './file-names.ts'
import { PRINT_STYLE } from './print-style.ts'

/** The community as web pages that need no server and no script: a file a page, linked to each other, with an index. */
export async function* exportHtml(community: CommunityToExport): AsyncGenerator<ExportedFile> {
  const names = new FileNames(community)
  yield { path: 'index.html', text: indexPage(community, names) }
  for (const page of community.pages) {
    const path = `${names.page(page.id)}.html`
    yield { path, text: await pageFile(community, page, path, names) }
  }
  for (const question of community.questions) {
    const path = `${names.question(question.id)}.html`
    yield { path, text: await questionFile(community, question, path, names) }
  }
  for (const [attachmentId, path] of names.files) yield { path, attachmentId }
}

async function pageFile(community: CommunityToExport, page: PageToExport, path: string, names: FileNames) {
  const { fields, kind, authors, changedAt } = page
  const by = authors.length > 0 ? `By ${escapeHtml(authors.join(', '))}, ` : ''
  const facts = `<p class="facts">${kind} · ${fields.status} · ${by}last changed ${dayOf(changedAt)}</p>`
  const summary = fields.summary === '' ? '' : `<p class="summary">${escapeHtml(fields.summary)}</p>`
  const body = await bodyOf(await page.body(), path, names, community, page.id)
  return wholePage(community, path, fields.title, `${facts}${summary}${body}`)
}

async function questionFile(community: CommunityToExport, question: QuestionToExport, path: string, names: FileNames) {
  const draw = (json: DocNode) => bodyOf(json, path, names, community, null)
  const given = (await question.answers()).map(async ({ id, by, at, votes, accepted, json }) => {
    const said = `${escapeHtml(by)}, ${dayOf(at)}${accepted ? ' · accepted' : ''}${votes > 0 ? ` · helped ${votes}` : ''}`
    return `<section id="a-${escapeHtml(id)}"><h2>${said}</h2>${await draw(json)}</section>`
  })
  const answers = await Promise.all(given)
  const facts = `<p class="facts">Asked by ${escapeHtml(question.by)}, ${dayOf(question.at)}</p>`
  const body = await draw(await question.body())
  return wholePage(community, path, question.title, `${facts}${body}${answers.join('')}`)
}

/**
 * A text as HTML, with the words of the pages that it shows sections of. A page that not everybody sees is only named: its words stand in its
 * own file, which can be left out when the others are handed on.
 */
async function bodyOf(
  json: DocNode,
  path: string,
  names: FileNames,
  community: CommunityToExport,
  page: string | null,
): Promise<string> {
  const options = linksFrom(path, names, community)
  const pages = new Map(community.pages.map((one) => [one.id, one]))
  const draw = (of: DocNode, drawn: Readonly<Record<string, ResolvedShown>>, elsewhere: HtmlOptions = {}) =>
    toHtml(of, { ...options, ...elsewhere, resolveShown: (ref) => drawn[shownKey(ref)] ?? null })
  const open = async (refs: readonly ShownRef[]) => {
    const opened = new Map<string, OpenedShown>()
    for (const ref of refs) {
      const from = pages.get(ref.pageId)
      if (!from || from.narrow) continue
      const hrefOf = (heading: string | null) => options.resolvePage?.(from.id, heading)?.href ?? null
      opened.set(shownKey(ref), {
        ...{ state: 'shown', title: from.fields.title, href: hrefOf(null) },
        read: async () => {
          const part = partOf(await from.body(), ref.blockId)
          return (
            part && {
              ...{ heading: part.heading, href: hrefOf(part.heading || null), refs: shownIn(part.json) },
              draw: (drawn) => draw(part.json, drawn, { headingIds: false }),
            }
          )
        },
      })
    }
    return opened
  }
  return draw(json, await drawShown(shownIn(json), page, open))
}

function indexPage(community: CommunityToExport, names: FileNames): string {
  const known = new Set(community.pages.map(({ id }) => id))
  const listOf = (parent: string | null, depth: number): string => {
    const items = community.pages
      .filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent)
      .map(({ id, fields }) => {
        const below = depth < 40 ? listOf(id, depth + 1) : ''
        return `<li><a href="${escapeHtml(encodeURI(`${names.page(id)}.html`))}">${escapeHtml(fields.title)}</a>${below}</li>`
      })
    return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`
  }
  const questions = community.questions.map(
    ({ id, title }) =>
      `<li><a href="${escapeHtml(encodeURI(`${names.question(id)}.html`))}">${escapeHtml(title)}</a></li>`,
  )
  const asked = questions.length === 0 ? '' : `<h2>Questions</h2><ul>${questions.join('')}</ul>`
  const sentence = community.sentence === '' ? '' : `<p class="summary">${escapeHtml(community.sentence)}</p>`
  return wholePage(community, 'index.html', community.name, `${sentence}${listOf(null, 0)}${asked}`)
}

function wholePage(community: CommunityToExport, path: string, title: string, body: string): string {
  const home = relativeTo(path, 'index.html')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${escapeHtml(community.name)}</title>
<style>${PRINT_STYLE}</style>
</head>
<body>
<header><a href="${escapeHtml(home)}">${escapeHtml(community.name)}</a></header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`
}

function linksFrom(path: string, names: FileNames, community: CommunityToExport): HtmlOptions {
  const to = (name: string) => encodeURI(relativeTo(path, `${name}.html`))
  const titles = new Map(community.questions.map(({ id, title }) => [id, title]))
  return {
    blockIds: false,
    resolvePage: (pageId, heading) => {
      const name = names.page(pageId)
      if (name === null) return null
      return { href: heading === null ? to(name) : `${to(name)}#${headingIdOf(heading)}` }
    },
    resolveQuestion: (id) => {
      const name = names.question(id)
      return name === null ? null : { href: to(name), title: titles.get(id) ?? '' }
    },
    resolveImage: (src) => {
      const file = src.startsWith('attachment:') ? names.file(src.slice('attachment:'.length)) : null
      return file === null ? src : encodeURI(relativeTo(path, file))
    },
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
