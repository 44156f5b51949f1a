import { expect, test } from 'vitest'
import { charterDraft } from './charter-draft.ts'

test('[FO2] the answers stand below the first headings of the template, and none is lost where it has fewer', () => {
  expect(charterDraft(['Domain', 'People', 'Practice', 'Roles'], ['Mending.', '', ' We show. '])).toEqual([
    { heading: 'Domain', text: 'Mending.' },
    { heading: 'People', text: '' },
    { heading: 'Practice', text: 'We show.' },
    { heading: 'Roles', text: '' },
  ])
  expect(charterDraft(['All of it'], ['One.', 'Two.', 'Three.'])).toEqual([
    { heading: 'All of it', text: 'One.\n\nTwo.\n\nThree.' },
  ])
})
