import { LANGUAGE_NAMES, LANGUAGES, type Language, languageOf } from '@commonplace/domain'
import { useState } from 'react'
import { useMe } from '../data/me.ts'
import { toast } from '../ui/toasts.tsx'
import { words } from '../words/en.ts'
import { chooseLanguage, chosenLanguage } from './language.ts'

/** In which language the program speaks: whoever is signed in has it in their account, a guest on this device. `here`: it was just asked for. */
export default function LanguageSwitch({ here = false }: { here?: boolean }) {
  const { member } = useMe()
  const [language, setLanguage] = useState(() => (member ? (member.language ?? '') : chosenLanguage()))
  const choose = (next: Language | '') => {
    setLanguage(next)
    chooseLanguage(next, member !== null).catch(() => {
      setLanguage(language)
      toast(words.errors.notSent)
    })
  }
  return (
    <label className="theme-switch">
      <span className="visually-hidden">{words.languages.label}</span>
      {/* biome-ignore lint/a11y/noAutofocus: it stands where the button was that asked for it */}
      <select autoFocus={here} value={language} onChange={(event) => choose(languageOf(event.target.value) ?? '')}>
        <option value="">{words.languages.any}</option>
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  )
}
