// Random documents for property tests: every node and mark, short odd words, all signs that mean something in Markdown or HTML.
import fc from 'fast-check'
import { type DocMark, type DocNode, doc, joinText, node, text } from '../json.ts'
import { CALLOUT_TONES } from '../tones.ts'

const WORDS = [
  'practice',
  'a',
  'the',
  'Steps',
  'été',
  '日本',
  '😀',
  '1.',
  '2)',
  '-',
  '+',
  '#',
  '# x',
  '>',
  '*',
  '**',
  '_',
  '__',
]
const SIGNS = [
  '`',
  '``',
  '~',
  '~~',
  '==',
  '=',
  '|',
  '[',
  ']',
  '[[',
  ']]',
  '![',
  '(',
  ')',
  '<b>',
  '<!--',
  '&amp;',
  '&',
  '\\',
  ':::',
  '!!!',
  '???',
]
const LINKISH = [
  'http://a.b',
  'www.a.bc',
  'x@y.zz',
  '[^1]',
  '[ ]',
  '[x]',
  '---',
  '***',
  '"',
  "'",
  '{}',
  '$',
  '%23',
  '\u00a0',
  '[!NOTE]',
]

const word = fc.constantFrom(...WORDS, ...SIGNS, ...LINKISH)
/** Words with single blanks between, none at the ends. */
export const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ').trim() || 'x')
const glued = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('').trim() || 'x')
const label = fc.constantFrom('One', 'Two words', 'a|b', 'x#y', 'q]]', '100%23', 'naïve & <b>', '日本')
const href = fc.constantFrom(
  'https://example.org/a_b?c=d&e',
  '/p/x',
  '#part',
  'other.md',
  'mailto:a@b.cc',
  '../up (1).md',
)
const source = fc.constantFrom('https://example.org/a.png', '/files/f1', 'attachment:abc', 'img/a b.png')
const id = fc.constantFrom('a1', 'b2', 'c3')
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })

const mark = fc.oneof(
  fc.constantFrom<DocMark>(...['bold', 'italic', 'strike', 'code', 'highlight', 'underline'].map((type) => ({ type }))),
  fc
    .record({ href, title: orNull(label) })
    .map(({ href, title }): DocMark => ({ type: 'link', attrs: title ? { href, title } : { href } })),
)
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type })

/** A backslash before a bar is the one thing code in a table cell cannot say. */
const textNode = fc
  .tuple(fc.oneof(line, glued), marks)
  .map(([words, marks]) => text(words.replaceAll('\\|', '|'), marks))
const atom = fc.oneof(
  fc.constant(node('hardBreak')),
  fc
    .record({ pageId: fc.constant(null), title: label, heading: orNull(label), alias: orNull(label) })
    .map((attrs) => node('pageLink', attrs)),
  fc.record({ memberId: id, name: fc.constantFrom('Ann', 'Bo B.') }).map((attrs) => node('mention', attrs)),
  fc.record({ name: fc.constantFrom('craft', 'été', 'a b') }).map((attrs) => node('tag', attrs)),
  fc
    .record({
      src: source,
      alt: orNull(label),
      title: orNull(label),
      width: orNull(fc.integer({ min: 1, max: 900 })),
      caption: orNull(label),
    })
    .map((attrs) => node('image', attrs)),
  fc
    .constantFrom('x', 'a+b', '\\frac{a}{b}', '\\$5', ' x ', 'a|b', '\\|x\\|', '', '$', 'x\\')
    .map((source) => node('formula', { source })),
  fc.constantFrom('<kbd>', '</kbd>', '<span class="x">').map((source) => node('rawInline', { source })),
)

export const inline = fc
  .array(fc.oneof({ weight: 4, arbitrary: textNode }, { weight: 1, arbitrary: atom }), { minLength: 1, maxLength: 5 })
  .map(joinText)

const plainLine = line.map((words) => [text(words)])
/** A line that is nothing but a tag reads as a block of HTML, so a paragraph begins with a word. */
const paragraphs = inline.map((content) =>
  node('paragraph', null, content[0]?.type === 'rawInline' ? joinText([text('w'), ...content]) : content),
)
const emptyParagraph = fc.constant(node('paragraph'))

function table(cell: fc.Arbitrary<DocNode>): fc.Arbitrary<DocNode> {
  const align = fc.constantFrom(null, 'left', 'right', 'center')
  return fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
    fc
      .tuple(
        fc.array(align, { minLength: columns, maxLength: columns }),
        fc.array(cell, { minLength: rows * columns, maxLength: rows * columns }),
      )
      .map(([aligns, cells]) =>
        node(
          'table',
          null,
          Array.from({ length: rows }, (_, r) =>
            node(
              'tableRow',
              null,
              aligns.map((align, c) =>
                node(r === 0 ? 'tableHeader' : 'tableCell', { align }, [cells[r * columns + c] ?? node('paragraph')]),
              ),
            ),
          ),
        ),
      ),
  )
}

