import { type PageRow, routes } from '@commonplace/api'
import { Suspense, useMemo } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { kindsToWrite } from '../../frame/nav-items.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Head } from '../../ui/head.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { late } from '../../ui/late.ts'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import { type Branch, flattenTree } from './tree.ts'

const TreeRows = late(() => import('./tree/TreeRows.tsx'))
const DEEPEST = 6

/** Every page where it stands under the others. */
export function PageTree({ screen: { slug } }: { screen: ScreenOf<'tree'> }) {
  const list = useRoute(routes.listPages, calls.tree(slug))
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const branches = useMemo(() => flattenTree(list.data?.items ?? []), [list.data])
  const live = useTakenOver()
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  return (
    <div className="list-screen">
      <Head title={words.nav.tree} canonical={addresses.list(slug, 'pages')} />
      <header className="list-head">
        <h1 tabIndex={-1}>{words.nav.tree}</h1>
      </header>
      <KeptAge at={list.keptAt} />
      {community?.may.createPage ? (
        <p className="kind-choice">
          {arrangeWords.writeA}{' '}
          {kindsToWrite(community).map((kind) => (
            <a key={kind} href={addresses.create(slug, kind)} className={`kind-word k-${kind}`}>
              {words.kinds[kind].one}
            </a>
          ))}
        </p>
      ) : null}
      {branches.length === 0 ? (
        <Empty>{community?.may.createPage ? arrangeWords.treeEmpty : arrangeWords.treeEmptyToRead}</Empty>
      ) : null}
      {live && branches.length > 0 && community?.may.createPage ? (
        <Suspense fallback={<Still branches={branches} />}>
          <TreeRows branches={branches} />
        </Suspense>
      ) : (
        <Still branches={branches} />
      )}
    </div>
  )
}

/** The tree to be read. */
function Still({ branches }: { branches: readonly Branch<PageRow>[] }) {
  return (
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
  )
}
