import { useEffect, useState, useSyncExternalStore } from 'react'
import { toast } from '../ui/toasts.tsx'
import { libraryWords } from '../words/library.ts'
import { newsOf, orWhy } from './library/or-why.ts'
import { partKey, type What } from './library/part.ts'
import { currentOffline } from './offline.ts'

const said = libraryWords

export interface Part {
  readonly slug: string
  readonly what: What
}

function wordsOf(what: What): string {
  if ('page' in what) return said.keepPage
  if ('question' in what) return said.keepQuestion
  if ('tag' in what) return said.keepTagged(what.tag)
  if ('stars' in what) return said.keepStars
  return said.keepList[what.questions]
}

/** Keeps one page, or all that has a tag, or stops keeping it. Absent where this browser keeps nothing. */
export function KeepPart({ slug, what }: Part) {
  const current = useSyncExternalStore(currentOffline.subscribe, currentOffline.get, currentOffline.get)
  const offline = typeof current === 'string' ? null : current
  const key = partKey(slug, what)
  const [kept, setKept] = useState<boolean | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let here = true
    setKept(null)
    void offline?.device.get('parts', key).then((part) => here && setKept(part !== undefined))
    return () => {
      here = false
    }
  }, [offline, key])
  if (!offline || kept === null) return null

  const { keeper } = offline
  const keep = async () => {
    const outcome = await keeper.keepPart(slug, what)
    setKept(outcome !== 'lost')
    if (outcome === 'lost') toast(newsOf(outcome))
    else toast(outcome === 'kept' ? said.keptPart : said.keptLater)
  }
  const drop = async () => {
    await keeper.dropPart(key)
    setKept(false)
    toast(said.droppedPart)
  }
  const press = async () => {
    setBusy(true)
    await orWhy(kept ? drop : keep, toast)
    setBusy(false)
  }
  const words = wordsOf(what)
  return (
    <button type="button" aria-pressed={kept} disabled={busy} onClick={() => void press()}>
      {kept ? said.isKept(words) : words}
    </button>
  )
}
