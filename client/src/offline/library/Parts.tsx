import { useState } from 'react'
import { libraryWords } from '../../words/library.ts'
import type { Offline } from '../offline.ts'
import { newsOf, orWhy } from './or-why.ts'
import type { What } from './part.ts'
import type { LibraryFacts } from './use-library.ts'

const said = libraryWords

interface Props {
  offline: Offline
  slug: string
  facts: LibraryFacts
  again: () => Promise<void>
}

/** Pages and tags that are kept by themselves, whatever becomes of the rest. */
export function Parts({ offline: { keeper }, slug, facts, again }: Props) {
  const [news, setNews] = useState('')
  const [tag, setTag] = useState('')
  const act = async (work: () => Promise<void>) => {
    setNews('')
    await orWhy(work, setNews)
    await again()
  }
  const keep = async (what: What) => {
    await act(async () => setNews(newsOf(await keeper.keepPart(slug, what))))
    setTag('')
  }
  const drop = (key: string) => act(() => keeper.dropPart(key))
  const taken = new Set(facts.parts.map((part) => part.tag))
  const tags = facts.tags.filter((one) => !taken.has(one))
  const others = facts.parts.filter((part) => !part.stars)
  const stars = facts.parts.find((part) => part.stars)
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={stars !== undefined}
          onChange={() => void (stars ? drop(stars.key) : keep({ stars: true }))}
        />
        <span>{said.stars}</span>
      </label>
      {others.length > 0 ? (
        <ul className="library-parts">
          {others.map((part) => (
            <li key={part.key}>
              {part.url ? <a href={part.url}>{part.title}</a> : <span>{part.title}</span>}
              <button type="button" className="link" onClick={() => void drop(part.key)}>
                {said.dropPart}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {tags.length > 0 ? (
        <form
          className="library-tag"
          onSubmit={(event) => {
            event.preventDefault()
            if (tag) void keep({ tag })
          }}
        >
          <label htmlFor="keep-tag">{said.keepTag}</label>
          <select id="keep-tag" value={tag} onChange={(event) => setTag(event.target.value)}>
            <option value="">{said.chooseTag}</option>
            {tags.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <button type="submit" className="button" disabled={tag === ''}>
            {said.keepIt}
          </button>
        </form>
      ) : null}
      {news ? <p role="status">{news}</p> : null}
    </>
  )
}
