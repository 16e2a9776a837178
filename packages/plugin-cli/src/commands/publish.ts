import { access } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { PublishingKey } from '@wadah/contracts/release'
import { CodedError } from '@wadah/errors'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { sealPath } from '@wadah/plugin-bundle/tarball'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { verifyRelease } from '@wadah/plugin-bundle/verify'
import { say } from '../print.ts'
import { askAs, sendAs } from '../send-as.ts'
import { serverRefusal } from '../server-refusal.ts'
import { readSignIn, type SignIn, type SignInOptions } from '../sign-in.ts'
import { sayChecks, wordState, type Submission } from '../submission.ts'
import { readKey, readRelease } from './read-release.ts'

/** A verdict comes within five minutes. */
const patienceMs = 5 * 60_000
const askAgainMs = 1_000

/**
 * Seals a release with the OPD's key, submits it to a running server and waits for the verdict of its checks. One that was sealed
 * elsewhere goes as it is; with an API key no publishing key need be at hand for it.
 *
 * @remarks Throws what the server refuses it for, and `not_approved` when its checks send it back.
 */
export async function publish(path: string, options: SignInOptions): Promise<void> {
  const signIn = await readSignIn(options)
  const sealed = await sealOf(signIn, await readRelease(path), options)
  const answer = await sendAs({ server: options.server, path: '/publish', body: sealed }, signIn)
  if (answer.status !== 201) throw serverRefusal(answer)
  const submission = await verdictOn(answer.body as Submission, options.server, signIn)
  sayChecks(submission.checks)
  const { plugin, version, state } = submission
  const words = `${plugin} ${version} ${wordState(submission)}`
  if (state === 'returned') throw new CodedError('not_approved', words)
  say(words)
}

async function verdictOn(first: Submission, server: string, signIn: SignIn): Promise<Submission> {
  let submission = first
  const until = Date.now() + patienceMs
  if (first.state === 'checking') say('It is being checked …')
  while (submission.state === 'checking' && Date.now() < until) {
    await wait(askAgainMs)
    const answer = await askAs({ server, path: `/publish/${first.hash}` }, signIn)
    // A key that may submit need not be one that may ask.
    if (answer.status === 403 && signIn.kind === 'api-key') return submission
    if (answer.status !== 200) throw serverRefusal(answer)
    submission = answer.body as Submission
  }
  return submission
}

/** The release as it is sent: sealed by the publishing key at hand, or before. Throws `invalid_seal` when neither is so. */
async function sealOf(signIn: SignIn, release: Buffer, { key: file }: SignInOptions): Promise<Buffer> {
  if (signIn.kind === 'publishing-key') return sealedWith(signIn.key, release)
  if (await isThere(file)) return sealedWith(await readKey(file), release)
  if ((await unpackRelease(release)).has(sealPath)) return release
  throw new CodedError(
    'invalid_seal',
    'An API key submits, it does not seal. Seal the release where the publishing key is (wadah seal … --out sealed.tgz) and publish that file, or name the key with --key.',
    { details: { where: file } },
  )
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

/** A release that carries a seal already goes as it is: sealing it anew would bless whatever was changed since. */
async function sealedWith(key: PublishingKey, release: Buffer): Promise<Buffer> {
  if (!(await unpackRelease(release)).has(sealPath)) return sealRelease(release, key)
  await verifyRelease(release, (keyId) => (keyId === key.keyId ? key : undefined))
  return release
}
