import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { commandLine } from './main.ts'

const docs = new URL('../../../docs/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, docs), 'utf8')

/** Every command that does something, by its whole name, with its long options. */
function commandsOf(command: Command, above = ''): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const one of command.commands) {
    const name = `${above} ${one.name()}`.trim()
    if (one.commands.length > 0) for (const below of commandsOf(one, name)) found.set(...below)
    else
      found.set(
        name,
        one.options.map(({ long }) => long ?? ''),
      )
  }
  return found
}

const commands = commandsOf(commandLine())
/** Said once for all commands. */
const EVERYWHERE = new Set(['--json', '--help'])
const optionsIn = (text: string) => [...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option)
/** The command that a line asks for, or undefined where there is none of that name. */
const commandIn = (line: string) =>
  [...commands.keys()].sort((a, b) => b.length - a.length).find((name) => line === name || line.startsWith(`${name} `))

test('[HO34] the page of the command line has every command with every option, and no other', () => {
  const rows = [...read('reference/command-line.md').matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(
    ([, line = '', does = '']) => ({
      name: commandIn(line) ?? line,
      options: optionsIn(`${line} ${does}`).sort(),
    }),
  )
  const there = [...commands].map(([name, options]) => ({
    name,
    options: options.filter((option) => !EVERYWHERE.has(option)).sort(),
  }))
  expect(rows).toEqual(
    there.sort((a, b) => rows.findIndex(({ name }) => name === a.name) - rows.findIndex(({ name }) => name === b.name)),
  )
})

test('[HO34] every example in the docs is a command there is, with options it has', () => {
  const pages = ['../README.md', ...readdirSync(docs, { recursive: true, encoding: 'utf8' })].filter((path) =>
    path.endsWith('.md'),
  )
  const examples = pages.flatMap((path) =>
    [...read(path).matchAll(/npx commonplace ((?!COMMAND|…|--)[^`\n]+)/g)].map((match) => ({
      path,
      line: match[1] ?? '',
    })),
  )
  expect(examples.length).toBeGreaterThan(5)
  const wrong = examples.filter(({ line }) => {
    const name = commandIn(line)
    if (name === undefined) return true
    const known = new Set([...EVERYWHERE, ...(commands.get(name) ?? [])])
    return optionsIn(line).some((option) => !known.has(option))
  })
  expect(wrong).toEqual([])
})
