import { numberOf, personOf, tagsIn, timeOf } from './posts.ts'
import type { Row } from './rows.ts'

/** A post as one edit left it: whole, with what the edit did not touch. Its text is Markdown, as it was typed. */
export interface PostState {
  readonly postId: number
  /** 1, 2, 3 … within its post. */
  readonly n: number
  readonly title: string
  readonly tags: readonly string[]
  readonly text: string
  readonly at: number
  readonly author: string
  readonly authorName: string
}

type Part = 'title' | 'text' | 'tags'
const PARTS: readonly Part[] = ['title', 'text', 'tags']
/** First title, text and tags are 1 to 3, their edits 4 to 6, taking an edit back 7 to 9; the rest are acts that change no words. */
const LAST_TYPE = 9

function partOf(row: Row): Part | undefined {
  const type = numberOf(row.PostHistoryTypeId) ?? 0
  return type >= 1 && type <= LAST_TYPE ? PARTS[(type - 1) % PARTS.length] : undefined
}

/** The states of every post out of PostHistory.xml, in which the rows of one edit stand together. `wanted` says of which posts. */
export async function* statesOf(
  rows: AsyncIterable<Row>,
  wanted: (post: number) => boolean,
): AsyncGenerator<PostState> {
  const latest = new Map<number, PostState>()
  let edit = ''
  let state: PostState | null = null
  for await (const row of rows) {
    const part = partOf(row)
    const postId = numberOf(row.PostId)
    const at = timeOf(row.CreationDate)
    if (part === undefined || postId === null || at === null || !wanted(postId)) continue
    const name = `${postId} ${row.RevisionGUID ?? row.Id}`
    if (state && name !== edit) yield state
    const before: PostState | undefined = latest.get(postId)
    const authorName = (row.UserDisplayName ?? '').trim()
    const value = row.Text ?? ''
    state = {
      ...{ title: '', tags: [], text: '', ...before },
      ...{ postId, at, author: personOf(row.UserId, authorName), authorName },
      n: (before?.n ?? 0) + Number(name !== edit),
      [part]: part === 'tags' ? tagsIn(value) : value,
    }
    edit = name
    latest.set(postId, state)
  }
  if (state) yield state
}
