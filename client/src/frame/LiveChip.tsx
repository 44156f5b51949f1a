import { Suspense } from 'react'
import { late } from '../ui/late.ts'
import { useTakenOver } from '../ui/time.tsx'

const SaveChip = late(() => import('../offline/SaveChip.tsx').then(({ SaveChip: chip }) => ({ default: chip })))

/** What is saved where. Only the device knows, so the server leaves its place empty. */
export function LiveChip({ library }: { library?: string }) {
  const live = useTakenOver()
  return (
    <div className="live-chip">
      {live ? (
        <Suspense>
          <SaveChip {...(library ? { library } : {})} />
        </Suspense>
      ) : null}
    </div>
  )
}
