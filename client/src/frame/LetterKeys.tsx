import { useEffect, useState } from 'react'
import { LETTER_KEYS, lettersAreKeys } from '../data/letter-keys.ts'
import { keyWords } from '../words/keys.ts'

/** Switches off, on this device, that single letters do something outside of text. */
export default function LetterKeys() {
  const [are, set] = useState(true)
  useEffect(() => set(lettersAreKeys()), [])
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={are}
          onChange={({ target }) => setLettersAreKeys(target.checked) && set(target.checked)}
        />{' '}
        {keyWords.letters}
      </label>
      <p className="hint">{keyWords.lettersHint}</p>
    </>
  )
}

/** False where this device does not keep it: then it is as it was. */
function setLettersAreKeys(are: boolean): boolean {
  try {
    if (are) localStorage.removeItem(LETTER_KEYS)
    else localStorage.setItem(LETTER_KEYS, 'no')
    return true
  } catch {
    return false
  }
}
