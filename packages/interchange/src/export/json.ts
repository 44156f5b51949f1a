import type { CommunityToExport, ExportedFile } from './content.ts'
import { FileNames } from './file-names.ts'

/**
 * The community as data: `community.json`, and a file each for every page and question with all of its fields and its body as
 * ProseMirror JSON, so that another program can read it without ours.
 */
export async function* exportJson(community: CommunityToExport): AsyncGenerator<ExportedFile> {
  const names = new FileNames(community)
  const { name, slug, sentence, url, pages, questions } = community
  yield {
    path: 'community.json',
    text: print({
      format: 'commonplace',
      version: 1,
      name,
      slug,
      sentence,
      url,
      pages: pages.map(({ id, fields }) => ({ id, title: fields.title, file: `pages/${id}.json` })),
      questions: questions.map(({ id, title }) => ({ id, title, file: `questions/${id}.json` })),
    }),
  }
  for (const page of pages) {
    const { body, ...facts } = page
    yield { path: `pages/${page.id}.json`, text: print({ ...facts, body: await body() }) }
  }
  for (const question of questions) {
    const { body, answers, ...facts } = question
    const given = (await answers()).map(({ json, ...answer }) => ({ ...answer, body: json }))
    yield {
      path: `questions/${question.id}.json`,
      text: print({ ...facts, body: await body(), answers: given }),
    }
  }
  for (const [attachmentId, path] of names.files) yield { path, attachmentId }
}

const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
