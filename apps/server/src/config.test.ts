import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isCodedError } from '@wadah/errors'
import { readConfig, type Environment } from './config.ts'

function problemsOf(environment: Environment, args: string[] = []): string[] {
  try {
    readConfig(environment, args)
  } catch (error) {
    if (!isCodedError(error) || error.code !== 'config_invalid') throw error
    return (error.details.problems as { variable: string; problem: string }[]).map(({ variable }) => variable)
  }
  return []
}

test('an empty environment is a demo on loopback with the embedded database', () => {
  expect(readConfig({}, [])).toEqual({
    demo: true,
    safeMode: false,
    demandsSecondFactor: false,
    port: 3278,
    host: '127.0.0.1',
    dataDir: resolve('.wadah'),
    databaseUrl: undefined,
    secret: undefined,
    tls: undefined,
    backupDir: resolve('.wadah/backups'),
    origin: undefined,
    city: 'tasikmalaya',
    logLevel: 'info',
    workers: 2,
    proxies: 0,
    live: { perSession: 60, perAddress: 1000 },
    sso: undefined,
    chromium: undefined,
  })
})

test('--real uses a data folder of its own', () => {
  expect(readConfig({}, ['--real'])).toMatchObject({ demo: false, dataDir: resolve('.wadah-real') })
})

test('safe mode by argument or variable', () => {
  expect(readConfig({}, ['--safe'])).toMatchObject({ safeMode: true, demo: true })
  expect(readConfig({ WADAH_SAFE_MODE: '1' }, ['--real'])).toMatchObject({ safeMode: true, demo: false })
  expect(problemsOf({ WADAH_SAFE_MODE: 'yes' })).toEqual(['WADAH_SAFE_MODE'])
})

test('administrators of a real installation need a second factor, unless it says otherwise', () => {
  expect(readConfig({}, ['--real'])).toMatchObject({ demandsSecondFactor: true })
  expect(readConfig({ WADAH_SECOND_FACTOR: 'nobody' }, ['--real'])).toMatchObject({ demandsSecondFactor: false })
  expect(readConfig({ WADAH_SECOND_FACTOR: 'administrators' }, [])).toMatchObject({ demandsSecondFactor: true })
  expect(problemsOf({ WADAH_SECOND_FACTOR: 'yes' })).toEqual(['WADAH_SECOND_FACTOR'])
})

test('every bad variable is named at once', () => {
  const bad = { PORT: 'http', DATABASE_URL: 'mysql://x', WADAH_SECRET: 'short', WADAH_TLS_KEY: 'key.pem', WADAH_LOG: 'loud' }

  expect(problemsOf(bad, ['--fast'])).toEqual(
    expect.arrayContaining(['PORT', 'DATABASE_URL', 'WADAH_SECRET', 'WADAH_TLS_CERT', 'WADAH_LOG', '--fast']),
  )
})

test('the error says what to write instead', () => {
  expect(() => readConfig({ PORT: '70000' }, [])).toThrow(/PORT: write 0 to 65535/)
})

test('an empty variable counts as absent', () => {
  expect(problemsOf({ DATABASE_URL: '', WADAH_SECRET: '' })).toEqual([])
})

const sso = { WADAH_OIDC_ISSUER: 'https://login.example.go.id/', WADAH_OIDC_CLIENT_ID: 'wadah', WADAH_OIDC_CLIENT_SECRET: 'rahasia-klien' }

test('single sign-on is set whole, and its address without the slash at the end', () => {
  expect(readConfig(sso, []).sso).toEqual({
    issuer: 'https://login.example.go.id',
    clientId: 'wadah',
    clientSecret: 'rahasia-klien',
    name: 'SSO',
  })
})

test.each([
  [{ WADAH_OIDC_ISSUER: sso.WADAH_OIDC_ISSUER }, ['WADAH_OIDC_CLIENT_ID', 'WADAH_OIDC_CLIENT_SECRET']],
  [{ ...sso, WADAH_OIDC_ISSUER: 'login.example' }, ['WADAH_OIDC_ISSUER']],
  [{ ...sso, WADAH_OIDC_ISSUER: 'http://login.example.go.id' }, ['WADAH_OIDC_ISSUER']],
  [{ ...sso, WADAH_OIDC_CLIENT_SECRET: 'x' }, ['WADAH_OIDC_CLIENT_SECRET']],
  [{ ...sso, WADAH_OIDC_NAME: 'x'.repeat(41) }, ['WADAH_OIDC_NAME']],
  [{ WADAH_PROXIES: '-1' }, ['WADAH_PROXIES']],
])('%o names %o', (environment, variables) => {
  expect(problemsOf(environment)).toEqual(variables)
})
