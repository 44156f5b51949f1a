import { expect, test } from 'vitest'
import { flattenTree } from '../tree.ts'
import { branchOf, dropOf, placeNow, stepOf } from './moves.ts'

const page = (id: string, parentId: string | null, position: string) => ({ id, parentId, position, title: id })
const tree = flattenTree([
  page('a', null, 'a'),
  page('b', null, 'b'),
  page('b1', 'b', 'a'),
  page('b2', 'b', 'b'),
  page('c', null, 'c'),
])

test('a step by the keys goes past a sibling, under the one before, or out beside its parent', () => {
  expect(stepOf(tree, 'b', 'up')).toEqual({ parentId: null, after: null })
  expect(stepOf(tree, 'c', 'up')).toEqual({ parentId: null, after: 'a' })
  expect(stepOf(tree, 'a', 'down')).toEqual({ parentId: null, after: 'b' })
  expect(stepOf(tree, 'c', 'in')).toEqual({ parentId: 'b' })
  expect(stepOf(tree, 'b1', 'out')).toEqual({ parentId: null, after: 'b' })
  for (const [id, step] of [
    ['a', 'up'],
    ['c', 'down'],
    ['a', 'in'],
    ['a', 'out'],
    ['nobody', 'up'],
  ] as const)
    expect(stepOf(tree, id, step)).toBeNull()
})

test('a page is let go before, after or under another one, and never in its own branch', () => {
  expect([...branchOf(tree, 'b')]).toEqual(['b', 'b1', 'b2'])
  expect(dropOf(tree, 'c', 'b1', 'before')).toEqual({ parentId: 'b', after: null })
  expect(dropOf(tree, 'c', 'b1', 'after')).toEqual({ parentId: 'b', after: 'b1' })
  expect(dropOf(tree, 'c', 'a', 'inside')).toEqual({ parentId: 'a' })
  expect(dropOf(tree, 'a', 'c', 'before')).toEqual({ parentId: null, after: 'b' })
  expect(dropOf(tree, 'b', 'b1', 'inside')).toBeNull()
  expect(dropOf(tree, 'b', 'b', 'after')).toBeNull()
})

test('where a page stands is told among those under the same one, also where that one is not shown', () => {
  expect(placeNow(tree, 'a')).toEqual({ parentId: null, after: null })
  expect(placeNow(tree, 'c')).toEqual({ parentId: null, after: 'b' })
  expect(placeNow(tree, 'b2')).toEqual({ parentId: 'b', after: 'b1' })
  const hidden = flattenTree([page('a', null, 'a'), page('x', 'hidden', 'a'), page('y', 'hidden', 'b')])
  expect(placeNow(hidden, 'y')).toEqual({ parentId: 'hidden', after: 'x' })
  expect(placeNow(tree, 'nobody')).toBeNull()
})