const leaves: fc.Arbitrary<DocNode> = fc.oneof(
  { weight: 5, arbitrary: paragraphs },
  fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, content]) => node('heading', { level }, content)),
  fc
    .tuple(
      orNull(fc.constantFrom('ts', 'c++', 'ts title="a.ts"')),
      fc.constantFrom('', 'const a = 1', '```\nx\n```', '\n  two\n', '!!! note\n    x'),
    )
    .map(([language, code]) => node('codeBlock', { language }, code ? [text(code)] : [])),
  fc.constant(node('horizontalRule')),
  fc
    .tuple(fc.constantFrom('plan.pdf', 'a [b] *c*.pdf'), orNull(fc.constantFrom(12, 3_000_000)))
    .map(([name, bytes]) => node('file', { src: 'attachment:abc', name, bytes })),
  fc
    .constantFrom('', 'How to "solder" & <more>')
    .map((title) =>
      node('embed', title ? { url: 'https://youtu.be/dQw4w9WgXcQ', title } : { url: 'https://youtu.be/dQw4w9WgXcQ' }),
    ),
  fc.constant(node('codeBlock', { language: 'math' }, [text('x^2')])),
  table(fc.oneof(paragraphs, emptyParagraph)),
  fc
    .record({ questionId: id, title: fc.constantFrom('Why?', 'How [so]?') })
    .map((attrs) => node('questionCard', attrs)),
  fc
    .tuple(id, orNull(fc.constantFrom('ab12cd34ef', '0123456789')))
    .map(([pageId, blockId]) => node('shownSection', blockId ? { pageId, blockId } : { pageId })),
  fc
    .constantFrom('<div align="center">x</div>', '<!-- a note -->', '<p>\n<b>x</b>\n</p>')
    .map((source) => node('rawBlock', { source, format: 'html' })),
)

function containers(block: fc.Arbitrary<DocNode>): fc.Arbitrary<DocNode> {
  const blocks = fc.array(block, { minLength: 1, maxLength: 3 })
  const item = fc.tuple(paragraphs, fc.array(block, { maxLength: 2 })).map(([first, rest]) => [first, ...rest])
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    items.map((list) =>
      node(
        'bulletList',
        null,
        list.map((content) => node('listItem', null, content)),
      ),
    ),
    fc.tuple(items, fc.constantFrom(null, 3)).map(([list, start]) =>
      node(
        'orderedList',
        { start },
        list.map((content) => node('listItem', null, content)),
      ),
    ),
    fc.tuple(items, fc.boolean()).map(([list, checked]) =>
      node(
        'taskList',
        null,
        list.map((content) => node('taskItem', checked ? { checked } : null, content)),
      ),
    ),
    blocks.map((content) => node('blockquote', null, content)),
    fc
      .tuple(fc.constantFrom(...CALLOUT_TONES), orNull(fc.constantFrom('A title', '`x` **y** <b>')), blocks)
      .map(([tone, title, content]) => node('callout', tone === 'note' ? { title } : { tone, title }, content)),
    fc
      .tuple(plainLine, blocks)
      .map(([summary, content]) =>
        node('details', null, [node('detailsSummary', null, summary), node('detailsContent', null, content)]),
      ),
    fc.tuple(id, blocks).map(([adoptionId, content]) => node('adoptedAnswer', { adoptionId }, content)),
  )
}

const block: fc.Arbitrary<DocNode> = fc.oneof(
  { weight: 3, arbitrary: leaves },
  {
    weight: 1,
    arbitrary: containers(fc.oneof({ weight: 4, arbitrary: leaves }, { weight: 1, arbitrary: containers(leaves) })),
  },
)

/** Documents that Markdown can carry. */
export const markdownDocument: fc.Arbitrary<DocNode> = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => doc(...blocks))

const anyBlock = fc.oneof({ weight: 6, arbitrary: block }, { weight: 1, arbitrary: emptyParagraph })
/** Any document the schema allows, empty paragraphs included. */
export const anyDocument: fc.Arbitrary<DocNode> = fc
  .array(anyBlock, { minLength: 1, maxLength: 8 })
  .map((blocks) => doc(...blocks))

/** A document and what became of it: blocks dropped, moved, added, words changed. */
export const editedDocuments: fc.Arbitrary<readonly [DocNode, DocNode]> = fc
  .tuple(
    anyDocument,
    fc.array(fc.tuple(fc.nat(20), fc.constantFrom('drop', 'move', 'copy', 'words', 'add'), anyBlock), { maxLength: 5 }),
  )
  .map(([before, edits]) => {
    let blocks = [...(before.content ?? [])]
    for (const [where, what, extra] of edits) {
      const at = where % Math.max(1, blocks.length)
      const here = blocks[at]
      if (what === 'drop') blocks = blocks.filter((_, i) => i !== at)
      else if (what === 'move' && here) blocks = [...blocks.filter((_, i) => i !== at), here]
      else if (what === 'copy' && here) blocks = [here, ...blocks]
      else if (what === 'words' && here) blocks = blocks.map((block, i) => (i === at ? reworded(block) : block))
      else blocks = [...blocks.slice(0, at), extra, ...blocks.slice(at)]
    }
    return [before, doc(...blocks)] as const
  })

/** A block with a word put into each of its texts. */
function reworded(of: DocNode): DocNode {
  if (of.type === 'text') return text(`${of.text?.slice(0, 3) ?? ''} more ${of.text?.slice(3) ?? ''}`, of.marks ?? [])
  return of.content ? { ...of, content: joinText(of.content.map(reworded)) } : of
}
