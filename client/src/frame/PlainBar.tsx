import { addresses } from '../addresses.ts'
import { useMe } from '../data/me.ts'
import { useAddress } from '../navigation.ts'
import { words } from '../words/en.ts'
import { GuestsLanguage } from './GuestsLanguage.tsx'
import { LiveChip } from './LiveChip.tsx'
import { Mark } from './Mark.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

/** The top of the few screens that are in no community. */
export function PlainBar() {
  const { member, memberships } = useMe()
  const [first] = memberships
  const here = useAddress()
  return (
    <header className="plain-bar">
      <a className="brand" href="/">
        <Mark />
        <span>{words.product}</span>
      </a>
      <span className="push" />
      {member ? <LiveChip {...(first ? { library: addresses.list(first.community.slug, 'offline') } : {})} /> : null}
      {member ? null : <GuestsLanguage />}
      <ThemeSwitch />
      {member ? (
        <a className="button quiet" href="/me">
          {member.name}
        </a>
      ) : here.startsWith('/sign-in') || here.startsWith('/setup') || here.startsWith('/join') ? null : (
        <a className="button" href={addresses.signIn(here)}>
          {words.signIn.action}
        </a>
      )}
    </header>
  )
}
