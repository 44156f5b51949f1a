import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  adoptable,
  adoptedIn,
  detachAdopted,
  findAdopted,
  insertAdopted,
  isWoven,
  markAltered,
  replaceAdopted,
} from './adopted.ts'
import { applyJson } from './apply.ts'
import { type DocNode, paragraph } from './json.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { revisionOf, revisionOfBlocks, sectionRevision } from './revision.ts'
import { schema } from './schema.ts'
import { readBody } from './y.ts'

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

const RICH = `# Head

A *line* with **two** \`words\`, [a link](https://example.org "t"), ==light== and <b>raw</b>.

- one
  - two

1. first

- [x] done

| a | b |
| - | :-: |
| 1 | 2 |

> quoted

\`\`\`ts
code()
\`\`\`

![picture](attachment:0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d)

---

[[Glue]] and #tag`

test('words that were woven in are known again in the live document and in the editor; others are marked, however deep they stand', () => {
  const rich = fromMarkdown(RICH, { keepTitle: true }).json
  const woven = insertAdopted(page, { adoptionId: 'a1', heading: '', content: rich })
  const revisions = [revisionOfBlocks(adoptable(rich))]
  const live = new Y.Doc()
  applyJson(live, woven, null)
  const edited = schema.nodeFromJSON(readBody(live)).toJSON() as DocNode
  for (const json of [woven, readBody(live), edited]) {
    expect(isWoven(findAdopted(json, 'a1')?.content ?? [], revisions)).toBe(true)
    expect(markAltered(json, () => revisions)).toBe(json)
  }
  const forged = replaceAdopted(woven, 'a1', [paragraph('Other words.')])
  const deep: DocNode = { type: 'doc', content: [{ type: 'blockquote', content: forged.content ?? [] }] }
  expect(JSON.stringify(markAltered(deep, () => revisions))).toContain('"altered":true')
  expect(
    markAltered(deep, () => null),
    'an adoption nobody knows',
  ).toBe(deep)
})
