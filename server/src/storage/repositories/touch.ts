import type { Subject } from '@commonplace/domain'
import type { Context } from './context.ts'

// A device asks "what changed since I was last here". The answer must not miss an import with old dates or a text that settled without
// its row changing, so each write leaves this machine's time beside the row.

/** Touches what this document is the body of; an answer touches its question. */
export async function touchSubjectOf(context: Context, documentId: string): Promise<void> {
  const { db, clock } = context
  const touched_at = clock.now()
  await db.updateTable('pages').set({ touched_at }).where('document_id', '=', documentId).execute()
  await db.updateTable('questions').set({ touched_at }).where('document_id', '=', documentId).execute()
  await db
    .updateTable('questions')
    .set({ touched_at })
    .where('id', 'in', (it) => it.selectFrom('answers').select('question_id').where('document_id', '=', documentId))
    .execute()
  const answer = await db
    .selectFrom('answers')
    .select('question_id')
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  if (answer) await touchShowing(context, answer.question_id)
}

/** Touches a page or question; for an answer, the question it belongs to. */
export async function touchSubject({ db, clock }: Context, { kind, id }: Subject): Promise<void> {
  const touched_at = clock.now()
  if (kind === 'page') await db.updateTable('pages').set({ touched_at }).where('id', '=', id).execute()
  else if (kind === 'question') await db.updateTable('questions').set({ touched_at }).where('id', '=', id).execute()
  else
    await db
      .updateTable('questions')
      .set({ touched_at })
      .where('id', 'in', (it) => it.selectFrom('answers').select('question_id').where('id', '=', id))
      .execute()
}

/** Touches what shows a question as a card or links to it: how the question stands, and the accepted words, are drawn there. */
export async function touchShowing({ db, clock }: Context, question: string): Promise<void> {
  const touched_at = clock.now()
  const from = (kind: Subject['kind']) =>
    db
      .selectFrom('links')
      .select('from_id')
      .where('to_kind', '=', 'question')
      .where('to_id', '=', question)
      .where('type', '=', 'mentions')
      .where('from_kind', '=', kind)
  await db.updateTable('pages').set({ touched_at }).where('id', 'in', from('page')).execute()
  await db.updateTable('questions').set({ touched_at }).where('id', 'in', from('question')).execute()
  await db
    .updateTable('questions')
    .set({ touched_at })
    .where('id', 'in', (it) => it.selectFrom('answers').select('question_id').where('id', 'in', from('answer')))
    .execute()
}

/** Touches the practices that these pages, as far as they are stories, say something of: it is drawn at their heads. */
export async function touchPractices({ db, clock }: Context, stories: readonly string[]): Promise<void> {
  const named = db.selectFrom('evidence').select('practice_id').where('story_id', 'in', stories)
  await db.updateTable('pages').set({ touched_at: clock.now() }).where('id', 'in', named).execute()
}
