import { type DocNode, docOf, heading, node, paragraph, textOf } from '@commonplace/document'
import { expect, test } from 'vitest'
import { missingIn, notesOf, plainList, taskList, tasksOf } from './sheet-notes.ts'

const item = (words: string, ...below: DocNode[]) => node('listItem', null, [paragraph(words), ...below])
const task = (words: string, checked = false, ...below: DocNode[]) =>
  node('taskItem', checked ? { checked } : null, [paragraph(words), ...below])
const list = (...items: DocNode[]) => node('bulletList', null, items)
const said = (blocks: readonly DocNode[]) => blocks.map((block) => textOf(block).replace(/\n+/g, ' / '))

const BEGUN = docOf([
  paragraph('Show & Tell · Host: Bo'),
  heading(2, 'Agenda'),
  list(item('Welcome'), item('What is shown')),
  heading(2, 'Notes'),
  heading(2, 'To do'),
])

test('[RH30] notes are what was written since the sheet was begun, below the headings it stands under', () => {
  const now = docOf([
    paragraph('Show & Tell · Host: Bo'),
    heading(2, 'Agenda'),
    list(item('Welcome'), item('What is shown', list(item('The lamp hums')))),
    heading(2, 'Notes'),
    paragraph('  '),
    paragraph('Use leaded solder.'),
    heading(3, 'Later'),
    heading(2, 'To do'),
    taskList([task('Buy solder')]),
  ])
  expect(said(notesOf(now, BEGUN))).toEqual(['Agenda', 'What is shown / The lamp hums', 'Notes', 'Use leaded solder.'])
  expect(notesOf(BEGUN, BEGUN)).toEqual([])
})

test('[RH30] what is to do is no note, wherever it stands', () => {
  const quoted = node('blockquote', null, [taskList([task('Buy solder')])])
  expect(notesOf(docOf([quoted, paragraph('Yes')]), docOf([]))).toEqual([paragraph('Yes')])
})

test('[RH31] open is what was not ticked, also below what was; done is what was ticked', () => {
  const { open, done } = tasksOf(
    docOf([
      taskList([task('Fair', true, taskList([task('Ask Amina'), task('Book', true)])), task('')]),
      node('blockquote', null, [taskList([task('Buy', false, taskList([task('Tin', true), task('Flux')]))])]),
    ]),
  )
  expect(said(open)).toEqual(['Ask Amina', 'Buy / Flux'])
  expect(said(done)).toEqual(['Fair', 'Book'])
  expect(plainList(done).content?.map(({ type }) => type)).toEqual(['listItem', 'listItem'])
})

test('[RH31] what stands on the next sheet already, open or done, is not put there again', () => {
  const next = docOf([taskList([task('buy  Solder', true)])])
  expect(said(missingIn(next, [task('Buy solder'), task('Book the room')]))).toEqual(['Book the room'])
})
