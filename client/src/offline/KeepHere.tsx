import { Suspense } from 'react'
import { useMe } from '../data/me.ts'
import { late } from '../ui/late.ts'
import { useTakenOver } from '../ui/time.tsx'
import type { Part } from './KeepPart.tsx'

const KeepPart = late(() => import('./KeepPart.tsx').then(({ KeepPart: part }) => ({ default: part })))

/** The switch that keeps a page, or all that has a tag, where one reads it: for members, once the page has come to life. */
export function KeepHere(part: Part) {
  const { member } = useMe()
  const live = useTakenOver()
  if (!live || !member) return null
  return (
    <Suspense>
      <KeepPart {...part} />
    </Suspense>
  )
}
