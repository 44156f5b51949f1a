import type { PageId, Status, Telling, Trial, TrialOutcome } from '@commonplace/domain'
import type { EvidenceReads, EvidenceWrites } from '../../ports/evidence.ts'
import { as } from '../rows.ts'
import type { EvidenceTable } from '../schema.ts'
import type { Context } from './context.ts'
import { openIn } from './page-gates.ts'
import { touchPractices } from './touch.ts'

const tellingOf = (row: EvidenceTable): Telling => ({
  story: as(row.story_id),
  teller: as(row.teller_id),
  outcome: as<TrialOutcome>(row.outcome),
  at: row.at,
})

export function evidenceReads(context: Context): EvidenceReads {
  const { db } = context
  // A story in the trash tells nothing, nor does one behind a closed gate.
  const told = () =>
    db
      .selectFrom('evidence')
      .innerJoin('pages', 'pages.id', 'evidence.story_id')
      .selectAll('evidence')
      .where('pages.deleted_at', 'is', null)
      .where('pages.kind', '=', 'story')
      .where(openIn(context))
  return {
    async of(practice) {
      const rows = told().where('practice_id', '=', practice)
      return (await rows.orderBy('at', 'desc').orderBy('story_id', 'desc').execute()).map(tellingOf)
    },
    async all(community, since = 0) {
      const rows = told().where('evidence.community_id', '=', community).where('at', '>=', since)
      const found = await rows.orderBy('at').orderBy('story_id').orderBy('practice_id').execute()
      return found.map((row) => ({ ...tellingOf(row), practice: as<PageId>(row.practice_id) }))
    },
    async practices(community) {
      const rows = db.selectFrom('pages').select(['id', 'status']).where(openIn(context))
      const found = rows.where('community_id', '=', community).where('kind', '=', 'practice')
      return (await found.where('deleted_at', 'is', null).execute()).map(({ id, status }) => ({
        id: as<PageId>(id),
        status: as<Status>(status),
      }))
    },
    async in(story) {
      const rows = db.selectFrom('evidence').selectAll().where('story_id', '=', story).orderBy('practice_id')
      return (await rows.execute()).map(
        (row): Trial => ({ page: as(row.practice_id), outcome: as<TrialOutcome>(row.outcome) }),
      )
    },
  }
}

export function evidenceRepository(context: Context): EvidenceWrites {
  const { db } = context
  return {
    ...evidenceReads(context),
    async put(story, trials) {
      await touchPractices(context, [story])
      await db.deleteFrom('evidence').where('story_id', '=', story).execute()
      if (trials.length === 0) return
      const page = await db.selectFrom('pages').selectAll().where('id', '=', story).executeTakeFirstOrThrow()
      await db
        .insertInto('evidence')
        .values(
          trials.map(({ page: practice, outcome }) => ({
            practice_id: practice,
            story_id: story,
            community_id: page.community_id,
            teller_id: page.created_by,
            outcome,
            at: page.created_at,
          })),
        )
        .execute()
      await touchPractices(context, [story])
    },
  }
}
