import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'wadah-commands-'))
const real = join(scratch, 'real')

interface Result {
  code: number | null
  output: string
}

function run(script: string, args: string[], { dataDir = real, input = '' } = {}): Promise<Result> {
  const environment = { PATH: process.env.PATH, WADAH_DATA_DIR: dataDir, PORT: '0', WADAH_LOG: 'error' }
  const child = spawn(process.execPath, [join(source, script), ...args], { env: environment })
  child.stdin.end(input)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

interface Running {
  url: string
  output(): string
  stop(): Promise<number | null>
}

function startReal(dataDir = real, more: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [join(source, 'main.ts'), '--real'], {
    env: { PATH: process.env.PATH, WADAH_DATA_DIR: dataDir, PORT: '0', WADAH_LOG: 'error', ...more },
  })
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)))
    const stop = () =>
      new Promise<number | null>((done) => {
        child.removeAllListeners('exit')
        if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode)
        child.once('exit', (code) => done(code))
        child.kill('SIGTERM')
      })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const url = /Ready in [\d.]+ s: (\S+)/.exec(output)?.[1]
        if (url !== undefined) resolve({ url, output: () => output, stop })
      })
    }
  })
}

const signIn = (url: string, password: string) =>
  fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'admin@uji.example', password }),
  })

let server: Running | undefined
beforeAll(async () => {
  server = await startReal()
}, 60_000)
afterAll(async () => {
  const code = await server?.stop()
  if (code !== 0) throw new Error(`The server ended with ${code}: ${server?.output()}`)
  rmSync(scratch, { recursive: true, force: true })
}, 30_000)

test('a real installation starts empty, says how to begin and where its secret is', () => {
  expect(server?.output()).toContain('npm run wadah -- create-admin --real')
  expect(server?.output()).toContain(join(real, 'secret'))
})

