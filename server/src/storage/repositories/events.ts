import type { EventWrites } from '../../ports/events.ts'
import { eventOf } from '../telling.ts'
import type { Context } from './context.ts'

export function eventRepository({ db, telling }: Context): EventWrites {
  // What a change itself tells is not here before its end: events get their place in the order only then.
  const events = () => db.selectFrom('events')
  return {
    async after(seq, limit) {
      const rows = events().selectAll().where('seq', '>', seq)
      return (await rows.orderBy('seq').limit(limit).execute()).map(eventOf)
    },
    async since(community, at, limit, until = Number.MAX_SAFE_INTEGER, types) {
      const all = events().selectAll().where('community_id', '=', community).where('at', '>=', at)
      const rows = types ? all.where('type', 'in', types) : all
      return (
        await rows.where('at', '<=', until).orderBy('at', 'desc').orderBy('seq', 'desc').limit(limit).execute()
      ).map(eventOf)
    },
    async ofTypes(community, types, before, limit) {
      const rows = events().selectAll().where('community_id', '=', community).where('type', 'in', types)
      return (await rows.where('seq', '<', before).orderBy('seq', 'desc').limit(limit).execute()).map(eventOf)
    },
    async last() {
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
