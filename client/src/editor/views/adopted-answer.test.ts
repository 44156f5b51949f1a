import type { AdoptionShape } from '@commonplace/api'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { openShared } from '../testing/open-text.ts'
import { adoptedAnswerView } from './adopted-answer.ts'
import { WovenAnswers } from './woven-answers.ts'

const line = (text: string, id: string) => ({ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] })

/** A page with an answer woven in between two lines: its words are at 7 to 10, all of it from 5 to 12. */
function page() {
  const woven = new WovenAnswers()
  const asked: string[] = []
  woven.set([
    {
      id: 'a',
      visible: true,
      state: 'current',
      answeredBy: {},
      adoptedBy: {},
      wovenRevisions: [],
    } as unknown as AdoptionShape,
  ])
  woven.onPress(({ what }) => asked.push(what))
  const answer = { type: 'adoptedAnswer', attrs: { id: 'w', adoptionId: 'a' }, content: [line('tin', 'two')] }
  const json = { type: 'doc', content: [line('one', 'one'), answer, line('end', 'three')] }
  const shared = openShared(json, () => undefined, [adoptedAnswerView(woven)])
  return {
    ...shared,
    asked,
    text: () => shared.editor.getText({ blockSeparator: '|' }).replace('||', '|').replace(/^\|/, ''),
  }
}

test('[CO45] no command changes words of a woven answer: whoever stands in it is asked', () => {
  const { editor, asked, text } = page()
  editor.commands.setTextSelection({ from: 7, to: 10 })
  editor.commands.toggleBold()
  editor.commands.insertContent('lead')
  editor.commands.clearNodes()
  expect(asked).toEqual(['edit', 'edit'])
  editor.commands.setTextSelection(1)
  editor.view.dispatch(editor.state.tr.delete(3, 8))
  editor.view.dispatch(editor.state.tr.setNodeAttribute(5, 'adoptionId', 'another'))
  expect(asked).toHaveLength(2)
  expect(text()).toBe('one|tin|end')
  expect(editor.getHTML()).not.toContain('<strong>')
})

test('[CO45] moved, taken out or given an id as a whole a woven answer keeps its words, and what others or undoing write comes in', () => {
  const { editor, there, meet, asked, text } = page()
  const { tr, doc } = editor.state
  const block = doc.child(1)
  editor.view.dispatch(tr.delete(5, 12).insert(0, block))
  expect(text()).toBe('tin|one|end')
  editor.view.dispatch(editor.state.tr.setNodeMarkup(0, null, { ...block.attrs, id: 'other' }))
  expect(editor.state.doc.child(0).attrs.id).toBe('other')
  editor.commands.undo()
  expect(text()).toBe('one|tin|end')
  meet()
  const body = there.getXmlFragment('default')
  const words = ((body.get(1) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText
  words.insert(3, ' lead')
  meet()
  expect(text()).toBe('one|tin lead|end')
  editor.commands.setNodeSelection(5)
  editor.commands.deleteSelection()
  expect(text()).toBe('one|end')
  editor.commands.undo()
  expect(text()).toBe('one|tin lead|end')
  expect(asked).toEqual([])
})

test('[CO45] marking a whole page marks what is one’s own in it, says what was left, and is undone as one', async () => {
  const { editor, asked } = page()
  const bold = () => editor.getHTML().match(/<strong>\w+/g)
  editor.chain().selectAll().toggleBold().run()
  await Promise.resolve()
  expect(bold()).toEqual(['<strong>one', '<strong>end'])
  editor.commands.undo()
  expect(bold()).toBeNull()
  editor.commands.selectAll()
  editor.commands.setParagraph()
  await Promise.resolve()
  expect(asked.filter((what) => what !== 'edit')).toEqual([])
})

test('what is pressed before anybody heard of it is heard once, by the first who does', () => {
  const woven = new WovenAnswers()
  woven.set([{ id: 'a' } as AdoptionShape])
  woven.press({ adoptionId: 'a', what: 'look' })
  woven.press({ adoptionId: 'of another page', what: 'edit' })
  const heard: string[] = []
  woven.onPress(({ what }) => heard.push(what))
  woven.onPress(({ what }) => heard.push(what))
  expect(heard).toEqual(['look'])
})
