import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

// What `questions.jsonl.gz` beside a dump tells of it: read out of the same site by somebody else, so that two readings can be compared.

interface By {
  /** Without a number where the account is gone, without a name where the dump has no Users.xml. */
  readonly author: { readonly id: number | null; readonly name: string | null } | null
  readonly id: number
  readonly created: string
  readonly score: number
  readonly comments: readonly { readonly created: string; readonly author: By['author'] }[]
}
export interface ToldAnswer extends By {
  readonly accepted: boolean
}
export interface ToldQuestion extends By {
  readonly title: string
  readonly tags: readonly string[]
  readonly links?: readonly { readonly to: number; readonly type: string }[]
  readonly answers: readonly ToldAnswer[]
}

/** One part of an edit, as `post-revisions.jsonl.gz` has it. */
export interface ToldEdit {
  readonly post: number
  readonly type: number
  readonly rev: string
  readonly at: string
  readonly user: number | null
  readonly user_name: string | null
  readonly text: string | null
}

function linesOf<T>(file: string): T[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  return lines.filter(Boolean).map((line) => JSON.parse(line) as T)
}

export const toldOf = (folder: string): readonly ToldQuestion[] => linesOf(join(folder, 'questions.jsonl.gz'))

/** The edits of a site; null where they are not told. */
export function editsOf(folder: string): readonly ToldEdit[] | null {
  const file = join(folder, 'post-revisions.jsonl.gz')
  return existsSync(file) ? linesOf(file) : null
}

/** The same in the form of a dump, which these folders lack: PostHistory.xml. */
export function historyOf(edits: readonly ToldEdit[]): string {
  const spelt = (text: string) =>
    [...text].map((sign) => (/[&<>"\r\n\t]/.test(sign) ? `&#${sign.codePointAt(0)};` : sign)).join('')
  const row = ({ post, type, rev, at, user, user_name, text }: ToldEdit, n: number) => {
    const who = user === null ? `UserDisplayName="${spelt(user_name ?? '')}"` : `UserId="${user}"`
    return `<row Id="${n}" PostHistoryTypeId="${type}" PostId="${post}" RevisionGUID="${rev}" CreationDate="${at}" ${who} Text="${spelt(text ?? '')}" />`
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n<posthistory>\n${edits.map(row).join('\n')}\n</posthistory>\n`
}

/** How many states each post was in: first writing, edits of title, text or tags, and taking those back. */
export function statesIn(edits: readonly ToldEdit[]): ReadonlyMap<number, number> {
  const states = new Map<number, Set<string>>()
  for (const { post, type, rev } of edits) if (type <= 9) states.set(post, (states.get(post) ?? new Set()).add(rev))
  return new Map([...states].map(([post, all]) => [post, all.size]))
}

/** A dump's dates are UTC and do not say so. */
export const instantOf = (date: string): number => Date.parse(`${date}Z`)
