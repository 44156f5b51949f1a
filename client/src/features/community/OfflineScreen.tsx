import { Suspense } from 'react'
import type { ScreenOf } from '../../routes.ts'
import { Head } from '../../ui/head.tsx'
import { late } from '../../ui/late.ts'
import { Waiting } from '../../ui/Trouble.tsx'
import { useTakenOver } from '../../ui/time.tsx'
import { words } from '../../words/en.ts'
import { libraryWords } from '../../words/library.ts'

const Library = late(() => import('../../offline/Library.tsx'))

/** What this device keeps, and what waits to be sent. It is the device's own, so the server can only name it. */
export function OfflineScreen(_: { screen: ScreenOf<'offline'> }) {
  const live = useTakenOver()
  return (
    <div className="list-screen">
      <Head title={words.nav.offline} hidden />
      <h1 tabIndex={-1}>{words.nav.offline}</h1>
      {live ? (
        <Suspense fallback={<Waiting />}>
          <Library />
        </Suspense>
      ) : (
        <>
          {/* Where no script runs, nothing will ever be here. */}
          <noscript>
            <p className="notice">{libraryWords.needsScript}</p>
          </noscript>
          <Waiting />
        </>
      )}
    </div>
  )
}
