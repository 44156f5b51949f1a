import { expect, test } from 'vitest'
import { rangesIn } from '../../ui/quotes.ts'
import { chosenIn } from './chosen.ts'

test('[CO155] words of another page that are shown in this one are neither remarked on nor found as its own', () => {
  document.body.innerHTML =
    '<div id="t"><p>Mine.</p><figure class="shown"><div class="shown-words"><p>Wait a day.</p></div></figure><p>Wait a day. More.</p></div>'
  const text = document.getElementById('t') as HTMLElement
  const [mine, theirs, after] = [...text.querySelectorAll('p')].map((one) => one.firstChild as Text)
  expect(rangesIn(text)({ quote: 'Wait a day.' })?.startContainer).toBe(after)
  expect(rangesIn(text)({ quote: 'Mine. Wait a day.' })?.endContainer).toBe(after)
  const select = (from: Text | undefined, to: Text | undefined) => {
    if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, to.length)
    return chosenIn(text)?.words.quote ?? null
  }
  expect(select(theirs, theirs)).toBeNull()
  expect(select(mine, after)).toBeNull()
  expect(select(after, after)).toBe('Wait a day. More.')
})
