import type { Refusal, Route } from '@commonplace/api'
import { useAct } from '../data/use-act.ts'
import { toast } from './toasts.tsx'

const say = (refusal: Refusal) => void toast(refusal.message)

/** An act without a form that could show why it was refused: a note says it, also where what asked for it is gone from the screen. */
export function useSaidAct<R extends Route>(route: R) {
  const { act, busy, clear } = useAct(route, say)
  return { act, busy, clear }
}
