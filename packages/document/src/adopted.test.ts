import { expect, test } from 'vitest'
import { adoptedIn, detachAdopted, findAdopted, insertAdopted, replaceAdopted } from './adopted.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { revisionOf, sectionRevision } from './revision.ts'

const page = fromMarkdown('## Steps\n\nDo it.\n\n### Detail\n\nSlowly.\n\n## Pitfalls\n\nNone.\n').json
const answer = fromMarkdown('## Because\n\nIt *works*.\n').json

test('an answer is put at the end of the section it belongs to, its headings as bold lines', () => {
  const woven = insertAdopted(page, { adoptionId: 'a1', heading: 'steps', content: answer })
  expect(toMarkdown(woven)).toBe(
    '## Steps\n\nDo it.\n\n<!-- adopted a1 -->\n\n**Because**\n\nIt *works*.\n\n<!-- /adopted -->\n\n### Detail\n\nSlowly.\n\n## Pitfalls\n\nNone.\n',
  )
  expect(findAdopted(woven, 'a1')).toMatchObject({ adoptionId: 'a1', heading: 'Steps' })
})

test('a heading that is not there puts it at the end', () => {
  const woven = insertAdopted(page, { adoptionId: 'a1', heading: 'Gone', content: answer })
  expect(woven.content?.at(-1)?.type).toBe('adoptedAnswer')
})

test('it is replaced, and detached into a quotation that says whose words they are', () => {
  const woven = insertAdopted(page, { adoptionId: 'a1', heading: '', content: answer })
  const newer = replaceAdopted(woven, 'a1', fromMarkdown('Better.').json)
  expect(toMarkdown(newer)).toContain('Better.')
  const loose = detachAdopted(newer, 'a1', 'Ann, answering “Why?”')
  expect(adoptedIn(loose)).toEqual([])
  expect(toMarkdown(loose)).toContain('> Better.\n>\n> *— Ann, answering “Why?”*\n')
  expect(replaceAdopted(page, 'a1', answer)).toBe(page)
})

test('the section is the same before and after the answer is woven in, and until somebody changes it', () => {
  const before = sectionRevision(page, 'Steps', null)
  const woven = insertAdopted(page, { adoptionId: 'a1', heading: 'Steps', content: answer })
  expect(sectionRevision(woven, 'Steps', 'a1')).toBe(before)
  const second = insertAdopted(woven, { adoptionId: 'a2', heading: 'Steps', content: answer })
  expect(sectionRevision(second, 'Steps', 'a1')).toBe(before)
  const elsewhere = fromMarkdown(toMarkdown(woven).replace('None.', 'Some.')).json
  expect(sectionRevision(elsewhere, 'Steps', 'a1')).toBe(before)
  const changed = fromMarkdown(toMarkdown(woven).replace('Do it.', 'Do it twice.')).json
  expect(sectionRevision(changed, 'Steps', 'a1')).not.toBe(before)
  expect(sectionRevision(page, 'Gone', null)).toBeNull()
})

test('a revision does not depend on ids, empty lines at the end or values that say nothing', () => {
  const plain = { type: 'doc', content: [{ type: 'heading', content: [{ type: 'text', text: 'a' }] }] }
  const full = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { id: 'x', level: 1 }, content: [{ type: 'text', text: 'a', marks: [] }] },
      { type: 'paragraph', attrs: { id: 'y' } },
    ],
  }
  expect(revisionOf(full)).toBe(revisionOf(plain))
  expect(revisionOf(plain)).toMatch(/^[0-9a-f]{16}$/)
})
