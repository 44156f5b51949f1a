import { expect, test } from 'vitest'
import { blockChoices } from './block-choices.ts'
import { readTarget } from './link-choices.ts'
import { PickerStore } from './picker-store.ts'

const row = (key: string, picked: string[] = []) => ({ key, label: key, pick: () => picked.push(key) })

test('a menu marks its first row, moves round its ends and picks the marked one', () => {
  const store = new PickerStore()
  const picked: string[] = []
  store.show({ label: 'Pages', query: 'l', rect: null, rows: ['a', 'b', 'c'].map((key) => row(key, picked)) })
  store.move(-1)
  expect(store.get().index).toBe(2)
  store.move(1)
  store.move(1)
  expect(store.pick()).toBe(true)
  expect(picked).toEqual(['b'])
})

test('a menu that is filtered further starts at its first row again, and stays in range when rows go', () => {
  const store = new PickerStore()
  store.show({ label: 'Pages', query: 'l', rect: null, rows: ['a', 'b', 'c'].map((key) => row(key)) })
  store.move(2)
  store.show({ label: 'Pages', query: 'l', rect: null, rows: [row('a')] })
  expect(store.get().index).toBe(0)
  store.move(1)
  store.show({ label: 'Pages', query: 'le', rect: null, rows: ['a', 'b'].map((key) => row(key)) })
  expect(store.get().index).toBe(0)
})

test('with nothing to pick, the key is left to the text', () => {
  const store = new PickerStore()
  store.show({ label: 'Pages', query: 'x', rect: null, rows: [] })
  expect(store.pick()).toBe(false)
})

test('between double brackets a title, a heading and other words can stand', () => {
  expect(readTarget('Triage a dead toaster')).toEqual({ title: 'Triage a dead toaster', heading: null, alias: null })
  expect(readTarget('Triage#Check the fuse|the fuse]]')).toEqual({
    title: 'Triage',
    heading: 'Check the fuse',
    alias: 'the fuse',
  })
})

test('blocks are found by the beginning of any of their words', () => {
  expect(blockChoices('head').map(({ key }) => key)).toEqual(['heading1', 'heading2', 'heading3'])
  expect(blockChoices('list').map(({ key }) => key)).toEqual(['bulletList', 'orderedList', 'taskList'])
  expect(blockChoices('').length).toBeGreaterThan(10)
  expect(blockChoices('zzz')).toEqual([])
})

test('blocks are found by all of their name, and by what they are called elsewhere', () => {
  const keys = (typed: string) => blockChoices(typed, { attach: () => undefined }).map(({ key }) => key)
  expect(keys('heading 3')).toEqual(['heading3'])
  expect(keys('Code bl')).toEqual(['code'])
  expect(keys('todo')).toEqual(['taskList'])
  expect(keys('image')).toEqual(['picture'])
  // What begins so by name comes first.
  expect(keys('t')[0]).toBe('paragraph')
  // "this / that" is a sentence.
  expect(keys(' ')).toEqual([])
  expect(keys(' list')).toEqual([])
})
