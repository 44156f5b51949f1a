import type { Context } from './context.ts'

// A device asks "what changed since I was last here". The answer must not miss an import with old dates or a text that settled without
// its row changing, so each write leaves this machine's time beside the row.

/** Touches what this document is the body of; an answer touches its question. */
export async function touchSubjectOf({ db, clock }: Context, documentId: string): Promise<void> {
  const touched_at = clock.now()
  await db.updateTable('pages').set({ touched_at }).where('document_id', '=', documentId).execute()
  await db.updateTable('questions').set({ touched_at }).where('document_id', '=', documentId).execute()
  await db
    .updateTable('questions')
    .set({ touched_at })
    .where('id', 'in', (it) => it.selectFrom('answers').select('question_id').where('document_id', '=', documentId))
    .execute()
}
