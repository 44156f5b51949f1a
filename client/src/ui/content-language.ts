import { createContext, useContext } from 'react'

/** What the community on screen writes in, where it says so: its texts are read aloud and hyphenated in it, whatever the program speaks. */
export const ContentLanguage = createContext<string | undefined>(undefined)

export const useContentLanguage = (): string | undefined => useContext(ContentLanguage)
