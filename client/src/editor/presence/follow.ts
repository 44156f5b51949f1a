const caretOf = (name: string): Element | null =>
  document.querySelector(`.remote-caret[data-name="${CSS.escape(name)}"]`)

/** What somebody does who no longer wants to be led. */
const OWN = ['keydown', 'wheel', 'touchmove', 'pointerdown'] as const

/**
 * Keeps somebody's caret in view from now on, until whoever looks does anything of their own (then `onStop` is told), or the returned
 * function is called.
 */
export function follow(
  name: string,
  changes: { on(event: 'change', run: () => void): void; off(event: 'change', run: () => void): void },
  onStop: () => void,
): () => void {
  let frame = 0
  const look = () => {
    if (frame !== 0) return
    // A frame later, when the caret stands where it is said to be.
    frame = requestAnimationFrame(() => {
      frame = 0
      const caret = caretOf(name)
      if (!caret) return
      const { top, bottom } = caret.getBoundingClientRect()
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
      if (top < 96 || bottom > window.innerHeight - 96)
        caret.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
    })
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    changes.off('change', look)
    for (const event of OWN) document.removeEventListener(event, own, { capture: true })
  }
  const own = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('.presence')) return
    stop()
    onStop()
  }
  changes.on('change', look)
  for (const event of OWN) document.addEventListener(event, own, { capture: true, passive: true })
  look()
  return stop
}
