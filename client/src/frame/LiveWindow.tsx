import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followLive } from '../data/live.ts'
import { useMe } from '../data/me.ts'
import { type Screen, slugOfScreen } from '../routes.ts'

/** Follows what happens in the community while its screens are looked at: always for members, for others while they read a page. */
export function LiveWindow({ screen }: { screen: Screen }) {
  const client = useQueryClient()
  const me = useMe().member?.id ?? null
  const slug = slugOfScreen(screen)
  const wanted =
    screen.name === 'inbox' ? '' : me !== null || screen.name === 'page' || screen.name === 'question' ? slug : null
  useEffect(() => {
    if (wanted === null) return
    let stop: (() => void) | null = null
    let away = false
    const follow = () => {
      const visible = document.visibilityState === 'visible'
      if (visible && !stop) {
        stop = followLive(client, wanted, me)
        // What happened meanwhile was told to nobody here.
        if (away) void client.invalidateQueries({ type: 'active' })
      }
      if (!visible && stop) {
        stop()
        stop = null
        away = true
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      stop?.()
    }
  }, [client, wanted, me])
  return null
}
