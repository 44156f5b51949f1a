import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyJson } from './apply.ts'
import { deriveContent } from './derive.ts'
import { drawShown, fullAllowance, LONGEST_DRAWN, leadsBack, MOST_DRAWN, type OpenedShown } from './draw-shown.ts'
import { toHtml } from './html.ts'
import { type DocNode, doc, heading, node, paragraph, sameContent, textOf } from './json.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { SCHEMA_VERSION, schema } from './schema.ts'
import { seedUpdate } from './seed.ts'
import { copyOfPart, DEEPEST_SHOWN, MOST_SHOWN, partOf, type ShownRef, shownIn, shownKey } from './shown.ts'
import { replaceShown } from './shown-html.ts'
import { firstUnknown } from './unknown.ts'
import { bodyOf, readBody, toY } from './y.ts'

const shown = (pageId: string, blockId?: string) => node('shownSection', blockId ? { pageId, blockId } : { pageId })
const withId = (block: DocNode, id: string): DocNode => ({ ...block, attrs: { ...block.attrs, id } })

test('[CO156] a shown section is only where it stands: none of its words are words of the text', () => {
  const json = doc(heading(2, 'Steps'), shown('p1', 'b1'), paragraph('Own words.'))
  const { text, lead, links, words } = deriveContent(json)
  expect({ text, lead, words }).toEqual({ text: 'Steps\nOwn words.', lead: 'Own words.', words: 3 })
  expect(links).toEqual([{ type: 'shown', ref: 'p1', text: '', heading: null, sentence: 'Steps' }])
  expect(textOf(json)).not.toContain('p1')
})

test('[CO73] a shown section is the same after Markdown, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('a1', 'page-7'),
      fc.option(fc.constantFrom('b1', 'x_2')),
      fc.nat(2),
      (page, block, at) => {
        const one = shown(page, block ?? undefined)
        const json = doc(
          [
            one,
            node('blockquote', null, [paragraph('w'), one]),
            node('bulletList', null, [node('listItem', null, [paragraph('w'), one])]),
          ][at] as DocNode,
        )
        expect(sameContent(fromMarkdown(toMarkdown(json)).json, json)).toBe(true)
      },
    ),
  )
})

test('[CO73] it is read in a callout as people write one', () => {
  expect(shownIn(fromMarkdown('> [!TIP]\n> [x](shown:p1#b1)').json)).toEqual([{ pageId: 'p1', blockId: 'b1' }])
})

test('[CO73] a link that is not quite one stays a link', () => {
  for (const source of ['[x](shown:)', '[x](shown:a b)', '[x](shown:a#b#c)', 'See [x](shown:a) too'])
    expect(shownIn(fromMarkdown(source).json)).toEqual([])
})

test('an older program names it as unknown and leaves every byte of it', () => {
  const live = new Y.Doc()
  Y.applyUpdate(live, seedUpdate({ json: doc(paragraph('a')) }))
  // What this program will not know either: the same as a shown section is to the version before.
  bodyOf(live).insert(1, [toY({ type: 'shownSectionOfTomorrow', attrs: { pageId: 'p', sort: 'x' } })])
  const before = Y.encodeStateAsUpdate(live)
  expect(firstUnknown(bodyOf(live), schema)).toBe('shownSectionOfTomorrow')
  expect(() => applyJson(live, doc(paragraph('b')), null)).toThrow()
  expect(Y.encodeStateAsUpdate(live)).toEqual(before)
  expect(readBody(live).content?.[1]?.attrs).toEqual({ pageId: 'p', sort: 'x' })
  expect(SCHEMA_VERSION).toBeGreaterThanOrEqual(3)
})

const PAGE = doc(
  withId(paragraph('Before.'), 'b0'),
  withId(heading(2, 'Steps'), 'b1'),
  withId(paragraph('One.'), 'b2'),
  withId(heading(3, 'Detail'), 'b3'),
  withId(paragraph('Two.'), 'b4'),
  withId(heading(2, 'Steps'), 'b5'),
  node('bulletList', null, [node('listItem', null, [withId(paragraph('Deep.'), 'b6')])]),
)

test('[CO151] a heading means all below it to the next of its level, a block itself, nothing the whole page', () => {
  const words = (at: string) =>
    partOf(PAGE, at) && { ...partOf(PAGE, at), json: textOf(partOf(PAGE, at)?.json as DocNode) }
  expect(words('b1')).toEqual({
    blockId: 'b1',
    json: 'Steps\nOne.\nDetail\nTwo.',
    heading: 'Steps',
    headingId: 'h-steps',
  })
  expect(words('h-detail')).toMatchObject({ blockId: 'b3', json: 'Detail\nTwo.' })
  expect(words('h-steps-2')).toMatchObject({ blockId: 'b5', json: 'Steps\nDeep.' })
  expect(words('b6')).toMatchObject({ json: 'Deep.', heading: 'Steps', headingId: 'h-steps-2' })
  expect(words('b0')).toMatchObject({ json: 'Before.', heading: '', headingId: null })
  expect(words('')?.json).toContain('Before.')
  expect(words('b9')).toBeNull()
  expect(JSON.stringify(copyOfPart(PAGE))).not.toContain('"id"')
})

