import type { CommunityShape } from '@commonplace/api'
import { addresses, pathOf } from '../addresses.ts'
import type { Screen } from '../routes.ts'
import {
  GapsIcon,
  HomeIcon,
  MeasuresIcon,
  MembersIcon,
  OfflineIcon,
  PagesIcon,
  ProgrammeIcon,
  PulseIcon,
  QuestionIcon,
  SearchIcon,
  StarIcon,
} from '../ui/icons.ts'
import { Keys } from '../ui/Keys.tsx'
import { Spine } from '../ui/Kind.tsx'
import { words } from '../words/en.ts'
import { InboxLink } from './InboxLink.tsx'
import { LiveChip } from './LiveChip.tsx'
import { Mark } from './Mark.tsx'
import { inProgramme, inQuestions, isKindList, kindsShown } from './nav-items.ts'
import { openPalette } from './palette-store.ts'
import { WhoMenu } from './WhoMenu.tsx'

interface Props {
  slug: string
  community: CommunityShape | undefined
  screen: Screen
}

const current = (is: boolean) => (is ? ({ 'aria-current': 'page' } as const) : {})

/** The left side of a wide window. */
export function Nav({ slug, community, screen }: Props) {
  const counts = community?.counts
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <a className="brand" href={addresses.community(slug)}>
        <Mark />
        <span>{community?.name ?? words.product}</span>
      </a>
      <a
        className="nav-search"
        href={addresses.list(slug, 'search')}
        onClick={(event) => {
          event.preventDefault()
          openPalette()
        }}
      >
        <SearchIcon />
        <span>{words.nav.search}</span>
        <Keys keys="⌘K" />
      </a>
      <ul>
        <li>
          <a href={addresses.community(slug)} {...current(screen.name === 'home')}>
            <HomeIcon />
            {words.nav.home}
          </a>
        </li>
        <li>
          <a href={addresses.list(slug, 'questions')} {...current(inQuestions(screen))}>
            <QuestionIcon />
            {words.nav.questions}
            {counts && counts.openQuestions > 0 ? (
              <span className="n">{words.nav.open(counts.openQuestions)}</span>
            ) : null}
          </a>
        </li>
        {community?.may.read ? (
          <li>
            <a href={addresses.list(slug, 'programme')} {...current(inProgramme(screen))}>
              <ProgrammeIcon />
              {words.nav.programme}
            </a>
          </li>
        ) : null}
        {community?.role ? (
          <li>
            <InboxLink />
          </li>
        ) : null}
        {community?.role ? (
          <li>
            <a href={addresses.list(slug, 'stars')} {...current(screen.name === 'stars')}>
              <StarIcon />
              {words.stars.title}
            </a>
          </li>
        ) : null}
        {community?.may.seeMembers ? (
          <li>
            <a href={addresses.list(slug, 'members')} {...current(screen.name === 'members')}>
              <MembersIcon />
              {words.nav.members}
              <span className="n">{counts?.members}</span>
            </a>
          </li>
        ) : null}
        {community?.may.seeMeasures ? (
          <li>
            <a
              href={addresses.list(slug, 'measures')}
              {...current(screen.name === 'measures' || screen.name === 'report')}
            >
              <MeasuresIcon />
              {words.nav.measures}
            </a>
          </li>
        ) : null}
        {community?.may.createPage ? (
          <li>
            <a href={addresses.list(slug, 'pulse')} {...current(screen.name === 'pulse')}>
              <PulseIcon />
              {words.nav.pulse}
            </a>
          </li>
        ) : null}
      </ul>
      <div>
        <h2 className="nav-label">{words.nav.knowledge}</h2>
        <ul>
          {kindsShown(community).map((kind) => (
            <li key={kind}>
              <a href={addresses.kind(slug, kind)} {...current(isKindList(screen, kind))}>
                <Spine kind={kind} />
                {words.kinds[kind].many}
                <span className="n">{counts?.[kind]}</span>
              </a>
            </li>
          ))}
          {community?.charterUrl ? (
            <li>
              <a href={pathOf(community.charterUrl)}>
                <Spine kind="charter" />
                {words.kinds.charter.one}
              </a>
            </li>
          ) : null}
          {community?.may.createPage ? (
            <li>
              <a href={addresses.list(slug, 'gaps')} {...current(screen.name === 'gaps')}>
                <GapsIcon />
                {words.nav.gaps}
              </a>
            </li>
          ) : null}
          <li>
            <a href={addresses.list(slug, 'pages')} {...current(screen.name === 'tree')}>
              <PagesIcon />
              {words.nav.tree}
            </a>
          </li>
        </ul>
      </div>
      <div className="nav-foot">
        <LiveChip />
        <a href={addresses.list(slug, 'offline')} {...current(screen.name === 'offline')}>
          <OfflineIcon />
          {words.nav.offline}
        </a>
        <WhoMenu slug={slug} community={community} />
      </div>
    </nav>
  )
}
