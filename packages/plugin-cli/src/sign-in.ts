import { readFile } from 'node:fs/promises'
import { apiKeyPrefix } from '@wadah/contracts/api-key'
import type { PublishingKey } from '@wadah/contracts/release'
import { CodedError } from '@wadah/errors'
import { readKey } from './commands/read-release.ts'
import { warn } from './print.ts'

/** As whom a command calls the server: by an API key that is sent along, or by the publishing key that signs each request. */
export type SignIn = { kind: 'api-key'; apiKey: string } | { kind: 'publishing-key'; key: PublishingKey }

/** What a command was told about signing in. */
export interface SignInOptions {
  server: string
  /** File of the publishing key. */
  key: string
  /** File of the API key; it comes before {@link SignInOptions.apiKey}. */
  apiKeyFile?: string
  /** The API key itself, from the environment. */
  apiKey?: string | undefined
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Reads by what a command signs in: the API key where there is one, else the publishing key. The secret is never printed. */
export async function readSignIn(options: SignInOptions): Promise<SignIn> {
  const apiKey = await readApiKey(options)
  if (apiKey === undefined) return { kind: 'publishing-key', key: await readKey(options.key) }
  const url = URL.canParse(options.server) ? new URL(options.server) : undefined
  if (url?.protocol === 'http:' && !loopback.includes(url.hostname))
    warn(`${url.host} is called without https: whoever sits between can read the API key. A publishing key signs instead of being sent.`)
  return { kind: 'api-key', apiKey }
}

async function readApiKey({ apiKeyFile, apiKey }: SignInOptions): Promise<string | undefined> {
  if (apiKeyFile === undefined && (apiKey === undefined || apiKey.trim() === '')) return undefined
  const where = apiKeyFile ?? 'WADAH_API_KEY'
  const text = apiKeyFile === undefined ? apiKey : await readFile(apiKeyFile, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new CodedError('not_found', `The file ${where} of the API key is not there. Is the path right?`, { details: { where } })
  const key = text.trim()
  if (!key.startsWith(apiKeyPrefix) || /\s/.test(key)) {
    throw new CodedError('invalid_input', `${where} holds no API key: one begins with “${apiKeyPrefix}”. Make one in Wadah under Kunci.`, {
      details: { where },
    })
  }
  return key
}
