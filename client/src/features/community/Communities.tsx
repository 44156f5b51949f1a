import { routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useRoute } from '../../data/use-route.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { communitiesWords } from '../../words/people.ts'

/** The communities of this installation, where there are several. */
export function Communities() {
  const list = useRoute(routes.listCommunities)
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  return (
    <div className="card-screen">
      <Head title={communitiesWords.title} canonical="/" />
      <h1 tabIndex={-1}>{communitiesWords.title}</h1>
      <KeptAge at={list.keptAt} />
      {list.data.items.length === 0 ? <Empty>{communitiesWords.none}</Empty> : null}
      <ul className="communities">
        {list.data.items.map((community) => (
          <li key={community.id}>
            <a href={pathOf(community.url)}>{community.name}</a>
            {community.sentence ? <p>{community.sentence}</p> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
