import { KINDS, type Kind, STATUSES, type Status, TRIAL_OUTCOMES, type TrialOutcome } from '@commonplace/domain'
import { isMap, parse, parseDocument, YAMLError } from 'yaml'

/** What a story says it tried: by the address of the page's file, seen from its own, as an export writes it. */
export type TriedFiles = Readonly<Record<string, TrialOutcome>>

/** What the head of a file says of its page; null where it says nothing. */
export interface FrontMatter {
  readonly title: string | null
  readonly summary: string
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly kind: Kind | null
  readonly status: Status | null
  /** When it was written, in milliseconds since 1970. */
  readonly date: number | null
  /** Where it stands among its siblings, lower first. */
  readonly order: number | null
  readonly tried: TriedFiles
  /** Why the head could not be read, in the parser's words. */
  readonly trouble: string | null
}

const NOTHING: FrontMatter = {
  title: null,
  summary: '',
  tags: [],
  aliases: [],
  kind: null,
  status: null,
  date: null,
  order: null,
  tried: {},
  trouble: null,
}

const FENCED = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*(?:\r?\n|$)/

/** Reads the fields of a head that stands between `---`. Heads of other languages are kept, not read. */
export function readFrontMatter(head: string): FrontMatter {
  if (head === '') return NOTHING
  const yaml = FENCED.exec(head)?.[1]
  if (yaml === undefined) return { ...NOTHING, trouble: 'Only heads between --- are read; this one was kept as it is.' }
  try {
    const fields: unknown = parse(yaml, { maxAliasCount: 50, logLevel: 'error' })
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields)
      ? fieldsOf(fields as Record<string, unknown>)
      : NOTHING
  } catch (error) {
    if (!(error instanceof YAMLError || error instanceof ReferenceError)) throw error
    return { ...NOTHING, trouble: `The fields at its head could not be read: ${error.message.split('\n')[0]}` }
  }
}

function fieldsOf(fields: Record<string, unknown>): FrontMatter {
  const order = fields.weight ?? fields.order ?? fields.nav_order ?? fields.position
  return {
    title: wordOf(fields.title) || null,
    summary: wordOf(fields.summary ?? fields.description),
    tags: listOf(fields.tags ?? fields.tag ?? fields.keywords),
    aliases: listOf(fields.aliases ?? fields.alias),
    kind: KINDS.find((kind) => kind === wordOf(fields.kind ?? fields.type).toLowerCase()) ?? null,
    status: STATUSES.find((status) => status === wordOf(fields.status).toLowerCase()) ?? null,
    date: dateOf(fields.date ?? fields.created ?? fields.created_at ?? fields.updated ?? fields.lastmod),
    order: typeof order === 'number' ? order : null,
    tried: triedOf(fields.tried),
    trouble: null,
  }
}

function triedOf(value: unknown): TriedFiles {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([file, said]) => {
      const outcome = TRIAL_OUTCOMES.find((one) => one === wordOf(said))
      return outcome ? [[file, outcome] as const] : []
    }),
  )
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function listOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value.map(wordOf) : wordOf(value).split(',')
  return [...new Set(items.map((item) => item.trim().replace(/^#/, '')).filter(Boolean))]
}

function dateOf(value: unknown): number | null {
  const text = value instanceof Date ? value.toISOString() : wordOf(value)
  if (!/^\d{4}-\d{2}/.test(text)) return null
  const at = Date.parse(text)
  return Number.isFinite(at) ? at : null
}

/**
 * A head with some of its fields set, everything else (comments, order, quotes) as it was. Word for word the same where the fields
 * already say so. Heads that cannot be read are given back as they are.
 */
export function updateFrontMatter(
  head: string,
  change: { title: string; tags: readonly string[]; tried: TriedFiles },
): string {
  const yaml = FENCED.exec(head)?.[1]
  const now = readFrontMatter(head)
  if (yaml === undefined || now.trouble !== null) return head
  const sameTags = now.tags.length === change.tags.length && now.tags.every((tag, i) => tag === change.tags[i])
  const sameTitle = now.title === null || now.title === change.title
  const sameTried = JSON.stringify(sorted(now.tried)) === JSON.stringify(sorted(change.tried))
  if (sameTags && sameTitle && sameTried) return head
  const document = parseDocument(yaml, { logLevel: 'silent' })
  if (!isMap(document.contents)) return head
  if (!sameTitle) document.set('title', change.title)
  if (!sameTags) document.set('tags', [...change.tags])
  if (!sameTried && Object.keys(change.tried).length === 0) document.delete('tried')
  else if (!sameTried) document.set('tried', { ...change.tried })
  return `---\n${document.toString({ lineWidth: 0 }).replace(/\n+$/, '')}\n---\n`
}

const sorted = (tried: TriedFiles) => Object.entries(tried).sort(([a], [b]) => (a < b ? -1 : 1))
