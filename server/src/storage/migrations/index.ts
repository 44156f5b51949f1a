import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import * as first from './0001-first.ts'
import * as tickets from './0002-tickets.ts'
import * as asking from './0003-asking.ts'
import * as weaving from './0004-weaving.ts'
import * as pens from './0005-pens.ts'
import * as claims from './0006-claims.ts'
import * as devices from './0007-devices.ts'
import * as likeness from './0008-likeness.ts'
import * as woven from './0009-woven.ts'
import * as doors from './0010-doors.ts'
import * as stars from './0011-stars.ts'
import * as margins from './0012-margins.ts'
import * as history from './0013-history.ts'
import * as kinds from './0014-kinds.ts'
import * as finding from './0020-finding.ts'
import * as levels from './0021-levels.ts'
import * as notices from './0022-notices.ts'
import * as mails from './0023-mails.ts'
import * as known from './0024-known-for.ts'
import * as push from './0025-push.ts'

export interface Migration {
  readonly name: string
  up(db: Kysely<Schema>, engine: Engine): Promise<void>
}

/** In order, for ever: a migration that was released is never edited. */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-tickets', up: tickets.up },
  { name: '0003-asking', up: asking.up },
  { name: '0004-weaving', up: weaving.up },
  { name: '0005-pens', up: pens.up },
  { name: '0006-claims', up: claims.up },
  { name: '0007-devices', up: devices.up },
  { name: '0008-likeness', up: likeness.up },
  { name: '0009-woven', up: woven.up },
  { name: '0010-doors', up: doors.up },
  { name: '0011-stars', up: stars.up },
  { name: '0012-margins', up: margins.up },
  { name: '0013-history', up: history.up },
  { name: '0014-kinds', up: kinds.up },
  { name: '0020-finding', up: finding.up },
  { name: '0021-levels', up: levels.up },
  { name: '0022-notices', up: notices.up },
  { name: '0023-mails', up: mails.up },
  { name: '0024-known-for', up: known.up },
  { name: '0025-push', up: push.up },
]
