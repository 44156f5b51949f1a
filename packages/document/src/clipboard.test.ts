import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkDocument } from './check.ts'
import { fromClipboard } from './clipboard.ts'
import { toMarkdown } from './markdown.ts'

/** A clipboard as the program hands it over, written for these tests after its habits. */
const fixture = (name: string): string =>
  readFileSync(new URL(`./clipboard/fixtures/${name}.clip`, import.meta.url), 'utf8')

function pasted(html: string, text = ''): string {
  const { json } = fromClipboard({ html, text })
  checkDocument(json)
  return toMarkdown(json)
}

describe('[CO76] what is pasted keeps its structure', () => {
  test('from Google Docs: headings, nested lists, boxes, a table, bold words and none that only look so', () => {
    expect(pasted(fixture('google-docs'))).toBe(
      `## Solder without a bench

Heat **the part**, *not* the [tin](https://example.org/tin).

- Tin
- An iron
  - with a fine tip
    - and a stand
- A clamp

1. Heat
2. Touch

- [x] Window open
- [ ] Mat laid out

| Metal | Degrees |
| - | - |
| Tin | 232 |
`,
    )
  })

  test('from Word: lists that are paragraphs, with numbers that are text, and nothing of Office', () => {
    expect(pasted(fixture('word'))).toBe(
      `# Care of a lathe

Oil it **every** week.

- Ways
- Spindle
  - front bearing
  - back bearing

1. Switch it off
2. Wait

| Part | Oil |
| - | - |
| Ways | thick |
`,
    )
  })

  test('from Notion: toggles, callouts, boxes, code', () => {
    expect(pasted(fixture('notion'))).toBe(
      `# Show & Tell

- [ ] Ask a host
- [x] Book the room

> [!TIP]
>
> Begin on time.

<details>
<summary>What we tried</summary>

It rained.

</details>

\`\`\`js
const a = 1
\`\`\`
`,
    )
  })

  test('from GitHub: alerts, tasks, code with its language, headings without their signs', () => {
    expect(pasted(fixture('github'))).toBe(
      `## Install

> [!WARNING]
>
> Back up first.

- [x] read
- [ ] write

\`\`\`bash
npm ci
\`\`\`

See [the docs](https://example.org/docs) and \`npm test\`.
`,
    )
  })

  test('from a spreadsheet, with its HTML or without', () => {
    const table = '| Tool | Count |\n| - | - |\n| Iron | 3 |\n| Clamp | 12 |\n'
    expect(pasted(fixture('sheet'))).toContain('<td>Iron</td>')
    expect(pasted('', 'Tool\tCount\r\nIron\t3\r\nClamp\t12\r\n')).toBe(table)
    expect(pasted('', 'Tool\tNote\nIron\t"two\nlines and ""quotes"""\n')).toBe(
      '| Tool | Note |\n| - | - |\n| Iron | two<br>lines and "quotes" |\n',
    )
  })

  test('from a text that is Markdown', () => {
    const source = '# Glue\n\n- a\n- b\n\n**Wait.**\n'
    expect(fromClipboard({ html: '', text: source }).as).toBe('markdown')
    expect(pasted('', source)).toBe(source)
  })
})

test('[CO76] a text that only looks a little like Markdown stays as it was typed', () => {
  for (const text of ['- not a list', '2 * 3 * 4', 'a_b_c', '# 5 of 6', 'one\ttab']) {
    expect(fromClipboard({ html: '', text }).as).toBe('plain')
  }
  expect(pasted('', 'one\ntwo\n\nthree')).toBe('one\\\ntwo\n\nthree\n')
})

test('[CO76] code that an editor of code hands over in colours is its text', () => {
  const html =
    '<meta charset="utf-8"><div style="color:#ccc;font-family:Menlo, monospace;white-space:pre;"><div><span>let a = 1</span></div></div>'
  expect(pasted(html, 'let a = 1')).toBe('let a = 1\n')
})

test('[CO76] nothing that acts is taken in', () => {
  const html =
    '<p onclick="x()">a<script>alert(1)</script><img src="javascript:alert(1)" alt="b"></p><a href="javascript:x">c</a>'
  expect(pasted(html)).toBe('ab\n\nc\n')
})

test('[CO79] what of the clipboard cannot be kept is named', () => {
  const html = '<p>Words <img src="file:///C:/a.png"></p>'
  expect(fromClipboard({ html, text: 'Words' }).lost).toEqual([
    'A picture was left out, because its address may not be used: file:///C:/a.png',
  ])
})

test('[CO76] so many paragraphs that they fit on no stack are read, from HTML and from lines', () => {
  const html = '<div>'.concat('<p>a line</p>'.repeat(150_000), '</div>')
  expect(fromClipboard({ html, text: '' }).json.content).toHaveLength(150_000)
  expect(fromClipboard({ html: '', text: 'a line\n\n'.repeat(150_000) }).json.content).toHaveLength(150_000)
})
