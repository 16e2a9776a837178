import { resolve } from 'node:path'
import * as z from 'zod'
import { CodedError } from '@wadah/errors'

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
  /** Address people use, when it is not the one listened at (behind a proxy). */
  origin: string | undefined
  city: string
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** Threads that run adapters. */
  workers: number
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
  WADAH_ORIGIN: z.url({ protocol: /^https?$/, error: 'write the address people open, e.g. https://wadah.example.go.id' }).optional(),
  WADAH_CITY: z
    .string()
    .regex(/^[a-z][a-z-]*$/, 'write the name of a folder in apps/server/city')
    .default('tasikmalaya'),
  WADAH_CHROMIUM: word.optional(),
  WADAH_LOG: z.enum(['debug', 'info', 'warn', 'error'], { error: 'write debug, info, warn or error' }).default('info'),
  WADAH_WORKERS: z.coerce.number({ error: 'write a number, e.g. 2' }).int().min(1, 'write 1 to 16').max(16, 'write 1 to 16').default(2),
})

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
  for (const argument of args)
    if (argument !== '--real') problems.push({ variable: argument, problem: 'is not known; the only argument is --real' })
  if (!parsed.success || problems.length > 0) {
    const lines = problems.map(({ variable, problem }) => `  ${variable}: ${problem}`)
    throw new CodedError('config_invalid', `Wadah cannot start with this configuration:\n${lines.join('\n')}`, { details: { problems } })
  }
  return toConfig(parsed.data, !args.includes('--real'))
}

function toConfig(values: z.infer<typeof environmentSchema>, demo: boolean): Config {
  const dataDir = resolve(values.WADAH_DATA_DIR ?? (demo ? '.wadah' : '.wadah-real'))
  const { WADAH_TLS_CERT: cert, WADAH_TLS_KEY: key } = values
  return {
    demo,
    port: values.PORT,
    host: values.HOST,
    dataDir,
    databaseUrl: values.DATABASE_URL,
    secret: values.WADAH_SECRET,
    tls: cert === undefined || key === undefined ? undefined : { cert, key },
    backupDir: values.WADAH_BACKUP_DIR === undefined ? resolve(dataDir, 'backups') : resolve(values.WADAH_BACKUP_DIR),
    origin: values.WADAH_ORIGIN === undefined ? undefined : new URL(values.WADAH_ORIGIN).origin,
    city: values.WADAH_CITY,
    logLevel: values.WADAH_LOG,
    workers: values.WADAH_WORKERS,
    chromium: values.WADAH_CHROMIUM,
  }
}

/** Reads the configuration of this process; the only place that does. */
export function loadConfig(args: readonly string[] = process.argv.slice(2)): Config {
  return readConfig(process.env, args)
}
