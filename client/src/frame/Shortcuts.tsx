import { Suspense, useEffect, useState } from 'react'
import { addresses } from '../addresses.ts'
import { lettersAreKeys } from '../data/letter-keys.ts'
import { navigate } from '../navigation.ts'
import { type Screen, slugOfScreen } from '../routes.ts'
import { late, whenPressed } from '../ui/late.ts'
import { closePalette, openPalette, usePaletteOpen } from './palette-store.ts'

/** What seldom pressed keys do. */
const pressed = () => import('./pressed.ts')
const loadPalette = () => import('./palette/Palette.tsx')
const Palette = late(() => loadPalette().then(({ Palette: view }) => ({ default: view })))
const ShortcutSheet = late(() => import('./ShortcutSheet.tsx').then(({ ShortcutSheet: view }) => ({ default: view })))

/** Keys mean letters while somebody writes, and nothing while a dialog is open or the editor is on its way: what is typed was meant for it. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], .coming')) return true
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** ⌘S or Ctrl-S, where somebody writes. */
const meansSave = (event: KeyboardEvent): boolean =>
  (event.metaKey || event.ctrlKey) &&
  !event.shiftKey &&
  !event.altKey &&
  event.key.toLowerCase() === 's' &&
  document.querySelector('.editing[contenteditable=true]') !== null

/** Whether a key is pressed together with ⌘, Ctrl or Alt; a bracket that is written with Alt on this keyboard stands for itself. */
const isTogether = ({ metaKey, ctrlKey, altKey, key, code }: KeyboardEvent): boolean =>
  metaKey || (altKey ? !/[[\]]/.test(key) || /^Bracket/.test(code) : ctrlKey)

/** The keyboard map outside of text: ⌘K and / to find, ? for this map, g and a letter to go, and what a screen marks with data-key. */
export function Shortcuts({ screen }: { screen: Screen }) {
  const slug = slugOfScreen(screen)
  const searching = usePaletteOpen()
  const [sheet, setSheet] = useState(false)
  useEffect(() => {
    let going = false
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      // The K that may follow finds the quick search here.
      if (key === 'control' || key === 'meta') void loadPalette()
      if ((event.metaKey || event.ctrlKey) && key === 'k' && !event.shiftKey && !event.altKey) {
        if (event.defaultPrevented) return
        event.preventDefault()
        openPalette()
        return
      }
      if (meansSave(event)) {
        event.preventDefault()
        void whenPressed(pressed, ({ saySaved }) => saySaved(screen))
        return
      }
      if (isTogether(event) || isBusy(event.target) || !lettersAreKeys()) return
      const went = going && /^[hpsmqgbido]$/.test(key)
      going = key === 'g' && !went
      if (went) {
        void whenPressed(pressed, ({ goTo }) => goTo(key, slug))
        return
      }
      if (key === '/') openPalette()
      else if (key === '?') setSheet(true)
      else if (/^[jkru[\]]$/.test(key)) void whenPressed(pressed, ({ onLetter }) => onLetter(event, screen))
      else {
        const marked = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
        // Asking is near from anywhere; a page or a selection says what about.
        if (!marked && key === 'q' && slug !== null) void navigate(addresses.ask(slug))
        else if (marked) marked.click()
        else return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [slug, screen])
  return (
    <Suspense>
      {searching && slug !== null ? <Palette slug={slug} onClose={closePalette} /> : null}
      {sheet ? <ShortcutSheet onClose={() => setSheet(false)} /> : null}
    </Suspense>
  )
}
