import { resolve } from 'node:path'
import * as z from 'zod'
import { CodedError } from '@wadah/errors'
import { cityNames } from './city/load-city.ts'
import type { SsoConfig } from './identity/sso.ts'

/** Everything the environment and the command line decide. */
export interface Config {
  /** Demo mode: the city is simulated and whoever can reach the loopback address may sign in as anybody. */
  demo: boolean
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** What encrypts connections' credentials and signs sessions; undefined lets the data folder's own be used. */
  secret: string | undefined
  tls: { cert: string; key: string } | undefined
  backupDir: string
  /** File of known vulnerabilities, when not the one imported into the data folder. */
  osv: string | undefined
  /** Address people use, when it is not the one listened at (behind a proxy). */
  origin: string | undefined
  city: string
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** Starts with plugins off: nothing of them runs, to find out what troubles the server. */
  safeMode: boolean
  /** Administrators need a second factor before they approve, stop, or change keys and roles. */
  demandsSecondFactor: boolean
  /** Threads that run adapters. */
  workers: number
  /** Proxies between people and Wadah; each adds the address it was asked from to `x-forwarded-for`. */
  proxies: number
  /** Connections of the live stream that one session and one address may hold at a time. */
  live: { perSession: number; perAddress: number }
  /** The city's single sign-on. */
  sso: SsoConfig | undefined
  /** Path of a Chromium that draws what is not ours; undefined: such checks are not run. */
  chromium: string | undefined
}

const word = z.string().trim().min(1)

const environmentSchema = z.object({
  PORT: z.coerce
    .number({ error: 'write a number, e.g. 3278' })
    .int('write a whole number')
    .min(0, 'write 0 to 65535')
    .max(65_535, 'write 0 to 65535')
    .default(3278),
  HOST: word.default('127.0.0.1'),
  WADAH_DATA_DIR: word.optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'write postgres://user:password@host:5432/database, or leave it out for the embedded database',
    })
    .optional(),
  WADAH_SECRET: z.string().min(32, 'write at least 32 characters; `openssl rand -base64 48` makes a good one').optional(),
  WADAH_TLS_CERT: word.optional(),
  WADAH_TLS_KEY: word.optional(),
  WADAH_BACKUP_DIR: word.optional(),
  WADAH_OSV: word.optional(),
  WADAH_ORIGIN: z.url({ protocol: /^https?$/, error: 'write the address people open, e.g. https://wadah.example.go.id' }).optional(),
  WADAH_CITY: z
    .string()
    .regex(/^[a-z][a-z-]*$/, 'write the name of a folder in apps/server/city')
    .optional(),
  WADAH_SAFE_MODE: z.enum(['0', '1'], { error: 'write 1 to start with plugins off, or leave it out' }).default('0'),
  WADAH_SECOND_FACTOR: z
    .enum(['administrators', 'nobody'], { error: 'write administrators or nobody: of whom a second factor is demanded' })
    .optional(),
  WADAH_CHROMIUM: word.optional(),
  WADAH_LOG: z.enum(['debug', 'info', 'warn', 'error'], { error: 'write debug, info, warn or error' }).default('info'),
  WADAH_WORKERS: z.coerce.number({ error: 'write a number, e.g. 2' }).int().min(1, 'write 1 to 16').max(16, 'write 1 to 16').default(2),
  WADAH_PROXIES: z.coerce.number({ error: 'write a number, e.g. 1' }).int().min(0, 'write 0 to 5').max(5, 'write 0 to 5').default(0),
  WADAH_LIVE_PER_SESSION: z.coerce.number({ error: 'write a number, e.g. 60' }).int().min(1, 'write 1 or more').default(60),
  WADAH_LIVE_PER_ADDRESS: z.coerce.number({ error: 'write a number, e.g. 1000' }).int().min(1, 'write 1 or more').default(1_000),
  WADAH_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'write the address of the provider, e.g. https://login.example.go.id/realms/city' })
    .optional(),
  WADAH_OIDC_CLIENT_ID: word.max(200, 'is too long for a client id').optional(),
  WADAH_OIDC_CLIENT_SECRET: word.min(8, 'write at least 8 characters, as the provider gave it').optional(),
  WADAH_OIDC_NAME: word.max(40, 'write at most 40 characters').default('SSO'),
})

/** What may stand behind the command. */
const knownArguments = ['--real', '--safe']

const oidcVariables = ['WADAH_OIDC_ISSUER', 'WADAH_OIDC_CLIENT_ID', 'WADAH_OIDC_CLIENT_SECRET'] as const

