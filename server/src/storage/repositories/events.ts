import type { EventWrites } from '../../ports/events.ts'
import { eventOf } from '../telling.ts'
import type { Context } from './context.ts'

export function eventRepository({ db, telling }: Context): EventWrites {
  // Inside a change, what was told so far counts as having happened.
  const settle = async () => {
    if (telling?.pending) await telling.write(db)
  }
  const events = () => db.selectFrom('events')
  return {
    async after(seq, limit) {
      await settle()
      const rows = events().selectAll().where('seq', '>', seq)
      return (await rows.orderBy('seq').limit(limit).execute()).map(eventOf)
    },
    async since(community, at, limit) {
      await settle()
      const rows = events().selectAll().where('community_id', '=', community).where('at', '>=', at)
      return (await rows.orderBy('at', 'desc').orderBy('seq', 'desc').limit(limit).execute()).map(eventOf)
    },
    async last() {
      await settle()
      const row = await events()
        .select((it) => it.fn.max('seq').as('seq'))
        .executeTakeFirst()
      return row?.seq ?? 0
    },
    async tell(event, at) {
      if (!telling) throw new Error('An event can be told only inside a change')
      telling.add(event, at)
    },
  }
}
