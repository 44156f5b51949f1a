import { routes } from '@commonplace/api'
import { KINDS } from '@commonplace/domain'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { words } from '../../words/en.ts'
import { flattenTree } from './tree.ts'

const DEEPEST = 6

/** Every page where it stands under the others. */
export function PageTree({ screen: { slug } }: { screen: ScreenOf<'tree'> }) {
  const list = useRoute(routes.listPages, calls.tree(slug))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const branches = flattenTree(list.data.items)
  return (
    <div className="list-screen">
      <Head title={words.nav.tree} canonical={addresses.list(slug, 'pages')} />
      <header className="list-head">
        <h1 tabIndex={-1}>{words.nav.tree}</h1>
      </header>
      {community?.may.createPage ? (
        <p className="kind-choice">
          {words.pages.writeA}{' '}
          {KINDS.map((kind) => (
            <a key={kind} href={addresses.create(slug, kind)} className={`kind-word k-${kind}`}>
              {words.kinds[kind].one}
            </a>
          ))}
        </p>
      ) : null}
      {branches.length === 0 ? <Empty>{words.kinds.note.none}</Empty> : null}
      <ul className="tree">
        {branches.map(({ row, depth }) => (
          <li key={row.id} className={`depth-${Math.min(depth, DEEPEST)}`}>
            <Spine kind={row.kind} />
            <a href={pathOf(row.url)} dir="auto">
              {row.title}
            </a>
            <span className="tree-kind">{words.kinds[row.kind].one}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
