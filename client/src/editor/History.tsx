import { type PageShape, routes } from '@commonplace/api'
import { useRoute } from '../data/use-route.ts'
import { Names } from '../ui/People.tsx'
import { FailedView, Waiting } from '../ui/Trouble.tsx'
import { Ago } from '../ui/time.tsx'

/** The versions of a page, the newest first. */
export default function History({ page }: { page: PageShape }) {
  const list = useRoute(routes.listVersions, { params: { id: page.id } })
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  return (
    <ol className="rows">
      {list.data.items.map((version) => (
        <li className="row" key={version.id}>
          <div className="row-main">
            <b className="name">{version.name ?? `${version.n}`}</b>
            <div className="row-note">
              <Names people={version.by} /> {version.summary}
            </div>
          </div>
          <div className="row-aside">
            <Ago at={version.at} />
          </div>
        </li>
      ))}
    </ol>
  )
}
