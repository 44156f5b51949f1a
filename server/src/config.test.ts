import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig, VARIABLES } from './config.ts'

test('[CF1] an empty environment is a whole configuration', () => {
  expect(readConfig({})).toEqual({
    port: 4321,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    publicUrl: null,
    databaseUrl: null,
    redisUrl: null,
    logLevel: 'info',
    trustProxy: false,
    smtpUrl: null,
    mailFrom: 'Commonplace <commonplace@localhost>',
    oidc: null,
    push: null,
    webhooks: 'public',
    warnings: [],
  })
})

test('[CF2] everything that is wrong is told at once, in sentences, without the values', () => {
  const env = { PORT: 'eighty', PUBLIC_URL: 'commons', DATABASE_URL: 'mysql://u:hunter2@db/x', LOG_LEVEL: 'loud' }
  const told = (() => {
    try {
      return readConfig(env)
    } catch (error) {
      return error
    }
  })()
  expect(told).toBeInstanceOf(ConfigError)
  const sentences = (told as ConfigError).message.split('\n')
  expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual([
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
  ])
  expect((told as ConfigError).message).not.toContain('hunter2')
})

test('[CF3] a secret is read from the file that NAME_FILE names', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'secret')
  writeFileSync(file, 'postgres://u:p@db/commonplace\n')
  expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://u:p@db/commonplace')
  expect(() => readConfig({ DATABASE_URL_FILE: `${file}-gone` })).toThrow(/DATABASE_URL_FILE names .* cannot be read/)
  expect(() => readConfig({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://x' })).toThrow(/both set/)
})

test('[CF4] what is set and has no effect is said', () => {
  expect(readConfig({ S3_BUCKET: 'files' }).warnings).toEqual([
    'S3_BUCKET is set, but this version keeps files in DATA_DIR.',
  ])
  expect(
    readConfig({ OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'x', OIDC_GROUPS: 'a b=fixers:host' }).oidc,
  ).toMatchObject({
    groups: [{ group: 'a b', slug: 'fixers', role: 'host' }],
  })
  expect(() => readConfig({ OIDC_ISSUER: 'https://id.example.org' })).toThrow('OIDC_CLIENT_ID must be set too')
})

test('[CF4] the keys with which browsers are told go together', () => {
  const [publicKey, privateKey] = ['B'.repeat(87), 'k'.repeat(43)]
  expect(readConfig({}).push).toBeNull()
  expect(readConfig({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey }).push).toMatchObject({ publicKey })
  expect(() => readConfig({ VAPID_PUBLIC_KEY: publicKey })).toThrow('go together')
  expect(() => readConfig({ VAPID_PUBLIC_KEY: 'short', VAPID_PRIVATE_KEY: privateKey })).toThrow('generate-vapid-keys')
})

test('[CF5] the table in docs/reference/environment.md tells every variable as it is', () => {
  const rows = Object.entries(VARIABLES).map(([name, variable]) => {
    const file = 'secret' in variable ? ` Also \`${name}_FILE\`.` : ''
    return `| \`${name}\` | ${variable.shown ? `\`${variable.shown}\`` : ''} | ${variable.about}${file} |`
  })
  const page = readFileSync(new URL('../../docs/reference/environment.md', import.meta.url), 'utf8')
  const table = ['| variable | unset | what it does |', '|---|---|---|', ...rows].join('\n')
  expect(page, `docs/reference/environment.md should hold this table:\n${table}`).toContain(table)
})
