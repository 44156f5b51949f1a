import type { CommunityShape } from '@commonplace/api'
import { addresses } from '../addresses.ts'
import { useMe } from '../data/me.ts'
import { signOut } from '../data/session.ts'
import { useAddress } from '../navigation.ts'
import { Avatar } from '../ui/People.tsx'
import { toast } from '../ui/toasts.tsx'
import { words } from '../words/en.ts'
import { GuestsLanguage } from './GuestsLanguage.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

interface Props {
  slug: string
  community: CommunityShape | undefined
}

/** Who is reading, and what is theirs to set. */
export function WhoMenu({ slug, community }: Props) {
  const { member, memberships } = useMe()
  const here = useAddress()
  const leave = () => {
    signOut().catch(() => toast(words.errors.notSent))
  }
  const others = memberships.filter((membership) => membership.community.slug !== slug)
  return (
    <div className="who">
      {member ? (
        <details className="who-menu">
          <summary>
            <Avatar person={member} />
            <span>{member.name}</span>
          </summary>
          <ul>
            <li>
              <a href="/me">{words.nav.me}</a>
            </li>
            {community?.may.manageMembers ? (
              <li>
                <a href={addresses.list(slug, 'invites')}>{words.nav.invites}</a>
              </li>
            ) : null}
            {community?.may.manageMembers ? (
              <li>
                <a href={addresses.list(slug, 'keeping')}>{words.nav.keeping}</a>
              </li>
            ) : null}
            {community?.may.administer ? (
              <li>
                <a href={addresses.list(slug, 'settings')}>{words.nav.settings}</a>
              </li>
            ) : null}
            {community?.may.createPage ? (
              <li>
                <a href={addresses.list(slug, 'trash')}>{words.nav.trash}</a>
              </li>
            ) : null}
            {others.map((membership) => (
              <li key={membership.community.id}>
                <a href={addresses.community(membership.community.slug)}>{membership.community.name}</a>
              </li>
            ))}
            <li>
              <button type="button" onClick={leave}>
                {words.nav.signOut}
              </button>
            </li>
          </ul>
        </details>
      ) : (
        <a className="button" href={addresses.signIn(here)}>
          {words.signIn.action}
        </a>
      )}
      {member ? null : <GuestsLanguage />}
      <ThemeSwitch />
    </div>
  )
}
