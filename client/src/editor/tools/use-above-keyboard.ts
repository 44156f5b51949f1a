import { type RefObject, useEffect } from 'react'

/** Keeps a strip above the keyboard of a phone, wherever that ends, and so many pixels above what stands there already. */
export function useAboveKeyboard(strip: RefObject<HTMLElement | null>, shown: boolean, above = 0): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport || !shown) return
    const place = () => {
      if (!strip.current) return
      const hidden = Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop)
      strip.current.style.bottom = `${hidden + above}px`
    }
    place()
    viewport.addEventListener('resize', place)
    viewport.addEventListener('scroll', place)
    return () => {
      viewport.removeEventListener('resize', place)
      viewport.removeEventListener('scroll', place)
    }
  }, [strip, shown, above])
}
