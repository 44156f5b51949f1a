// Shown sections in finished reading HTML. It is always our own: words in it hold no bare `<`, so that tags can be counted.

const FRAME = /<figure class="shown" data-shown="([\w-]*)"(?: data-block="([\w-]*)")? data-state="(\w+)"([^>]*)>/g
const TAG = /<(\/?)figure\b/g

export interface ShownInHtml {
  readonly pageId: string
  readonly blockId: string
  readonly state: string
  /** What else its tag says. */
  readonly rest: string
}

/** The HTML with each outermost frame put as `put` says. What stands in a frame goes with it. */
export function replaceShown(html: string, put: (frame: ShownInHtml, whole: string) => string): string {
  let out = ''
  let at = 0
  for (;;) {
    FRAME.lastIndex = at
    const match = FRAME.exec(html)
    if (!match) return out + html.slice(at)
    const end = endOf(html, match.index)
    const [, pageId = '', blockId = '', state = '', rest = ''] = match
    out += html.slice(at, match.index) + put({ pageId, blockId, state, rest }, html.slice(match.index, end))
    at = end
  }
}

function endOf(html: string, from: number): number {
  TAG.lastIndex = from
  for (let open = 0; ; ) {
    const match = TAG.exec(html)
    if (!match) return html.length
    open += match[1] === '' ? 1 : -1
    if (open === 0) return html.indexOf('>', TAG.lastIndex) + 1 || html.length
  }
}
