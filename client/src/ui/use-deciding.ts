import { type AdoptionShape, routes } from '@commonplace/api'
import { pathOf } from '../addresses.ts'
import { useAct } from '../data/use-act.ts'
import { adoptingWords } from '../words/adopting.ts'
import { toastDone } from './toasts.tsx'

/** What can be decided about a woven answer that moved on, or whose page did. */
export type Decision = 'update' | 'keep' | 'detach'

/** Decides, and says so in a note. What the server refuses comes back as `refusal`, and `decide` then answers false. */
export function useDeciding() {
  const acts = {
    update: useAct(routes.updateAdoption),
    keep: useAct(routes.keepAdoption),
    detach: useAct(routes.detachAdoption),
  }
  const decide = async (what: Decision, adoption: AdoptionShape): Promise<boolean> => {
    const about = { what: adoptingWords.about(adoption.pageTitle), where: pathOf(adoption.pageUrl) }
    const done = await acts[what].act({ params: { id: adoption.id } }, about)
    if (!done) return false
    const said = what === 'detach' && !adoption.visible ? adoptingWords.removed : adoptingWords.done[what]
    toastDone(done, said)
    return true
  }
  const all = Object.values(acts)
  return {
    decide,
    busy: all.some(({ busy }) => busy),
    refusal: all.map(({ refusal }) => refusal).find((refusal) => refusal !== null) ?? null,
  }
}
