import type { PhrasingContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Options, toMarkdown as print } from 'mdast-util-to-markdown'
import { childrenOf, type DocNode } from '../json.ts'
import type { MarkdownWriteOptions } from './options.ts'
import { writeBlocks } from './write-blocks.ts'
import { formulaAsHtml } from './write-inline.ts'

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    tableCell: 'tableCell'
  }
}

const STYLE: Options = {
  bullet: '-',
  emphasis: '*',
  rule: '-',
  fences: true,
  listItemIndent: 'one',
  resourceLink: false,
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: {
    wikiLink: (node: { value: string }, _parent, state) =>
      state.stack.includes('tableCell') ? node.value.replaceAll('|', '\\|') : node.value,
    highlightSequence: () => '==',
    formula: ({ value }: { value: string }, _parent, state) => {
      if (!state.stack.includes('tableCell')) return `$${value}$`
      // A bar that TeX itself has behind a backslash could not be told from one that only stands in a cell.
      return value.includes('\\|') ? formulaAsHtml(value) : `$${value.replaceAll('|', '\\|')}$`
    },
  },
  unsafe: [
    { character: '$', inConstruct: 'phrasing' },
    { character: '=', after: '=', inConstruct: 'phrasing' },
    { character: '=', before: '=', inConstruct: 'phrasing' },
    { atBreak: true, character: ':', after: ':' },
    { atBreak: true, character: '!', after: '!' },
    { atBreak: true, character: '?', after: '\\?' },
  ],
}

/** The document as Markdown: CommonMark with GitHub's tables, tasks and alerts, [[page links]] and ==marks==. Ends with a line end. */
export function toMarkdown(json: DocNode, options: MarkdownWriteOptions = {}): string {
  const title: PhrasingContent[] = options.title ? [{ type: 'text', value: options.title }] : []
  const head = title.length > 0 ? [{ type: 'heading' as const, depth: 1 as const, children: title }] : []
  const printed = print({ type: 'root', children: [...head, ...writeBlocks(childrenOf(json), options)] }, STYLE)
  // A rule at the very head would be read as the fence of front matter.
  const body = printed.replace(/^---(?=\n)/, '***')
  if (options.frontMatter === undefined) return body
  return `---\n${options.frontMatter}\n---\n${body === '' ? '' : `\n${body}`}`
}
