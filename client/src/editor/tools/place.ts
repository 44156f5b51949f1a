const GAP = 6

/** Puts something fixed under a place, above it where there is no room, and never over the edge of the window. */
export function placeBeside(
  box: HTMLElement,
  rect: { top: number; bottom: number; left: number },
  above = false,
): void {
  const viewport = window.visualViewport
  const height = viewport?.height ?? window.innerHeight
  const below = rect.bottom + GAP
  const over = rect.top - GAP - box.offsetHeight
  const fits = below + box.offsetHeight <= height
  const top = above ? (over >= GAP ? over : below) : fits ? below : over
  box.style.top = `${Math.max(GAP, Math.min(top, height - box.offsetHeight - GAP))}px`
  box.style.left = `${Math.max(GAP, Math.min(rect.left, window.innerWidth - box.offsetWidth - GAP))}px`
}
