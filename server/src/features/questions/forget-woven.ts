import type { AnswerId, Instant } from '@commonplace/domain'
import { rewritePage } from '../../derive/write-page.ts'
import type { Writes } from '../../ports/store.ts'

/** Makes the pages anew that answers were woven into, so that lists and search no longer hold the words of withdrawn ones. */
export async function forgetWoven(writes: Writes, answers: readonly AnswerId[], at: Instant): Promise<void> {
  if (answers.length === 0) return
  const adoptions = await writes.adoptions.ofAnswers(answers)
  const pages = await writes.pages.many([...new Set(adoptions.map((adoption) => adoption.pageId))])
  for (const page of pages.values()) {
    await writes.pages.change(page.id, { changedAt: at })
    await rewritePage(writes, { ...page, changedAt: at }, at)
  }
}
