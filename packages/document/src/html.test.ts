import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { toHtml } from './html.ts'
import { type DocNode, doc, node, paragraph, text } from './json.ts'
import { fromMarkdown } from './markdown.ts'

const html = (markdown: string): string => toHtml(fromMarkdown(markdown).json)

describe('a reading page', () => {
  test('headings have ids people can link to, also when they read the same', () => {
    expect(html('## Über uns!\n\n## Über uns!\n')).toBe(
      '<h2 id="h-uber-uns">Über uns!</h2>\n<h2 id="h-uber-uns-2">Über uns!</h2>\n',
    )
  })
  test('tables scroll by keyboard too and say what their head is', () => {
    const table = html('| a | b |\n|---|--:|\n| 1 | 2 |\n')
    expect(table).toContain('<div class="table-scroll" role="region" aria-label="Table" tabindex="0">')
    expect(table).toContain('<th scope="col">a</th>')
    expect(table).toContain('<td class="align-right">2</td>')
  })
  test('page links lead where the community says', () => {
    const json = doc(
      paragraph(
        node('pageLink', { pageId: 'p1', title: 'Old', heading: 'When to' }),
        node('pageLink', { title: 'Not yet' }),
      ),
    )
    expect(toHtml(json, { resolvePage: (id) => ({ href: `/c/p/x-${id}`, title: 'New' }) })).toBe(
      '<p><a class="page-link" href="/c/p/x-p1#h-when-to" data-page="p1">New</a><span class="page-link page-link-missing">Not yet</span></p>\n',
    )
  })
  test('an adopted answer says whose it is and how it stands', () => {
    const json = doc(node('adoptedAnswer', { adoptionId: 'a1' }, [paragraph('Yes.')]))
    const resolveAdoption = () => ({ state: 'current', byline: 'Ann answered', href: '/c/q/1' })
    expect(toHtml(json, { resolveAdoption })).toBe(
      '<aside class="adopted" data-adoption="a1" data-state="current">\n<p>Yes.</p>\n<footer class="adopted-byline"><a href="/c/q/1">Ann answered</a></footer>\n</aside>\n',
    )
  })
  test('a hidden answer shows no words, whatever the block holds; what moved is a bar with an anchor', () => {
    const json = doc(node('adoptedAnswer', { adoptionId: 'a1' }, [paragraph('Yes.')]))
    const here = { href: '/c/q/1', mayDecide: true }
    const hidden = toHtml(json, {
      resolveAdoption: () => ({ state: 'hidden', byline: 'Answer hidden', href: null, here }),
    })
    expect(hidden).toContain('Answer hidden')
    expect(hidden).not.toContain('Yes.')
    expect(hidden).not.toContain('data-decide="keep"')
    const moved = toHtml(json, { resolveAdoption: () => ({ state: 'page-moved-on', byline: '', href: null, here }) })
    expect(moved).toContain('id="adopted-a1"')
    expect(moved).toContain('<a href="/c/q/1" data-decide="look">See what changed</a>')
    expect(moved).not.toContain('data-decide="update"')
  })
  test('pictures keep their place before they arrive', () => {
    const json = doc(paragraph(node('image', { src: 'attachment:x', alt: 'A', width: 200 })))
    expect(toHtml(json, { resolveImage: () => ({ src: '/files/x', width: 400, height: 300 }) })).toBe(
      '<figure><img src="/files/x" alt="A" width="200" height="150" loading="lazy" decoding="async"></figure>\n',
    )
  })
  test('neighbouring marks share their tags', () => {
    expect(html('**a *b* c**')).toBe('<p><strong>a <em>b</em> c</strong></p>\n')
  })
  test('comments are not shown, other raw blocks are shown as text', () => {
    expect(html('<!-- x -->\n\n<form action="/x"><input></form>\n')).toBe(
      '<pre class="raw" data-format="html">&lt;form action=&quot;/x&quot;&gt;&lt;input&gt;&lt;/form&gt;</pre>\n',
    )
  })
})

