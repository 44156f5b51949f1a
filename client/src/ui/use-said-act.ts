import type { Route } from '@commonplace/api'
import { useEffect } from 'react'
import { useAct } from '../data/use-act.ts'
import { toast } from './toasts.tsx'

/** An act without a form that could show why it was refused: a note says it. */
export function useSaidAct<R extends Route>(route: R) {
  const { refusal, ...rest } = useAct(route)
  useEffect(() => {
    if (refusal) toast(refusal.message)
  }, [refusal])
  return rest
}
