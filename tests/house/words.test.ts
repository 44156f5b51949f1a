import { expect, test } from 'vitest'
import { CODE_ENDINGS, CODE_FOLDERS, sources } from './sources.ts'

const here = 'tests/house/words.test.ts'
const written = sources([...CODE_FOLDERS], [...CODE_ENDINGS, '.css', '.html', '.md', '.json']).filter(
  ({ path }) => path !== here,
)

function linesWith(pattern: RegExp): string[] {
  return written.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 100)}`] : [])),
  )
}

test('[HO20] nothing is left unfinished in the sources', () => {
  expect(
    linesWith(/\b(TODO|FIXME|XXX|HACK|WIP)\b|\b([Nn]ot (yet )?implemented|[Cc]oming soon|[Ll]orem ipsum)\b/),
  ).toEqual([])
})

test('[HO21] no test is switched off for good or runs alone', () => {
  expect(linesWith(/\b(test|describe|it)\.(only|todo)\(|\b(test|describe|it)\.skip\(/)).toEqual([])
})

test('[HO22] the sources speak of the product, not of whose machine or hand they came from', () => {
  expect(linesWith(/(^|[\s'"`(])\/work\/|\b(claude|anthropic|chatgpt|copilot|openai)\b/i)).toEqual([])
})
