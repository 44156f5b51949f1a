import { type OutputOf, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { useMe } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { Ago } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { thanksWords as said } from '../../words/thanks.ts'
import { CallHosts } from '../shared/CallHosts.tsx'

type Thanks = OutputOf<typeof routes.listThanks>['items'][number]

/** What others thanked somebody for: sentences, and no number of them. */
export default function Thanked({ slug, id }: { slug: string; id: string }) {
  const call = { params: { slug, id }, query: {} }
  const { data } = useRoute(routes.listThanks, call)
  if (!data || data.items.length === 0) return null
  const line = (one: Thanks) => <Line key={one.id} thanks={one} where={addresses.member(slug, id)} slug={slug} />
  return (
    <section aria-labelledby="thanked">
      <h2 id="thanked">{said.received}</h2>
      <ul className="rows tight">{data.items.map(line)}</ul>
      <MoreRows route={routes.listThanks} call={call} next={data.next}>
        {(more) => (more as Thanks[]).map(line)}
      </MoreRows>
    </section>
  )
}

function Line({ thanks, where, slug }: { thanks: Thanks; where: string; slug: string }) {
  const { id, from, to, words: sentence, at, about, may } = thanks
  const { act, busy } = useSaidAct(routes.takeThanks)
  const me = useMe().member?.id
  const isMine = me === from.id
  // Whoever takes away what was said to somebody else is a host: nobody calls themselves.
  const mayReport = me !== undefined && !isMine && (!may.takeBack || me === to.id)
  const label = (isMine ? said.takeBackOf : said.takeAwayOf)(from.name, about.title)
  const takeBack = async () => {
    const done = await act({ params: { id } }, { what: label, where })
    toastDone(done, isMine ? said.taken : said.takenAway)
  }
  return (
    <li className="row">
      <div className="row-main">
        <q dir="auto">{sentence}</q>
        <div className="row-note">
          <b className="name">{from.name}</b> {said.for} <a href={pathOf(about.url)}>{about.title}</a> · <Ago at={at} />
        </div>
      </div>
      <div className="row-aside">
        {may.takeBack ? (
          <button
            type="button"
            className="button quiet"
            disabled={busy}
            aria-label={label}
            onClick={() => void takeBack()}
          >
            {isMine ? said.takeBack : said.takeAway}
          </button>
        ) : null}
        {mayReport ? (
          <CallHosts
            slug={slug}
            subject={{ kind: 'thanks', id }}
            about={{ what: said.reportOf(from.name, about.title), where }}
            label={said.reportOf(from.name, about.title)}
            className="button quiet"
          />
        ) : null}
      </div>
    </li>
  )
}
