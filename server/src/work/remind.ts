import { REMIND_AFTER } from '@commonplace/domain'
import type { Clock } from '@commonplace/kit'
import type { Store } from '../ports/store.ts'

/** As many at a time; the rest at the next round. */
const PIECE = 200

/**
 * Reminds askers once that their question has answers and none is accepted. Run twice, or by two processes, nobody is reminded twice:
 * the question remembers it in the change that tells.
 */
export async function remindAskers({ store, clock }: { readonly store: Store; readonly clock: Clock }): Promise<void> {
  const at = clock.now()
  for (const { id } of await store.read.questions.toRemind(at - REMIND_AFTER, PIECE)) {
    await store.change(async (writes) => {
      const question = await writes.questions.byId(id)
      if (!question || question.remindedAt !== null || question.accepted !== null || question.deletedAt !== null) return
      await writes.questions.change(id, { remindedAt: at })
      const { communityId, title, askedBy } = question
      const subject = { kind: 'question', id } as const
      await writes.events.tell(
        { communityId, type: 'asker-reminded', by: null, subject, data: { title, asker: askedBy } },
        at,
      )
    })
  }
}
