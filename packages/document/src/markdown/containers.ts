// Blocks of other dialects, rewritten line by line into the forms this program reads and writes itself: MkDocs admonitions
// (`!!! note "Title"`, `??? note`) and fenced containers (`:::tip Title` … `:::`) become `> [!TIP] Title` or <details>;
// `$$` … `$$` becomes a fence of the language math.
import { escapeHtml } from '../escape.ts'
import { alertOf } from './alerts.ts'

const FENCE = /^[ \t>]*(`{3,}|~{3,})/
const ADMONITION = /^([ \t]*)(!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]*)(?:[ \t]+[\w -]*?)?(?:[ \t]+"(.*)")?[ \t]*$/
const CONTAINER = /^([ \t]*)(:{3,})[ \t]*([A-Za-z]+)(?:[ \t]+(.*?))?[ \t]*$/

const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0

/** Rewrites what it knows and leaves every other line as it is. */
export function rewriteContainers(source: string): string {
  if (!/^[ \t]*(?:!!!|\?\?\?|:::|\$\$)/m.test(source)) return source
  const lines = source.split('\n')
  return rewrite(lines, 0).join('\n')
}

function rewrite(lines: readonly string[], depth: number): string[] {
  if (depth > 8) return [...lines]
  const out: string[] = []
  let fence: string | null = null
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const mark = FENCE.exec(line)?.[1]
    if (mark !== undefined) {
      if (fence === null) fence = mark
      else if (mark.startsWith(fence)) fence = null
    }
    const formula = fence === null ? formulaAt(lines, i) : null
    if (formula) {
      out.push(...formula.written)
      i = formula.last
      continue
    }
    const block = fence === null ? (admonitionAt(lines, i) ?? containerAt(lines, i)) : null
    if (block === null) {
      out.push(line)
      continue
    }
    const body = rewrite(block.body, depth + 1)
    const written = block.fold
      ? foldLines(block.title ?? named(block.kind), body)
      : alertLines(block.kind, block.title, body)
    out.push(...written.map((inner) => (inner === '' ? '' : block.indent + inner)), '')
    i = block.last
  }
  return out
}

interface Block {
  readonly indent: string
  readonly kind: string
  readonly title: string | null
  readonly fold: boolean
  readonly body: string[]
  /** The last line that belongs to it. */
  readonly last: number
}

/** `$$` on a line of its own until the next such line, or `$$…$$` alone on a line: code in the language math. */
function formulaAt(lines: readonly string[], at: number): { written: string[]; last: number } | null {
  const [, indent = '', rest] = /^([ \t]*)\$\$(.*)$/.exec(lines[at] ?? '') ?? []
  if (rest === undefined) return null
  const alone = /^\s*(\S[^$]*?)\s*\$\$\s*$/.exec(rest)?.[1]
  const fenced = (body: readonly string[]): string[] => [`${indent}\`\`\`math`, ...body, `${indent}\`\`\``]
  if (alone !== undefined) return { written: fenced([indent + alone]), last: at }
  if (rest.trim() !== '') return null
  for (let i = at + 1; i < lines.length && i < at + 200; i++) {
    const line = lines[i] ?? ''
    if (/^[ \t]*\$\$[ \t]*$/.test(line))
      return i === at + 1 || lines.slice(at + 1, i).some((one) => one.includes('```'))
        ? null
        : { written: fenced(lines.slice(at + 1, i)), last: i }
  }
  return null
}

function admonitionAt(lines: readonly string[], at: number): Block | null {
  const match = ADMONITION.exec(lines[at] ?? '')
  if (!match) return null
  const [, indent = '', sign = '', kind = '', title] = match
  const inner = indentOf(indent) + 4
  let last = at
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.trim() === '') continue
    if (indentOf(line) < inner) break
    last = i
  }
  if (last === at) return null
  const body = lines.slice(at + 1, last + 1).map((line) => dedent(line, inner))
  return { indent, kind, title: title ?? null, fold: sign.startsWith('?'), body, last }
}

function containerAt(lines: readonly string[], at: number): Block | null {
  const match = CONTAINER.exec(lines[at] ?? '')
  const [, indent = '', colons = '', kind = '', title] = match ?? []
  const fold = kind.toLowerCase() === 'details'
  if (!match || (alertOf(kind) === null && !fold)) return null
  let depth = 1
  for (let i = at + 1; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim()
    if (CONTAINER.test(line) && line.startsWith(colons)) depth++
    else if (/^:{3,}$/.test(line) && line.length >= colons.length && --depth === 0) {
      const body = lines.slice(at + 1, i).map((inner) => dedent(inner, indentOf(indent)))
      return { indent, kind, title: title || null, fold, body, last: i }
    }
  }
  return null
}

/** Takes up to `columns` columns of blanks off the start of a line. */
function dedent(line: string, columns: number): string {
  let i = 0
  let column = 0
  while (column < columns && (line[i] === ' ' || line[i] === '\t')) {
    column += line[i] === '\t' ? 4 : 1
    i++
  }
  return line.slice(i)
}

function alertLines(kind: string, title: string | null, body: readonly string[]): string[] {
  const alert = alertOf(kind) ?? { sign: 'NOTE', title: null }
  const shown = title ?? (alertOf(kind) === null ? kind : alert.title)
  return [
    `> [!${alert.sign}]${shown ? ` ${shown}` : ''}`,
    ...['', ...body].map((line) => (line === '' ? '>' : `> ${line}`)),
  ]
}

/** A fold needs words to click on: those of its kind where it has none of its own. */
const named = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1)

function foldLines(title: string, body: readonly string[]): string[] {
  return ['<details>', `<summary>${escapeHtml(title)}</summary>`, '', ...body, '', '</details>']
}
