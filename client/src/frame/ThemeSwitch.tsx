import { useEffect, useState } from 'react'
import { words } from '../words/en.ts'
import { chooseTheme, chosenTheme, THEMES, type Theme, themeOf } from './theme.ts'

/** Light, dark, or as the device is set. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(chosenTheme()), [])
  return (
    <label className="theme-switch">
      <span className="visually-hidden">{words.theme.label}</span>
      <select
        value={theme}
        onChange={(event) => {
          const next = themeOf(event.target.value)
          setTheme(next)
          chooseTheme(next)
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {words.theme[name]}
          </option>
        ))}
      </select>
    </label>
  )
}
