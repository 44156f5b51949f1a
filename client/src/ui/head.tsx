import { createContext, useContext, useEffect } from 'react'

/** What a screen says about itself to browsers, search engines and link previews. */
export interface HeadFacts {
  title?: string
  description?: string
  /** Path of the one address of this screen. */
  canonical?: string
  /** Structured data (schema.org) of the screen. */
  data?: object
  /** Whether search engines should leave it out. */
  hidden?: boolean
  status?: number
}

/** The server collects the facts while it renders; in the browser there is no collector and only the title changes. */
export const HeadCollector = createContext<HeadFacts | null>(null)

export function Head(facts: HeadFacts) {
  const collector = useContext(HeadCollector)
  if (collector) Object.assign(collector, facts)
  const { title } = facts
  useEffect(() => {
    if (title) document.title = title
  }, [title])
  return null
}
