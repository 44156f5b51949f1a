import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDocument } from './check.ts'
import { fromHtml } from './from-html.ts'
import { toHtml } from './html.ts'
import { sameContent } from './json.ts'
import { toMarkdown } from './markdown.ts'
import { markdownDocument } from './testing/random-document.ts'

const read = (html: string): string => toMarkdown(fromHtml(html).json)

describe('bodies of questions and answers', () => {
  test.each([
    [
      '<p>Some <strong>bold</strong> and <em>so <code>on</code></em>.</p>\n\n<p>More</p>',
      'Some **bold** and *so `on`*.\n\nMore\n',
    ],
    ['<pre class="lang-py prettyprint-override"><code>a = 1\nb\n</code></pre>', '```py\na = 1\nb\n```\n'],
    ['<ol start="3">\n<li><p>a</p>\n<ul>\n<li>b</li></ul></li>\n</ol>', '3. a\n   - b\n'],
    ['<blockquote>\n  <p>said</p>\n</blockquote>', '> said\n'],
    ['x<sup>2</sup>', 'x<sup>2</sup>\n'],
    ['<a href="/q/1" rel="nofollow" title="t">one</a>', '[one](/q/1 "t")\n'],
    [
      '<a href="x"><img src="https://i.stack.imgur.com/a.png" alt="b"></a>',
      '[![b](https://i.stack.imgur.com/a.png)](x)\n',
    ],
    ['a<br/>b<br>', 'a\\\nb\n'],
  ])('%j', (html, markdown) => {
    expect(read(html)).toBe(markdown)
  })
})

describe('pasted pages', () => {
  test('from Google Docs: the wrapper says nothing, the styles do', () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span>Steps</span></h2><p><span style="font-weight:700">Bold</span><span style="font-style:italic"> slanted</span></p></b>'
    expect(read(html)).toBe('## Steps\n\n**Bold** *slanted*\n')
  })
  test('lists within lists as word processors write them', () => {
    expect(read('<ul><li>a</li><ul><li>b</li></ul></ul>')).toBe('- a\n  - b\n')
  })
  test('tables: head, alignment, ragged rows made even', () => {
    const html =
      '<table><thead><tr><th>a<th align=right>b</tr></thead><tbody><tr><td>1<td>2</tr><tr><td>3</tr></tbody></table>'
    const { json } = fromHtml(html)
    checkDocument(json)
    expect(json.content?.[0]?.content?.map((row) => row.content?.length)).toEqual([2, 2, 2])
  })
  test('boxes make a task list', () => {
    expect(
      read('<ul><li><input type="checkbox" checked> done</li><li><label><input type="checkbox">open</label></li></ul>'),
    ).toBe('- [x] done\n- [ ] open\n')
  })
})

describe('what does not come in', () => {
  test('scripts, handlers, addresses that hold script', () => {
    const { json, lost } = fromHtml(
      '<script>alert(1)</script><p onclick="x()">a <a href="java&#10;script:alert(1)">b</a><img src="data:text/html,x" onerror=1></p><iframe src="x"></iframe>',
    )
    const html = toHtml(json)
    expect(html).not.toMatch(/<script|<iframe|href=|<img/)
    expect(lost).toHaveLength(3)
  })
  test('nesting without end is flattened, not followed', () => {
    const { json } = fromHtml(`${'<div><blockquote>'.repeat(3000)}deep`)
    checkDocument(json)
    expect(toMarkdown(json)).toContain('deep')
  })
})

test('any reading page can be read back: its blocks are a document again', () => {
  fc.assert(
    fc.property(markdownDocument, (json) => {
      const once = fromHtml(toHtml(json)).json
      checkDocument(once)
      const twice = fromHtml(toHtml(once)).json
      return sameContent(twice, fromHtml(toHtml(twice)).json)
    }),
    { numRuns: 150, seed: 2 },
  )
})