/** A client secret that goes over the wire in the clear is none; on the machine itself there is no wire. */
function oidcProblems(set: Record<string, unknown>): { variable: string; problem: string }[] {
  const missing = oidcVariables.filter((variable) => !(variable in set))
  if (missing.length === oidcVariables.length) return []
  const problems = missing.map((variable) => ({ variable, problem: `set it too, or none of ${oidcVariables.join(', ')}` }))
  const issuer = String(set['WADAH_OIDC_ISSUER'] ?? '')
  const isPlain = URL.canParse(issuer) && new URL(issuer).protocol === 'http:'
  if (isPlain && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname)) {
    problems.push({ variable: 'WADAH_OIDC_ISSUER', problem: 'must begin with https://, unless the provider runs on this machine' })
  }
  return problems
}

/** The environment as a plain record. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the configuration; throws `config_invalid` that names every bad variable and what to write instead. */
export function readConfig(environment: Environment, args: readonly string[]): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(set)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), problem: issue.message }))
  if ('WADAH_TLS_CERT' in set !== 'WADAH_TLS_KEY' in set) {
    problems.push({ variable: 'WADAH_TLS_CERT', problem: 'set both WADAH_TLS_CERT and WADAH_TLS_KEY to file paths, or neither' })
  }
  problems.push(...oidcProblems(set))
  for (const argument of args)
    if (!knownArguments.includes(argument)) {
      problems.push({ variable: argument, problem: `is not known; there are ${knownArguments.join(' and ')}` })
    }
  const city = parsed.data?.WADAH_CITY ?? onlyCity()
  if (parsed.success && city === undefined) problems.push({ variable: 'WADAH_CITY', problem: `write one of ${cityNames().join(', ')}` })
  if (!parsed.success || problems.length > 0 || city === undefined) {
    const lines = problems.map(({ variable, problem }) => `  ${variable}: ${problem}`)
    throw new CodedError('config_invalid', `Wadah cannot start with this configuration:\n${lines.join('\n')}`, { details: { problems } })
  }
  const safeMode = args.includes('--safe') || parsed.data.WADAH_SAFE_MODE === '1'
  return toConfig(parsed.data, { city, demo: !args.includes('--real'), safeMode })
}

/** The city, where there is no choice. */
function onlyCity(): string | undefined {
  const [name, ...others] = cityNames()
  return others.length === 0 ? name : undefined
}

function toConfig(values: z.infer<typeof environmentSchema>, { city, demo, safeMode }: Pick<Config, 'city' | 'demo' | 'safeMode'>): Config {
  const dataDir = resolve(values.WADAH_DATA_DIR ?? (demo ? '.wadah' : '.wadah-real'))
  const { WADAH_TLS_CERT: cert, WADAH_TLS_KEY: key } = values
  return {
    demo,
    safeMode,
    demandsSecondFactor: (values.WADAH_SECOND_FACTOR ?? (demo ? 'nobody' : 'administrators')) === 'administrators',
    port: values.PORT,
    host: values.HOST,
    dataDir,
    databaseUrl: values.DATABASE_URL,
    secret: values.WADAH_SECRET,
    tls: cert === undefined || key === undefined ? undefined : { cert, key },
    backupDir: values.WADAH_BACKUP_DIR === undefined ? resolve(dataDir, 'backups') : resolve(values.WADAH_BACKUP_DIR),
    osv: values.WADAH_OSV === undefined ? undefined : resolve(values.WADAH_OSV),
    origin: values.WADAH_ORIGIN === undefined ? undefined : new URL(values.WADAH_ORIGIN).origin,
    city,
    logLevel: values.WADAH_LOG,
    workers: values.WADAH_WORKERS,
    proxies: values.WADAH_PROXIES,
    live: { perSession: values.WADAH_LIVE_PER_SESSION, perAddress: values.WADAH_LIVE_PER_ADDRESS },
    sso: ssoOf(values),
    chromium: values.WADAH_CHROMIUM,
  }
}

function ssoOf(values: z.infer<typeof environmentSchema>): SsoConfig | undefined {
  const { WADAH_OIDC_ISSUER: issuer, WADAH_OIDC_CLIENT_ID: clientId, WADAH_OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  return { issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, name: values.WADAH_OIDC_NAME }
}

/** Reads the configuration of this process; the only place that does. */
export function loadConfig(args: readonly string[] = process.argv.slice(2)): Config {
  return readConfig(process.env, args)
}