test('a running server makes the first administrator, who signs in with a password and nobody else', async () => {
  const args = ['--real', '--email', 'admin@uji.example', '--name', 'Admin Uji']
  const short = await run('commands/create-admin.ts', args, { input: 'pendek\n' })
  const made = await run('commands/create-admin.ts', args, { input: 'kata sandi panjang\n' })

  expect([short.code, made.code]).toEqual([1, 0])
  const url = server?.url ?? ''
  expect((await signIn(url, 'kata sandi salah')).status).toBe(401)
  const cookie = (await signIn(url, 'kata sandi panjang')).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const me = (await (await fetch(`${url}/trpc/session.me`, { headers: { cookie } })).json()) as unknown
  expect(me).toMatchObject({ result: { data: { demo: false, caller: { name: 'Admin Uji', roles: ['curator', 'operator'] } } } })
  expect((await fetch(`${url}/demo/sign-in?as=mayor`)).status).toBe(403)
  expect(
    (
      await fetch(`${url}/api/auth/sign-up/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: '{"email":"x@y.example","password":"kata sandi panjang","name":"x"}',
      })
    ).ok,
  ).toBe(false)
}, 30_000)

test('whoever holds the machine helps those who cannot sign in, while the server runs', async () => {
  const list = await run('commands/admin.ts', ['--real', 'list'])
  const reset = await run('commands/admin.ts', ['--real', 'reset-password', 'admin@uji.example'])
  const sheet = await run('commands/admin.ts', ['--real', 'recovery-sheet'])
  const unknown = await run('commands/admin.ts', ['--real', 'erase-all', 'admin@uji.example'])

  expect(list.output).toMatch(/^admin@uji\.example\tAdmin Uji\tcurator\+operator\t-\tpassword\t\d+ sessions/)
  const [, token] = /\/undangan#([\w-]{43})/.exec(reset.output) ?? []
  const use = (password: string) =>
    fetch(`${server?.url ?? ''}/trpc/account.useLink`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password }),
    })
  expect((await use('Bismillah2026')).status).toBe(400)
  expect((await use('angklung di balai kota')).status).toBe(200)
  expect((await signIn(server?.url ?? '', 'kata sandi panjang')).status).toBe(401)
  expect((await signIn(server?.url ?? '', 'angklung di balai kota')).status).toBe(200)
  expect(sheet.output).toContain(join(real, 'secret'))
  expect([unknown.code, unknown.output]).toEqual([1, expect.stringContaining('wadah admin list')])
}, 60_000)

test('known vulnerabilities are taken over from a folder of an export, those of other worlds left out; a wrong path says so', async () => {
  const folder = join(scratch, 'osv')
  const entry = (ecosystem: string) => ({
    id: `GHSA-${ecosystem}`,
    modified: '2026-11-20T03:00:00Z',
    affected: [{ package: { ecosystem, name: 'left-pad' }, versions: ['1.0.0'] }],
  })
  mkdirSync(folder)
  for (const ecosystem of ['npm', 'PyPI']) writeFileSync(join(folder, `${ecosystem}.json`), JSON.stringify(entry(ecosystem)))

  const taken = await run('commands/osv.ts', ['import', folder, '--real'])
  const wrong = await run('commands/osv.ts', ['import', join(scratch, 'tiada'), '--real'])
  const bare = await run('commands/osv.ts', [])

  expect([taken.code, taken.output]).toEqual([
    0,
    expect.stringContaining('Took over 1 known vulnerabilities of packages, the newest of 2026-11-20.'),
  ])
  expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('cannot be read as an export of OSV')])
  expect([bare.code, bare.output]).toEqual([1, expect.stringContaining('wadah osv import <file>')])
}, 30_000)

test('a second server on the same folder says what to do', async () => {
  const second = await run('main.ts', ['--real'])

  expect(second.code).toBe(1)
  expect(second.output).not.toContain('    at ')
}, 30_000)

test('a backup of the running server is restored into an empty folder, and nowhere else', async () => {
  const written = await run('commands/backup.ts', ['--real'])
  const file = join(real, 'backups', readdirSync(join(real, 'backups'))[0] ?? '')
  const busy = await run('commands/restore.ts', ['--real', file])
  const elsewhere = join(scratch, 'restored')
  const restored = await run('commands/restore.ts', [file], { dataDir: elsewhere })
  const again = await run('commands/restore.ts', [file], { dataDir: elsewhere })

  expect([written.code, busy.code, restored.code, again.code]).toEqual([0, 1, 0, 1])
  // A backup brings its kind: nobody gets into a restored real installation by a demo's door.
  expect(restored.output).toContain('npm start -- --real')
  expect((await run('main.ts', [], { dataDir: elsewhere })).output).toContain('holds a real installation')
  const other = await startReal(elsewhere)
  expect((await signIn(other.url, 'angklung di balai kota')).status).toBe(200)
  expect(await other.stop()).toBe(0)
  const helped = await run('commands/admin.ts', ['--real', 'make-administrator', 'admin@uji.example'], { dataDir: elsewhere })
  expect([helped.code, helped.output]).toEqual([0, 'Admin Uji is curator and operator.\n'])
}, 60_000)

const [key, cert] = [join(scratch, 'key.pem'), join(scratch, 'cert.pem')]
const newCertificate = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=wadah.uji.example -keyout ${key} -out ${cert}`
const hasCertificate = spawnSync('openssl', newCertificate.split(' ')).status === 0

test.skipIf(!hasCertificate)('commands reach a server that speaks TLS under the name of the city', { timeout: 60_000 }, async () => {
  const dataDir = join(scratch, 'tls')
  const other = await startReal(dataDir, { WADAH_TLS_CERT: cert, WADAH_TLS_KEY: key })

  const written = await run('commands/backup.ts', ['--real'], { dataDir })

  expect(other.url).toMatch(/^https:/)
  expect(written).toMatchObject({ code: 0, output: expect.stringContaining(join(dataDir, 'backups')) })
  expect(await other.stop()).toBe(0)
})

test('a backup of the running server goes into the file that was named', async () => {
  const file = join(scratch, 'bernama.backup')

  const written = await run('commands/backup.ts', [file])

  expect(written).toMatchObject({ code: 0, output: expect.stringContaining(file) })
  expect(existsSync(file)).toBe(true)
}, 30_000)

test('where there is no Wadah nothing is backed up and nothing is made', async () => {
  const nowhere = join(scratch, 'nowhere')

  const result = await run('commands/backup.ts', [], { dataDir: nowhere })

  expect(result).toMatchObject({ code: 1, output: expect.stringContaining(`There is no Wadah in ${nowhere}`) })
  expect(existsSync(nowhere)).toBe(false)
})

test('a bad environment is explained line by line', async () => {
  const environment = { PATH: process.env.PATH, PORT: 'x', WADAH_SECRET: 'short' }
  const child = spawn(process.execPath, [join(source, 'main.ts')], { env: environment })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))

  expect(code).toBe(1)
  expect(output).toMatch(/PORT: write a number.*\n.*WADAH_SECRET: write at least 32 characters/)
})

test('a folder with other files is left alone', async () => {
  writeFileSync(join(scratch, 'note.txt'), '')

  const result = await run('main.ts', ['--real'], { dataDir: scratch })

  expect(result.output).toContain('holds other files')
})
