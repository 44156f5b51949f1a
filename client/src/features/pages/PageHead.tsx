import type { PageShape } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { Head } from '../../ui/head.tsx'

/** What search engines and link previews learn of a page. */
export function PageHead({ page }: { page: PageShape }) {
  const description = page.summary || page.lead
  return (
    <Head
      title={page.title}
      description={description}
      canonical={pathOf(page.url)}
      hidden={page.deletedAt !== null}
      data={{
        '@context': 'https://schema.org',
        '@type': 'Article',
        headline: page.title,
        description,
        dateCreated: new Date(page.createdAt).toISOString(),
        dateModified: new Date(page.changedAt).toISOString(),
        author: page.contributors.map(({ name }) => ({ '@type': 'Person', name })),
        keywords: page.tags.join(', '),
      }}
    />
  )
}
