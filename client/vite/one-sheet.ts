import type { Plugin } from 'vite'

/** The sheet of every screen. */
const SHEET = /^assets\/main-[\w-]+\.css$/
/** What a script may have fetched beforehand, as Vite writes it down: a list of files, and for each script that is fetched its numbers in it. */
const LIST =
  /const __vite__mapDeps=\(i,m=__vite__mapDeps,d=\(m\.f\|\|\(m\.f=(\[[^\]]*\])\)\)\)=>i\.map\(i=>d\[i\]\);?\n?/
const NUMBERS = /__vite__mapDeps\(\[([\d,]*)\]\)/g

/**
 * The sheet of every screen is in every document, which Vite does not know: a script that is fetched later would fetch it a second time, for
 * nothing, and its faces would be taken for new ones, which move the words that are being read. So no script asks for it.
 */
export function oneSheet(): Plugin {
  return {
    name: 'commonplace:one-sheet',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunk.code.includes('const __vite__mapDeps')) continue
          const list = LIST.exec(chunk.code)
          if (!list) return this.error(`${chunk.fileName} lists what it has fetched in another way: look at LIST.`)
          chunk.code = withoutSheet(chunk.code, JSON.parse(list[1] ?? '[]'))
        }
      },
    },
  }
}

function withoutSheet(code: string, files: readonly string[]): string {
  const others = (numbers: string) => numbers.split(',').filter((at) => !SHEET.test(files[Number(at)] ?? ''))
  let lists = false
  const less = code.replace(NUMBERS, (_, numbers: string) => {
    const left = others(numbers)
    lists ||= left.length > 0
    return left.length > 0 ? `__vite__mapDeps([${left}])` : '[]'
  })
  return lists ? less : less.replace(LIST, '')
}
