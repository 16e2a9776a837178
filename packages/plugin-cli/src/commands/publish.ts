import { setTimeout as wait } from 'node:timers/promises'
import type { PublishingKey } from '@wadah/contracts/release'
import { CodedError } from '@wadah/errors'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { sealPath } from '@wadah/plugin-bundle/tarball'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { verifyRelease } from '@wadah/plugin-bundle/verify'
import { say } from '../print.ts'
import { getSigned, sendSigned } from '../send-signed.ts'
import { serverRefusal } from '../server-refusal.ts'
import { sayChecks, wordState, type Submission } from '../submission.ts'
import { readKey, readRelease } from './read-release.ts'

/** A verdict comes within five minutes. */
const patienceMs = 5 * 60_000
const askAgainMs = 1_000

/**
 * Seals a release with the OPD's key, submits it to a running server and waits for the verdict of its checks.
 *
 * @remarks Throws what the server refuses it for, and `not_approved` when its checks send it back.
 */
export async function publish(path: string, options: { server: string; key: string }): Promise<void> {
  const key = await readKey(options.key)
  const sealed = await sealedWith(key, await readRelease(path))
  const answer = await sendSigned({ server: options.server, path: '/publish', body: sealed }, key)
  if (answer.status !== 201) throw serverRefusal(answer)
  const submission = await verdictOn(answer.body as Submission, options.server, key)
  sayChecks(submission.checks)
  const { plugin, version, state } = submission
  const words = `${plugin} ${version} ${wordState(submission)}`
  if (state === 'returned') throw new CodedError('not_approved', words)
  say(words)
}

async function verdictOn(first: Submission, server: string, key: PublishingKey): Promise<Submission> {
  let submission = first
  const until = Date.now() + patienceMs
  if (first.state === 'checking') say('It is being checked …')
  while (submission.state === 'checking' && Date.now() < until) {
    await wait(askAgainMs)
    const answer = await getSigned({ server, path: `/publish/${first.hash}` }, key)
    if (answer.status !== 200) throw serverRefusal(answer)
    submission = answer.body as Submission
  }
  return submission
}

/** A release that carries a seal already goes as it is: sealing it anew would bless whatever was changed since. */
async function sealedWith(key: PublishingKey, release: Buffer): Promise<Buffer> {
  if (!(await unpackRelease(release)).has(sealPath)) return sealRelease(release, key)
  await verifyRelease(release, (keyId) => (keyId === key.keyId ? key : undefined))
  return release
}
