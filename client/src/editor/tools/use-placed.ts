import { type RefObject, useLayoutEffect } from 'react'
import { placeBeside } from './place.ts'

interface Rect {
  readonly top: number
  readonly bottom: number
  readonly left: number
}

/** Keeps a bar beside what it is about, while the page is scrolled or the window changes too. `about` is asked at each. */
export function usePlaced(bar: RefObject<HTMLElement | null>, about: () => Rect | null, above = false): void {
  useLayoutEffect(() => {
    const place = () => {
      const rect = about()
      if (bar.current && rect) placeBeside(bar.current, rect, above)
    }
    place()
    document.addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    return () => {
      document.removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
    }
  })
}
