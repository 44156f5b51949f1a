import type { CDPSession, Page } from 'playwright-core'
import { PATIENCE_MS, type Window } from '../harness/index.ts'
import { type AxNode, said, Telling } from './telling.ts'

// What somebody hears who sees nothing: the accessibility tree that Chromium hands to a screen reader, told from its beginning to its end, and
// what is said by itself meanwhile. Each journey is a text that can be read as prose.

/** Runs in the window: remembers what regions that speak by themselves said, in order, each once in a row. */
function listen(): void {
  const spoken: string[] = []
  Object.assign(globalThis, { spoken })
  const SPEAKING = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log], output'
  const last = new WeakMap<Element, string>()
  const hear = (region: Element) => {
    const text = (region as HTMLElement).textContent?.replace(/\s+/g, ' ').trim() ?? ''
    if (last.get(region) === text) return
    last.set(region, text)
    if (text !== '') spoken.push(text)
  }
  const look = (records: readonly MutationRecord[]) => {
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement
      const region = element?.closest(SPEAKING)
      if (region) hear(region)
      for (const node of addedNodes)
        if (node instanceof Element) for (const one of node.querySelectorAll(SPEAKING)) hear(one)
      for (const node of addedNodes) if (node instanceof Element && node.matches(SPEAKING)) hear(node)
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
}

/** Somebody who listens to a window, and writes down what they hear. */
export class Listener {
  readonly page: Page
  readonly #cdp: CDPSession
  #lines: string[] = []

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page
    this.#cdp = cdp
  }

  static async at({ page, context }: Window): Promise<Listener> {
    await page.addInitScript(listen)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Accessibility.enable')
    return new Listener(page, cdp)
  }

  /** What is done, before what is heard of it. */
  does(what: string): void {
    this.#lines.push('', `> ${what}`)
  }

  /** Reads an element through, from its beginning to its end. */
  async reads(selector = 'main'): Promise<void> {
    const { nodes } = (await this.#cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
    const { root } = await this.#cdp.send('DOM.getDocument', { depth: 0 })
    const { nodeId } = await this.#cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector })
    const { node } = await this.#cdp.send('DOM.describeNode', { nodeId })
    const all = new Map(nodes.map((one) => [one.nodeId, one]))
    const start = nodes.find((one) => one.backendDOMNodeId === node.backendNodeId)
    if (!start) throw new Error(`${selector} is not there for a screen reader`)
    const telling = new Telling(all)
    telling.tell(start, 0)
    this.#lines.push(...telling.lines)
  }

  /** What has the focus. */
  async stands(): Promise<void> {
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      // What a field with a list points at is what is read.
      expression:
        'document.getElementById(document.activeElement?.getAttribute("aria-activedescendant") ?? "") ?? document.activeElement',
    })
    const { nodes } = (await this.#cdp.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    } as never)) as { nodes: AxNode[] }
    const [node] = nodes
    this.#lines.push(`The focus is on: ${node ? said(node) : 'nothing'}`)
  }

  /** Waits until something was said by itself, and writes it down. */
  async hears(words: RegExp): Promise<void> {
    const found = await this.page.waitForFunction(
      ([source, flags]) => {
        const { spoken } = globalThis as unknown as { spoken: string[] }
        const pattern = new RegExp(source ?? '', flags)
        const at = spoken.findIndex((one) => pattern.test(one))
        return at < 0 ? null : { said: spoken.splice(0, at + 1).at(-1) }
      },
      [words.source, words.flags] as const,
      { timeout: PATIENCE_MS, polling: 50 },
    )
    const { said } = (await found.jsonValue()) as { said: string }
    this.#lines.push(`It says: “${said}”`)
  }

  /** All of it as a text; what differs from day to day is left out. */
  text(title: string): string {
    const whole = [title, ...this.#lines].join('\n')
    this.#lines = []
    return `${whole
      .replace(/\b(?:just now|(?:\d+|an?|one) (?:second|minute|hour)s? ago|a moment ago)\b/gi, '(when)')
      .replace(/\bopen (?:\d+|an?|one) (?:second|minute|hour)s?\b/gi, 'open (since when)')
      .replace(/\b\d+(?:\.\d+)? [kMG]?B\b/g, '(size)')
      .replace(/holds “\d{4,}”/g, 'holds “(size)”')
      // How many versions a sitting makes is the clock's business.
      .replace(/^( *)\d+ · \(size\)(?=\n *Questions:)/m, '$1(some) · (size)')
      .replace(/\b\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\b/g, '(time)')
      .replace(
        /\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},?)?(?: \d{4})?\b/g,
        '(date)',
      )
      .trim()}\n`
  }
}
