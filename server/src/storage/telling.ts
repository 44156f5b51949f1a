import type { DomainEvent, EventId, EventType, Instant, NewEvent } from '@commonplace/domain'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { Kysely } from 'kysely'
import { as, asOrNull, read } from './rows.ts'
import type { EventsTable, Schema } from './schema.ts'

export type EventRow = Omit<EventsTable, 'seq'> & { seq: number }

/** The events of one change. They are written at its end, so that the order of events is held up as shortly as can be. */
export class Telling {
  #waiting: { event: NewEvent; at: Instant }[] = []
  #written: DomainEvent[] = []
  readonly #clock: Clock
  readonly #random: Random

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  add(event: NewEvent, at: Instant): void {
    this.#waiting.push({ event, at })
  }

  get pending(): boolean {
    return this.#waiting.length > 0
  }

  /** Those that were written, in order, to be heard once they are durable. */
  get written(): readonly DomainEvent[] {
    return this.#written
  }

  async write(db: Kysely<Schema>): Promise<void> {
    const waiting = this.#waiting.splice(0)
    for (let i = 0; i < waiting.length; i += 500) {
      const rows = await db
        .insertInto('events')
        .values(waiting.slice(i, i + 500).map(({ event, at }) => this.#rowOf(event, at)))
        .returningAll()
        .execute()
      this.#written.push(...rows.map(eventOf))
    }
    this.#written.sort((a, b) => a.seq - b.seq)
  }

  #rowOf(event: NewEvent, at: Instant) {
    return {
      id: mintId(this.#clock, this.#random),
      community_id: event.communityId,
      type: event.type,
      member_id: event.by,
      at,
      subject_kind: event.subject?.kind ?? null,
      subject_id: event.subject?.id ?? null,
      data: JSON.stringify(event.data),
    }
  }
}

export function eventOf(row: EventRow): DomainEvent {
  return {
    id: as<EventId>(row.id),
    seq: row.seq,
    communityId: as(row.community_id),
    type: as<EventType>(row.type),
    by: asOrNull(row.member_id),
    at: row.at,
    subject: row.subject_kind && row.subject_id ? { kind: as(row.subject_kind), id: row.subject_id } : null,
    data: read(row.data),
  }
}
