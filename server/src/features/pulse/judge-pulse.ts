import { Refusal } from '@commonplace/api'
import type { Act, Actor, Community, Instant, Pulse, PulseId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { absent, communityTarget, judge } from '../shared/doors.ts'

/** The pulse of an id with its community, for whoever may do this with it while it is open. */
export async function judgePulse(
  reads: Reads,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  act: Act,
  id: string,
): Promise<{ readonly community: Community; readonly pulse: Pulse }> {
  const pulse = await reads.pulses.byId(id as PulseId)
  if (!pulse) throw absent('pulse')
  const community = must(await reads.communities.byId(pulse.communityId), 'every pulse has a community')
  judge(actor, act, communityTarget(community), 'pulse')
  if (pulse.closesAt <= now) throw new Refusal('gone', say('pulseClosed'))
  return { community, pulse }
}
