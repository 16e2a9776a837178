import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type ConnectionOptions } from 'node:tls'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { listen } from './listen.ts'

const scratch = mkdtempSync(join(tmpdir(), 'wadah-listen-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const [key, cert] = [join(scratch, 'key.pem'), join(scratch, 'cert.pem')]
const newCertificate = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=wadah.uji.example -keyout ${key} -out ${cert}`
const hasCertificate = spawnSync('openssl', newCertificate.split(' ')).status === 0

/** What a client and the server agree on; the error when they do not. */
function agree(port: number, options: ConnectionOptions): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }, () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().name}`)
      socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
}

test.skipIf(!hasCertificate)('TLS is spoken as of 1.2, and by no cipher that a lost key would open afterwards', async () => {
  const listening = await listen(readConfig({ PORT: '0', WADAH_TLS_CERT: cert, WADAH_TLS_KEY: key }, []))
  const { port } = listening

  expect(await agree(port, {})).toMatch(/^TLSv1\.3 TLS_AES_256_GCM_SHA384$/)
  expect(await agree(port, { maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-RSA-AES256-GCM-SHA384$/)
  for (const ciphers of ['AES128-GCM-SHA256', 'AES256-SHA256', 'ECDHE-RSA-AES128-SHA256'])
    expect(await agree(port, { maxVersion: 'TLSv1.2', ciphers })).toMatch(/^(ERR_SSL|ECONNRESET)/)
  expect(await agree(port, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' })).toMatch(/^(ERR_SSL|ECONNRESET)/)
  await listening.close()
})

test('while it starts, Wadah says so to whoever asks, and no browser shows that as a page', async () => {
  const listening = await listen(readConfig({ PORT: '0' }, []))

  const answer = await fetch(listening.url)

  expect([answer.status, answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual([
    503,
    'nosniff',
    'no-store',
  ])
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  await listening.close()
})