/** Pages as what they show of each other; each has its name for words. */
async function draw(
  pages: Record<string, readonly ShownRef[]>,
  from: string,
  refs = pages[from] ?? [],
  left = fullAllowance(),
) {
  let drawn = 0
  let read = 0
  const open = async (asked: readonly ShownRef[]) =>
    new Map(
      asked.flatMap((ref): [string, OpenedShown][] => {
        const inner = pages[ref.pageId]
        if (!inner) return []
        const html = (shown: Readonly<Record<string, { state: string; html: string }>>) => {
          drawn++
          return `<p>${ref.pageId}</p>${inner.map((one) => ` data-state="${shown[shownKey(one)]?.state}" ${shown[shownKey(one)]?.html}`).join('')}`
        }
        return [
          [
            shownKey(ref),
            {
              ...{ state: 'shown', title: ref.pageId, href: '/x' },
              read: () => {
                read++
                return { heading: '', href: '/x', refs: inner, draw: html }
              },
            },
          ],
        ]
      }),
    )
  const result = await drawShown(refs, from, open, left)
  return { result, drawn, read, states: Object.values(result).map(({ state }) => state) }
}
const to = (...ids: string[]): ShownRef[] => ids.map((pageId) => ({ pageId, blockId: '' }))

test('[CO152] what leads back to a page on the way is not drawn again, and the drawing ends', async () => {
  expect((await draw({ a: to('a') }, 'a')).states).toEqual(['cycle'])
  const two = await draw({ a: to('b'), b: to('a') }, 'a')
  expect(two).toMatchObject({ states: ['shown'], drawn: 1 })
  expect(leadsBack(two.result)).toBe(true)
  expect(leadsBack((await draw({ a: to('b', 'c'), b: to('c'), c: [] }, 'a')).result)).toBe(false)
  expect((await draw({ a: to('b') }, 'a')).states).toEqual(['absent'])
})

test('[CO152] sections within sections end at a depth, and a page shows only so many', async () => {
  const chain = await draw({ a: to('b'), b: to('c'), c: to('d'), d: to('e'), e: [] }, 'a')
  expect(chain.drawn).toBe(DEEPEST_SHOWN)
  expect(chain.result[shownKey(to('b')[0] as ShownRef)]?.html).toContain('data-state="deep"')
  const ids = Array.from({ length: MOST_SHOWN + 2 }, (_, i) => `p${i}`)
  const wide = await draw({ a: to(...ids), ...Object.fromEntries(ids.map((id) => [id, []])) }, 'a')
  expect(wide.states.filter((state) => state === 'many')).toHaveLength(2)
})

test('[CO152] however pages show each other, the work ends within its limit', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const graph = fc.dictionary(
    fc.constantFrom(...ids),
    fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 6 }).map((some) => to(...some)),
    { minKeys: 3 },
  )
  await fc.assert(
    fc.asyncProperty(graph, fc.constantFrom(...ids), async (pages, from) => {
      expect((await draw(pages, from)).drawn).toBeLessThanOrEqual(MOST_DRAWN)
    }),
  )
})

test('[CO152] nothing is read of what will not be drawn', async () => {
  const chain = await draw({ a: to('b'), b: to('c', 'a'), c: to('d', 'b'), d: to('e', 'f'), e: [], f: [] }, 'a')
  expect(chain).toMatchObject({ drawn: 3, read: 3 })
  // Twenty pages that each show all others: without the limits asked first these are as many readings as there are places.
  const ids = Array.from({ length: MOST_SHOWN }, (_, i) => `p${i}`)
  const dense = Object.fromEntries(ids.map((id) => [id, to(...ids)]))
  const wide = await draw({ ...dense, a: to(...ids) }, 'a')
  expect(wide).toMatchObject({ drawn: MOST_DRAWN, read: MOST_DRAWN })
  const spent = { ...fullAllowance(), signs: 0 }
  expect(await draw({ a: to('b'), b: [] }, 'a', to('b'), spent)).toMatchObject({ states: ['many'], read: 0 })
})

test('[CO152] texts that are answered together draw from one allowance', async () => {
  const left = fullAllowance()
  const pages = { a: to('b'), b: [], c: to('b') }
  await draw(pages, 'a', to('b'), left)
  expect(left.sections).toBe(MOST_DRAWN - 1)
  expect(left.signs).toBeLessThan(LONGEST_DRAWN)
  left.sections = 0
  expect((await draw(pages, 'c', to('b'), left)).states).toEqual(['many'])
})

test('[CO156] the frame says where its words come from, and nothing of a page that is not to be known', () => {
  const json = doc(shown('p1', 'b1'))
  const known = toHtml(json, {
    resolveShown: () => ({
      state: 'shown',
      title: 'A <b>',
      heading: 'Steps',
      href: '/r/p/a',
      html: '<p>Words</p>',
      kept: true,
    }),
  })
  expect(known).toContain('<a href="/r/p/a"><cite>A &lt;b&gt; › Steps</cite></a> · as it is today')
  const unknown = toHtml(json)
  expect(unknown).toContain('data-state="absent"')
  expect(unknown).not.toContain('figcaption')
  expect(toHtml(doc(heading(2, 'H')), { headingIds: false })).toBe('<h2>H</h2>\n')
})

test('frames within frames are found whole in finished HTML', () => {
  const inner = '<figure class="shown" data-shown="c" data-state="shown">\n<p>C</p></figure>'
  const outer = `<figure class="shown" data-shown="b" data-block="x1" data-state="shown" data-id="i">\n<figure><img></figure>${inner}</figure>`
  const html = `<p>A</p>${outer}<p>Z</p>`
  expect(replaceShown(html, ({ pageId, blockId, rest }) => `[${pageId} ${blockId}${rest}]`)).toBe(
    '<p>A</p>[b x1 data-id="i"]<p>Z</p>',
  )
  expect(replaceShown(html, (_, whole) => whole)).toBe(html)
})
