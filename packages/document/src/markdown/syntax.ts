// Two small additions to the grammar: `[[Page#part|words]]` and `==marked words==`. They are part of the tokenizer, so that an escaped
// or quoted one stays what it is.
import type { Node as UnistNode } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    highlightSequence: 'highlightSequence'
  }
}

export interface WikiLink extends UnistNode {
  type: 'wikiLink'
  /** As written, the brackets included. */
  value: string
}

/** One `==`; the reader pairs them. */
export interface HighlightSequence extends UnistNode {
  type: 'highlightSequence'
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink
    highlightSequence: HighlightSequence
  }
  interface RootContentMap {
    wikiLink: WikiLink
    highlightSequence: HighlightSequence
  }
}

const EQUALS = 61
const OPEN = 91
const CLOSE = 93
const BANG = 33
const PAREN = 40

const wikiLink: Construct = { name: 'wikiLink', tokenize: tokenizeWikiLink }
const highlight: Construct = {
  name: 'highlight',
  tokenize: tokenizeHighlight,
  // A third sign before makes it a row of signs, unless that one is escaped.
  previous(code) {
    return code !== EQUALS || this.events.at(-1)?.[1].type === 'characterEscape'
  },
}

function tokenizeWikiLink(effects: Effects, ok: State, nok: State): State {
  let length = 0
  return start
  function start(code: Code): State | undefined {
    effects.enter('wikiLink')
    effects.consume(code)
    return code === BANG ? first : second
  }
  function first(code: Code): State | undefined {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    return second
  }
  function second(code: Code): State | undefined {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    return inside
  }
  function inside(code: Code): State | undefined {
    // A line end (negative) or the end of the text (null) breaks it off.
    if (code === null || code < 0 || code === OPEN || length > 400) return nok(code)
    effects.consume(code)
    if (code === CLOSE) return length === 0 ? nok : closing
    length++
    return inside
  }
  function closing(code: Code): State | undefined {
    if (code !== CLOSE) return nok(code)
    effects.consume(code)
    return after
  }
  function after(code: Code): State | undefined {
    // `[[1]](address)` is an ordinary link with brackets in its words.
    if (code === PAREN) return nok(code)
    effects.exit('wikiLink')
    return ok(code)
  }
}

function tokenizeHighlight(effects: Effects, ok: State, nok: State): State {
  return start
  function start(code: Code): State | undefined {
    effects.enter('highlightSequence')
    effects.consume(code)
    return second
  }
  function second(code: Code): State | undefined {
    if (code !== EQUALS) return nok(code)
    effects.consume(code)
    return after
  }
  function after(code: Code): State | undefined {
    if (code === EQUALS) return nok(code)
    effects.exit('highlightSequence')
    return ok(code)
  }
}

export function ownSyntax(): Extension {
  return { text: { [OPEN]: wikiLink, [BANG]: wikiLink, [EQUALS]: highlight } }
}

export function ownFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      wikiLink(token) {
        this.enter({ type: 'wikiLink', value: this.sliceSerialize(token) }, token)
      },
      highlightSequence(token) {
        this.enter({ type: 'highlightSequence' }, token)
      },
    },
    exit: {
      wikiLink(token) {
        this.exit(token)
      },
      highlightSequence(token) {
        this.exit(token)
      },
    },
  }
}
