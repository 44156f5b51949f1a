import type { CommunityShape } from '@commonplace/api'
import { useState } from 'react'
import { addresses, pathOf } from '../addresses.ts'
import type { Screen } from '../routes.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { HomeIcon, MenuIcon, ProgrammeIcon, QuestionIcon, SearchIcon } from '../ui/icons.ts'
import { Spine } from '../ui/Kind.tsx'
import { words } from '../words/en.ts'
import { InboxLink } from './InboxLink.tsx'
import { LiveChip } from './LiveChip.tsx'
import { inProgramme, inQuestions, kindsShown } from './nav-items.ts'
import { WhoMenu } from './WhoMenu.tsx'

interface Props {
  slug: string
  community: CommunityShape | undefined
  screen: Screen
}

const current = (is: boolean) => (is ? ({ 'aria-current': 'page' } as const) : {})

/** The bottom of a narrow window: five places, the last one opening the rest. */
export function TabBar({ slug, community, screen }: Props) {
  const [open, setOpen] = useState(false)
  const more = (word: string, label: string) => (
    <li>
      <a href={addresses.list(slug, word)}>{label}</a>
    </li>
  )
  return (
    <>
      <footer className="tab-foot">
        <LiveChip />
        <nav className="tab-bar" aria-label={words.nav.short}>
          <a href={addresses.community(slug)} {...current(screen.name === 'home')}>
            <HomeIcon />
            {words.nav.home}
          </a>
          <a href={addresses.list(slug, 'questions')} {...current(inQuestions(screen))}>
            <QuestionIcon />
            {words.nav.questions}
          </a>
          <a href={addresses.list(slug, 'search')} {...current(screen.name === 'search')}>
            <SearchIcon />
            {words.nav.searchShort}
          </a>
          <a href={addresses.list(slug, 'programme')} {...current(inProgramme(screen))}>
            <ProgrammeIcon />
            {words.nav.programme}
          </a>
          <a
            href={addresses.list(slug, 'offline')}
            onClick={(event) => {
              event.preventDefault()
              setOpen(true)
            }}
          >
            <MenuIcon />
            <span>
              {words.nav.more} <span className="visually-hidden">{words.nav.morePlaces}</span>
            </span>
          </a>
        </nav>
      </footer>
      {open ? (
        <Dialog title={community?.name ?? words.nav.more} onClose={() => setOpen(false)}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: only closes the sheet once a link in it was used */}
          <div className="more-sheet" onClick={(event) => (event.target as Element).closest('a') && setOpen(false)}>
            <ul>
              {kindsShown(community).map((kind) => (
                <li key={kind}>
                  <a href={addresses.kind(slug, kind)}>
                    <Spine kind={kind} />
                    {words.kinds[kind].many}
                  </a>
                </li>
              ))}
              {more('pages', words.nav.tree)}
              {community?.charterUrl ? (
                <li>
                  <a href={pathOf(community.charterUrl)}>
                    <Spine kind="charter" />
                    {words.kinds.charter.one}
                  </a>
                </li>
              ) : null}
              {community?.role ? (
                <li>
                  <InboxLink />
                </li>
              ) : null}
              {community?.role ? more('stars', words.stars.title) : null}
              {community?.may.seeMembers ? more('members', words.nav.members) : null}
              {community?.may.seeMeasures ? more('measures', words.nav.measures) : null}
              {community?.may.createPage ? more('pulse', words.nav.pulse) : null}
              {community?.may.createPage ? more('gaps', words.nav.gaps) : null}
              {more('offline', words.nav.offline)}
            </ul>
            <WhoMenu slug={slug} community={community} />
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
