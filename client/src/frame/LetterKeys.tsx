import { useEffect, useState } from 'react'
import { lettersAreKeys, setLettersAreKeys } from '../data/letter-keys.ts'
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
