import { common, createLowlight } from 'lowlight'
import type { Parser } from 'prosemirror-highlight'
import { createParser } from 'prosemirror-highlight/lowlight'

const lowlight = createLowlight(common)
const inner = createParser(lowlight)

/** Colours for the languages that are known; any other code is plain. */
export const colours: Parser = (options) =>
  options.language && lowlight.registered(options.language) ? inner(options) : []
