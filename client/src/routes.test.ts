import { routes as api } from '@commonplace/api'
import { describe, expect, test } from 'vitest'
import { addresses, pathOf, withQuery } from './addresses.ts'
import { queriesOf } from './calls.ts'
import { screenAt } from './routes.ts'

const ID = 'abcdefghijklmnop'

describe('addresses and screens', () => {
  test('every public address has its screen', () => {
    const named = (url: string) => screenAt(url).name
    expect(named('/')).toBe('communities')
    expect(named('/repair')).toBe('home')
    expect(screenAt(`/repair/p/triage-a-dead-toaster-${ID}`)).toEqual({ name: 'page', slug: 'repair', id: ID })
    expect(screenAt(`/repair/p/x-${ID}/history`)).toMatchObject({ name: 'history', id: ID })
    expect(screenAt(`/repair/q/${ID}`)).toMatchObject({ name: 'question', id: ID })
    for (const [path, kind] of Object.entries({ practices: 'practice', stories: 'story', methods: 'method' })) {
      expect(screenAt(`/repair/${path}`)).toMatchObject({ name: 'pages', kind })
    }
    for (const name of [
      'members',
      'offline',
      'trash',
      'settings',
      'invites',
      'start',
      'search',
      'ask',
      'questions',
    ] as const) {
      expect(named(`/repair/${name}`)).toBe(name)
    }
    expect(named('/repair/challenges')).toBe('challenges')
    expect(screenAt('/repair/digest?at=5')).toEqual({ name: 'digest', slug: 'repair', at: 5 })
    expect(screenAt('/repair/digest?at=soon')).toMatchObject({ at: null })
    expect(screenAt(`/repair/challenges/mend-in-public-${ID}`)).toEqual({ name: 'challenge', slug: 'repair', id: ID })
    expect(screenAt('/setup/one-use')).toEqual({ name: 'setup', code: 'one-use' })
    expect(screenAt('/join/welcome')).toEqual({ name: 'join', code: 'welcome' })
    expect(screenAt('/repair/new/story')).toMatchObject({ name: 'new', kind: 'story' })
  })

  test('what is no address of ours is the not-found screen', () => {
    for (const url of ['/repair/p/short', '/repair/new/song', '/repair/p', '/repair/constructor', '/repair/x/y/z/1']) {
      expect(screenAt(url).name, url).toBe('not-found')
    }
    expect(screenAt('/repair/%E0%A4%A').name).toBe('not-found')
  })

  test('a filter keeps only what it knows', () => {
    expect(screenAt('/repair/practices?status=trusted&sort=sideways&tag=safety')).toMatchObject({
      filter: { status: 'trusted', sort: 'changed', tag: 'safety' },
    })
    expect(screenAt('/repair/questions?show=nonsense')).toMatchObject({ show: 'open' })
  })

  test('after signing in one only goes to a path of this site', () => {
    expect(screenAt('/sign-in?next=/repair/p/x')).toEqual({ name: 'sign-in', next: '/repair/p/x', trouble: null })
    expect(screenAt('/sign-in?next=%2F%09%2Fevil.example')).toEqual({ name: 'sign-in', next: '/', trouble: null })
    // What an address says is no sentence of ours.
    expect(screenAt('/sign-in?trouble=Call+555')).toMatchObject({ trouble: null })
    expect(screenAt('/sign-in?trouble=gone')).toMatchObject({ trouble: 'gone' })
  })

  test('every query of every screen is one the API would take', () => {
    const urls = [
      '/',
      '/repair',
      `/repair/p/x-${ID}`,
      `/repair/q/x-${ID}`,
      `/repair/p/x-${ID}/history`,
      '/repair/practices?tag=a&status=draft&sort=title',
      '/repair/pages',
      '/repair/trash',
      '/repair/questions?show=unanswered&tag=a',
      '/repair/members',
      '/repair/invites',
      '/repair/search?q=fuse&kind=story',
      `/repair/ask?page=${ID}&quote=words`,
      '/setup/code',
      '/join/code',
      '/me',
    ]
    for (const url of urls) {
      for (const { name, params = {}, query = {} } of queriesOf(screenAt(url))) {
        expect(api[name].params.safeParse(params).success, `${url} ${name} params`).toBe(true)
        expect(api[name].query.safeParse(query).success, `${url} ${name} query`).toBe(true)
      }
    }
  })

  test('a link written is a link read', () => {
    expect(screenAt(addresses.ask('repair', { pageId: ID, quote: 'a & b = c?' }))).toMatchObject({
      pageId: ID,
      quote: 'a & b = c?',
    })
    expect(screenAt(addresses.kind('repair', 'method'))).toMatchObject({ kind: 'method' })
    expect(screenAt(addresses.search('repair', 'Ω & 5'))).toMatchObject({ q: 'Ω & 5' })
    expect(pathOf('https://example.org/repair/p/x#h')).toBe('/repair/p/x#h')
    expect(withQuery('/repair/practices?tag=a', { tag: null, sort: 'title' })).toBe('/repair/practices?sort=title')
  })
})
