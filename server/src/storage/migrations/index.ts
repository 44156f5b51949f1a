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
import * as gatherings from './0027-gatherings.ts'
import * as evidence from './0029-evidence.ts'
import * as measures from './0030-measures.ts'
import * as pulse from './0031-pulse.ts'
import * as languages from './0032-languages.ts'
import * as closing from './0033-closing.ts'
import * as hosting from './0034-hosting.ts'
import * as charters from './0035-charters.ts'
import * as founding from './0036-founding.ts'
import * as thanks from './0037-thanks.ts'
import * as titles from './0038-titles.ts'
import * as challenges from './0039-challenges.ts'
import * as digestPages from './0040-digest-pages.ts'
import * as together from './0041-together.ts'
import * as thoughts from './0042-thoughts.ts'
import * as lookingUp from './0043-looking-up.ts'
import * as takenBack from './0044-taken-back.ts'

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
  { name: '0027-gatherings', up: gatherings.up },
  { name: '0029-evidence', up: evidence.up },
  { name: '0030-measures', up: measures.up },
  { name: '0031-pulse', up: pulse.up },
  { name: '0032-languages', up: languages.up },
  { name: '0033-closing', up: closing.up },
  { name: '0034-hosting', up: hosting.up },
  { name: '0035-charters', up: charters.up },
  { name: '0036-founding', up: founding.up },
  { name: '0037-thanks', up: thanks.up },
  { name: '0038-titles', up: titles.up },
  { name: '0039-challenges', up: challenges.up },
  { name: '0040-digest-pages', up: digestPages.up },
  { name: '0041-together', up: together.up },
  { name: '0042-thoughts', up: thoughts.up },
  { name: '0043-looking-up', up: lookingUp.up },
  { name: '0044-taken-back', up: takenBack.up },
]
