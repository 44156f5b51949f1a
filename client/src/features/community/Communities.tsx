import { routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useRoute } from '../../data/use-route.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'

/** The communities of this installation, where there are several. */
export function Communities() {
  const list = useRoute(routes.listCommunities)
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  return (
    <div className="card-screen">
      <Head title={words.communities.title} canonical="/" />
      <h1 tabIndex={-1}>{words.communities.title}</h1>
      {list.data.items.length === 0 ? <Empty>{words.communities.none}</Empty> : null}
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
