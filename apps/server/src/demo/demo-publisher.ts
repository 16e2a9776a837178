import type { PublishingKey } from '@wadah/contracts/release'
import { CodedError, errorCodes, type ErrorCode } from '@wadah/errors'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { signRequest } from '@wadah/plugin-bundle/signed-request'

/** Sends what an OPD sends: over HTTP, sealed and signed, to the running server. */
export interface DemoPublisher {
  publish(tarball: Buffer, key: PublishingKey): Promise<void>
  upload(options: { plugin: string; procedure: string; fileName: string; bytes: Uint8Array }, key: PublishingKey): Promise<void>
}

/** Makes a publisher for a server's address. */
export function createDemoPublisher(url: string, now: () => number): DemoPublisher {
  async function send(path: string, body: Uint8Array, options: { key: PublishingKey; headers?: Record<string, string> }): Promise<void> {
    const authorization = signRequest({ method: 'POST', path, body }, options.key, now())
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { ...options.headers, authorization },
    })
    if (answer.ok) return
    const refusal = (await answer.json().catch(() => ({}))) as { code?: string; message?: string; errors?: unknown[] }
    const code: ErrorCode = errorCodes.find((known) => known === refusal.code) ?? (refusal.errors ? 'intake_rejected' : 'internal')
    throw new CodedError(code, refusal.message ?? `${path} answered ${answer.status}: ${JSON.stringify(refusal.errors?.slice(0, 3) ?? '')}`)
  }
  return {
    publish: async (tarball, key) => send('/publish', await sealRelease(tarball, key), { key }),
    upload: ({ plugin, procedure, fileName, bytes }, key) =>
      send(`/intake/${plugin}/${procedure}`, bytes, {
        key,
        headers: { 'content-type': 'text/csv', 'x-file-name': encodeURIComponent(fileName) },
      }),
  }
}
