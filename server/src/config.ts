import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod'
import type { OidcConfig } from './ports/oidc.ts'

// The only file that reads the environment. Everything wrong is told at once, in sentences, before anything is opened.

const webUrl = z.string().refine((text) => /^https?:$/.test(protocolOf(text)) && !/[?#]/.test(text), {
  error: 'must be a whole address such as https://commons.example.org, without ? or #',
})
const urlOf = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(protocolOf(text)), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  })

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}

const port = z.coerce
  .number({ error: 'must be a number from 0 to 65535; 0 takes any free one' })
  .int()
  .min(0)
  .max(65535)
const text = z.string()

/** Every variable, with the sentence that stands in docs/reference/environment.md. `secret` ones also come from a file: NAME_FILE. */
export const VARIABLES = {
  PORT: { shape: port.default(4321), shown: '4321', about: 'The port to serve on; 0 takes any free one.' },
  HOST: {
    shape: text.default('127.0.0.1'),
    shown: '127.0.0.1',
    about: 'The address to listen at; 0.0.0.0 for every network of the machine.',
  },
  DATA_DIR: {
    shape: text.default('./data'),
    shown: './data',
    about: 'The folder of the embedded database, settings and files. Made when missing.',
  },
  PUBLIC_URL: {
    shape: webUrl.optional(),
    shown: '',
    about:
      'Where people reach the server, for links in feeds and invites and for cookies over https. Unset: the address it listens at.',
  },
  DATABASE_URL: {
    shape: urlOf('postgres:', 'postgresql:').optional(),
    shown: '',
    about: 'A PostgreSQL database. Unset: embedded SQLite in DATA_DIR.',
    secret: true,
  },
  REDIS_URL: {
    shape: urlOf('redis:', 'rediss:').optional(),
    shown: '',
    about: 'A Redis server, through which several server processes act as one. Unset: one process.',
    secret: true,
  },
  LOG_LEVEL: {
    shape: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be one of trace, debug, info, warn, error, silent',
      })
      .default('info'),
    shown: 'info',
    about: 'How much is logged: trace, debug, info, warn, error or silent. Never content or secrets.',
  },
  TRUST_PROXY: {
    shape: text
      .regex(/^(\d{1,2}|loopback|linklocal|uniquelocal|[0-9a-fA-F.:/, ]+)$/, {
        error: 'must be the number of proxies in front, or their addresses separated by commas',
      })
      .optional(),
    shown: '',
    about:
      'The number of proxies in front, or their addresses: whom to believe about the address of a visitor. Unset: nobody.',
  },
  SMTP_URL: {
    shape: urlOf('smtp:', 'smtps:').optional(),
    shown: '',
    about:
      'A mail server, as smtps://name:secret@mail.example.org. Set: links to sign in, invites by address, what is meant for somebody and weekly digests are sent. Unset: no mail.',
    secret: true,
  },
  WEBHOOKS: {
    shape: z.enum(['public', 'anywhere', 'off'], { error: 'must be one of public, anywhere, off' }).default('public'),
    shown: 'public',
    about:
      'Where webhooks may lead: public, https to the public internet; anywhere, also into the network that this server stands in; off, nowhere.',
  },
  MAIL_FROM: {
    shape: text.default('Commonplace <commonplace@localhost>'),
    shown: 'Commonplace <commonplace@localhost>',
    about: 'Whom mail comes from.',
  },
  VAPID_PUBLIC_KEY: {
    shape: text
      .regex(/^[A-Za-z0-9_-]{87}$/, { error: 'must be a key as `npx web-push generate-vapid-keys` prints it' })
      .optional(),
    shown: '',
    about:
      'Set with VAPID_PRIVATE_KEY: browsers can be asked to tell people of what is meant for them. `npx web-push generate-vapid-keys` makes both.',
  },
  VAPID_PRIVATE_KEY: {
    shape: text
      .regex(/^[A-Za-z0-9_-]{43}$/, { error: 'must be a key as `npx web-push generate-vapid-keys` prints it' })
      .optional(),
    shown: '',
    about: 'The secret that goes with it.',
    secret: true,
  },
  VAPID_SUBJECT: {
    shape: text
      .regex(/^(mailto:|https:)/, { error: 'must begin with mailto: or https:' })
      .default('mailto:commonplace@localhost'),
    shown: 'mailto:commonplace@localhost',
    about:
      'Whom the services of browsers write to where something is wrong: mailto: or https:. Some take no localhost.',
  },
  OIDC_ISSUER: {
    shape: webUrl.optional(),
    shown: '',
    about:
      'Another service that people sign in with, by OpenID Connect: its address. Back to PUBLIC_URL/sign-in/oidc/callback.',
  },
  OIDC_CLIENT_ID: { shape: text.optional(), shown: '', about: 'As what this installation is known there.' },
  OIDC_CLIENT_SECRET: { shape: text.optional(), shown: '', about: 'The secret that goes with it.', secret: true },
  OIDC_NAME: {
    shape: text.default('your organisation'),
    shown: 'your organisation',
    about: 'How the service is called on the button: “Sign in with …”.',
  },
  OIDC_GROUPS: {
    shape: text
      .regex(/^\s*[^=,]+=[a-z0-9-]+:(host|member|guest)\s*(,\s*[^=,]+=[a-z0-9-]+:(host|member|guest)\s*)*$/, {
        error: 'must be group=community:role, with commas between several; a role is host, member or guest',
      })
      .optional(),
    shown: '',
    about:
      'Which groups of the service are what in which community: staff=fixers:member,leads=fixers:host. Read anew at every sign-in; a role that came from a group goes with it.',
  },
  OIDC_GROUPS_CLAIM: { shape: text.default('groups'), shown: 'groups', about: 'The claim that the groups stand in.' },
  S3_BUCKET: {
    shape: text.optional(),
    shown: '',
    about: 'Kept for files in object storage. This version keeps them in DATA_DIR and says so when it is set.',
  },
  S3_ENDPOINT: { shape: webUrl.optional(), shown: '', about: 'Goes with S3_BUCKET.' },
  S3_ACCESS_KEY: { shape: text.optional(), shown: '', about: 'Goes with S3_BUCKET.', secret: true },
  S3_SECRET_KEY: { shape: text.optional(), shown: '', about: 'Goes with S3_BUCKET.', secret: true },
} as const satisfies Record<string, { shape: z.ZodType; shown: string; about: string; secret?: boolean }>

