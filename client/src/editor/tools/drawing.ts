// What draws formulas and colours code is large and seldom needed: it is fetched when the first of them is on the screen.

type Draw = (source: string, alone: boolean) => string | null

let drawing: Promise<Draw> | null = null

/** The drawer of formulas. It comes from this site and with it everything is drawn as the server does. */
function loadDrawing(): Promise<Draw> {
  drawing ??= import('./draw-formula.ts').then(({ drawFormula }) => drawFormula)
  // Away from the network it may not be there; asked for again it may.
  drawing.catch(() => {
    drawing = null
  })
  return drawing
}

/** Draws a formula into an element, and its source until then or where it cannot be drawn. */
export function drawInto(element: HTMLElement, source: string, alone: boolean): void {
  element.dataset.source = source
  const plain = () => {
    element.textContent = source === '' ? '∑' : source
    element.classList.add('undrawn')
  }
  if (element.childNodes.length === 0) plain()
  if (source.trim() === '') {
    plain()
    return
  }
  loadDrawing().then(
    (draw) => {
      if (element.dataset.source !== source) return
      const html = draw(source, alone)
      if (html === null) {
        plain()
        return
      }
      const { body } = new DOMParser().parseFromString(html, 'text/html')
      element.replaceChildren(...body.childNodes)
      element.classList.remove('undrawn')
    },
    () => plain(),
  )
}