const HOSTILE = [
  '<script>x</script>',
  '" onload="x',
  "' onerror='x",
  'javascript:alert(1)',
  'java\nscript:x',
  'data:text/html,<script>',
  '<img src=x onerror=x>',
  '--><svg/onload=x>',
  '&#106;avascript:x',
  '\u0000javascript:x',
  'vbscript:x',
  '</pre><script>',
]
const TYPES = [
  'paragraph',
  'heading',
  'image',
  'pageLink',
  'mention',
  'tag',
  'questionCard',
  'adoptedAnswer',
  'rawBlock',
  'rawInline',
  'callout',
  'details',
  'detailsSummary',
  'codeBlock',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'taskItem',
  'listItem',
  'orderedList',
  'formula',
  'file',
  'embed',
  'hologram',
]
const NAMES = [
  'id',
  'src',
  'href',
  'alt',
  'title',
  'caption',
  'width',
  'height',
  'pageId',
  'heading',
  'alias',
  'memberId',
  'name',
  'questionId',
  'adoptionId',
  'source',
  'format',
  'tone',
  'language',
  'level',
  'start',
  'align',
  'colspan',
  'rowspan',
  'checked',
  'url',
  'bytes',
]

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string(),
  fc.integer(),
  fc.constant(null),
  fc.constant({ a: 1 }),
  fc.constant(['x']),
)
const attrs = fc.dictionary(fc.constantFrom(...NAMES), hostile)
const words = fc
  .tuple(fc.constantFrom(...HOSTILE), fc.constantFrom('bold', 'link', 'code', 'hologram'), attrs)
  .map(([value, type, attrs]) => text(value, [{ type, attrs }] as never))
const { tree } = fc.letrec<{ tree: DocNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.record({
      type: fc.constantFrom(...TYPES),
      attrs,
      content: fc.array(tie('tree'), { maxLength: 3 }),
    }) as fc.Arbitrary<DocNode>,
  ),
}))

const TAGS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li label input span blockquote div details summary pre code hr table thead tbody tr th td aside footer figure figcaption img a strong em s u mark br sub sup kbd'.split(
    ' ',
  ),
)

interface Parsed {
  readonly tagName?: string
  readonly attrs?: readonly { name: string; value: string }[]
  readonly childNodes?: readonly unknown[]
}

test('nothing that acts ever comes out, whatever went in', () => {
  const inspect = (part: Parsed): void => {
    if (part.tagName !== undefined) {
      expect(TAGS).toContain(part.tagName)
      for (const { name, value } of part.attrs ?? []) {
        expect(name).not.toMatch(/^on|^style$|^srcdoc$|^formaction$/)
        if (name === 'href' || name === 'src')
          expect(value.replace(/[\p{Cc}\s]/gu, '')).not.toMatch(/^(?:javascript|data|vbscript):/i)
      }
    }
    for (const child of part.childNodes ?? []) inspect(child as Parsed)
  }
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), hostile, (blocks, answer) => {
      const resolved = answer as never
      const page = toHtml(
        { type: 'doc', content: blocks },
        {
          resolveImage: () => resolved,
          resolvePage: () => ({ href: resolved, title: String(answer) }),
          resolveQuestion: () => ({ href: resolved, title: String(answer), note: String(answer) }),
          resolveAdoption: () => ({ state: String(answer), byline: String(answer), href: resolved }),
        },
      )
      inspect(parseFragment(page) as Parsed)
    }),
    { numRuns: 1500, seed: 9 },
  )
})

test('[SA38] a mark named like what every object inherits is no tag', () => {
  const marks = ['constructor', 'toString', '__proto__', 'onclick'].map((type) => ({ type }))
  expect(toHtml(doc(paragraph(text('words', marks))))).toBe('<p>words</p>\n')
})
