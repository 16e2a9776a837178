import { CodedError, type ErrorCode } from '@wadah/errors'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { say } from '../print.ts'
import { sendSigned } from '../send-signed.ts'
import { readKey, readRelease } from './read-release.ts'

/** Seals a release with the OPD's key and publishes it to a running server. Throws what the server refuses it for. */
export async function publish(path: string, options: { server: string; key: string }): Promise<void> {
  const key = await readKey(options.key)
  const sealed = await sealRelease(await readRelease(path), key)
  const { status, body } = await sendSigned({ server: options.server, path: '/publish', body: sealed }, key)
  if (status !== 201) {
    const refusal = body as { code?: string; message?: string; details?: Record<string, unknown> }
    throw new CodedError((refusal.code ?? 'internal') as ErrorCode, `The server refused the release: ${refusal.message ?? `status ${status}`}`, { details: refusal.details ?? {} })
  }
  const { plugin, version, state } = body as { plugin: string; version: string; state: string }
  say(`${plugin} ${version} is published: ${state}.`)
}