export type LogLevel = z.output<(typeof VARIABLES)['LOG_LEVEL']['shape']>

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Without a slash at the end; null where the listening address is the public one. */
  readonly publicUrl: string | null
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  readonly logLevel: LogLevel
  /** What Express takes as `trust proxy`; false for nobody. */
  readonly trustProxy: number | string | false
  /** A mail server; null where none was named. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly oidc: OidcConfig | null
  /** With what browsers are told; null where they are not. */
  readonly push: { readonly publicKey: string; readonly privateKey: string; readonly subject: string } | null
  /** Where webhooks may lead. */
  readonly webhooks: 'public' | 'anywhere' | 'off'
  /** What is set and has no effect, in sentences for the log. */
  readonly warnings: readonly string[]
}

/** The environment does not make sense. `message` has one sentence for each thing that is wrong. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

type Shapes = { [Name in keyof typeof VARIABLES]: (typeof VARIABLES)[Name]['shape'] }
type Environment = Readonly<Record<string, string | undefined>>

/** The value of a variable, or of the file that NAME_FILE names; empty counts as unset. */
function readVariable(env: Environment, name: string, secret: boolean): string | undefined {
  const file = secret ? env[`${name}_FILE`] : undefined
  if (!file) return env[name] || undefined
  if (env[name]) throw new ConfigError(`${name} and ${name}_FILE are both set; keep one of them.`)
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ConfigError(`${name}_FILE names ${file}, which cannot be read (${why}).`)
  }
}

/** Reads the settings of this process. Throws one ConfigError that tells everything that is wrong. */
export function readConfig(env: Environment = process.env): Config {
  const wrong: string[] = []
  const raw: Record<string, string | undefined> = {}
  for (const [name, about] of Object.entries(VARIABLES)) {
    try {
      raw[name] = readVariable(env, name, 'secret' in about)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      wrong.push(error.message)
    }
  }
  const shapes = Object.fromEntries(Object.entries(VARIABLES).map(([name, { shape }]) => [name, shape])) as Shapes
  const read = z.object(shapes).safeParse(raw)
  // The value itself is not told: it may be a secret.
  for (const issue of read.error?.issues ?? []) wrong.push(`${issue.path.join('.')} ${issue.message}.`)
  if (!read.success || wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return configOf(read.data)
}

function oidcOf(env: z.output<z.ZodObject<Shapes>>): OidcConfig | null {
  if (!env.OIDC_ISSUER) return null
  if (!env.OIDC_CLIENT_ID) throw new ConfigError('OIDC_ISSUER is set, so OIDC_CLIENT_ID must be set too.')
  const groups = (env.OIDC_GROUPS ?? '').split(',').flatMap((pair) => {
    const [, group, slug, role] = /^\s*(.+)=([a-z0-9-]+):(host|member|guest)\s*$/.exec(pair) ?? []
    return group && slug ? [{ group, slug, role: role as 'host' | 'member' | 'guest' }] : []
  })
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    name: env.OIDC_NAME,
    groupsClaim: env.OIDC_GROUPS_CLAIM,
    groups,
  }
}

function pushOf(env: z.output<z.ZodObject<Shapes>>): Config['push'] {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = env
  if (!publicKey && !privateKey) return null
  if (!publicKey || !privateKey)
    throw new ConfigError('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY go together; set both or none.')
  return { publicKey, privateKey, subject }
}

function configOf(env: z.output<z.ZodObject<Shapes>>): Config {
  const warnings: string[] = []
  if (env.S3_BUCKET) warnings.push('S3_BUCKET is set, but this version keeps files in DATA_DIR.')
  const proxy = env.TRUST_PROXY
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    logLevel: env.LOG_LEVEL,
    trustProxy: proxy === undefined ? false : /^\d+$/.test(proxy) ? Number(proxy) : proxy,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    oidc: oidcOf(env),
    push: pushOf(env),
    webhooks: env.WEBHOOKS,
    warnings,
  }
}
