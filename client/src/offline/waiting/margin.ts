import type { CommentShape, PageShape, Person, ThreadShape } from '@commonplace/api'
import type { ActRow } from '../device/open-device.ts'
import { commentBegun } from './around.ts'

// The margin of a page, as it will be once what waits has been sent.

interface Given {
  readonly me: Person
  readonly acts: readonly ActRow[]
  readonly read: (markdown: string) => Promise<{ readonly html: string }>
}
interface Input {
  readonly markdown?: string
  readonly on?: { readonly quote: string; readonly before?: string; readonly after?: string }
  readonly replyTo?: string
  readonly proposal?: string
}

/** A page with the threads that were begun, gone on with, settled and taken back on this device. */
export async function marginAsWaiting(page: PageShape, given: Given): Promise<PageShape> {
  let now = page
  // As they last stood open: what is settled leaves the page, and comes back where it is opened again.
  const open = new Map(page.threads.map((thread) => [thread.id, thread]))
  for (const act of given.acts) {
    if (act.refusal) continue
    now = OPENS.has(act.name) ? reopened(now, open.get(String(act.params.id))) : await afterAct(now, act, given)
    for (const thread of now.threads) open.set(thread.id, thread)
  }
  return now
}

/** What opens a thread again that was settled. */
const OPENS: ReadonlySet<string> = new Set(['reopenThread', 'reconsiderSuggestion'])

/** What was settled before this device kept the page is not here to be shown: it comes with the server's answer. */
function reopened(page: PageShape, thread: ThreadShape | undefined): PageShape {
  if (!thread || page.threads.some(({ id }) => id === thread.id)) return page
  return { ...page, threads: [thread, ...page.threads], resolvedThreads: page.resolvedThreads - 1 }
}

async function afterAct(page: PageShape, act: ActRow, given: Given): Promise<PageShape> {
  const { id } = act.params
  const input = (act.input ?? {}) as Input
  switch (act.name) {
    case 'commentPage':
      return id === page.id ? withComment(page, input, await commentBegun(act, given)) : page
    case 'rejectSuggestion':
    case 'resolveThread': {
      const threads = page.threads.filter((thread) => thread.id !== id)
      const settled = page.threads.length - threads.length
      return { ...page, threads, resolvedThreads: page.resolvedThreads + settled }
    }
    case 'changeComment': {
      if (!page.threads.some(({ comments }) => comments.some((one) => one.id === id))) return page
      const { html } = await given.read(input.markdown ?? '')
      const change = { html, markdown: input.markdown ?? '', changedAt: act.madeAt }
      return eachComment(page, (one) => (one.id === id ? { ...one, ...change } : one))
    }
    case 'deleteComment':
      return eachComment(page, (one) => (one.id === id ? null : one))
    default:
      return page
  }
}

function withComment(page: PageShape, { on, replyTo, proposal }: Input, comment: CommentShape): PageShape {
  if (page.threads.some(({ comments }) => comments.some(({ id }) => id === comment.id))) return page
  if (replyTo !== undefined) {
    const more = (thread: ThreadShape) => ({ ...thread, comments: [...thread.comments, comment] })
    return { ...page, threads: page.threads.map((one) => (one.id === replyTo ? more(one) : one)) }
  }
  const thread: ThreadShape = {
    id: comment.id,
    quote: on?.quote ?? null,
    stands: on ? { quote: on.quote, before: on.before ?? '', after: on.after ?? '' } : null,
    proposal: proposal ?? null,
    outcome: null,
    comments: [comment],
    resolved: null,
    takenBack: null,
    may: { reply: true, resolve: true, accept: false, reject: proposal !== undefined, reconsider: false },
  }
  return { ...page, threads: [thread, ...page.threads] }
}

/** Each comment changed, or taken away with a thread that has no other. */
function eachComment(page: PageShape, change: (comment: CommentShape) => CommentShape | null): PageShape {
  const threads = page.threads
    .map((thread) => ({ ...thread, comments: thread.comments.flatMap((one) => change(one) ?? []) }))
    .filter(({ comments }) => comments.length > 0)
  return { ...page, threads }
}
