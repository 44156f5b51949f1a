import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { currentOffline } from './offline.ts'

interface Props {
  readonly slug: string
  readonly children: (kept: boolean) => ReactNode
}

/** Draws something by whether all of a community is on this device. */
export default function WhenKept({ slug, children }: Props) {
  const current = useSyncExternalStore(currentOffline.subscribe, currentOffline.get, currentOffline.get)
  const device = typeof current === 'string' ? null : current.device
  const [kept, setKept] = useState(false)
  useEffect(() => {
    let here = true
    setKept(false)
    device?.get('communities', slug).then(
      (community) => here && setKept(community?.pinned === true && community.keptAt !== null),
      // A device that cannot be read keeps nothing that could be counted on.
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [device, slug])
  return children(kept)
}
