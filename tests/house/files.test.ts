import { expect, test } from 'vitest'
import { CODE_ENDINGS, CODE_FOLDERS, sources } from './sources.ts'

const files = sources([...CODE_FOLDERS], [...CODE_ENDINGS, '.css'])

test('[HO10] a file above 500 lines says at its head why it is long', () => {
  const long = files
    .filter(({ text }) => text.split('\n').length > 500)
    .filter(({ text }) => !/\bbecause\b/i.test(text.split('\n').slice(0, 8).join('\n')))
  expect(
    long.map(
      ({ path, text }) => `${path}: ${text.split('\n').length} lines, and no "because" in a comment at its head`,
    ),
  ).toEqual([])
})

test('[HO11] most files are short: half under 100 lines, nine in ten under 300', () => {
  const lengths = files.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
  const at = (part: number) => lengths[Math.floor((lengths.length - 1) * part)] ?? 0
  expect(at(0.5)).toBeLessThan(100)
  expect(at(0.9)).toBeLessThan(300)
})

test('[HO12] names are kebab-case, or PascalCase for a component', () => {
  const named = files.filter(({ path }) => {
    const name = path.split('/').at(-1) ?? ''
    return !/^[a-z0-9.]+(-[a-z0-9.]+)*\.(ts|js|mjs|css)$|^[A-Za-z0-9]+(\.test)?\.tsx$|^[a-z0-9-]+(\.test)?\.tsx$/.test(
      name,
    )
  })
  expect(named.map(({ path }) => path)).toEqual([])
})

/** What is seen only once the page was taken over: dialogs, clocks that tick, and what is reckoned as somebody presses a button. */
const AFTERWARDS = [
  'client/src/features/challenges/ChallengeForm.tsx',
  'client/src/features/founding/CharterStep.tsx',
  'client/src/features/pages/Charter.tsx',
  'client/src/features/programme/RunClock.tsx',
  'client/src/ui/time.tsx',
]

test('[PG14] what the server draws reads no clock and no chance of its own: it is given again to others', () => {
  const drawn = sources(
    ['client/src/features', 'client/src/frame', 'client/src/ui', 'client/src/words'],
    ['.ts', '.tsx'],
  )
  const reading = drawn.filter(
    ({ path, text }) =>
      !/\.test\.tsx?$|\/testing\//.test(path) &&
      /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/.test(text),
  )
  expect(reading.map(({ path }) => path).sort()).toEqual(AFTERWARDS)
})
