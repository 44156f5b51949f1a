// Three small additions to the grammar: `[[Page#part|words]]`, `==marked words==` and `$formulas$`. They are part of the tokenizer, so that an escaped
// or quoted one stays what it is.
import type { Node as UnistNode } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    highlightSequence: 'highlightSequence'
    formula: 'formula'
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

/** `$…$`, without the signs. */
export interface FormulaNode extends UnistNode {
  type: 'formula'
  value: string
}

declare module 'mdast' {
  interface PhrasingContentMap {
    formula: FormulaNode
    wikiLink: WikiLink
    highlightSequence: HighlightSequence
  }
  interface RootContentMap {
    formula: FormulaNode
    wikiLink: WikiLink
    highlightSequence: HighlightSequence
  }
}

const EQUALS = 61
const OPEN = 91
const CLOSE = 93
const BANG = 33
const PAREN = 40
const DOLLAR = 36
const BACKSLASH = 92

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

const isBlank = (code: Code): boolean => code === null || code < 0 || code === 32
const isWord = (code: Code): boolean => code !== null && code >= 0 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(code))

const formula: Construct = {
  name: 'formula',
  tokenize: tokenizeFormula,
  // `US$5` and `$$` begin no formula.
  previous(code) {
    return !isWord(code) && (code !== DOLLAR || this.events.at(-1)?.[1].type === 'characterEscape')
  },
}

/** `$…$` on one line: no blank just within the signs and no letter or digit just outside, so that prices and shell variables stay what they are. */
function tokenizeFormula(effects: Effects, ok: State, nok: State): State {
  let length = 0
  let before: Code = null
  return start
  function start(code: Code): State | undefined {
    effects.enter('formula')
    effects.consume(code)
    return inside
  }
  function inside(code: Code): State | undefined {
    if (code === null || code < 0 || length > 1000 || (length === 0 && (isBlank(code) || code === DOLLAR)))
      return nok(code)
    effects.consume(code)
    if (code === DOLLAR && before !== BACKSLASH) return isBlank(before) ? nok : after
    length++
    before = before === BACKSLASH && code === BACKSLASH ? null : code
    return inside
  }
  function after(code: Code): State | undefined {
    if (isWord(code) || code === DOLLAR) return nok(code)
    effects.exit('formula')
    return ok(code)
  }
}

export function ownSyntax(): Extension {
  return { text: { [OPEN]: wikiLink, [BANG]: wikiLink, [EQUALS]: highlight, [DOLLAR]: formula } }
}

export function ownFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      formula(token) {
        const source = this.sliceSerialize(token).slice(1, -1)
        // In a cell a bar is written `\\|`, whatever stands around it.
        this.enter({ type: 'formula', value: this.data.inTable ? source.replaceAll('\\|', '|') : source }, token)
      },
      wikiLink(token) {
        this.enter({ type: 'wikiLink', value: this.sliceSerialize(token) }, token)
      },
      highlightSequence(token) {
        this.enter({ type: 'highlightSequence' }, token)
      },
    },
    exit: {
      formula(token) {
        this.exit(token)
      },
      wikiLink(token) {
        this.exit(token)
      },
      highlightSequence(token) {
        this.exit(token)
      },
    },
  }
}
