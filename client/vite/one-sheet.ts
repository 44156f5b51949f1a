import type { Plugin } from 'vite'

/** A list of what a script has fetched beforehand, where that is nothing but the first sheet. */
const LISTED =
  /const __vite__mapDeps=\(i,m=__vite__mapDeps,d=\(m\.f\|\|\(m\.f=\["assets\/main-[\w-]+\.css"\]\)\)\)=>i\.map\(i=>d\[i\]\);?\n?/

/**
 * The sheet of every screen is in every document, so no script need name it to have it fetched: of those that name nothing else, the list is
 * left out. In many small scripts it is a tenth of them.
 */
export function oneSheet(): Plugin {
  return {
    name: 'commonplace:one-sheet',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !LISTED.test(chunk.code)) continue
          chunk.code = chunk.code.replace(LISTED, '').replaceAll('__vite__mapDeps([0])', '[]')
        }
      },
    },
  }
}
