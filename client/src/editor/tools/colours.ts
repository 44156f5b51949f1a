import { Extension } from '@tiptap/core'
import { createHighlightPlugin, type Parser } from 'prosemirror-highlight'

/** Longer code than this is shown plain: colours come while one types. */
const LONGEST = 20_000

let parser: Parser | null = null
let loading: Promise<void> | null = null

const load = async (): Promise<void> => {
  const { colours } = await import('./load-colours.ts')
  parser = colours
}

/** Code in colours, in the languages the reading page knows; what does it is fetched with the first code there is. */
const parse: Parser = (options) => {
  if (!options.language || options.language === 'math' || options.content.length > LONGEST) return []
  if (parser) return parser(options)
  loading ??= load().catch((error: unknown) => {
    // Without it code is plain; the next code block asks again.
    console.debug('The colours of code are not here.', error)
    loading = null
  })
  return loading
}

export const codeColours = Extension.create({
  name: 'codeColours',
  addProseMirrorPlugins: () => [
    createHighlightPlugin({
      parser: parse,
      nodeTypes: ['codeBlock'],
      languageExtractor: ({ attrs }) => String(attrs.language ?? '').split(/\s/)[0],
    }),
  ],
})
