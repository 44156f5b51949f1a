import { toHtml } from '@commonplace/document'
import { expect, test } from 'vitest'
import { colourCode, drawFormula } from './draw.ts'

test('[CO74] a formula is drawn as MathML that carries its source and no style', () => {
  const drawn = drawFormula('\\frac{a}{b} \\color{red} x', false) ?? ''
  expect(drawn).toContain('<mfrac>')
  expect(drawn).toContain('application/x-tex')
  expect(drawn).not.toContain('style=')
})

test('[CO74] what is no formula stays its source', () => {
  for (const source of ['\\frac{', '', '\\notacommand{x}', 'x'.repeat(5000)])
    expect(drawFormula(source, true)).toBeNull()
  const inline = { type: 'formula', attrs: { source: '\\frac{<b>' } }
  const html = toHtml({ type: 'doc', content: [{ type: 'paragraph', content: [inline] }] }, { drawFormula })
  expect(html).toBe('<p><code class="formula">\\frac{&lt;b&gt;</code></p>\n')
})

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\text{<img src=x onerror=alert(1)>}',
  '\\class{" onclick="alert(1)}{x}',
  '\\url{javascript:alert(1)}',
  '\\includegraphics{https://evil.example/a.png}',
  '</annotation></math><script>alert(1)</script>',
])('[CO74] nothing in a formula acts: %s', (source) => {
  const drawn = drawFormula(source, false) ?? ''
  for (const [, tag = '', attributes = ''] of drawn.matchAll(/<([a-z]+)((?:[^>"]|"[^"]*")*)>/gi)) {
    expect(tag).not.toMatch(/^(script|img|a|iframe|style|foreignobject)$/i)
    expect(attributes).not.toMatch(/\son\w+=|javascript:|style=/i)
  }
})

test('[CO74] code is shown in colours where its language is known, and nothing in it acts', () => {
  expect(colourCode('const a = "<b>"', 'ts')).toContain('hljs-keyword')
  expect(colourCode('const a = "<b>"', 'ts')).not.toContain('<b>')
  expect(colourCode('x', 'klingon')).toBeNull()
})
