import { routes } from '@commonplace/api'
import type { ReactNode } from 'react'
import { calls } from '../calls.ts'
import { useRoute } from '../data/use-route.ts'
import type { Screen } from '../routes.ts'
import { slugOfScreen } from '../routes.ts'
import { ContentLanguage } from '../ui/content-language.ts'
import { words } from '../words/en.ts'
import { Nav } from './Nav.tsx'
import { PlainBar } from './PlainBar.tsx'
import { TabBar } from './TabBar.tsx'

interface Props {
  screen: Screen
  children: ReactNode
}

/** What stands around every screen: the way past it, navigation, and the main region. */
export function Frame({ screen, children }: Props) {
  const slug = slugOfScreen(screen)
  const community = useRoute(routes.readCommunity, slug === null ? null : calls.community(slug)).data
  return (
    <ContentLanguage value={community?.locale || undefined}>
      <a className="skip-link" href="#main">
        {words.skip}
      </a>
      {slug === null ? (
        <div className="plain">
          <PlainBar />
          <main id="main" className="plain-main" tabIndex={-1}>
            {children}
          </main>
        </div>
      ) : (
        <div className={`app accent-${community?.accent ?? 'spruce'}`}>
          <Nav slug={slug} community={community} screen={screen} />
          <div className="stage">
            <main id="main" tabIndex={-1}>
              {children}
            </main>
          </div>
          <TabBar slug={slug} community={community} screen={screen} />
        </div>
      )}
    </ContentLanguage>
  )
}
