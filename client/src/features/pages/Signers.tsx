import { type OutputOf, type PageShape, routes } from '@commonplace/api'
import { useRoute } from '../../data/use-route.ts'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { Waiting } from '../../ui/Trouble.tsx'
import { Day } from '../../ui/time.tsx'
import { charterWords as said } from '../../words/charter.ts'
import { words } from '../../words/en.ts'

type Signer = OutputOf<typeof routes.listSignatures>['items'][number]

interface Props {
  page: PageShape
  show: 'signed' | 'missing'
  personAt: (id: string) => string
}

/** Who signed a charter at which version, or whose signature is missing. */
export function Signers({ page, show, personAt }: Props) {
  const call = { params: { id: page.id }, query: { show } } as const
  const list = useRoute(routes.listSignatures, call)
  if (list.pending) return <Waiting />
  if (!list.data)
    return (
      <p role="alert">
        {list.refusal?.message ?? words.trouble.unreachable}{' '}
        <button type="button" className="button" onClick={list.again}>
          {words.trouble.again}
        </button>
      </p>
    )
  const { items, next } = list.data
  if (items.length === 0) return <p className="quiet-line">{show === 'signed' ? said.none : said.noneMissing}</p>
  const line = (signer: Signer) => <Line key={signer.person.id} signer={signer} to={personAt(signer.person.id)} />
  return (
    <>
      <ul className="rows tight">{items.map(line)}</ul>
      <MoreRows route={routes.listSignatures} call={call} next={next}>
        {(more) => (more as Signer[]).map(line)}
      </MoreRows>
    </>
  )
}

function Line({ signer: { person, version, at, state }, to }: { signer: Signer; to: string }) {
  return (
    <li className="row">
      <div className="row-main">
        {state === 'left' ? <span dir="auto">{person.name}</span> : <a href={to}>{person.name}</a>}
        <div className="row-note">
          {version === null ? null : said.at(version)}
          {at === null ? null : (
            <>
              {' · '}
              <Day at={at} />
            </>
          )}
          {said.states[state] ? `${version === null ? '' : ' · '}${said.states[state]}` : ''}
        </div>
      </div>
    </li>
  )
}
