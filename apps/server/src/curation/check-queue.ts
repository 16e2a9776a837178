import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { CheckVerdict } from '@wadah/contracts/curation'
import { claimChecking, releaseAllClaims } from '@wadah/db/curation'
import type { Database } from '@wadah/db/open'
import { findPublishingKey } from '@wadah/db/publishing-keys'
import { findRelease, listReleasesInState } from '@wadah/db/releases'
import type { Renderer } from '@wadah/plugin-bundle/check-context'
import type { OsvIndex } from '@wadah/plugin-bundle/osv'
import { runChecks } from '@wadah/plugin-bundle/run-checks'
import { loadForReview, loadRunning } from './load-checked-release.ts'
import { settleRelease } from './settle-release.ts'

/** What the checks of submitted releases stand on. */
export interface CheckDeps {
  database: Database
  adapterHost: AdapterHost
  utcOffsetMinutes: number
  now(): number
  log(event: { level: 'info' | 'warn' | 'error'; message: string; details?: Readonly<Record<string, unknown>> }): void
  /** Known vulnerabilities, when the operator imported them. */
  osv(): Promise<OsvIndex | undefined>
  /** Where widgets are drawn and looked at; absent: not run here. */
  renderer?: Renderer | undefined
}

/** Checks submitted releases, a few at a time. */
export interface CheckQueue {
  start(): Promise<void>
  stop(): Promise<void>
  /** Checks a release as soon as may be and waits for it at most so long, ms. */
  checked(hash: string, waitMs: number): Promise<void>
}

const lookMs = 5_000
const askAgainMs = 40
/** Releases checked at a time: one that waits for its renderer must not keep the next from its five minutes. */
const lanes = 3
/** A verdict comes within five minutes; who has not given one after six is dead. */
const deadAfterMs = 6 * 60_000
/** Checks that ended the server this often are not tried again. */
const mostAttempts = 3

/**
 * Makes the queue of checks. What waits stands in the database as `checking`, so a restart goes on where it was, and of several replicas
 * one takes each release.
 */
export function createCheckQueue(deps: CheckDeps): CheckQueue {
  const { database, now, log } = deps
  const worker = randomUUID()
  let isOpen = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let isAskedAgain = false

  const failed = (hash: string) => (thrown: unknown) =>
    log({ level: 'error', message: 'A release could not be checked.', details: { hash, reason: String(thrown) } })
  const checkOne = async (hash: string): Promise<void> => {
    const at = new Date(now())
    const attempts = await claimChecking(database, { release: hash, worker, at, staleBefore: new Date(now() - deadAfterMs) })
    if (attempts !== undefined) await checkRelease(deps, hash, { gaveUp: attempts > mostAttempts })
  }
  const checkAll = async (): Promise<void> => {
    do {
      isAskedAgain = false
      const waiting = (await listReleasesInState(database, ['checking'])).values()
      const lane = async (): Promise<void> => {
        for (const { hash } of waiting) if (isOpen) await checkOne(hash).catch(failed(hash))
      }
      await Promise.all(Array.from({ length: lanes }, lane))
    } while (isAskedAgain)
  }
  const look = (): void => {
    isAskedAgain = true
    if (!isOpen) return
    working ??= checkAll()
      .catch((thrown: unknown) => log({ level: 'error', message: 'The checks of releases stopped.', details: { reason: String(thrown) } }))
      .finally(() => (working = undefined))
  }
  return {
    async start() {
      // No other process works on an embedded database: whatever was taken there was taken by one that is gone.
      if (database.kind === 'pglite') await releaseAllClaims(database)
      isOpen = true
      timer = setInterval(look, lookMs)
      look()
    },
    async stop() {
      isOpen = false
      clearInterval(timer)
      await Promise.race([working, wait(10_000, undefined, { ref: false })])
    },
    async checked(hash, waitMs) {
      look()
      const until = performance.now() + waitMs
      while (performance.now() < until && (await findRelease(database, hash))?.state === 'checking') await wait(askAgainMs)
    },
  }
}

/** Runs the checks of one release now and settles it. */
export async function checkRelease(deps: CheckDeps, hash: string, { gaveUp = false } = {}): Promise<void> {
  const { database, adapterHost, utcOffsetMinutes, renderer, now } = deps
  const release = await loadForReview(database, hash)
  const running = await loadRunning(database, release.manifest.id, hash)
  const verdicts = gaveUp
    ? [brokenOff]
    : await runChecks({
        release,
        running,
        adapterHost,
        utcOffsetMinutes,
        renderer,
        osv: await deps.osv(),
        findKey: (keyId) => findPublishingKey(database, keyId),
      })
  await settleRelease(database, { checked: release, verdicts, at: new Date(now()) })
}

const brokenOff: CheckVerdict = {
  check: 'sandbox',
  outcome: 'failed',
  summary: {
    id: 'Pemeriksaan rilis ini berkali-kali menghentikan server; rilis tidak diperiksa lagi.',
    en: 'Checking this release ended the server several times; it is not checked again.',
  },
  findings: [],
}
