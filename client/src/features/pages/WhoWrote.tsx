import { routes } from '@commonplace/api'
import { useRoute } from '../../data/use-route.ts'
import { Avatar } from '../../ui/People.tsx'
import { comparingWords as words } from '../../words/comparing.ts'

interface Props {
  pageId: string
  quote: string
  before: string
  after: string
}

/** Who wrote the selected words, from the server's own record, stretch by stretch. */
export function WhoWrote({ pageId, ...query }: Props) {
  const found = useRoute(routes.readAuthors, { params: { id: pageId }, query })
  const failed = found.refusal?.message ?? (found.unreachable ? words.lookFailed : null)
  return (
    <div className="who-wrote" role="status">
      {failed ?? (found.data ? null : words.looking)}
      {found.data ? (
        <ul>
          {found.data.parts.map(({ text, by }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text in their order
            <li key={i}>
              <Avatar person={by} /> <b className="name">{by.name || words.somebody}</b>{' '}
              <q dir="auto">{shortened(text)}</q>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

const shortened = (text: string): string => {
  const words = text.trim()
  return words.length > 90 ? `${words.slice(0, 60)} … ${words.slice(-24)}` : words
}
